//! 要約: what was held against what, what came of it, and what to do next, on one page.

use crate::reconcile::Outcome;
use crate::report::feedback::storable;
use crate::report::sheet::{Cell, Column, Line, Meaning, Page, Plan, Sheet};
use crate::rules::Stage;
use crate::value::Date;

use super::facts::{OFFICE_ONLY, OfficeFacts};
use super::rows::Sort;
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

/// The names of the other sheets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tabs {
    /// 要確認.
    pub cases: String,
    /// The lists, in the order of [`Sort::ALL`].
    pub lists: [String; 4],
}

const WIDTHS: [u16; 4] = [20, 10, 46, 34];
const ACROSS: u16 = WIDTHS.len() as u16;
/// Files whose particulars are listed, so that all stands on one page.
const MOST_FILES: usize = 10;
const MOST_ROSTERS: usize = 6;
/// Days after which a roster is old.
const OLD: i32 = 30;

/// The sheet.
#[must_use]
pub fn summary(tab: String, tabs: &Tabs, facts: &OfficeFacts, files: &[HeldFile], tally: &Tally) -> Sheet {
    let mut rows = vec![
        wide("名簿との照合結果（事務局内用）", Meaning::Title),
        wide("名簿の情報を含みます。提出者や受講者には渡さないでください。", Meaning::Plain),
        Line::blank(),
        heading("照合の結果"),
    ];
    outcomes(&mut rows, tabs, tally);
    rows.push(Line::blank());
    rows.push(heading("次にしていただくこと"));
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
                title: facts.head("名簿との照合結果"),
                care: Some(OFFICE_ONLY),
                ..Page::default()
            },
            ..Plan::default()
        },
        rows,
    }
}

fn outcomes(rows: &mut Vec<Line>, tabs: &Tabs, tally: &Tally) {
    rows.push(Line::of(vec![
        Cell::text("結果", Meaning::Header),
        Cell::text("行数", Meaning::Header),
        Cell::text("意味", Meaning::Header),
        Cell::text("シート", Meaning::Header),
    ]));
    let with_holder = tally.asked.saturating_sub(tally.count(Outcome::Candidate) + tally.count(Outcome::Ambiguous));
    for outcome in Outcome::ALL.iter().copied() {
        let list = Sort::of(outcome).and_then(|sort| Sort::ALL.iter().position(|known| *known == sort));
        let mut tab = list.and_then(|at| tabs.lists.get(at)).unwrap_or(&tabs.cases).clone();
        if outcome == Outcome::NotFound && with_holder > 0 {
            tab.push_str(&format!("（うち{with_holder}行は「{}」）", tabs.cases));
        }
        rows.push(Line::of(vec![
            Cell::text(outcome.ja(), Meaning::Label),
            Cell::count(tally.count(outcome), Meaning::Body),
            Cell::text(meaning(outcome), Meaning::Body),
            Cell::text(tab, Meaning::Body),
        ]));
    }
    rows.push(Line::of(vec![
        Cell::text("合計", Meaning::Total),
        Cell::count(tally.rows(), Meaning::Total),
        Cell::blank(Meaning::Total),
        Cell::blank(Meaning::Total),
    ]));
}

const fn meaning(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Matched => "名簿の会員と一致しました",
        Outcome::MatchedWithDifferences => "同じ会員ですが、記載に違いがあります",
        Outcome::Candidate => "会員の候補があります",
        Outcome::Ambiguous => "複数の会員があてはまります",
        Outcome::NotFound => "名簿に見つかりませんでした",
        Outcome::OutOfScope => "この名簿に載らない方です（誤りではありません）",
    }
}

fn steps(tabs: &Tabs, facts: &OfficeFacts, tally: &Tally) -> Vec<String> {
    let mut steps = Vec::new();
    let Tabs { cases, lists: [_, differing, not_found, _] } = tabs;
    if tally.asked > 0 {
        steps.push(format!(
            "シート「{cases}」の「決定」で1つ選び、決定者・決定日・理由を書いて保存してください（分からないものは空欄か「保留」のままで構いません）。"
        ));
        steps.push(
            "次に照合するとき、保存したブックを --decisions に指定してください。同じ内容の行は、もう確認をお願いしません。"
                .to_owned(),
        );
    }
    if tally.outdated > 0 {
        steps.push(format!(
            "以前の決定のうち {}行は、行か名簿の内容が変わったため使いませんでした。シート「{cases}」でもう一度決めてください。",
            tally.outdated
        ));
    }
    if tally.count(Outcome::MatchedWithDifferences) > 0 {
        steps.push(format!(
            "シート「{differing}」の番号・生年月日・氏名の違いは、提出元を通じてご本人に確認してください（名簿が古いこともあります）。"
        ));
    }
    if tally.count(Outcome::NotFound) > 0 {
        steps.push(format!("シート「{not_found}」の方は、入会して間もない方や県外の会員でないか確かめてください。"));
    }
    if tally.asked + tally.count(Outcome::MatchedWithDifferences) + tally.count(Outcome::NotFound) > 0 {
        steps.push("提出元に返すブックは --return-workbook で作ります。このブックは返さないでください。".to_owned());
    }
    match age(facts) {
        None => steps.push("名簿の基準日が分かりません。--roster-date に書くと、ここに載ります。".to_owned()),
        Some(days) if days > OLD => {
            steps.push(format!("名簿は {days}日前のものです。新しい名簿で照合し直すことをお勧めします。"));
        }
        Some(_) => {}
    }
    if steps.is_empty() {
        steps.push("確認していただくことはありません。".to_owned());
    }
    steps
}

/// How old the roster is, in days.
fn age(facts: &OfficeFacts) -> Option<i32> {
    let of = |date: Date| facts.as_of.since(date).map(|span| span.get_days()).ok();
    facts.roster_date.and_then(of)
}

fn particulars(rows: &mut Vec<Line>, facts: &OfficeFacts, files: &[HeldFile]) {
    rows.push(heading("照合したファイル"));
    for file in files.iter().take(MOST_FILES) {
        let size =
            if file.is_unreadable { "読み取れませんでした".to_owned() } else { format!("{}行", file.rows) };
        named(rows, &file.name, &size, &file.sha256);
    }
    more(rows, files.len().saturating_sub(MOST_FILES));
    rows.push(heading("名簿"));
    for roster in facts.rosters.iter().take(MOST_ROSTERS) {
        named(rows, &roster.path, &format!("{}行", roster.rows), &roster.sha256);
    }
    more(rows, facts.rosters.len().saturating_sub(MOST_ROSTERS));
    let date = facts.roster_date.map_or_else(|| "不明".to_owned(), |date| date.to_string());
    rows.push(label("名簿の基準日", &date));
    rows.push(label("名簿の範囲", facts.scope.ja()));
    if let Some(decisions) = &facts.decisions {
        rows.push(heading("以前の決定"));
        named(rows, &decisions.path, &format!("{}件", decisions.rows), &decisions.sha256);
    }
    rows.push(heading("この照合"));
    let stage = match facts.stage {
        Stage::Entry => "申込（研修会の前）",
        Stage::Result => "実績（研修会の後）",
    };
    rows.push(label("照合した基準日", &format!("{}　{stage}", facts.as_of)));
    rows.push(label("プログラム", &format!("kenshu {}", env!("CARGO_PKG_VERSION"))));
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

fn more(rows: &mut Vec<Line>, left_out: usize) {
    if left_out > 0 {
        rows.push(wide(&format!("ほかに {left_out}ファイル"), Meaning::Remark));
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
