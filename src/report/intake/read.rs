//! 内訳 of an earlier 集計.xlsx, read again.

use std::collections::BTreeMap;
use std::io::{Read, Seek};

use crate::finding::Text;
use crate::table::xlsx::Workbook;
use crate::table::{Block, BlockSource};

use super::breakdown::HEADER;
use super::ledger::{Entry, LEDGER_NAME, Ledger};
use super::tails::{plain_days, plain_scope, plain_title};

/// Submissions that are read; a folder with more is no folder of submissions.
const MOST: usize = 100_000;

/// What an earlier 集計.xlsx says; `None` where the workbook is none, or can no longer be read as one.
pub fn read_ledger<R: Read + Seek + Send>(reader: R) -> Option<Ledger> {
    let mut workbook = Workbook::open(reader).ok()?;
    let sheet = workbook.names().iter().find(|name| name.name == LEDGER_NAME)?.sheet;
    let mut reader = workbook.sheet(sheet).ok()?;
    let mut places: Option<Vec<usize>> = None;
    let mut ledger = Ledger::default();
    let mut index = BTreeMap::new();
    let mut block = Block::default();
    while reader.next_block(&mut block).ok()? {
        for row in &block.rows {
            let texts: Vec<&str> = block.cells_of(row).iter().map(|cell| block.text_of(cell).trim()).collect();
            match &places {
                None => places = places_in(&texts),
                Some(places) => note(&mut ledger, &mut index, places, &texts),
            }
        }
    }
    places.map(|_| ledger)
}

/// Where each heading stands, whatever order the columns were put in; all must be there.
fn places_in(texts: &[&str]) -> Option<Vec<usize>> {
    let at = |label: &Text| texts.iter().position(|text| [label.ja, label.en].contains(text));
    HEADER.iter().map(at).collect()
}

fn note(ledger: &mut Ledger, index: &mut BTreeMap<(String, String), usize>, places: &[usize], texts: &[&str]) {
    let of = |column: usize| places.get(column).and_then(|&at| texts.get(at)).copied().unwrap_or_default();
    let number = |column: usize| of(column).replace(',', "").parse::<u64>().ok();
    let (path, sha256) = (of(0), of(12));
    if path.is_empty() || ledger.entries.len() >= MOST {
        return;
    }
    let at = *index.entry((path.to_owned(), sha256.to_owned())).or_insert_with(|| {
        ledger.entries.push(Entry {
            path: path.to_owned(),
            host: of(1).to_owned(),
            title: plain_title(of(2)),
            days: plain_days(of(3)),
            records: number(4).unwrap_or_default(),
            round: number(5).unwrap_or(1).clamp(1, 10_000),
            scope: plain_scope(of(6)).to_owned(),
            sha256: sha256.to_owned(),
            workbook: (of(11).to_owned(), of(13).to_owned()),
            ..Entry::default()
        });
        ledger.entries.len() - 1
    });
    let Some(entry) = ledger.entries.get_mut(at) else { return };
    let (code, before) = (of(7), number(10));
    if before.is_some() {
        entry.before.get_or_insert_default();
    }
    if code.is_empty() {
        return;
    }
    for (counts, count) in [(Some(&mut entry.now), number(9)), (entry.before.as_mut(), before)] {
        if let (Some(counts), Some(count @ 1..)) = (counts, count) {
            counts.insert(code.to_owned(), count);
        }
    }
}
