//! 内訳: every submission's findings by rule, from which the next 集計.xlsx is compared.

use crate::finding::{Lang, Text};
use crate::report::feedback::storable;
use crate::report::sheet::{Cell, Column, Line, Meaning, Page, Plan, Sheet};
use crate::rules::rule_of;

use super::compare::Standing;
use super::ledger::LEDGER_NAME;
use super::tails;

/// Its headings, by which it is read again.
pub(super) const HEADER: [Text; 14] = [
    Text { ja: "ファイル", en: "File" },
    Text { ja: "主催団体", en: "Host" },
    Text { ja: "研修会名", en: "Seminar" },
    Text { ja: "開催日", en: "Date" },
    Text { ja: "行数", en: "Rows" },
    Text { ja: "提出回", en: "Submission" },
    Text { ja: "確認", en: "Judged" },
    Text { ja: "コード", en: "Code" },
    Text { ja: "指摘", en: "Finding" },
    Text { ja: "件数", en: "Count" },
    Text { ja: "前回の件数", en: "Count before" },
    Text { ja: "確認結果", en: "Result" },
    Text { ja: "ファイルのSHA-256（前半）", en: "SHA-256 of the file (first half)" },
    Text { ja: "確認結果のSHA-256（前半）", en: "SHA-256 of the result (first half)" },
];

/// The sheet.
#[must_use]
pub fn breakdown(tab: String, standings: &[Standing], lang: Lang) -> Sheet {
    let mut rows = vec![Line::header(HEADER.map(|label| label.template(lang)))];
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
            let title =
                code.get(1..).and_then(|code| rule_of(code.parse().ok()?)).map_or("", |rule| rule.title.template(lang));
            let earlier = before.map(|before| before.get(code).copied().unwrap_or_default());
            rows.push(Line::of(vec![
                text(&entry.path),
                text(&entry.host),
                text(&tails::title(&entry.title, lang)),
                text(&tails::days(&entry.days, lang)),
                count(entry.records),
                count(entry.round),
                text(tails::scope(&entry.scope, lang)),
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
                title: lang
                    .pick("内訳（次の集計と比べるために使います）", "Breakdown (the next overview is compared with it)")
                    .to_owned(),
                lang,
                ..Page::default()
            },
            ..Plan::default()
        },
        rows,
    }
}
