use crate::docket::{Case, Course, Fee, Kind};
use crate::report::sheet::{Cell, Line, Meaning, Sheet, Value};

use super::super::office::{PAID, UNPAID, in_words, paid_on, paid_yen, state, yen};
use super::{After, Paged, SHORT_WHO, entry_of, short, short_who};

/// The first row of applicants.
const FIRST: usize = 4;

/// 審査・登録料送金明細: what a prefecture sends to 日医 together with the applications (日医Q&A 問7).
pub(super) fn remitting(tab: String, after: &After<'_, '_>) -> Sheet {
    let approved = after.approved();
    let cases: Vec<&Case<'_>> = approved.iter().map(|(case, _)| *case).collect();
    let columns: Vec<(&str, u16)> =
        SHORT_WHO.into_iter().chain([("入金", 9), ("金額（円）", 13), ("入金日", 18), ("送金", 16)]).collect();
    let rows = approved.iter().map(|(case, sent)| {
        let fee = &case.application.fee;
        let mut cells = short_who(case).to_vec();
        cells.extend([short(state(fee)), yen(case), short(&paid_on(fee)), entry_of(&in_words(sent))]);
        cells
    });
    let unpaid = cases.iter().filter(|case| case.application.fee == Fee::Unpaid).count();
    let unpaid = if unpaid == 0 { String::new() } else { format!("　{UNPAID} {unpaid}件") };
    let mut sheet = Paged {
        tab,
        title: "審査・登録料 送金明細",
        about: format!(
            "{}　{}件{unpaid}　申請と併せて日本医師会へ振り込みます（日医Q&A 問7）。",
            after.about(),
            cases.len()
        ),
        columns: &columns,
        rows: rows.collect(),
        ticks: &[9],
    }
    .sheet();
    let last = FIRST + cases.len().max(1) - 1;
    for (course, kind) in Course::ALL.into_iter().flat_map(|course| Kind::ALL.map(|kind| (course, kind))) {
        let own: Vec<&&Case<'_>> = cases
            .iter()
            .filter(|case| (case.application.course, case.application.kind) == (Some(course), Some(kind)))
            .collect();
        if !own.is_empty() {
            let label = format!("{}（{}）", course.ja(), kind.ja());
            let of = |what: &str| format!("(E{FIRST}:E{last}=\"{label}\")*{what}");
            let paid = of(&format!("(F{FIRST}:F{last}=\"{PAID}\")"));
            let yen = of(&format!("G{FIRST}:G{last}"));
            sheet.rows.push(sum(&label, &own, [format!("SUMPRODUCT({paid})"), format!("SUMPRODUCT({yen})")]));
        }
    }
    let all: Vec<&&Case<'_>> = cases.iter().collect();
    let formulas = [format!("COUNTIF(F{FIRST}:F{last},\"{PAID}\")"), format!("SUM(G{FIRST}:G{last})")];
    sheet.rows.push(sum("合計", &all, formulas));
    sheet
}

/// How many of some have been paid for, and what they come to.
fn sum(label: &str, cases: &[&&Case<'_>], [count, amount]: [String; 2]) -> Line {
    let paid = cases.iter().filter(|case| matches!(case.application.fee, Fee::Paid { .. })).count();
    let yen: u64 = cases.iter().filter_map(|case| paid_yen(case)).map(u64::from).sum();
    let number = |formula: String, value: u64| Cell::computed(formula, Value::Number(value as f64, 0), Meaning::Total);
    Line::of(vec![
        Cell::text(format!("{label}　入金済の件数・金額"), Meaning::Total).across(5),
        number(count, paid as u64),
        number(amount, yen),
        Cell::blank(Meaning::Total).across(2),
    ])
}
