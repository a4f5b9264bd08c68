//! 一覧: what everybody has and lacks, and where they stand.

use std::collections::BTreeMap;

use super::address::{beside, letters};
use super::draw::{self, area, column, day, fixed, key, made, number, plan, text, wide};
use super::formula::{DoctorFormulas, Seen, agrees, agrees_in_sum};
use super::model::{Amount, Doctor, Facts, List};
use super::places::{ABOVE_LIST, ListPlace, Places};
use super::settle::{Settled, Subtotal};
use crate::finding::Severity;
use crate::report::sheet::{Cell, Line, Meaning, Sheet, Value, Watch};
use crate::typed::words::{KEY, LIST, LIST_NAME, NUMBER, REMARK};
use crate::typed::{Detail, Room};
use crate::value::{HalfUnits, wareki};

/// From so many credits on, cells need a digit more.
const HUNDRED: HalfUnits = HalfUnits(60);

/// Columns that stay in sight: up to the name.
const IN_SIGHT: u16 = 3;

/// The sheet. `number` counts the lists from 1; `remarks` are taken from what was typed.
pub(super) fn list_sheet(
    facts: &Facts,
    (at, list): (usize, &List),
    places: &Places,
    details: &BTreeMap<String, Vec<Detail>>,
    subtotals: &[Subtotal],
    settled: &mut Settled,
) -> Sheet {
    let Some(place) = places.lists.get(at) else { return Sheet::default() };
    let labels = labels(list);
    // 理由 is for the screen: on paper it would make everything else too small to read, and 単位不足者 prints it.
    let across = (place.columns.again + 1) as u16;
    let (first, last) = (place.list.first, place.list.last);
    let again = place.list.column(place.columns.again);
    let met = place.list.column(place.columns.met);
    let mut fixed_rows = 0;
    let mut rows = Vec::with_capacity(list.doctors.len());
    let mut short = 0;
    for (index, doctor) in list.doctors.iter().enumerate() {
        let details = details.get(&doctor.key).map_or(&[][..], Vec::as_slice);
        let blank = Subtotal::default();
        let subtotal = subtotals.get(index).unwrap_or(&blank);
        let seen = Seen { subtotal, details, entries: &doctor.entries };
        let row = ABOVE_LIST + 1 + index as u32;
        let (number, choices) = (doctor.number, &facts.categories);
        let formulas = DoctorFormulas { places, place, at: index, row, number, choices };
        let remark = settled.take(Room::List, &list.id, &doctor.key, REMARK);
        let (line, is_live, is_short) =
            line(list, place, doctor, &formulas, &seen, draw::typed(&remark, false, Meaning::Entry));
        fixed_rows += usize::from(!is_live);
        short += usize::from(is_short);
        rows.push(line);
    }
    let counts = Line::of(vec![
        Cell::text("単位不足（いま）", Meaning::Label).across(3),
        Cell::computed(format!("COUNTIF({met},\"不足\")"), Value::Number(short as f64, 0), Meaning::Short),
        Cell::text("再作成要（いま）", Meaning::Label).across(2),
        Cell::computed(format!("COUNTIF({again},\"再作成要\")"), Value::Number(0.0, 0), Meaning::Short),
    ]);
    let mut head = vec![
        wide(&format!("{}　単位一覧", list.title), Meaning::Title, across.min(20)),
        wide(&said(facts, fixed_rows), Meaning::Plain, across),
        counts,
        above(list, place),
        draw::header(&labels),
    ];
    head.append(&mut rows);
    let mut plan = plan(&place.list.tab, &list.title, columns(list, place), ABOVE_LIST);
    (plan.rows_above_header, plan.frozen_columns, plan.protected) = (1, IN_SIGHT, true);
    plan.name = Some(format!("{LIST_NAME}{}", at + 1));
    (plan.printed, plan.page.slim) = (Some((last, u32::from(across))), true);
    plan.watches = watches(list, place, (first, last));
    Sheet { plan, rows: head }
}

fn said(facts: &Facts, fixed_rows: usize) -> String {
    let mut words = format!(
        "{}。単位・不足・充足は手帳の入力に合わせて変わります。判定・理由・回・申請期限は作成時点のものです。「再作成要」と出たら kenshu handbook --update で作り直してください。",
        made(facts)
    );
    if fixed_rows > 0 {
        words.push_str(&format!("「※」の{fixed_rows}名は、上限や重複などの計算があるため、単位も作成時点の値です。"));
    }
    words
}

