//! 要確認: the rows that a person decides, one line for all rows that say the same of their person.

use std::collections::HashMap;

use crate::finding::{Lang, Text};
use crate::reconcile::{
    Change, DecisionBook, Grade, HOLDER, Identity, Outcome, Replay, Roster, Ruling, candidate_word,
};
use crate::report::feedback::storable;
use crate::report::sheet::{Area, Cell, Column, Input, Line, Meaning, Page, Paper, Plan, Sheet, Takes};
use crate::schema::Role;
use crate::validate::{CASES_HEADER, CASES_NAME, MatchedRow};

use super::facts::{OFFICE_ONLY, OfficeFacts};
use super::rows::{more_line, none_line};
use super::shown::{candidate_cell, holder_cell, standing_word, told};
use super::tally::is_about_a_physician;

const NOTHING: Text = Text { ja: "確認が必要な行はありません。", en: "There is nothing to decide." };
/// Candidates that are shown.
const MOST_CANDIDATES: usize = 5;
/// Rows that a line names.
const MOST_ROWS: usize = 6;

/// A line on its way.
#[derive(Clone, Debug)]
pub struct Case {
    row: MatchedRow,
    file: String,
    /// The rows of the sheet that say the same, in order.
    rows: Vec<u64>,
    /// Rows of other files that do.
    elsewhere: u64,
}

/// The lines on their way.
#[derive(Debug, Default)]
pub struct Cases {
    cases: Vec<Case>,
    known: HashMap<Identity, usize>,
    /// Cases that are not listed.
    left_out: u64,
}

impl Cases {
    /// Takes a row, as long as there is room for so many lines.
    pub fn push(&mut self, file: &str, row: &MatchedRow, most: u64) {
        let identity = Identity::of_texts(&Identity::ROLES.map(|role| row.submitted.value(role).to_owned()));
        let known = self.known.get(&identity).and_then(|&at| self.cases.get_mut(at));
        if let Some(known) = known.filter(|known| shows_the_same(&known.row, row)) {
            if known.file == file {
                known.rows.push(row.sheet_row);
            } else {
                known.elsewhere += 1;
            }
        } else if self.cases.len() as u64 >= most {
            self.left_out += 1;
        } else {
            self.known.insert(identity, self.cases.len());
            let (rows, file) = (vec![row.sheet_row], file.to_owned());
            self.cases.push(Case { row: row.clone(), file, rows, elsewhere: 0 });
        }
    }

    /// The sheet: the most certain first.
    #[must_use]
    pub fn sheet(mut self, tab: String, facts: &OfficeFacts, roster: &Roster, book: Option<&DecisionBook>) -> Sheet {
        self.cases.sort_by_key(|case| order(&case.row));
        let shown = self.cases.iter().map(|case| case.row.answer.candidates.len()).max().unwrap_or_default();
        let shown = shown.clamp(1, MOST_CANDIDATES);
        let mut rows = vec![Line::header(CASES_HEADER.map(|label| label.template(facts.lang)))];
        rows.extend(self.cases.iter().zip(1..).map(|(case, number)| case.line(number, roster, book, facts.lang)));
        if self.cases.is_empty() {
            rows.push(none_line(NOTHING.template(facts.lang), CASES_HEADER.len()));
        }
        if self.left_out > 0 {
            rows.push(more_line(self.left_out, CASES_HEADER.len(), facts.lang));
        }
        Sheet { plan: plan(tab, facts, shown, rows.len()), rows }
    }
}

