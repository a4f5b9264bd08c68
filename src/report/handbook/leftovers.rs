//! 引継ぎ要確認: what was typed into the workbook before and has no place in this one.

use std::collections::BTreeMap;

use super::draw::{column, number, plan, text, typed, wide};
use super::faults;
use super::model::Facts;
use super::places::ABOVE;
use crate::report::sheet::{Line, Meaning, Sheet};
use crate::rules::TypedFault;
use crate::typed::words::{LEFTOVERS_HEADER, LEFTOVERS_NAME, LIST, parts_of};
use crate::typed::{self as office, Room, Slot};
use crate::value::{Date, wareki};

const WIDTHS: [u16; 8] = [15, 18, 11, 16, 20, 28, 44, 22];

/// Whether the workbook says the same of the doctor by now.
pub(super) fn is_said(facts: &Facts, slot: &Slot, cell: &office::Cell) -> bool {
    let lists = facts.lists.iter().filter(|list| list.id == slot.list);
    let mut doctors = lists.flat_map(|list| &list.doctors).filter(|doctor| doctor.key == parts_of(&slot.key).0);
    doctors.any(|doctor| match slot.label.as_str() {
        "氏名" => cell.as_text() == doctor.name,
        "フリガナ" => cell.as_text() == doctor.kana,
        "所属医師会" => cell.as_text() == doctor.association_words(),
        _ => false,
    })
}

/// The sheet; it is there even where nothing is left, so that it is known where to look.
pub(super) fn leftover_sheet(facts: &Facts, tab: &str, leftovers: &[(Slot, office::Cell)]) -> Sheet {
    let across = WIDTHS.len() as u16;
    let mut rows = vec![
        wide("引継ぎ要確認", Meaning::Title, across),
        wide(
            "前のブックに入力されていて、このブックに置き場所のないものです。必要なものを書き写し、要らなくなった行は削除してください（削除しない限り、次に作り直すときも残ります）。",
            Meaning::Plain,
            across,
        ),
        wide(&format!("{}件", leftovers.len()), Meaning::Remark, across),
        Line::header(LEFTOVERS_HEADER.into_iter().chain([LIST])),
    ];
    let mut doctors = BTreeMap::new();
    for list in &facts.lists {
        for doctor in &list.doctors {
            doctors.insert((list.id.as_str(), doctor.key.as_str()), doctor);
        }
    }
    rows.extend(leftovers.iter().map(|(slot, cell)| {
        let (key, expiry) = if slot.room == Room::List { (slot.key.as_str(), None) } else { parts_of(&slot.key) };
        let list = facts.lists.iter().find(|list| list.id == slot.list);
        let doctor = doctors.get(&(slot.list.as_str(), key));
        let why = why(slot, expiry, list.is_some(), doctor.map(|doctor| doctor.expiry));
        let is_day = slot.label.ends_with('日');
        Line::of(vec![
            text(slot.room.title(), Meaning::Body),
            text(list.map_or(slot.list.as_str(), |list| &list.title), Meaning::Body),
            number(key.parse().ok()),
            text(doctor.map_or("", |doctor| &doctor.name), Meaning::Body),
            text(&slot.label, Meaning::Body),
            typed(cell, is_day, Meaning::Body),
            text(&why, Meaning::Body),
            text(&slot.key, Meaning::Body),
            text(&slot.list, Meaning::Body),
        ])
    }));
    let mut columns: Vec<_> = WIDTHS.into_iter().map(column).collect();
    columns.push(super::draw::HIDDEN);
    let mut plan = plan(tab, "引継ぎ要確認", columns, ABOVE);
    plan.name = Some(LEFTOVERS_NAME.to_owned());
    Sheet { plan, rows }
}

fn why(slot: &Slot, expiry: Option<Date>, has_list: bool, doctor: Option<Option<Date>>) -> String {
    if ["氏名", "フリガナ", "所属医師会"].contains(&slot.label.as_str()) {
        return "認定証の一覧と違う記載です。正しいのがこちらなら、もとの一覧を直してください".to_owned();
    }
    if slot.label.starts_with("見出しの上") {
        return "表の外に入力されていました".to_owned();
    }
    match faults::why(slot, expiry, has_list, doctor) {
        TypedFault::NoList => "この制度の方が一覧にいなくなりました".to_owned(),
        TypedFault::NotListed => "この方は一覧にいません（番号の変更・取消、または取り込んだ一覧の範囲外）".to_owned(),
        TypedFault::OtherPeriod => {
            let before = expiry.map_or_else(|| "なし".to_owned(), wareki);
            format!("有効期限が変わりました（入力時は{before}）。前の更新の記録です")
        }
        _ => "同じ方の行が2つあり、もう一方を引き継ぎました。または項目がなくなりました".to_owned(),
    }
}
