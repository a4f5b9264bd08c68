//! 保留.xlsx: rows as they were submitted, with the reasons why they go back. It is in Japanese, because its reader is.

use std::collections::BTreeMap;

use crate::finding::{Finding, Lang, Severity};
use crate::fix::HeldRow;
use crate::rules::rule_of;
use crate::validate::TableInfo;

use super::feedback::{storable, title_of};
use super::severity_word;
use super::sheet::{Cell, Column, Line, Meaning, Page, Paper, Plan, Sheet};

/// Columns in front of those of the file.
const ROW: &str = "元の行";
const REASON: &str = "保留の理由";
const MAMIS: &str = "MAMIS のエラー";
const SEEN: &str = "事前の確認";
/// Reasons that one cell holds.
const MOST_REASONS: usize = 6;

/// The sheet of the rows, before its rows.
#[must_use]
pub fn held_plan(tab: String, table: &TableInfo, with_mamis: bool) -> Plan {
    let mut columns = vec![Column::fit(7, 9), Column::wrapped(30, 56)];
    if with_mamis {
        columns.extend([Column::wrapped(16, 34), Column::fit(10, 14)]);
    }
    columns.extend(table.columns.iter().map(|_| Column::wrapped(8, 30)));
    let header = table.titles.len() as u32 + 1;
    Plan {
        tab,
        columns,
        frozen_rows: if header <= 6 { header } else { 0 },
        header_row: Some(header),
        filter: true,
        page: Page { paper: Paper::A3, landscape: true, title: title_of(table), ..Page::default() },
        ..Plan::default()
    }
}

/// What stands above the rows: the titles of the file, which may tell of the seminar, and the header.
#[must_use]
pub fn held_head(table: &TableInfo, with_mamis: bool) -> Vec<Line> {
    let plain = |text: &str| storable(text, true).into_owned();
    let titles = table.titles.iter().map(|title| Line::of(vec![Cell::text(plain(&title.text), Meaning::Plain)]));
    let own = [ROW, REASON].into_iter().chain([MAMIS, SEEN].into_iter().filter(|_| with_mamis));
    let labels: Vec<String> =
        own.map(str::to_owned).chain(table.columns.iter().map(|column| plain(&column.label))).collect();
    titles.chain([Line::header(labels.iter().map(String::as_str))]).collect()
}

/// One row.
#[must_use]
pub fn held_line(row: &HeldRow, with_mamis: bool) -> Line {
    let mut cells = vec![Cell::count(row.sheet_row, Meaning::Short)];
    let mut reasons: Vec<String> = row.findings.iter().take(MOST_REASONS).map(reason).collect();
    if row.findings.len() > MOST_REASONS {
        reasons.push(format!("ほか {}件", row.findings.len() - MOST_REASONS));
    }
    if row.findings.is_empty() {
        reasons.push("MAMIS が受け付けませんでした。".to_owned());
    }
    cells.push(Cell::text(storable(&reasons.join("\n"), true).into_owned(), Meaning::Body));
    if with_mamis {
        cells.push(Cell::text(storable(&row.mamis.join("\n"), true).into_owned(), Meaning::Body));
        let seen = match (row.mamis.is_empty(), row.was_seen) {
            (true, _) => "",
            (false, true) => "指摘あり",
            (false, false) => "指摘なし",
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

fn reason(finding: &Finding) -> String {
    let fill = |text: crate::finding::Text| text.fill(Lang::Ja, &finding.args, true);
    let word = severity_word(finding.severity, Lang::Ja);
    format!("［{word}］{} {} → {}", finding.display_code(), fill(finding.message), fill(finding.help))
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

/// The sheet in front: what this is, what to do, and how often each reason occurs.
#[must_use]
pub fn held_summary(tab: String, rows_tab: &str, table: &TableInfo, rows: u64, reasons: &Reasons) -> Sheet {
    let text = |text: String| Line::of(vec![Cell::text(text, Meaning::Plain).across(3)]);
    let mut lines = vec![
        Line::of(vec![Cell::text("保留した行のご確認のお願い", Meaning::Title).across(3)]),
        Line::blank(),
        text(format!("ファイル: {}", title_of(table))),
        text(format!("保留した行: {rows}行（ほかの行は登録の準備ができています）")),
        Line::blank(),
        Line::of(vec![Cell::text("していただくこと", Meaning::Heading).across(3)]),
        text(format!("1. 「{rows_tab}」のシートで、色の付いたセルと「{REASON}」をご覧ください。")),
        text("2. ご本人に確かめて、正しい内容に直してください（値は提出されたままです）。".to_owned()),
        text("3. 直したこのファイルを、そのままご返送ください。".to_owned()),
        Line::blank(),
    ];
    if !reasons.0.is_empty() {
        lines.push(Line::header(["番号", "理由", "行数"]));
    }
    for ((severity, code), count) in &reasons.0 {
        let title = rule_of(*code).map_or("", |rule| rule.title.ja);
        lines.push(Line::of(vec![
            Cell::text(format!("{}{code:03}", severity.0.letter()), Meaning::Short),
            Cell::text(title, Meaning::Body),
            Cell::count(*count, Meaning::Short),
        ]));
    }
    let plan = Plan {
        tab,
        columns: vec![Column::fit(10, 12), Column::wrapped(48, 60), Column::fit(10, 12)],
        page: Page { one_page: true, title: title_of(table), ..Page::default() },
        ..Plan::default()
    };
    Sheet { plan, rows: lines }
}
