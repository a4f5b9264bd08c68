use super::prelude::*;

/// A title that came in with the name (our judgement): it is no part of what MAMIS knows.
pub(super) static RULE: Rule = Rule {
    code: 322,
    name: "title-in-name",
    title: Text { ja: "氏名に敬称や肩書が付いている", en: "Title in a name" },
    severity: Severity::Warning,
    roles: &[Role::Name, Role::FamilyName, Role::GivenName],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Cell(check),
    page: include_str!("title_in_name.md"),
};

const MESSAGE: Text =
    Text { ja: "{1}「{0}」に「{2}」が付いています。", en: "{1} \"{0}\" carries the title \"{2}\"." };
const HELP: Text = Text {
    ja: "「{3}」に直してください。氏名だけを入力します。",
    en: "Change it to \"{3}\": only the name is entered.",
};

fn check(cell: &CellCx<'_>, out: &mut Out<'_>) {
    let Some((name, title)) = split_title(cell.text) else { return };
    // Family names end in these two as well: 鵜殿, 大鵜殿.
    if cell.role() == Some(Role::FamilyName) && matches!(title, "殿" | "氏") {
        return;
    }
    let name = cell.datum(name);
    cell.report(out, MESSAGE, HELP, [Datum::open(title), name.clone()]).mend_safely(name);
}
