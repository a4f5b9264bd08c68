//! What was found wrong with the lists, in words.

use crate::finding::{Finding, Lang, Severity};
use crate::report::feedback::called;
use crate::validate::{BooksRead, TableInfo};

/// What was found: by rule, and one by one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// Each rule, the weightiest first, and where the first of its findings stands.
    pub rules: Vec<String>,
    /// Rules that are not among them.
    pub other_rules: usize,
    /// The weightiest findings, then by file and row.
    pub lines: Vec<Noted>,
    /// Errors, warnings and notes, listed or not.
    pub counts: [u64; 3],
}

/// One of them, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noted {
    pub(super) severity: Severity,
    pub(super) code: String,
    pub(super) list: String,
    pub(super) row: Option<u64>,
    pub(super) label: String,
    pub(super) message: String,
    pub(super) help: String,
}

/// What was found of one rule: its severity and code, how often, and the first.
type Rule<'f> = (Severity, u16, u64, &'f (usize, Finding));

/// Findings that are listed.
pub const MOST_LINES: usize = 2_000;
/// Rules that 要約 names.
const MOST_RULES: usize = 10;

impl Findings {
    /// What was found in ledgers and lists of certificates.
    #[must_use]
    pub fn of(read: &BooksRead) -> Self {
        let order = |severity: Severity| std::cmp::Reverse(severity as u8);
        let mut all: Vec<&(usize, Finding)> = read.findings.iter().collect();
        all.sort_by_key(|(table, one)| (order(one.severity), *table, one.place.sheet_row, one.place.column, one.code));
        let mut rules: Vec<Rule<'_>> = Vec::new();
        for found in &read.findings {
            let (severity, code) = (found.1.severity, found.1.code);
            match rules.iter_mut().find(|rule| (rule.0, rule.1) == (severity, code)) {
                Some(rule) => rule.2 += 1,
                None => rules.push((severity, code, 1, found)),
            }
        }
        rules.sort_by_key(|rule| (order(rule.0), rule.1));
        let table = |at: usize| read.tables.get(at).map(|table| &table.info);
        let counted = |severity| read.tables.iter().map(|table| table.totals.count(severity)).sum();
        Self {
            rules: rules.iter().take(MOST_RULES).map(|rule| of_rule(rule, table(rule.3.0))).collect(),
            other_rules: rules.len().saturating_sub(MOST_RULES),
            lines: all.iter().take(MOST_LINES).map(|(at, finding)| noted(finding, table(*at))).collect(),
            counts: [Severity::Error, Severity::Warning, Severity::Info].map(counted),
        }
    }

    /// What 要約 says of them: the rules, then where all of them stand.
    pub(super) fn words(&self, tab: &str) -> Vec<String> {
        let mut words = self.rules.clone();
        if !self.lines.is_empty() {
            let [errors, warnings, infos] = self.counts;
            let others = self.other_rules;
            if others > 0 {
                words.push(format!("ほかに{others}種類の指摘があります。"));
            }
            words.push(format!(
                "エラー {errors}件・要確認 {warnings}件・参考 {infos}件の内容と直し方は、1件ずつ「{tab}」にあります。"
            ));
        }
        words
    }
}

fn of_rule((severity, code, count, (_, finding)): &Rule<'_>, table: Option<&TableInfo>) -> String {
    let title = crate::rules::rule_of(*code).map_or("", |rule| rule.title.ja);
    let info = table.map(|table| called(&table.path, Lang::Ja)).unwrap_or_default();
    let place = finding.place.sheet_row.map_or_else(String::new, |row| format!(" {row}行目"));
    let more = if *count > 1 { " ほか" } else { "" };
    format!("{}{code} {title}　{count}件（{info}{place}{more}）", severity.letter())
}

fn noted(finding: &Finding, table: Option<&TableInfo>) -> Noted {
    let known = || finding.place.column.and_then(|column| table?.columns.get((column as usize).checked_sub(1)?));
    let file = table.map(|table| called(&table.path, Lang::Ja)).unwrap_or_default();
    let sheet = table.and_then(|table| table.sheet.as_ref());
    let fill = |words: crate::finding::Text| words.fill(Lang::Ja, &finding.args, true);
    Noted {
        severity: finding.severity,
        code: finding.display_code(),
        list: sheet.map_or_else(|| file.to_owned(), |sheet| format!("{file}［{sheet}］")),
        row: finding.place.sheet_row,
        label: known().map(|column| column.label.trim().to_owned()).unwrap_or_default(),
        message: fill(finding.message),
        help: fill(finding.help),
    }
}
