use crate::finding::Finding;
use crate::reconcile::DecisionsBuilder;
use crate::validate::table_info::{TableInfo, TableTotals};

/// Why a file tells no decisions.
#[derive(Debug)]
pub enum NoDecisions {
    /// What is said of such a file.
    Fault(Box<Finding>),
    /// It has no column of decisions.
    NoColumn,
    /// A workbook of ours whose sheet of decisions cannot be read any more.
    Damaged,
    /// More than are read; how many are.
    TooMany(usize),
}

/// What a file tells, and its tables.
pub(super) type Heard = (DecisionsBuilder, Vec<(TableInfo, TableTotals)>);

/// Decisions that are read; nobody makes so many.
pub(super) const MOST: usize = 200_000;
