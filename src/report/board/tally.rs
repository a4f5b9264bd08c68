//! 集計: by association, programme and kind.

use std::collections::{HashMap, HashSet};

use crate::docket::{Belonging, Course, Kind};
use crate::report::sheet::{Cell, Column, Line, Meaning, Page, Plan, Sheet, Value};

use super::material::{Heading, List, Material, TO_DISCUSS};
use super::roll;

/// The first row of associations.
const FIRST: u64 = 4;

/// A column of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Counted {
    /// The applicants of a list, by its position.
    List(usize),
    /// Those of the lists from a position, so many.
    Subtotal(usize, usize),
    /// All of them.
    Total,
    /// Those of whom the board has to talk.
    ToDiscuss,
}

/// The sheet. `tabs` are those of the lists, in their order.
pub(super) fn tally(tab: String, material: &Material, tabs: &[String]) -> Sheet {
    let columns = columns(&material.lists);
    let across = columns.len() as u16 + 1;
    let mut rows = vec![
        Line::wide("所属医師会別 申請件数", Meaning::Title, across),
        Line::wide(&subtitle(&material.heading), Meaning::Plain, across),
        labels(&material.lists, &columns),
    ];
    // Names that a spreadsheet takes for the same are one.
    let mut told = HashSet::new();
    let associations: Vec<&Belonging> = material.associations.iter().filter(|one| told.insert(key(one))).collect();
    let sheet = Counting { material, tabs, columns: &columns, counts: counts(&material.lists) };
    for (row, belonging) in (FIRST..).zip(&associations) {
        rows.push(sheet.line(belonging, row));
    }
    let last = FIRST + associations.len().max(1) as u64 - 1;
    if associations.is_empty() {
        let blank = std::iter::once(Cell::text("（申請はありません）", Meaning::Listed));
        rows.push(Line::of(blank.chain(columns.iter().map(|_| Cell::count(0, Meaning::Listed))).collect()));
    }
    rows.push(sheet.foot(last));
    let width = |at: usize| if at == 0 { 32 } else { 12 };
    Sheet {
        plan: Plan {
            tab,
            columns: (0..=columns.len()).map(|at| Column::fixed(width(at))).collect(),
            frozen_rows: 3,
            header_row: Some(3),
            page: Page {
                title: "所属医師会別 申請件数".to_owned(),
                landscape: columns.len() > 6,
                full_last: true,
                ..Page::default()
            },
            ..Plan::default()
        },
        rows,
    }
}

fn subtitle(heading: &Heading) -> String {
    format!("{}　単位：件", heading.round)
}

/// Each list, a subtotal behind a programme of several lists, and all.
fn columns(lists: &[List]) -> Vec<Counted> {
    let mut columns = Vec::new();
    let courses = lists.chunk_by(|a, b| a.course == b.course).count();
    let mut from = 0;
    for group in lists.chunk_by(|a, b| a.course == b.course) {
        columns.extend((from..from + group.len()).map(Counted::List));
        if group.len() > 1 && courses > 1 {
            columns.push(Counted::Subtotal(from, group.len()));
        }
        from += group.len();
    }
    columns.extend([Counted::Total, Counted::ToDiscuss]);
    columns
}

/// The headings: one row, for it is repeated on every page.
fn labels(lists: &[List], columns: &[Counted]) -> Line {
    let course = |at: usize| lists.get(at).map_or("", |list| list.course.map_or("制度不明", Course::short));
    let label = |counted: &Counted| match counted {
        Counted::List(at) => {
            let kind = lists.get(*at).map_or("", |list| list.kind.map_or("区分不明", Kind::ja));
            format!("{}\n{kind}", course(*at))
        }
        Counted::Subtotal(at, _) => format!("{}\n小計", course(*at)),
        Counted::Total => "合計".to_owned(),
        Counted::ToDiscuss => "うち要協議".to_owned(),
    };
    let labels: Vec<String> = std::iter::once("所属医師会".to_owned()).chain(columns.iter().map(label)).collect();
    Line::header(labels.iter().map(String::as_str))
}

/// Writes lines of counts.
struct Counting<'a> {
    material: &'a Material,
    tabs: &'a [String],
    columns: &'a [Counted],
    /// For each association as it is compared, and each list: applicants, and those of whom the board has to talk.
    counts: HashMap<String, Vec<[u64; 2]>>,
}

/// `=` of a spreadsheet knows no case.
fn key(belonging: &Belonging) -> String {
    belonging.shown().to_lowercase()
}

