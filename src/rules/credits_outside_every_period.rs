use super::prelude::*;

/// Renewal credits dated before the validity: they do not count, and a slip of the year looks the same.
pub(super) static RULE: Rule = Rule {
    code: 703,
    name: "credits-outside-every-period",
    title: Text { ja: "有効期間の外の単位", en: "Credits outside every period" },
    severity: Severity::Info,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Ledger(check),
    page: include_str!("credits_outside_every_period.md"),
};

const MESSAGE: Text = Text {
    ja: "{3} 様の「{1}」{2}単位（{0}）は、認定証のどの有効期間にも入りません。",
    en: "{2} credits of {1} of {0} ({3}) lie in no validity that is listed.",
};
const HELP: Text = Text {
    ja: "前回までの更新に使った単位なら、そのままで構いません（数えていません）。日付の打ち間違いがないかご確認ください。",
    en: "If they served an earlier renewal, leave them: they are not counted. Look for a slip in the day.",
};

fn check(cx: &LedgerCx<'_>, out: &mut Out<'_>) {
    if cx.fact.kind == FactKind::OutsidePeriods {
        cx.report(Role::SeminarDate, out, MESSAGE, HELP, [cx.name()]);
    }
}
