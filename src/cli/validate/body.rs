//! What `kenshu validate` does with what it was told.

use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

use crate::cli::destination::Destination;
use crate::cli::exit::{Fault, Verdict};
use crate::cli::explain;
use crate::cli::inputs;
use crate::cli::lang::pick;
use crate::cli::output::is_read_by_a_person;
use crate::cli::progress::Progress;
use crate::cli::schema::named_schema;
use crate::finding::Severity;
use crate::render::{
    ConciseOutput, ConcisePrepare, CsvOutput, CsvPrepare, JsonOutput, JsonPrepare, JsonStyle, JsonlOutput,
    JsonlPrepare, TextOutput, TextStyle,
};
use crate::report::ExcerptPrepare;
use crate::report::feedback::SummaryFacts;
use crate::rules::{self, Filter, RULES};
use crate::schema::catalogue;
use crate::validate::{Options, RunInput, RunTotals};

use super::folder::Folder;
use super::own::without_own;
use super::workbook::{Beside, Workbook, Written, run_with};
use super::{Format, SHOWN_PER_RULE, Stage, ValidateArgs, seminars};

/// Judges the files.
///
/// # Errors
/// Why the work could not be done.
pub(super) fn judge(args: &ValidateArgs) -> Result<Verdict, Fault> {
    let common = &args.common;
    let lang = common.lang;
    let filter = Filter::parse(&args.select, &args.ignore, RULES).map_err(|word| explain::unknown_rule(&word, lang))?;
    let schema = args.schema.as_deref().map(|name| named_schema(name, lang)).transpose()?.map(Arc::new);
    let mut found = inputs::find(&args.inputs, lang, common.quiet)?;
    without_own(&mut found, &args.inputs, lang, common.quiet)?;
    // A layout file is read as well, so it is never written to either.
    let layout = args.schema.iter().filter(|name| catalogue::by_id(name).is_none()).map(PathBuf::from);
    let kept: Vec<PathBuf> = found.paths().into_iter().chain(layout).chain(args.seminars.clone()).collect();
    if args.workbook.is_some() && args.workbook == common.output {
        let ja = "-o と --workbook に同じファイルは指定できません。";
        return Err(Fault(pick(lang, ja, "-o and --workbook cannot be the same file.").to_owned()));
    }
    let seminars = seminars::given(args.seminars.as_deref(), args.seminar.as_deref(), common)?;
    let stage = match args.stage {
        Stage::Entry => rules::Stage::Entry,
        Stage::Result => rules::Stage::Result,
    };
    let is_partial = !(args.select.is_empty() && args.ignore.is_empty());
    let facts = SummaryFacts { as_of: common.as_of, stage, is_partial, lang };
    // Before the output, which may go to the same new folder.
    let place = |path| Folder::open(path, common, &found.paths(), &kept, facts);
    let mut folder = args.workbook_dir.as_deref().map(place).transpose()?;
    let destination = Destination::open(common, &kept)?;
    let open = |path| Workbook::open(path, common.force, &kept, facts, lang);
    let mut workbook = args.workbook.as_deref().map(open).transpose()?;
    let opened = found.open();
    let size: u64 = opened.iter().filter_map(|(_, input)| input.as_ref().ok()).map(|input| input.length() * 2).sum();
    let progress = Progress::new(size, pick(lang, "確認中", "checking"), common.quiet);
    let advance = |bytes| progress.advance(bytes);
    let options = Options {
        schema,
        stage,
        as_of: common.as_of,
        facts: args.set.clone(),
        seminars,
        kinds: Options::KINDS,
        filter,
        against: None,
        threads: common.threads.or_else(|| thread::available_parallelism().ok()).map_or(1, std::num::NonZero::get),
        max_findings: args.max_findings.unwrap_or(u64::MAX),
        digest: args.format == Format::Json || workbook.is_some() || folder.is_some(),
        advance: &advance,
    };
    let inputs: Vec<RunInput> = opened.into_iter().map(|(name, input)| RunInput { name, input }).collect();
    let on_screen =
        common.output.is_none() && is_read_by_a_person() && matches!(args.format, Format::Text | Format::Concise);
    let style = JsonStyle { lang, show_values: common.show_values.unwrap_or(on_screen) };
    let beside = match (workbook.as_mut(), folder.as_mut()) {
        (Some(workbook), _) => Beside::Workbook(workbook),
        (None, Some(folder)) => Beside::Folder(folder),
        (None, None) => Beside::Nothing,
    };
    let (totals, written, destination) = draw(args, &inputs, &options, style, destination, beside);
    drop(progress);
    let workbook = workbook.filter(|_| totals.opened > 0).map(|workbook| workbook.write(lang)).transpose()?;
    let folder = folder.filter(|_| totals.opened > 0).map(Folder::write).transpose()?;
    let keep = |workbook: Option<Written>| {
        workbook.map_or(Ok(()), |workbook| workbook.keep(lang))?;
        folder.map_or(Ok(()), |folder| folder.keep(lang))
    };
    if destination.is_closed() {
        // The reader had enough: what is known so far decides.
        keep(workbook)?;
        return Ok(Verdict { errors: totals.totals.count(Severity::Error) });
    }
    if totals.opened == 0 {
        // A screen shows why; a file would be an output of work that was not done.
        destination.give_up(written, lang)?;
        return Err(Fault(
            pick(lang, "読み取れるファイルがありませんでした。", "None of the files could be read.").to_owned(),
        ));
    }
    destination.finish(written, lang)?;
    keep(workbook)?;
    Ok(Verdict { errors: totals.totals.count(Severity::Error) })
}

