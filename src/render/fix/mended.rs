//! What became of a file, in a few lines.

use crate::finding::{Finding, Lang, Severity};
use crate::fix::Outcome;
use crate::render::visible::visible;
use crate::rules::rule_of;

use super::changes::{ChangesStyle, line, name_of, place_of};

/// How it is said.
#[derive(Clone, Copy, Debug)]
pub struct FixStyle {
    /// The language.
    pub lang: Lang,
    /// `false` masks personal values.
    pub show_values: bool,
    /// Nothing was changed yet: what would be.
    pub would: bool,
}

/// What was mended, which guesses were applied, what cannot be written and what is left.
#[must_use]
pub fn what_was_mended(outcome: &Outcome, style: FixStyle) -> String {
    let mut out = String::new();
    // Where something cannot be written, nothing was.
    let style = FixStyle { would: style.would || !outcome.is_whole(), ..style };
    for finding in &outcome.unusable {
        let name = outcome.tables.last().map(name_of).unwrap_or_default();
        push_finding(&mut out, &name, finding, style);
    }
    if outcome.unusable.is_empty() {
        mended(&mut out, outcome, style);
        refused(&mut out, outcome, style);
        left(&mut out, outcome, style);
    }
    out.truncate(out.trim_end().len());
    out
}

fn mended(out: &mut String, outcome: &Outcome, style: FixStyle) {
    let Outcome { records, cells, rows, .. } = outcome;
    out.push_str(&match (style.lang, cells) {
        (Lang::Ja, 0) => format!("{records}行のうち、自動で直すところはありませんでした。\n"),
        (Lang::Ja, _) if style.would => format!("{records}行のうち {rows}行の {cells}セルを直せます。\n"),
        (Lang::Ja, _) => format!("{records}行のうち {rows}行の {cells}セルを直しました。\n"),
        (Lang::En, 0) => format!("Nothing to mend in {records} rows.\n"),
        (Lang::En, _) if style.would => format!("{cells} cells can be mended in {rows} of {records} rows.\n"),
        (Lang::En, _) => format!("{cells} cells mended in {rows} of {records} rows.\n"),
    });
    for ((code, safe), count) in &outcome.by_rule {
        let title = rule_of(*code).map_or("", |rule| rule.title.template(style.lang));
        let guess = match (safe, style.lang) {
            (true, _) => "",
            (false, Lang::Ja) => "（推測。--unsafe で指定）",
            (false, Lang::En) => " (guesses, asked for by --unsafe)",
        };
        out.push_str(&match style.lang {
            Lang::Ja => format!("  {code} {title}: {count}か所{guess}\n"),
            Lang::En => format!("  {code} {title}: {count}{guess}\n"),
        });
    }
    if outcome.guesses.is_empty() {
        return;
    }
    out.push_str(match style.lang {
        Lang::Ja if style.would => "推測で直すセルです。1 つずつ、ご本人か提出元に確かめてください。\n",
        Lang::Ja => "推測で直したセルです。1 つずつ、ご本人か提出元に確かめてください。\n",
        Lang::En => "These cells were mended by guesses. Ask about each of them.\n",
    });
    let changes = ChangesStyle { lang: style.lang, show_values: style.show_values, jsonl: false };
    for (table, change) in &outcome.guesses {
        if let Some(table) = outcome.tables.get(*table) {
            line(out, table, change, changes);
        }
    }
}

fn refused(out: &mut String, outcome: &Outcome, style: FixStyle) {
    for (table, finding) in &outcome.refused {
        let name = outcome.tables.get(*table).map(name_of).unwrap_or_default();
        push_finding(out, &name, finding, style);
    }
    let more = outcome.refusals - outcome.refused.len() as u64;
    if more > 0 {
        out.push_str(&match style.lang {
            Lang::Ja => format!("ほかに {more}件あります。\n"),
            Lang::En => format!("And {more} more.\n"),
        });
    }
    if outcome.refusals > 0 {
        out.push_str(match style.lang {
            Lang::Ja => "書き出せない値があるため、ファイルは作っていません。\n",
            Lang::En => "Nothing was written, because not everything can be.\n",
        });
    }
}

fn left(out: &mut String, outcome: &Outcome, style: FixStyle) {
    let [errors, warnings, infos] =
        [Severity::Error, Severity::Warning, Severity::Info].map(|severity| outcome.left.count(severity));
    out.push_str(&match style.lang {
        Lang::Ja if style.would => {
            format!("直しても残る指摘: エラー {errors}件・要確認 {warnings}件・参考 {infos}件\n")
        }
        Lang::Ja => format!("残っている指摘: エラー {errors}件・要確認 {warnings}件・参考 {infos}件\n"),
        Lang::En if style.would => format!("Would be left: {errors} errors, {warnings} to check, {infos} notes\n"),
        Lang::En => format!("Left: {errors} errors, {warnings} to check, {infos} notes\n"),
    });
    let shown = outcome.left.by_code.iter().filter(|((_, severity), _)| *severity != Severity::Info);
    for ((code, severity), count) in shown {
        let title = rule_of(*code).map_or("", |rule| rule.title.template(style.lang));
        let letter = severity.letter();
        out.push_str(&match style.lang {
            Lang::Ja => format!("  {letter}{code:03} {title}: {count}件\n"),
            Lang::En => format!("  {letter}{code:03} {title}: {count}\n"),
        });
    }
}

/// One finding in two lines: what is wrong where, and what to do.
fn push_finding(out: &mut String, name: &str, finding: &Finding, style: FixStyle) {
    let place = place_of(&finding.place);
    let fill = |text: crate::finding::Text| visible(&text.fill(style.lang, &finding.args, style.show_values));
    let (code, message, help) = (finding.display_code(), fill(finding.message), fill(finding.help));
    let gap = if place.is_empty() { "" } else { " " };
    out.push_str(&format!("{name}{gap}{place}: {code} {message}\n    → {help}\n"));
}
