//! 決定の記録: what was decided before, carried on from workbook to workbook, so that the latest is all that need be kept.

use crate::reconcile::{Decision, DecisionBook, Named, Ruling};
use crate::report::feedback::storable;
use crate::report::sheet::{Cell, Column, Line, Meaning, Page, Plan, Sheet};
use crate::validate::{ALL_SHOWN, BETWEEN_PEOPLE, NO_NUMBER, RECORD_FATE, RECORD_HEADER, RECORD_NAME};

use super::facts::{OFFICE_ONLY, OfficeFacts};
use super::tally::{Fate, Tally};

/// The sheet; none where nothing was decided before.
#[must_use]
pub fn record_sheet(tab: String, facts: &OfficeFacts, book: Option<&DecisionBook>, tally: &Tally) -> Option<Sheet> {
    let decisions = book?.list();
    if decisions.is_empty() {
        return None;
    }
    let mut rows = vec![Line::header(RECORD_HEADER.into_iter().chain([RECORD_FATE]))];
    for (decision, at) in decisions.iter().zip(0..) {
        rows.push(line(decision, book.is_some_and(|book| book.is_in_force(at)), tally.decisions.get(&at)));
    }
    let widths = [13, 16, 20, 12, 16, 18, 22, 11, 12, 24, 28];
    Some(Sheet {
        plan: Plan {
            tab,
            columns: widths.map(Column::fixed).to_vec(),
            frozen_rows: 1,
            header_row: Some(1),
            filter: true,
            name: Some(RECORD_NAME.to_owned()),
            page: Page {
                landscape: true, title: facts.head("決定の記録"), care: Some(OFFICE_ONLY), ..Page::default()
            },
            ..Plan::default()
        },
        rows,
    })
}

fn line(decision: &Decision, is_in_force: bool, fate: Option<&Fate>) -> Line {
    let entry = &decision.entry;
    let body = |text: &str| Cell::text(storable(text, true), Meaning::Body);
    let joined = |each: fn(&Named) -> String| {
        let mut parts: Vec<String> = decision.people.iter().map(each).collect();
        if !entry.saw_all && decision.ruling != Ruling::Accept {
            parts.push(ALL_SHOWN.to_owned());
        }
        parts.join(&BETWEEN_PEOPLE.to_string())
    };
    let number = |named: &Named| if named.number == 0 { NO_NUMBER.to_owned() } else { named.number.to_string() };
    let mut cells: Vec<Cell> = entry.row.iter().map(|text| body(text)).collect();
    cells.push(body(&joined(number)));
    cells.push(body(&joined(|named| named.name.clone())));
    cells.push(body(decision.ruling.ja()));
    cells.extend([&entry.by, &entry.on, &entry.why].map(|text| body(text)));
    cells.push(body(match fate {
        _ if !is_in_force => "同じ行についての決定が食い違うため、使っていません",
        Some(Fate::Used) => "使いました",
        Some(Fate::Pending) => "保留のままです",
        Some(Fate::RowChanged) => "行の内容が変わったため、あらためて確認をお願いします",
        Some(Fate::PersonChanged) => "名簿の記載が変わったため、あらためて確認をお願いします",
        Some(Fate::Newcomer) => "新しい候補がいるため、あらためて確認をお願いします",
        None => "今回のファイルには関係しません",
    }));
    Line::of(cells)
}
