//! The months of a calendar, carried over to another year.

use jiff::civil::Date;

use crate::value::fiscal_year;

use super::super::programme::Words;
use super::calendar::Round;

/// The round so many years later. Ends of months stay ends of months, since 日医 decides at the end of one.
pub(super) fn carried(round: &Round, years: i16) -> Round {
    let shift = |day: Date| {
        let year = day.year().saturating_add(years);
        let last = day == day.last_of_month();
        let first = Date::new(year, day.month(), 1).unwrap_or(if years < 0 { Date::MIN } else { Date::MAX });
        let end = first.last_of_month();
        if last { end } else { first.with().day(day.day()).build().unwrap_or(end) }
    };
    let approval = shift(round.approval);
    let association = round.id.split("-20").next().unwrap_or(&round.id);
    let fiscal = fiscal_year(approval);
    let number = (i32::from(approval.month()) + 7) % 12 / 2 + 1;
    Round {
        id: format!("{association}-{:04}-{:02}", approval.year(), approval.month()),
        label: Words {
            ja: format!("{} 第{number}回（{}月承認分・見込み）", fiscal_ja(fiscal), approval.month()),
            en: format!(
                "FY{fiscal}, round {number} (approved in {}-{:02}, expected)",
                approval.year(),
                approval.month()
            ),
        },
        expiry_from: shift(round.expiry_from),
        expiry_until: shift(round.expiry_until),
        apply_from: shift(round.apply_from),
        apply_until: shift(round.apply_until),
        submit_by: None,
        approval,
        certificate: round.certificate.map(shift),
        is_unconfirmed: true,
    }
}

/// 令和8年度; fiscal years before 2019 by our calendar.
fn fiscal_ja(year: i16) -> String {
    if year >= 2019 { format!("令和{}年度", year - 2018) } else { format!("{year}年度") }
}
