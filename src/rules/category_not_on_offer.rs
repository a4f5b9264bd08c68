use super::prelude::*;

/// A row gives credits of a category that its seminar does not have on offer.
pub(super) static RULE: Rule = Rule {
    code: 432,
    name: "category-not-on-offer",
    title: Text { ja: "その研修会にない単位区分", en: "A category that the seminar does not offer" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::ResultOnly,
    asks: Asks::Organiser,
    check: Check::Disagreeing(check),
    page: include_str!("category_not_on_offer.md"),
};

const MESSAGE: Text = Text {
    ja: "「{3}」の単位は、研修会「{2}」の単位（{4}）にありません。",
    en: "The seminar \"{2}\" offers {4}, not {3}.",
};
pub(super) const HELP: Text = Text {
    ja: "研修会の案内で単位区分を確かめ、直してください。一覧の書き漏れなら一覧を直してください。",
    en: "Look up the credits of the seminar, and correct the row or the list.",
};

fn check(row: &RowCx<'_>, out: &mut Out<'_>) {
    for (one, column) in row.disagreements(Point::Category) {
        row.report_column(column, out, MESSAGE, HELP, row.disagreement_args(one));
    }
}
