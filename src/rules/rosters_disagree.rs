use super::prelude::*;

/// Two rows about one person that say different things.
pub(super) static RULE: Rule = Rule {
    code: 622,
    name: "rosters-disagree",
    title: Text { ja: "名簿どうしで記載が異なる", en: "Rosters that disagree about a person" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Office,
    check: Check::Roster(check),
    page: include_str!("rosters_disagree.md"),
};

const MESSAGE: Text = Text {
    ja: "同じ人についての記載が、ほかの行と{0}か所異なります（{2}。{1}行目）。先の行の記載を使いました。",
    en: "{0} items are not as in another row about the same person ({3}; rows {1}). The first row holds.",
};
const HELP: Text = Text {
    ja: "どちらが正しいか、それぞれの名簿をご確認ください。",
    en: "See which of the rows is right.",
};

fn check(cx: &RosterCx<'_>, out: &mut Out<'_>) {
    let role = |fault: &RosterFault| match fault.kind {
        RosterFaultKind::Disagrees(role) => Some(role),
        _ => None,
    };
    let faults: Vec<&RosterFault> = cx.faults.iter().filter(|fault| role(fault).is_some()).collect();
    let counts: Vec<(Role, usize)> = [Role::Name, Role::Kana, Role::Email]
        .into_iter()
        .map(|wanted| (wanted, faults.iter().filter(|fault| role(fault) == Some(wanted)).count()))
        .filter(|(_, count)| *count > 0)
        .collect();
    let ja: Vec<String> = counts.iter().map(|(role, count)| format!("{} {count}件", role.ja())).collect();
    let en: Vec<String> = counts.iter().map(|(role, count)| format!("{} {count}", role.id())).collect();
    // An address of mail may well be another, and decides nothing.
    let only_mail = counts.iter().all(|(role, _)| *role == Role::Email);
    let mut out = out.weighing(if only_mail { Severity::Info } else { Severity::Warning });
    cx.report_once(&faults, &mut out, (MESSAGE, HELP), [Datum::open(ja.join("・")), Datum::open(en.join(", "))]);
}
