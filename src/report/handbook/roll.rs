//! 名簿と選択肢: hidden, for formulas and drop-downs.

use super::draw::{column, day, number, plan, text};
use super::model::Facts;
use super::places::{FACTOR, Places};
use crate::report::sheet::{Cell, Line, Meaning, Sheet, Value};

const HEADER: [(&str, u16); 11] = [
    ("医籍登録番号", 10),
    ("氏名", 16),
    ("番号と一覧", 12),
    ("区分", 26),
    ("項目", 20),
    ("2025年4月からMAMIS", 10),
    ("区分の一覧", 10),
    ("算定開始", 12),
    ("算定終了", 12),
    ("明細の変更", 10),
    ("区分の枠", 10),
];

/// The sheet.
pub(super) fn roll_sheet(facts: &Facts, places: &Places) -> Sheet {
    let doctors =
        facts.lists.iter().zip(1_u32..).flat_map(|(list, at)| list.doctors.iter().map(move |doctor| (at, doctor)));
    let mut doctors = doctors.fuse();
    let most = facts.lists.iter().map(|list| list.doctors.len()).sum::<usize>();
    let longest = most.max(facts.categories.len()).max(facts.items.len()).max(1);
    let mut rows = vec![Line::header(HEADER.map(|(label, _)| label))];
    let count = |count: u64| Cell::count(count, Meaning::Short);
    let blank = || Cell::blank(Meaning::Short);
    for at in 0..longest {
        let doctor = doctors.next();
        let seat =
            doctor.and_then(|(list, doctor)| Some(u64::from(doctor.number?) * u64::from(FACTOR) + u64::from(list)));
        let category = facts.categories.get(at);
        let changed = format!("SUM({})", places.details.column(places.detail_columns.changed));
        rows.push(Line::of(vec![
            number(doctor.and_then(|(_, doctor)| doctor.number)),
            text(doctor.map_or("", |(_, doctor)| &doctor.name), Meaning::Body),
            seat.map_or_else(blank, count),
            text(category.map_or("", |choice| &choice.word), Meaning::Body),
            text(facts.items.get(at).map_or("", String::as_str), Meaning::Body),
            category.map_or_else(blank, |choice| count(u64::from(choice.in_mamis))),
            category.map_or_else(blank, |choice| count(choice.list.map_or(0, |list| list as u64 + 1))),
            day(doctor.map(|(_, doctor)| doctor.span.0)),
            day(doctor.map(|(_, doctor)| doctor.span.1)),
            if at == 0 { Cell::computed(changed, Value::Number(0.0, 0), Meaning::Short) } else { blank() },
            category.map_or_else(blank, |choice| count(choice.slot as u64)),
        ]));
    }
    let mut plan = plan(&places.roll.tab, "名簿と選択肢", HEADER.map(|(_, wide)| column(wide)).to_vec(), 1);
    (plan.hidden, plan.protected, plan.filter) = (true, true, false);
    Sheet { plan, rows }
}
