use super::{Block, WorkbookError};

/// Rows to be pulled block by block: by one thread, while others judge what it pulled before.
pub trait BlockSource {
    /// Clears the block and fills it with the next rows. `false` when there are none left.
    ///
    /// # Errors
    /// Why the rest cannot be read; the rows of this block are lost with it, those before stand.
    fn next_block(&mut self, block: &mut Block) -> Result<bool, TableError>;
}

/// Why a table cannot be read to its end.
#[derive(Debug)]
pub enum TableError {
    /// The file cannot be read.
    Io(std::io::Error),
    /// The workbook cannot be read.
    Workbook(WorkbookError),
}

impl From<std::io::Error> for TableError {
    fn from(error: std::io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<WorkbookError> for TableError {
    fn from(error: WorkbookError) -> Self {
        match error {
            WorkbookError::Io(error) => Self::Io(error),
            error => Self::Workbook(error),
        }
    }
}

impl std::fmt::Display for TableError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Io(error) => error.fmt(f),
            Self::Workbook(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for TableError {}
