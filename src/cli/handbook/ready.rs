//! Everything that is read before anybody is judged.

use std::path::PathBuf;
use std::thread;

use crate::cli::destination::Destination;
use crate::cli::exit::Fault;
use crate::cli::explain;
use crate::cli::inputs::{self, Found};
use crate::cli::lang::pick;
use crate::cli::output::on_one_line;
use crate::cli::progress::Progress;
use crate::credits::{Programmes, Rounds};
use crate::finding::{Lang, Severity};
use crate::rules::{Filter, RULES};
use crate::validate::{BookOptions, BooksRead, NoBooks, RunInput, read_books};

use super::{HandbookArgs, rounds};

/// What was read, and by what it is judged.
pub(super) struct Ready {
    pub(super) read: BooksRead,
    pub(super) rounds: Rounds,
    /// Calendars of the user, with their SHA-256.
    pub(super) round_files: Vec<(String, String)>,
    pub(super) threads: usize,
}

impl Ready {
    /// Errors among what was found.
    pub(super) fn errors(&self) -> u64 {
        self.read.tables.iter().map(|table| table.totals.count(Severity::Error)).sum()
    }
}

/// Opens the destination before any work, and reads everything. `others` are inputs too and never overwritten.
///
/// # Errors
/// Why the work could not be done.
pub(super) fn read(args: &HandbookArgs, others: &[PathBuf]) -> Result<(Ready, Destination), Fault> {
    let common = &args.common;
    let lang = common.lang;
    let filter = Filter::parse(&args.select, &args.ignore, RULES).map_err(|word| explain::unknown_rule(&word, lang))?;
    let (rounds, round_files) = rounds::given(&args.rounds, lang)?;
    let ledgers = inputs::find(&args.credits, lang, common.quiet)?;
    let lists = inputs::find(&args.certificates, lang, common.quiet)?;
    let kept = ledgers.paths().into_iter().chain(lists.paths()).chain(args.rounds.clone());
    let kept: Vec<PathBuf> = kept.chain(others.iter().cloned()).collect();
    let destination = Destination::open(common, &kept)?;
    let (ledgers, lists) = (opened(ledgers), opened(lists));
    let all = || ledgers.iter().chain(&lists);
    let size: u64 = all().filter_map(|input| input.input.as_ref().ok()).map(|input| input.length() * 2).sum();
    let progress = Progress::new(size, pick(lang, "集計中", "counting"), common.quiet);
    let advance = |bytes| progress.advance(bytes);
    let threads = common.threads.or_else(|| thread::available_parallelism().ok()).map_or(1, std::num::NonZero::get);
    let programmes = Programmes::embedded();
    let options = BookOptions { as_of: common.as_of, threads, filter, programmes, advance: &advance };
    let read = read_books(&ledgers, &lists, &options).map_err(|cause| unusable(&cause, lang))?;
    Ok((Ready { read, rounds, round_files, threads }, destination))
}

fn opened(found: Found) -> Vec<RunInput> {
    found.open().into_iter().map(|(name, input)| RunInput { name, input }).collect()
}

/// A list that cannot be used: a standing without it would be wrong, so nothing is judged.
fn unusable(cause: &NoBooks, lang: Lang) -> Fault {
    let NoBooks::Fault(path, finding) = cause;
    let shown = on_one_line(path.as_ref());
    let said = finding.message.fill(lang, &finding.args, true);
    Fault(match lang {
        Lang::Ja => format!("{shown}: {said} 一部の単位が欠けたままでは判定できないため、中止しました。"),
        Lang::En => format!("{shown}: {said} Nothing was judged, for credits would be missing."),
    })
}
