//! 台帳: the applicants of one programme and kind with all that an office needs, and a column for the board's resolution.

use crate::credits::{Basis, Span};
use crate::docket::{Case, Needed, OnRoster};
use crate::report::sheet::{Area, Cell, Column, Input, Line, Meaning, Plan, Sheet, Takes};
use crate::value::{Date, wareki};

use super::super::material::List;
use super::super::openly::clip;
use super::super::words;
use super::model::Office;
use super::names::{MINUTES_NAME, REASON_LABEL, RESOLUTION_LABEL, RESOLUTIONS};
use super::pages::{entry, page, titled};

/// Headings and widths of the columns.
/// What is only read stands two in a column, so that the print of one A3 page stays readable.
const COLUMNS: [(&str, u16); 15] = [
    ("No", 5),
    ("医籍登録番号", 13),
    ("氏名", 15),
    ("フリガナ\n生年月日", 21),
    ("制度", 21),
    ("申請区分", 9),
    ("申請日\n書類", 24),
    ("所属医師会\n会員区分", 18),
    ("勤務先", 20),
    ("認定証番号\n現在の有効期間", 18),
    ("新しい有効期間", 18),
    ("事務局確認\n判定・理由", 36),
    ("名簿との相違", 17),
    (RESOLUTION_LABEL, 9),
    (REASON_LABEL, 16),
];
/// The row of the headings.
const HEADER: u32 = 3;

/// The sheet; `number` tells the sheets with a 議決 column apart.
pub(super) fn roll(tab: String, number: u32, office: &Office<'_, '_>, list: &List, cases: &[usize]) -> Sheet {
    let across = COLUMNS.len() as u16;
    let title = titled("事務局用台帳", list);
    let about =
        format!("{}　{}名　「議決」の列を選んで保存すると、--minutes で読み取れます。", office.round(), cases.len());
    let mut rows = vec![
        Line::wide(&title, Meaning::Title, across),
        Line::wide(&about, Meaning::Plain, across),
        Line::header(COLUMNS.map(|column| column.0)),
    ];
    rows.extend(office.cases(cases).map(|(number, at, case)| line((number, at), case, office)));
    let last = HEADER + cases.len() as u32;
    let area = |column: u32| Area { first_row: HEADER + 1, last_row: last, first_column: column, last_column: column };
    let resolution = Input {
        area: area(across as u32 - 1),
        takes: Takes::OneOf(RESOLUTIONS.map(str::to_owned).to_vec()),
        hint: Some(("議決".to_owned(), "承認・差戻し・継続協議から選んでください。".to_owned())),
        lenient: false,
    };
    Sheet {
        plan: Plan {
            tab,
            columns: COLUMNS.map(|(_, width)| Column::fixed(width)).to_vec(),
            frozen_rows: HEADER,
            frozen_columns: 3,
            header_row: Some(HEADER),
            filter: true,
            name: Some(format!("{MINUTES_NAME}{number}")),
            inputs: vec![resolution],
            page: page(&title, true, true),
            ..Plan::default()
        },
        rows,
    }
}

fn line((number, at): (u64, usize), case: &Case<'_>, office: &Office<'_, '_>) -> Line {
    let application = &case.application;
    let certificate = case.certificate.and_then(|at| office.docket.certificates.get(at));
    let text = |text: String| Cell::text(clip(&text, 400), Meaning::Listed);
    let short = |text: String| Cell::text(clip(&text, 40), Meaning::ListedShort);
    let period = certificate.map_or_else(
        || "―".to_owned(),
        |held| format!("{}\n{}～\n{}", held.certificate_number, day(held.valid_from), day(held.valid_until)),
    );
    let kept = office.kept.minute(at);
    let next = case.standing.as_ref().and_then(|standing| standing.new_period);
    Line::of(vec![
        Cell::count(number, Meaning::ListedShort),
        short(application.number_text.clone()),
        text(clip(&application.name, 60)),
        text(format!("{}\n{}", clip(&application.kana, 60), known(application.birth)).trim_start().to_owned()),
        short(application.course.map_or(application.course_text.as_str(), |course| course.ja()).to_owned()),
        short(application.kind.map_or(application.kind_text.as_str(), |kind| kind.ja()).to_owned()),
        text(format!("{}\n{}", known(application.date), documents(&case.documents)).trim_end().to_owned()),
        text(format!("{}\n{}", application.belonging.words(), application.class).trim_end().to_owned()),
        text(application.workplace.clone()),
        text(period),
        text(next.map_or_else(|| "―".to_owned(), span)),
        text(format!("{}\n{}", judged(case), reasons(case, office)).trim_end().to_owned()),
        text(roster(case.roster.as_ref())),
        entry(kept.map_or("", |minute| minute.resolution.map_or(&*minute.resolution_text, |told| told.ja()))),
        entry(kept.map_or("", |minute| &minute.reason)),
    ])
}

fn known(day: Option<Date>) -> String {
    day.map_or_else(|| "―".to_owned(), wareki)
}

fn day(day: Option<Date>) -> String {
    day.map_or_else(|| "不明".to_owned(), wareki)
}

fn span(span: Span) -> String {
    format!("{}～\n{}", wareki(span.from), wareki(span.until))
}

/// 充足 or 要協議, and what the credits come to.
fn judged(case: &Case<'_>) -> String {
    let review = if case.is_in_order() { "充足" } else { "要協議" };
    let Some(standing) = &case.standing else { return format!("{review}\n判定不可（資料不足）") };
    let verdict = standing.verdict.text().ja.replace("{0}", &words::plain(standing.still_needed));
    let basis = match standing.basis {
        Basis::Dated => "",
        Basis::Subtotal => "\n（小計による）",
        Basis::Mixed => "\n（一部は小計による）",
    };
    format!("{review}\n{verdict}{basis}")
}

/// What there is to talk about, and every reason of the standing.
fn reasons(case: &Case<'_>, office: &Office<'_, '_>) -> String {
    let matters = words::matters(case, office.docket).into_iter().map(|matter| matter.title.replace('\n', ""));
    let told = case.standing.iter().flat_map(|standing| &standing.reasons).map(words::say);
    let mut lines: Vec<String> = matters.map(|title| format!("【{title}】")).collect();
    lines.extend(told.map(|reason| format!("・{reason}")));
    lines.join("\n")
}

/// 医師免許証の写し: あり
fn documents(needed: &[Needed]) -> String {
    let word = |is_there: Option<bool>| match is_there {
        Some(true) => "あり",
        Some(false) => "なし",
        None => "未確認",
    };
    let lines: Vec<String> =
        needed.iter().map(|needed| format!("{}: {}", needed.document.ja(), word(needed.is_there))).collect();
    lines.join("\n")
}

fn roster(found: Option<&OnRoster>) -> String {
    let Some(found) = found else { return "（名簿なし）".to_owned() };
    let told = found.differences.iter().map(|difference| format!("{}: {}", difference.role.ja(), difference.kind.ja()));
    let mut lines: Vec<String> = told.collect();
    if !found.is_found {
        let words =
            if lines.is_empty() { "名簿に該当なし" } else { "要確認（名簿の候補との相違）" };
        lines.insert(0, words.to_owned());
        return lines.join("\n");
    }
    lines.extend(found.association.iter().map(|name| format!("所属医師会: 名簿では{name}")));
    if !found.filled.is_empty() {
        lines.push(format!("名簿から補った項目: {}", found.filled.join("・")));
    }
    if lines.is_empty() { "なし".to_owned() } else { lines.join("\n") }
}
