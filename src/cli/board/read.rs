//! What `kenshu board` reads, before any work.

use std::path::{Path, PathBuf};

use crate::cli::exit::Fault;
use crate::cli::inputs;
use crate::cli::output::on_one_line;
use crate::credits::{Round, Rounds};
use crate::finding::{Finding, Lang};
use crate::schema::nearest;
use crate::validate::RunInput;

use super::BoardArgs;

/// Opens the files of one option.
///
/// # Errors
/// One of them is not there.
pub(super) fn open(paths: &[PathBuf], args: &BoardArgs) -> Result<(Vec<RunInput>, Vec<PathBuf>), Fault> {
    let found = inputs::find(paths, args.common.lang, args.common.quiet)?;
    let kept = found.paths();
    let opened = found.open();
    for (name, input) in &opened {
        if let Err(fault) = input {
            let name = on_one_line(Path::new(name));
            return Err(Fault(match args.common.lang {
                Lang::Ja => format!("{name}: {}。", fault.ja()),
                Lang::En => format!("{name}: {}.", fault.en()),
            }));
        }
    }
    Ok((opened.into_iter().map(|(name, input)| RunInput { name, input }).collect(), kept))
}

/// Why a file cannot serve, in the user's language.
pub(super) fn cannot_serve(path: &str, finding: &Finding, lang: Lang) -> Fault {
    let path = on_one_line(Path::new(path));
    Fault(format!("{path}: {}", finding.message.fill(lang, &finding.args, true)))
}

/// The round that was asked for.
///
/// # Errors
/// No calendar has it.
pub(super) fn round(args: &BoardArgs, rounds: &Rounds) -> Result<Round, Fault> {
    rounds.by_id(&args.round).ok_or_else(|| {
        let rounds = rounds.calendars().flat_map(|calendar| &calendar.rounds);
        let ids: Vec<&str> = rounds.map(|round| round.id.as_str()).collect();
        let near = nearest(&args.round, ids.iter().copied());
        let last = ids.last().copied().unwrap_or("jma-2025-11");
        let round = &args.round;
        Fault(match (args.common.lang, near) {
            (Lang::Ja, Some(near)) => format!("--round の「{round}」という回はありません。もしかして {near} ですか。"),
            (Lang::Ja, None) => format!("--round の「{round}」という回はありません。{last} のように書いてください。"),
            (Lang::En, Some(near)) => format!("There is no round \"{round}\". Did you mean {near}?"),
            (Lang::En, None) => format!("There is no round \"{round}\". Write it as {last}."),
        })
    })
}
