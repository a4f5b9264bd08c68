//! 内訳: every submission's findings by rule, from which the next 集計.xlsx is compared.

use crate::report::feedback::storable;
use crate::report::sheet::{Cell, Column, Line, Meaning, Page, Plan, Sheet};
use crate::rules::rule_of;

use super::compare::Standing;
use super::ledger::LEDGER_NAME;

/// Its headings, by which it is read again.
pub(super) const HEADER: [&str; 14] = [
    "ファイル",
    "主催団体",
    "研修会名",
    "開催日",
    "行数",
    "提出回",
    "確認",
    "コード",
    "指摘",
    "件数",
    "前回の件数",
    "確認結果",
    "ファイルのSHA-256（前半）",
    "確認結果のSHA-256（前半）",
];

/// The sheet.
#[must_use]
pub fn breakdown(tab: String, standings: &[Standing]) -> Sheet {
    let mut rows = vec![Line::header(HEADER)];
    for Standing { entry, .. } in standings {
        let before = entry.before.as_ref();
        let mut codes: Vec<&str> =
            entry.now.keys().chain(before.into_iter().flatten().map(|known| known.0)).map(String::as_str).collect();
        codes.sort_unstable();
        codes.dedup();
        if codes.is_empty() {
            codes.push("");
        }
        for code in codes {
            let text = |text: &str| Cell::text(storable(text, true), Meaning::Body);
            let count = |count: u64| Cell::count(count, Meaning::Short);
            let title = code.get(1..).and_then(|code| rule_of(code.parse().ok()?)).map_or("", |rule| rule.title.ja);
            let earlier = before.map(|before| before.get(code).copied().unwrap_or_default());
            rows.push(Line::of(vec![
                text(&entry.path),
                text(&entry.host),
                text(&entry.title),
                text(&entry.days),
                count(entry.records),
                count(entry.round),
                text(&entry.scope),
                Cell::text(code, Meaning::Short),
                text(title),
                count(entry.now.get(code).copied().unwrap_or_default()),
                earlier.map_or_else(|| Cell::blank(Meaning::Short), count),
                text(&entry.workbook.0),
                text(&entry.sha256),
                text(&entry.workbook.1),
            ]));
        }
    }
    let widths = [30, 24, 30, 13, 8, 8, 14, 8, 34, 8, 12, 34, 36, 36];
    Sheet {
        plan: Plan {
            tab,
            columns: widths.map(Column::fixed).to_vec(),
            frozen_rows: 1,
            header_row: Some(1),
            filter: true,
            name: Some(LEDGER_NAME.to_owned()),
            page: Page {
                landscape: true,
                title: "内訳（次の集計と比べるために使います）".to_owned(),
                ..Page::default()
            },
            ..Plan::default()
        },
        rows,
    }
}
