//! One file to be mended: what was named, the run over it, and what is told of it.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use crate::cli::exit::Fault;
use crate::cli::explain;
use crate::cli::inputs;
use crate::cli::lang::pick;
use crate::cli::output::{as_argument, on_one_line, say};
use crate::cli::progress::Progress;
use crate::cli::reconcile::decisions;
use crate::cli::schema::named_schema;
use crate::cli::validate::{Stage, seminars};
use crate::finding::Lang;
use crate::fix::{FixOutput, FixPrepare, Make, Mender, Outcome, Take};
use crate::io::Input;
use crate::render::{FixStyle, what_was_decided, what_was_mended};
use crate::rules::{self, Filter, RULES};
use crate::schema::{Schema, catalogue};
use crate::validate::{Options, RosterTable, RunInput, RunTotals, run};

use super::FixArgs;

/// One file to be mended, and all that is asked of it.
pub(super) struct Work<'a> {
    pub(super) args: &'a FixArgs,
    pub(super) lang: Lang,
    pub(super) name: String,
    pub(super) input: Input,
    pub(super) mender: Mender,
    /// What no output may replace.
    pub(super) kept: Vec<PathBuf>,
    /// The tables of the file of decisions.
    decided: Vec<RosterTable>,
    options: Options<'static>,
}

impl<'a> Work<'a> {
    /// Reads what was named beside the file, and opens it.
    ///
    /// # Errors
    /// What cannot be used, in the user's language.
    pub(super) fn prepare(args: &'a FixArgs) -> Result<Self, Fault> {
        let common = &args.common;
        let lang = common.lang;
        let parse = |select: &[String], ignore: &[String]| {
            Filter::parse(select, ignore, RULES).map_err(|word| explain::unknown_rule(&word, lang))
        };
        let filter = parse(&[], &args.ignore)?;
        let guesses = if args.guesses.is_empty() { None } else { Some(parse(&args.guesses, &[])?) };
        let schema = args.schema.as_deref().map(|name| named_schema(name, lang)).transpose()?.map(Arc::new);
        let found = inputs::find(std::slice::from_ref(&args.input), lang, true)?;
        if found.paths() != [args.input.clone()] {
            let ja = "fix が直すのは 1 つのファイルです。フォルダーではなく、ファイルを指定してください。";
            return Err(Fault(pick(lang, ja, "fix mends one file: name a file, not a folder.").to_owned()));
        }
        let layout =
            args.schema.iter().chain(&args.to).filter(|name| catalogue::by_id(name).is_none()).map(PathBuf::from);
        let given = args.seminars.iter().chain(&args.decisions).cloned();
        let kept: Vec<PathBuf> = found.paths().into_iter().chain(layout).chain(given).collect();
        let (mut mender, mut decided) = (Mender { guesses, decisions: None }, Vec::new());
        if let Some(path) = &args.decisions {
            let mut read = decisions::read(path, common.as_of, lang)?;
            read.judge(&filter);
            (mender.decisions, decided) = (Some(Arc::new(read.book)), read.tables);
        }
        let seminars = seminars::given(args.seminars.as_deref(), args.seminar.as_deref(), common)?;
        let mut opened = found.open();
        let (name, input) = match opened.pop() {
            Some((name, Ok(input))) => (name, input),
            Some((name, Err(fault))) => {
                let name = on_one_line(Path::new(&name));
                return Err(Fault(match lang {
                    Lang::Ja => format!("{name}: {}。", fault.ja()),
                    Lang::En => format!("{name}: {}.", fault.en()),
                }));
            }
            None => {
                return Err(Fault(pick(lang, "直すファイルがありません。", "There is no file to mend.").to_owned()));
            }
        };
        let options = Options {
            schema,
            stage: if args.stage == Stage::Entry { rules::Stage::Entry } else { rules::Stage::Result },
            facts: args.set.clone(),
            seminars,
            filter,
            threads: common.threads.or_else(|| thread::available_parallelism().ok()).map_or(1, std::num::NonZero::get),
            ..Options::on(common.as_of)
        };
        Ok(Self { args, lang, name, input, mender, kept, decided, options })
    }

