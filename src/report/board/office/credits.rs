//! 単位: what each applicant has, by category, on paper and in MAMIS.

use crate::credits::{Count, ReasonId};
use crate::report::sheet::{Cell, Column, Line, Meaning, Plan, Sheet, Value};
use crate::value::HalfUnits;

use super::super::material::List;
use super::super::openly::clip;
use super::model::Office;
use super::pages::{page, titled};

/// What is told of each category.
const TOLD: [&str; 5] = ["手帳", "MAMIS", "合計", "必要", "不足"];

/// The sheet; `None` where no applicant of the list can be judged by any categories.
pub(super) fn credits(tab: String, office: &Office<'_, '_>, list: &List, cases: &[usize]) -> Option<Sheet> {
    let rules = office.cases(cases).find_map(|(.., case)| case.standing.as_ref()?.rules)?;
    let groups: Vec<&str> =
        rules.categories.iter().map(|category| category.title.ja.as_str()).chain(["全体"]).collect();
    let labels: Vec<String> = ["No", "医籍登録番号", "氏名"]
        .into_iter()
        .map(str::to_owned)
        .chain(groups.iter().flat_map(|group| TOLD.map(|told| format!("{group}\n{told}"))))
        .collect();
    let across = labels.len() as u16;
    let title = titled("単位", list);
    let about =
        format!("{}　手帳は紙（手帳・修了証）の単位、合計は数えた単位です。判定日は申請日です。", office.round());
    let mut rows = vec![
        Line::wide(&title, Meaning::Title, across),
        Line::wide(&about, Meaning::Plain, across),
        Line::header(labels.iter().map(String::as_str)),
    ];
    for (number, _, case) in office.cases(cases) {
        let application = &case.application;
        let mut cells = vec![
            Cell::count(number, Meaning::ListedShort),
            Cell::text(clip(&application.number_text, 40), Meaning::ListedShort),
            Cell::text(clip(&application.name, 60), Meaning::Listed),
        ];
        let standing = case.standing.as_ref();
        let by_route =
            standing.is_some_and(|standing| standing.reasons.iter().any(|reason| reason.id == ReasonId::Route));
        for category in &rules.categories {
            let count =
                standing.and_then(|standing| standing.categories.iter().find(|count| count.id == category.id.0));
            cells.extend(five(count, by_route));
        }
        cells.extend(five(standing.map(|standing| &standing.total), by_route));
        rows.push(Line::of(cells));
    }
    let widths = [5, 12, 18].into_iter().chain(std::iter::repeat_n(8, labels.len() - 3));
    Some(Sheet {
        plan: Plan {
            tab,
            columns: widths.map(Column::fixed).collect(),
            frozen_rows: 3,
            frozen_columns: 3,
            header_row: Some(3),
            page: page(&title, labels.len() > 15, true),
            ..Plan::default()
        },
        rows,
    })
}

/// Who applies by another way than the course needs none of its credits.
fn five(count: Option<&Count<'_>>, by_route: bool) -> [Cell; 5] {
    let none = || Cell::text("―", Meaning::ListedShort);
    let Some(count) = count else { return TOLD.map(|_| none()) };
    let needed = |credits| if by_route { none() } else { units(credits) };
    [units(count.handbook), units(count.mamis), units(count.counted), needed(count.required), needed(count.missing)]
}

fn units(units: HalfUnits) -> Cell {
    let value = Value::Number(f64::from(units.0) / 2.0, 1);
    Cell { value, meaning: Meaning::Listed, ..Cell::default() }
}
