//! 指摘一覧: everything that was found wrong with the lists, one line each.
//!
//! What was typed into the workbook before is not among it: 注意 and 引継ぎ要確認 say that where it stands now.

use super::draw::{column, made, plan, text, wide};
use super::model::Facts;
use crate::finding::{Finding, Lang, Severity};
use crate::report::feedback::called;
use crate::report::severity_word;
use crate::report::sheet::{Cell, Line, Meaning, Sheet};
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
    severity: Severity,
    code: String,
    list: String,
    row: Option<u64>,
    label: String,
    message: String,
    help: String,
}

/// What was found of one rule: its severity and code, how often, and the first.
type Rule<'f> = (Severity, u16, u64, &'f (usize, Finding));

/// Findings that are listed.
pub const MOST_LINES: usize = 2_000;
/// Rules that 要約 names.
const MOST_RULES: usize = 10;

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
