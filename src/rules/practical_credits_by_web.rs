use super::prelude::*;

/// 実地 by Web: said not to be given (domain, unconfirmed), so it is asked about and counted all the same.
pub(super) static RULE: Rule = Rule {
    code: 704,
    name: "practical-credits-by-web",
    title: Text { ja: "Web の実地単位", en: "Practical credits by Web" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Ledger(check),
    page: include_str!("practical_credits_by_web.md"),
};

const MESSAGE: Text = Text {
    ja: "{3} 様の「{1}」{2}単位（{0}）が Web の研修会で取得されています。",
    en: "{2} credits of {1} of {0} ({3}) were earned by Web.",
};
const HELP: Text = Text {
    ja: "実地は Web では取得できないとされています（現在の取扱いは未確認）。開催形式と単位区分を主催者にご確認ください。単位は差し引いていません。",
    en: "Practical credits are said not to be given by Web (unconfirmed): ask the host. Nothing was taken away.",
};

fn check(cx: &LedgerCx<'_>, out: &mut Out<'_>) {
    if cx.fact.kind == FactKind::NotByWeb {
        cx.report(Role::SessionMode, out, MESSAGE, HELP, [cx.name()]);
    }
}
