//! 手帳明細入力: what is recorded day by day.

use super::address::{Stretch, beside, letters};
use super::detail_row::{self, Found, Roll};
use super::draw::{self, area, choice, column, date_input, input, plan, text, typed, typed_credits, wide};
use super::model::Facts;
use super::places::{self, ABOVE, Places};
use super::settle::Settled;
use crate::finding::Severity;
use crate::report::sheet::{Cell, Input, Line, Meaning, Sheet, Takes, Value, Watch};
use crate::typed::words::{
    AS_WRITTEN, CHANGED, DETAIL_INPUTS, DETAILS_NAME, IMPORTED, NOTICE, ORIGIN, SEARCHED, WRITTEN,
};
use crate::typed::{self as office, Detail, Room};

const WIDTHS: [u16; 10] = [11, 16, 26, 12, 7, 18, 6, 8, 30, 13];
/// 2025-04-01, from when on 産業医 and スポーツ医 credits are in MAMIS (S1), as formulas see it.
const MAMIS_START: f64 = 45_748.0;
/// Said above the headings where nothing is out of the ordinary.
const STATE: &str =
    "数えた小計は「手帳小計入力」へ（両方に入力すると合計されます）。作り直すと番号・受講日の順に並びます。";
const NO_NUMBER: &str = "番号を数字で入力してください";
const UNKNOWN: &str = "一覧にない番号です";
const NO_CATEGORY: &str = "区分を選んでください";
const NO_DAY: &str = "受講日を日付で入力してください";
const NO_CREDITS: &str = "単位を数字で入力してください";
const IN_MAMIS: &str = "2025年4月以降の受講のため数えていません。主催者にMAMISへの登録を依頼してください";

/// The sheet.
pub(super) fn detail_sheet(facts: &Facts, places: &Places, settled: &mut Settled) -> Sheet {
    let roll = Roll::of(facts);
    let added = settled.added(Room::Details).to_vec();
    let details = std::mem::take(&mut settled.details);
    let columns = &places.detail_columns;
    let across = (columns.key - 1) as u16;
    let mut rows = vec![
        wide("手帳明細入力", Meaning::Title, across),
        wide(
            "手帳・修了証・参加証の単位を、受講日ごとに記録します。番号を入力すると氏名が出ます。有効期間の外の受講日は数えません。",
            Meaning::Plain,
            across,
        ),
        state(places, across),
        header(&added),
    ];
    let blank = Detail::default();
    let count = places.details.last - places.details.first + 1;
    for at in 0..count {
        let detail = details.get(at as usize).unwrap_or(&blank);
        rows.push(line(&roll, places, ABOVE + 1 + at, (detail, &added)));
    }
    let mut widths: Vec<_> = WIDTHS.into_iter().map(column).collect();
    widths.extend(added.iter().map(|_| column(16)));
    widths.extend([column(8), column(34)]);
    widths.resize(columns.changed + 1, draw::HIDDEN);
    let mut plan = plan(&places.details.tab, "手帳明細入力", widths, ABOVE);
    (plan.frozen_columns, plan.name) = (2, Some(DETAILS_NAME.to_owned()));
    plan.printed = Some((places.printed, columns.origin as u32 + 2));
    plan.inputs = inputs(places);
    let first = places.details.first;
    plan.watches = vec![
        Watch {
            area: area(columns.origin + 1, first, places.details.last),
            when: format!("{}{first}<>\"\"", letters(columns.origin + 1)),
            meaning: Meaning::Marked(Severity::Warning),
        },
        Watch {
            area: area(0, ABOVE - 1, ABOVE - 1),
            when: format!("{}<>\"{STATE}\"", beside(0, ABOVE - 1)),
            meaning: Meaning::Marked(Severity::Warning),
        },
    ];
    Sheet { plan, rows }
}

