//! 要約: what was checked, what came of it, and what to do next, on one page.

use crate::finding::{Lang, Severity};
use crate::report::sheet::{Cell, Column, Line, Meaning, Page, Plan, Sheet};
use crate::report::{Verdict, severity_word, verdict_words};
use crate::rules::{Stage, rule_of};
use crate::schema::Status;
use crate::validate::{TableInfo, TableTotals};
use crate::value::Date;

use super::entry::file_name;

/// What holds for the whole run.
#[derive(Clone, Copy, Debug)]
pub struct SummaryFacts {
    /// The day of judgement.
    pub as_of: Date,
    /// Before the seminar or after it.
    pub stage: Stage,
    /// Whether some rules were left out by `--select` or `--ignore`.
    pub is_partial: bool,
}

/// What one table came to.
#[derive(Clone, Debug, Default)]
pub struct TableSummary {
    /// The table.
    pub info: TableInfo,
    /// Its counts.
    pub totals: TableTotals,
    /// Its sheet; none where the input could not be read as a table.
    pub tab: Option<String>,
    /// The sheet holds only rows with findings, because there are too many rows.
    pub only_findings: bool,
}

/// Columns of the sheet.
const WIDTHS: [u16; 5] = [15, 50, 11, 11, 11];
/// Kinds of finding that are listed; the rest is counted.
const MOST_RULES: usize = 18;
/// Tables whose particulars stand one below the other; more stand in a list.
const FEW: usize = 2;
/// Reasons for silence that are listed.
const MOST_SILENT: usize = 8;

/// The sheet. `tab` is its name, `list` that of エラー一覧.
#[must_use]
pub fn summary(tab: String, list: &str, facts: SummaryFacts, tables: &[TableSummary]) -> Sheet {
    let mut all = TableTotals::default();
    tables.iter().for_each(|table| all.merge(&table.totals));
    let mut rows = vec![
        Line::of(vec![Cell::text("受講者ファイルの確認結果", Meaning::Title).across(5)]),
        verdict(&all),
        Line::blank(),
    ];
    rows.push(heading("次にしていただくこと"));
    rows.extend(steps(list, tables, &all).iter().map(|step| wide(step, Meaning::Plain)));
    rows.push(Line::blank());
    particulars(&mut rows, tables);
    rows.push(label("確認した基準日", &format!("{}　{}", facts.as_of, stage(facts.stage))));
    let partial = if facts.is_partial { "　一部の規則だけで確認しました" } else { "" };
    rows.push(label("確認プログラム", &format!("kenshu {}{partial}", env!("CARGO_PKG_VERSION"))));
    rows.push(Line::blank());
    counts(&mut rows, &all);
    silent(&mut rows, &all);
    let title = tables.first().map(|table| file_name(&table.info)).unwrap_or_default();
    let title = if tables.len() > 1 { format!("{title} ほか") } else { title };
    Sheet {
        plan: Plan {
            tab,
            columns: WIDTHS.map(Column::fixed).to_vec(),
            page: Page { one_page: tables.len() <= 20, title, ..Page::default() },
            ..Plan::default()
        },
        rows,
    }
}

fn verdict(all: &TableTotals) -> Line {
    let verdict = Verdict::of(all);
    let severity = match verdict {
        Verdict::Errors => Some(Severity::Error),
        Verdict::Warnings => Some(Severity::Warning),
        Verdict::NothingFound => None,
    };
    let of = |severity| format!("{} {}件", severity_word(severity, Lang::Ja), all.count(severity));
    let counts = [Severity::Error, Severity::Warning, Severity::Info].map(of).join("・");
    let words = format!("判定：{}　（{counts}）", verdict_words(verdict, Lang::Ja));
    Line::of(vec![Cell::text(words, Meaning::Verdict(severity)).across(5)])
}

fn steps(list: &str, tables: &[TableSummary], all: &TableTotals) -> Vec<String> {
    if Verdict::of(all) == Verdict::NothingFound && all.count(Severity::Info) == 0 {
        return vec![
            "直していただくところは見つかりませんでした。公式様式に合うかどうかは確認していません。".to_owned(),
        ];
    }
    let unread = tables.iter().any(|table| table.tab.is_none());
    let readable = tables.iter().any(|table| table.tab.is_some());
    let mut steps = Vec::new();
    if unread {
        steps.push(format!("読み取れなかったファイルは、シート「{list}」の対処方法のとおりに作り直してください。"));
    }
    if readable {
        steps.push(format!("シート「{list}」の「修正はこのセルで」を押すと、直すセルが開きます。"));
        steps.push("色の付いたセルに、正しい内容を入力してください（要確認は、確かめて必要なら）。".to_owned());
        steps.push("保存し、このファイルのまま送り返してください。並べ替えや行の追加をしても構いません。".to_owned());
    }
    (1..).zip(steps).map(|(number, step): (usize, String)| format!("{number}. {step}")).collect()
}

