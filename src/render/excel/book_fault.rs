//! What the writer of workbooks refuses.

use rust_xlsxwriter::XlsxError;

/// Why a workbook cannot be made, in the words of its writer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BookFault(pub String);

impl From<XlsxError> for BookFault {
    fn from(error: XlsxError) -> Self {
        Self(error.to_string())
    }
}
