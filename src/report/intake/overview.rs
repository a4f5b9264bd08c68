//! 集計: one line a submission.

use crate::finding::{Lang, Severity};
use crate::report::feedback::{SummaryFacts, bare, storable};
use crate::report::sheet::{Cell, Column, Line, Meaning, Page, Plan, Sheet};
use crate::report::{Verdict, verdict_words};
use crate::rules::{Stage, rule_of};

use super::compare::Standing;
use super::ledger::Entry;

const COLUMNS: [(&str, u16); 14] = [
    ("No", 5),
    ("提出", 8),
    ("主催団体", 24),
    ("研修会名", 30),
    ("開催日", 13),
    ("ファイル", 28),
    ("行数", 8),
    ("エラー", 8),
    ("要確認", 8),
    ("解消", 7),
    ("新規", 7),
    ("上位の指摘", 50),
    ("判定", 22),
    ("返すブック", 30),
];
/// Findings that are named.
const TOP: usize = 3;

/// The sheet.
#[must_use]
pub fn overview(tab: String, facts: SummaryFacts, standings: &[Standing]) -> Sheet {
    let across = COLUMNS.len() as u16;
    let wide = |text: &str, meaning| Line::of(vec![Cell::text(text, meaning).across(across)]);
    let mut rows = vec![
        wide("受講者ファイルの集計", Meaning::Title),
        wide(&heading(facts, standings), Meaning::Plain),
        Line::header(COLUMNS.map(|column| column.0)),
    ];
    rows.extend((1..).zip(standings).map(|(number, standing)| line(number, standing)));
    rows.push(Line::blank());
    rows.extend(remarks(facts, standings).iter().map(|remark| wide(remark, Meaning::Remark)));
    Sheet {
        plan: Plan {
            tab,
            columns: COLUMNS.map(|(_, wide)| Column::fixed(wide)).to_vec(),
            frozen_rows: 3,
            header_row: Some(3),
            page: Page { landscape: true, title: "受講者ファイルの集計".to_owned(), ..Page::default() },
            ..Plan::default()
        },
        rows,
    }
}

fn heading(facts: SummaryFacts, standings: &[Standing]) -> String {
    let judged: Vec<&Standing> = standings.iter().filter(|standing| standing.current.is_some()).collect();
    let of = |wanted| judged.iter().filter(|standing| standing.entry.verdict() == wanted).count();
    let stage = match facts.stage {
        Stage::Entry => "申込（研修会の前）",
        Stage::Result => "実績（研修会の後）",
    };
    format!(
        "基準日 {}　{stage}　提出 {}件（エラーあり {}件・要確認 {}件・誤りは見つからず {}件）",
        facts.as_of,
        judged.len(),
        of(Verdict::Errors),
        of(Verdict::Warnings),
        of(Verdict::NothingFound)
    )
}

fn line(number: u64, Standing { entry, current, newer }: &Standing) -> Line {
    let text = |text: &str| Cell::text(if text.is_empty() { "―" } else { text }, Meaning::Body);
    let stored = |raw: &str| text(&storable(raw, true));
    let count = |count: u64| Cell::count(count, Meaning::Body);
    let (gone, new) = match entry.change() {
        Some((gone, new)) if current.is_some() => (count(gone), count(new)),
        _ => (Cell::text("―", Meaning::Short), Cell::text("―", Meaning::Short)),
    };
    let mut verdict = verdict_words(entry.verdict(), Lang::Ja).to_owned();
    if let Some(newer) = newer {
        verdict.push_str(&format!("\n※あとから {newer} が届いています"));
    } else if current.is_none() {
        verdict.push_str("\n※前回の結果です（今回は確認していません）");
    }
    let severity = match entry.verdict() {
        Verdict::Errors => Some(Severity::Error),
        Verdict::Warnings => Some(Severity::Warning),
        Verdict::NothingFound => None,
    };
    let meaning = severity.filter(|_| current.is_some() && newer.is_none()).map_or(Meaning::Body, Meaning::Marked);
    Line::of(vec![
        Cell::count(number, Meaning::Short),
        Cell::text(format!("第{}回", entry.round), Meaning::Short),
        stored(&entry.host),
        stored(&entry.title),
        text(&entry.days.replace('～', "\n～")),
        stored(if entry.path == "-" { bare("-") } else { &entry.path }),
        count(entry.records),
        count(entry.count(Severity::Error)),
        count(entry.count(Severity::Warning)),
        gone,
        new,
        text(&top(entry)),
        Cell::text(storable(&verdict, true), meaning),
        stored(&entry.workbook.0),
    ])
}

/// The commonest findings, errors first.
fn top(entry: &Entry) -> String {
    let mut codes: Vec<(&str, u64)> = entry.now.iter().map(|(code, count)| (code.as_str(), *count)).collect();
    let weight = |code: &str| "EWI".find(code.get(..1).unwrap_or("I"));
    codes.retain(|(code, _)| !code.starts_with(Severity::Info.letter()));
    codes.sort_by(|(code, count), (other, more)| {
        weight(code).cmp(&weight(other)).then(more.cmp(count)).then(code.cmp(other))
    });
    let line = |(code, count): &(&str, u64)| {
        let title = code.get(1..).and_then(|number| rule_of(number.parse().ok()?)).map_or("", |rule| rule.title.ja);
        format!("{code} {title}　{count}件")
    };
    let mut lines: Vec<String> = codes.iter().take(TOP).map(line).collect();
    if let Some(more @ 1..) = codes.len().checked_sub(TOP) {
        lines.push(format!("ほか {more}種類"));
    }
    lines.join("\n")
}

fn remarks(facts: SummaryFacts, standings: &[Standing]) -> Vec<String> {
    let mut remarks = Vec::new();
    if facts.is_partial {
        remarks.push("一部の規則だけで確認しました（--select、--ignore）。".to_owned());
    }
    if standings.iter().any(|standing| standing.entry.change().is_some()) {
        remarks.push(
            "「解消」「新規」は、前の提出から減った・増えたエラーと要確認の件数です（規則ごとに比べています）。"
                .to_owned(),
        );
    }
    if standings.iter().any(|standing| standing.entry.round > 1 || standing.current.is_none()) {
        remarks.push(
            "同じ提出かどうかは、主催団体・研修会名・開催日かファイル名で判断しています。中身が前とまったく同じファイルは、提出の回数に数えません。"
                .to_owned(),
        );
    }
    remarks.push("返信の文案はシート「返信文案」にあります。シート「内訳」は次の集計と比べるために使うので、消さないでください。".to_owned());
    remarks
}
