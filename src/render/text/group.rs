//! The findings of one rule: how many, and the first few with the row they stand in.

use crate::finding::{Finding, Lang, Severity, Text};
use crate::render::visible::visible;
use crate::render::words::severity_word;
use crate::report::{Excerpt, Group};
use crate::rules::rule_of;
use crate::validate::TableInfo;

use super::frame::push_frame;

/// The block of one rule.
pub(super) fn group(table: &TableInfo, code: u16, severity: Severity, group: &Group, lang: Lang, show: bool) -> String {
    let mut out = title(code, severity, group.count, lang);
    for excerpt in &group.first {
        push_excerpt(&mut out, table, excerpt, lang, show);
    }
    out.push_str(&more(group.count.saturating_sub(group.first.len() as u64), lang));
    out
}

/// The line over the findings of one rule.
pub(super) fn title(code: u16, severity: Severity, count: u64, lang: Lang) -> String {
    let title = rule_of(code).map_or("", |rule| rule.title.template(lang));
    let (word, letter) = (severity_word(severity, lang), severity.letter());
    match lang {
        Lang::Ja => format!("\n[{word}] {letter}{code:03} {title}　{count}件\n"),
        Lang::En => format!("\n[{word}] {letter}{code:03} {title}: {count}\n"),
    }
}

/// The line under those that are shown, where there are more.
pub(super) fn more(count: u64, lang: Lang) -> String {
    match (count, lang) {
        (0, _) => String::new(),
        (_, Lang::Ja) => format!("  … ほか {count}件\n"),
        (_, Lang::En) => format!("  … and {count} more\n"),
    }
}

fn push_excerpt(out: &mut String, table: &TableInfo, excerpt: &Excerpt, lang: Lang, show: bool) {
    let finding = &excerpt.finding;
    out.push_str(&format!("  {}\n", place(finding, lang)));
    push_frame(out, table, excerpt, lang, show);
    push_sentences(out, finding, lang, show);
}

/// `A5（5行目）`
pub(super) fn place(finding: &Finding, lang: Lang) -> String {
    match (finding.place.address(), finding.place.line, lang) {
        (Some(address), Some(line), Lang::Ja) => format!("{address}（{line}行目）"),
        (Some(address), Some(line), Lang::En) => format!("{address} (row {line})"),
        (None, Some(line), Lang::Ja) => format!("{line}行目"),
        (None, Some(line), Lang::En) => format!("row {line}"),
        (_, None, Lang::Ja) => "ファイル全体".to_owned(),
        (_, None, Lang::En) => "whole file".to_owned(),
    }
}

/// What is wrong, what to do, and what is suggested.
pub(super) fn push_sentences(out: &mut String, finding: &Finding, lang: Lang, show: bool) {
    let fill = |text: Text| visible(&text.fill(lang, &finding.args, show));
    out.push_str(&format!("    {}\n    → {}\n", fill(finding.message), fill(finding.help)));
    if let Some(edit) = &finding.edit {
        let value = visible(&edit.value.clipped().show(show));
        out.push_str(&match (lang, edit.safe) {
            (Lang::Ja, true) => format!("    修正案: {value}\n"),
            (Lang::Ja, false) => format!("    修正案（推測です。必ず確認してください）: {value}\n"),
            (Lang::En, true) => format!("    suggested: {value}\n"),
            (Lang::En, false) => format!("    suggested (a guess, to be confirmed): {value}\n"),
        });
    }
}
