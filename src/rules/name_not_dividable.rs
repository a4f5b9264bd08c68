use super::prelude::*;

/// A layout has a column for each part, and the value does not show where one part ends.
pub(super) static RULE: Rule = Rule {
    code: 811,
    name: "name-not-dividable",
    title: Text {
        ja: "2 つの列に分けられない氏名・カナ", en: "A name that cannot be divided into its columns"
    },
    severity: Severity::Error,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Written(check),
    page: include_str!("name_not_dividable.md"),
};

const MESSAGE: Text = Text {
    ja: "{1}「{0}」を、書き出す様式の「{2}」の列に分けられません。",
    en: "{1} \"{0}\" cannot be divided into the columns {2}.",
};
const HELP: Text = Text {
    ja: "姓と名の間に空白を 1 つだけ入れてください。切れ目が分からないときは、ご本人か提出元にお尋ねください。",
    en: "Put exactly one space between family and given name; ask where you are not sure.",
};

fn check(cx: &WrittenCx<'_>, out: &mut Out<'_>) {
    if let Trouble::Undivided(columns) = cx.trouble {
        cx.report(out, (MESSAGE, HELP), [Datum::open(columns)]);
    }
}
