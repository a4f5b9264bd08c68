//! How fast a sheet of 200,000 × 10 becomes blocks, against calamine streaming the same sheet with style ids.
//!
//! ```text
//! cargo run --release --example xlsx_floor [FILE]
//! ```

#![allow(clippy::print_stdout, clippy::unwrap_used)]

use std::hint::black_box;
use std::io::Cursor;
use std::time::{Duration, Instant};

use kenshu::table::xlsx::Workbook;
use kenshu::table::{Block, BlockSource};
use rust_xlsxwriter::Format;

const ROWS: u32 = 200_000;
const ROUNDS: usize = 7;

fn main() {
    // With a FILE: calamine alone streams its first sheet once, as a whole process to be timed from outside.
    if let Some(path) = std::env::args().nth(1) {
        println!("{} cells", with_calamine(&std::fs::read(path).unwrap()));
        return;
    }
    let bytes = workbook();
    let (mut yardstick, mut ours) = (Duration::MAX, Duration::MAX);
    for _ in 0..ROUNDS {
        yardstick = yardstick.min(time(|| with_calamine(&bytes)));
        ours = ours.min(time(|| with_blocks(&bytes)));
    }
    println!("workbook   {} bytes, {ROWS} × 10 cells, best of {ROUNDS}", bytes.len());
    println!("calamine   {:>6.0} ms (next_cell_with_style_id)", yardstick.as_secs_f64() * 1e3);
    println!("blocks     {:>6.0} ms", ours.as_secs_f64() * 1e3);
    println!("ratio      {:>6.2}", ours.as_secs_f64() / yardstick.as_secs_f64());
}

fn time(work: impl FnOnce() -> usize) -> Duration {
    let start = Instant::now();
    assert_eq!(work(), (ROWS as usize + 1) * 10);
    start.elapsed()
}

fn with_calamine(bytes: &[u8]) -> usize {
    let mut book: calamine::Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let first = calamine::Reader::sheet_names(&book)[0].clone();
    let mut reader = book.worksheet_cells_reader(&first).unwrap();
    let mut cells = 0;
    while let Some(cell) = reader.next_cell_with_style_id().unwrap() {
        black_box(cell);
        cells += 1;
    }
    cells
}

fn with_blocks(bytes: &[u8]) -> usize {
    let mut book = Workbook::open(Cursor::new(bytes)).unwrap();
    let mut reader = book.sheet(0).unwrap();
    let (mut block, mut cells) = (Block::default(), 0);
    while reader.next_block(&mut block).unwrap() {
        cells += black_box(&block).cells.len();
    }
    cells
}

/// An attendance sheet: numbers in `000000`, dates, names that repeat and addresses that do not.
fn workbook() -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let padded = Format::new().set_num_format("000000");
    let date = Format::new().set_num_format("yyyy/m/d");
    let sheet = book.add_worksheet();
    let headers =
        ["No", "医籍登録番号", "氏名", "フリガナ", "生年月日", "メールアドレス", "区分", "単位", "開催日", "種別"];
    sheet.write_row(0, 0, headers).unwrap();
    for row in 1..=ROWS {
        sheet.write_number(row, 0, row).unwrap();
        sheet.write_number_with_format(row, 1, 200_000 + row, &padded).unwrap();
        sheet.write_string(row, 2, format!("山田　太郎{}", row % 5_000)).unwrap();
        sheet.write_string(row, 3, format!("ヤマダ　タロウ{}", row % 5_000)).unwrap();
        sheet.write_number_with_format(row, 4, 20_000 + row % 15_000, &date).unwrap();
        sheet.write_string(row, 5, format!("user{row}@clinic.example")).unwrap();
        sheet.write_string(row, 6, "受講").unwrap();
        sheet.write_number(row, 7, 1.5).unwrap();
        sheet.write_number_with_format(row, 8, 45_748, &date).unwrap();
        sheet.write_string(row, 9, "更新").unwrap();
    }
    book.save_to_buffer().unwrap()
}
