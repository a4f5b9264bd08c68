//! Findings grouped by rule, with the first few of each and the row they stand in.

use std::collections::BTreeMap;

use crate::finding::{Finding, Severity};
use crate::schema::Role;
use crate::validate::{Judged, Prepare};

use super::people::People;

/// A finding with so much of its row that a person sees who is meant.
#[derive(Clone, Debug)]
pub struct Excerpt {
    /// The finding.
    pub finding: Finding,
    /// The cells shown, in order of column: who it is, and the cell at fault.
    pub cells: Vec<ExcerptCell>,
}

/// One cell of an excerpt.
#[derive(Clone, Debug)]
pub struct ExcerptCell {
    /// From 1.
    pub column: u32,
    /// Its content.
    pub text: String,
    /// `true` for the cell at fault.
    pub at_fault: bool,
    /// `true` when columns between this cell and the one shown before it are left out.
    pub gap_before: bool,
}

/// The excerpts and counts of one stretch of rows.
#[derive(Debug, Default)]
pub struct ExcerptPiece {
    groups: BTreeMap<(u16, Severity), Group>,
    people: People,
}

/// All findings of one rule at one severity.
#[derive(Clone, Debug, Default)]
pub struct Group {
    /// How many there are.
    pub count: u64,
    /// The first of them.
    pub first: Vec<Excerpt>,
}

/// Makes excerpts of the first `per_rule` findings of every rule.
pub struct ExcerptPrepare {
    /// How many of each rule are shown.
    pub per_rule: usize,
}

impl Prepare for ExcerptPrepare {
    type Piece = ExcerptPiece;

    fn prepare(&self, judged: &Judged<'_>) -> ExcerptPiece {
        let mut piece = ExcerptPiece { people: People::of(judged), ..ExcerptPiece::default() };
        for finding in judged.findings {
            let group = piece.groups.entry((finding.code, finding.severity)).or_default();
            group.count += 1;
            if group.first.len() < self.per_rule {
                group.first.push(excerpt(judged, finding));
            }
        }
        piece
    }
}

/// What was collected about one table.
#[derive(Debug, Default)]
pub struct Collected {
    /// Groups by code and severity.
    pub groups: BTreeMap<(u16, Severity), Group>,
    /// The people to be asked about.
    pub people: People,
}

impl Collected {
    /// Adds the next stretch.
    pub fn add(&mut self, piece: ExcerptPiece, per_rule: usize) {
        self.people.add(piece.people);
        for (key, group) in piece.groups {
            let mine = self.groups.entry(key).or_default();
            mine.count += group.count;
            let room = per_rule.saturating_sub(mine.first.len());
            mine.first.extend(group.first.into_iter().take(room));
        }
    }

    /// Adds findings that stand in no row.
    pub fn add_closing(&mut self, findings: &[Finding], per_rule: usize) {
        for finding in findings {
            let mine = self.groups.entry((finding.code, finding.severity)).or_default();
            mine.count += 1;
            if mine.first.len() < per_rule {
                mine.first.push(Excerpt { finding: finding.clone(), cells: Vec::new() });
            }
        }
    }

    /// The groups as people read them: the gravest first, those about the file and its columns before those about rows.
    #[must_use]
    pub fn in_order(&self) -> Vec<(u16, Severity, &Group)> {
        let mut groups: Vec<_> = self.groups.iter().map(|(&(code, severity), group)| (code, severity, group)).collect();
        groups.sort_by_key(|(code, severity, group)| {
            let in_rows = group.first.first().is_some_and(|excerpt| excerpt.finding.place.record.is_some());
            (std::cmp::Reverse(*severity), in_rows, *code)
        });
        groups
    }
}

fn excerpt(judged: &Judged<'_>, finding: &Finding) -> Excerpt {
    let mut cells = Vec::new();
    if let Some(row) = judged.row_of(finding) {
        let texts = judged.block.cells_of(&row.row);
        let mut last = None;
        for (at, cell) in texts.iter().enumerate() {
            let column = at as u32 + 1;
            let at_fault = finding.place.column == Some(column);
            let role = judged.table.columns.get(at).and_then(|column| column.role);
            let text = judged.block.text_of(cell);
            if !at_fault && (!role.is_some_and(identifies) || text.trim().is_empty()) {
                continue;
            }
            let gap_before = last.is_some_and(|last| at > last + 1);
            last = Some(at);
            cells.push(ExcerptCell { column, text: beginning(text).to_owned(), at_fault, gap_before });
        }
    }
    Excerpt { finding: finding.clone(), cells }
}

/// So much of a cell as a screen shows; a cell may be as long as the file.
fn beginning(text: &str) -> &str {
    text.char_indices().nth(LONGEST_SHOWN).map_or(text, |(end, _)| &text[..end])
}

/// In characters.
const LONGEST_SHOWN: usize = 400;

/// What tells a reader which person is meant.
const fn identifies(role: Role) -> bool {
    matches!(role, Role::RegistrationNumber | Role::Name | Role::FamilyName | Role::GivenName)
}
