//! The edits of a stretch of rows, cell by cell, until no safe one is left.

use crate::finding::{Edit, Finding, Place};
use crate::rules::{Check, Filter, is_explained_by_other_holder, rule_of};
use crate::table::{Block, CellEdit, CellFlags, Row};
use crate::validate::Judged;

use super::change::{Change, Mend};

/// Times that a row is judged again. Safe edits lead to a cell without any in one or two; more would go in circles.
const ROUNDS: usize = 8;

/// Cells whose content is not what was written: nothing is known that could be written instead.
const GARBLED: CellFlags = CellFlags::UNDECODABLE.or(CellFlags::STRAY_QUOTE).or(CellFlags::UNCLOSED_QUOTE);

/// Which edits are applied.
#[derive(Clone, Debug, Default)]
pub struct Mender {
    /// The rules whose guesses are applied as well; none where it is `None`.
    pub guesses: Option<Filter>,
}

/// A stretch of rows, mended.
#[derive(Debug, Default)]
pub struct Mended {
    /// The rows with a cell that was changed, in order.
    pub rows: Vec<MendedRow>,
    /// These rows as they read now, and no others.
    pub block: Block,
}

/// A row with a cell that was changed.
#[derive(Debug)]
pub struct MendedRow {
    /// Its position among the data rows of the stretch, from 0.
    pub at: usize,
    /// Its cells, in [`Mended::block`].
    pub row: Row,
    /// Its cells that were changed, in order of column.
    pub changes: Vec<Change>,
    /// What is found in it now.
    pub findings: Vec<Finding>,
}

impl Mender {
    /// Applies edits to the rows of a stretch, and to what then becomes of them, until none is left.
    #[must_use]
    pub fn mend(&self, judged: &Judged<'_>) -> Mended {
        let mut block = Block::default();
        let mut rows = self.first(judged, &mut block);
        if rows.is_empty() {
            return Mended::default();
        }
        let mut open: Vec<usize> = (0..rows.len()).collect();
        for _ in 0..ROUNDS {
            open.retain(|&at| self.apply(&mut rows[at], &mut block));
            if open.is_empty() {
                break;
            }
            judge_again(judged, &mut block, &mut rows, &open);
        }
        for row in &mut rows {
            row.changes.retain(|change| change.before != change.after);
            row.changes.sort_by_key(|change| change.place.column);
        }
        rows.retain(|row| !row.changes.is_empty());
        Mended { block, rows }
    }

    /// The rows of which some edit is wanted; their cells go into `block`.
    fn first(&self, judged: &Judged<'_>, block: &mut Block) -> Vec<MendedRow> {
        let mut rows: Vec<MendedRow> = Vec::new();
        for of_row in judged.findings.chunk_by(|one, next| one.place.record == next.place.record) {
            let wanted = |finding: &Finding| self.wants(finding).is_some();
            let Some(record) = of_row[0].place.record.filter(|_| of_row.iter().any(wanted)) else { continue };
            let Some(at) = record.checked_sub(judged.records_before + 1) else { continue };
            if let Some(source) = judged.records.get(at as usize) {
                let row = copy(judged.block, &source.row, block);
                rows.push(MendedRow { at: at as usize, row, changes: Vec::new(), findings: of_row.to_vec() });
            }
        }
        if !rows.is_empty() {
            block.merged.clone_from(&judged.block.merged);
            (block.sheet_start, block.lines) = (judged.block.sheet_start, judged.block.lines);
        }
        rows
    }

    fn wants<'f>(&self, finding: &'f Finding) -> Option<&'f Edit> {
        let edit = finding.edit.as_ref()?;
        let named = |filter: &Filter| filter.keeps(finding.code, finding.rule, finding.severity);
        (edit.safe || self.guesses.as_ref().is_some_and(named)).then_some(edit)
    }

    /// Applies one edit to every cell of the row that has any, safe ones first; `false` where there is none.
    fn apply(&self, row: &mut MendedRow, block: &mut Block) -> bool {
        let mut touched: Vec<u32> = Vec::new();
        for safe in [true, false] {
            for finding in &row.findings {
                let Some(edit) = self.wants(finding).filter(|edit| edit.safe == safe) else { continue };
                let Some(column) = finding.place.column.filter(|column| (1..=row.row.len).contains(column)) else {
                    continue;
                };
                let Some(cell) = block.cells.get_mut((row.row.first + column - 1) as usize) else { continue };
                let text = block.text.get(cell.start as usize..cell.end as usize).unwrap_or_default();
                let known = row.changes.iter_mut().find(|change| change.place.column == Some(column));
                // A guess is made once: what it leads to may call for another.
                let again = !safe
                    && known.as_ref().is_some_and(|change| change.by.iter().any(|mend| mend.code == finding.code));
                let Some(value) = finding.value.as_ref().filter(|value| value.text == text) else { continue };
                if again || touched.contains(&column) || edit.value.text == text || cell.flags.has(GARBLED) {
                    continue;
                }
                let by = Mend { code: finding.code, rule: finding.rule, severity: finding.severity, safe };
                match known {
                    Some(change) => {
                        change.after = edit.value.clone();
                        change.by.push(by);
                    }
                    None => row.changes.push(Change {
                        place: finding.place,
                        before: value.clone(),
                        after: edit.value.clone(),
                        by: smallvec::smallvec![by],
                    }),
                }
                touched.push(column);
                // Its text stands behind all others, as that of a cell with doubled quotes does.
                cell.start = block.text.len() as u32;
                block.text.push_str(&edit.value.text);
                cell.end = block.text.len() as u32;
            }
        }
        !touched.is_empty()
    }
}

