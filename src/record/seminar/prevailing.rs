//! Disagreements that go through a whole file: one cause, however many rows.

use crate::record::plan::Plan;
use crate::record::{Record, RowClass, Scanner};
use crate::table::Block;

use super::disagreement::Disagreement;
use super::keys::SittingKeys;

/// Rows of the file's beginning that are looked at.
const ROWS: usize = 30;

/// So often the same disagreement is no slip in a cell any more.
const OFTEN: usize = 3;

/// The disagreements that go through a file, as its first rows show them.
#[derive(Clone, Debug, Default)]
pub struct Prevailing(Vec<Disagreement>);

impl Prevailing {
    /// Looks at the first rows of a table, behind its header.
    #[must_use]
    pub fn among(plan: &Plan, head: &Block, skip: usize) -> Self {
        let mut keys = SittingKeys::new(plan, false);
        let mut scanner = Scanner::new(plan, &[], keys.columns());
        let mut met: Vec<(Disagreement, usize)> = Vec::new();
        for row in head.rows.iter().take(ROWS).skip(skip) {
            let RowClass::Data(facts) = scanner.scan(head, row) else { continue };
            let cells = head.cells_of(row);
            let states = scanner.states();
            let aligned = plan.columns.len();
            let record = Record { plan, block: head, row, cells, states, facts, number: 0, aligned };
            let at = keys.of_row(&scanner, &record, &mut Vec::new());
            for one in keys.get(at).map_or(&[][..], |sitting| &sitting.disagreements) {
                match met.iter_mut().find(|(known, _)| known == one) {
                    Some((_, times)) => *times += 1,
                    None => met.push((one.clone(), 1)),
                }
            }
        }
        Self(met.into_iter().filter(|(_, times)| *times >= OFTEN).map(|(one, _)| one).collect())
    }

    /// `true` for a disagreement that is said once: it goes through the file, or holds for the whole table.
    #[must_use]
    pub fn has(&self, disagreement: &Disagreement) -> bool {
        disagreement.column.is_none() || self.0.contains(disagreement)
    }
}
