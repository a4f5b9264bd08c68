//! 集計: one line a submission.

use crate::finding::{Lang, Severity, Text};
use crate::report::feedback::{SummaryFacts, called, stage, storable};
use crate::report::sheet::{Cell, Column, Line, Meaning, Page, Plan, Sheet};
use crate::report::{Verdict, verdict_words};
use crate::rules::rule_of;

use super::compare::Standing;
use super::ledger::Entry;
use super::tails;

const COLUMNS: [(Text, u16); 14] = [
    (Text { ja: "No", en: "No" }, 5),
    (Text { ja: "提出", en: "Times sent" }, 8),
    (Text { ja: "主催団体", en: "Host" }, 24),
    (Text { ja: "研修会名", en: "Seminar" }, 30),
    (Text { ja: "開催日", en: "Date" }, 13),
    (Text { ja: "ファイル", en: "File" }, 28),
    (Text { ja: "行数", en: "Rows" }, 8),
    (Text { ja: "エラー", en: "Errors" }, 8),
    (Text { ja: "要確認", en: "To check" }, 8),
    (Text { ja: "解消", en: "Gone" }, 7),
    (Text { ja: "新規", en: "New" }, 7),
    (Text { ja: "上位の指摘", en: "Commonest findings" }, 50),
    (Text { ja: "判定", en: "Verdict" }, 22),
    (Text { ja: "返すブック", en: "Workbook to return" }, 30),
];
/// Findings that are named.
const TOP: usize = 3;

/// The sheet.
#[must_use]
pub fn overview(tab: String, facts: SummaryFacts, standings: &[Standing]) -> Sheet {
    let lang = facts.lang;
    let title = lang.pick("受講者ファイルの集計", "Overview of attendance files");
    let across = COLUMNS.len() as u16;
    let wide = |text: &str, meaning| Line::of(vec![Cell::text(text, meaning).across(across)]);
    let mut rows = vec![
        wide(title, Meaning::Title),
        wide(&heading(facts, standings), Meaning::Plain),
        Line::header(COLUMNS.map(|column| column.0.template(lang))),
    ];
    rows.extend((1..).zip(standings).map(|(number, standing)| line(number, standing, lang)));
    rows.push(Line::blank());
    rows.extend(remarks(facts, standings).iter().map(|remark| wide(remark, Meaning::Remark)));
    Sheet {
        plan: Plan {
            tab,
            columns: COLUMNS.map(|(_, wide)| Column::fixed(wide)).to_vec(),
            frozen_rows: 3,
            header_row: Some(3),
            page: Page { landscape: true, title: title.to_owned(), lang, ..Page::default() },
            ..Plan::default()
        },
        rows,
    }
}

fn heading(facts: SummaryFacts, standings: &[Standing]) -> String {
    let judged: Vec<&Standing> = standings.iter().filter(|standing| standing.current.is_some()).collect();
    let of = |wanted| judged.iter().filter(|standing| standing.entry.verdict() == wanted).count();
    let (day, stage, all) = (facts.as_of, stage(facts.stage).template(facts.lang), judged.len());
    let [errors, warnings, nothing] = [Verdict::Errors, Verdict::Warnings, Verdict::NothingFound].map(of);
    match facts.lang {
        Lang::Ja => format!(
            "基準日 {day}　{stage}　提出 {all}件（エラーあり {errors}件・要確認 {warnings}件・誤りは見つからず {nothing}件）"
        ),
        Lang::En => format!(
            "{day}: {stage}. Submissions: {all} (with errors: {errors}, to check: {warnings}, no faults found: {nothing})"
        ),
    }
}

