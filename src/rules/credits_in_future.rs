use super::prelude::*;

/// Nobody has earned what lies ahead: nearly always a slip of the year.
pub(super) static RULE: Rule = Rule {
    code: 713,
    name: "credits-in-future",
    title: Text { ja: "未来の日付の単位", en: "Credits dated in the future" },
    severity: Severity::Error,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Ledger(check),
    page: include_str!("credits_in_future.md"),
};

const MESSAGE: Text = Text {
    ja: "{3} 様の「{1}」{2}単位の受講日（{0}）が、確認日より後です。数えていません。",
    en: "{2} credits of {1} ({3}) are dated {0}, after the day of judgement: not counted.",
};
const HELP: Text =
    Text { ja: "年の打ち間違いがないかご確認ください。", en: "Look for a slip in the year." };

fn check(cx: &LedgerCx<'_>, out: &mut Out<'_>) {
    if cx.fact.kind == FactKind::InFuture {
        cx.report(Role::SeminarDate, out, MESSAGE, HELP, [cx.name()]);
    }
}
