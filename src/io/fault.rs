use std::io::{self, ErrorKind};

use super::windows::is_held_open;

/// Why an input cannot be used. The sentences name no path; whoever shows them knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InputFault {
    /// No such file.
    NotFound,
    /// A folder where a file is wanted.
    IsFolder,
    /// The system does not let us read it.
    NoPermission,
    /// Another program keeps it open (Windows).
    InUse,
    /// Standard input, a pipe or a device gave more than this many bytes.
    TooLarge {
        /// Bytes that are held at most.
        limit: u64,
    },
    /// A disk, a socket or the like.
    NotAFile,
    /// Size, time or identity changed while it was read.
    Changed,
    /// Anything else, in the words of the system.
    Other(String),
}

impl InputFault {
    /// The fault behind an error of the system.
    #[must_use]
    pub fn of(error: &io::Error) -> Self {
        if error.raw_os_error().is_some_and(|raw| is_held_open(raw, cfg!(windows))) {
            return Self::InUse;
        }
        match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => Self::NotFound,
            ErrorKind::PermissionDenied => Self::NoPermission,
            ErrorKind::IsADirectory => Self::IsFolder,
            _ => Self::Other(error.to_string()),
        }
    }

    /// What is wrong and what to do, in Japanese.
    #[must_use]
    pub fn ja(&self) -> String {
        match self {
            Self::NotFound => "ファイルが見つかりません。名前と場所を確かめてください".to_owned(),
            Self::IsFolder => "フォルダです。ファイルを指定してください".to_owned(),
            Self::NoPermission => "読む権限がありません。ファイルのアクセス権を確かめるか、自分のフォルダにコピーしてから指定してください".to_owned(),
            Self::InUse => "ほかのプログラム（Excelなど）が開いています。閉じてから、もう一度実行してください".to_owned(),
            Self::TooLarge { limit } => {
                format!("標準入力やパイプから読めるのは {} MiB までです。ファイルに保存してから、その名前を指定してください", limit >> 20)
            }
            Self::NotAFile => "ファイルではありません（装置など）。CSVかExcelのファイルを指定してください".to_owned(),
            Self::Changed => "読んでいる間にファイルが変わりました。ほかの人や同期ソフトの書き込みが終わってから、もう一度実行してください".to_owned(),
            Self::Other(system) => format!("読めませんでした（{system}）。ファイルを手元にコピーしてから、もう一度実行してください"),
        }
    }

    /// What is wrong and what to do, in English.
    #[must_use]
    pub fn en(&self) -> String {
        match self {
            Self::NotFound => "no such file; check its name and place".to_owned(),
            Self::IsFolder => "this is a folder; name a file".to_owned(),
            Self::NoPermission => {
                "no permission to read it; check the access rights, or copy it to a folder of your own".to_owned()
            }
            Self::InUse => "another program (Excel?) has it open; close it there and run again".to_owned(),
            Self::TooLarge { limit } => {
                let mib = limit >> 20;
                format!("standard input and pipes are read up to {mib} MiB; save it as a file and name that")
            }
            Self::NotAFile => "not a file (a device?); name a CSV or Excel file".to_owned(),
            Self::Changed => {
                "the file changed while it was read; wait until nobody writes to it and run again".to_owned()
            }
            Self::Other(system) => format!("it could not be read ({system}); copy it to this computer and run again"),
        }
    }
}

/// Why an output cannot be written. The sentences name no path; whoever shows them knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OutputFault {
    /// It exists, and nobody said `--force`.
    Exists,
    /// It is one of the inputs.
    IsInput,
    /// A folder stands at its place.
    IsFolder,
    /// A file stands where a folder is wanted.
    NotAFolder,
    /// The folder it should go to does not exist.
    FolderMissing,
    /// The system does not let us write it.
    NoPermission,
    /// Another program keeps it open (Windows).
    InUse,
    /// The name belongs to a device (Windows).
    ReservedName,
    /// The disk is full, or a quota is.
    DiskFull,
    /// Larger than the system allows a file to be.
    TooLarge,
    /// The user stopped the work.
    Interrupted,
    /// Anything else, in the words of the system.
    Other(String),
}

