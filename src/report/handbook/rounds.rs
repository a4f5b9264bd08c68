//! 更新案内対象者: who is to be written to, by round, 会員 and 非会員 apart.

use super::draw::{column, day, made, number, plan, text, wide};
use super::model::{Doctor, Facts, List};
use crate::report::sheet::{Cell, Line, Meaning, Sheet};
use crate::value::{Date, wareki};

const HEADER: [(&str, u16); 11] = [
    ("No", 5),
    ("医籍登録番号", 11),
    ("氏名", 15),
    ("フリガナ", 17),
    ("所属医師会", 18),
    ("認定証番号", 12),
    ("有効期限（和暦）", 16),
    ("申請期限", 12),
    ("判定", 26),
    ("不足", 34),
    ("審査・登録料", 12),
];
/// Rounds that are listed: those of about a year.
const ROUNDS: usize = 6;

/// A round of one list: its last day, its name, the list's position, and its doctors.
type Group<'f> = ((Date, usize, &'f str), Vec<&'f Doctor>);

/// The sheet.
pub(super) fn round_sheet(facts: &Facts, tab: &str) -> Sheet {
    let across = HEADER.len() as u16;
    let mut rows = vec![
        wide("更新案内対象者", Meaning::Title, across),
        wide(
            &format!(
                "{}。これから申請できる回ごとに、会員と非会員を分けています（近い{ROUNDS}回）。案内を送った日は「進捗」に入力してください。",
                made(facts)
            ),
            Meaning::Plain,
            across,
        ),
        Line::header(HEADER.map(|(label, _)| label)),
    ];
    let mut breaks = Vec::new();
    let groups = groups(facts);
    for (at, ((until, list_at, name), doctors)) in groups.iter().enumerate() {
        let Some(list) = facts.lists.get(*list_at) else { continue };
        if at > 0 {
            breaks.push(rows.len() as u32 + 1);
        }
        for word in ["会員", "非会員", "不明"] {
            let own: Vec<&&Doctor> = doctors.iter().filter(|doctor| doctor.member_word() == word).collect();
            if word == "不明" && own.is_empty() {
                continue;
            }
            let heading = format!("{}　{name}　申請期限 {}　{word} {}名", list.title, wareki(*until), own.len());
            rows.push(wide(&heading, Meaning::Heading, across));
            rows.extend((1..).zip(own).map(|(count, doctor)| line(count, list, doctor)));
            rows.push(Line::blank());
        }
    }
    if groups.is_empty() {
        rows.push(wide("これから申請できる回のある方はいません。", Meaning::Plain, across));
    }
    let mut plan = plan(tab, "更新案内対象者", HEADER.map(|(_, wide)| column(wide)).to_vec(), 3);
    (plan.filter, plan.breaks, plan.protected) = (false, breaks, true);
    Sheet { plan, rows }
}

/// The nearest rounds, in order of time.
fn groups(facts: &Facts) -> Vec<Group<'_>> {
    let mut groups: std::collections::BTreeMap<(Date, usize, &str), Vec<&Doctor>> = std::collections::BTreeMap::new();
    for (at, list) in facts.lists.iter().enumerate().filter(|(_, list)| list.is_renewal) {
        for doctor in &list.doctors {
            if let Some((until, name)) = &doctor.round {
                groups.entry((*until, at, name)).or_default().push(doctor);
            }
        }
    }
    let mut last: Vec<Date> = groups.keys().map(|key| key.0).collect();
    last.dedup();
    last.truncate(ROUNDS);
    groups.into_iter().filter(|(key, _)| last.contains(&key.0)).collect()
}

fn line(count: u64, list: &List, doctor: &Doctor) -> Line {
    Line::of(vec![
        Cell::count(count, Meaning::Short),
        number(doctor.number),
        text(&doctor.name, Meaning::Body),
        text(&doctor.kana, Meaning::Body),
        text(&doctor.association_words(), Meaning::Body),
        text(&doctor.certificate, Meaning::Short),
        text(&doctor.expiry.map(wareki).unwrap_or_default(), Meaning::Short),
        day(doctor.apply_until()),
        text(&doctor.verdict, Meaning::Body),
        text(&doctor.missing_words(list), Meaning::Body),
        text(&doctor.fee, Meaning::Short),
    ])
}

const SHORT: [(&str, u16); 11] = [
    ("No", 5),
    ("制度", 16),
    ("医籍登録番号", 9),
    ("氏名", 15),
    ("フリガナ", 15),
    ("所属医師会", 14),
    ("有効期限（和暦）", 16),
    ("判定", 22),
    ("不足", 30),
    ("ほかの理由", 30),
    ("申請期限", 12),
];

/// 単位不足者: those who lack something, by expiry.
pub(super) fn short_sheet(facts: &Facts, tab: &str) -> Sheet {
    let across = SHORT.len() as u16;
    let mut short: Vec<(usize, &List, &Doctor)> = Vec::new();
    for (at, list) in facts.lists.iter().enumerate() {
        let lacks = |doctor: &&Doctor| !doctor.missing_words(list).is_empty();
        short.extend(list.doctors.iter().filter(lacks).map(|doctor| (at, list, doctor)));
    }
    short.sort_by_key(|(at, _, doctor)| (*at, doctor.expiry.unwrap_or(Date::MAX)));
    let mut rows = vec![
        wide("単位不足者", Meaning::Title, across),
        wide(
            &format!(
                "{}　{}名。有効期限の早い順です。いまの不足は「一覧」で「充足」を「不足」に絞ると見られます。",
                made(facts),
                short.len()
            ),
            Meaning::Plain,
            across,
        ),
        Line::header(SHORT.map(|(label, _)| label)),
    ];
    rows.extend((1..).zip(short).map(|(count, (_, list, doctor))| {
        Line::of(vec![
            Cell::count(count, Meaning::Short),
            text(&list.short, Meaning::Body),
            number(doctor.number),
            text(&doctor.name, Meaning::Body),
            text(&doctor.kana, Meaning::Body),
            text(&doctor.association_words(), Meaning::Body),
            text(&doctor.expiry.map(wareki).unwrap_or_default(), Meaning::Short),
            text(&doctor.verdict, Meaning::Body),
            text(&doctor.missing_words(list), Meaning::Body),
            text(&doctor.other_reasons.join("／"), Meaning::Body),
            day(doctor.apply_until()),
        ])
    }));
    let mut plan = plan(tab, "単位不足者", SHORT.map(|(_, wide)| column(wide)).to_vec(), 3);
    (plan.protected, plan.frozen_columns) = (true, 4);
    Sheet { plan, rows }
}
