//! Where rows go: CSV in two encodings, or a workbook.

use std::io::{self, Write};

use encoding_rs::SHIFT_JIS;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet};

use crate::attendance::{BIRTH, CREDITS, DATE, LABELS, NUMBER};
use crate::faults::{Cut, UNDECODABLE};

/// The encodings a CSV can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    Utf8,
    Cp932,
}

impl Encoding {
    /// Two bytes that this encoding does not know.
    fn foreign(self) -> &'static [u8] {
        match self {
            Self::Utf8 => b"\x8D\xB2",
            Self::Cp932 => b"\xFD\xFD",
        }
    }
}

/// Takes the header and rows.
pub(crate) trait Sink {
    /// Writes the first `columns` of the labels.
    fn header(&mut self, columns: usize) -> io::Result<()>;
    /// Writes the first `columns` of the cells.
    fn row(&mut self, cells: &[String], columns: usize, cut: Cut) -> io::Result<()>;
    /// Completes the file.
    fn finish(self: Box<Self>) -> io::Result<()>;
}

/// A CSV with CRLF and no quotes but the faulty ones: no clean cell needs them.
pub(crate) struct Csv<W: Write> {
    out: W,
    encoding: Encoding,
    line: String,
}

impl<W: Write> Csv<W> {
    pub(crate) fn new(out: W, encoding: Encoding) -> Self {
        Self { out, encoding, line: String::with_capacity(512) }
    }

    fn write(&mut self, text: &str) -> io::Result<()> {
        match self.encoding {
            Encoding::Utf8 => self.out.write_all(text.as_bytes()),
            Encoding::Cp932 => {
                let (bytes, _, lossy) = SHIFT_JIS.encode(text);
                if lossy {
                    return Err(io::Error::other(format!("not in CP932: {text}")));
                }
                self.out.write_all(&bytes)
            }
        }
    }
}

impl<W: Write> Sink for Csv<W> {
    fn header(&mut self, columns: usize) -> io::Result<()> {
        self.write(&format!("{}\r\n", LABELS[..columns].join(",")))
    }

    fn row(&mut self, cells: &[String], columns: usize, cut: Cut) -> io::Result<()> {
        let mut line = std::mem::take(&mut self.line);
        line.clear();
        let columns = if cut == Cut::Short { columns - 2 } else { columns };
        for (index, cell) in cells[..columns].iter().enumerate() {
            if index > 0 {
                line.push(',');
            }
            line.push_str(cell);
        }
        line.push_str(if cut == Cut::Long { ",確認済\r\n" } else { "\r\n" });
        match line.split_once(UNDECODABLE) {
            Some((before, after)) => {
                self.write(before)?;
                self.out.write_all(self.encoding.foreign())?;
                self.write(after)?;
            }
            None => self.write(&line)?,
        }
        self.line = line;
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.out.flush()
    }
}

/// A workbook as Excel keeps it: numbers shown by `000000`, real dates, shared strings.
pub(crate) struct Xlsx<W: Write> {
    out: W,
    workbook: Workbook,
    sheet: Worksheet,
    next: u32,
    number: Format,
    date: Format,
    credits: Format,
}

impl<W: Write> Xlsx<W> {
    pub(crate) fn new(out: W) -> io::Result<Self> {
        let mut workbook = Workbook::new();
        // A fixed day of creation keeps the bytes the same from run to run.
        let made = ExcelDateTime::from_ymd(2026, 1, 5).map_err(io::Error::other)?;
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
        Ok(Self {
            out,
            workbook,
            sheet: Worksheet::new(),
            next: 0,
            number: Format::new().set_num_format("000000"),
            date: Format::new().set_num_format("yyyy\\-mm\\-dd"),
            credits: Format::new().set_num_format("0.0"),
        })
    }

    fn cell(&mut self, row: u32, column: usize, text: &str) -> Result<(), rust_xlsxwriter::XlsxError> {
        let at = column as u16;
        let plain = |c: char| c.is_ascii_digit();
        let value = text.parse::<f64>();
        match (column, value) {
            (NUMBER, Ok(value)) if text.len() == 6 && text.chars().all(plain) => {
                self.sheet.write_number_with_format(row, at, value, &self.number)?;
            }
            (CREDITS, Ok(value)) => {
                self.sheet.write_number_with_format(row, at, value, &self.credits)?;
            }
            (BIRTH | DATE, _) if text.len() == 10 && text.is_ascii() => match ExcelDateTime::parse_from_str(text) {
                Ok(date) if text > "1900-03-01" => {
                    self.sheet.write_datetime_with_format(row, at, &date, &self.date)?;
                }
                _ => {
                    self.sheet.write_string(row, at, text)?;
                }
            },
            _ if text.is_empty() => {}
            _ => {
                self.sheet.write_string(row, at, text)?;
            }
        }
        Ok(())
    }
}

impl<W: Write> Sink for Xlsx<W> {
    fn header(&mut self, columns: usize) -> io::Result<()> {
        for (column, label) in LABELS[..columns].iter().enumerate() {
            self.sheet.write_string(0, column as u16, *label).map_err(io::Error::other)?;
        }
        self.next = 1;
        Ok(())
    }

    fn row(&mut self, cells: &[String], columns: usize, _: Cut) -> io::Result<()> {
        for (column, text) in cells[..columns].iter().enumerate() {
            self.cell(self.next, column, text).map_err(io::Error::other)?;
        }
        self.next += 1;
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.workbook.push_worksheet(self.sheet);
        let bytes = self.workbook.save_to_buffer().map_err(io::Error::other)?;
        self.out.write_all(&bytes)?;
        self.out.flush()
    }
}
