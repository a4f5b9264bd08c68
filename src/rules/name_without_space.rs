use super::prelude::*;

/// No space between family and given name, where the layout says that one belongs there (`space = "required"`).
pub(super) static RULE: Rule = Rule {
    code: 324,
    name: "name-without-space",
    title: Text { ja: "姓と名の間に空白がない", en: "No space between family and given name" },
    severity: Severity::Warning,
    roles: &[Role::Name, Role::Kana],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Cell(check),
    page: include_str!("name_without_space.md"),
};

const MESSAGE: Text = Text {
    ja: "{1}「{0}」の姓と名の間に空白がありません。この様式では空白が必要です。",
    en: "{1} \"{0}\" has no space between family and given name. The layout wants one.",
};
const HELP: Text = Text {
    ja: "姓と名の間に空白を1つ入れてください。分かれ目が分からなければご本人にお尋ねください。",
    en: "Put one space between family and given name; ask the attendee if you do not know where.",
};

fn check(cell: &CellCx<'_>, out: &mut Out<'_>) {
    if !cell.column.is_some_and(|column| column.spaced) {
        return;
    }
    let name = if cell.role() == Some(Role::Kana) { cell.record.value(Role::Name) } else { None };
    // A name in another script may be a single word, and so may its reading.
    let is_japanese = name.as_deref().unwrap_or(cell.text).chars().any(|c| is_kanji(c) || is_hiragana(c));
    let letters = cell.text.chars().filter(|c| c.is_alphabetic()).count();
    let is_parted = has_space(cell.text) || cell.text.contains(SEPARATORS);
    if is_japanese && letters > 1 && !is_parted && !is_placeholder_name(cell.text) {
        cell.report(out, MESSAGE, HELP, []);
    }
}

/// What parts a name as well: middle dots, commas, brackets around a former name.
const SEPARATORS: [char; 8] = ['・', '･', ',', '，', '(', '（', '[', '【'];
