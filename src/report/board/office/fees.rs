//! 審査・登録料: who has paid what and when, who has not, and what has gone on to 日医 (日医Q&A 問7).

use crate::credits::Fee as Due;
use crate::docket::{Case, Fee};
use crate::report::sheet::{Area, Cell, Column, Input, Line, Meaning, Plan, Sheet, Takes, Value};
use crate::schema::Status;
use crate::value::wareki;

use super::super::openly::clip;
use super::super::wide;
use super::{Office, page};

const COLUMNS: [(&str, u16); 11] = [
    ("No", 5),
    ("医籍登録番号", 12),
    ("氏名", 18),
    ("所属医師会", 20),
    ("制度", 22),
    ("申請区分", 9),
    ("入金", 10),
    ("金額（円）", 12),
    ("入金日", 17),
    ("日医へ送金", 11),
    ("規定の額（円）", 13),
];
const FIRST: u32 = 4;
const PAID: &str = "済";
const UNPAID: &str = "未納";

/// The sheet.
pub(super) fn fees(tab: String, office: &Office<'_, '_>) -> Sheet {
    let across = COLUMNS.len() as u16;
    let all: Vec<&Case<'_>> =
        office.prepared.cases.iter().flatten().filter_map(|&at| office.docket.cases.get(at)).collect();
    let about = "金額の記載がない入金は、制度の審査・登録料の額です（徴収の方法は都道府県医師会によります）。";
    let mut rows = vec![
        wide("審査・登録料", Meaning::Title, across),
        wide(&format!("{}　{about}", office.round()), Meaning::Plain, across),
        Line::header(COLUMNS.map(|column| column.0)),
    ];
    rows.extend((1..).zip(&all).map(|(number, case)| line(number, case)));
    let last = FIRST + (all.len().max(1) as u32) - 1;
    if all.is_empty() {
        rows.push(wide("申請はありません。", Meaning::Listed, across));
    }
    rows.extend(sums(&all, last));
    let sent = Input {
        area: Area { first_row: FIRST, last_row: last, first_column: 10, last_column: 10 },
        takes: Takes::OneOf(vec![PAID.to_owned()]),
        hint: Some(("日医へ送金".to_owned(), "送金したら「済」を選んでください。".to_owned())),
        lenient: false,
    };
    Sheet {
        plan: Plan {
            tab,
            columns: COLUMNS.map(|(_, width)| Column::fixed(width)).to_vec(),
            frozen_rows: 3,
            header_row: Some(3),
            inputs: vec![sent],
            page: page("審査・登録料", false, true),
            ..Plan::default()
        },
        rows,
    }
}

fn line(number: u64, case: &Case<'_>) -> Line {
    let application = &case.application;
    let text = |text: &str| Cell::text(clip(text, 60), Meaning::Listed);
    let short = |text: &str| Cell::text(clip(text, 40), Meaning::ListedShort);
    let on = match &application.fee {
        Fee::Paid { on: Some(day), .. } => wareki(*day),
        Fee::Unclear(said) => said.clone(),
        _ => "―".to_owned(),
    };
    let yen = Cell {
        value: paid_yen(case).map_or(Value::Blank, |yen| Value::Number(f64::from(yen), 0)),
        meaning: Meaning::Listed,
        ..Cell::default()
    };
    Line::of(vec![
        Cell::count(number, Meaning::ListedShort),
        short(&application.number_text),
        text(&application.name),
        text(application.belonging.words()),
        text(application.course.map_or(application.course_text.as_str(), |course| course.ja())),
        short(application.kind.map_or(application.kind_text.as_str(), |kind| kind.ja())),
        short(state(&application.fee)),
        yen,
        short(&on),
        Cell::blank(Meaning::Entry),
        short(&due_words(case)),
    ])
}

/// What the programme asks for, where a source says.
fn due_words(case: &Case<'_>) -> String {
    due(case).map_or_else(String::new, |fee| {
        format!("{}{}", fee.yen, if fee.status == Status::Confirmed { "" } else { "（未確認）" })
    })
}

fn due<'c>(case: &Case<'c>) -> Option<&'c Due> {
    let rules = case.standing.as_ref().and_then(|standing| standing.rules)?;
    let day = match case.application.fee {
        Fee::Paid { on, .. } => on.or(case.application.date),
        _ => case.application.date,
    };
    let day = day.or_else(|| case.standing.as_ref().map(|standing| standing.judged_on))?;
    Due::of(&rules.fees, case.application.belonging.words(), day)
}

const fn state(fee: &Fee) -> &'static str {
    match fee {
        Fee::Paid { .. } => PAID,
        Fee::Unpaid => UNPAID,
        Fee::Waived => "免除",
        Fee::Unclear(_) | Fee::NotTold => "不明",
    }
}

/// What was paid; where the list does not say how much, what the programme asks for.
fn paid_yen(case: &Case<'_>) -> Option<u32> {
    let Fee::Paid { yen, .. } = case.application.fee else { return None };
    yen.or_else(|| due(case).map(|fee| fee.yen))
}

/// 入金済, 未納, and what has gone on.
fn sums(all: &[&Case<'_>], last: u32) -> Vec<Line> {
    let paid = all.iter().filter(|case| matches!(case.application.fee, Fee::Paid { .. })).count();
    let unpaid = all.iter().filter(|case| case.application.fee == Fee::Unpaid).count();
    let yen: u64 = all.iter().filter_map(|case| paid_yen(case)).map(u64::from).sum();
    let range = |column: char| format!("{column}{FIRST}:{column}{last}");
    let row = |label: &str, count: (String, usize), sum: (String, u64)| {
        let number =
            |(formula, value): (String, u64)| Cell::computed(formula, Value::Number(value as f64, 0), Meaning::Total);
        Line::of(vec![
            Cell::text(label, Meaning::Total).across(6),
            number((count.0, count.1 as u64)),
            number(sum),
            Cell::blank(Meaning::Total).across(3),
        ])
    };
    let (state, amount, sent) = (range('G'), range('H'), range('J'));
    vec![
        row(
            "入金済（件数・金額）",
            (format!("COUNTIF({state},\"{PAID}\")"), paid),
            (format!("SUMIF({state},\"{PAID}\",{amount})"), yen),
        ),
        row("未納（件数）", (format!("COUNTIF({state},\"{UNPAID}\")"), unpaid), ("0".to_owned(), 0)),
        row(
            "日医へ送金済（件数・金額）",
            (format!("COUNTIF({sent},\"{PAID}\")"), 0),
            (format!("SUMIF({sent},\"{PAID}\",{amount})"), 0),
        ),
    ]
}
