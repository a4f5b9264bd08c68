//! Cases that are held against a roster.

use kenshu::finding::Finding;
use kenshu::io::Input;
use kenshu::reconcile::{Reconciler, Scope};
use kenshu::validate::{
    Against, DecisionsRead, MatchPrepare, MatchedRow, Options, Output, Replayed, RostersRead, RunInput, TableInfo,
    TableTotals, read_decisions, read_rosters, run,
};

use super::page::Case;
use super::{AsTheyAre, Kept};

/// Rosters of lines, `（ここから次のファイル）` between them.
pub fn rosters(text: &str, options: &Options<'_>) -> RostersRead {
    let part = |(at, text): (usize, &str)| RunInput {
        name: format!("名簿{}.csv", at + 1),
        input: Input::hold(format!("名簿{}.csv", at + 1), text.as_bytes(), u64::MAX - 1),
    };
    let inputs: Vec<RunInput> = text.split("（ここから次のファイル）\n").enumerate().map(part).collect();
    read_rosters(&inputs, options.as_of, 1).unwrap_or_else(|fault| panic!("{fault:?}\n{text}"))
}

/// Decisions of lines.
fn decisions(text: &str, options: &Options<'_>) -> DecisionsRead {
    let input = Input::hold("決定.csv".to_owned(), text.as_bytes(), u64::MAX - 1);
    let input = RunInput { name: "決定.csv".to_owned(), input };
    read_decisions(input, options.as_of).unwrap_or_else(|fault| panic!("{fault:?}\n{text}"))
}

/// Everything that is said of a case with rosters, theirs first.
pub fn judge_case(case: &Case, options: &mut Options<'_>) -> Vec<Finding> {
    let mut text = case.roster.clone().unwrap_or_default();
    if let Some(size) = case.option("roster-size") {
        text.push_str(&many(size.parse().unwrap()));
    }
    let mut read = rosters(&text, options);
    let date = case.option("roster-date").map(|date| date.parse().unwrap());
    read.judge(&options.filter, date, options.as_of);
    let mut findings: Vec<Finding> = read.tables.iter().flat_map(|table| table.findings.clone()).collect();
    let scope = case.option("scope").map_or_else(Scope::default, |word| Scope::from_word(word).unwrap());
    let reconciler = Reconciler::new(&read.roster, scope);
    let mut decided = case.decisions.as_deref().map(|text| decisions(text, options)).unwrap_or_default();
    decided.judge(&options.filter);
    findings.extend(decided.tables.iter().flat_map(|table| table.findings.clone()));
    let replayed = Replayed { reconciler, book: &decided.book };
    let against = Against { reconciler, decisions: Some(&replayed) };
    let options = Options {
        schema: options.schema.clone(),
        stage: options.stage,
        against: Some(against),
        ..Options::on(options.as_of)
    };
    let input = Input::hold("case.csv".to_owned(), case.bytes().as_slice(), u64::MAX - 1);
    let mut kept = Kept::default();
    run(&[RunInput { name: "case.csv".to_owned(), input }], &options, &AsTheyAre, &mut kept);
    findings.append(&mut kept.findings);
    findings
}

/// So many members whose numbers rise with the years: ten thousand a year from 1990 on, each 26 years old then.
fn many(size: u32) -> String {
    let step = 350_000 / size;
    let person = |at: u32| {
        let number = 280_000 + at * step;
        format!("{number},会員　{number},カイイン　{number},{}-05-{:02}\n", 1964 + at * step / 10_000, at % 28 + 1)
    };
    (0..size).map(person).collect()
}

/// What became of every row, kept.
#[derive(Default)]
pub struct Rows(pub Vec<MatchedRow>);

impl Output<Vec<MatchedRow>> for Rows {
    fn begin(&mut self, _: &TableInfo) -> bool {
        true
    }

    fn accept(&mut self, _: &TableInfo, piece: &mut Vec<MatchedRow>) -> bool {
        self.0.append(piece);
        true
    }

    fn across(&mut self, _: &TableInfo, _: &[Finding]) -> bool {
        true
    }

    fn end(&mut self, _: &TableInfo, _: &[Finding], _: &TableTotals) -> bool {
        true
    }
}

/// What becomes of the only row of a text, in Japanese.
pub fn outcome(text: &str, options: &Options<'_>) -> String {
    let input = Input::hold("case".to_owned(), text.as_bytes(), u64::MAX - 1);
    let mut rows = Rows::default();
    run(&[RunInput { name: "case".to_owned(), input }], options, &MatchPrepare::default(), &mut rows);
    rows.0.first().map_or_else(String::new, |row| row.answer.outcome.ja().to_owned())
}
