//! The drawing that was asked for.

use std::io::{self, Write};

use crate::cli::destination::Destination;
use crate::cli::validate::{Format, SHOWN_PER_RULE, ValidateArgs};
use crate::finding::Lang;
use crate::render::{
    ConciseOutput, ConcisePrepare, CsvOutput, HeldCsvPrepare, HeldJsonOutput, HeldJsonPrepare, HeldTextOutput,
    JsonStyle, JsonlOutput, JsonlPrepare, TextStyle, roster_date,
};
use crate::report::ExcerptPrepare;
use crate::report::held::{CasePrepare, HeldWith};
use crate::validate::{Both, Options, Output, RunInput, RunTotals};

use super::workbooks::Workbooks;

/// Runs, and draws what comes of it. The counts include what is said of the rosters.
pub(super) fn draw(
    args: &ValidateArgs,
    inputs: &[RunInput],
    options: &Options<'_>,
    style: JsonStyle,
    mut destination: Destination,
    with: HeldWith<'_>,
    books: &mut Workbooks<'_>,
) -> (RunTotals, io::Result<()>, Destination) {
    let quiet = args.common.quiet;
    let with_rosters = |mut totals: RunTotals| {
        totals.totals.merge(&with.totals());
        totals
    };
    let (totals, fault) = match args.format {
        Format::Text => {
            let text = TextStyle {
                lang: style.lang,
                show_values: style.show_values,
                per_rule: SHOWN_PER_RULE,
                stage: options.stage,
                is_partial: !(args.select.is_empty() && args.ignore.is_empty()),
                quiet,
                held: true,
            };
            let mut output = HeldTextOutput::new(&mut destination, text, with);
            let prepare = Both(ExcerptPrepare { per_rule: SHOWN_PER_RULE }, CasePrepare);
            let totals = with_rosters(books.run_with(inputs, options, prepare, &mut output));
            output.finish(&totals);
            (totals, output.take_fault())
        }
        Format::Concise => {
            let mut output = ConciseOutput::new(&mut destination, style, quiet);
            output.say(&of_day(with, style.lang));
            tell_rosters(with, &mut output);
            let totals = with_rosters(books.run_with(inputs, options, ConcisePrepare(style), &mut output));
            (totals, output.fault)
        }
        Format::Json => {
            let mut output = HeldJsonOutput::new(&mut destination, style, &args.common.as_of.to_string(), with);
            let prepare = HeldJsonPrepare::new(style, with.roster);
            let totals = with_rosters(books.run_with(inputs, options, prepare, &mut output));
            output.finish(&totals);
            (totals, output.take_fault())
        }
        Format::Jsonl => {
            let more = roster_date(with.date);
            let mut output = JsonlOutput { out: &mut destination, style, more, fault: None };
            tell_rosters(with, &mut output);
            let totals =
                with_rosters(books.run_with(inputs, options, JsonlPrepare::held(style, with.date), &mut output));
            (totals, output.fault)
        }
        Format::Csv => {
            let mut output = CsvOutput::held(&mut destination, style, with.date);
            tell_rosters(with, &mut output);
            let totals = with_rosters(books.run_with(inputs, options, HeldCsvPrepare(style, with.date), &mut output));
            (totals, output.fault)
        }
    };
    let written = fault.map_or(Ok(()), Err).and_then(|()| destination.flush());
    (totals, written, destination)
}

/// What is said of the rosters and of decisions, above all else.
fn tell_rosters<P>(with: HeldWith<'_>, output: &mut impl Output<P>) {
    for (table, findings) in with.listed().chain(with.listed_decisions()) {
        output.across(&table.info, findings);
    }
}

fn of_day(with: HeldWith<'_>, lang: Lang) -> String {
    match (with.date, lang) {
        (Some(date), Lang::Ja) => format!("名簿の基準日: {date}"),
        (None, Lang::Ja) => "名簿の基準日: 不明".to_owned(),
        (Some(date), Lang::En) => format!("roster of {date}"),
        (None, Lang::En) => "roster of an unknown day".to_owned(),
    }
}
