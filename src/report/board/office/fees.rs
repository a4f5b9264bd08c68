//! 審査・登録料: who has paid what and when, who has not, and what has gone on to 日医 (日医Q&A 問7).

use crate::credits::Fee as Due;
use crate::docket::{Case, Fee};
use crate::report::sheet::{Area, Cell, Column, Input, Line, Meaning, Plan, Sheet, Takes, Value};
use crate::value::{read_date, wareki};

use super::super::openly::clip;
use super::super::wide;
use super::{Kept, Office, entry, page};
use crate::validate::{FEES_NAME, REMITTED_LABEL};

const COLUMNS: [(&str, u16); 10] = [
    ("No", 5),
    ("医籍登録番号", 13),
    ("氏名", 18),
    ("所属医師会", 20),
    ("制度", 22),
    ("申請区分", 10),
    ("入金", 9),
    ("金額（円）", 12),
    ("入金日", 18),
    (REMITTED_LABEL, 18),
];
const FIRST: u32 = 4;
pub(in crate::report::board) const PAID: &str = "済";
pub(in crate::report::board) const UNPAID: &str = "未納";

/// The sheet.
pub(super) fn fees(tab: String, office: &Office<'_, '_>) -> Sheet {
    let across = COLUMNS.len() as u16;
    let cases = office.prepared.cases.iter().flatten();
    let all: Vec<(usize, &Case<'_>)> = cases.filter_map(|&at| Some((at, office.docket.cases.get(at)?))).collect();
    let about = "金額の記載がない入金は、制度の審査・登録料の額です（徴収の方法は都道府県医師会によります）。";
    let mut rows = vec![
        wide("審査・登録料", Meaning::Title, across),
        wide(&format!("{}　{about}", office.round()), Meaning::Plain, across),
        Line::header(COLUMNS.map(|column| column.0)),
    ];
    rows.extend((1..).zip(&all).map(|(number, (at, case))| line(number, case, office.kept.remitted(*at))));
    let last = FIRST + (all.len().max(1) as u32) - 1;
    if all.is_empty() {
        rows.push(wide("申請はありません。", Meaning::Listed, across));
    }
    rows.extend(sums(&all, last, &office.kept));
    let sent = Input {
        area: Area { first_row: FIRST, last_row: last, first_column: 10, last_column: 10 },
        takes: Takes::OneOf(vec![PAID.to_owned()]),
        hint: Some((REMITTED_LABEL.to_owned(), "送金したら送金日を入力するか、「済」を選んでください。".to_owned())),
        lenient: true,
    };
    Sheet {
        plan: Plan {
            tab,
            columns: COLUMNS.map(|(_, width)| Column::fixed(width)).to_vec(),
            frozen_rows: 3,
            header_row: Some(3),
            inputs: vec![sent],
            name: Some(FEES_NAME.to_owned()),
            page: page("審査・登録料", false, true),
            ..Plan::default()
        },
        rows,
    }
}

fn line(number: u64, case: &Case<'_>, sent: Option<&str>) -> Line {
    let application = &case.application;
    let text = |text: &str| Cell::text(clip(text, 60), Meaning::Listed);
    let short = |text: &str| Cell::text(clip(text, 40), Meaning::ListedShort);
    Line::of(vec![
        Cell::count(number, Meaning::ListedShort),
        short(&application.number_text),
        text(&application.name),
        text(application.belonging.words()),
        text(application.course.map_or(application.course_text.as_str(), |course| course.ja())),
        short(application.kind.map_or(application.kind_text.as_str(), |kind| kind.ja())),
        short(state(&application.fee)),
        yen(case),
        short(&paid_on(&application.fee)),
        entry(&sent.map(in_words).unwrap_or_default()),
    ])
}

/// The amount that was paid.
pub(in crate::report::board) fn yen(case: &Case<'_>) -> Cell {
    let value = paid_yen(case).map_or(Value::Blank, |yen| Value::Number(f64::from(yen), 0));
    Cell { value, meaning: Meaning::Listed, ..Cell::default() }
}

/// The day on which it was paid.
pub(in crate::report::board) fn paid_on(fee: &Fee) -> String {
    match fee {
        Fee::Paid { on: Some(day), .. } => wareki(*day),
        Fee::Unclear(said) => said.clone(),
        _ => "―".to_owned(),
    }
}

/// What was entered; a day in the Japanese calendar.
pub(in crate::report::board) fn in_words(sent: &str) -> String {
    read_date(sent).map_or_else(|_| sent.to_owned(), |read| wareki(read.date))
}

pub(in crate::report::board) const fn state(fee: &Fee) -> &'static str {
    match fee {
        Fee::Paid { .. } => PAID,
        Fee::Unpaid => UNPAID,
        Fee::Waived => "免除",
        Fee::Unclear(_) | Fee::NotTold => "不明",
    }
}

/// What was paid; where the list does not say how much, what the programme asks for.
pub(in crate::report::board) fn paid_yen(case: &Case<'_>) -> Option<u32> {
    let Fee::Paid { yen, on } = case.application.fee else { return None };
    let rules = case.standing.as_ref().and_then(|standing| standing.rules);
    let asked = || Due::of(&rules?.fees, case.application.belonging.words(), on.or(case.application.date)?);
    yen.or_else(|| asked().map(|fee| fee.yen))
}

/// 入金済, 未納, and what has gone on.
fn sums(all: &[(usize, &Case<'_>)], last: u32, kept: &Kept<'_>) -> Vec<Line> {
    let paid = all.iter().filter(|(_, case)| matches!(case.application.fee, Fee::Paid { .. })).count();
    let unpaid = all.iter().filter(|(_, case)| case.application.fee == Fee::Unpaid).count();
    let is_sent = |(at, _): &&(usize, &Case<'_>)| kept.remitted(*at).is_some();
    let yen = |(_, case): &(usize, &Case<'_>)| paid_yen(case).map(u64::from);
    let all_yen: u64 = all.iter().filter_map(yen).sum();
    let (sent_count, sent_yen) = (all.iter().filter(is_sent).count(), all.iter().filter(is_sent).filter_map(yen).sum());
    let range = |column: char| format!("{column}{FIRST}:{column}{last}");
    let row = |label: &str, count: (String, usize), sum: Option<(String, u64)>| {
        let number =
            |(formula, value): (String, u64)| Cell::computed(formula, Value::Number(value as f64, 0), Meaning::Total);
        Line::of(vec![
            Cell::text(label, Meaning::Total).across(6),
            number((count.0, count.1 as u64)),
            sum.map_or_else(|| Cell::blank(Meaning::Total), number),
            Cell::blank(Meaning::Total).across(2),
        ])
    };
    let (state, amount, sent) = (range('G'), range('H'), range('J'));
    vec![
        row(
            "入金済（件数・金額）",
            (format!("COUNTIF({state},\"{PAID}\")"), paid),
            Some((format!("SUMIF({state},\"{PAID}\",{amount})"), all_yen)),
        ),
        row("未納（件数）", (format!("COUNTIF({state},\"{UNPAID}\")"), unpaid), None),
        row(
            "日医へ送金済（件数・金額）",
            (format!("SUMPRODUCT(--({sent}<>\"\"))"), sent_count),
            Some((format!("SUMPRODUCT(({sent}<>\"\")*{amount})"), sent_yen)),
        ),
    ]
}
