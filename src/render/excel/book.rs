//! A workbook on its way.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};

use super::book_fault::BookFault;
use super::look;
use super::writer::SheetWriter;
use crate::report::sheet::Sheet;

/// A workbook of whole sheets.
///
/// # Errors
/// What the writer refuses.
pub fn workbook(sheets: &[Sheet]) -> Result<Vec<u8>, BookFault> {
    let mut book = Book::new()?;
    for sheet in sheets {
        book.write(sheet)?;
    }
    book.finish()
}

/// A workbook on its way. Sheets may be written side by side; they stand in the order in which they are added.
pub struct Book {
    workbook: Workbook,
    names: Vec<(String, String)>,
}

impl Book {
    /// A workbook without sheets.
    ///
    /// # Errors
    /// The writer does not know the default width; no input brings that about.
    pub fn new() -> Result<Self, BookFault> {
        let mut workbook = Workbook::new();
        // A fixed day of creation: the same content gives the same bytes.
        let made = ExcelDateTime::from_ymd(2026, 1, 1)?;
        workbook.set_properties(&DocProperties::new().set_author("kenshu").set_creation_datetime(&made));
        workbook.set_default_format(&look::default(), look::ROW_PIXELS, look::COLUMN_PIXELS)?;
        Ok(Self { workbook, names: Vec::new() })
    }

    /// Adds a sheet that has been written.
    ///
    /// # Errors
    /// What the writer refuses.
    pub fn add(&mut self, sheet: SheetWriter) -> Result<(), BookFault> {
        let finished = sheet.finish()?;
        self.names.extend(finished.name);
        self.workbook.push_worksheet(finished.sheet);
        Ok(())
    }

    /// Writes a whole sheet and adds it.
    ///
    /// # Errors
    /// What the writer refuses: more rows or columns than a sheet has, a text longer than a cell.
    pub fn write(&mut self, sheet: &Sheet) -> Result<(), BookFault> {
        let mut writer = SheetWriter::new(&sheet.plan)?;
        for line in &sheet.rows {
            writer.line(line)?;
        }
        self.add(writer)
    }

    /// The bytes of the workbook. It opens at its first sheet.
    ///
    /// # Errors
    /// What the writer refuses.
    pub fn finish(mut self) -> Result<Vec<u8>, BookFault> {
        for (name, range) in &self.names {
            self.workbook.define_name(name, range)?;
        }
        if let Some(first) = self.workbook.worksheets_mut().first_mut() {
            first.set_active(true);
        }
        Ok(self.workbook.save_to_buffer()?)
    }
}

#[cfg(test)]
mod tests {
    use calamine::{Reader, Xlsx};

    use super::*;
    use crate::finding::Severity;
    use crate::report::sheet::{
        Area, Cell, Column, Input, Line, Meaning, Page, Plan, Run, Tabs, Takes, Target, Value, Watch,
    };

    fn made() -> Vec<u8> {
        let mut tabs = Tabs::default();
        let first = tabs.reserve("O'Hara: 一覧");
        let target = Target { tab: first.clone(), row: 2, column: 1 };
        let rows = vec![
            Line::header(["番号", "日付"]),
            Line::of(vec![
                Cell::text("=1+1", Meaning::Marked(Severity::Error)).noted("注").leading_to(target),
                Cell { value: Value::Date(jiff::civil::date(2026, 1, 10)), ..Cell::default() },
                Cell::count(1234, Meaning::Body),
            ]),
            Line::of(vec![Cell::text("長い文\n二行目", Meaning::Title).across(2)]),
        ];
        let plan = Plan {
            tab: first,
            columns: vec![Column::wrapped(4, 20), Column::fit(4, 20)],
            header_row: Some(1),
            filter: true,
            name: Some("kenshu_test".to_owned()),
            page: Page { one_page: true, title: "一覧".to_owned(), ..Page::default() },
            ..Plan::default()
        };
        let mut book = Book::new().unwrap();
        book.write(&Sheet { plan, rows }).unwrap();
        book.finish().unwrap()
    }

    /// The text of one part of a workbook.
    fn part(bytes: &[u8], name: &str) -> String {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let mut text = String::new();
        std::io::Read::read_to_string(&mut archive.by_name(name).unwrap(), &mut text).unwrap();
        text
    }

    #[test]
    fn formulas_inputs_and_marks_stand_as_they_were_planned() {
        let number = |number| Value::Number(number, 1);
        let area = Area { first_row: 1, last_row: 9, first_column: 2, last_column: 2 };
        let takes = [Takes::OneOf(vec!["済".to_owned(), "未".to_owned()]), Takes::Number(0.0, 99.5), Takes::Day];
        let mut column = 2;
        let input = |takes| {
            column += 1;
            let area = Area { first_column: column, last_column: column, ..area };
            Input { area, takes, hint: Some(("単位".to_owned(), "0.5刻み".to_owned())), lenient: false }
        };
        let run = |text: &str, marked| Run { text: text.to_owned(), marked };
        let plan = Plan {
            tab: "単位".to_owned(),
            breaks: vec![1, 2],
            inputs: takes.map(input).to_vec(),
            watches: vec![Watch { area, when: "$B1>1".to_owned(), meaning: Meaning::Grade(Severity::Warning) }],
            hidden: true,
            page: Page { care: Some("事務局内限り"), ..Page::default() },
            ..Plan::default()
        };
        let rows = vec![
            Line::of(vec![
                Cell::computed("SUM(B1:B2)", number(2.5), Meaning::Body),
                Cell { value: Value::Runs(vec![run("髙", true), run("橋", false)]), ..Cell::default() },
            ]),
            Line::of(vec![Cell::computed("IF(A1>0,\"○\",\"\")", Value::Text("○".to_owned()), Meaning::Short)]),
        ];
        let bytes = workbook(&[Sheet::default(), Sheet { plan, rows }].map(|mut sheet| {
            if sheet.plan.tab.is_empty() {
                sheet.plan.tab = "表".to_owned();
            }
            sheet
        }))
        .unwrap();
        let sheet = part(&bytes, "xl/worksheets/sheet2.xml");
        for wanted in [
            "<f>SUM(B1:B2)</f><v>2.5</v>",
            "<f>IF(A1&gt;0,\"○\",\"\")</f><v>○</v>",
            "<brk id=\"1\"",
            "\"済,未\"",
            "<formula2>99.5</formula2>",
            "<formula>$B1&gt;1</formula>",
            "事務局内限り",
        ] {
            assert!(sheet.contains(wanted), "{wanted} in {sheet}");
        }
        assert_eq!(sheet.matches("<brk ").count(), 1, "no page begins above the first row");
        assert!(part(&bytes, "xl/workbook.xml").contains("state=\"hidden\""));
        assert!(part(&bytes, "xl/sharedStrings.xml").contains("<t>髙</t>"));
    }

    #[test]
    fn the_same_sheets_give_the_same_bytes_and_can_be_read() {
        let bytes = made();
        assert_eq!(bytes, made());
        let mut book: Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(bytes)).unwrap();
        assert_eq!(book.sheet_names(), ["O'Hara_ 一覧"]);
        let names = book.defined_names().to_vec();
        let ours = ("kenshu_test".to_owned(), "'O''Hara_ 一覧'!$A$1:$C$3".to_owned());
        assert!(names.contains(&ours), "{names:?}");
        let range = book.worksheet_range("O'Hara_ 一覧").unwrap();
        assert_eq!(range.get_value((1, 0)).unwrap().to_string(), "=1+1");
        assert_eq!(range.get_value((1, 2)).unwrap().to_string(), "1234");
    }
}
