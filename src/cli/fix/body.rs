//! What `kenshu fix` does with what it was told.

use std::io::{IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use crate::cli::destination::Destination;
use crate::cli::exit::{Fault, Verdict};
use crate::cli::explain;
use crate::cli::inputs;
use crate::cli::lang::pick;
use crate::cli::output::{as_argument, is_read_by_a_person, on_one_line, say};
use crate::cli::progress::Progress;
use crate::cli::reconcile::decisions;
use crate::cli::schema::named_schema;
use crate::cli::validate::{Stage, seminars};
use crate::finding::Lang;
use crate::fix::{FixOutput, FixPrepare, HEAD, KeepBytes, KeepOutput, Make, Mender, Outcome, Take};
use crate::io::Input;
use crate::render::{ChangesOutput, ChangesStyle, FixStyle, ListChanges, what_was_decided, what_was_mended};
use crate::rules::{self, Filter, RULES};
use crate::schema::{Schema, catalogue};
use crate::validate::{Options, RosterTable, RunInput, RunTotals, is_workbook, run};

use super::FixArgs;
use super::book::book;
use super::convert::{convert, is_workbook_name};
use super::in_place::{InPlace, no_place};
use super::split::split;

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

/// Mends the file.
///
/// # Errors
/// Why the work could not be done.
pub(super) fn mend(args: &FixArgs) -> Result<Verdict, Fault> {
    if args.in_place && args.input == Path::new("-") {
        return Err(no_place(args.common.lang));
    }
    let work = Work::prepare(args)?;
    if args.diff {
        return work.list();
    }
    let to = args.to.as_deref().map(|name| named_schema(name, work.lang)).transpose()?.map(Arc::new);
    if let Some(folder) = &args.split {
        return split(&work, folder, to);
    }
    if to.is_some() {
        return convert(&work, to);
    }
    if is_workbook(&work.input).unwrap_or(false) {
        return work.workbook();
    }
    if args.in_place { work.keep_in_place() } else { work.keep() }
}

impl<'a> Work<'a> {
    fn prepare(args: &'a FixArgs) -> Result<Self, Fault> {
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

    /// A workbook: to another one, or to a text in its own layout.
    fn workbook(&self) -> Result<Verdict, Fault> {
        let lang = self.lang;
        if self.args.in_place {
            let ja = "Excel ブックには --in-place を使えません。-o に出力先を指定してください。";
            return Err(Fault(pick(lang, ja, "A workbook cannot be mended in place; use -o.").to_owned()));
        }
        let Some(output) = &self.args.common.output else {
            let ja = "Excel ブックを直すときは、-o に出力先（.xlsx か .csv）を指定してください。";
            return Err(Fault(pick(lang, ja, "Name the output of a workbook with -o (.xlsx or .csv).").to_owned()));
        };
        if is_workbook_name(output) { book(self) } else { convert(self, None) }
    }

    /// `--diff`.
    fn list(&self) -> Result<Verdict, Fault> {
        let common = &self.args.common;
        let mut destination = Destination::open(common, &self.kept)?;
        let on_screen = common.output.is_none() && is_read_by_a_person() && !self.args.jsonl;
        let show_values = common.show_values.unwrap_or(on_screen);
        let style = ChangesStyle { lang: self.lang, show_values, jsonl: self.args.jsonl };
        let mut changes = ChangesOutput::new(&mut destination, style);
        let (outcome, totals) = self.run(&ListChanges, &mut changes);
        let written = changes.fault.map_or(Ok(()), Err);
        let written = written.and_then(|()| destination.flush());
        self.could_be_read(&outcome, &totals)?;
        if !destination.is_closed() {
            destination.finish(written, self.lang)?;
        }
        self.tell(&outcome, None);
        Ok(Verdict { errors: outcome.errors() })
    }

    /// The text as it is but for what is mended, to `-o` or standard output.
    fn keep(&self) -> Result<Verdict, Fault> {
        if let Some(path) = self.args.common.output.as_deref().filter(|path| is_workbook_name(path)) {
            let path = on_one_line(path);
            return Err(Fault(match self.lang {
                Lang::Ja => format!("CSV は CSV のまま直します。{path} ではなく、.csv で終わる名前を書いてください。"),
                Lang::En => format!("A CSV stays one: give a name that ends in .csv, not {path}."),
            }));
        }
        let mut destination = Destination::open(&self.args.common, &self.kept)?;
        let (outcome, written) = self.keep_to(&mut destination)?;
        let written = written.and_then(|()| destination.flush());
        if destination.is_closed() {
            return Ok(Verdict { errors: outcome.errors() });
        }
        if outcome.is_whole() {
            destination.finish(written, self.lang)?;
        } else {
            destination.give_up(written, self.lang)?;
        }
        self.tell(&outcome, self.args.common.output.as_deref());
        Ok(Verdict { errors: outcome.errors() })
    }

    fn keep_in_place(&self) -> Result<Verdict, Fault> {
        let others = self.kept.get(1..).unwrap_or_default();
        let mut place = InPlace::open(&self.args.input, others, self.args.common.force, self.lang)?;
        let (outcome, written) = self.keep_to(place.file())?;
        if outcome.is_whole() && outcome.cells > 0 {
            written.map_err(|error| Fault::at(&on_one_line(&self.args.input), &error, self.lang))?;
            place.finish(&self.input, self.lang)?;
        }
        self.tell(&outcome, Some(&self.args.input));
        Ok(Verdict { errors: outcome.errors() })
    }

    fn keep_to(&self, out: &mut (dyn Write + Send)) -> Result<(Outcome, std::io::Result<()>), Fault> {
        let mut keep = KeepOutput::new(out, &self.head()?);
        let (outcome, totals) = self.run(&KeepBytes::default(), &mut keep);
        let (mark, written) = (keep.mark, keep.fault.map_or(Ok(()), Err));
        self.could_be_read(&outcome, &totals)?;
        // What was read has to be all of it, whatever went wrong on the way.
        if outcome.is_whole() && written.is_ok() && !totals.stopped && outcome.bytes + mark != self.input.length() {
            let ja = "途中までしか読み取れなかったため、何も書き出していません（1 行が 8 MB を超えるなど）。";
            return Err(Fault(pick(self.lang, ja, "It could not be read to its end; nothing was written.").to_owned()));
        }
        Ok((outcome, written))
    }

    fn head(&self) -> Result<Vec<u8>, Fault> {
        let mut head = Vec::new();
        let reader = self.input.reader().map_err(|fault| Fault(fault.ja().to_owned()))?;
        let read = reader.take(HEAD as u64).read_to_end(&mut head);
        read.map_err(|error| Fault::at(&on_one_line(&self.args.input), &error, self.lang))?;
        Ok(head)
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
