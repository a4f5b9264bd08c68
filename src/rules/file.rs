use std::io;

use crate::finding::Text;

/// An input that opens but cannot be used, or cannot be opened while others can.
pub struct FileCx<'a> {
    /// What is the matter with it.
    pub fault: &'a FileFault,
}

/// Why an input cannot be judged.
#[derive(Clone, Debug)]
pub enum FileFault {
    /// No byte in it, or nothing but blank space.
    Empty,
    /// Another kind of file.
    Unsupported(Foreign),
    /// Protected by a password.
    Encrypted,
    /// A workbook that the guard refuses, or that cannot be read; why, and what `{0}` stands for.
    Refused(Text, String),
    /// It could not be opened or read.
    Unreadable(Obstacle),
    /// It changed while it was read.
    Changed,
    /// No layout fits the header.
    NoSchema {
        /// The labels that were read, or the first row where there is no header.
        labels: Vec<String>,
        /// The title of the nearest layout.
        nearest: Option<String>,
        /// The table begins with data.
        no_header: bool,
    },
    /// Several layouts fit; their identifiers.
    SeveralSchemas(Vec<String>),
    /// A header and no row.
    NoData,
    /// A workbook of ours in whose エラー一覧 somebody wrote.
    ListFilledIn {
        /// The first cells.
        places: Vec<String>,
        /// Cells that are not among them.
        more: u64,
    },
    /// A header, and below it only formulas that have no value.
    NoValues,
}

/// A kind of file that is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// `.xls`, the workbook of Excel 97–2003.
    Xls,
    /// `.xlsb`, the binary workbook.
    Xlsb,
    /// `.ods`, the sheet of LibreOffice.
    Ods,
    /// `.numbers`, the sheet of a Mac.
    Numbers,
    /// `.docx` or `.doc`.
    Word,
    /// A `.zip` that is no workbook.
    Zip,
    /// A PDF.
    Pdf,
    /// A web page; some systems hand one out under the name `.xls`.
    Html,
    /// A picture.
    Picture,
    /// Anything else that is no text.
    Other,
}

/// Why an input could not be opened or read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// It is no longer there.
    Gone,
    /// No permission.
    Denied,
    /// Another program, usually Excel, holds it open.
    InUse,
    /// A folder or a device where a file was expected.
    NotAFile,
    /// Standard input that is longer than what may be held.
    TooLong,
    /// What the system says.
    Other(String),
}

/// Errors of Windows: sharing and lock violations (hazards, Writing files).
const IN_USE: [i32; 2] = [32, 33];

impl From<&io::Error> for Obstacle {
    fn from(error: &io::Error) -> Self {
        match error.kind() {
            _ if cfg!(windows) && error.raw_os_error().is_some_and(|code| IN_USE.contains(&code)) => Self::InUse,
            io::ErrorKind::NotFound => Self::Gone,
            io::ErrorKind::PermissionDenied => Self::Denied,
            io::ErrorKind::IsADirectory | io::ErrorKind::NotADirectory => Self::NotAFile,
            io::ErrorKind::FileTooLarge => Self::TooLong,
            _ => Self::Other(error.to_string()),
        }
    }
}
