use super::prelude::*;

/// A bare 実地 or 前期: certificate and day decide where they can, else nobody.
pub(super) static RULE: Rule = Rule {
    code: 711,
    name: "category-not-decided",
    title: Text { ja: "どちらの研修か決まらない単位区分", en: "A category that cannot be decided" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Ledger(check),
    page: include_str!("category_not_decided.md"),
};

const MESSAGE: Text = Text {
    ja: "{3} 様の{2}単位（{0}）は、単位区分の書き方だけでは基礎研修か生涯研修か（またはどの制度か）が決まりません。数えていません。",
    en: "The {2} credits of {0} ({3}) may be of either course or of several programmes: they were not counted.",
};
const UNFIT: Text = Text {
    ja: "{3} 様の{2}単位（{0}）は、単位区分が空欄か制度に合わないため、どの要件の単位か分かりません。数えていません。",
    en: "The {2} credits of {0} ({3}) name no category, or one that the programme does not have: they were not counted.",
};
const UNFIT_HELP: Text = Text {
    ja: "手帳・修了証か研修会の案内で、制度と単位区分（更新・実地・専門など）を確かめて入力してください。",
    en: "Check the programme and the category with the handbook and fill them in.",
};
const HELP: Text = Text {
    ja: "「基礎実地」「生涯実地」のように研修名を付けるか、制度の列を入れてください。",
    en: "Name the course with the category, or add a column for the programme.",
};

fn check(cx: &LedgerCx<'_>, out: &mut Out<'_>) {
    if cx.fact.kind == FactKind::Undecided {
        let is_told = cx.fact.category != u8::MAX;
        let (message, help) = if is_told { (MESSAGE, HELP) } else { (UNFIT, UNFIT_HELP) };
        cx.report(Role::Category, out, message, help, [cx.name()]);
    }
}
