use super::prelude::*;

/// A row gives more credits of a category than its seminar has on offer.
pub(super) static RULE: Rule = Rule {
    code: 433,
    name: "credits-above-offer",
    title: Text { ja: "研修会の単位数を超えている", en: "More credits than the seminar offers" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::ResultOnly,
    asks: Asks::Organiser,
    check: Check::Disagreeing(check),
    page: include_str!("credits_above_offer.md"),
};

const MESSAGE: Text = Text {
    ja: "{3} 単位は、研修会「{2}」の単位数（{4} 単位）を超えています。",
    en: "{3} credits are more than the {4} that the seminar \"{2}\" offers.",
};
pub(super) const HELP: Text = Text {
    ja: "研修会の案内で単位数を確かめ、直してください。一覧の誤りなら一覧を直してください。",
    en: "Look up the credits of the seminar, and correct the row or the list.",
};

fn check(row: &RowCx<'_>, out: &mut Out<'_>) {
    for (one, column) in row.disagreements(Point::Credits) {
        row.report_column(column, out, MESSAGE, HELP, row.disagreement_args(one));
    }
}
