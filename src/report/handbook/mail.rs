//! 差し込み: one row for each doctor, headings in the first row, for the mail merge of Word.

use super::draw::{column, number, plan, text};
use super::model::{Doctor, Facts, List};
use crate::report::sheet::{Line, Meaning, Sheet};
use crate::value::wareki;

const HEADER: [(&str, u16); 21] = [
    ("制度", 12),
    ("氏名", 13),
    ("フリガナ", 12),
    ("医籍登録番号", 8),
    ("会員区分", 7),
    ("所属医師会", 12),
    ("勤務先", 15),
    ("住所", 20),
    ("メールアドレス", 18),
    ("認定証番号", 8),
    ("有効期限", 10),
    ("手帳単位", 6),
    ("MAMIS単位", 7),
    ("合計単位", 6),
    ("不足", 20),
    ("判定", 14),
    ("申請する回", 15),
    ("申請開始日", 10),
    ("申請期限", 10),
    ("更新後の有効期間", 16),
    ("審査・登録料", 10),
];

/// The sheet.
pub(super) fn mail_sheet(facts: &Facts, tab: &str) -> Sheet {
    let mut rows = vec![Line::header(HEADER.map(|(label, _)| label))];
    for list in &facts.lists {
        rows.extend(list.doctors.iter().map(|doctor| line(list, doctor)));
    }
    let mut plan = plan(tab, "差し込み", HEADER.map(|(_, wide)| column(wide)).to_vec(), 1);
    (plan.frozen_columns, plan.protected, plan.page.slim) = (2, true, true);
    Sheet { plan, rows }
}

fn line(list: &List, doctor: &Doctor) -> Line {
    let round = doctor.round.as_ref().map_or("", |(_, name)| name.as_str());
    let new = doctor.new_period.map(|(from, until)| format!("{}～{}", wareki(from), wareki(until)));
    let texts: [&str; HEADER.len()] = [
        &list.title,
        &doctor.name,
        &doctor.kana,
        "",
        doctor.member_word(),
        &doctor.association,
        &doctor.workplace,
        &doctor.address,
        &doctor.email,
        &doctor.certificate,
        &doctor.expiry.map(wareki).unwrap_or_default(),
        &doctor.total.handbook.to_string(),
        &doctor.total.mamis.to_string(),
        &doctor.total.counted.to_string(),
        &doctor.missing_words(list),
        &doctor.verdict,
        round,
        &doctor.apply_from.map(wareki).unwrap_or_default(),
        &doctor.apply_until().map(wareki).unwrap_or_default(),
        &new.unwrap_or_default(),
        &doctor.fee,
    ];
    let mut cells: Vec<_> = texts.iter().map(|words| text(words, Meaning::Body)).collect();
    if let Some(cell) = cells.get_mut(3) {
        *cell = number(doctor.number);
    }
    Line::of(cells)
}
