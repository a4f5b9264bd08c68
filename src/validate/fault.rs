//! What lower rooms could not do, as the rules know it.

use crate::finding::Text;
use crate::io::InputFault;
use crate::rules::{FileFault, Foreign, Obstacle};
use crate::table::WorkbookError;
use crate::table::guard::Refusal;
use crate::table::sniff::FileKind;

/// A read that failed half-way.
#[must_use]
pub(super) fn reading_failed(error: &std::io::Error) -> FileFault {
    input_fault(&InputFault::of(error))
}

/// An input that could not be opened.
#[must_use]
pub(super) fn input_fault(fault: &InputFault) -> FileFault {
    FileFault::Unreadable(match fault {
        InputFault::NotFound => Obstacle::Gone,
        InputFault::NoPermission => Obstacle::Denied,
        InputFault::InUse => Obstacle::InUse,
        InputFault::IsFolder | InputFault::NotAFile => Obstacle::NotAFile,
        InputFault::TooLarge { .. } => Obstacle::TooLong,
        InputFault::Changed => return FileFault::Changed,
        InputFault::Other(why) => Obstacle::Other(why.clone()),
    })
}

/// A kind of file that is not read; `None` for those that are.
#[must_use]
pub(super) const fn foreign(kind: FileKind) -> Option<FileFault> {
    Some(FileFault::Unsupported(match kind {
        FileKind::Text | FileKind::Xlsx => return None,
        FileKind::EncryptedWorkbook => return Some(FileFault::Encrypted),
        FileKind::Xls | FileKind::SpreadsheetXml => Foreign::Xls,
        FileKind::Xlsb => Foreign::Xlsb,
        FileKind::Ods => Foreign::Ods,
        FileKind::Html => Foreign::Html,
        FileKind::Word => Foreign::Word,
        FileKind::Zip | FileKind::OtherZip | FileKind::DamagedZip | FileKind::Gzip | FileKind::OtherArchive => {
            Foreign::Zip
        }
        FileKind::Pdf => Foreign::Pdf,
        FileKind::Image => Foreign::Picture,
        FileKind::Ole | FileKind::OtherOle | FileKind::PowerPoint => Foreign::Other,
    }))
}

/// A workbook that cannot be read.
#[must_use]
pub(super) fn workbook_fault(error: &WorkbookError) -> FileFault {
    match error {
        WorkbookError::Io(error) => reading_failed(error),
        WorkbookError::Refused(refusal) => refused(refusal),
        WorkbookError::TooManyCells { .. } | WorkbookError::TooMuchText { .. } => {
            FileFault::Refused(TOO_LARGE, error.to_string())
        }
        WorkbookError::Damaged { .. } | WorkbookError::NoSuchSheet(_) => FileFault::Refused(DAMAGED, error.to_string()),
    }
}

const TOO_LARGE: Text = Text {
    ja: "Excel ブックの中身が大きすぎるため読み取れません（{0}）。",
    en: "The workbook holds too much to be read ({0}).",
};
const DAMAGED: Text = Text {
    ja: "Excel ブックが壊れているため読み取れません（{0}）。",
    en: "The workbook is damaged and cannot be read ({0}).",
};
const SUSPICIOUS: Text = Text {
    ja: "Excel ブックの内部の記述が実際の大きさと合わないため、安全のため開きません（{0}）。",
    en: "The workbook claims sizes that cannot be true; it is not opened, for safety ({0}).",
};

fn refused(refusal: &Refusal) -> FileFault {
    let text = match refusal {
        Refusal::TooLarge { .. } | Refusal::TooManyEntries { .. } | Refusal::SharedStringsTooLarge { .. } => TOO_LARGE,
        Refusal::Ratio { .. } | Refusal::DuplicateNames { .. } | Refusal::StringCount { .. } => SUSPICIOUS,
        Refusal::Unreadable { .. } => DAMAGED,
    };
    FileFault::Refused(text, refusal.to_string())
}
