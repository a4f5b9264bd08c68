use std::io::{Read, Seek};

use crate::table::xlsx::Workbook;
use crate::table::{Block, BlockSource, TableError};

/// The rows of a sheet with their numbers.
pub(super) fn rows_of<R: Read + Seek + Send>(
    book: &mut Workbook<R>,
    sheet: usize,
) -> Result<Vec<(u64, Vec<String>)>, TableError> {
    let mut reader = book.sheet(sheet)?;
    let (mut block, mut before, mut rows) = (Block::default(), 0, Vec::new());
    while reader.next_block(&mut block)? {
        for row in &block.rows {
            let texts = block.cells_of(row).iter().map(|cell| block.text_of(cell).to_owned()).collect();
            rows.push((before + u64::from(row.sheet_row) + 1, texts));
        }
        before += u64::from(block.sheet_rows);
    }
    Ok(rows)
}
