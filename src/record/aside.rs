//! Rows among the data that are about nobody: the header of the next page, a footnote, a heading, a numbered blank row,
//! the example of a form.

use crate::table::{Block, Cell, CellFlags};
use crate::value::{NumberForm, NumberKind, is_blank, read_number, trim_wide};

use super::decide::is_missing;
use super::example::is_example;
use super::plan::{Kind, Plan};
use super::state::{RowClass, garbled};

/// The row shows how a form is filled in, whatever else stands in it.
pub(super) fn is_example_row(block: &Block, cells: &[Cell]) -> bool {
    let mut texts = cells.iter().map(|cell| block.text_of(cell));
    // Nearly every row begins with a number.
    let begins = texts.clone().next().and_then(|text| text.as_bytes().first());
    !begins.is_some_and(u8::is_ascii_digit) && texts.find(|text| !is_blank(text)).is_some_and(is_example)
}

/// What a row without a registration number is, if it is about nobody; `None` for a person.
pub(super) fn about_nobody(plan: &Plan, block: &Block, cells: &[Cell]) -> Option<RowClass> {
    let text = |index: usize| cells.get(index).map_or("", |cell| trim_wide(block.text_of(cell)));
    let is_label = |index: usize| plan.columns.get(index).is_some_and(|column| trim_wide(&column.label) == text(index));
    let (mut filled, mut all_labels) = (0, true);
    // The cells that say something, but for the number of a row.
    let (mut telling, mut first) = (0, 0);
    for (index, cell) in cells.iter().enumerate() {
        if garbled(cell) {
            return None;
        }
        // Forms have formulas in rows that nobody filled in: an error value alone is nobody's.
        if is_missing(plan, block.text_of(cell)) || cell.flags.has(CellFlags::ERROR_VALUE) {
            continue;
        }
        filled += 1;
        all_labels = all_labels && is_label(index);
        if !is_row_number(plan, index, text(index)) {
            first = if telling == 0 { index } else { first };
            telling += 1;
        }
        if telling > 1 && !all_labels {
            return None;
        }
    }
    match telling {
        _ if filled > 1 && all_labels => Some(RowClass::Total),
        0 => Some(RowClass::Blank),
        1 => is_remark(plan, first, text(first), cells.len()).then_some(RowClass::Total),
        _ => None,
    }
}

/// Templates number their rows, the blank ones too.
fn is_row_number(plan: &Plan, index: usize, text: &str) -> bool {
    let is_unknown = plan.columns.get(index).is_some_and(|column| column.role.is_none());
    is_unknown && text.len() <= 6 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The only filled cell of a row tells of no person: ※…, a heading over some rows, a sum without a label.
fn is_remark(plan: &Plan, index: usize, text: &str, cells: usize) -> bool {
    let Some(column) = plan.columns.get(index) else { return false };
    if text.starts_with(MARKS) {
        return true;
    }
    // A line that breaks off may be what is left of a person.
    if cells < plan.columns.len() && !plan.is_workbook {
        return false;
    }
    match column.kind {
        Kind::Number => {
            let reading = read_number(text);
            let is_words = text.chars().any(|c| !c.is_ascii() && c.is_alphabetic());
            reading.kind == NumberKind::NotDigits && reading.form != NumberForm::Scientific && is_words
        }
        Kind::Credits | Kind::Date(_) | Kind::Code | Kind::Presence | Kind::Note => true,
        Kind::Text => column.role.is_none(),
        Kind::Name | Kind::Kana | Kind::BirthDate(_) | Kind::Email => false,
    }
}

/// What footnotes and headings begin with.
const MARKS: [char; 24] = [
    '※', '＊', '*', '●', '○', '■', '□', '◆', '◇', '▼', '▽', '▲', '△', '★', '☆', '・', '→', '【', '〔', '［', '＜', '<',
    '〈', '《',
];
