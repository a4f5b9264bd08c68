//! 審査・登録料: what is asked of whom, who has paid what and when, who has not, and what has gone on to 日医 (日医Q&A 問7).

use crate::credits::Fee as Due;
use crate::docket::{Case, Fee};
use crate::report::sheet::{Area, Cell, Column, Input, Line, Meaning, Plan, Sheet, Takes, Value};
use crate::schema::Status;
use crate::value::{read_date, wareki};

use super::super::openly::clip;
use super::model::{Kept, Office};
use super::pages::{entry, page};
use crate::validate::{FEES_NAME, REMITTED_LABEL};
use crate::value::with_commas;

const COLUMNS: [(&str, u16); 12] = [
    ("No", 5),
    ("医籍登録番号", 13),
    ("氏名", 17),
    ("所属医師会", 20),
    ("制度", 21),
    ("申請区分", 9),
    ("納める額\n（円）", 10),
    ("入金", 7),
    ("入金額\n（円）", 10),
    ("入金日", 17),
    (REMITTED_LABEL, 17),
    ("備考", 16),
];
/// Where a day of remittance is entered, from 1.
const REMITTED: u32 = 11;
const FIRST: u32 = 4;
pub(in crate::report::board) const PAID: &str = "済";
pub(in crate::report::board) const UNPAID: &str = "未納";

/// The sheet.
pub(super) fn fees(tab: String, office: &Office<'_, '_>) -> Sheet {
    let across = COLUMNS.len() as u16;
    let cases = office.prepared.cases.iter().flatten();
    let all: Vec<(usize, &Case<'_>)> = cases.filter_map(|&at| Some((at, office.docket.cases.get(at)?))).collect();
    let about = "金額の記載がない入金は、納める額のとおりとしています（徴収の方法は都道府県医師会によります）。";
    let mut rows = vec![
        Line::wide("審査・登録料", Meaning::Title, across),
        Line::wide(&format!("{}　{about}", office.round()), Meaning::Plain, across),
        Line::header(COLUMNS.map(|column| column.0)),
    ];
    rows.extend((1..).zip(&all).map(|(number, (at, case))| line(number, case, office.kept.remitted(*at))));
    let last = FIRST + (all.len().max(1) as u32) - 1;
    if all.is_empty() {
        rows.push(Line::wide("申請はありません。", Meaning::Listed, across));
    }
    rows.extend(sums(&all, last, &office.kept));
    let sent = Input {
        area: Area { first_row: FIRST, last_row: last, first_column: REMITTED, last_column: REMITTED },
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
        amount(asked(case).map(|fee| fee.yen)),
        short(state(&application.fee)),
        yen(case),
        short(&paid_on(&application.fee)),
        entry(&sent.map(in_words).unwrap_or_default()),
        text(&remark(case)),
    ])
}

/// What the programme asks of an applicant; `None` where nothing is to be paid or no programme says how much.
fn asked<'a>(case: &Case<'a>) -> Option<&'a Due> {
    if case.application.fee == Fee::Waived {
        return None;
    }
    let standing = case.standing.as_ref()?;
    Due::of(&standing.rules?.fees, case.application.belonging.words(), standing.judged_on)
}

/// A payment of another amount than the one that is asked, and an amount that no source settles.
fn remark(case: &Case<'_>) -> String {
    let Some(asked) = asked(case) else { return String::new() };
    let differs = match case.application.fee {
        Fee::Paid { yen: Some(paid), .. } if paid < asked.yen => format!("{}円不足", with_commas(asked.yen - paid)),
        Fee::Paid { yen: Some(paid), .. } if paid > asked.yen => format!("{}円超過", with_commas(paid - asked.yen)),
        _ => String::new(),
    };
    let unsettled = if asked.status == Status::Confirmed { "" } else { "納める額は未確認" };
    [differs.as_str(), unsettled].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("・")
}

fn amount(yen: Option<u32>) -> Cell {
    let value = yen.map_or(Value::Blank, |yen| Value::Number(f64::from(yen), 0));
    Cell { value, meaning: Meaning::Listed, ..Cell::default() }
}

/// The amount that was paid.
pub(in crate::report::board) fn yen(case: &Case<'_>) -> Cell {
    amount(paid_yen(case))
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
    let Fee::Paid { yen, .. } = case.application.fee else { return None };
    yen.or_else(|| asked(case).map(|fee| fee.yen))
}

/// What is asked, 入金済, 未納, and what has gone on.
fn sums(all: &[(usize, &Case<'_>)], last: u32, kept: &Kept<'_>) -> Vec<Line> {
    let is_unpaid = |case: &Case<'_>| case.application.fee == Fee::Unpaid;
    let asked_of = |case: &Case<'_>| asked(case).map_or(0, |fee| u64::from(fee.yen));
    let paid = all.iter().filter(|(_, case)| matches!(case.application.fee, Fee::Paid { .. })).count();
    let unpaid: Vec<u64> = all.iter().filter(|(_, case)| is_unpaid(case)).map(|(_, case)| asked_of(case)).collect();
    let is_sent = |(at, _): &&(usize, &Case<'_>)| kept.remitted(*at).is_some();
    let yen = |(_, case): &(usize, &Case<'_>)| paid_yen(case).map(u64::from);
    let all_yen: u64 = all.iter().filter_map(yen).sum();
    let (sent_count, sent_yen) = (all.iter().filter(is_sent).count(), all.iter().filter(is_sent).filter_map(yen).sum());
    let range = |column: char| format!("{column}{FIRST}:{column}{last}");
    let row = |label: &str, asked: Option<(String, u64)>, count: (String, usize), sum: Option<(String, u64)>| {
        let number =
            |(formula, value): (String, u64)| Cell::computed(formula, Value::Number(value as f64, 0), Meaning::Total);
        let or_blank = |it: Option<(String, u64)>| it.map_or_else(|| Cell::blank(Meaning::Total), number);
        Line::of(vec![
            Cell::text(label, Meaning::Total).across(6),
            or_blank(asked),
            number((count.0, count.1 as u64)),
            or_blank(sum),
            Cell::blank(Meaning::Total).across(3),
        ])
    };
    let (asked, state, amount, sent) = (range('G'), range('H'), range('I'), range('K'));
    vec![
        row(
            "入金済（件数・金額）",
            None,
            (format!("COUNTIF({state},\"{PAID}\")"), paid),
            Some((format!("SUMIF({state},\"{PAID}\",{amount})"), all_yen)),
        ),
        row(
            "未納（納める額・件数）",
            Some((format!("SUMIF({state},\"{UNPAID}\",{asked})"), unpaid.iter().sum())),
            (format!("COUNTIF({state},\"{UNPAID}\")"), unpaid.len()),
            None,
        ),
        row(
            "日医へ送金済（件数・金額）",
            None,
            (format!("SUMPRODUCT(--({sent}<>\"\"))"), sent_count),
            Some((format!("SUMPRODUCT(({sent}<>\"\")*{amount})"), sent_yen)),
        ),
    ]
}