/// What was read: each table in full where there are few, otherwise one line each.
fn particulars(rows: &mut Vec<Line>, tables: &[TableSummary]) {
    rows.push(heading("確認したファイル"));
    if tables.len() > FEW {
        rows.push(Line::header(["行数", "ファイル", "エラー", "要確認", "参考"]));
    }
    for table in tables {
        let TableSummary { info, totals, .. } = table;
        if tables.len() > FEW {
            let of = |severity| Cell::count(totals.count(severity), Meaning::Body);
            rows.push(Line::of(vec![
                Cell::count(totals.records, Meaning::Body),
                Cell::text(file_name(info), Meaning::Body),
                of(Severity::Error),
                of(Severity::Warning),
                of(Severity::Info),
            ]));
            rows.push(wide(&format!("SHA-256: {}", info.sha256), Meaning::Remark));
        } else {
            rows.push(label("ファイル", &file_name(info)));
            rows.push(label("SHA-256", &info.sha256));
            rows.push(label("行数", &format!("{}行{}", totals.records, left_out(totals))));
            rows.push(label("様式", &layout(info)));
        }
        if table.only_findings {
            let tab = table.tab.as_deref().unwrap_or_default();
            let text = format!("行数が多いため、シート「{tab}」には指摘のある行だけを、元の行番号のまま載せています。");
            rows.push(wide(&text, Meaning::Remark));
        }
    }
}

fn left_out(totals: &TableTotals) -> String {
    if totals.totals == 0 { String::new() } else { format!("（ほかに合計などの行 {}行）", totals.totals) }
}

fn layout(info: &TableInfo) -> String {
    let Some(schema) = &info.schema else { return "判別できませんでした".to_owned() };
    let status = match schema.status {
        Status::Confirmed => "確認済みの様式",
        Status::Unconfirmed => "公式様式との適合は未確認",
    };
    format!("{}（{status}）", schema.title.0)
}

fn counts(rows: &mut Vec<Line>, all: &TableTotals) {
    if all.by_code.is_empty() {
        return;
    }
    rows.push(heading("指摘の件数"));
    rows.push(Line::of(vec![
        Cell::text("コード", Meaning::Header),
        Cell::text("指摘", Meaning::Header).across(2),
        Cell::text("区分", Meaning::Header),
        Cell::text("件数", Meaning::Header),
    ]));
    let mut codes: Vec<_> = all.by_code.iter().collect();
    codes.sort_by_key(|((code, severity), _)| (std::cmp::Reverse(*severity), *code));
    for ((code, severity), count) in codes.iter().take(MOST_RULES) {
        rows.push(Line::of(vec![
            Cell::text(format!("{}{code:03}", severity.letter()), Meaning::Short),
            Cell::text(rule_of(*code).map_or("", |rule| rule.title.ja), Meaning::Body).across(2),
            Cell::text(severity_word(*severity, Lang::Ja), Meaning::Grade(*severity)),
            Cell::count(**count, Meaning::Body),
        ]));
    }
    if let Some(more @ 1..) = codes.len().checked_sub(MOST_RULES) {
        let rest: u64 = codes.iter().skip(MOST_RULES).map(|(_, count)| **count).sum();
        rows.push(wide(&format!("ほかに {more}種類 {rest}件"), Meaning::Remark));
    }
    if all.unlisted > 0 {
        rows.push(wide(
            &format!("指定された件数を超えた {}件は、一覧に載せていません。", all.unlisted),
            Meaning::Remark,
        ));
    }
    rows.push(Line::blank());
}

/// What was not checked, one line for each reason.
fn silent(rows: &mut Vec<Line>, all: &TableTotals) {
    let mut reasons: Vec<(String, Vec<String>)> = Vec::new();
    for silent in &all.silent {
        let why = silent.why(Lang::Ja);
        let rule = rule_of(silent.code).map_or(silent.rule, |rule| rule.title.ja);
        let rule = format!("{:03} {rule}", silent.code);
        match reasons.iter_mut().find(|(known, _)| *known == why) {
            Some((_, rules)) if !rules.contains(&rule) => rules.push(rule),
            Some(_) => {}
            None => reasons.push((why, vec![rule])),
        }
    }
    if reasons.is_empty() {
        return;
    }
    rows.push(heading("確認していないこと"));
    for (why, rules) in reasons.iter().take(MOST_SILENT) {
        rows.push(wide(&format!("{why}：{}", rules.join("、")), Meaning::Remark));
    }
    if let Some(more @ 1..) = reasons.len().checked_sub(MOST_SILENT) {
        rows.push(wide(&format!("ほかに {more}件"), Meaning::Remark));
    }
}

fn heading(text: &str) -> Line {
    Line::of(vec![Cell::text(text, Meaning::Heading).across(5)])
}

fn wide(text: &str, meaning: Meaning) -> Line {
    Line::of(vec![Cell::text(text, meaning).across(5)])
}

fn label(name: &str, value: &str) -> Line {
    Line::of(vec![Cell::text(name, Meaning::Label), Cell::text(value, Meaning::Field).across(4)])
}

const fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Entry => "申込（研修会の前）",
        Stage::Result => "実績（研修会の後）",
    }
}
