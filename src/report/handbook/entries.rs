//! MAMIS明細: what MAMIS has, doctor by doctor, so that each formula of 一覧 looks at its own rows only.

use super::draw::{column, credits, day, made, number, plan, text, wide};
use super::model::{Entry, Facts};
use super::places::{ABOVE, Places};
use crate::report::sheet::{Cell, Line, Meaning, Sheet, Value};

const HEADER: [(&str, u16); 13] = [
    ("No", 7),
    ("医籍登録番号", 11),
    ("氏名", 16),
    ("制度", 16),
    ("受講日", 12),
    ("区分", 22),
    ("項目", 18),
    ("CC", 14),
    ("形式", 7),
    ("単位", 8),
    ("算入する単位", 9),
    ("算入しない理由", 26),
    ("出典", 30),
];

/// The sheet.
pub(super) fn entry_sheet(facts: &Facts, places: &Places) -> Sheet {
    let across = HEADER.len() as u16;
    let mut rows = vec![
        wide("MAMIS明細", Meaning::Title, across),
        wide(
            &format!(
                "{}。取り込んだ MAMIS の単位です。作り直すたびに新しい取込に置き換わります（入力は「手帳小計入力」「手帳明細入力」へ）。",
                made(facts)
            ),
            Meaning::Plain,
            across,
        ),
        Line::blank(),
        Line::header(HEADER.map(|(label, _)| label)),
    ];
    let mut count = 0;
    let mut push = |id: Option<u32>, name: &str, list: &str, entry: &Entry| {
        count += 1;
        rows.push(line(count, (id, name, list), entry));
    };
    for list in &facts.lists {
        for doctor in &list.doctors {
            for entry in &doctor.entries {
                push(doctor.number, &doctor.name, &list.short, entry);
            }
        }
    }
    for (id, name, entry) in &facts.other_entries {
        push(Some(*id), name, "―", entry);
    }
    let mut plan = plan(&places.entries.tab, "MAMIS明細", HEADER.map(|(_, wide)| column(wide)).to_vec(), ABOVE);
    (plan.frozen_columns, plan.protected) = (3, true);
    Sheet { plan, rows }
}

fn line(count: u64, (id, name, list): (Option<u32>, &str, &str), entry: &Entry) -> Line {
    let amount = |value: Value| Cell { value, meaning: Meaning::Body, ..Cell::default() };
    Line::of(vec![
        Cell::count(count, Meaning::Short),
        number(id),
        text(name, Meaning::Body),
        text(list, Meaning::Body),
        entry.day.map_or_else(|| Cell::text("小計", Meaning::Short), |date| day(Some(date))),
        text(&entry.category, Meaning::Body),
        text(&entry.item, Meaning::Body),
        text(&entry.codes, Meaning::Short),
        text(if entry.by_web { "Web" } else { "" }, Meaning::Short),
        amount(credits(entry.credits)),
        amount(credits(entry.counted)),
        text(&entry.why, Meaning::Body),
        text(&entry.place, Meaning::Body),
    ])
}