/// Applicants by association and list.
fn counts(lists: &[List]) -> HashMap<String, Vec<[u64; 2]>> {
    let mut counts: HashMap<String, Vec<[u64; 2]>> = HashMap::new();
    for (at, list) in lists.iter().enumerate() {
        for group in list.entries.chunk_by(|a, b| a.belonging == b.belonging) {
            let Some(first) = group.first() else { continue };
            let own = counts.entry(key(&first.belonging)).or_insert_with(|| vec![[0; 2]; lists.len()]);
            let talk = group.iter().filter(|entry| !entry.matters.is_empty()).count();
            own[at][0] += group.len() as u64;
            own[at][1] += talk as u64;
        }
    }
    counts
}

impl Counting<'_> {
    fn line(&self, belonging: &Belonging, row: u64) -> Line {
        let shown = belonging.shown();
        let lists = &self.material.lists;
        let own = self.counts.get(&key(belonging));
        let of = |at: usize, only: bool| own.and_then(|own| own.get(at)).map_or(0, |count| count[usize::from(only)]);
        let all = |only: bool| (0..lists.len()).map(|at| of(at, only)).sum::<u64>();
        let mut cells = vec![Cell::text(shown, Meaning::Listed)];
        for (at, counted) in self.columns.iter().enumerate() {
            let (formula, count) = match counted {
                Counted::List(list) => (self.matching(*list, row), of(*list, false)),
                Counted::Subtotal(from, many) => {
                    let count = (*from..from + many).map(|list| of(list, false)).sum();
                    (format!("SUM({}:{})", letter(at + 1 - many, row), letter(at, row)), count)
                }
                Counted::Total => (self.sum_of_lists(row), all(false)),
                Counted::ToDiscuss => {
                    let parts: Vec<String> = (0..lists.len()).map(|list| self.matching_to_discuss(list, row)).collect();
                    (parts.join("+"), all(true))
                }
            };
            cells.push(Cell::computed(formula, Value::Number(count as f64, 0), Meaning::Listed));
        }
        Line::of(cells)
    }

    /// The sums at the foot.
    fn foot(&self, last: u64) -> Line {
        let lists = &self.material.lists;
        let of = |at: usize| lists.get(at).map_or(0, |list| list.entries.len());
        let mut cells = vec![Cell::text("合計", Meaning::Total)];
        for (at, counted) in self.columns.iter().enumerate() {
            let count = match counted {
                Counted::List(list) => of(*list),
                Counted::Subtotal(from, many) => (*from..from + many).map(of).sum(),
                Counted::Total => lists.iter().map(|list| list.entries.len()).sum(),
                Counted::ToDiscuss => lists.iter().map(List::to_discuss).sum(),
            };
            let formula = format!("SUM({}:{})", letter(at + 1, FIRST), letter(at + 1, last));
            cells.push(Cell::computed(formula, Value::Number(count as f64, 0), Meaning::Total));
        }
        Line::of(cells)
    }

    /// Applicants of a list whose association is that of a row. `=` compares whole texts; COUNTIF would take `*` for any.
    fn matching(&self, list: usize, row: u64) -> String {
        format!("SUMPRODUCT(--({}=$A{row}))", self.range(list, 'D'))
    }

    fn matching_to_discuss(&self, list: usize, row: u64) -> String {
        format!("SUMPRODUCT(({}=$A{row})*({}=\"{TO_DISCUSS}\"))", self.range(list, 'D'), self.range(list, 'H'))
    }

    fn range(&self, list: usize, column: char) -> String {
        let tab = self.tabs.get(list).map_or("", String::as_str);
        let rows = self.material.lists.get(list).map_or(0, |list| list.entries.len()) as u64;
        range(tab, column, rows)
    }

    fn sum_of_lists(&self, row: u64) -> String {
        let lists = self.columns.iter().enumerate().filter(|(_, counted)| matches!(counted, Counted::List(_)));
        lists.map(|(at, _)| letter(at + 1, row)).collect::<Vec<_>>().join("+")
    }
}

/// A column of the applicants of a list. The names of tabs are the program's own.
pub(super) fn range(tab: &str, column: char, entries: u64) -> String {
    let last = roll::FIRST + entries.max(1) - 1;
    format!("'{tab}'!${column}${}:${column}${last}", roll::FIRST)
}

/// The address of a cell; columns count from 0, rows from 1.
fn letter(column: usize, row: u64) -> String {
    crate::finding::address(column as u32 + 1, row)
}