    /// Runs over the file. What is made of it goes to `take`.
    pub(super) fn run<M: Make>(&self, make: &M, take: &mut dyn Take<M::Made>) -> (Outcome, RunTotals) {
        self.run_with(&self.mender, make, take)
    }

    /// The same with nothing of what was decided.
    pub(super) fn run_undecided<M: Make>(&self, make: &M, take: &mut dyn Take<M::Made>) -> (Outcome, RunTotals) {
        self.run_with(&Mender { decisions: None, ..self.mender.clone() }, make, take)
    }

    fn run_with<M: Make>(&self, mender: &Mender, make: &M, take: &mut dyn Take<M::Made>) -> (Outcome, RunTotals) {
        let quiet = self.args.common.quiet;
        let progress = Progress::new(self.input.length() * 2, pick(self.lang, "修正中", "mending"), quiet);
        let advance = |bytes| progress.advance(bytes);
        let options = Options {
            advance: &advance,
            schema: self.options.schema.clone(),
            facts: self.options.facts.clone(),
            seminars: self.options.seminars.clone(),
            filter: self.options.filter.clone(),
            ..self.options
        };
        let inputs = [RunInput { name: self.name.clone(), input: Ok(self.input.clone()) }];
        let prepare = FixPrepare { mender, make };
        let mut output = FixOutput::new(take);
        let totals = run(&inputs, &options, &prepare, &mut output);
        (output.outcome, totals)
    }

    /// The layout that was named for the file.
    pub(super) fn schema(&self) -> Option<Arc<Schema>> {
        self.options.schema.clone()
    }

    /// An input that changed or could not be read at all is no work done.
    pub(super) fn could_be_read(&self, outcome: &Outcome, totals: &RunTotals) -> Result<(), Fault> {
        if totals.opened > 0 {
            return Ok(());
        }
        Err(Fault(what_was_mended(outcome, self.style())))
    }

    fn style(&self) -> FixStyle {
        let show_values = self.args.common.show_values.unwrap_or_else(|| std::io::stderr().is_terminal());
        FixStyle { lang: self.lang, show_values, would: self.args.diff }
    }

    /// What became of the decisions, where any were given.
    pub(super) fn what_was_decided(&self, outcome: &Outcome, style: FixStyle) -> Option<String> {
        let book = self.mender.decisions.as_ref().filter(|_| outcome.unusable.is_empty())?;
        Some(what_was_decided(outcome, book, &self.decided, style))
    }

    /// Says on standard error what became of the file, and what to do next.
    pub(super) fn tell(&self, outcome: &Outcome, written: Option<&Path>) {
        self.tell_more(outcome, None, written);
    }

    /// The same, with something more in the middle.
    pub(super) fn tell_more(&self, outcome: &Outcome, more: Option<&str>, written: Option<&Path>) {
        if self.args.common.quiet && outcome.is_whole() {
            return;
        }
        let mut text = what_was_mended(outcome, self.style());
        if let Some(decided) = self.what_was_decided(outcome, self.style()) {
            text = format!("{decided}{text}");
        }
        if let Some(more) = more {
            text = format!("{}\n{text}", more.trim_end());
        }
        if !self.args.guesses.is_empty() && outcome.guesses.is_empty() && outcome.unusable.is_empty() {
            text.push('\n');
            text.push_str(pick(
                self.lang,
                "--unsafe で指定した規則に、セルを直す推測はありませんでした（見出しは直しません）。",
                "The rules named by --unsafe had no guess for any cell (headers are not mended).",
            ));
        }
        if let (true, Some(path)) = (outcome.is_whole(), written) {
            let path = as_argument(path);
            text.push_str(&match self.lang {
                Lang::Ja => format!("\n次に: kenshu validate {path} で、残りの指摘を確認してください。"),
                Lang::En => format!("\nNext: kenshu validate {path} shows what is left."),
            });
        }
        say(&text);
    }
}