/// What there is to say of the rows below: that they are not printed, or have no names.
fn state(places: &Places, across: u16) -> Line {
    let inputs = (places.detail_columns.inputs[1], places.detail_columns.inputs[DETAIL_INPUTS.len() - 1]);
    let rows = Stretch { first: places.printed + 1, ..places.free.clone() };
    let unprinted = format!("COUNTA({},{})", rows.column(places.detail_columns.inputs[0]), rows.columns(inputs));
    let last = places.details.last;
    let (below, beyond) = (places.told(places::roll::BELOW), places.told(places::roll::BEYOND));
    let formula = format!(
        "IF({beyond}>0,\"{}行目より下の入力は、作り直すまで数えません。\",IF({below}>0,\"{last}行目より下にも入力があります。単位は数えていますが、氏名と注意は作り直すと出ます。印刷されるのは{}行目までです。\",IF({unprinted}>0,\"印刷されるのは{}行目までです。それより下も印刷するときは、印刷範囲を広げるか、作り直してください。\",\"{STATE}\")))",
        places.free.last, places.printed, places.printed
    );
    Line::of(vec![Cell::computed(formula, Value::Text(STATE.to_owned()), Meaning::Remark).across(across)])
}

fn inputs(places: &Places) -> Vec<Input> {
    // Also where no formulas stand.
    let (first, last) = (places.details.first, places.free.last);
    let of = |at: usize| area(places.detail_columns.inputs[at], first, last);
    let credits = format!("{}{first}", letters(places.detail_columns.inputs[Detail::CREDITS]));
    let halves = format!("AND(ISNUMBER({credits}),{credits}>=0,{credits}<=999,INT({credits}*2)={credits}*2)");
    let from = |range: String, at| Input { area: of(at), takes: Takes::OneIn(range), hint: None, lenient: true };
    vec![
        input(of(Detail::NUMBER), Takes::Number(1.0, 9_999_999.0), "医籍登録番号", "数字だけで入力してください。"),
        Input { lenient: false, ..from(places.category_words.column(places::roll::CATEGORY), Detail::CATEGORY) },
        date_input(of(Detail::DAY)),
        input(of(Detail::CREDITS), Takes::Whatever(halves), "単位数", "0.5刻みの数字で入力してください。"),
        from(places.item_words.column(places::roll::ITEM), Detail::ITEM),
        choice(of(Detail::MODE), &["対面", "Web"]),
    ]
}

fn header(added: &[String]) -> Line {
    let [number, rest @ ..] = DETAIL_INPUTS;
    let labels = [number, "氏名"].into_iter().chain(rest).map(str::to_owned);
    let tail = [ORIGIN, NOTICE, IMPORTED, SEARCHED].map(str::to_owned);
    let written = DETAIL_INPUTS.iter().map(|label| format!("{WRITTEN}{label}"));
    let all = labels.chain(added.iter().cloned()).chain(tail).chain(written).chain([CHANGED.to_owned()]);
    draw::header(&all.collect::<Vec<_>>())
}

fn line(roll: &Roll<'_>, places: &Places, row: u32, (detail, added): (&Detail, &[String])) -> Line {
    let columns = &places.detail_columns;
    let is_day = |at: usize| at == Detail::DAY;
    let own = |at: usize| match at {
        Detail::CREDITS => typed_credits(&detail.cells[at], Meaning::Entry),
        _ => typed(&detail.cells[at], is_day(at), Meaning::Entry),
    };
    let found = roll.find(detail);
    let number = beside(columns.inputs[Detail::NUMBER], row);
    let names = places.roll.column(places::roll::NAME);
    let numbers = places.roll.column(places::roll::NUMBER);
    let name =
        format!("IF(ISNUMBER({number}),IFERROR(INDEX({names},MATCH({number},{numbers},0))&\"\",\"{UNKNOWN}\"),\"\")");
    let name_now = match (found.name, found.number) {
        (Some(name), _) => name,
        (None, Some(_)) => UNKNOWN,
        (None, None) => "",
    };
    let mut cells = vec![own(0), Cell::computed(name, Value::Text(name_now.to_owned()), Meaning::Body)];
    cells.extend((1..DETAIL_INPUTS.len()).map(own));
    let extra = |label: &String| {
        let found = detail.extra.iter().find(|(known, _)| known == label).map(|(_, cell)| cell);
        typed(found.unwrap_or(&office::Cell::Blank), false, Meaning::Entry)
    };
    cells.extend(added.iter().map(extra));
    cells.push(origin(detail, &beside(columns.changed, row)));
    cells.push(notice(roll.facts, places, &found, row, detail));
    let imported = if detail.imported == detail.mark() { AS_WRITTEN } else { &detail.imported };
    cells.push(text(imported, Meaning::Short));
    cells.push(detail_row::search_key(places, row, &found));
    cells.extend(detail.cells.iter().enumerate().map(|(at, cell)| typed(cell, is_day(at), Meaning::Plain)));
    cells.push(changed(places, row));
    Line::of(cells)
}

