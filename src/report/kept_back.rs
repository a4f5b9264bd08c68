//! 保留.xlsx: rows as they were submitted, with the reasons why they go back.

use std::collections::BTreeMap;

use crate::finding::{Finding, Lang, Severity, Text};
use crate::fix::HeldRow;
use crate::rules::rule_of;
use crate::schema::HELD_COLUMNS;
use crate::validate::TableInfo;

use super::feedback::{storable, title_of};
use super::severity_word;
use super::sheet::{Cell, Column, Line, Meaning, Page, Paper, Plan, Sheet};

/// The column of the reasons.
const REASON: Text = HELD_COLUMNS[1];
/// The same attendance twice: the later row is held.
const TWICE: u16 = 501;
/// Reasons that one cell holds.
const MOST_REASONS: usize = 6;

/// The sheet of the rows, before its rows.
#[must_use]
pub fn held_plan(tab: String, table: &TableInfo, with_mamis: bool, lang: Lang) -> Plan {
    let mut columns = vec![Column::fit(7, if lang == Lang::En { 13 } else { 9 }), Column::wrapped(30, 56)];
    if with_mamis {
        columns.extend([Column::wrapped(16, 34), Column::fit(10, 18)]);
    }
    columns.extend(table.columns.iter().map(|_| Column::wrapped(8, 30)));
    let header = table.titles.len() as u32 + 1;
    Plan {
        tab,
        columns,
        frozen_rows: if header <= 6 { header } else { 0 },
        header_row: Some(header),
        filter: true,
        page: Page { paper: Paper::A3, landscape: true, title: title_of(table, lang), lang, ..Page::default() },
        ..Plan::default()
    }
}

/// What stands above the rows: the titles of the file, which may tell of the seminar, and the header.
#[must_use]
pub fn held_head(table: &TableInfo, with_mamis: bool, lang: Lang) -> Vec<Line> {
    let plain = |text: &str| storable(text, true).into_owned();
    let titles = table.titles.iter().map(|title| Line::of(vec![Cell::text(plain(&title.text), Meaning::Plain)]));
    let own = HELD_COLUMNS.into_iter().take(if with_mamis { 4 } else { 2 });
    let labels: Vec<String> = own
        .map(|own| own.template(lang).to_owned())
        .chain(table.columns.iter().map(|column| plain(&column.label)))
        .collect();
    titles.chain([Line::header(labels.iter().map(String::as_str))]).collect()
}

/// One row.
#[must_use]
pub fn held_line(row: &HeldRow, with_mamis: bool, lang: Lang) -> Line {
    let mut cells = vec![Cell::count(row.sheet_row, Meaning::Short)];
    let mut reasons: Vec<String> =
        row.findings.iter().take(MOST_REASONS).map(|finding| reason(finding, lang)).collect();
    if row.findings.len() > MOST_REASONS {
        let more = row.findings.len() - MOST_REASONS;
        reasons.push(match lang {
            Lang::Ja => format!("ほか {more}件"),
            Lang::En => format!("and {more} more"),
        });
    }
    if row.findings.is_empty() {
        reasons.push(lang.pick("MAMIS が受け付けませんでした。", "MAMIS did not accept it.").to_owned());
    }
    cells.push(Cell::text(storable(&reasons.join("\n"), true).into_owned(), Meaning::Body));
    if with_mamis {
        cells.push(Cell::text(storable(&row.mamis.join("\n"), true).into_owned(), Meaning::Body));
        let seen = match (row.mamis.is_empty(), row.was_seen) {
            (true, _) => "",
            (false, true) => lang.pick("指摘あり", "reported"),
            (false, false) => lang.pick("指摘なし", "not reported"),
        };
        cells.push(Cell::text(seen, Meaning::Short));
    }
    for (text, column) in row.cells.iter().zip(1_u32..) {
        let grave = row.findings.iter().filter(|finding| finding.place.column == Some(column));
        let meaning = grave.map(|finding| finding.severity).max().map_or(Meaning::Source, Meaning::Marked);
        cells.push(Cell::text(storable(text, true).into_owned(), meaning));
    }
    Line::of(cells)
}

fn reason(finding: &Finding, lang: Lang) -> String {
    let fill = |text: Text| text.fill(lang, &finding.args, true);
    let word = severity_word(finding.severity, lang);
    let (open, close) = (lang.pick("［", "["), lang.pick("］", "] "));
    format!("{open}{word}{close}{} {} → {}", finding.display_code(), fill(finding.message), fill(finding.help))
}

