use super::prelude::*;

/// One number, two people: nobody is accepted by such a number.
pub(super) static RULE: Rule = Rule {
    code: 621,
    name: "roster-number-of-two-people",
    title: Text { ja: "名簿で1つの番号に2人", en: "One number for two people on the roster" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Office,
    check: Check::Roster(check),
    page: include_str!("roster_number_of_two_people.md"),
};

const MESSAGE: Text = Text {
    ja: "別の人の番号と同じ番号の行が{0}行あります（{1}行目）。これらの番号だけでは、どなたも一致としていません。",
    en: "{0} rows have the number of somebody else (rows {1}). Nobody was accepted by such a number.",
};
const HELP: Text = Text {
    ja: "名簿の番号・氏名・生年月日を確かめ、正しいほうに直してください。",
    en: "Check number, name and birth date on the roster and correct the wrong one.",
};

fn check(cx: &RosterCx<'_>, out: &mut Out<'_>) {
    let faults: Vec<&RosterFault> =
        cx.faults.iter().filter(|fault| fault.kind == RosterFaultKind::NumberOfTwo).collect();
    cx.report_once(&faults, out, (MESSAGE, HELP), []);
}
