//! 差し込み: one row for each doctor, headings in the first row, for the mail merge of Word.

use super::draw::{column, number, plan, text};
use super::model::{Doctor, Facts, List};
use crate::report::sheet::{Line, Meaning, Sheet};
use crate::value::wareki;

const HEADER: [(&str, u16); 21] = [
    ("制度", 16),
    ("氏名", 15),
    ("フリガナ", 17),
    ("医籍登録番号", 11),
    ("会員区分", 9),
    ("所属医師会", 18),
    ("勤務先", 24),
    ("住所", 34),
    ("メールアドレス", 26),
    ("認定証番号", 12),
    ("有効期限", 16),
    ("手帳単位", 8),
    ("MAMIS単位", 9),
    ("合計単位", 8),
    ("不足", 30),
    ("判定", 26),
    ("申請する回", 24),
    ("申請開始日", 16),
    ("申請期限", 16),
    ("更新後の有効期間", 34),
    ("審査・登録料", 15),
];

/// The sheet.
pub(super) fn mail_sheet(facts: &Facts, tab: &str) -> Sheet {
    let mut rows = vec![Line::header(HEADER.map(|(label, _)| label))];
    for list in &facts.lists {
        rows.extend(list.doctors.iter().map(|doctor| line(list, doctor)));
    }
    let mut plan = plan(tab, "差し込み", HEADER.map(|(_, wide)| column(wide)).to_vec(), 1);
    (plan.frozen_columns, plan.protected) = (2, true);
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