/// Copies the cells of a row behind those that a block has.
fn copy(from: &Block, row: &Row, to: &mut Block) -> Row {
    let first = to.cells.len() as u32;
    for cell in from.cells_of(row) {
        to.push_cell(from.text_of(cell), cell.flags);
    }
    Row { first, ..*row }
}

/// Judges the rows `open` of `rows` as they read now.
fn judge_again(judged: &Judged<'_>, block: &mut Block, rows: &mut [MendedRow], open: &[usize]) {
    block.rows = open.iter().map(|&at| rows[at].row).collect();
    let mut found = judged.again.judge(block).into_iter().peekable();
    for &at in open {
        let row = &mut rows[at];
        let Some(base) = row.findings.first().map(|first| first.place) else { continue };
        let line = u64::from(row.row.line) + 1;
        let before = std::mem::take(&mut row.findings);
        let was = |code: u16| before.iter().any(|finding| finding.code == code);
        let mut findings = Vec::new();
        while let Some(mut finding) = found.next_if(|finding| finding.place.line == Some(line)) {
            finding.place = Place { column: finding.place.column, ..base };
            // The number is another's: what else may be said of it was left unsaid.
            if !is_explained_by_other_holder(finding.code) || was(finding.code) {
                findings.push(finding);
            }
        }
        findings.extend(before.into_iter().filter(|finding| !is_of_one_row(finding.code)));
        findings.sort_by_key(|finding| (finding.place.column, finding.code));
        // What was said of the row goes on to say where it stands.
        row.findings = findings;
    }
}

/// `true` for what is said of a row whatever the others hold.
fn is_of_one_row(code: u16) -> bool {
    rule_of(code).is_some_and(|rule| matches!(rule.check, Check::Cell(_) | Check::Row(_) | Check::Disagreeing(_)))
}

impl Mended {
    /// The edits as they go into the bytes of the stretch, in order.
    #[must_use]
    pub fn edits(&self, judged: &Judged<'_>) -> Vec<CellEdit> {
        let mut edits = Vec::new();
        for row in &self.rows {
            let Some(source) = judged.records.get(row.at) else { continue };
            let line = source.row.line;
            let Ok(at) = judged.block.rows.binary_search_by_key(&line, |row| row.line) else { continue };
            let cells = row.changes.iter().filter_map(|change| Some((change.place.column? - 1, change)));
            edits.extend(cells.map(|(column, change)| CellEdit {
                row: at as u32,
                column,
                text: change.after.text.to_string(),
            }));
        }
        edits
    }

    /// A data row of the stretch as it reads now: its block and its cells.
    #[must_use]
    pub fn row<'a>(&'a self, judged: &Judged<'a>, at: usize, row: &'a Row) -> (&'a Block, &'a Row) {
        match self.rows.binary_search_by_key(&at, |row| row.at) {
            Ok(mended) => (&self.block, &self.rows[mended].row),
            Err(_) => (judged.block, row),
        }
    }

    /// The whole stretch as it reads now.
    #[must_use]
    pub fn whole(&self, judged: &Judged<'_>) -> Block {
        let mut block = Block { raw: None, ..judged.block.clone() };
        for row in &self.rows {
            let Some(source) = judged.records.get(row.at) else { continue };
            let cells = source.row.first as usize..;
            for (cell, mended) in block.cells[cells].iter_mut().zip(self.block.cells_of(&row.row)) {
                let text = self.block.text_of(mended);
                let start = block.text.len() as u32;
                block.text.push_str(text);
                (cell.start, cell.end) = (start, block.text.len() as u32);
            }
        }
        block
    }

    /// What is found in the stretch as it reads now, in order.
    pub fn findings<'a>(&'a self, judged: &'a Judged<'_>) -> impl Iterator<Item = &'a Finding> {
        let mut rows = self.rows.iter().peekable();
        let before = judged.records_before;
        judged.findings.chunk_by(|one, next| one.place.record == next.place.record).flat_map(move |of_row| {
            let record = of_row.first().and_then(|first| first.place.record);
            match rows.next_if(|row| record == Some(before + row.at as u64 + 1)) {
                Some(row) => row.findings.iter(),
                None => of_row.iter(),
            }
        })
    }
}
