//! One input through the rules and the mender: what is made of each stretch of rows goes out in order.

use crate::finding::Finding;
use crate::validate::{Judged, Output, Prepare, TableInfo, TableTotals};

use super::change::Change;
use super::mend::{Mended, Mender};
use super::outcome::{Outcome, Tally};

/// Makes what goes out of a mended stretch of rows; called from several threads at once.
pub trait Make: Sync {
    /// What goes out.
    type Made: Send;
    /// Makes it.
    fn make(&self, judged: &Judged<'_>, mended: &Mended) -> Made<Self::Made>;
    /// `true` where the bytes of a text are needed.
    fn wants_bytes(&self) -> bool {
        false
    }
    /// Takes back what has been used up, so that its memory can serve again.
    fn recycle(&self, _made: Self::Made) {}
    /// `true` where all changes are handed on, not only guesses.
    fn keeps_changes(&self) -> bool {
        false
    }
}

/// What was made of a stretch of rows.
#[derive(Debug, Default)]
pub struct Made<T> {
    /// What goes out.
    pub made: T,
    /// What cannot be written, and why.
    pub refused: Vec<Finding>,
    /// Bytes of the input that it stands for.
    pub bytes: u64,
}

/// Takes what was made, in order. `false` means: nobody reads on.
pub trait Take<T>: Send {
    /// A table begins.
    fn begin(&mut self, table: &TableInfo) -> bool;
    /// A stretch of its rows; `changes` where they are [kept](Make::keeps_changes).
    fn take(&mut self, table: &TableInfo, made: &mut T, changes: &[Change]) -> bool;
    /// What is said when all rows are known, of rows or of the table.
    fn said(&mut self, _findings: &[Finding]) {}
    /// The table ends.
    fn end(&mut self, table: &TableInfo) -> bool;
}

/// Mends stretches of rows.
pub struct FixPrepare<'a, M> {
    /// Which edits are applied.
    pub mender: &'a Mender,
    /// What is made of the rows.
    pub make: &'a M,
}

/// A mended stretch of rows.
pub struct FixPiece<T> {
    made: Made<T>,
    changes: Vec<Change>,
    tally: Tally,
}

impl<M: Make> Prepare for FixPrepare<'_, M> {
    type Piece = FixPiece<M::Made>;

    fn prepare(&self, judged: &Judged<'_>) -> Self::Piece {
        let mended = self.mender.mend(judged);
        let made = self.make.make(judged, &mended);
        let mut tally = Tally::default();
        tally.rows(judged.records.len() as u64);
        mended.rows.iter().for_each(|row| tally.changes(&row.changes));
        mended.findings(judged).for_each(|finding| tally.left(finding));
        let all = self.make.keeps_changes();
        let kept = |change: &Change| all || !change.is_safe();
        let changes = mended.rows.into_iter().flat_map(|row| row.changes).filter(kept).collect();
        FixPiece { made, changes, tally }
    }

    fn wants_bytes(&self) -> bool {
        self.make.wants_bytes()
    }

    fn recycle(&self, piece: Self::Piece) {
        self.make.recycle(piece.made.made);
    }
}

/// Takes mended rows, and counts.
pub struct FixOutput<'a, T> {
    take: &'a mut dyn Take<T>,
    /// What became of the input so far.
    pub outcome: Outcome,
}

impl<'a, T> FixOutput<'a, T> {
    /// Hands on to `take`.
    pub fn new(take: &'a mut dyn Take<T>) -> Self {
        Self { take, outcome: Outcome::default() }
    }
}

impl<T: Send> Output<FixPiece<T>> for FixOutput<'_, T> {
    fn begin(&mut self, table: &TableInfo) -> bool {
        self.outcome.tables.push(table.clone());
        table.schema.is_none() || self.take.begin(table)
    }

    fn accept(&mut self, table: &TableInfo, piece: &mut FixPiece<T>) -> bool {
        let FixPiece { made, changes, tally } = piece;
        let goes_on = self.take.take(table, &mut made.made, changes);
        changes.retain(|change| !change.is_safe());
        self.outcome.add(tally, changes);
        self.outcome.refuse(&mut made.refused);
        self.outcome.bytes += made.bytes;
        goes_on
    }

    fn across(&mut self, _: &TableInfo, findings: &[Finding]) -> bool {
        findings.iter().for_each(|finding| self.outcome.left.add(finding));
        self.take.said(findings);
        true
    }

    fn end(&mut self, table: &TableInfo, closing: &[Finding], totals: &TableTotals) -> bool {
        self.outcome.aside += totals.totals;
        self.outcome.close(closing);
        self.take.said(closing);
        table.schema.is_none() || self.take.end(table)
    }
}
