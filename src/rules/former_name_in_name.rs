use super::prelude::*;

/// A former family name beside the name: not wrong, but MAMIS knows only one of them.
pub(super) static RULE: Rule = Rule {
    code: 323,
    name: "former-name-in-name",
    title: Text { ja: "氏名に旧姓が添えられている", en: "Former name beside the name" },
    severity: Severity::Info,
    roles: &[Role::Name, Role::FamilyName],
    stages: Stages::Both,
    asks: Asks::Attendee,
    check: Check::Cell(check),
    page: include_str!("former_name_in_name.md"),
};

const MESSAGE: Text = Text {
    ja: "{1}「{0}」に旧姓と思われる「{2}」が添えられています。",
    en: "{1} \"{0}\" names a former family name, \"{2}\".",
};
const HELP: Text = Text {
    ja: "MAMIS に登録した氏名がどちらかをご本人に確かめ、その氏名だけを入力してください。",
    en: "Ask the attendee which name MAMIS knows, and enter only that one.",
};

fn check(cell: &CellCx<'_>, out: &mut Out<'_>) {
    if let (_, Some(former)) = split_former(cell.text) {
        cell.report(out, MESSAGE, HELP, [cell.datum(former)]);
    }
}
