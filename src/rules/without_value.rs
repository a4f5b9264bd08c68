//! Cells for which a spreadsheet has no value.

use crate::finding::Severity;
use crate::record::Kind;

use super::cell::CellCx;

/// How much such a cell weighs; `None` in a column that the layout does not know, which is not read at all.
pub(super) fn severity_without_value(cell: &CellCx<'_>) -> Option<Severity> {
    let column = cell.column.filter(|column| column.role.is_some())?;
    Some(if matches!(column.kind, Kind::Text | Kind::Note) { Severity::Warning } else { Severity::Error })
}
