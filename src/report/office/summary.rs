//! 要約: what was held against what, what came of it, and what to do next, on one page.

use crate::finding::{Lang, Text};
use crate::reconcile::Outcome;
use crate::report::feedback::{stage, storable};
use crate::report::sheet::{Cell, Column, Line, Meaning, Page, Plan, Sheet};

use super::facts::{OFFICE_ONLY, OfficeFacts};
use super::rows::Sort;
use super::steps::steps;
use super::tabs::Tabs;
use super::tally::Tally;

/// A file that was held against the rosters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeldFile {
    /// The path as given, with the sheet of a workbook.
    pub name: String,
    /// Its data rows.
    pub rows: u64,
    /// Its SHA-256, in hex.
    pub sha256: String,
    /// It could not be read as a table.
    pub is_unreadable: bool,
}

const WIDTHS: [u16; 4] = [20, 10, 46, 34];
const ACROSS: u16 = WIDTHS.len() as u16;
/// Files whose particulars are listed, so that all stands on one page.
const MOST_FILES: usize = 10;
const MOST_ROSTERS: usize = 6;

/// The sheet.
#[must_use]
pub fn summary(tab: String, tabs: &Tabs, facts: &OfficeFacts, files: &[HeldFile], tally: &Tally) -> Sheet {
    let lang = facts.lang;
    let secret = lang.pick(
        "名簿の情報を含みます。提出者や受講者には渡さないでください。",
        "This holds what the roster says: never give it to submitters or attendees.",
    );
    let mut rows = vec![
        wide(
            lang.pick("名簿との照合結果（事務局内用）", "Attendance held against the roster (for the office)"),
            Meaning::Title,
        ),
        wide(secret, Meaning::Plain),
        Line::blank(),
        heading(lang.pick("照合の結果", "What came of it")),
    ];
    outcomes(&mut rows, tabs, tally, lang);
    rows.push(Line::blank());
    rows.push(heading(lang.pick("次にしていただくこと", "What to do next")));
    let steps = steps(tabs, facts, tally);
    rows.extend(
        (1..).zip(steps).map(|(number, step): (usize, String)| wide(&format!("{number}. {step}"), Meaning::Plain)),
    );
    rows.push(Line::blank());
    particulars(&mut rows, facts, files);
    Sheet {
        plan: Plan {
            tab,
            columns: WIDTHS.map(Column::fixed).to_vec(),
            page: Page {
                one_page: true,
                title: facts.head(lang.pick("名簿との照合結果", "Attendance against the roster")),
                care: Some(OFFICE_ONLY.template(lang)),
                lang,
                ..Page::default()
            },
            ..Plan::default()
        },
        rows,
    }
}

fn outcomes(rows: &mut Vec<Line>, tabs: &Tabs, tally: &Tally, lang: Lang) {
    rows.push(Line::of(vec![
        Cell::text(lang.pick("結果", "Outcome"), Meaning::Header),
        Cell::text(lang.pick("行数", "Rows"), Meaning::Header),
        Cell::text(lang.pick("意味", "Meaning"), Meaning::Header),
        Cell::text(lang.pick("シート", "Sheet"), Meaning::Header),
    ]));
    let with_holder = tally.asked.saturating_sub(tally.count(Outcome::Candidate) + tally.count(Outcome::Ambiguous));
    for outcome in Outcome::ALL.iter().copied() {
        let list = Sort::of(outcome).and_then(|sort| Sort::ALL.iter().position(|known| *known == sort));
        let mut tab = list.and_then(|at| tabs.lists.get(at)).unwrap_or(&tabs.cases).clone();
        if outcome == Outcome::NotFound && with_holder > 0 {
            tab.push_str(&match lang {
                Lang::Ja => format!("（うち{with_holder}行は「{}」）", tabs.cases),
                Lang::En => format!(" ({with_holder} of them on \"{}\")", tabs.cases),
            });
        }
        rows.push(Line::of(vec![
            match lang {
                Lang::Ja => Cell::text(outcome.ja(), Meaning::Label),
                Lang::En => Cell::text(outcome.en(), Meaning::Label),
            },
            Cell::count(tally.count(outcome), Meaning::Body),
            Cell::text(meaning(outcome).template(lang), Meaning::Body),
            Cell::text(tab, Meaning::Body),
        ]));
    }
    rows.push(Line::of(vec![
        Cell::text(lang.pick("合計", "All"), Meaning::Total),
        Cell::count(tally.rows(), Meaning::Total),
        Cell::blank(Meaning::Total),
        Cell::blank(Meaning::Total),
    ]));
}

