//! 次回更新対象者 by name.

use crate::credits::Certificate;
use crate::docket::Course;
use crate::report::sheet::{Cell, Column, Line, Meaning, Plan, Sheet};
use crate::value::wareki;

use super::super::openly::clip;
use super::super::order;
use super::super::prepare::belonging;
use super::model::Office;
use super::pages::page;

const COLUMNS: [(&str, u16); 8] = [
    ("No", 5),
    ("医籍登録番号", 12),
    ("氏名", 18),
    ("フリガナ", 22),
    ("所属医師会", 22),
    ("制度", 20),
    ("認定証番号", 15),
    ("現有効期限", 18),
];

/// The sheet.
pub(super) fn due(tab: String, office: &Office<'_, '_>) -> Sheet {
    let across = COLUMNS.len() as u16;
    let due = &office.docket.due;
    let mut all: Vec<(usize, &Certificate)> =
        due.certificates.iter().filter_map(|&at| Some((at, office.docket.certificates.get(at)?))).collect();
    let places = &office.prepared.material.due.counts;
    all.sort_by_cached_key(|(at, certificate)| {
        let own = belonging(certificate);
        let place = places.iter().position(|count| count.belonging == own).unwrap_or(usize::MAX);
        (place, order::reading(&certificate.doctor.kana), certificate.number, *at)
    });
    let about = due.round.as_ref().map_or_else(
        || "次回の承認の予定が分からないため、対象者を挙げていません。".to_owned(),
        |round| {
            format!(
                "{}　有効期限 {}～{}　申請の受付 {}～{}　{}名（今回申請のあった方は除く）",
                round.label.ja,
                wareki(round.expiry_from),
                wareki(round.expiry_until),
                wareki(round.apply_from),
                wareki(round.apply_until),
                all.len()
            )
        },
    );
    let mut rows = vec![
        Line::wide("次回更新対象者", Meaning::Title, across),
        Line::wide(&about, Meaning::Plain, across),
        Line::header(COLUMNS.map(|column| column.0)),
    ];
    if all.is_empty() {
        rows.push(Line::wide("次回の更新対象となる方はいません。", Meaning::Listed, across));
    }
    rows.extend((1..).zip(all).map(|(number, (_, certificate))| line(number, certificate)));
    Sheet {
        plan: Plan {
            tab,
            columns: COLUMNS.map(|(_, width)| Column::fixed(width)).to_vec(),
            frozen_rows: 3,
            header_row: Some(3),
            filter: true,
            page: page("次回更新対象者", false, true),
            ..Plan::default()
        },
        rows,
    }
}

fn line(number: u64, certificate: &Certificate) -> Line {
    let doctor = &certificate.doctor;
    let text = |text: &str| Cell::text(clip(text, 60), Meaning::Listed);
    let short = |text: String| Cell::text(clip(&text, 40), Meaning::ListedShort);
    Line::of(vec![
        Cell::count(number, Meaning::ListedShort),
        short(certificate.number.map_or_else(String::new, |number| number.to_string())),
        text(&doctor.name),
        text(&doctor.kana),
        text(belonging(certificate).words()),
        text(Course::of_id(&certificate.programme).map_or("", Course::ja)),
        short(certificate.certificate_number.clone()),
        short(certificate.valid_until.map_or_else(String::new, wareki)),
    ])
}