impl Case {
    fn line(&self, number: u64, roster: &Roster, book: Option<&DecisionBook>, lang: Lang) -> Line {
        let Self { row, .. } = self;
        let answer = &row.answer;
        let body = |role: Role| Cell::text(told(&row.submitted, role), Meaning::Body);
        let mut cells = vec![
            Cell::count(number, Meaning::Short),
            Cell::text(self.kind(book, lang), Meaning::Body),
            Cell::text(self.file.as_str(), Meaning::Body),
            Cell::text(self.places(lang), Meaning::Short),
        ];
        cells.extend(Identity::ROLES.map(body));
        let others = [Role::FormerName, Role::Email, Role::Workplace, Role::Association, Role::MemberClass];
        let others: Vec<String> = others.map(|role| told(&row.submitted, role)).into_iter().collect();
        let others: Vec<String> = others.into_iter().filter(|text| !text.is_empty()).collect();
        cells.push(Cell::text(others.join("\n"), Meaning::Body));
        let mut candidates = answer.candidates.iter().take(MOST_CANDIDATES);
        for _ in 0..MOST_CANDIDATES {
            let cell = candidates
                .next()
                .and_then(|candidate| Some((roster.person(candidate.person)?, candidate)))
                .map(|(person, candidate)| candidate_cell(row, person, candidate, lang));
            cells.push(cell.unwrap_or_else(|| Cell::blank(Meaning::Body)));
        }
        let holder = answer.number_holder.and_then(|holder| roster.person(holder));
        cells.push(
            holder.map_or_else(|| Cell::blank(Meaning::Body), |person| holder_cell(&row.submitted, person, lang)),
        );
        cells.extend(self.entries(book, lang).map(|text| Cell::text(text, Meaning::Entry)));
        Line::of(cells)
    }

    /// Why it is asked.
    fn kind(&self, book: Option<&DecisionBook>, lang: Lang) -> String {
        let answer = &self.row.answer;
        if let Some(word) = standing_word(&self.row) {
            let word = word.template(lang);
            return match lang {
                Lang::Ja => format!("決定は不要\n（{word}）"),
                Lang::En => format!("No decision needed\n({word})"),
            };
        }
        let why = match answer.outcome {
            Outcome::Ambiguous => lang.pick("複数該当", "Several fit"),
            Outcome::NotFound => lang.pick("番号が別の会員のもの", "The number is somebody else's"),
            _ if answer.number_holder.is_some() => {
                lang.pick("候補あり\n（番号は別の会員のもの）", "Candidates\n(the number is somebody else's)")
            }
            _ => lang.pick("候補あり", "Candidates"),
        };
        let changed = match answer.decision {
            Some(Replay::Outdated(_, Change::Row(role))) => match lang {
                Lang::Ja => format!("{}が変わった", role.ja()),
                Lang::En => format!("{} has changed", role.en()),
            },
            Some(Replay::Outdated(_, Change::Person)) => {
                lang.pick("名簿の記載が変わった", "the roster has changed").to_owned()
            }
            Some(Replay::Outdated(_, Change::Gone)) => {
                lang.pick("その会員が名簿にいない", "that person is not on the roster").to_owned()
            }
            Some(Replay::Outdated(_, Change::Newcomer)) => {
                lang.pick("新しい候補がいる", "there is a new candidate").to_owned()
            }
            _ => return why.to_owned(),
        };
        let Some(Replay::Outdated(at, _)) = answer.decision else { return why.to_owned() };
        let day = book.and_then(|book| book.get(at)).map(|decision| decision.entry.on.trim()).unwrap_or_default();
        match (lang, day) {
            (Lang::Ja, "") => format!("{why}\n決定は使えません（{changed}ため）"),
            (Lang::Ja, day) => format!("{why}\n{day} の決定は使えません（{changed}ため）"),
            (Lang::En, "") => format!("{why}\nThe decision of before was not used: {changed}"),
            (Lang::En, day) => format!("{why}\nThe decision of {day} was not used: {changed}"),
        }
    }

    fn places(&self, lang: Lang) -> String {
        let rows: Vec<String> = self.rows.iter().take(MOST_ROWS).map(u64::to_string).collect();
        let more = (self.rows.len() - rows.len()) as u64;
        let mut text = rows.join(lang.pick("・", ", "));
        if more > 0 {
            text.push_str(&match lang {
                Lang::Ja => format!("\nほか{more}行"),
                Lang::En => format!("\nand {more} more"),
            });
        }
        if self.elsewhere > 0 {
            text.push_str(&match lang {
                Lang::Ja => format!("\n別のファイルに{}行", self.elsewhere),
                Lang::En => format!("\nin other files: {}", self.elsewhere),
            });
        }
        text
    }

