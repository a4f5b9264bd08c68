//! What `kenshu reconcile` does with what it was told.

use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

use crate::cli::destination::Destination;
use crate::cli::exit::{Fault, Verdict};
use crate::cli::explain;
use crate::cli::inputs;
use crate::cli::lang::pick;
use crate::cli::output::{is_read_by_a_person, say};
use crate::cli::progress::Progress;
use crate::cli::schema::named_schema;
use crate::cli::validate::own::without_own;
use crate::cli::validate::{Format, Stage, seminars};
use crate::finding::Severity;
use crate::reconcile::Reconciler;
use crate::render::JsonStyle;
use crate::report::held::HeldWith;
use crate::report::office::{OfficeFacts, RosterFile};
use crate::rules::{self, Filter, RULES};
use crate::schema::catalogue;
use crate::validate::{Against, Decisions, Options, Replayed, RunInput};

use super::draw::draw;
use super::workbooks::Places;
use super::{ReconcileArgs, decisions, rosters, workbooks};

/// Judges the files, and holds every row against the rosters.
///
/// # Errors
/// Why the work could not be done.
pub(super) fn reconcile(args: &ReconcileArgs) -> Result<Verdict, Fault> {
    let judged = &args.judged;
    let common = &judged.common;
    let lang = common.lang;
    let filter =
        Filter::parse(&judged.select, &judged.ignore, RULES).map_err(|word| explain::unknown_rule(&word, lang))?;
    let schema = judged.schema.as_deref().map(|name| named_schema(name, lang)).transpose()?.map(Arc::new);
    let mut found = inputs::find(&judged.inputs, lang, common.quiet)?;
    without_own(&mut found, &judged.inputs, lang, common.quiet)?;
    let found_rosters = rosters::find(&args.rosters, &mut found, &judged.inputs, lang, common.quiet)?;
    let layout = judged.schema.iter().filter(|name| catalogue::by_id(name).is_none()).map(PathBuf::from);
    // Whatever is read is never written to.
    let kept = found.paths().into_iter().chain(found_rosters.paths()).chain(layout).chain(judged.seminars.clone());
    let kept: Vec<PathBuf> = kept.chain(args.decisions.clone()).collect();
    let seminars = seminars::given(judged.seminars.as_deref(), judged.seminar.as_deref(), &judged.common)?;
    let mut decided = match &args.decisions {
        Some(path) => Some(decisions::read(path, common.as_of, lang)?),
        None => None,
    };
    let destination = Destination::open(common, &kept)?;
    let mut places = Places::open(args, &kept, lang)?;
    let (opened, opened_rosters) = (found.open(), found_rosters.open());
    let inputs: Vec<RunInput> = opened.into_iter().map(|(name, input)| RunInput { name, input }).collect();
    let sizes = inputs.iter().filter_map(|input| input.input.as_ref().ok());
    let sizes = sizes.chain(opened_rosters.iter().filter_map(|(_, input)| input.as_ref().ok()));
    let size: u64 = sizes.map(|input| input.length() * 2).sum();
    let progress = Progress::new(size, pick(lang, "照合中", "reconciling"), common.quiet);
    let advance = |bytes| progress.advance(bytes);
    let threads = common.threads.or_else(|| thread::available_parallelism().ok()).map_or(1, std::num::NonZero::get);
    let digest = judged.format == Format::Json || !places.is_empty();
    let reading = Options { threads, digest, advance: &advance, ..Options::on(common.as_of) };
    let mut read = rosters::read(opened_rosters, &inputs, reading, lang)?;
    read.judge(&filter, args.date, common.as_of);
    if let Some(decided) = &mut decided {
        decided.judge(&filter);
    }
    let book = decided.as_ref().map(|decided| &decided.book);
    let most = judged.max_findings.unwrap_or(u64::MAX);
    let with = HeldWith {
        roster: &read.roster,
        tables: &read.tables,
        decisions: decided.as_ref().map_or(&[], |decided| &decided.tables),
        scope: args.scope,
        date: args.date,
        most_listed: most,
    };
    let about_rosters = with.totals();
    let reconciler = Reconciler::new(&read.roster, args.scope);
    let replayed = book.map(|book| Replayed { reconciler, book });
    let stage = match judged.stage {
        Stage::Entry => rules::Stage::Entry,
        Stage::Result => rules::Stage::Result,
    };
    let facts = OfficeFacts {
        as_of: common.as_of,
        stage,
        rosters: read.tables.iter().map(|table| RosterFile::of(table, lang)).collect(),
        roster_date: args.date,
        scope: args.scope,
        decisions: decided.as_ref().and_then(|decided| decided.tables.first()).map(|table| RosterFile::of(table, lang)),
        lang,
    };
    let mut books = places.begin(facts, &read.roster, book, lang)?;
    if let Some(caution) = workbooks::caution(args, inputs.len(), lang).filter(|_| !common.quiet) {
        say(caution);
    }
    let options = Options {
        schema,
        stage,
        as_of: common.as_of,
        facts: judged.set.clone(),
        seminars,
        kinds: Options::KINDS,
        filter,
        against: Some(Against { reconciler, decisions: replayed.as_ref().map(|replayed| replayed as &dyn Decisions) }),
        threads,
        max_findings: most.saturating_sub(about_rosters.by_severity.iter().sum()),
        digest,
        advance: &advance,
    };
    let on_screen =
        common.output.is_none() && is_read_by_a_person() && matches!(judged.format, Format::Text | Format::Concise);
    let style = JsonStyle { lang, show_values: common.show_values.unwrap_or(on_screen) };
    let (totals, written, destination) = draw(judged, &inputs, &options, style, destination, with, &mut books);
    drop(progress);
    if totals.opened > 0 {
        places.write(books, lang)?;
    }
    let verdict = Verdict { errors: totals.totals.count(Severity::Error) };
    if destination.is_closed() {
        // The reader had enough: what is known so far decides.
        if totals.opened > 0 {
            places.keep(lang)?;
        }
        return Ok(verdict);
    }
    if totals.opened == 0 {
        // A screen shows why; a file would be an output of work that was not done.
        destination.give_up(written, lang)?;
        return Err(Fault(
            pick(lang, "読み取れるファイルがありませんでした。", "None of the files could be read.").to_owned(),
        ));
    }
    destination.finish(written, lang)?;
    places.keep(lang)?;
    Ok(verdict)
}
