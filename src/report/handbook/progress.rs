//! 進捗: from the first letter to the certificate, one row for each doctor of each 一覧.

use super::address::{beside, letters};
use super::draw::{self, area, choice, column, date_input, day, key, number, plan, text, typed, wide};
use super::model::{Doctor, Facts, List};
use super::places::{ABOVE, ListPlace, Places};
use super::settle::Settled;
use crate::finding::Severity;
use crate::report::sheet::{Cell, Column, Input, Line, Meaning, Paper, Sheet, Value, Watch};
use crate::typed::words::{EXPIRY, KEY, LIST, NUMBER, PROGRESS_NAME};
use crate::typed::{self as office, Room};

/// What a staff column takes.
#[derive(Clone, Copy, PartialEq)]
enum Takes {
    Day,
    Words(&'static [&'static str]),
    Text,
}

use Takes::{Day, Text, Words};

/// Staff columns before 手帳原本 要否.
const BEFORE: [(&str, u16, Takes); 3] =
    [("更新案内送付日", 10, Day), ("MAMIS申請日", 10, Day), ("申請方法", 10, Words(&["マイページ", "代理申請"]))];
/// Staff columns after it.
const AFTER: [(&str, u16, Takes); 14] = [
    ("手帳原本 受領日", 10, Day),
    ("手帳原本 返却日", 10, Day),
    ("修了証アップロード確認", 10, Words(&["済", "未", "不要"])),
    ("実践活動入力確認", 8, Words(&["済", "未", "不要"])),
    ("理由書 要否", 7, Words(&["要", "不要"])),
    ("理由書 受領日", 10, Day),
    ("審査・登録料 入金日", 10, Day),
    ("差戻し日", 10, Day),
    ("差戻し理由", 15, Text),
    ("当会理事会 承認日", 10, Day),
    ("日医承認日", 10, Day),
    ("認定証送付日", 10, Day),
    ("担当者", 9, Text),
    ("メモ", 18, Text),
];
/// The program's own columns at the left.
const OWN: [(&str, u16); 8] = [
    (NUMBER, 9),
    ("氏名", 14),
    ("所属医師会", 13),
    ("制度", 13),
    (EXPIRY, 10),
    ("申請する回", 15),
    ("申請期限", 10),
    ("現在の単位", 7),
];
const MARKS: [&str; 3] = ["未申請", "手帳未着", "未入金"];
/// 更新案内送付日, MAMIS申請日, 手帳原本 要否, 手帳原本 受領日, 入金日 and 認定証送付日, from 0.
const SENT: usize = OWN.len();
const APPLIED: usize = SENT + 1;
const WANTED: usize = OWN.len() + BEFORE.len();
const RECEIVED: usize = WANTED + 1;
const PAID: usize = WANTED + 7;
const DONE: usize = WANTED + 12;

/// The sheet; the rows of staff are taken from what was typed.
pub(super) fn progress_sheet(facts: &Facts, places: &Places, settled: &mut Settled) -> Sheet {
    let added = settled.added(Room::Progress).iter().filter(|label| !is_known(label)).cloned().collect::<Vec<_>>();
    let marks = WANTED + 1 + AFTER.len() + added.len();
    let across = 20;
    let counts = Line::of(
        [Cell::text("いまの件数", Meaning::Label).across(2)]
            .into_iter()
            .chain(MARKS.iter().enumerate().flat_map(|(at, mark)| {
                let range = places.progress.column(marks + at);
                let count = format!("COUNTIF({range},\"{mark}\")");
                [Cell::text(*mark, Meaning::Label), Cell::computed(count, Value::Number(0.0, 0), Meaning::Short)]
            }))
            .collect(),
    );
    let mut labels: Vec<String> = OWN.iter().map(|(label, _)| (*label).to_owned()).collect();
    labels.extend(BEFORE.iter().map(|(label, ..)| (*label).to_owned()));
    labels.push("手帳原本 要否".to_owned());
    labels.extend(AFTER.iter().map(|(label, ..)| (*label).to_owned()));
    labels.extend(added.iter().cloned());
    labels.extend(MARKS.into_iter().chain([KEY, LIST]).map(str::to_owned));
    let mut rows = vec![
        wide("進捗", Meaning::Title, across),
        wide(
            "黄色の欄に入力してください。「未申請」「手帳未着」「未入金」の列の▼で絞り込めます（案内を送って未申請、申請済みで手帳が未着、申請済みで未入金）。列を足してもかまいません。",
            Meaning::Plain,
            across,
        ),
        counts,
        draw::header(&labels),
    ];
    let mut row = ABOVE;
    let mut tally = [0_u64; 3];
    for (list, place) in facts.lists.iter().zip(&places.lists) {
        for doctor in &list.doctors {
            row += 1;
            rows.push(line((list, place), doctor, row, (&added, marks), settled, &mut tally));
        }
    }
    if let Some(counts) = rows.get_mut(2) {
        for (at, count) in tally.into_iter().enumerate() {
            if let Some(Value::Computed(computed)) = counts.cells.get_mut(2 + 2 * at).map(|cell| &mut cell.value) {
                *computed.result = Value::Number(count as f64, 0);
            }
        }
    }
    let mut columns: Vec<Column> = OWN.map(|(_, wide)| column(wide)).to_vec();
    columns.extend(BEFORE.iter().map(|(_, wide, _)| column(*wide)));
    columns.push(column(6));
    columns.extend(AFTER.iter().map(|(_, wide, _)| column(*wide)));
    columns.extend(added.iter().map(|_| column(14)));
    columns.extend(MARKS.map(|_| column(8)));
    columns.resize(marks + MARKS.len() + 2, draw::HIDDEN);
    let mut plan = plan(&places.progress.tab, "進捗", columns, ABOVE);
    (plan.frozen_columns, plan.name, plan.page.paper) = (2, Some(PROGRESS_NAME.to_owned()), Paper::A3);
    plan.page.slim = true;
    let (first, last) = (places.progress.first, places.progress.last);
    plan.inputs = inputs(first, last);
    plan.watches = (0..MARKS.len())
        .map(|at| Watch {
            area: area(marks + at, first, last),
            when: format!("{}{first}<>\"\"", letters(marks + at)),
            meaning: Meaning::Marked(Severity::Warning),
        })
        .collect();
    Sheet { plan, rows }
}

