//! 要約: what was checked, what came of it, and what to do next, on one page.

use crate::finding::{Lang, Severity, Text};
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
    /// The language of the workbook.
    pub lang: Lang,
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
    let lang = facts.lang;
    let mut all = TableTotals::default();
    tables.iter().for_each(|table| all.merge(&table.totals));
    let mut rows = vec![
        Line::of(vec![
            Cell::text(lang.pick("受講者ファイルの確認結果", "What was found in the attendance file"), Meaning::Title)
                .across(5),
        ]),
        verdict(&all, lang),
        Line::blank(),
    ];
    rows.push(heading(lang.pick("次にしていただくこと", "What to do next")));
    rows.extend(steps(list, tables, &all, lang).iter().map(|step| wide(step, Meaning::Plain)));
    rows.push(Line::blank());
    particulars(&mut rows, tables, lang);
    let day = lang.pick("確認した基準日", "Day of check");
    rows.push(label(day, &format!("{}{}{}", facts.as_of, lang.pick("　", ": "), stage(facts.stage).template(lang))));
    let partial = lang.pick("　一部の規則だけで確認しました", " (only some of the rules)");
    let partial = if facts.is_partial { partial } else { "" };
    let program = format!("kenshu {}{partial}", env!("CARGO_PKG_VERSION"));
    rows.push(label(lang.pick("確認プログラム", "Checked with"), &program));
    rows.push(Line::blank());
    counts(&mut rows, &all, lang);
    silent(&mut rows, &all, lang);
    let title = tables.first().map(|table| file_name(&table.info, lang)).unwrap_or_default();
    let title = if tables.len() > 1 { format!("{title} {}", lang.pick("ほか", "and others")) } else { title };
    Sheet {
        plan: Plan {
            tab,
            columns: WIDTHS.map(Column::fixed).to_vec(),
            page: Page { one_page: tables.len() <= 20, title, lang, ..Page::default() },
            ..Plan::default()
        },
        rows,
    }
}

fn verdict(all: &TableTotals, lang: Lang) -> Line {
    let verdict = Verdict::of(all);
    let severity = match verdict {
        Verdict::Errors => Some(Severity::Error),
        Verdict::Warnings => Some(Severity::Warning),
        Verdict::NothingFound => None,
    };
    let words = match lang {
        Lang::Ja => {
            let of = |severity| format!("{} {}件", severity_word(severity, lang), all.count(severity));
            let counts = [Severity::Error, Severity::Warning, Severity::Info].map(of).join("・");
            format!("判定：{}　（{counts}）", verdict_words(verdict, lang))
        }
        Lang::En => {
            let [errors, warnings, infos] =
                [Severity::Error, Severity::Warning, Severity::Info].map(|severity| all.count(severity));
            let counts = format!("errors: {errors}, to check: {warnings}, notes: {infos}");
            format!("Verdict: {} ({counts})", verdict_words(verdict, lang))
        }
    };
    Line::of(vec![Cell::text(words, Meaning::Verdict(severity)).across(5)])
}

fn steps(list: &str, tables: &[TableSummary], all: &TableTotals, lang: Lang) -> Vec<String> {
    if Verdict::of(all) == Verdict::NothingFound && all.count(Severity::Info) == 0 {
        let ja = "直していただくところは見つかりませんでした。公式様式に合うかどうかは確認していません。";
        let en = "Nothing to correct was found. Whether it agrees with the official layout was not checked.";
        return vec![lang.pick(ja, en).to_owned()];
    }
    let unread = tables.iter().any(|table| table.tab.is_none());
    let readable = tables.iter().any(|table| table.tab.is_some());
    let mut steps = Vec::new();
    if unread {
        steps.push(match lang {
            Lang::Ja => format!("読み取れなかったファイルは、シート「{list}」の対処方法のとおりに作り直してください。"),
            Lang::En => format!("Files that could not be read: make them again, as the sheet \"{list}\" says."),
        });
    }
    if readable {
        steps.push(match lang {
            Lang::Ja => format!("シート「{list}」の「修正はこのセルで」を押すと、直すセルが開きます。"),
            Lang::En => format!("On the sheet \"{list}\", click \"Mend this cell\": it leads to the cell to correct."),
        });
        let ja = "色の付いたセルに、正しい内容を入力してください（要確認は、確かめて必要なら）。";
        let en = "Type what is right into the coloured cells (where it says \"to check\", if need be).";
        steps.push(lang.pick(ja, en).to_owned());
        let ja = "保存し、このファイルのまま送り返してください。並べ替えや行の追加をしても構いません。";
        let en = "Save it, and send this file back. Rows may be sorted and added.";
        steps.push(lang.pick(ja, en).to_owned());
    }
    (1..).zip(steps).map(|(number, step): (usize, String)| format!("{number}. {step}")).collect()
}

