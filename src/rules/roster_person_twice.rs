use super::prelude::*;

/// One person in several rows of one roster.
pub(super) static RULE: Rule = Rule {
    code: 620,
    name: "roster-person-twice",
    title: Text { ja: "名簿に同じ人が2回ある", en: "A person twice on one roster" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Office,
    check: Check::Roster(check),
    page: include_str!("roster_person_twice.md"),
};

const MESSAGE: Text = Text {
    ja: "同じ番号・同じ氏名の行が{0}行、重複しています（{1}行目）。1人として扱いました。",
    en: "{0} rows repeat number and name of an earlier row (rows {1}). They were taken for one person.",
};
const HELP: Text = Text {
    ja: "異動などで2行になったものか、名簿をご確認ください。",
    en: "See in the roster why they stand there twice.",
};

fn check(cx: &RosterCx<'_>, out: &mut Out<'_>) {
    let faults: Vec<&RosterFault> = cx.faults.iter().filter(|fault| fault.kind == RosterFaultKind::Twice).collect();
    cx.report_once(&faults, out, (MESSAGE, HELP), []);
}