/// 変更: 1 where an input is no longer as it was written.
fn changed(places: &Places, row: u32) -> Cell {
    let columns = &places.detail_columns;
    let pairs = columns.inputs.iter().zip(columns.written..);
    let same = pairs.map(|(&input, written)| format!("{}={}", beside(input, row), beside(written, row)));
    let formula = format!("IF(AND({}),0,1)", same.collect::<Vec<_>>().join(","));
    Cell::computed(formula, Value::Number(0.0, 0), Meaning::Plain)
}

fn origin(detail: &Detail, changed: &str) -> Cell {
    let word = match (detail.is_as_imported(), detail.is_blank()) {
        (true, _) => "取込",
        (false, true) => "",
        (false, false) => "入力",
    };
    let formula = format!("IF({changed}=1,\"入力\",\"{word}\")");
    Cell::computed(formula, Value::Text(word.to_owned()), Meaning::Short)
}

/// 注意: why a row is not counted, or should not be here.
fn notice(facts: &Facts, places: &Places, found: &Found<'_>, row: u32, detail: &Detail) -> Cell {
    let columns = &places.detail_columns;
    let of = |at: usize| beside(columns.inputs[at], row);
    let (id, day, credits) = (of(Detail::NUMBER), of(Detail::DAY), of(Detail::CREDITS));
    let rest = format!("{}:{}", of(1), of(DETAIL_INPUTS.len() - 1));
    let category = detail_row::category_in(&beside(columns.key, row));
    let name = beside(1, row);
    let in_mamis = places.category_words.column(places::roll::IN_MAMIS);
    let formula = format!(
        "IF(COUNTA({id},{rest})=0,\"\",IF(NOT(ISNUMBER({id})),\"{NO_NUMBER}\",IF({name}=\"{UNKNOWN}\",\"{UNKNOWN}\",\
         IF({category}=0,\"{NO_CATEGORY}\",IF(NOT(ISNUMBER({day})),\"{NO_DAY}\",\
         IF(NOT(ISNUMBER({credits})),\"{NO_CREDITS}\",\
         IF({day}<{MAMIS_START},\"\",IF(INDEX({in_mamis},{category})=1,\"{IN_MAMIS}\",\"\"))))))))"
    );
    let choice = found.category.and_then(|at| facts.categories.get(at - 1));
    let number_at = |at: usize| if let office::Cell::Number(number) = detail.cells[at] { Some(number) } else { None };
    let said = if detail.cells.iter().all(office::Cell::is_blank) {
        ""
    } else if found.number.is_none() {
        NO_NUMBER
    } else if found.name.is_none() {
        UNKNOWN
    } else if choice.is_none() {
        NO_CATEGORY
    } else if number_at(Detail::DAY).is_none() {
        NO_DAY
    } else if number_at(Detail::CREDITS).is_none() {
        NO_CREDITS
    } else if choice.is_some_and(|choice| choice.in_mamis)
        && number_at(Detail::DAY).is_some_and(|day| day >= MAMIS_START)
    {
        IN_MAMIS
    } else {
        ""
    };
    Cell::computed(formula, Value::Text(said.to_owned()), Meaning::Body)
}