/// Runs with the drawing that was asked for.
fn draw(
    args: &ValidateArgs,
    inputs: &[RunInput],
    options: &Options<'_>,
    style: JsonStyle,
    mut destination: Destination,
    beside: Beside<'_>,
) -> (RunTotals, std::io::Result<()>, Destination) {
    let quiet = args.common.quiet;
    let mut written = Ok(());
    let mut note = |fault: Option<std::io::Error>| {
        if let Some(fault) = fault {
            written = Err(fault);
        }
    };
    let totals = match args.format {
        Format::Text => {
            let text = TextStyle {
                lang: style.lang,
                show_values: style.show_values,
                per_rule: SHOWN_PER_RULE,
                stage: options.stage,
                is_partial: !(args.select.is_empty() && args.ignore.is_empty()),
                quiet,
                held: false,
            };
            let mut output = TextOutput::new(&mut destination, text);
            let totals = run_with(inputs, options, ExcerptPrepare { per_rule: SHOWN_PER_RULE }, &mut output, beside);
            output.finish(&totals);
            note(output.fault);
            totals
        }
        Format::Concise => {
            let mut output = ConciseOutput::new(&mut destination, style, quiet);
            let totals = run_with(inputs, options, ConcisePrepare(style), &mut output, beside);
            note(output.fault);
            totals
        }
        Format::Json => {
            let mut output = JsonOutput::new(&mut destination, style, &args.common.as_of.to_string());
            let totals = run_with(inputs, options, JsonPrepare::new(style), &mut output, beside);
            output.finish(&totals);
            note(output.fault);
            totals
        }
        Format::Jsonl => {
            let mut output = JsonlOutput { out: &mut destination, style, more: String::new(), fault: None };
            let totals = run_with(inputs, options, JsonlPrepare::new(style), &mut output, beside);
            note(output.fault);
            totals
        }
        Format::Csv => {
            let mut output = CsvOutput::new(&mut destination, style);
            let totals = run_with(inputs, options, CsvPrepare(style), &mut output, beside);
            note(output.fault);
            totals
        }
    };
    let written = written.and_then(|()| destination.flush());
    (totals, written, destination)
}
