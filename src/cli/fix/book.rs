//! A workbook that stays one: its tables, mended, with what was changed coloured.

use std::io::Write;

use crate::cli::book_fault::cannot;
use crate::cli::destination::Destination;
use crate::cli::exit::{Fault, Verdict};
use crate::cli::lang::pick;
use crate::render::excel::{MendedBook, MendedRows};

use super::work::Work;

/// Writes the mended workbook to `-o`.
pub(super) fn book(work: &Work<'_>) -> Result<Verdict, Fault> {
    let (common, lang) = (&work.args.common, work.lang);
    let mut destination = Destination::open(common, &work.kept)?;
    let mut book = MendedBook::new(lang);
    let (outcome, totals) = work.run(&MendedRows(lang), &mut book);
    work.could_be_read(&outcome, &totals)?;
    if outcome.is_whole() {
        let path = common.output.clone().unwrap_or_default();
        let bytes = book.finish().map_err(|fault| cannot(&path, &fault, lang))?;
        let written = destination.write_all(&bytes);
        destination.finish(written, lang)?;
    }
    let more = pick(
        lang,
        "表のあるシートだけを書き出しました。直したセルには色を付け、修正前の内容をメモに残しています。\n\
         ほかのシート、数式、書式は写していません。",
        "Only sheets with a table were written. Cells that were mended are coloured, with the old content in a note.\n\
         Other sheets, formulas and formats were not copied.",
    );
    work.tell_more(&outcome, outcome.is_whole().then_some(more), common.output.as_deref());
    Ok(Verdict { errors: outcome.errors() })
}
