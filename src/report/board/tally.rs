//! 集計: by association, programme and kind.

use std::collections::BTreeMap;

use crate::docket::{Belonging, Course, Kind};
use crate::report::sheet::{Cell, Column, Line, Meaning, Page, Plan, Sheet, Value, Width};

use super::material::{Heading, List, Material, TO_DISCUSS};
use super::{order, roll, wide};

/// The first row of associations.
const FIRST: u64 = 5;

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
        wide("所属医師会別 申請件数", Meaning::Title, across),
        wide(&subtitle(&material.heading), Meaning::Plain, across),
        courses(&material.lists, &columns),
        kinds(&material.lists, &columns),
    ];
    let associations = associations(&material.lists);
    let sheet = Counting { material, tabs, columns: &columns };
    for (row, belonging) in (FIRST..).zip(&associations) {
        rows.push(sheet.line(belonging, row));
    }
    let last = FIRST + associations.len().max(1) as u64 - 1;
    if associations.is_empty() {
        let blank = std::iter::once(Cell::text("（申請はありません）", Meaning::Body));
        rows.push(Line::of(blank.chain(columns.iter().map(|_| Cell::count(0, Meaning::Body))).collect()));
    }
    rows.push(sheet.foot(last));
    let width = |at: usize| if at == 0 { 30 } else { 11 };
    Sheet {
        plan: Plan {
            tab,
            columns: (0..=columns.len()).map(|at| Column { width: Width::Fixed(width(at)), wraps: true }).collect(),
            frozen_rows: 4,
            header_row: Some(4),
            page: Page { title: "所属医師会別 申請件数".to_owned(), landscape: columns.len() > 6, ..Page::default() },
            ..Plan::default()
        },
        rows,
    }
}

fn subtitle(heading: &Heading) -> String {
    format!("{}　単位：件", heading.round)
}

/// The associations that have applicants: those of a prefecture together, doctors in none last.
fn associations(lists: &[List]) -> Vec<Belonging> {
    let entries = lists.iter().flat_map(|list| &list.entries);
    let shown: BTreeMap<(order::Rank, String), Belonging> = entries
        .map(|entry| ((order::rank(&entry.belonging), entry.belonging.shown().to_lowercase()), entry.belonging.clone()))
        .collect();
    shown.into_values().collect()
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

/// The headings of the programmes, over those of their kinds.
fn courses(lists: &[List], columns: &[Counted]) -> Line {
    let course = |counted: &Counted| match counted {
        Counted::List(at) | Counted::Subtotal(at, _) => lists.get(*at).map(|list| list.course),
        Counted::Total | Counted::ToDiscuss => None,
    };
    let mut cells = vec![Cell::blank(Meaning::Header)];
    for group in columns.chunk_by(|a, b| course(a).is_some() && course(a) == course(b)) {
        let named = group.first().and_then(course);
        let title = named.map_or("", |course| course.map_or("制度不明", Course::ja));
        cells.push(Cell::text(title, Meaning::Header).across(group.len() as u16));
    }
    Line::of(cells)
}

fn kinds(lists: &[List], columns: &[Counted]) -> Line {
    let label = |counted: &Counted| match counted {
        Counted::List(at) => lists.get(*at).map_or("", |list| list.kind.map_or("不明", Kind::ja)),
        Counted::Subtotal(..) => "小計",
        Counted::Total => "合計",
        Counted::ToDiscuss => "うち要協議",
    };
    Line::header(std::iter::once("所属医師会").chain(columns.iter().map(label)))
}

/// Writes lines of counts.
struct Counting<'a> {
    material: &'a Material,
    tabs: &'a [String],
    columns: &'a [Counted],
}

impl Counting<'_> {
    fn line(&self, belonging: &Belonging, row: u64) -> Line {
        let shown = belonging.shown();
        let key = shown.to_lowercase();
        let lists = &self.material.lists;
        let of = |at: usize, only: bool| {
            let entries = lists.get(at).map_or(&[][..], |list| &list.entries);
            let same = entries.iter().filter(|entry| entry.belonging.shown().to_lowercase() == key);
            same.filter(|entry| !only || !entry.matters.is_empty()).count() as u64
        };
        let all = |only: bool| (0..lists.len()).map(|at| of(at, only)).sum::<u64>();
        let mut cells = vec![Cell::text(shown, Meaning::Body)];
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
            cells.push(Cell::computed(formula, Value::Number(count as f64, 0), Meaning::Body));
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