impl OutputFault {
    /// The fault behind an error of the system.
    #[must_use]
    pub fn of(error: &io::Error) -> Self {
        if error.raw_os_error().is_some_and(|raw| is_held_open(raw, cfg!(windows))) {
            return Self::InUse;
        }
        match error.kind() {
            ErrorKind::AlreadyExists => Self::Exists,
            ErrorKind::NotFound | ErrorKind::NotADirectory => Self::FolderMissing,
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::NoPermission,
            ErrorKind::IsADirectory => Self::IsFolder,
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::DiskFull,
            ErrorKind::FileTooLarge => Self::TooLarge,
            _ => Self::Other(error.to_string()),
        }
    }

    /// What is wrong and what to do, in Japanese.
    #[must_use]
    pub fn ja(&self) -> String {
        let sentence = match self {
            Self::Exists => "すでにあります。別の名前にするか、上書きしてよければ --force を付けてください",
            Self::IsInput => "入力ファイルには書き込みません。出力には別の名前を指定してください",
            Self::IsFolder => "フォルダです。出力するファイルの名前を指定してください",
            Self::NotAFolder => "フォルダではありません。フォルダの名前を指定してください",
            Self::FolderMissing => "出力先のフォルダがありません。フォルダを作るか、別の場所を指定してください",
            Self::NoPermission => "書き込む権限がありません。別の場所を指定するか、アクセス権を確かめてください",
            Self::InUse => "ほかのプログラム（Excelなど）が開いています。閉じてから、もう一度実行してください",
            Self::ReservedName => "Windows が機器のために使う名前です（CON、NUL、COM1 など）。別の名前にしてください",
            Self::DiskFull => "ディスクの空きが足りません。空きを増やすか、別の場所を指定してください",
            Self::TooLarge => "ファイルの大きさの上限に達しました。上限を変えるか、別の場所を指定してください",
            Self::Interrupted => "中断されたので、書き込んでいません",
            Self::Other(system) => return format!("書き込めませんでした（{system}）。別の場所を指定してください"),
        };
        sentence.to_owned()
    }

    /// What is wrong and what to do, in English.
    #[must_use]
    pub fn en(&self) -> String {
        let sentence = match self {
            Self::Exists => "it exists already; choose another name, or add --force to overwrite it",
            Self::IsInput => "it is one of the inputs, which are never written to; choose another name",
            Self::IsFolder => "this is a folder; name the file to write",
            Self::NotAFolder => "this is no folder; name a folder",
            Self::FolderMissing => "the folder does not exist; create it or choose another place",
            Self::NoPermission => "no permission to write there; choose another place or check the access rights",
            Self::InUse => "another program (Excel?) has it open; close it there and run again",
            Self::ReservedName => "Windows keeps this name for a device (CON, NUL, COM1); choose another",
            Self::DiskFull => "the disk is full; make room or choose another place",
            Self::TooLarge => "the limit of a file's size is reached; raise it or choose another place",
            Self::Interrupted => "interrupted; nothing was written",
            Self::Other(system) => return format!("it could not be written ({system}); choose another place"),
        };
        sentence.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_of_errors() {
        let input = |kind: ErrorKind| InputFault::of(&io::Error::from(kind));
        assert_eq!(input(ErrorKind::NotFound), InputFault::NotFound);
        assert_eq!(input(ErrorKind::PermissionDenied), InputFault::NoPermission);
        assert!(matches!(input(ErrorKind::TimedOut), InputFault::Other(_)));
        let output = |kind: ErrorKind| OutputFault::of(&io::Error::from(kind));
        assert_eq!(output(ErrorKind::StorageFull), OutputFault::DiskFull);
        assert_eq!(output(ErrorKind::FileTooLarge), OutputFault::TooLarge);
        assert_eq!(output(ErrorKind::NotFound), OutputFault::FolderMissing);
        assert!(matches!(output(ErrorKind::TimedOut), OutputFault::Other(_)));
    }

    #[test]
    fn sentences_say_the_limit() {
        let fault = InputFault::TooLarge { limit: 256 << 20 };
        assert!(fault.ja().contains("256 MiB") && fault.en().contains("256 MiB"));
    }
}
