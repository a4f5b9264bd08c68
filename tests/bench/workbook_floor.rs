//! The yardstick for the workbook of the submitter: the same cells, notes, formats and links by rust_xlsxwriter alone.
//! `workbook_floor ROWS.csv FINDINGS.csv OUT.xlsx`, where the findings are those of `validate --format csv --show-values`.

use std::collections::HashMap;
use std::error::Error;

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Note, Url, Workbook};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(rows), Some(findings), Some(out)) = (arguments.next(), arguments.next(), arguments.next()) else {
        return Err("workbook_floor ROWS.csv FINDINGS.csv OUT.xlsx".into());
    };
    let mut workbook = Workbook::new();
    let font = Format::new().set_font_name("游ゴシック").set_font_size(11);
    workbook.set_default_format(&font, 25, 72)?;
    let lines = font.clone().set_border(FormatBorder::Thin).set_border_color(0xBF_BF_BF);
    let wrapped = lines.clone().set_text_wrap().set_align(FormatAlign::Top);
    let grade = wrapped.clone().set_bold().set_background_color(Color::RGB(0xF8_CB_AD));
    let link = wrapped.clone().set_font_color(Color::RGB(0x05_63_C1));
    let marked = lines.set_bold().set_num_format("@").set_background_color(Color::RGB(0xF8_CB_AD));
    let mut notes: HashMap<(u32, u16), String> = HashMap::new();

    let list = workbook.add_worksheet();
    list.set_name("エラー一覧")?;
    let mut reader = csv::Reader::from_path(findings)?;
    for (row, record) in (1..).zip(reader.records()) {
        let record = record?;
        let cell = |at: usize| record.get(at).unwrap_or_default();
        let place = (cell(6).parse::<u32>(), cell(7).parse::<u16>());
        list.write_number_with_format(row, 0, f64::from(row), &wrapped)?;
        list.write_string_with_format(row, 1, cell(3), &grade)?;
        for (column, at) in [(2, 2), (3, 0), (5, 9), (6, 8), (7, 10), (8, 11), (9, 12), (10, 13)] {
            list.write_string_with_format(row, column, cell(at), &wrapped)?;
        }
        list.write_number_with_format(row, 4, cell(6).parse().unwrap_or(0.0), &wrapped)?;
        list.write_string_with_format(row, 11, "□", &wrapped)?;
        let url = Url::new(format!("internal:'受講者'!{}", cell(9))).set_text(format!("受講者!{}", cell(9)));
        list.write_url_with_format(row, 12, url, &link)?;
        list.set_row_height(row, 56.25)?;
        if let (Ok(line), Ok(column)) = place {
            let note = notes.entry((line - 1, column - 1)).or_default();
            note.push_str(&format!("［{}］{}\n{}\n→ {}", cell(3), cell(2), cell(11), cell(12)));
        }
    }
    let table = workbook.add_worksheet();
    table.set_name("受講者")?;
    table.set_column_range_format(0, 15, &font.set_num_format("@"))?;
    let mut reader = csv::ReaderBuilder::new().quoting(false).has_headers(false).flexible(true).from_path(rows)?;
    let mut record = csv::ByteRecord::new();
    let mut row = 0;
    while reader.read_byte_record(&mut record)? {
        for (column, cell) in (0..).zip(record.iter()) {
            let text = String::from_utf8_lossy(cell);
            match notes.get(&(row, column)) {
                Some(note) => {
                    table.write_string_with_format(row, column, text, &marked)?;
                    let note = Note::new(note).add_author_prefix(false).set_width(300).set_height(100);
                    table.insert_note(row, column, &note)?;
                }
                None => {
                    table.write_string(row, column, text)?;
                }
            }
        }
        row += 1;
    }
    std::fs::write(out, workbook.save_to_buffer()?)?;
    Ok(())
}
