use super::prelude::*;

/// 遅刻, 早退: whether the credits are earned is for the host to say (domain, The attendance CSV).
pub(super) static RULE: Rule = Rule {
    code: 411,
    name: "late-or-left-early",
    title: Text { ja: "遅刻・早退の記載がある", en: "Somebody came late or left early" },
    severity: Severity::Warning,
    roles: &[Role::Presence, Role::Note],
    stages: Stages::ResultOnly,
    asks: Asks::Organiser,
    check: Check::Row(check),
    page: include_str!("late_or_left_early.md"),
};

const LATE: Text = Text {
    ja: "{2} 様の{1}に「{0}」とあります。遅刻のため、単位を満たさないかもしれません。",
    en: "{1} of {2} says \"{0}\": late, so the credits may not be earned.",
};
const LEFT: Text = Text {
    ja: "{2} 様の{1}に「{0}」とあります。早退のため、単位を満たさないかもしれません。",
    en: "{1} of {2} says \"{0}\": left early, so the credits may not be earned.",
};
const NAMELESS_LATE: Text = Text {
    ja: "{1}に「{0}」とあります。遅刻のため、単位を満たさないかもしれません。",
    en: "{1} says \"{0}\": late, so the credits may not be earned.",
};
const NAMELESS_LEFT: Text = Text {
    ja: "{1}に「{0}」とあります。早退のため、単位を満たさないかもしれません。",
    en: "{1} says \"{0}\": left early, so the credits may not be earned.",
};
const HELP: Text = Text {
    ja: "単位を満たすかを研修会の主催者にお尋ねください。満たさなければ、単位数を直すか行を削除してください。",
    en: "Ask the host whether the credits are earned; if not, correct them or delete the row.",
};

fn check(row: &RowCx<'_>, out: &mut Out<'_>) {
    let message = match row.record.facts.presence {
        Some(Presence::Late) => row.text_for(LATE, NAMELESS_LATE),
        Some(Presence::LeftEarly) => row.text_for(LEFT, NAMELESS_LEFT),
        _ => return,
    };
    let gets_credits = !matches!(row.record.facts.standing, Standing::NotPhysician | Standing::UncreditedLecturer);
    if let (true, Some(column)) = (gets_credits, row.record.presence_column()) {
        row.report_column(column, out, message, HELP, [row.name()]);
    }
}