fn line(number: u64, Standing { entry, current, newer }: &Standing, lang: Lang) -> Line {
    let text = |text: &str| Cell::text(if text.is_empty() { "―" } else { text }, Meaning::Body);
    let stored = |raw: &str| text(&storable(raw, true));
    let count = |count: u64| Cell::count(count, Meaning::Body);
    let (gone, new) = match entry.change() {
        Some((gone, new)) if current.is_some() => (count(gone), count(new)),
        _ => (Cell::text("―", Meaning::Short), Cell::text("―", Meaning::Short)),
    };
    let mut verdict = verdict_words(entry.verdict(), lang).to_owned();
    if let Some(newer) = newer {
        verdict.push_str(&match lang {
            Lang::Ja => format!("\n※あとから {newer} が届いています"),
            Lang::En => format!("\n* {newer} came after it"),
        });
    } else if current.is_none() {
        verdict
            .push_str(lang.pick("\n※前回の結果です（今回は確認していません）", "\n* of last time (not checked now)"));
    }
    let severity = match entry.verdict() {
        Verdict::Errors => Some(Severity::Error),
        Verdict::Warnings => Some(Severity::Warning),
        Verdict::NothingFound => None,
    };
    let meaning = severity.filter(|_| current.is_some() && newer.is_none()).map_or(Meaning::Body, Meaning::Marked);
    Line::of(vec![
        Cell::count(number, Meaning::Short),
        match lang {
            Lang::Ja => Cell::text(format!("第{}回", entry.round), Meaning::Short),
            Lang::En => Cell::count(entry.round, Meaning::Short),
        },
        stored(&entry.host),
        stored(&tails::title(&entry.title, lang)),
        text(&match lang {
            Lang::Ja => entry.days.replace('～', "\n～"),
            Lang::En => tails::days(&entry.days, lang).replace(" to ", "\nto "),
        }),
        stored(if entry.path == "-" { called("-", lang) } else { &entry.path }),
        count(entry.records),
        count(entry.count(Severity::Error)),
        count(entry.count(Severity::Warning)),
        gone,
        new,
        text(&top(entry, lang)),
        Cell::text(storable(&verdict, true), meaning),
        stored(&entry.workbook.0),
    ])
}

/// The commonest findings, errors first.
fn top(entry: &Entry, lang: Lang) -> String {
    let mut codes: Vec<(&str, u64)> = entry.now.iter().map(|(code, count)| (code.as_str(), *count)).collect();
    let weight = |code: &str| "EWI".find(code.get(..1).unwrap_or("I"));
    codes.retain(|(code, _)| !code.starts_with(Severity::Info.letter()));
    codes.sort_by(|(code, count), (other, more)| {
        weight(code).cmp(&weight(other)).then(more.cmp(count)).then(code.cmp(other))
    });
    let line = |(code, count): &(&str, u64)| {
        let title =
            code.get(1..).and_then(|number| rule_of(number.parse().ok()?)).map_or("", |rule| rule.title.template(lang));
        match lang {
            Lang::Ja => format!("{code} {title}　{count}件"),
            Lang::En => format!("{code} {title}: {count}"),
        }
    };
    let mut lines: Vec<String> = codes.iter().take(TOP).map(line).collect();
    if let Some(more @ 1..) = codes.len().checked_sub(TOP) {
        lines.push(match lang {
            Lang::Ja => format!("ほか {more}種類"),
            Lang::En => format!("and {more} other kinds"),
        });
    }
    lines.join("\n")
}

fn remarks(facts: SummaryFacts, standings: &[Standing]) -> Vec<&'static str> {
    let is_compared = standings.iter().any(|standing| standing.entry.change().is_some());
    let is_known = standings.iter().any(|standing| standing.entry.round > 1 || standing.current.is_none());
    let all = [(facts.is_partial, PARTIAL), (is_compared, CHANGE), (is_known, SAME), (true, SHEETS)];
    all.into_iter().filter(|(is_said, _)| *is_said).map(|(_, text)| text.template(facts.lang)).collect()
}

const PARTIAL: Text = Text {
    ja: "一部の規則だけで確認しました（--select、--ignore）。",
    en: "Only some of the rules were applied (--select, --ignore).",
};
const CHANGE: Text = Text {
    ja: "「解消」「新規」は、前の提出から減った・増えたエラーと要確認の件数です（規則ごとに比べています）。",
    en: "\"Gone\" and \"New\": errors and points to check that are fewer or more than in the submission before, compared by rule.",
};
const SAME: Text = Text {
    ja: "同じ提出かどうかは、主催団体・研修会名・開催日かファイル名で判断しています。中身が前とまったく同じファイルは、提出の回数に数えません。",
    en: "A submission is known again by host, seminar and date, or by the name of its file. \"Times sent\" does not count a file that is exactly the same as before.",
};
const SHEETS: Text = Text {
    ja: "返信の文案はシート「返信文案」にあります。シート「内訳」は次の集計と比べるために使うので、消さないでください。",
    en: "Mails stand on the sheet \"Letters (返信文案)\". Keep the sheet \"Breakdown (内訳)\": the next overview is compared with it.",
};
