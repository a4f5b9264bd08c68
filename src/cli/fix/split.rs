//! `--split DIR`: 登録用.csv and 保留.xlsx.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::cli::book_fault::cannot;
use crate::cli::destination::{Destination, about};
use crate::cli::exit::{Fault, Verdict};
use crate::cli::lang::pick;
use crate::cli::output::{as_argument, is_read_by_a_person, on_one_line};
use crate::finding::{Lang, Severity};
use crate::fix::{AsSubmitted, Attendances, Fate, Fates, HeldRow, RowsBytes, Sorter, SplitOutput, Splitter};
use crate::io::{AtomicFile, Input, OutputFolder};
use crate::render::excel::HeldBook;
use crate::render::{FixStyle, SplitSaid, what_comes_next, what_was_split};
use crate::schema::{Schema, catalogue};
use crate::validate::{Options, RunInput, TableInfo};

use super::convert::check;
use super::work::Work;

const WRITTEN: &str = "登録用.csv";
const HELD: &str = "保留.xlsx";
/// The layout of what MAMIS says of a file that it did not take.
const MAMIS_ERRORS: &str = "mamis-errors";

/// Parts the rows of the file.
pub(super) fn split(work: &Work<'_>, folder: &Path, to: Option<Arc<Schema>>) -> Result<Verdict, Fault> {
    let (args, lang) = (work.args, work.lang);
    let common = &args.common;
    let given: Vec<PathBuf> = args.uploaded.iter().chain(&args.mamis_errors).cloned().collect();
    let kept: Vec<PathBuf> = work.kept.iter().chain(&given).cloned().collect();
    // Only a layout of the user's own has to be named: the header tells the others.
    let own = to.clone().filter(|schema| catalogue::by_id(&schema.id).is_none());
    let sent = attendances(work, &args.uploaded, own)?;
    let refused = attendances(work, args.mamis_errors.as_slice(), layout_of_errors())?;
    let folder_of = OutputFolder::open(folder).map_err(|fault| about(folder, &fault, lang))?;
    let create = |name: &str| {
        let path = folder_of.join(name);
        let file = AtomicFile::create(&path, common.force, &kept).map_err(|fault| about(&path, &fault, lang))?;
        Ok((file, path))
    };
    let ((mut csv, csv_path), (mut book_file, book_path)) = (create(WRITTEN)?, create(HELD)?);
    let mut screen = Destination::open(common, &kept)?;

    let rows = RowsBytes { schema: to, own: work.schema() };
    let sorter = Sorter { rows: &rows, sent: &sent, refused: &refused };
    let mut fates = Fates::default();
    let (outcome, totals) = work.run(&sorter, &mut fates);
    check(work, &rows, &outcome, &totals)?;
    if !outcome.is_whole() {
        work.tell(&outcome, None);
        return Ok(Verdict { errors: outcome.errors() });
    }

    let with_mamis = args.mamis_errors.is_some();
    let mut book = HeldBook::new(with_mamis, lang);
    let (mut errors, mut seen) = (0, [0_u64; 2]);
    let decides = args.decisions.is_some();
    let mut submitted = AsSubmitted::default();
    let mut held = |table: &TableInfo, row: &HeldRow| {
        errors += row.findings.iter().filter(|finding| finding.severity == Severity::Error).count() as u64;
        seen[usize::from(!row.was_seen)] += u64::from(!row.mamis.is_empty());
        if decides {
            submitted.note(row);
        }
        decides || book.add(table, row)
    };
    let mut output = SplitOutput::new(&mut csv, &mut held);
    let (again, totals) = work.run(&Splitter { sorter: &sorter, fates: &fates }, &mut output);
    let SplitOutput { rows: counted, lines, fault, .. } = output;
    work.could_be_read(&again, &totals)?;
    if let Some(error) = fault {
        return Err(Fault::at(&on_one_line(&csv_path), &error, lang));
    }
    if decides {
        hold_undecided(work, &sorter, &fates, &submitted, &mut book)?;
    }
    let decided = [fates.count(Fate::Written), fates.count(Fate::Held)];
    let left_out = fates.rows.len() as u64 - decided[0] - decided[1];
    let table = outcome.tables.first().cloned().unwrap_or_default();
    let mut said = what_was_split(
        &SplitSaid {
            name: &on_one_line(Path::new(&work.name)),
            fates: &fates,
            aside: outcome.aside.saturating_sub(outcome.examples),
            examples: outcome.examples,
            lines,
            reasons: book.reasons(),
            mamis: with_mamis.then(|| [refused.rows(), seen[0], seen[1]]),
        },
        lang,
    );
    let on_screen = common.output.is_none() && is_read_by_a_person();
    let style = FixStyle { lang, show_values: common.show_values.unwrap_or(on_screen), would: false };
    said.push_str(&work.what_was_decided(&outcome, style).unwrap_or_default());
    said.push_str(&what_comes_next(&fates, &as_argument(&csv_path), lang));
    let bytes = book.finish(&table, decided[0] > 0).map_err(|fault| cannot(&book_path, &fault, lang))?;
    // Nobody is lost or doubled, or nothing is written.
    if counted != [decided[0], decided[1], left_out] || counted.iter().sum::<u64>() != outcome.records {
        let ja = "行の数が合わないため、何も書き出していません。お手数ですが、作成元にお知らせください。";
        return Err(Fault(
            pick(lang, ja, "The rows do not add up; nothing was written. Please report this.").to_owned(),
        ));
    }
    book_file.write_all(&bytes).map_err(|error| Fault::at(&on_one_line(&book_path), &error, lang))?;
    let csv = csv.seal().map_err(|fault| about(&csv_path, &fault, lang))?;
    let book = book_file.seal().map_err(|fault| about(&book_path, &fault, lang))?;
    csv.commit().map_err(|fault| about(&csv_path, &fault, lang))?;
    book.commit().map_err(|fault| about(&book_path, &fault, lang))?;
    folder_of.keep();
    let written = screen.write_all(said.as_bytes()).and_then(|()| screen.flush());
    if !screen.is_closed() {
        screen.finish(written, lang)?;
    }
    Ok(Verdict { errors })
}

