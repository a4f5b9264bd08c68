//! `--to`, and workbooks that become a text: rows written in a layout.

use std::io::Write;
use std::sync::Arc;

use crate::cli::destination::Destination;
use crate::cli::exit::{Fault, Verdict};
use crate::cli::lang::pick;
use crate::cli::output::on_one_line;
use crate::finding::Lang;
use crate::fix::{Outcome, RowsBytes, RowsOutput};
use crate::render::{FixStyle, what_was_written};
use crate::schema::Schema;
use crate::validate::RunTotals;

use super::work::Work;

/// Writes the rows in a layout: the one named, else that of the table itself.
pub(super) fn convert(work: &Work<'_>, to: Option<Arc<Schema>>) -> Result<Verdict, Fault> {
    let (common, lang) = (&work.args.common, work.lang);
    if let Some(path) = common.output.as_ref().filter(|path| is_workbook_name(path)) {
        let path = on_one_line(path);
        return Err(Fault(match lang {
            Lang::Ja => {
                format!("様式で書き出すファイルは CSV です。{path} ではなく、.csv で終わる名前を書いてください。")
            }
            Lang::En => format!("Layouts are written as CSV: give a name that ends in .csv, not {path}."),
        }));
    }
    let make = RowsBytes { schema: to, own: work.schema() };
    let mut destination = Destination::open(common, &work.kept)?;
    if matches!(destination, Destination::Screen(_)) {
        // What went to standard output cannot be taken back: a first look shows whether all of it can be written.
        let mut look = RowsOutput::new(None);
        let (outcome, totals) = work.run(&make, &mut look);
        check(work, &make, &outcome, &totals)?;
        if !outcome.is_whole() {
            work.tell(&outcome, None);
            return Ok(Verdict { errors: outcome.errors() });
        }
    }
    let mut rows = RowsOutput::new(Some(&mut destination));
    let (outcome, totals) = work.run(&make, &mut rows);
    let RowsOutput { rows, structure, fault, .. } = rows;
    check(work, &make, &outcome, &totals)?;
    let written = fault.map_or(Ok(()), Err).and_then(|()| destination.flush());
    if destination.is_closed() {
        return Ok(Verdict { errors: outcome.errors() });
    }
    if outcome.is_whole() {
        destination.finish(written, lang)?;
    } else {
        destination.give_up(written, lang)?;
    }
    let style = FixStyle { lang, show_values: false, would: false };
    let said = structure.filter(|_| outcome.is_whole());
    let said = said.map(|structure| what_was_written(&structure, outcome.records, rows, style));
    work.tell_more(&outcome, said.as_deref(), common.output.as_deref());
    Ok(Verdict { errors: outcome.errors() })
}

/// Whether what was read is one table of the kind that is written.
pub(super) fn check(work: &Work<'_>, make: &RowsBytes, outcome: &Outcome, totals: &RunTotals) -> Result<(), Fault> {
    work.could_be_read(outcome, totals)?;
    let lang = work.lang;
    if outcome.tables.len() > 1 {
        let names: Vec<&str> = outcome.tables.iter().filter_map(|table| table.sheet.as_deref()).collect();
        let names = names.join(if lang == Lang::Ja { "、" } else { ", " });
        return Err(Fault(match lang {
            Lang::Ja => format!("表のあるシートが 2 つ以上あります（{names}）。1 つの表だけのブックにしてください。"),
            Lang::En => format!("Several sheets hold a table ({names}); leave one in the workbook."),
        }));
    }
    let table = outcome.tables.first();
    let kind = table.and_then(|table| table.schema.as_ref()).map(|schema| schema.kind);
    let wanted = table.and_then(|table| make.layout_of(table)).map(|schema| schema.kind);
    if kind.is_some() && wanted.is_some() && kind != wanted {
        let ja =
            "--to の様式は、このファイルと種類が違います（受講者・名簿・研修会一覧など）。様式を確かめてください。";
        return Err(Fault(pick(lang, ja, "The layout after --to is for another kind of table.").to_owned()));
    }
    // Columns under the wrong headers are nobody's: written in a layout, they would be blank. A split holds every row instead,
    // as long as the rule about them is asked.
    let holds_all = work.args.split.is_some() && outcome.left.by_code.keys().any(|(code, _)| *code == MISPLACED);
    if table.is_some_and(|table| table.is_misplaced) && !holds_all {
        let ja = "見出しと中身の列が入れ替わっているため（E205）、別の様式では書き出せません。見出しを直してから、もう一度実行してください。";
        return Err(Fault(pick(lang, ja, "Headers stand over the wrong columns (E205): mend them first.").to_owned()));
    }
    Ok(())
}

/// Headers over the wrong columns.
const MISPLACED: u16 = 205;

/// `true` for a name that ends in `.xlsx`.
pub(super) fn is_workbook_name(path: &std::path::Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("xlsx"))
}
