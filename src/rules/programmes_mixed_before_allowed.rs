use super::prelude::*;

/// Seminars approved up to the July 2025 round need one upload for each programme (S0 Q24).
pub(super) static RULE: Rule = Rule {
    code: 445,
    name: "programmes-mixed-before-allowed",
    title: Text {
        ja: "制度が混ざっている（2025年7月承認分まで）", en: "Programmes mixed in one upload"
    },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::ResultOnly,
    asks: Asks::Organiser,
    check: Check::Seminars(check),
    page: include_str!("programmes_mixed_before_allowed.md"),
};

const MESSAGE: Text = Text {
    ja: "研修会「{0}」（{1}）の行に、{2}が混ざっています。",
    en: "The rows of the seminar \"{0}\" ({1}) mix {2}.",
};
const HELP: Text = Text {
    ja: "2025年7月承認分までの研修会は、制度ごとに別のファイルにしてください（日医Q&A 問24）。",
    en: "Seminars approved up to July 2025 need one file for each programme (JMA Q&A 24).",
};

/// From this round on one upload may mix programmes (S0 Q24).
const MIXED_FROM: ApprovalRound = ApprovalRound { year: 2025, month: 9 };

fn check(cx: &SeminarsCx<'_>, out: &mut Out<'_>) {
    for group in &cx.seminars {
        let sittings = || group.sittings.iter().map(|tallied| &tallied.sitting);
        let Some(round) = sittings().find_map(|sitting| sitting.round).filter(|&round| round < MIXED_FROM) else {
            continue;
        };
        let mut programmes: Vec<&str> = Vec::new();
        for programme in sittings().flat_map(|sitting| sitting.programmes()) {
            let name = Vocabulary::embedded().value(Role::Programme, programme).map_or(programme, |value| &value.ja);
            if !programmes.contains(&name) {
                programmes.push(name);
            }
        }
        if programmes.len() > 1 {
            let more = vec![Datum::open(round.to_string()), Datum::open(programmes.join("・"))];
            cx.report(group, cx.plan.column_of(Role::Programme), out, (MESSAGE, HELP), more);
        }
    }
}
