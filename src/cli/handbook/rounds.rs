//! `--rounds`: read before any work, because a wrong calendar would send people to a wrong round.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use crate::cli::exit::Fault;
use crate::cli::output::on_one_line;
use crate::credits::Rounds;
use crate::finding::Lang;
use crate::io::{Input, InputFault, sha256};

/// No calendar is longer.
const MAX_BYTES: u64 = 4 << 20;

/// The calendars that a command line names before those of 日医, and each file with its SHA-256.
///
/// # Errors
/// One that cannot be read, or what is wrong with it and where.
pub(in crate::cli) fn given(paths: &[PathBuf], lang: Lang) -> Result<(Rounds, Vec<(String, String)>), Fault> {
    let (mut texts, mut digests) = (Vec::new(), Vec::new());
    for path in paths {
        let shown = on_one_line(path);
        let (text, digest) = read(path).map_err(|fault| {
            Fault(match lang {
                Lang::Ja => format!("日程のファイル {shown}: {}。", fault.ja()),
                Lang::En => format!("Calendar {shown}: {}.", fault.en()),
            })
        })?;
        let Some(text) = text else {
            return Err(Fault(match lang {
                Lang::Ja => format!(
                    "日程のファイル {shown}: UTF-8として読めません。文字コードをUTF-8にして保存し直してください。"
                ),
                Lang::En => format!("Calendar {shown}: not UTF-8: save the file as UTF-8."),
            }));
        };
        digests.push((path.to_string_lossy().into_owned(), digest));
        texts.push((shown, text));
    }
    let rounds = Rounds::parse_own(&texts)
        .map_err(|errors| Fault(errors.iter().take(15).map(|error| error.show(lang)).collect::<Vec<_>>().join("\n")))?;
    Ok((rounds, digests))
}

fn read(path: &Path) -> Result<(Option<String>, String), InputFault> {
    let input = Input::open(path)?;
    let mut bytes = Vec::new();
    input.reader()?.take(MAX_BYTES).read_to_end(&mut bytes).map_err(|error| InputFault::of(&error))?;
    let digest = sha256(input.reader()?).map_err(|error| InputFault::of(&error))?;
    Ok((String::from_utf8(bytes).ok(), digest))
}
