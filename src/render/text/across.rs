//! What files share: the section behind the last of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::{Finding, Lang, Severity};
use crate::render::visible::visible;
use crate::validate::TableInfo;

use super::group::{more, place, push_sentences, title};
use super::heading::input_name;
use super::style::TextStyle;

/// The first findings of each rule about several files, ready to be shown.
#[derive(Default)]
pub(super) struct AcrossText {
    groups: BTreeMap<(u16, Severity), (u64, Vec<String>)>,
    /// Path and sheet of the earlier tables.
    earlier: BTreeSet<(String, Option<String>)>,
}

impl AcrossText {
    /// Adds findings about a table and earlier ones.
    pub(super) fn add(&mut self, table: &TableInfo, findings: &[Finding], style: &TextStyle) {
        for finding in findings {
            let (count, first) = self.groups.entry((finding.code, finding.severity)).or_default();
            *count += 1;
            for related in &finding.related {
                self.earlier.extend(related.path.clone().map(|path| (path, related.sheet.clone())));
            }
            if first.len() < style.per_rule {
                first.push(excerpt(table, finding, style));
            }
        }
    }

    /// A word behind the verdict on a table that shares something with a later one: what is wrong may be wrong in it.
    #[must_use]
    pub(super) fn mark(&self, path: &str, sheet: Option<&str>, lang: Lang) -> &'static str {
        match (self.earlier.contains(&(path.to_owned(), sheet.map(str::to_owned))), lang) {
            (false, _) => "",
            (true, Lang::Ja) => "　※ファイル間の指摘に関係あり",
            (true, Lang::En) => "; see across files",
        }
    }

    /// The section; blank where files share nothing.
    #[must_use]
    pub(super) fn section(&self, lang: Lang) -> String {
        if self.groups.is_empty() {
            return String::new();
        }
        let mut groups: Vec<_> = self.groups.iter().collect();
        groups.sort_by_key(|((code, severity), _)| (std::cmp::Reverse(*severity), *code));
        let mut out = String::from(if lang == Lang::Ja { "\nファイル間の指摘\n" } else { "\nAcross files\n" });
        for ((code, severity), (count, first)) in groups {
            out.push_str(&title(*code, *severity, *count, lang));
            first.iter().for_each(|text| out.push_str(text));
            out.push_str(&more(count.saturating_sub(first.len() as u64), lang));
        }
        out
    }
}

fn excerpt(table: &TableInfo, finding: &Finding, style: &TextStyle) -> String {
    let mut name = input_name(table, style.lang);
    if let Some(sheet) = &table.sheet {
        name.push_str(&format!("[{}]", visible(sheet)));
    }
    let mut out = format!("  {name}　{}\n", place(finding, style.lang));
    push_sentences(&mut out, finding, style.lang, style.show_values);
    out
}
