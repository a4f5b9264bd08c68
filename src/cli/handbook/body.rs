//! What `kenshu handbook` does with what it was told.

use std::path::PathBuf;

use crate::cli::exit::{Fault, Verdict};
use crate::credits::{Judging, Programmes, judge, subjects};
use crate::render::{JsonStyle, write_handbook};
use crate::report::handbook::{make, settle, sheets_and_faults};

use super::ready::{Ready, read};
use super::{HandbookArgs, workbook};

/// Judges everybody, in JSON.
///
/// # Errors
/// Why the work could not be done.
pub(super) fn judge_all(args: &HandbookArgs) -> Result<Verdict, Fault> {
    let common = &args.common;
    let before = args.update.as_deref().map(|path| workbook::earlier(path, common.lang)).transpose()?;
    let others: Vec<PathBuf> = args.update.iter().cloned().collect();
    let (mut ready, mut destination) = read(args, &others)?;
    if let Some((kept, old)) = before {
        let given = workbook::given(&ready, args, None);
        let (ledger, _) = settle(&given, kept.clone());
        let (facts, settled) = make(&given, kept);
        let (_, faults) = sheets_and_faults(&facts, settled);
        ready.read.ledger = ledger;
        workbook::tell_typed(&mut ready.read, args, Some(&old), &faults);
    }
    let Ready { read, rounds, round_files, threads } = &ready;
    let programmes = Programmes::embedded();
    let subjects = subjects(&read.ledger, &read.certificates, programmes);
    let judging =
        Judging { ledger: &read.ledger, certificates: &read.certificates, programmes, rounds, as_of: common.as_of };
    let standings = judge(&judging, &subjects, *threads);
    let style = JsonStyle { lang: common.lang, show_values: common.show_values.unwrap_or(false) };
    let as_of = common.as_of.to_string();
    let written = write_handbook(&mut destination, read, &subjects, &standings, (&as_of, round_files), style);
    destination.finish(written, common.lang)?;
    Ok(Verdict { errors: ready.errors() })
}
