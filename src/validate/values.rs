//! Values that the layout allows once.

use hashbrown::HashSet;

use crate::table::Block;

use super::ask::{Asking, Partner};
use super::bench::Bench;
use super::judge::BlockVerdict;
use super::judged_row::JudgedRow;
use super::merge::{Merge, record_of};

impl Merge {
    /// Keeps where every row of a block stands: the values of any may be met again.
    pub(super) fn note_places(&mut self, bench: &Bench<'_>, block: &Block, records: &[JudgedRow]) {
        for (judged, number) in records.iter().zip(1_u64..) {
            let mut place = record_of(bench, block, judged, number).place();
            self.before.shift(&mut place);
            self.meeting.room.atlas.tables.spot(&place);
        }
    }

    /// Asks the rules about rows that share a value which may occur once. A cell that another rule about two rows has
    /// named already has its cause.
    pub(super) fn meet_values(&mut self, bench: &Bench<'_>, block: &Block, verdict: &mut BlockVerdict) {
        let Some(mut uniques) = self.uniques.take() else { return };
        let told = verdict.findings.iter().filter(|finding| !finding.related.is_empty());
        let told: HashSet<_> = told.map(|finding| (finding.place.record, finding.place.column)).collect();
        for (judged, number) in verdict.records.iter().zip(1_u64..) {
            let cells = block.cells_of(&judged.row);
            if !bench.plan.is_workbook && cells.len() != bench.plan.columns.len() {
                continue;
            }
            let record = record_of(bench, block, judged, number);
            let mut place = record.place();
            self.before.shift(&mut place);
            let spot = self.meeting.room.atlas.tables.spot(&place);
            for (role, spot) in uniques.meet(&record, spot) {
                if told.contains(&(Some(number), record.place_of_role(role).column)) {
                    continue;
                }
                let partner = Partner::at(spot, false);
                let (findings, pending) = (&mut verdict.findings, &mut self.pending);
                let mut asking = Asking { bench, record: &record, before: self.before, above: None, findings, pending };
                asking.ask(&bench.asked.same_value, role, &self.meeting.room.atlas, &partner);
            }
        }
        self.uniques = Some(uniques);
    }
}
