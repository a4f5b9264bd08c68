use crate::table::TableError;

/// Why a workbook cannot be brought up to date.
#[derive(Debug)]
pub enum NotOurs {
    /// It is no workbook of ours.
    Foreign,
    /// One of the sheets of ours is not there: what it is called.
    NoSheet(String),
    /// A sheet of ours is there, and its headings are not: the name of its tab.
    NoHeadings(String),
    /// It cannot be read.
    Unreadable(TableError),
}

impl<E: Into<TableError>> From<E> for NotOurs {
    fn from(error: E) -> Self {
        Self::Unreadable(error.into())
    }
}
