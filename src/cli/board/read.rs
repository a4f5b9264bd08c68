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
        let known = ids.join(", ");
        let round = on_one_line(Path::new(&args.round));
        Fault(match (args.common.lang, near) {
            (Lang::Ja, Some(near)) => {
                format!("--round の「{round}」という回はありません。もしかして {near} ですか。\n日程にある回: {known}")
            }
            (Lang::Ja, None) => {
                format!("--round の「{round}」という回はありません。\n日程にある回: {known}（ほかの回は --rounds で加えます）")
            }
            (Lang::En, Some(near)) => {
                format!("There is no round \"{round}\". Did you mean {near}?\nKnown rounds: {known}")
            }
            (Lang::En, None) => {
                format!("There is no round \"{round}\".\nKnown rounds: {known} (--rounds adds others)")
            }
        })
    })
}

/// A meeting is not years away from the round that it is about: then its year is mistyped.
///
/// # Errors
/// The day of the meeting is.
pub(super) fn held_near(args: &BoardArgs, round: &Round) -> Result<(), Fault> {
    let Some(held) = args.meeting_date else { return Ok(()) };
    let days = held.until(round.approval).map_or(i32::MAX, |span| span.get_days().saturating_abs());
    if days <= 366 {
        return Ok(());
    }
    let approval = round.approval;
    Err(Fault(match args.common.lang {
        Lang::Ja => format!(
            "--meeting-date の {held} は、この回の承認の予定日（{approval}）から1年以上離れています。年を確かめてください。"
        ),
        Lang::En => format!(
            "--meeting-date {held} is more than a year away from the approval of this round ({approval}). Look at its year."
        ),
    }))
}
