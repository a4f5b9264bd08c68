use crate::finding::Finding;

use super::output::Output;
use super::stream::Prepare;
use super::table_info::{Judged, TableInfo, TableTotals};

/// Two ways of drawing one run: what both prepare goes to a [`BothOutput`].
pub struct Both<A, B>(pub A, pub B);

impl<A: Prepare, B: Prepare> Prepare for Both<A, B> {
    type Piece = (A::Piece, B::Piece);

    fn prepare(&self, judged: &Judged<'_>) -> Self::Piece {
        (self.0.prepare(judged), self.1.prepare(judged))
    }

    fn wants_bytes(&self) -> bool {
        self.0.wants_bytes() || self.1.wants_bytes()
    }

    fn recycle(&self, (first, second): Self::Piece) {
        self.0.recycle(first);
        self.1.recycle(second);
    }
}

/// Two outputs of one run. The run goes on while one of them reads.
pub struct BothOutput<'a, A, B> {
    first: (&'a mut dyn Output<A>, bool),
    second: (&'a mut dyn Output<B>, bool),
}

impl<'a, A, B> BothOutput<'a, A, B> {
    /// Feeds both.
    pub fn new(first: &'a mut dyn Output<A>, second: &'a mut dyn Output<B>) -> Self {
        Self { first: (first, true), second: (second, true) }
    }

    fn wanted(&self) -> bool {
        self.first.1 || self.second.1
    }
}

impl<A, B> Output<(A, B)> for BothOutput<'_, A, B> {
    fn begin(&mut self, table: &TableInfo) -> bool {
        self.first.1 = self.first.1 && self.first.0.begin(table);
        self.second.1 = self.second.1 && self.second.0.begin(table);
        self.wanted()
    }

    fn accept(&mut self, table: &TableInfo, (first, second): &mut (A, B)) -> bool {
        self.first.1 = self.first.1 && self.first.0.accept(table, first);
        self.second.1 = self.second.1 && self.second.0.accept(table, second);
        self.wanted()
    }

    fn across(&mut self, table: &TableInfo, findings: &[Finding]) -> bool {
        self.first.1 = self.first.1 && self.first.0.across(table, findings);
        self.second.1 = self.second.1 && self.second.0.across(table, findings);
        self.wanted()
    }

    fn end(&mut self, table: &TableInfo, closing: &[Finding], totals: &TableTotals) -> bool {
        self.first.1 = self.first.1 && self.first.0.end(table, closing, totals);
        self.second.1 = self.second.1 && self.second.0.end(table, closing, totals);
        self.wanted()
    }
}
