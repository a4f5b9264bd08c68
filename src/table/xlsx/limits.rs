//! How much is read of one sheet.

/// Cells that are read of one sheet, blank ones between others included.
pub const MAX_CELLS: u64 = 20_000_000;
/// Columns that are read; cells further right are counted only.
pub const MAX_COLUMNS: u32 = 1_000;
/// Bytes of text that are read of one sheet.
pub const MAX_TEXT: u64 = 2 << 30;