/// What a doctor's row holds; whether formulas follow it, and whether something is missing.
fn line(
    list: &List,
    place: &ListPlace,
    doctor: &Doctor,
    formulas: &DoctorFormulas<'_>,
    seen: &Seen<'_>,
    remark: Cell,
) -> (Line, bool, bool) {
    let row = formulas.row;
    let seen: Vec<Option<(HalfUnits, HalfUnits)>> =
        list.columns.iter().map(|column| seen.amount(column, place, doctor)).collect();
    let each = || list.columns.iter().zip(&doctor.amounts).zip(&seen);
    let sums: (HalfUnits, HalfUnits) = each()
        .filter(|((column, _), _)| column.in_total && column.item.is_empty())
        .fold((HalfUnits::ZERO, HalfUnits::ZERO), |sum, (_, seen)| {
            seen.map_or(sum, |seen| (sum.0 + seen.0, sum.1 + seen.1))
        });
    let is_live = each().all(|((column, amount), seen)| match seen {
        Some(seen) if column.is_sum && column.item.is_empty() => agrees(amount, *seen, column.required),
        Some(seen) if column.is_sum => agrees_in_sum(amount, *seen),
        _ => false,
    }) && agrees(&doctor.total, sums, list.required);
    let mut cells = person(doctor, row, is_live);
    for ((column, amount), &at) in list.columns.iter().zip(&doctor.amounts).zip(&place.columns.blocks) {
        if column.item.is_empty() {
            let own = [
                formulas.handbook(column),
                formulas.mamis(column).unwrap_or_default(),
                format!("{}+{}", beside(at, row), beside(at + 1, row)),
                format!("MAX(0,{}-{})", column.required, beside(at + 2, row)),
            ];
            cells.extend(amounts(amount, own, is_live));
        } else {
            let handbook = formulas.handbook(column);
            let both = formulas.mamis(column).map_or(handbook.clone(), |mamis| format!("{handbook}+{mamis}"));
            cells.push(live(both, amount.counted, is_live));
        }
    }
    cells.extend(amounts(&doctor.total, total(list, place, row), is_live));
    let short = doctor.amounts.iter().chain([&doctor.total]).any(|amount| amount.missing.is_positive());
    // Without a number, or without rules, nobody knows what there is or what is asked for.
    let is_known = doctor.number.is_some() && !list.columns.is_empty();
    let word = match (is_known, short) {
        (false, _) => "—",
        (true, true) => "不足",
        (true, false) => "充足",
    };
    cells.push(if is_live && is_known {
        Cell::computed(met(list, place, row), Value::Text(word.to_owned()), Meaning::Short)
    } else {
        Cell::text(word, Meaning::Short)
    });
    cells.extend([
        text(&doctor.verdict, Meaning::Body),
        text(&doctor.short_round_words(), Meaning::Body),
        day(doctor.apply_until()),
        remark,
        Cell::computed(formulas.again(), Value::Text(String::new()), Meaning::Short),
        text(&doctor.reasons.join("／"), Meaning::Body),
        key(&doctor.key),
        text(&list.id, Meaning::Short),
        day(Some(doctor.span.0)),
        day(Some(doctor.span.1)),
        fixed(doctor.total.handbook),
        Cell::computed(formulas.strays(), Value::Number(0.0, 0), Meaning::Short),
    ]);
    (Line::of(cells), is_live, short)
}

fn person(doctor: &Doctor, row: u32, is_live: bool) -> Vec<Cell> {
    let name = if is_live { doctor.name.clone() } else { format!("{} ※", doctor.name) };
    vec![
        Cell::count(u64::from(row - ABOVE_LIST), Meaning::Short),
        number(doctor.number),
        text(&name, Meaning::Body),
        text(&doctor.kana, Meaning::Body),
        text(&doctor.association_words(), Meaning::Body),
        text(&doctor.certificate, Meaning::Short),
        text(&doctor.expiry.map(wareki).unwrap_or_default(), Meaning::Short),
        day(doctor.expiry),
    ]
}

fn live(formula: String, credits: HalfUnits, is_live: bool) -> Cell {
    if is_live && !formula.is_empty() {
        Cell::computed(formula, draw::credits(credits), Meaning::Tight)
    } else {
        Cell { meaning: Meaning::Tight, ..fixed(credits) }
    }
}

fn amounts(amount: &Amount, formulas: [String; 4], is_live: bool) -> impl Iterator<Item = Cell> {
    let amounts = [amount.handbook, amount.mamis, amount.counted, amount.missing];
    formulas.into_iter().zip(amounts).map(move |(formula, credits)| live(formula, credits, is_live))
}

fn total(list: &List, place: &ListPlace, row: u32) -> [String; 4] {
    let of = |offset: usize| {
        let columns = list.columns.iter().zip(&place.columns.blocks);
        let cells = columns.filter(|(column, _)| column.in_total && column.item.is_empty());
        let cells: Vec<String> = cells.map(|(_, &at)| beside(at + offset, row)).collect();
        if cells.is_empty() { "0".to_owned() } else { cells.join("+") }
    };
    [of(0), of(1), of(2), format!("MAX(0,{}-{})", list.required, beside(place.columns.total + 2, row))]
}

