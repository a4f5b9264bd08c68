//! One row of a table with the cell at fault underlined.

use crate::finding::{Lang, Mask, column_letters};
use crate::render::visible::{clip, visible, width};
use crate::report::Excerpt;
use crate::validate::TableInfo;

/// No cell takes more columns of the screen than this.
const CELL_LIMIT: usize = 36;

const INDENT: &str = "    ";

/// Appends the row and, under it, the line that marks the cell. ASCII frames: box drawing and `…` are double width in
/// Japanese consoles.
pub(super) fn push_frame(out: &mut String, table: &TableInfo, excerpt: &Excerpt, lang: Lang, show_values: bool) {
    if excerpt.cells.is_empty() {
        return;
    }
    let mut row = format!("{INDENT}| ");
    let mut mark = None;
    for cell in &excerpt.cells {
        if cell.gap_before {
            row.push_str(".. | ");
        }
        let column = table.columns.get(cell.column as usize - 1);
        let mask = column.and_then(|column| column.role).map_or(Mask::Other, |role| role.mask());
        let shown = if show_values {
            visible(&cell.text)
        } else {
            let mut masked = String::new();
            mask.write(&cell.text, &mut masked);
            visible(&masked)
        };
        let shown = clip(&shown, CELL_LIMIT).replace('…', "..");
        if cell.at_fault {
            let label = column.map_or_else(|| column_letters(cell.column), |column| visible(&column.label));
            let before = width(&row);
            let blank = if lang == Lang::Ja { "（空欄）" } else { "(blank)" };
            let text = if shown.trim().is_empty() { blank.to_owned() } else { shown };
            mark = Some((before, width(&text).max(1), label));
            row.push_str(&text);
        } else {
            row.push_str(&shown);
        }
        row.push_str(" | ");
    }
    out.push_str(row.trim_end());
    out.push('\n');
    if let Some((before, length, label)) = mark {
        out.push_str(&" ".repeat(before));
        out.push_str(&"^".repeat(length));
        out.push(' ');
        out.push_str(&label);
        out.push('\n');
    }
}
