//! Blocks through the rules, on several threads and in order.
//!
//! Every thread takes a block through all stages: read, judge, merge, render, hand over. Reading, merging and handing over
//! are turnstiles that blocks pass in their order; judging and rendering run side by side. So the findings come out in
//! order for any number of threads, and no more blocks are alive than threads.

use std::sync::Mutex;

use crate::record::Plan;
use crate::rules::FileFault;
use crate::table::Block;

use super::again::Again;
use super::amended::Amended;
use super::bench::Bench;
use super::judge::{BlockVerdict, Judge};
use super::judged_row::JudgedRow;
use super::merge::Merge;
use super::output::Output;
use super::table_info::{Judged, TableInfo};
use super::turnstile::{Turnstile, lock};

/// Where blocks come from.
pub(super) trait Feed: Send {
    /// The next block; `None` at the end. `spare` is a block without content whose memory may be used.
    ///
    /// # Errors
    ///
    /// The input cannot be read on.
    fn next(&mut self, spare: &mut Block) -> Result<Option<Work>, FileFault>;
}

/// A block on its way in.
pub(super) enum Work {
    /// Cut already.
    Cut(Block),
    /// Yet to be decoded and cut, which any thread may do; into a block without content.
    Raw(Box<dyn FnOnce(Block) -> Block + Send>),
}

/// Turns judged rows into what will be written; called from several threads at once.
pub trait Prepare: Sync {
    /// What is handed over.
    type Piece: Send;
    /// Prepares one stretch of rows.
    fn prepare(&self, judged: &Judged<'_>) -> Self::Piece;
    /// `true` where the blocks of a text have to carry their bytes.
    fn wants_bytes(&self) -> bool {
        false
    }
    /// `true` where rows may be [amended](Prepare::amend) before they are judged.
    fn amends(&self) -> bool {
        false
    }
    /// Gives cells of some rows another content, so that all rules see that and nothing else.
    fn amend(&self, _plan: &Plan, _block: &mut Block, _records: &[JudgedRow]) -> Vec<Amended> {
        Vec::new()
    }
    /// Takes a piece back when it has been used up, so that its memory can serve again.
    fn recycle(&self, _piece: Self::Piece) {}
}

/// How a table went.
pub(super) struct Streamed {
    /// Counts, and what the table rules need.
    pub merge: Merge,
    /// Why reading stopped early, if it did.
    pub fault: Option<FileFault>,
    /// `false` when whoever takes the findings asked to stop.
    pub wanted: bool,
}

/// What a table is streamed with.
pub(super) struct Stream<'a, P: Prepare> {
    /// What its rows are judged with.
    pub bench: &'a Bench<'a>,
    /// The table.
    pub table: &'a TableInfo,
    /// Rows at its start that are titles and header.
    pub skip: usize,
    /// Threads that carry blocks.
    pub threads: usize,
    /// Findings that may still be listed.
    pub limit: u64,
    /// Makes the pieces.
    pub prepare: &'a P,
}

