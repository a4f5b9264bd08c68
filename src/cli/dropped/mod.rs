//! `kenshu FILES…` with no command: files dropped on the icon. Each is checked, and its result written beside it.

mod results;
mod targets;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::thread;

use clap::{Arg, ArgMatches, Command, value_parser};

use crate::finding::{Lang, Severity};
use crate::report::feedback::SummaryFacts;
use crate::rules::Stage;
use crate::validate::{Options, RunInput, run};

use super::common::{self, Common};
use super::exit::{Fault, Verdict};
use super::inputs;
use super::lang::pick;
use super::output::{on_one_line, print};
use super::progress::Progress;
use super::validate::without_own;

use crate::render::excel::FeedbackPrepare;
use results::Results;
use targets::{is_result_beside, targets};

/// What was dropped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DroppedArgs {
    /// Files and folders.
    pub inputs: Vec<PathBuf>,
    /// The common options.
    pub common: Common,
}

/// Reads a command line that has no command; `None` where its first word is no path.
///
/// A word is a path when it is written as one, or when something of that name is there. The icon gives full paths, so a file that
/// is called like a command is still a file.
#[must_use]
pub fn read(argv: &[OsString], first: &str, lang: Lang) -> Option<DroppedArgs> {
    let looks_like_path = first.contains(['.', '/', '\\']);
    if !looks_like_path && !Path::new(first).exists() {
        return None;
    }
    let matches = command(lang).try_get_matches_from(argv).ok()?;
    let args = from_matches(&matches, lang);
    args.common.output.is_none().then_some(args)
}

fn command(lang: Lang) -> Command {
    let inputs = Arg::new("inputs").value_parser(value_parser!(PathBuf)).required(true).num_args(1..);
    common::add(Command::new("kenshu").disable_help_flag(true).arg(inputs), lang)
}

fn from_matches(matches: &ArgMatches, lang: Lang) -> DroppedArgs {
    DroppedArgs {
        inputs: matches.get_many("inputs").unwrap_or_default().cloned().collect(),
        common: Common::from_matches(matches, lang),
    }
}

/// Checks the files and writes a workbook beside each.
///
/// # Errors
/// Why the work could not be done; then nothing is written.
pub(crate) fn run_dropped(args: &DroppedArgs) -> Result<Verdict, Fault> {
    let common = &args.common;
    let lang = common.lang;
    let mut found = inputs::find(&args.inputs, lang, common.quiet)?;
    if let Some((folder, why)) = found.unreadable() {
        // Why was said when it was found, unless nothing was to be said.
        let why = if common.quiet { format!("（{}）", pick(lang, &why.ja(), &why.en())) } else { String::new() };
        let folder = on_one_line(folder);
        return Err(Fault(match lang {
            Lang::Ja => format!("フォルダー {folder} を開けないため、確認結果は書き込んでいません{why}。"),
            Lang::En => format!("No result was written, because the folder {folder} cannot be opened{why}."),
        }));
    }
    found.retain(lang, |path| args.inputs.iter().any(|given| given == path) || !is_result_beside(path))?;
    without_own(&mut found, &args.inputs, lang, common.quiet)?;
    let paths = found.paths();
    if paths.iter().any(|path| path.as_os_str() == "-") {
        let ja = "標準入力の結果は、横に置くファイルがありません。kenshu validate - を使ってください。";
        return Err(Fault(
            pick(lang, ja, "There is no place beside standard input: use kenshu validate -.").to_owned(),
        ));
    }
    let targets = targets(&paths, lang)?;
    let opened = found.open();
    let size: u64 = opened.iter().filter_map(|(_, input)| input.as_ref().ok()).map(|input| input.length() * 2).sum();
    let progress = Progress::new(size, pick(lang, "確認中", "checking"), common.quiet);
    let advance = |bytes| progress.advance(bytes);
    let options = Options {
        threads: common.threads.or_else(|| thread::available_parallelism().ok()).map_or(1, std::num::NonZero::get),
        digest: true,
        advance: &advance,
        ..Options::on(common.as_of)
    };
    let facts = SummaryFacts { as_of: common.as_of, stage: Stage::Result, is_partial: false, lang };
    let inputs: Vec<RunInput> = opened.into_iter().map(|(name, input)| RunInput { name, input }).collect();
    let mut results = Results::new(targets, facts, lang);
    let totals = run(&inputs, &options, &FeedbackPrepare(lang), &mut results);
    drop(progress);
    if totals.opened == 0 {
        let ja = "読み取れるファイルがありませんでした。確認結果は書き込んでいません。";
        return Err(Fault(pick(lang, ja, "None of the files could be read. No result was written.").to_owned()));
    }
    let told = results.keep()?;
    print(&told, lang)?;
    Ok(Verdict { errors: totals.totals.count(Severity::Error) })
}