/// What was read: each table in full where there are few, otherwise one line each.
fn particulars(rows: &mut Vec<Line>, tables: &[TableSummary], lang: Lang) {
    rows.push(heading(lang.pick("確認したファイル", "Files that were checked")));
    if tables.len() > FEW {
        rows.push(Line::header(match lang {
            Lang::Ja => ["行数", "ファイル", "エラー", "要確認", "参考"],
            Lang::En => ["Rows", "File", "Errors", "To check", "Notes"],
        }));
    }
    for table in tables {
        let TableSummary { info, totals, .. } = table;
        if tables.len() > FEW {
            let of = |severity| Cell::count(totals.count(severity), Meaning::Body);
            rows.push(Line::of(vec![
                Cell::count(totals.records, Meaning::Body),
                Cell::text(file_name(info, lang), Meaning::Body),
                of(Severity::Error),
                of(Severity::Warning),
                of(Severity::Info),
            ]));
            rows.push(wide(&format!("SHA-256: {}", info.sha256), Meaning::Remark));
        } else {
            rows.push(label(lang.pick("ファイル", "File"), &file_name(info, lang)));
            rows.push(label("SHA-256", &info.sha256));
            rows.push(label(lang.pick("行数", "Rows"), &records(totals, lang)));
            rows.push(label(lang.pick("様式", "Layout"), &layout(info, lang)));
        }
        if table.only_findings {
            let tab = table.tab.as_deref().unwrap_or_default();
            let text = match lang {
                Lang::Ja => {
                    format!("行数が多いため、シート「{tab}」には指摘のある行だけを、元の行番号のまま載せています。")
                }
                Lang::En => format!("There are many rows: \"{tab}\" holds those with findings only, at their places."),
            };
            rows.push(wide(&text, Meaning::Remark));
        }
    }
}

fn records(totals: &TableTotals, lang: Lang) -> String {
    let TableTotals { records, totals: sums, .. } = totals;
    match (lang, *sums) {
        (Lang::Ja, 0) => format!("{records}行"),
        (Lang::Ja, sums) => format!("{records}行（ほかに合計などの行 {sums}行）"),
        (Lang::En, 0) => records.to_string(),
        (Lang::En, sums) => format!("{records} (beside them, rows of totals and the like: {sums})"),
    }
}

fn layout(info: &TableInfo, lang: Lang) -> String {
    let Some(schema) = &info.schema else {
        return lang.pick("判別できませんでした", "could not be told").to_owned();
    };
    let status = match schema.status {
        Status::Confirmed => lang.pick("確認済みの様式", "confirmed"),
        Status::Unconfirmed => lang.pick("公式様式との適合は未確認", "agreement with the official layout unconfirmed"),
    };
    match lang {
        Lang::Ja => format!("{}（{status}）", schema.title.0),
        Lang::En => format!("{} ({status})", schema.title.1),
    }
}

fn counts(rows: &mut Vec<Line>, all: &TableTotals, lang: Lang) {
    if all.by_code.is_empty() {
        return;
    }
    rows.push(heading(lang.pick("指摘の件数", "Findings, counted")));
    rows.push(Line::of(vec![
        Cell::text(lang.pick("コード", "Code"), Meaning::Header),
        Cell::text(lang.pick("指摘", "Finding"), Meaning::Header).across(2),
        Cell::text(lang.pick("区分", "Weight"), Meaning::Header),
        Cell::text(lang.pick("件数", "Count"), Meaning::Header),
    ]));
    let mut codes: Vec<_> = all.by_code.iter().collect();
    codes.sort_by_key(|((code, severity), _)| (std::cmp::Reverse(*severity), *code));
    for ((code, severity), count) in codes.iter().take(MOST_RULES) {
        rows.push(Line::of(vec![
            Cell::text(format!("{}{code:03}", severity.letter()), Meaning::Short),
            Cell::text(rule_of(*code).map_or("", |rule| rule.title.template(lang)), Meaning::Body).across(2),
            Cell::text(severity_word(*severity, lang), Meaning::Grade(*severity)),
            Cell::count(**count, Meaning::Body),
        ]));
    }
    if let Some(more @ 1..) = codes.len().checked_sub(MOST_RULES) {
        let rest: u64 = codes.iter().skip(MOST_RULES).map(|(_, count)| **count).sum();
        let text = match lang {
            Lang::Ja => format!("ほかに {more}種類 {rest}件"),
            Lang::En => format!("Kinds beside these: {more}, findings: {rest}"),
        };
        rows.push(wide(&text, Meaning::Remark));
    }
    if all.unlisted > 0 {
        let text = match lang {
            Lang::Ja => format!("指定された件数を超えた {}件は、一覧に載せていません。", all.unlisted),
            Lang::En => format!("{} beyond the number that was asked for are not listed.", all.unlisted),
        };
        rows.push(wide(&text, Meaning::Remark));
    }
    rows.push(Line::blank());
}

/// What was not checked, one line for each reason.
fn silent(rows: &mut Vec<Line>, all: &TableTotals, lang: Lang) {
    let mut reasons: Vec<(String, Vec<String>)> = Vec::new();
    for silent in &all.silent {
        let why = silent.why(lang);
        let rule = rule_of(silent.code).map_or(silent.rule, |rule| rule.title.template(lang));
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
    rows.push(heading(lang.pick("確認していないこと", "What was not checked")));
    for (why, rules) in reasons.iter().take(MOST_SILENT) {
        let rules = rules.join(lang.pick("、", ", "));
        rows.push(wide(&format!("{why}{}{rules}", lang.pick("：", ": ")), Meaning::Remark));
    }
    if let Some(more @ 1..) = reasons.len().checked_sub(MOST_SILENT) {
        rows.push(wide(&format!("{} {more}{}", lang.pick("ほかに", "and"), lang.pick("件", " more")), Meaning::Remark));
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

/// 申込 or 実績.
pub(in crate::report) const fn stage(stage: Stage) -> Text {
    match stage {
        Stage::Entry => Text { ja: "申込（研修会の前）", en: "entry, before the seminar (申込)" },
        Stage::Result => Text { ja: "実績（研修会の後）", en: "result, after the seminar (実績)" },
    }
}