/// How often each rule is a reason.
#[derive(Clone, Debug, Default)]
pub struct Reasons(pub BTreeMap<(std::cmp::Reverse<Severity>, u16), u64>);

impl Reasons {
    /// Counts a row: each rule once.
    pub fn add(&mut self, row: &HeldRow) {
        let rules: std::collections::BTreeSet<_> =
            row.findings.iter().map(|finding| (std::cmp::Reverse(finding.severity), finding.code)).collect();
        for rule in rules {
            *self.0.entry(rule).or_default() += 1;
        }
    }
}

/// The sheet in front: what this is, what to do, and how often each reason occurs. `rows` are those held, and whether others are
/// written.
#[must_use]
pub fn held_summary(
    tab: String,
    rows_tab: &str,
    table: &TableInfo,
    rows: (u64, bool),
    reasons: &Reasons,
    lang: Lang,
) -> Sheet {
    let text = |text: &str| Line::of(vec![Cell::text(text, Meaning::Plain).across(3)]);
    let words = words(rows_tab, &title_of(table, lang), rows, lang);
    let mut lines = vec![
        Line::of(vec![Cell::text(words.title, Meaning::Title).across(3)]),
        Line::blank(),
        text(&words.file),
        text(&words.rows),
        Line::blank(),
        Line::of(vec![Cell::text(words.heading, Meaning::Heading).across(3)]),
    ];
    lines.extend(words.steps.iter().map(|step| text(step)));
    lines.push(Line::blank());
    if !reasons.0.is_empty() {
        lines.push(Line::header(words.columns));
    }
    for ((severity, code), count) in &reasons.0 {
        let title = rule_of(*code).map_or("", |rule| rule.title.template(lang));
        lines.push(Line::of(vec![
            Cell::text(format!("{}{code:03}", severity.0.letter()), Meaning::Short),
            Cell::text(title, Meaning::Body),
            Cell::count(*count, Meaning::Short),
        ]));
    }
    if reasons.0.keys().any(|(_, code)| *code == TWICE) {
        lines.push(Line::blank());
        lines.push(text(&format!("{TWICE}: {}", words.twice)));
    }
    let plan = Plan {
        tab,
        columns: vec![Column::fit(10, 12), Column::wrapped(48, 60), Column::fit(10, 12)],
        page: Page { one_page: true, title: title_of(table, lang), lang, ..Page::default() },
        ..Plan::default()
    };
    Sheet { plan, rows: lines }
}

/// What the sheet in front says.
struct Words {
    title: &'static str,
    file: String,
    rows: String,
    heading: &'static str,
    steps: [String; 3],
    columns: [&'static str; 3],
    twice: &'static str,
}

fn words(rows_tab: &str, file: &str, (rows, others): (u64, bool), lang: Lang) -> Words {
    let reason = REASON.template(lang);
    match lang {
        Lang::Ja => Words {
            title: "保留した行のご確認のお願い",
            file: format!("ファイル: {file}"),
            rows: format!("保留した行: {rows}行{}", if others { "（ほかの行は登録の準備ができています）" } else { "" }),
            heading: "していただくこと",
            steps: [
                format!("1. 「{rows_tab}」のシートで、色の付いたセルと「{reason}」をご覧ください。"),
                "2. ご本人に確かめて、正しい内容に直してください（値は提出されたままです）。".to_owned(),
                "3. 直したこのファイルを、そのままご返送ください。".to_owned(),
            ],
            columns: ["番号", "理由", "行数"],
            twice: "先にある行は、ほかに理由がなければ登録します。二重の登録なら、ここにある行を削除してください。",
        },
        Lang::En => Words {
            title: "Rows that were held: please check",
            file: format!("File: {file}"),
            rows: format!("Rows held: {rows}{}", if others { " (the others are ready to be registered)" } else { "" }),
            heading: "What to do",
            steps: [
                format!("1. On the sheet \"{rows_tab}\", look at the coloured cells and at \"{reason}\"."),
                "2. Ask the person, and correct the cells (they are as they were submitted).".to_owned(),
                "3. Send this file back as it is then.".to_owned(),
            ],
            columns: ["Code", "Reason", "Rows"],
            twice: "The earlier row is registered unless there is another reason. If it is the same attendance, delete the row here.",
        },
    }
}