/// Streams a table.
pub(super) fn stream<P: Prepare>(
    feed: &mut dyn Feed,
    with: &Stream<'_, P>,
    merge: Merge,
    output: &mut dyn Output<P::Piece>,
) -> Streamed {
    let Stream { bench, table, skip, threads, limit, prepare } = *with;
    let source = Mutex::new(Source { feed, turn: 0, fault: None, done: false });
    let merging = Turnstile::new((merge, limit));
    let handing = Turnstile::new((output, true));
    let carry = || {
        let _others = OnPanic(|| {
            lock(&source).done = true;
            merging.close();
            handing.close();
        });
        let mut judge = Judge::new(bench);
        let mut first_look = prepare.amends().then(|| Judge::new(bench));
        // Memory goes from block to block: fresh memory costs more than filling it.
        let (mut spare, mut verdict) = (Block::default(), BlockVerdict::default());
        while let Some((turn, work)) = take(&source, &mut spare) {
            let mut block = match work {
                Work::Cut(block) => block,
                Work::Raw(cut) => cut(std::mem::take(&mut spare)),
            };
            let skip = if turn == 0 { skip } else { 0 };
            let mut amended = Vec::new();
            if let Some(look) = &mut first_look {
                look.judge(&block, skip, &mut verdict);
                amended = prepare.amend(bench.plan, &mut block, &verdict.records);
            }
            judge.judge(&block, skip, &mut verdict);
            let records_before = merging.pass(turn, |(merge, left)| {
                let (lines, sheet_rows) = (merge.lines(), merge.sheet_rows());
                let before = merge.take(bench, &block, &mut verdict);
                let listed = (verdict.findings.len() as u64).min(*left);
                merge.totals.unlisted += verdict.findings.len() as u64 - listed;
                *left -= listed;
                verdict.findings.truncate(listed as usize);
                (before, lines, sheet_rows)
            });
            let Some((records_before, lines_before, sheet_rows_before)) = records_before else { return };
            let BlockVerdict { records, answers, findings, .. } = &verdict;
            let judged = Judged {
                table,
                block: &block,
                plan: bench.plan,
                records,
                records_before,
                lines_before,
                sheet_rows_before,
                answers,
                findings,
                again: Again::new(bench),
                amended: &amended,
            };
            let mut piece = prepare.prepare(&judged);
            let wanted = handing.pass(turn, |(output, wanted)| {
                *wanted = *wanted && output.accept(table, &mut piece);
                *wanted
            });
            prepare.recycle(piece);
            block.clear();
            spare = block;
            match wanted {
                Some(true) => {}
                Some(false) => lock(&source).done = true,
                None => return,
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..threads {
            // Where the system gives no more threads, fewer do the work.
            if std::thread::Builder::new().spawn_scoped(scope, carry).is_err() {
                break;
            }
        }
        carry();
    });
    let source = source.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    Streamed { merge: merging.into_inner().0, fault: source.fault, wanted: handing.into_inner().1 }
}

/// Does something when the thread that holds it panics.
struct OnPanic<F: Fn()>(F);

impl<F: Fn()> Drop for OnPanic<F> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            (self.0)();
        }
    }
}

struct Source<'a> {
    feed: &'a mut dyn Feed,
    turn: u64,
    fault: Option<FileFault>,
    done: bool,
}

fn take(source: &Mutex<Source<'_>>, spare: &mut Block) -> Option<(u64, Work)> {
    let mut source = lock(source);
    if source.done {
        return None;
    }
    match source.feed.next(spare) {
        Ok(Some(work)) => {
            let turn = source.turn;
            source.turn += 1;
            Some((turn, work))
        }
        Ok(None) => {
            source.done = true;
            None
        }
        Err(fault) => {
            source.done = true;
            source.fault = Some(fault);
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::io::Input;
    use crate::validate::{Options, RunInput, TableTotals, run};

    /// Panics at one piece, in one place.
    struct Panics {
        at: u64,
        in_output: bool,
    }

    impl Prepare for Panics {
        type Piece = u64;

        fn prepare(&self, judged: &Judged<'_>) -> u64 {
            assert!(self.in_output || judged.records_before < self.at, "as planned");
            judged.records_before
        }
    }

    impl Output<u64> for Panics {
        fn begin(&mut self, _: &TableInfo) -> bool {
            true
        }

        fn accept(&mut self, _: &TableInfo, records_before: &mut u64) -> bool {
            assert!(!self.in_output || *records_before < self.at, "as planned");
            true
        }

        fn across(&mut self, _: &TableInfo, _: &[crate::finding::Finding]) -> bool {
            true
        }

        fn end(&mut self, _: &TableInfo, _: &[crate::finding::Finding], _: &TableTotals) -> bool {
            true
        }
    }

    #[test]
    fn a_panic_ends_the_run_and_leaves_nobody_waiting() {
        let row = "453182,田中　一郎,タナカ　イチロウ,1975-04-01,tanaka@chiyoda-naika.example\n";
        let text = format!("医籍登録番号,氏名,氏名カナ,生年月日,メールアドレス\n{}", row.repeat(60_000));
        for threads in [1, 2, 5] {
            for in_output in [false, true] {
                let options = Options { threads, ..Options::on(jiff::civil::date(2026, 2, 10)) };
                let input = Input::hold("a.csv".to_owned(), text.as_bytes(), u64::MAX - 1);
                let inputs = [RunInput { name: "a.csv".to_owned(), input }];
                let work = || {
                    let mut output = Panics { at: 1, in_output };
                    run(&inputs, &options, &Panics { at: 1, in_output }, &mut output)
                };
                let ended = std::panic::catch_unwind(std::panic::AssertUnwindSafe(work));
                assert!(ended.is_err(), "{threads} threads");
            }
        }
    }
}
