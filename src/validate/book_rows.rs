//! Rows of ledgers and of lists of certificates, as they flow through a run.

use crate::credits::{Certificate, LedgerBuilder, LedgerPiece, LedgerTable, Spot};
use crate::finding::Finding;
use crate::record::Plan;
use crate::schema::Role;

use super::book_table::BookTable;
use super::output::Output;
use super::stream::Prepare;
use super::table_info::{Judged, TableInfo, TableTotals};

/// Makes entries of rows.
pub(super) struct EntryRows;

impl Prepare for EntryRows {
    type Piece = (LedgerPiece, Vec<Finding>);

    fn prepare(&self, judged: &Judged<'_>) -> Self::Piece {
        let mut piece = LedgerPiece::with_capacity(judged.records.len());
        piece.take(judged.plan, judged.each(), judged.block.lines, judged.block.sheet_rows);
        (piece, judged.findings.to_vec())
    }
}

/// Tables and findings of one run.
#[derive(Default)]
pub(super) struct Kept {
    pub(super) tables: Vec<BookTable>,
    pub(super) findings: Vec<(usize, Finding)>,
}

impl Kept {
    fn take(&mut self, findings: Vec<Finding>) {
        let at = self.tables.len();
        self.findings.extend(findings.into_iter().map(|finding| (at, finding)));
    }

    fn end(&mut self, table: &TableInfo, closing: &[Finding], totals: &TableTotals) {
        self.take(closing.to_vec());
        self.tables.push(BookTable { info: table.clone(), totals: totals.clone() });
    }
}

#[derive(Default)]
pub(super) struct Entries {
    pub(super) builder: LedgerBuilder,
    pub(super) kept: Kept,
}

impl Output<(LedgerPiece, Vec<Finding>)> for Entries {
    fn begin(&mut self, table: &TableInfo) -> bool {
        self.builder.begin(&table.path, table.sheet.as_deref());
        true
    }

    fn accept(&mut self, _: &TableInfo, (piece, findings): &mut (LedgerPiece, Vec<Finding>)) -> bool {
        self.builder.push(std::mem::take(piece));
        self.kept.take(std::mem::take(findings));
        true
    }

    fn across(&mut self, _: &TableInfo, _: &[Finding]) -> bool {
        // What several ledgers share is a fact of its own.
        true
    }

    fn end(&mut self, table: &TableInfo, closing: &[Finding], totals: &TableTotals) -> bool {
        self.kept.end(table, closing, totals);
        true
    }
}

/// Makes certificates of rows.
pub(super) struct CertificateRows;

/// Certificates with places that count from the start of their block, what the block was long, and the columns.
pub(super) type CertificatePiece = (Vec<Certificate>, (u32, u32, u32), Vec<(Role, u32)>, Vec<Finding>);

impl Prepare for CertificateRows {
    type Piece = CertificatePiece;

    fn prepare(&self, judged: &Judged<'_>) -> CertificatePiece {
        let list = judged.each().map(|record| {
            let (line, sheet_row) = (record.row.line + 1, record.row.sheet_row + 1);
            let spot = Spot { table: 0, record: record.number as u32, line, sheet_row };
            Certificate { spot, ..Certificate::of(&record) }
        });
        let extent = (judged.records.len() as u32, judged.block.lines, judged.block.sheet_rows);
        (list.collect(), extent, columns(judged.plan), judged.findings.to_vec())
    }
}

/// The columns in which findings about certificates stand.
fn columns(plan: &Plan) -> Vec<(Role, u32)> {
    let roles = [Role::RegistrationNumber, Role::Name, Role::ValidFrom, Role::ValidUntil, Role::Programme];
    roles.into_iter().filter_map(|role| Some((role, plan.column_of(role)? as u32 + 1))).collect()
}

#[derive(Default)]
pub(super) struct Held {
    pub(super) list: Vec<Certificate>,
    pub(super) tables: Vec<LedgerTable>,
    before: (u32, u32, u32),
    pub(super) kept: Kept,
}

impl Output<CertificatePiece> for Held {
    fn begin(&mut self, table: &TableInfo) -> bool {
        self.before = (0, 0, 0);
        let (path, sheet) = (table.path.clone(), table.sheet.clone());
        self.tables.push(LedgerTable { path, sheet, ..LedgerTable::default() });
        true
    }

    fn accept(&mut self, _: &TableInfo, (list, extent, columns, findings): &mut CertificatePiece) -> bool {
        let (records, lines, rows) = self.before;
        let table = u16::try_from(self.tables.len().saturating_sub(1)).unwrap_or(u16::MAX);
        for mut certificate in list.drain(..) {
            let spot = &mut certificate.spot;
            spot.table = table;
            spot.record = spot.record.saturating_add(records);
            spot.line = spot.line.saturating_add(lines);
            spot.sheet_row = spot.sheet_row.saturating_add(rows);
            self.list.push(certificate);
        }
        self.before = (records.saturating_add(extent.0), lines.saturating_add(extent.1), rows.saturating_add(extent.2));
        if let Some(table) = self.tables.last_mut().filter(|table| table.columns.is_empty()) {
            table.columns = std::mem::take(columns);
        }
        self.kept.take(std::mem::take(findings));
        true
    }

    fn across(&mut self, _: &TableInfo, _: &[Finding]) -> bool {
        true
    }

    fn end(&mut self, table: &TableInfo, closing: &[Finding], totals: &TableTotals) -> bool {
        self.kept.end(table, closing, totals);
        true
    }
}
