//! 手帳小計入力: one row for each doctor of a 一覧, a cell for each category.

use super::address::{beside, letters};
use super::draw::{
    self, area, choice, column, date_input, day, input, key, number, plan, text, typed, typed_credits, wide,
};
use super::model::{Doctor, List};
use super::places::{ABOVE, ListPlace};
use super::settle::{Settled, Subtotal};
use crate::finding::Severity;
use crate::report::sheet::{Cell, Line, Meaning, Sheet, Takes, Value, Watch};
use crate::typed::words::{
    CHANGED, IMPORTED, KEY, LIST, NOTICE, NUMBER, ORIGIN, SUBTOTAL_CHECKS, SUBTOTALS_NAME, WRITTEN,
};
use crate::typed::{self as office, Room};

const WIDTHS: [u16; 5] = [9, 15, 15, 14, 11];
const CHECK_WIDTHS: [u16; 4] = [8, 11, 11, 18];

/// The sheet, of the list at this position; its rows are taken from what was typed and imported.
pub(super) fn subtotal_sheet(
    (at, list): (usize, &List),
    place: &ListPlace,
    subtotals: &[Subtotal],
    settled: &mut Settled,
) -> Sheet {
    let added = settled.added(Room::Subtotals).to_vec();
    let labels: Vec<String> =
        place.inputs.iter().map(|input| input.label.clone()).chain(SUBTOTAL_CHECKS.map(str::to_owned)).collect();
    let columns = &place.subtotal_columns;
    let across = (columns.key) as u16;
    let title = format!("手帳小計入力　{}", list.title);
    let mut rows = vec![
        wide(&title, Meaning::Title, across),
        wide(
            "手帳のシール・紙の修了証を区分ごとに数えて、黄色の欄に単位数を入力してください（0.5刻み）。有効期間内の受講であることを確かめたら「期間内確認」を済にします。",
            Meaning::Plain,
            across,
        ),
        wide(
            "一日ごとに記録するものは「手帳明細入力」へ。同じ単位を両方に入力しないでください（合計されます）。取込の行を書き換えると「入力」になり、次の取込より優先します。",
            Meaning::Remark,
            across,
        ),
        header(&labels, &added),
    ];
    for (index, doctor) in list.doctors.iter().enumerate() {
        let row = ABOVE + 1 + index as u32;
        let blank = Subtotal::default();
        let subtotal = subtotals.get(index).unwrap_or(&blank);
        let extra = added.iter().map(|label| settled.take(Room::Subtotals, &list.id, &doctor.cycle, label)).collect();
        rows.push(line(list, place, doctor, (row, &labels), subtotal, extra));
    }
    let mut widths: Vec<_> = WIDTHS.into_iter().chain(place.inputs.iter().map(|_| 9)).map(column).collect();
    widths.extend(CHECK_WIDTHS.map(column));
    widths.extend(added.iter().map(|_| column(16)));
    widths.extend([column(7), column(22)]);
    widths.resize(columns.changed + 1, draw::HIDDEN);
    let mut plan = plan(&place.subtotals.tab, &title, widths, ABOVE);
    (plan.frozen_columns, plan.name) = (2, Some(format!("{SUBTOTALS_NAME}{}", at + 1)));
    let (first, last) = (place.subtotals.first, place.subtotals.last);
    let of = |column: usize| area(column, first, last);
    for input_at in 0..place.inputs.len() {
        let at = columns.first_input + input_at;
        let cell = format!("{}{first}", letters(at));
        let takes = Takes::Whatever(format!("AND(ISNUMBER({cell}),{cell}>=0,{cell}<=999,INT({cell}*2)={cell}*2)"));
        plan.inputs.push(input(of(at), takes, "単位数", "0.5刻みの数字で入力してください。"));
    }
    let checks = columns.first_input + place.inputs.len();
    plan.inputs.push(choice(of(checks), &["済", "未"]));
    plan.inputs.push(date_input(of(checks + 2)));
    plan.watches = vec![Watch {
        area: of(columns.origin + 1),
        when: format!("{}{first}<>\"\"", letters(columns.origin + 1)),
        meaning: Meaning::Marked(Severity::Warning),
    }];
    Sheet { plan, rows }
}

fn header(labels: &[String], added: &[String]) -> Line {
    let own = [NUMBER, "氏名", "フリガナ", "所属医師会", "有効期限"].map(str::to_owned);
    let tail = [ORIGIN, NOTICE, KEY, LIST, IMPORTED].map(str::to_owned);
    let written = labels.iter().map(|label| format!("{WRITTEN}{label}"));
    let all = own.into_iter().chain(labels.iter().cloned()).chain(added.iter().cloned()).chain(tail).chain(written);
    draw::header(&all.chain([CHANGED.to_owned()]).collect::<Vec<_>>())
}

