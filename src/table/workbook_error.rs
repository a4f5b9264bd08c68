use super::guard::Refusal;

/// Why a workbook or a sheet cannot be read to its end.
#[derive(Debug)]
pub enum WorkbookError {
    /// The guard refused to open it.
    Refused(Refusal),
    /// The zip or a part of it is damaged or no workbook; the part and the reason in English.
    Damaged {
        /// The part's path in the zip; empty for the zip itself.
        part: String,
        /// What does not hold.
        why: String,
    },
    /// The sheet has more cells than are read.
    TooManyCells {
        /// How many are.
        limit: u64,
    },
    /// The sheet holds more text than is read.
    TooMuchText {
        /// How many bytes are.
        limit: u64,
    },
    /// There is no sheet of that index.
    NoSuchSheet(usize),
    /// The file cannot be read.
    Io(std::io::Error),
}

impl WorkbookError {
    pub(super) fn damaged(part: &str, why: impl std::fmt::Display) -> Self {
        Self::Damaged { part: part.to_owned(), why: why.to_string() }
    }

    /// A failed read: damage where the content is at fault, else the file's own error.
    pub(super) fn read(part: &str, error: std::io::Error) -> Self {
        use std::io::ErrorKind::{InvalidData, InvalidInput, Other, UnexpectedEof};
        match error.kind() {
            InvalidData | InvalidInput | UnexpectedEof | Other => Self::damaged(part, error),
            _ => Self::Io(error),
        }
    }

    pub(super) fn zip(part: &str, error: zip::result::ZipError) -> Self {
        match error {
            zip::result::ZipError::Io(error) => Self::read(part, error),
            error => Self::damaged(part, error),
        }
    }
}

impl std::fmt::Display for WorkbookError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Refused(refusal) => refusal.fmt(f),
            Self::Damaged { part, why } => write!(f, "{part}: {why}"),
            Self::TooManyCells { limit } => write!(f, "more than {limit} cells"),
            Self::TooMuchText { limit } => write!(f, "more than {limit} bytes of text"),
            Self::NoSuchSheet(index) => write!(f, "no sheet {index}"),
            Self::Io(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for WorkbookError {}