fn staff() -> impl Iterator<Item = (usize, &'static str, Takes)> {
    let before = BEFORE.iter().enumerate().map(|(at, (label, _, takes))| (OWN.len() + at, *label, *takes));
    before.chain(AFTER.iter().enumerate().map(|(at, (label, _, takes))| (WANTED + 1 + at, *label, *takes)))
}

fn is_known(label: &str) -> bool {
    staff().any(|(_, known, _)| known == label)
}

fn inputs(first: u32, last: u32) -> Vec<Input> {
    let of = |(at, _, takes): (usize, &str, Takes)| match takes {
        Day => Some(date_input(area(at, first, last))),
        Words(words) => Some(choice(area(at, first, last), words)),
        Text => None,
    };
    staff().filter_map(of).collect()
}

fn line(
    (list, place): (&List, &ListPlace),
    doctor: &Doctor,
    row: u32,
    (added, marks): (&[String], usize),
    settled: &mut Settled,
    tally: &mut [u64; 3],
) -> Line {
    let mut take = |label: &str| settled.take(Room::Progress, &list.id, &doctor.cycle, label);
    let who = beside(marks + MARKS.len(), row);
    let keys = place.list.column(place.columns.key);
    let total = |offset: usize| format!("SUMIFS({},{keys},{who})", place.list.column(place.columns.total + offset));
    let mut cells = vec![
        number(doctor.number),
        text(&doctor.name, Meaning::Body),
        text(&doctor.association_words(), Meaning::Body),
        text(&list.short, Meaning::Body),
        day(doctor.expiry),
        text(&doctor.short_round_words(), Meaning::Body),
        day(doctor.apply_until()),
        Cell::computed(total(2), draw::credits(doctor.total.counted), Meaning::Body),
    ];
    let typed_in: Vec<(usize, office::Cell, bool)> =
        staff().map(|(at, label, takes)| (at, take(label), takes == Day)).collect();
    let cell_at = |at: usize| typed_in.iter().find(|(known, ..)| *known == at).map(|(_, cell, _)| cell);
    let is_blank = |at: usize| cell_at(at).is_none_or(office::Cell::is_blank);
    let entry = |(_, cell, is_day): &(usize, office::Cell, bool)| typed(cell, *is_day, Meaning::Entry);
    let (before, after) = typed_in.split_at(BEFORE.len());
    cells.extend(before.iter().map(entry));
    let is_wanted = list.has_handbook && doctor.total.handbook.is_positive();
    cells.push(if list.has_handbook {
        let formula = format!("IF({}>0,\"要\",\"不要\")", total(0));
        Cell::computed(formula, Value::Text(if is_wanted { "要" } else { "不要" }.to_owned()), Meaning::Short)
    } else {
        Cell::text("―", Meaning::Short)
    });
    cells.extend(after.iter().map(entry));
    cells.extend(added.iter().map(|label| typed(&take(label), false, Meaning::Entry)));
    let of = |at: usize| beside(at, row);
    let marks = [
        (
            format!("AND({}<>\"\",{}=\"\",{}=\"\")", of(SENT), of(APPLIED), of(DONE)),
            !is_blank(SENT) && is_blank(APPLIED) && is_blank(DONE),
        ),
        (
            format!("AND({}=\"要\",{}<>\"\",{}=\"\",{}=\"\")", of(WANTED), of(APPLIED), of(RECEIVED), of(DONE)),
            is_wanted && !is_blank(APPLIED) && is_blank(RECEIVED) && is_blank(DONE),
        ),
        (
            format!("AND({}<>\"\",{}=\"\",{}=\"\")", of(APPLIED), of(PAID), of(DONE)),
            !is_blank(APPLIED) && is_blank(PAID) && is_blank(DONE),
        ),
    ];
    for (at, (mark, (formula, holds))) in MARKS.iter().zip(marks).enumerate() {
        tally[at] += u64::from(holds);
        let word = if holds { *mark } else { "" };
        let formula = format!("IF({formula},\"{mark}\",\"\")");
        cells.push(Cell::computed(formula, Value::Text(word.to_owned()), Meaning::Short));
    }
    cells.extend([key(&doctor.key), text(&list.id, Meaning::Short)]);
    Line::of(cells)
}
