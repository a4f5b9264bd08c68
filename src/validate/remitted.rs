//! What an office has entered about fees that went on to 日医, in its own workbook.

use std::io::{Read, Seek};

use crate::docket::{Course, Kind, Remitted};
use crate::schema::{Role, Vocabulary};
use crate::table::TableError;
use crate::table::xlsx::Workbook;
use crate::value::{NumberKind, is_blank, read_number, trim_wide};

use super::sheet_rows::rows_of;

/// The name of the workbook for the sheet of fees.
pub const FEES_NAME: &str = "kenshu_fees";
/// The heading of the column in which the office enters that a fee went on to 日医 (S0 Q7).
pub const REMITTED_LABEL: &str = "日医への送金";

/// The entries, in order; none where the workbook has no such sheet.
///
/// # Errors
/// A sheet cannot be read.
pub(super) fn remitted<R: Read + Seek + Send>(book: &mut Workbook<R>) -> Result<Vec<Remitted>, TableError> {
    let named: Vec<usize> =
        book.names().iter().filter(|name| name.name.starts_with(FEES_NAME)).map(|name| name.sheet).collect();
    // A program that renames a sheet may leave its name behind: then the headings tell.
    let sheets = if named.is_empty() { book.sheets().iter().map(|sheet| sheet.index).collect() } else { named };
    let mut found = Vec::new();
    for sheet in sheets {
        let mut columns = None;
        for (_, texts) in rows_of(book, sheet)? {
            match &columns {
                None => columns = Columns::of(&texts),
                Some(columns) => found.extend(columns.entry(&texts)),
            }
        }
    }
    Ok(found)
}

/// Where the columns stand; offices move them.
struct Columns {
    number: usize,
    programme: usize,
    kind: usize,
    said: usize,
}

impl Columns {
    fn of(texts: &[String]) -> Option<Self> {
        let at = |label: &str| texts.iter().position(|text| trim_wide(text) == label);
        Some(Self {
            number: at("医籍登録番号")?,
            programme: at("制度")?,
            kind: at("申請区分")?,
            said: at(REMITTED_LABEL)?,
        })
    }

    /// The entry of a row; `None` where nothing is entered, and below the applicants.
    fn entry(&self, texts: &[String]) -> Option<Remitted> {
        let text = |at: usize| texts.get(at).map_or("", |text| trim_wide(text));
        let code = |role: Role, at: usize| Vocabulary::embedded().canonical(role, text(at)).map(str::to_owned);
        let NumberKind::Number(number) = read_number(text(self.number)).kind else { return None };
        let said = text(self.said).to_owned();
        let course = code(Role::Programme, self.programme).and_then(|id| Course::of_id(&id))?;
        let kind = code(Role::ApplicationKind, self.kind).and_then(|id| Kind::of_id(&id))?;
        (!is_blank(&said)).then_some(Remitted { number, course, kind, said })
    }
}
