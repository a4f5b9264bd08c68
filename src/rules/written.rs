use crate::finding::{Datum, Finding, Place};
use crate::source::Encoding;

use super::out::Out;

/// Something that cannot be written where it is to go.
#[derive(Clone, Copy, Debug)]
pub struct WrittenCx<'a> {
    /// Where it stands in the input.
    pub place: Place,
    /// The header of its column; blank for a whole row.
    pub label: &'a str,
    /// What was to be written.
    pub value: Option<&'a Datum>,
    /// Why it cannot be.
    pub trouble: Trouble<'a>,
}

/// Why something cannot be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble<'a> {
    /// The encoding does not hold a character.
    Character {
        /// The character.
        character: char,
        /// The encoding that is written.
        encoding: Encoding,
    },
    /// A value has to be divided into columns, and does not show where: their headers.
    Undivided(&'a str),
    /// No column stands for the value; `column` is what the layout calls its own.
    NoColumn {
        /// The role of the value, as people call it.
        role: &'a str,
    },
    /// Credits, and nothing says of which category.
    NoCategory,
    /// A category that may be one of several, or none that is known.
    UnclearCategory,
    /// Two values where one is written: 講師 and 受講 both.
    Both,
    /// The layout says that all rows have another value.
    OtherConstant {
        /// That value.
        constant: &'a str,
    },
    /// A row with more or fewer cells than the header.
    Ragged,
    /// A cell that could not be read.
    Unreadable,
    /// A formula without a stored result.
    NoResult,
    /// Some of its credits were uploaded before.
    PartlySent,
    /// It was perhaps uploaded before, under another number or name.
    PerhapsSent,
    /// The office has not made up its mind about it.
    WithTheOffice,
    /// A row with credits, or of a lecturer, that says neither a number nor a name.
    NobodyTold,
    /// A piece of UTF-16 with broken units, whose bytes are not known any more.
    BrokenUtf16,
}

impl WrittenCx<'_> {
    /// `{0}` the value, `{1}` the header of its column, `{2}` … are `more`.
    pub(super) fn report<'o>(
        &self,
        out: &'o mut Out<'_>,
        (message, help): (crate::finding::Text, crate::finding::Text),
        more: impl IntoIterator<Item = Datum>,
    ) -> &'o mut Finding {
        let value = self.value.cloned();
        let args = [value.clone().unwrap_or_else(|| Datum::open("")), Datum::open(self.label)];
        out.report(self.place, value, message, help, args.into_iter().chain(more))
    }
}
