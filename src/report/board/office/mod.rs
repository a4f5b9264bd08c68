//! 事務局用: the same applicants with all that an office needs. It never goes into one file with the package for the board.

mod credits;
mod due;
mod fees;
mod findings;
mod grounds;
mod names;
mod roll;

pub(super) use fees::{PAID, UNPAID, in_words, paid_on, paid_yen, state, yen};
pub use findings::Found;
pub use grounds::Input;

use crate::docket::{Case, Docket, Minute, Resolved};
use crate::report::sheet::{Cell, Meaning, Page, Sheet, Tabs};

use super::material::List;
use super::openly::clip;
use super::prepare::Prepared;

/// How every page of it must be handled.
const CARE: &str = "取扱注意・事務局用";

/// What the workbook of an office is made of.
pub struct Office<'a, 'd> {
    /// The applications.
    pub docket: &'a Docket<'d>,
    /// The lists of the board's package, in their order.
    pub prepared: &'a Prepared,
    /// What was found about the applications.
    pub found: &'a [Found],
    /// The files that were read.
    pub inputs: &'a [Input],
    /// What was entered into an earlier one.
    pub kept: Kept<'a>,
}

/// What an office has entered into an earlier workbook, to be carried over.
#[derive(Clone, Copy, Debug, Default)]
pub struct Kept<'a> {
    /// The resolutions, and which of them is about which application.
    pub minutes: Option<(&'a [Minute], &'a Resolved)>,
    /// For each case, what was entered about its fee.
    pub remitted: &'a [Option<&'a str>],
}

impl<'a> Kept<'a> {
    /// What was entered about a case, by its position.
    fn minute(&self, at: usize) -> Option<&'a Minute> {
        let (minutes, resolved) = self.minutes?;
        minutes.get(resolved.line_about(at)?)
    }

    /// What was entered about its fee.
    fn remitted(&self, at: usize) -> Option<&'a str> {
        self.remitted.get(at).copied().flatten()
    }
}

/// The sheets of the workbook for an office.
#[must_use]
pub fn office(office: &Office<'_, '_>) -> Vec<Sheet> {
    let mut tabs = Tabs::default();
    let lists = || office.prepared.material.lists.iter().zip(&office.prepared.cases);
    let mut sheets = Vec::new();
    for (number, (list, cases)) in (1..).zip(lists()) {
        let tab = tabs.reserve(&format!("台帳_{}", list.tab()));
        sheets.push(roll::roll(tab, number, office, list, cases));
    }
    for (list, cases) in lists() {
        if let Some(sheet) = credits::credits(tabs.reserve(&format!("単位_{}", list.tab())), office, list, cases) {
            sheets.push(sheet);
        }
    }
    sheets.push(fees::fees(tabs.reserve("審査・登録料"), office));
    sheets.push(due::due(tabs.reserve("次回更新対象者"), office));
    sheets.extend(findings::findings(tabs.reserve("確認事項"), office));
    sheets.push(grounds::grounds(tabs.reserve("根拠"), office));
    sheets
}

impl<'a, 'd> Office<'a, 'd> {
    /// The cases of a list, numbered as in the package for the board, with their positions in the docket.
    fn cases(&self, at: &'a [usize]) -> impl Iterator<Item = (u64, usize, &'a Case<'d>)> {
        let docket = self.docket;
        (1..).zip(at).filter_map(move |(number, &at)| Some((number, at, docket.cases.get(at)?)))
    }

    /// 令和7年度 第4回（11月承認分）
    fn round(&self) -> &str {
        &self.prepared.material.heading.round
    }
}

/// How a sheet of an office is printed.
fn page(title: &str, is_large: bool, landscape: bool) -> Page {
    use crate::report::sheet::Paper;
    let paper = if is_large { Paper::A3 } else { Paper::A4 };
    Page { paper, landscape, title: title.to_owned(), care: Some(CARE), full_last: true, ..Page::default() }
}

/// The name of a list with a heading before it.
fn titled(what: &str, list: &List) -> String {
    format!("{} {what}", list.title())
}

/// A cell into which an office writes, with what it has written before.
fn entry(kept: &str) -> Cell {
    match kept {
        "" => Cell::blank(Meaning::ListedEntry),
        kept => Cell::text(clip(kept, 400), Meaning::ListedEntry),
    }
}

/// 10,000
fn with_commas(yen: u32) -> String {
    let digits = yen.to_string();
    let groups = digits.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy);
    groups.collect::<Vec<_>>().join(",")
}
