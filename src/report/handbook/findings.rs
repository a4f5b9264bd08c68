//! 指摘一覧: everything that was found wrong with the lists, one line each.
//!
//! What was typed into the workbook before is not among it: 注意 and 引継ぎ要確認 say that where it stands now.

use super::draw::{column, made, plan, text, wide};
use super::model::Facts;
use crate::finding::Lang;
use crate::report::severity_word;
use crate::report::sheet::{Cell, Line, Meaning, Sheet};

const HEADER: [(&str, u16); 8] = [
    ("No", 6),
    ("重さ", 8),
    ("コード", 8),
    ("一覧（ファイル［シート］）", 28),
    ("行", 7),
    ("項目", 14),
    ("内容", 52),
    ("直し方", 52),
];

/// The sheet; there is none where nothing was found.
pub(super) fn finding_sheet(facts: &Facts, tab: &str) -> Option<Sheet> {
    let found = &facts.findings;
    if found.lines.is_empty() {
        return None;
    }
    let across = HEADER.len() as u16;
    let said = format!(
        "{}　取り込んだ一覧への指摘です。元のファイルを直し、「要約」の作り直しの手順で作り直すと消えます。",
        made(facts)
    );
    let mut rows = vec![
        wide("指摘一覧", Meaning::Title, across),
        wide(&said, Meaning::Plain, across),
        Line::header(HEADER.map(|(label, _)| label)),
    ];
    rows.extend((1..).zip(&found.lines).map(|(number, noted)| {
        Line::of(vec![
            Cell::count(number, Meaning::Short),
            text(severity_word(noted.severity, Lang::Ja), Meaning::Grade(noted.severity)),
            text(&noted.code, Meaning::Short),
            text(&noted.list, Meaning::Body),
            noted.row.map_or_else(|| Cell::blank(Meaning::Short), |row| Cell::count(row, Meaning::Short)),
            text(&noted.label, Meaning::Body),
            text(&noted.message, Meaning::Body),
            text(&noted.help, Meaning::Body),
        ])
    }));
    let more = found.counts.iter().sum::<u64>().saturating_sub(found.lines.len() as u64);
    if more > 0 {
        let words =
            format!("ほかに {more}件あります。すべては kenshu handbook に --format json を付けて出力できます。");
        rows.push(wide(&words, Meaning::Remark, across));
    }
    let mut plan = plan(tab, "指摘一覧", HEADER.map(|(_, wide)| column(wide)).to_vec(), 3);
    plan.protected = true;
    Some(Sheet { plan, rows })
}