/// The rows that are held, with what is found in them as they were submitted: nothing that was decided goes back.
fn hold_undecided(
    work: &Work<'_>,
    sorter: &Sorter<'_>,
    fates: &Fates,
    submitted: &AsSubmitted,
    book: &mut HeldBook,
) -> Result<(), Fault> {
    let mut plain = Fates::default();
    let (outcome, totals) = work.run_undecided(sorter, &mut plain);
    work.could_be_read(&outcome, &totals)?;
    plain.rows.clone_from(&fates.rows);
    let mut held = |table: &TableInfo, row: &HeldRow| {
        let mut row = row.clone();
        submitted.settle(&mut row);
        book.add(table, &row)
    };
    let mut nowhere = std::io::sink();
    let mut output = SplitOutput::new(&mut nowhere, &mut held);
    let (outcome, totals) = work.run_undecided(&Splitter { sorter, fates: &plain }, &mut output);
    work.could_be_read(&outcome, &totals)?;
    if output.rows[1] == fates.count(Fate::Held) {
        return Ok(());
    }
    let ja = "ファイルが途中で変わったため、何も書き出していません。もう一度実行してください。";
    Err(Fault(pick(work.lang, ja, "The file changed meanwhile; nothing was written. Run it again.").to_owned()))
}

/// What other files tell of attendances.
fn attendances<'p>(
    work: &Work<'_>,
    paths: impl IntoIterator<Item = &'p PathBuf>,
    schema: Option<Arc<Schema>>,
) -> Result<Attendances, Fault> {
    let lang = work.lang;
    let mut inputs = Vec::new();
    for path in paths {
        let name = path.to_string_lossy().into_owned();
        let input = Input::open(path).map_err(|fault| {
            let path = on_one_line(path);
            Fault(match lang {
                Lang::Ja => format!("{path}: {}。", fault.ja()),
                Lang::En => format!("{path}: {}.", fault.en()),
            })
        })?;
        inputs.push(RunInput { name, input: Ok(input) });
    }
    let options = Options { schema, ..Options::on(work.args.common.as_of) };
    let known = Attendances::read(&inputs, &options);
    match known.faults.first() {
        None => Ok(known),
        Some((path, finding)) => {
            let path = on_one_line(Path::new(path));
            let words = finding.message.fill(lang, &finding.args, true);
            Err(Fault(format!("{path}: {words}")))
        }
    }
}

fn layout_of_errors() -> Option<Arc<Schema>> {
    catalogue::by_id(MAMIS_ERRORS).cloned().map(Arc::new)
}
