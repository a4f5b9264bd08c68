use std::borrow::Cow;

use super::control_mark::without_control_marks;
use super::prelude::*;
use crate::record::Column;

/// A date that can be read, but is not written as the layout wants it.
pub(super) static RULE: Rule = Rule {
    code: 342,
    name: "date-in-another-spelling",
    title: Text { ja: "日付の書き方が様式と違う", en: "Date in another spelling than the layout's" },
    severity: Severity::Warning,
    roles: &[Role::BirthDate, Role::SeminarDate],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Cell(check),
    page: include_str!("date_in_another_spelling.md"),
};

const WAREKI: Text = Text {
    ja: "{1}「{0}」は和暦です。この様式は西暦で書きます（例 {2}）。",
    en: "{1} \"{0}\" names an era. The layout writes dates like {2}.",
};
const WITH_TIME: Text = Text {
    ja: "{1}「{0}」に時刻が付いています。この様式は日付だけを書きます（例 {2}）。",
    en: "{1} \"{0}\" has a time of day. The layout writes dates like {2}.",
};
const WIDTH: Text = Text {
    ja: "{1}「{0}」に全角の文字か余分な空白があります。",
    en: "{1} \"{0}\" has full-width characters or spare spaces.",
};
const OTHER: Text = Text {
    ja: "{1}「{0}」は、この様式の日付の書き方（例 {2}）と違います。",
    en: "{1} \"{0}\" is not written as the layout writes dates (like {2}).",
};
const SERIAL: Text = Text {
    ja: "{1}「{0}」は Excel の日付の通し番号で、{3} を表すと思われます。",
    en: "{1} \"{0}\" is Excel's serial number of a date, probably {3}.",
};
const HELP: Text = Text {
    ja: "「{3}」に直してください。日付そのものは変わりません。",
    en: "Change it to \"{3}\". The day stays the same.",
};
const HELP_SERIAL: Text = Text {
    ja: "Excel で列の表示形式を「日付」にして CSV を作り直すか、「{3}」でよいか確かめて直してください。",
    en: "Format the column as a date in Excel and save the CSV again, or change it to \"{3}\" if that is right.",
};

fn check(cell: &CellCx<'_>, out: &mut Out<'_>) {
    let (Reading::Date(Ok(read)), Some(column)) = (cell.reading, cell.column) else { return };
    let (Kind::BirthDate(wanted) | Kind::Date(wanted)) = column.kind else { return };
    // Nothing about the seminar is asked of a list of applicants.
    if matches!(column.kind, Kind::Date(_)) && cell.cx.stage == Stage::Entry {
        return;
    }
    // What the rule about control characters has named already is no second cause.
    let unmarked = match without_control_marks(cell.text) {
        Cow::Borrowed(_) => None,
        Cow::Owned(text) => read_date(&text).ok(),
    };
    if fits(column, read) || unmarked.is_some_and(|read| fits(column, &read)) {
        return;
    }
    let day = cell.datum(write_date(read.date, wanted));
    let more = [Datum::open(write_date(EXAMPLE, wanted)), day.clone()];
    match read.spelling {
        // Old workbooks of a Mac count from 1904: the day is very likely, and still a guess.
        Spelling::Serial => cell.report(out, SERIAL, HELP_SERIAL, more).suggest(day),
        Spelling::Wareki => cell.report(out, WAREKI, HELP, more).mend_safely(day),
        Spelling::WithTime => cell.report(out, WITH_TIME, HELP, more).mend_safely(day),
        _ if is_plain_but_for_width(cell.text, column) => cell.report(out, WIDTH, HELP, more).mend_safely(day),
        _ => cell.report(out, OTHER, HELP, more).mend_safely(day),
    }
}

/// The day with which messages show how a layout writes one.
const EXAMPLE: Date = Date::constant(2025, 4, 1);

/// A layout allows one spelling, several, or any that people write; a serial number is none of those.
fn fits(column: &Column, read: &DateReading) -> bool {
    if column.spellings.is_empty() {
        return read.spelling != Spelling::Serial;
    }
    column.spellings.iter().any(|spelling| read.is_spelled(*spelling))
}

fn is_plain_but_for_width(text: &str, column: &Column) -> bool {
    read_date(&fold_width(trim_wide(&strip_invisible(text)))).is_ok_and(|read| fits(column, &read))
}
