//! A stretch of rows on its way into the workbook for the submitter.

use crate::finding::Lang;
use crate::record::{Record, TurnoutPiece};
use crate::report::feedback::{Entry, Mark, marks};
use crate::schema::Kind;
use crate::table::Block;
use crate::validate::{Judged, Prepare};

/// Prepares stretches of rows for a workbook in that language.
pub struct FeedbackPrepare(pub Lang);

/// A stretch of rows with what is said of them.
pub struct FeedbackPiece {
    /// The rows.
    pub(super) block: Block,
    /// Data rows among them.
    pub(super) records: u64,
    /// What エラー一覧 says of them.
    pub(super) entries: Vec<Entry>,
    /// Cells with findings, by row of the sheet.
    pub(super) marks: Vec<Mark>,
    /// Data rows that have fewer cells than the header: their rows in the block.
    pub(super) short: Vec<u32>,
    /// Who took part in what.
    pub(super) turnout: TurnoutPiece,
}

impl FeedbackPiece {
    /// Rows with marks and nothing else: for a table sheet that stands alone.
    pub(super) fn of_rows(block: Block, records: u64, marks: Vec<Mark>) -> Self {
        let turnout = TurnoutPiece::default();
        Self { block, records, entries: Vec::new(), marks, short: Vec::new(), turnout }
    }
}

impl Prepare for FeedbackPrepare {
    type Piece = FeedbackPiece;

    fn prepare(&self, judged: &Judged<'_>) -> FeedbackPiece {
        let Judged { table, block, records, findings, .. } = judged;
        let is_short = |len: u32| table.kind != "xlsx" && (len as usize) < table.columns.len();
        FeedbackPiece {
            block: (*block).clone(),
            records: records.len() as u64,
            entries: findings.iter().map(|finding| Entry::of(table, finding, self.0)).collect(),
            marks: marks(findings, self.0),
            short: records
                .iter()
                .map(|record| record.row)
                .filter(|row| is_short(row.len))
                .map(|row| row.sheet_row)
                .collect(),
            turnout: turnout(judged),
        }
    }
}

/// Who took part in what, where the rows tell of people who did.
fn turnout(judged: &Judged<'_>) -> TurnoutPiece {
    let mut piece = TurnoutPiece::default();
    let counts = judged.table.schema.as_ref().is_some_and(|schema| schema.kind == Kind::Attendance);
    for row in if counts { judged.records } else { &[] } {
        piece.note(&Record {
            plan: judged.plan,
            block: judged.block,
            row: &row.row,
            cells: judged.block.cells_of(&row.row),
            states: &[],
            facts: row.facts,
            number: 0,
            aligned: judged.plan.columns.len(),
        });
    }
    piece
}
