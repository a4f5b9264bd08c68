use super::prelude::*;

/// MAMIS holds no credits of these programmes from before April 2025 (S1, S0 Q2).
pub(super) static RULE: Rule = Rule {
    code: 702,
    name: "mamis-credits-before-start",
    title: Text { ja: "MAMIS 開始前の日付の MAMIS 単位", en: "MAMIS credits dated before MAMIS" },
    severity: Severity::Error,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Ledger(check),
    page: include_str!("mamis_credits_before_start.md"),
};

const MESSAGE: Text = Text {
    ja: "{3} 様の「{1}」{2}単位は{0}の受講ですが、MAMIS の単位になっています。",
    en: "{2} credits of {1} of {0} ({3}) are said to be in MAMIS, which keeps such since April 2025 only.",
};
const HELP: Text = Text {
    ja: "2025年3月までの単位は手帳・修了証で確認します。日付と、どの一覧の単位かをご確認ください（合計には数えています。日本医師会「認定医が知っておくこと」）。",
    en: "Credits until March 2025 are on paper: check the day, and which list it belongs to (it does count).",
};

fn check(cx: &LedgerCx<'_>, out: &mut Out<'_>) {
    if cx.fact.kind == FactKind::MamisBeforeStart {
        cx.report(Role::SeminarDate, out, MESSAGE, HELP, [cx.name()]);
    }
}
