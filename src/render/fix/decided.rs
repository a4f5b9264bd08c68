//! What became of the decisions of people.

use crate::finding::Lang;
use crate::fix::{Outcome, Rulings};
use crate::reconcile::DecisionBook;
use crate::validate::RosterTable;

use super::changes::{ChangesStyle, line, name_of};
use super::mended::{FixStyle, push_finding};

/// Findings of one kind that are shown.
const SHOWN: usize = 20;

/// Every cell that was put in, and the decisions of which nothing was, with what is found in their file.
#[must_use]
pub fn what_was_decided(outcome: &Outcome, book: &DecisionBook, tables: &[RosterTable], style: FixStyle) -> String {
    let mut out = String::new();
    let Rulings { settled, not_found, open, unplaced, outdated, used } = &outcome.rulings;
    let would = style.would || !outcome.is_whole();
    let (decisions, cells) = (book.list().len(), outcome.decided.len());
    out.push_str(&match (style.lang, would) {
        (Lang::Ja, true) => {
            format!("決定 {decisions}件: {settled}行に使い、{cells}セルに決めた方の番号・氏名を入れます。\n")
        }
        (Lang::Ja, false) => {
            format!("決定 {decisions}件: {settled}行に使い、{cells}セルに決めた方の番号・氏名を入れました。\n")
        }
        (Lang::En, true) => {
            format!("{decisions} decisions: used for {settled} rows; {cells} cells would be filled in.\n")
        }
        (Lang::En, false) => format!("{decisions} decisions: used for {settled} rows; {cells} cells were filled in.\n"),
    });
    let changes = ChangesStyle { lang: style.lang, show_values: style.show_values, jsonl: false };
    for (table, change) in &outcome.decided {
        if let Some(table) = outcome.tables.get(*table) {
            line(&mut out, table, change, changes);
        }
    }
    let unused = (decisions as u64).saturating_sub(used.len() as u64);
    let counts = [
        (*not_found, "該当なしと決めた行（そのままです）", "rows decided to be nobody's (left as they are)"),
        (*open, "保留・別人と決めた行（そのままです）", "rows left open, or whose number is wrong (left as they are)"),
        (
            unused,
            "使わなかった決定（番号・氏名・カナ・生年月日が同じ行がない、または決定どうしが食い違う）",
            "decisions not used (no row has the same number, name, reading and birth date, or they contradict each other)",
        ),
    ];
    for (count, ja, en) in counts.into_iter().filter(|(count, ..)| *count > 0) {
        out.push_str(&match style.lang {
            Lang::Ja => format!("  {ja}: {count}件\n"),
            Lang::En => format!("  {en}: {count}\n"),
        });
    }
    // One that was used for its own row is not out of date.
    let outdated = outdated.iter().filter(|(_, by, _)| !used.contains(by));
    for (row, by, role) in outdated.clone().take(SHOWN) {
        let line = book.get(*by).and_then(|decision| decision.entry.spot.place.line).unwrap_or_default();
        out.push_str(&match style.lang {
            Lang::Ja => format!(
                "  W630 {row}行目は、決定のファイルの {line}行目のあとで{}が変わっています（その決定は使っていません）。\n    → 事務局でもう一度お決めください（reconcile --decisions で確かめられます）。\n",
                role.ja()
            ),
            Lang::En => format!(
                "  W630 row {row}: {} changed since line {line} of the file of decisions, which was not used. Decide once more.\n",
                role.id()
            ),
        });
    }
    let more = outdated.count().saturating_sub(SHOWN);
    if more > 0 {
        out.push_str(&match style.lang {
            Lang::Ja => format!("  W630 ほかに {more}行\n"),
            Lang::En => format!("  W630 {more} more rows\n"),
        });
    }
    if !unplaced.is_empty() {
        let rows: Vec<String> = unplaced.iter().map(u64::to_string).collect();
        let rows = rows.join(", ");
        out.push_str(&match style.lang {
            Lang::Ja => format!(
                "  決めた方を入れられなかった行（列がない、セルが読み取れない、姓と名に分けられない）: {rows}行目\n"
            ),
            Lang::En => format!("  rows in which the person could not be put: {rows}\n"),
        });
    }
    let found = tables.iter().flat_map(|table| table.findings.iter().map(move |finding| (&table.info, finding)));
    for (info, finding) in found.clone().take(SHOWN) {
        push_finding(&mut out, &name_of(info), finding, style);
    }
    let more = found.count().saturating_sub(SHOWN);
    if more > 0 {
        out.push_str(&match style.lang {
            Lang::Ja => format!("  決定のファイルについての指摘が、ほかに {more}件あります（reconcile --decisions で全部見られます）。\n"),
            Lang::En => format!("  {more} more findings in the file of decisions (reconcile --decisions shows them all).\n"),
        });
    }
    out
}
