//! What holding rows against a roster came to: the roster above the files, and for each file what became of its rows.

use std::io::Write;

use crate::finding::{Finding, Lang};
use crate::reconcile::Scope;
use crate::render::visible::{pad, visible};
use crate::render::words::{outcome_words, severity_word};
use crate::report::ExcerptPiece;
use crate::report::held::{CasePiece, Cases, HeldWith, MOST_CASES};
use crate::validate::{Output, RunTotals, TableInfo, TableTotals};

use super::case::push_case;
use super::group::push_sentences;
use super::heading::heading;
use super::output::TextOutput;
use super::style::TextStyle;

/// Writes the text of a run that is held against a roster: as [`TextOutput`] does, with more.
pub struct HeldTextOutput<'r, W> {
    text: TextOutput<W>,
    style: TextStyle,
    with: HeldWith<'r>,
    cases: Cases,
}

impl<'r, W: Write + Send> HeldTextOutput<'r, W> {
    /// Says first how the roster was read.
    pub fn new(out: W, style: TextStyle, with: HeldWith<'r>) -> Self {
        let mut made = Self { text: TextOutput::new(out, style), style, with, cases: Cases::default() };
        made.text.write(&made.rosters());
        made
    }

    /// Closes a run over several tables.
    pub fn finish(&mut self, run: &RunTotals) {
        self.text.finish(run);
    }

    /// Why writing stopped.
    pub fn take_fault(&mut self) -> Option<std::io::Error> {
        self.text.fault.take()
    }

    fn rosters(&self) -> String {
        let (lang, with) = (self.style.lang, self.with);
        let (people, rows) = (with.roster.people(), with.roster.rows());
        let date = date_words(with, lang);
        let mut out = match lang {
            Lang::Ja => {
                format!("\n名簿　{people}人（{rows}行）　基準日: {date}　範囲: {}\n", scope_words(with.scope, lang))
            }
            Lang::En => {
                format!("\nRoster: {people} people in {rows} rows, of {date}, {}\n", scope_words(with.scope, lang))
            }
        };
        if self.style.quiet {
            return out.split_off(1);
        }
        for (table, findings) in with.listed() {
            out.push_str(&heading(&table.info, lang, self.style.show_values));
            let (rows, left_out) = (table.totals.records, table.totals.totals);
            out.push_str(&match (lang, left_out) {
                (Lang::Ja, 0) => format!("  行数　　{rows}行\n"),
                (Lang::Ja, _) => format!("  行数　　{rows}行（合計などの {left_out}行を除く）\n"),
                (Lang::En, 0) => format!("  rows    {rows}\n"),
                (Lang::En, _) => format!("  rows    {rows} (and {left_out} that hold totals)\n"),
            });
            findings.iter().for_each(|finding| push_about_roster(&mut out, finding, self.style));
        }
        for (table, findings) in with.listed_decisions() {
            out.push_str(&heading(&table.info, lang, self.style.show_values));
            let rows = table.totals.records;
            out.push_str(&match lang {
                Lang::Ja => format!("  以前の決定　{rows}件\n"),
                Lang::En => format!("  decisions {rows}\n"),
            });
            findings.iter().for_each(|finding| push_about_roster(&mut out, finding, self.style));
        }
        out
    }

    /// What became of the rows, and those that a person must decide.
    fn came_to(&self) -> String {
        let (lang, cases) = (self.style.lang, &self.cases);
        let all: u64 = cases.outcomes.iter().map(|(_, count)| count).sum();
        if all == 0 {
            return String::new();
        }
        let mut out = match lang {
            Lang::Ja => format!("\n名簿との照合　{all}行（名簿の基準日: {}）\n", date_words(self.with, lang)),
            Lang::En => format!("\nHeld against the roster: {all} rows (roster of {})\n", date_words(self.with, lang)),
        };
        for (outcome, count) in cases.outcomes.iter().filter(|(_, count)| *count > 0) {
            out.push_str(&format!("  {}{count:>8}\n", pad(&outcome_words(outcome, lang), OUTCOME_WIDTH)));
        }
        if cases.settled > 0 {
            let words =
                if lang == Lang::Ja { "うち以前の決定によるもの" } else { "of these, decided before" };
            out.push_str(&format!("  {}{:>8}\n", pad(words, OUTCOME_WIDTH), cases.settled));
        }
        let count = cases.count();
        if count == 0 {
            return out;
        }
        out.push_str(&match lang {
            Lang::Ja => format!("\n人が決める行　{count}行（確かなものから）\n"),
            Lang::En => format!("\nFor a person to decide: {count} rows, the most certain first\n"),
        });
        for row in cases.first() {
            push_case(&mut out, row, self.with.roster, lang, self.style.show_values);
        }
        if count > MOST_CASES as u64 {
            let more = count - MOST_CASES as u64;
            out.push_str(&match lang {
                Lang::Ja => {
                    format!("  … ほか {more}行（--format csv -o 一覧.csv を付けると、Excel で開ける一覧になります）\n")
                }
                Lang::En => format!("  … and {more} more (--format csv -o list.csv lists them for a spreadsheet)\n"),
            });
        }
        out
    }
}

/// Columns of the screen that the word for an outcome takes.
const OUTCOME_WIDTH: usize = 26;

fn date_words(with: HeldWith<'_>, lang: Lang) -> String {
    match (with.date, lang) {
        (Some(date), _) => date.to_string(),
        (None, Lang::Ja) => "不明".to_owned(),
        (None, Lang::En) => "an unknown day".to_owned(),
    }
}

const fn scope_words(scope: Scope, lang: Lang) -> &'static str {
    match (scope, lang) {
        (_, Lang::Ja) => scope.ja(),
        (Scope::National, Lang::En) => "of the whole country",
        (Scope::Prefecture, Lang::En) => "members of one prefecture",
        (Scope::Local, Lang::En) => "members of local associations",
    }
}

fn push_about_roster(out: &mut String, finding: &Finding, style: TextStyle) {
    let word = severity_word(finding.severity, style.lang);
    out.push_str(&format!("  [{word}] {} ", visible(&finding.display_code())));
    let mut told = String::new();
    push_sentences(&mut told, finding, style.lang, style.show_values);
    out.push_str(told.trim_start());
}

impl<W: Write + Send> Output<(ExcerptPiece, CasePiece)> for HeldTextOutput<'_, W> {
    fn begin(&mut self, table: &TableInfo) -> bool {
        self.cases = Cases::default();
        self.text.begin(table)
    }

    fn accept(&mut self, table: &TableInfo, (excerpts, cases): &mut (ExcerptPiece, CasePiece)) -> bool {
        self.cases.add(std::mem::take(cases));
        self.text.accept(table, excerpts)
    }

    fn across(&mut self, table: &TableInfo, findings: &[Finding]) -> bool {
        self.text.across(table, findings)
    }

    fn end(&mut self, table: &TableInfo, closing: &[Finding], totals: &TableTotals) -> bool {
        if !self.style.quiet {
            let text = self.came_to();
            self.text.write(&text);
        }
        self.text.end(table, closing, totals)
    }
}
