//! 事務局用: the same applicants with all that an office needs. It never goes into one file with the package for the board.

mod credits;
mod due;
mod fees;
mod findings;
mod grounds;
mod model;
mod names;
mod pages;
mod roll;

pub(super) use fees::{PAID, UNPAID, in_words, paid_on, paid_yen, state, yen};
pub use model::{Found, Input, Kept, Office};

use crate::report::sheet::{Sheet, Tabs};

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
