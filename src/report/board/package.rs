//! 理事会配付用: the sheets in the order in which they are laid before a board.

use crate::report::sheet::{Sheet, Tabs};

use super::agenda::paper;
use super::material::{List, Material};
use super::{agenda, due, matters, roll, tally};

/// The sheets of the package for a board.
#[must_use]
pub fn package(material: &Material) -> Vec<Sheet> {
    let mut tabs = Tabs::default();
    let [first, second] = ["議案", "集計"].map(|name| tabs.reserve(name));
    let rolls: Vec<String> = material.lists.iter().map(|list| tabs.reserve(&list.tab())).collect();
    let lists = material.lists.iter().map(|list| format!("{} 申請者一覧", list.title()));
    let matters = matters::matters(tabs.reserve(agenda::MATTERS), material);
    let due = due::due(tabs.reserve("次回更新対象者"), material);
    let papers: Vec<String> = std::iter::once("所属医師会別 申請件数".to_owned())
        .chain(lists)
        .chain(matters.iter().map(|_| agenda::MATTERS.to_owned()))
        .chain(["次回更新対象者数".to_owned()])
        .collect();
    let mut sheets = vec![agenda::agenda(first, material, &rolls, &papers), tally::tally(second, material, &rolls)];
    let all = material.lists.iter().zip(rolls);
    sheets.extend(all.map(|(list, tab): (&List, String)| roll::roll(tab, &material.heading, list)));
    sheets.extend(matters);
    sheets.push(due);
    // The head of every page says which of the papers it is.
    for (number, sheet) in (1..).zip(sheets.iter_mut().skip(1)) {
        sheet.plan.page.title = paper(number, &sheet.plan.page.title);
    }
    sheets
}
