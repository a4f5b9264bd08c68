//! How a run ends: what is said, and the exit status.

use std::io;

use crate::finding::Lang;
use crate::io::is_held_open;

use super::lang::pick;

/// What a run that did its work found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// Findings of severity error, after `--select` and `--ignore`.
    pub errors: u64,
}

/// Why the work could not be done: one or a few sentences in the user's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault(pub String);

impl Fault {
    /// A fault of input or output at `place`, such as a path or 標準出力.
    #[must_use]
    pub fn at(place: &str, error: &io::Error, lang: Lang) -> Self {
        let cause = cause(error, lang);
        Self(match lang {
            Lang::Ja => format!("{place}に書き込めませんでした。{cause}"),
            Lang::En => format!("Could not write to {place}. {cause}"),
        })
    }
}

/// The exit status: 0 no error finding, 1 at least one, 2 the work could not be done. `--exit-zero` turns 1 into 0.
#[must_use]
pub fn status(end: &Result<Verdict, Fault>, exit_zero: bool) -> u8 {
    match end {
        Err(_) => 2,
        Ok(verdict) => u8::from(verdict.errors > 0 && !exit_zero),
    }
}

/// The cause of a fault, and what to do about it.
fn cause(error: &io::Error, lang: Lang) -> String {
    use io::ErrorKind as Kind;
    // Sharing and locking violations of Windows: the file is open in another program, nearly always Excel.
    if error.raw_os_error().is_some_and(|raw| is_held_open(raw, cfg!(windows))) {
        let ja = "ほかのソフト（Excel など）で開かれています。閉じてからやり直してください。";
        return pick(lang, ja, "It is open in another program such as Excel. Close it and try again.").to_owned();
    }
    let (ja, en) = match error.kind() {
        Kind::StorageFull | Kind::QuotaExceeded => {
            ("空き容量がありません。空きを作ってからやり直してください。", "No space is left. Make room and try again.")
        }
        Kind::FileTooLarge => ("ファイルの大きさの上限を超えました。", "The limit on the size of files was exceeded."),
        Kind::PermissionDenied => (
            "書き込みが許可されていません。保存先を確かめてください。",
            "Writing is not permitted. Check where it goes.",
        ),
        Kind::ReadOnlyFilesystem => ("書き込みできない媒体です。", "The medium is read-only."),
        Kind::IsADirectory => ("同じ名前のフォルダーがあります。", "A folder of that name exists."),
        Kind::NotFound => ("フォルダーがありません。", "The folder does not exist."),
        _ => {
            return match lang {
                Lang::Ja => format!("原因: {error}"),
                Lang::En => format!("Cause: {error}"),
            };
        }
    };
    pick(lang, ja, en).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn status_is_one_of_three() {
        let found = |errors| Ok(Verdict { errors });
        let cases = [
            (found(0), false, 0),
            (found(0), true, 0),
            (found(1), false, 1),
            (found(u64::MAX), false, 1),
            (found(1), true, 0),
            (Err(Fault("×".into())), false, 2),
            (Err(Fault("×".into())), true, 2),
        ];
        for (end, exit_zero, expected) in cases {
            assert_eq!(status(&end, exit_zero), expected, "{end:?} {exit_zero}");
        }
    }

    #[test]
    fn a_full_disk_is_named() {
        let full = io::Error::from(io::ErrorKind::StorageFull);
        assert!(Fault::at("標準出力", &full, Lang::Ja).0.contains("空き容量がありません"));
        assert!(Fault::at("standard output", &full, Lang::En).0.contains("No space is left"));
    }
}
