//! Columns whose cells say that the headers stand over the wrong columns: evidence over the first rows.

use crate::table::{Block, Cell};
use crate::value::{
    Date, is_blank, is_half_kana, is_hiragana, is_kanji, is_katakana, read_date, split_title, strip_invisible,
    trim_wide,
};

use super::plan::{Kind, Plan};

/// Rows that are looked at.
const ROWS: usize = 200;
/// From so many filled cells on, four of five are enough; with fewer, all must agree.
const ENOUGH: usize = 5;
/// Bytes of the longest cell that is looked at.
const LONGEST: usize = 320;

/// Headers that stand over each other's columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Misplaced {
    /// The columns that belong together, from 0, each with the column whose header its cells fit, if there is one.
    pub groups: Vec<Vec<(usize, Option<usize>)>>,
    /// Rows that were looked at.
    pub rows: usize,
}

impl Misplaced {
    /// Looks at the rows of a block from row `skip` on.
    #[must_use]
    pub fn find(plan: &Plan, block: &Block, skip: usize) -> Self {
        let rows: Vec<&[Cell]> = block
            .rows
            .iter()
            .skip(skip)
            .map(|row| block.cells_of(row))
            .filter(|cells| plan.is_workbook || cells.len() == plan.columns.len())
            .filter(|cells| cells.iter().filter(|cell| !is_blank(block.text_of(cell))).count() > 1)
            .take(ROWS)
            .collect();
        if rows.len() < 2 {
            return Self::default();
        }
        let columns: Vec<Evidence> = (0..plan.columns.len())
            .map(|column| {
                let cells = rows.iter().filter_map(|cells| cells.get(column)).map(|cell| block.text_of(cell));
                Evidence::of(plan, column, cells)
            })
            .collect();
        Self { groups: groups(&edges(&columns)), rows: rows.len() }
    }

    /// The columns of all groups.
    pub fn columns(&self) -> impl Iterator<Item = usize> + '_ {
        self.groups.iter().flatten().map(|(column, _)| *column)
    }
}

/// What a cell holds, as far as kinds of columns can be told apart by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Content {
    Number,
    Name,
    Kana,
    /// A day on which a doctor may have been born.
    Birth,
    /// A day of the last years, or of the next.
    Session,
    Email,
    Other,
}

const CONTENTS: usize = Content::Other as usize + 1;

/// What the cells of a column hold.
struct Evidence {
    /// What they should hold; `None` in a column that may hold anything.
    wanted: Option<Content>,
    /// The schema knows the column.
    known: bool,
    filled: usize,
    counts: [usize; CONTENTS],
}

impl Evidence {
    fn of<'c>(plan: &Plan, column: usize, cells: impl Iterator<Item = &'c str>) -> Self {
        let known = plan.columns[column].role.is_some();
        let wanted = match plan.columns[column].kind {
            Kind::Number => Some(Content::Number),
            Kind::Name => Some(Content::Name),
            Kind::Kana => Some(Content::Kana),
            Kind::BirthDate(_) => Some(Content::Birth),
            Kind::Date(_) => Some(Content::Session),
            Kind::Email => Some(Content::Email),
            _ => None,
        };
        let mut evidence = Self { wanted, known, filled: 0, counts: [0; CONTENTS] };
        // Nothing can be said of a column that the layout does not know, and there may be thousands.
        for text in cells.filter(|_| known).map(trim_wide).filter(|text| !text.is_empty()) {
            evidence.filled += 1;
            evidence.counts[Content::of(text, plan.as_of) as usize] += 1;
        }
        evidence
    }

    /// Nearly all cells hold it.
    fn holds(&self, content: Content) -> bool {
        let count = self.counts[content as usize];
        self.filled > 1 && if self.filled < ENOUGH { count == self.filled } else { 5 * count >= 4 * self.filled }
    }

    /// There is something in the column, and hardly any of it is this.
    fn lacks(&self, content: Content) -> bool {
        let count = self.counts[content as usize];
        self.filled > 1 && if self.filled < ENOUGH { count == 0 } else { 5 * count <= self.filled }
    }
}

