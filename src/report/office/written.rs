//! 決定の記録: what was decided before, carried on from workbook to workbook, so that the latest is all that need be kept.

use crate::finding::{Lang, Text};
use crate::reconcile::{Decision, DecisionBook, Named, Ruling};
use crate::report::feedback::storable;
use crate::report::sheet::{Cell, Column, Line, Meaning, Page, Plan, Sheet};
use crate::validate::{ALL_SHOWN, BETWEEN_PEOPLE, NO_NUMBER, RECORD_FATE, RECORD_HEADER, RECORD_NAME};

use super::facts::{OFFICE_ONLY, OfficeFacts};
use super::tally::{Fate, Tally};

/// The sheet; none where nothing was decided before.
#[must_use]
pub fn record_sheet(tab: String, facts: &OfficeFacts, book: Option<&DecisionBook>, tally: &Tally) -> Option<Sheet> {
    let lang = facts.lang;
    let decisions = book?.list();
    if decisions.is_empty() {
        return None;
    }
    let mut rows = vec![Line::header(RECORD_HEADER.into_iter().chain([RECORD_FATE]).map(|label| label.template(lang)))];
    for (decision, at) in decisions.iter().zip(0..) {
        rows.push(line(decision, book.is_some_and(|book| book.is_in_force(at)), tally.decisions.get(&at), lang));
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
                landscape: true,
                title: facts.head(lang.pick("決定の記録", "Decisions on record")),
                care: Some(OFFICE_ONLY.template(lang)),
                lang,
                ..Page::default()
            },
            ..Plan::default()
        },
        rows,
    })
}

fn line(decision: &Decision, is_in_force: bool, fate: Option<&Fate>, lang: Lang) -> Line {
    let entry = &decision.entry;
    let body = |text: &str| Cell::text(storable(text, true), Meaning::Body);
    let joined = |each: fn(&Named) -> String| {
        let mut parts: Vec<String> = decision.people.iter().map(each).collect();
        if !entry.saw_all && decision.ruling != Ruling::Accept {
            parts.push(ALL_SHOWN.template(lang).to_owned());
        }
        parts.join(&BETWEEN_PEOPLE.to_string())
    };
    let number = |named: &Named| if named.number == 0 { NO_NUMBER.to_owned() } else { named.number.to_string() };
    let mut cells: Vec<Cell> = entry.row.iter().map(|text| body(text)).collect();
    cells.push(body(&joined(number)));
    cells.push(body(&joined(|named| named.name.clone())));
    cells.push(body(decision.ruling.words().template(lang)));
    cells.extend([&entry.by, &entry.on, &entry.why].map(|text| body(text)));
    cells.push(body(became(is_in_force, fate).template(lang)));
    Line::of(cells)
}

/// What became of a decision this time.
const fn became(is_in_force: bool, fate: Option<&Fate>) -> Text {
    match fate {
        _ if !is_in_force => Text {
            ja: "同じ行についての決定が食い違うため、使っていません",
            en: "not used: decisions about the same row disagree",
        },
        Some(Fate::Used) => Text { ja: "使いました", en: "used" },
        Some(Fate::Pending) => Text { ja: "保留のままです", en: "still pending" },
        Some(Fate::RowChanged) => Text {
            ja: "行の内容が変わったため、あらためて確認をお願いします",
            en: "the row has changed: please decide again",
        },
        Some(Fate::PersonChanged) => Text {
            ja: "名簿の記載が変わったため、あらためて確認をお願いします",
            en: "the roster has changed: please decide again",
        },
        Some(Fate::Newcomer) => Text {
            ja: "新しい候補がいるため、あらためて確認をお願いします",
            en: "there is a new candidate: please decide again",
        },
        None => Text { ja: "今回のファイルには関係しません", en: "of no row of these files" },
    }
}
