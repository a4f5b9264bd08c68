use crate::finding::{Datum, Finding, Mask, Place, Severity, Text};

use super::out::Out;

/// Something that an office typed into a workbook of ours, and that cannot be used.
pub struct TypedCx<'a> {
    /// The cell.
    pub place: Place,
    /// What people call the sheet.
    pub sheet: &'a str,
    /// The heading of the column.
    pub label: &'a str,
    /// What stands there.
    pub value: &'a str,
    /// What is wrong with it.
    pub fault: TypedFault,
}

/// What is wrong with something typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TypedFault {
    /// Credits that are no number in steps of a half.
    NoCredits,
    /// A day that is none.
    NoDay,
    /// A word that the cell does not know, without which the row counts for nothing.
    UnknownWord,
    /// A registration number that is none.
    NoNumber,
    /// A blank cell in a row that says credits.
    Blank,
    /// 期間内確認 that is neither 済 nor 未.
    NotChecked,
    /// Its list is not there any more.
    NoList,
    /// The doctor is in no list.
    NotListed,
    /// The validity is another one.
    OtherPeriod,
    /// A name or an association that is not the list's.
    OtherName,
    /// It stands outside of the table.
    Outside,
    /// Another row about the doctor was taken, or the column is gone.
    Double,
}

impl TypedCx<'_> {
    /// Reports it. `{0}` is the heading, `{1}` what stands there, `{2}` the sheet.
    pub fn report<'o>(&self, severity: Severity, out: &'o mut Out<'_>, message: Text, help: Text) -> &'o mut Finding {
        let value = Datum::new(self.value, if self.label.contains("番号") { Mask::Number } else { Mask::Other });
        let args = [Datum::open(self.label), value.clone(), Datum::open(self.sheet)];
        let value = Some(value).filter(|_| !self.value.is_empty());
        out.report_as(severity, self.place, value, message, help, args)
    }
}
