//! What `kenshu fix` does with what it was told.

use std::io::{Read, Write};
use std::path::Path;
use std::sync::Arc;

use crate::cli::destination::Destination;
use crate::cli::exit::{Fault, Verdict};
use crate::cli::lang::pick;
use crate::cli::output::{is_read_by_a_person, on_one_line};
use crate::cli::schema::named_schema;
use crate::finding::Lang;
use crate::fix::{HEAD, KeepBytes, KeepOutput, Outcome};
use crate::render::{ChangesOutput, ChangesStyle, ListChanges};
use crate::validate::is_workbook;

use super::FixArgs;
use super::book::book;
use super::convert::{convert, is_workbook_name};
use super::in_place::{InPlace, no_place};
use super::split::split;
use super::work::Work;

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

impl Work<'_> {
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
}
