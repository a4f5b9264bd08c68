//! What was written in another layout, and what was not.

use crate::finding::Lang;
use crate::fix::Structure;
use crate::render::visible::visible;

use super::mended::FixStyle;

/// Rows in and out, columns filled, left out and blank.
#[must_use]
pub fn what_was_written(structure: &Structure, records: u64, rows: u64, style: FixStyle) -> String {
    let Structure { left_out, filled, blank, .. } = structure;
    let mut out = match (style.lang, records == rows) {
        (Lang::Ja, true) => format!("{rows}行を書き出しました。\n"),
        (Lang::Ja, false) => format!(
            "{records}行を {rows}行にして書き出しました（単位区分が 2 つ以上ある行は、区分ごとに 1 行にしました）。\n"
        ),
        (Lang::En, true) => format!("{rows} rows written.\n"),
        (Lang::En, false) => {
            format!("{records} rows became {rows}: one for each category of credits.\n")
        }
    };
    let mut list = |labels: &[String], ja: &str, en: &str| {
        if labels.is_empty() {
            return;
        }
        let names: Vec<String> = labels.iter().map(|label| visible(label.trim())).collect();
        match style.lang {
            Lang::Ja => out.push_str(&format!("{ja}: {}\n", names.join("、"))),
            Lang::En => out.push_str(&format!("{en}: {}\n", names.join(", "))),
        }
    };
    list(filled, "研修会の情報で埋めた列", "Filled with what is known of the seminar");
    list(left_out, "様式にないため書き出していない列", "Left out, because the layout has no such column");
    list(blank, "値が分からず空欄の列", "Blank, because nothing is known");
    out
}
