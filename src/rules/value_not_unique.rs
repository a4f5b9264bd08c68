use super::prelude::*;

/// A value that the layout allows once stands in two rows.
pub(super) static RULE: Rule = Rule {
    code: 509,
    name: "value-not-unique",
    title: Text { ja: "1回だけのはずの値が2回", en: "A value that may occur once occurs twice" },
    severity: Severity::Error,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::SameValue(check),
    page: include_str!("value_not_unique.md"),
};

const MESSAGE: Text = Text {
    ja: "{1}「{0}」は{2}行目にもあります。この様式では1行に1回だけです。",
    en: "{1} \"{0}\" stands in row {2} as well; the layout allows it once.",
};
const HELP: Text = Text {
    ja: "同じものが2行あるなら片方を削除し、別のものなら正しい値を一覧の作成元にご確認ください。",
    en: "Delete one of the rows if they are the same; otherwise ask whoever made the list for the right value.",
};

fn check(pair: &PairCx<'_>, out: &mut Out<'_>) {
    pair.report(out, None, MESSAGE, HELP, []);
}