    /// What is filled in: what was put off before.
    fn entries(&self, book: Option<&DecisionBook>, lang: Lang) -> [String; 4] {
        let Some(Replay::Pending(at)) = self.row.answer.decision else { return [const { String::new() }; 4] };
        let Some(decision) = book.and_then(|book| book.get(at)) else { return [const { String::new() }; 4] };
        let entry = &decision.entry;
        let text = |text: &str| storable(text, true).into_owned();
        [Ruling::Pending.words().template(lang).to_owned(), text(&entry.by), text(&entry.on), text(&entry.why)]
    }
}

/// A decision about one is a decision about the other: the same row, and the same people are shown.
fn shows_the_same(one: &MatchedRow, other: &MatchedRow) -> bool {
    let people = |row: &MatchedRow| {
        let answer = &row.answer;
        let candidates: Vec<u32> = answer.candidates.iter().map(|candidate| candidate.person).collect();
        (answer.outcome, candidates, answer.number_holder, answer.decision)
    };
    people(one) == people(other)
}

/// Somebody who is certain before somebody who may be; one candidate before several; last those about whom nobody decides.
fn order(row: &MatchedRow) -> (bool, u8, Option<Grade>, usize) {
    let kind = match row.answer.outcome {
        Outcome::Candidate => 0,
        Outcome::Ambiguous => 1,
        _ => 2,
    };
    (
        !is_about_a_physician(row),
        kind,
        row.answer.candidates.first().map(|first| first.grade),
        row.answer.candidates.len(),
    )
}

fn plan(tab: String, facts: &OfficeFacts, shown: usize, rows: usize) -> Plan {
    let lang = facts.lang;
    // In the order of the headings.
    let mut widths = [5, 16, 16, 13, 11, 15, 18, 12, 24, 24, 24, 24, 24, 24, 22, 24, 11, 12, 22];
    if lang == Lang::En {
        // A long word would be broken.
        (widths[1], widths[4], widths[15]) = (20, 13, 30);
    }
    for unused in &mut widths[9 + shown..9 + MOST_CANDIDATES] {
        *unused = if lang == Lang::En { 12 } else { 7 };
    }
    let mut words: Vec<String> = (1..=shown).map(|number| candidate_word(number, lang)).collect();
    words.push(HOLDER.template(lang).to_owned());
    words.extend(
        [Ruling::NotFound, Ruling::WrongNumber, Ruling::Pending].map(|ruling| ruling.words().template(lang).to_owned()),
    );
    let column = CASES_HEADER.iter().position(|label| label.ja == "決定").unwrap_or_default() as u32 + 1;
    let area = Area { first_row: 2, last_row: rows.max(2) as u32, first_column: column, last_column: column };
    let hint = lang.pick(
        "一覧から1つ選んでください。ほかの事情は「理由」に書いてください。",
        "Choose one from the list. What else there is to say goes into \"Reason\".",
    );
    Plan {
        tab,
        columns: widths.map(Column::fixed).to_vec(),
        frozen_rows: 1,
        frozen_columns: 0,
        header_row: Some(1),
        filter: true,
        name: Some(CASES_NAME.to_owned()),
        inputs: vec![Input {
            area,
            takes: Takes::OneOf(words),
            hint: Some((lang.pick("決定", "Decision (決定)").to_owned(), hint.to_owned())),
            lenient: false,
        }],
        page: Page {
            landscape: true,
            paper: Paper::A3,
            title: facts.head(lang.pick("要確認", "To decide")),
            care: Some(OFFICE_ONLY.template(lang)),
            lang,
            ..Page::default()
        },
        ..Plan::default()
    }
}