fn line(
    list: &List,
    place: &ListPlace,
    doctor: &Doctor,
    (row, labels): (u32, &[String]),
    subtotal: &Subtotal,
    extra: Vec<office::Cell>,
) -> Line {
    let columns = &place.subtotal_columns;
    let cell_of = |label: &String| subtotal.cells.get(label).cloned().unwrap_or_default();
    let is_day = |at: usize| at == place.inputs.len() + 2;
    let mut cells = vec![
        number(doctor.number),
        text(&doctor.name, Meaning::Body),
        text(&doctor.kana, Meaning::Body),
        text(&doctor.association_words(), Meaning::Body),
        day(doctor.expiry),
    ];
    cells.extend(labels.iter().enumerate().map(|(at, label)| match at < place.inputs.len() {
        true => typed_credits(&cell_of(label), Meaning::Entry),
        false => typed(&cell_of(label), is_day(at), Meaning::Entry),
    }));
    cells.extend(extra.iter().map(|cell| typed(cell, false, Meaning::Entry)));
    cells.push(origin(subtotal, &beside(columns.changed, row)));
    cells.push(notice(place, row, subtotal));
    cells.extend([key(&doctor.key), text(&list.id, Meaning::Short), text(&subtotal.imported, Meaning::Short)]);
    cells.extend(labels.iter().enumerate().map(|(at, label)| typed(&cell_of(label), is_day(at), Meaning::Plain)));
    cells.push(changed(columns.first_input, columns.written, columns.inputs, row));
    Line::of(cells)
}

/// 出所: 取込 as long as nobody changes the row.
fn origin(subtotal: &Subtotal, changed: &str) -> Cell {
    let word = match (subtotal.is_as_imported(), subtotal.cells.is_empty() && subtotal.imported.is_empty()) {
        (true, _) => "取込",
        (false, true) => "",
        (false, false) => "入力",
    };
    let cell =
        Cell::computed(format!("IF({changed}=1,\"入力\",\"{word}\")"), Value::Text(word.to_owned()), Meaning::Short);
    match &subtotal.instead_of {
        None => cell,
        Some(cells) => {
            let shown = |cell: &office::Cell| match cell {
                office::Cell::Number(number) => number.to_string(),
                cell => cell.as_text().to_owned(),
            };
            let said: Vec<String> = cells.iter().map(|(label, cell)| format!("{label} {}", shown(cell))).collect();
            cell.noted(format!("取り込んだファイルでは: {}。入力を優先しています。", said.join("、")))
        }
    }
}

/// 注意: credits that are no number, and subtotals that nobody has checked.
fn notice(place: &ListPlace, row: u32, subtotal: &Subtotal) -> Cell {
    let columns = &place.subtotal_columns;
    let (first, last) = (columns.first_input, columns.first_input + place.inputs.len().max(1) - 1);
    let range = format!("{}:{}", beside(first, row), beside(last, row));
    let check = beside(last + 1, row);
    let no_number = "単位を数字で入力してください";
    let unchecked = "期間内の確認がまだです";
    let formula = format!(
        "IF(COUNT({range})<COUNTA({range}),\"{no_number}\",IF(AND(SUM({range})>0,{check}<>\"済\"),\"{unchecked}\",\"\"))"
    );
    let mut sum = 0.0;
    let mut is_odd = false;
    for input in &place.inputs {
        match subtotal.cells.get(&input.label) {
            Some(office::Cell::Number(number)) => sum += number,
            Some(office::Cell::Text(_)) => is_odd = true,
            _ => {}
        }
    }
    let is_checked = matches!(subtotal.cells.get(SUBTOTAL_CHECKS[0]), Some(office::Cell::Text(text)) if text == "済");
    let word = match (is_odd, sum > 0.0 && !is_checked) {
        (true, _) => no_number,
        (false, true) => unchecked,
        (false, false) => "",
    };
    Cell::computed(formula, Value::Text(word.to_owned()), Meaning::Body)
}

/// 変更: 1 where an input is no longer as it was written.
fn changed(first: usize, written: usize, inputs: usize, row: u32) -> Cell {
    let same = (0..inputs).map(|at| format!("{}={}", beside(first + at, row), beside(written + at, row)));
    let formula = format!("IF(AND({}),0,1)", same.collect::<Vec<_>>().join(","));
    Cell::computed(formula, Value::Number(0.0, 0), Meaning::Short)
}