impl Content {
    const FITTING: [Self; 6] = [Self::Number, Self::Name, Self::Kana, Self::Birth, Self::Session, Self::Email];

    fn of(text: &str, as_of: Date) -> Self {
        if text.len() > LONGEST {
            return Self::Other;
        }
        if text.contains(['@', '＠']) {
            return Self::Email;
        }
        let is_digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
        if text.chars().all(is_digit) && (4..=7).contains(&text.chars().count()) {
            return Self::Number;
        }
        if text.contains(is_digit)
            && let Ok(read) = read_date(text)
        {
            return if read.date.year() < as_of.year() - 15 { Self::Birth } else { Self::Session };
        }
        // What safe edits take off, or join, is no content: the headers are judged alike before and after.
        let text = strip_invisible(text);
        let text = split_title(&text).map_or(text.as_ref(), |(name, _)| name);
        let is_kana = |c: char| is_katakana(c) || is_half_kana(c) || is_hiragana(c);
        let is_joint =
            |c: char| c.is_whitespace() || c.is_control() || matches!(c, '・' | 'ー' | '\u{3099}'..='\u{309C}');
        if text.chars().all(|c| is_kana(c) || is_joint(c)) {
            return Self::Kana;
        }
        let is_name = text.chars().all(|c| is_kanji(c) || is_kana(c) || is_joint(c));
        if is_name && text.chars().count() <= 20 { Self::Name } else { Self::Other }
    }
}

/// Column → the column whose header its cells fit, and which does not hold such cells itself.
fn edges(columns: &[Evidence]) -> Vec<(usize, usize)> {
    let mut edges = Vec::new();
    for content in Content::FITTING {
        let of = |pick: &dyn Fn(&Evidence) -> bool| -> Vec<usize> {
            columns.iter().enumerate().filter(|(_, evidence)| pick(evidence)).map(|(at, _)| at).collect()
        };
        let sources = of(&|evidence| {
            let is_other = match evidence.wanted {
                Some(wanted) => wanted != content && evidence.lacks(wanted),
                // In a column that may hold anything only an address of mail is out of place.
                None => content == Content::Email && evidence.known,
            };
            is_other && evidence.holds(content)
        });
        let targets = of(&|evidence| evidence.wanted == Some(content) && evidence.lacks(content));
        // Two halves of a name and of its reading stand in the same order.
        edges.extend(sources.into_iter().zip(targets).filter(|(_, target)| columns[*target].known));
    }
    // A column of anything that holds addresses has been exchanged with the column of addresses.
    let back: Vec<(usize, usize)> = edges
        .iter()
        .filter(|(from, to)| columns[*from].wanted.is_none() && !edges.iter().any(|(other, _)| other == to))
        .map(|(from, to)| (*to, *from))
        .collect();
    edges.extend(back);
    edges
}

/// Columns that hang together by two edges or more: a single one may be a column that people filled in wrongly.
fn groups(edges: &[(usize, usize)]) -> Vec<Vec<(usize, Option<usize>)>> {
    let mut left = edges.to_vec();
    let mut groups = Vec::new();
    while let Some(first) = left.pop() {
        let mut group = vec![first];
        while let Some(at) = left
            .iter()
            .position(|edge| group.iter().any(|(from, to)| [edge.0, edge.1].iter().any(|end| end == from || end == to)))
        {
            group.push(left.swap_remove(at));
        }
        if group.len() < 2 {
            continue;
        }
        let mut columns: Vec<usize> = group.iter().flat_map(|(from, to)| [*from, *to]).collect();
        columns.sort_unstable();
        columns.dedup();
        let fits = |column: usize| group.iter().find(|(from, _)| *from == column).map(|(_, to)| *to);
        groups.push(columns.into_iter().map(|column| (column, fits(column))).collect());
    }
    groups.sort();
    groups
}

#[cfg(test)]
#[path = "misplaced_tests.rs"]
mod tests;
