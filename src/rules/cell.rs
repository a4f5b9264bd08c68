use compact_str::CompactString;

use crate::finding::{Datum, Finding, Mask, Text, column_letters};
use crate::record::{Column, Reading, Record};
use crate::schema::Role;
use crate::table::CellFlags;

use super::context::Context;
use super::out::Out;

/// One cell that is not clean.
pub struct CellCx<'a> {
    /// What holds for the whole table.
    pub cx: &'a Context<'a>,
    /// The row it stands in.
    pub record: &'a Record<'a>,
    /// Its column, from 0.
    pub index: usize,
    /// What is known of its column; `None` behind the last header cell.
    pub column: Option<&'a Column>,
    /// Its text.
    pub text: &'a str,
    /// What was noticed when it was cut.
    pub flags: CellFlags,
    /// Its text as a value of its kind.
    pub reading: &'a Reading,
}

impl CellCx<'_> {
    /// The role of its column.
    #[must_use]
    pub fn role(&self) -> Option<Role> {
        self.column.and_then(|column| column.role)
    }

    /// How its content is masked. A column that no schema knows may hold anything.
    #[must_use]
    pub fn mask(&self) -> Mask {
        self.role().map_or(Mask::Other, Role::mask)
    }

    /// Another content for the same cell.
    #[must_use]
    pub fn datum(&self, text: impl Into<CompactString>) -> Datum {
        Datum::new(text, self.mask())
    }

    /// The header of its column; its letters where there is none.
    #[must_use]
    pub fn label(&self) -> Datum {
        match self.column {
            Some(column) => Datum::open(column.label.as_str()),
            None => Datum::open(column_letters(self.index as u32 + 1)),
        }
    }

    /// Reports a fault of this cell. `{0}` in the texts is its content, `{1}` the header of its column, `{2}` … are `more`.
    pub fn report<'o>(
        &self,
        out: &'o mut Out<'_>,
        message: Text,
        help: Text,
        more: impl IntoIterator<Item = Datum>,
    ) -> &'o mut Finding {
        let value = self.datum(self.text);
        let args = [value.clone(), self.label()].into_iter().chain(more);
        out.report(self.record.place_of(self.index), Some(value), message, help, args)
    }
}
