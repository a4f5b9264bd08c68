use super::prelude::*;

/// What is written where a name is not known (our judgement).
pub(super) static RULE: Rule = Rule {
    code: 325,
    name: "name-placeholder",
    title: Text { ja: "氏名の代わりの言葉や記号", en: "Placeholder instead of a name" },
    severity: Severity::Warning,
    roles: &[Role::Name, Role::FamilyName, Role::GivenName],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Cell(check),
    page: include_str!("name_placeholder.md"),
};

const MESSAGE: Text = Text {
    ja: "{1}が「{0}」となっており、氏名ではないと思われます。",
    en: "{1} is \"{0}\", which is probably no name.",
};
const HELP: Text = Text {
    ja: "申込書などで氏名を確かめて入力してください。試しに入れた行であれば除いてください。",
    en: "Look the name up in the application form and enter it, or take out a row that was only a trial.",
};

fn check(cell: &CellCx<'_>, out: &mut Out<'_>) {
    if is_placeholder_name(cell.text) {
        cell.report(out, MESSAGE, HELP, []);
    }
}