fn met(list: &List, place: &ListPlace, row: u32) -> String {
    let mut asked: Vec<String> = Vec::new();
    for (column, &at) in list.columns.iter().zip(&place.columns.blocks) {
        if !column.item.is_empty() {
            continue;
        }
        asked.push(format!("{}=0", beside(at + 3, row)));
        // Credits whose item is not told may be of any: what items lack must be no more than those.
        let items = list.columns.iter().zip(&place.columns.blocks);
        let items = items.filter(|(item, _)| item.category == column.category && !item.item.is_empty());
        let (lacking, known): (Vec<String>, Vec<String>) =
            items.map(|(item, &at)| (format!("MAX(0,{}-{})", item.required, beside(at, row)), beside(at, row))).unzip();
        if !lacking.is_empty() {
            let free = format!("{}-({})", beside(at + 2, row), known.join("+"));
            asked.push(format!("{}<={free}", lacking.join("+")));
        }
    }
    asked.push(format!("{}=0", beside(place.columns.total + 3, row)));
    format!("IF(AND({}),\"充足\",\"不足\")", asked.join(","))
}

fn labels(list: &List) -> Vec<String> {
    let block = ["手帳", "MAMIS", "合計", "不足"];
    let mut labels: Vec<&str> =
        vec!["No", NUMBER, "氏名", "フリガナ", "所属医師会", "認定証番号", "有効期限（和暦）", "有効期限"];
    for column in &list.columns {
        if column.item.is_empty() { labels.extend(block) } else { labels.push("合計") }
    }
    labels.extend(block);
    labels.extend([
        "充足",
        "判定",
        "申請する回",
        "申請期限",
        REMARK,
        "再作成",
        "理由",
        KEY,
        LIST,
        "算定開始",
        "算定終了",
    ]);
    labels.extend(["控え：手帳", "ほかの行の明細"]);
    labels.into_iter().map(str::to_owned).collect()
}

/// The row above the headings: the categories and what they ask for.
fn above(list: &List, place: &ListPlace) -> Line {
    let blank = || Cell::blank(Meaning::Header);
    let mut cells: Vec<Cell> = (0..8).map(|_| blank()).collect();
    for column in &list.columns {
        let asked = match (column.required.is_positive(), column.item.is_empty()) {
            (false, _) => String::new(),
            (true, true) => format!("（{}以上）", column.required),
            (true, false) => format!("\n{}以上", column.required),
        };
        let title = format!("{}{asked}", column.title);
        let across = if column.item.is_empty() { 4 } else { 1 };
        cells.push(text(&title, Meaning::Header).across(across));
    }
    let asked = if list.required.is_positive() { format!("（{}以上）", list.required) } else { String::new() };
    cells.push(text(&format!("全体{asked}"), Meaning::Header).across(4));
    cells.extend((place.columns.met..=place.columns.again + 1).map(|_| blank()));
    // Titles of items stand in narrow columns.
    let has_items = list.columns.iter().any(|column| !column.item.is_empty());
    Line { cells, height: Some(if has_items { 95 } else { 38 }) }
}

fn columns(list: &List, place: &ListPlace) -> Vec<crate::report::sheet::Column> {
    // As narrow as what stands in them, so that the print can be read: 合計 and 手帳 take 20.0, those of hundreds more.
    let amount = if list.required >= HUNDRED { 5 } else { 4 };
    let block = [amount, 6, amount, amount];
    let count = if list.doctors.len() < 1_000 { 3 } else { 5 };
    let mut widths = vec![count, 7, 12, 10, 10, 7, 10, 10];
    for column in &list.columns {
        widths.extend(if column.item.is_empty() { &block[..] } else { &[6] });
    }
    widths.extend(block);
    widths.extend([4, 10, 15, 10, 8, 4, 60]);
    let mut columns: Vec<_> = widths.into_iter().map(column).collect();
    columns.resize(place.columns.strays + 1, draw::HIDDEN);
    columns
}

fn watches(list: &List, place: &ListPlace, (first, last): (u32, u32)) -> Vec<Watch> {
    let watch = |column: usize, when: String, meaning| Watch { area: area(column, first, last), when, meaning };
    let warning = Meaning::Marked(Severity::Warning);
    let mut watches = Vec::new();
    for (column, &at) in list.columns.iter().zip(&place.columns.blocks) {
        if column.item.is_empty() {
            watches.push(watch(at + 3, format!("{}{first}>0", letters(at + 3)), warning));
        } else {
            watches.push(watch(at, format!("{}{first}<{}", letters(at), column.required), warning));
        }
    }
    let total = place.columns.total + 3;
    watches.push(watch(total, format!("{}{first}>0", letters(total)), warning));
    let met = place.columns.met;
    watches.push(watch(met, format!("{}{first}=\"不足\"", letters(met)), warning));
    let again = place.columns.again;
    watches.push(watch(again, format!("{}{first}<>\"\"", letters(again)), Meaning::Marked(Severity::Error)));
    watches
}