const fn meaning(outcome: Outcome) -> Text {
    let (ja, en) = match outcome {
        Outcome::Matched => ("名簿の会員と一致しました", "agrees with a person of the roster"),
        Outcome::MatchedWithDifferences => {
            ("同じ会員ですが、記載に違いがあります", "the same person, written differently")
        }
        Outcome::Candidate => ("会員の候補があります", "there are candidates"),
        Outcome::Ambiguous => ("複数の会員があてはまります", "several people fit"),
        Outcome::NotFound => ("名簿に見つかりませんでした", "not found on the roster"),
        Outcome::OutOfScope => {
            ("この名簿に載らない方です（誤りではありません）", "nobody this roster would hold (no fault)")
        }
    };
    Text { ja, en }
}

fn particulars(rows: &mut Vec<Line>, facts: &OfficeFacts, files: &[HeldFile]) {
    let lang = facts.lang;
    rows.push(heading(lang.pick("照合したファイル", "Files")));
    for file in files.iter().take(MOST_FILES) {
        let unreadable = || lang.pick("読み取れませんでした", "could not be read").to_owned();
        let size = if file.is_unreadable { unreadable() } else { sized(file.rows, lang) };
        named(rows, &file.name, &size, &file.sha256);
    }
    more(rows, files.len().saturating_sub(MOST_FILES), lang);
    rows.push(heading(lang.pick("名簿", "Rosters")));
    for roster in facts.rosters.iter().take(MOST_ROSTERS) {
        named(rows, &roster.path, &sized(roster.rows, lang), &roster.sha256);
    }
    more(rows, facts.rosters.len().saturating_sub(MOST_ROSTERS), lang);
    rows.push(label(lang.pick("名簿の基準日", "Day of the roster"), &facts.roster_day()));
    rows.push(label(lang.pick("名簿の範囲", "Whom it holds"), lang.pick(facts.scope.ja(), facts.scope.id())));
    if let Some(decisions) = &facts.decisions {
        rows.push(heading(lang.pick("以前の決定", "Decisions of before")));
        let size = match lang {
            Lang::Ja => format!("{}件", decisions.rows),
            Lang::En => decisions.rows.to_string(),
        };
        named(rows, &decisions.path, &size, &decisions.sha256);
    }
    rows.push(heading(lang.pick("この照合", "This run")));
    let day = format!("{}{}{}", facts.as_of, lang.pick("　", ": "), stage(facts.stage).template(lang));
    rows.push(label(lang.pick("照合した基準日", "Day of check"), &day));
    rows.push(label(lang.pick("プログラム", "Program"), &format!("kenshu {}", env!("CARGO_PKG_VERSION"))));
}

fn sized(rows: u64, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{rows}行"),
        Lang::En => format!("rows: {rows}"),
    }
}

fn named(rows: &mut Vec<Line>, name: &str, size: &str, sha256: &str) {
    rows.push(label(size, name));
    if !sha256.is_empty() {
        rows.push(Line::of(vec![
            Cell::text("SHA-256", Meaning::Remark),
            Cell::text(sha256, Meaning::Remark).across(ACROSS - 1),
        ]));
    }
}

fn more(rows: &mut Vec<Line>, left_out: usize, lang: Lang) {
    if left_out > 0 {
        let text = match lang {
            Lang::Ja => format!("ほかに {left_out}ファイル"),
            Lang::En => format!("and {left_out} more"),
        };
        rows.push(wide(&text, Meaning::Remark));
    }
}

fn heading(text: &str) -> Line {
    wide(text, Meaning::Heading)
}

fn wide(text: &str, meaning: Meaning) -> Line {
    Line::of(vec![Cell::text(storable(text, true), meaning).across(ACROSS)])
}

fn label(name: &str, value: &str) -> Line {
    let value = Cell::text(storable(value, true), Meaning::Field).across(ACROSS - 1);
    Line::of(vec![Cell::text(name, Meaning::Label), value])
}
