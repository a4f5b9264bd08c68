use super::prelude::*;

/// A value for which the layout to be written has no place: writing it anyway would lose it or change what it says.
pub(super) static RULE: Rule = Rule {
    code: 812,
    name: "value-without-place",
    title: Text {
        ja: "書き出す様式に入れる場所がない値", en: "A value that has no place in the layout"
    },
    severity: Severity::Error,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Written(check),
    page: include_str!("value_without_place.md"),
};

const NO_COLUMN: Text = Text {
    ja: "{1}「{0}」にあたる{2}の列が、書き出す様式にありません。",
    en: "The layout has no column for {1} \"{0}\" ({2}).",
};
const NO_COLUMN_HELP: Text = Text {
    ja: "値を確かめるか、この行を別のファイルに分けるか、--to にほかの様式を指定してください。",
    en: "Check the value, move the row to a file of its own, or name another layout with --to.",
};
const NO_CATEGORY: Text = Text {
    ja: "{1}「{0}」がどの単位区分のものか分からず、書き出す様式の列を選べません。",
    en: "It is not known for which category {1} \"{0}\" counts, so no column can be chosen.",
};
const NO_CATEGORY_HELP: Text = Text {
    ja: "単位区分の列を入れるか、--set 単位区分=更新 のように指定してください。",
    en: "Add a column for the category, or tell it with --set category=…",
};
const UNCLEAR: Text = Text {
    ja: "{1}「{0}」だけでは、書き出す様式のどの単位区分の列か決められません。",
    en: "{1} \"{0}\" does not tell which column of the layout its credits belong to.",
};
const UNCLEAR_HELP: Text = Text {
    ja: "基礎研修か生涯研修かも分かるように「生涯・実地」のように書いてください。",
    en: "Name the course as well, such as 生涯・実地.",
};
const BOTH: Text = Text {
    ja: "講師と受講の両方に印があり、どちらとして書き出すか決められません。",
    en: "Both lecturer and attendee are marked, and one of them has to be written.",
};
const BOTH_HELP: Text = Text {
    ja: "講師としての行と受講者としての行に分けてください。",
    en: "Make one row for the lecturer and one for the attendee.",
};
const OTHER: Text = Text {
    ja: "{1}「{0}」は、この様式では書けません（様式の{1}は、すべて「{2}」です）。",
    en: "{1} \"{0}\" cannot be written: in this layout it is always \"{2}\".",
};
const OTHER_HELP: Text = Text {
    ja: "この行を別のファイルに分けるか、--to にほかの様式を指定してください。",
    en: "Move the row to a file of its own, or name another layout with --to.",
};

fn check(cx: &WrittenCx<'_>, out: &mut Out<'_>) {
    match cx.trouble {
        Trouble::NoColumn { role } => cx.report(out, (NO_COLUMN, NO_COLUMN_HELP), [Datum::open(role)]),
        Trouble::NoCategory => cx.report(out, (NO_CATEGORY, NO_CATEGORY_HELP), []),
        Trouble::UnclearCategory => cx.report(out, (UNCLEAR, UNCLEAR_HELP), []),
        Trouble::Both => cx.report(out, (BOTH, BOTH_HELP), []),
        Trouble::OtherConstant { constant } => cx.report(out, (OTHER, OTHER_HELP), [Datum::open(constant)]),
        _ => return,
    };
}
