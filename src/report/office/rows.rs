//! 照合一致, 一致（相違あり）, 名簿に該当なし and 名簿の対象外: one line a row.

use crate::reconcile::{DecisionBook, Outcome, Person, Replay, Roster};
use crate::report::sheet::{Cell, Column, Line, Meaning, Page, Paper, Plan};
use crate::schema::Role;
use crate::validate::MatchedRow;

use super::facts::{OFFICE_ONLY, OfficeFacts};
use super::shown::{decided, differences, known, side_by_side, standing_word, status_word, told};

/// A list of rows with one outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// 照合一致.
    Matched,
    /// 一致（相違あり）.
    Differing,
    /// 名簿に該当なし.
    NotFound,
    /// 名簿の対象外.
    OutOfScope,
}

/// A row on its way into a list.
pub struct Listed<'a> {
    /// Its number in the list, from 1.
    pub number: u64,
    /// The file, as people call it.
    pub file: &'a str,
    /// The row.
    pub row: &'a MatchedRow,
    /// The roster.
    pub roster: &'a Roster,
    /// What people decided.
    pub book: Option<&'a DecisionBook>,
}

const PERSON: [Role; 4] = [Role::RegistrationNumber, Role::Name, Role::Kana, Role::BirthDate];

impl Sort {
    /// All of them, in the order of their sheets.
    pub const ALL: [Self; 4] = [Self::Matched, Self::Differing, Self::NotFound, Self::OutOfScope];

    /// The list that a row with an outcome stands in; none for one that is asked about.
    #[must_use]
    pub const fn of(outcome: Outcome) -> Option<Self> {
        match outcome {
            Outcome::Matched => Some(Self::Matched),
            Outcome::MatchedWithDifferences => Some(Self::Differing),
            Outcome::NotFound => Some(Self::NotFound),
            Outcome::OutOfScope => Some(Self::OutOfScope),
            Outcome::Candidate | Outcome::Ambiguous => None,
        }
    }

    /// The name on its tab.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Matched => Outcome::Matched.ja(),
            Self::Differing => Outcome::MatchedWithDifferences.ja(),
            Self::NotFound => Outcome::NotFound.ja(),
            Self::OutOfScope => Outcome::OutOfScope.ja(),
        }
    }

    /// What stands on it where there is nobody.
    #[must_use]
    pub const fn nobody(self) -> &'static str {
        "該当する行はありません。"
    }

    /// Headings and widths.
    const fn columns(self) -> &'static [(&'static str, u16)] {
        match self {
            Self::Matched => &[
                ("No", 7),
                ("ファイル", 22),
                ("行", 8),
                ("医籍登録番号", 13),
                ("氏名", 18),
                ("氏名カナ", 22),
                ("生年月日", 13),
                ("所属医師会（名簿）", 24),
                ("備考", 22),
            ],
            Self::Differing => &[
                ("No", 6),
                ("ファイル", 18),
                ("行", 7),
                ("医籍登録番号\n提出値", 14),
                ("医籍登録番号\n名簿の表記", 14),
                ("氏名\n提出値", 18),
                ("氏名\n名簿の表記", 18),
                ("氏名カナ\n提出値", 21),
                ("氏名カナ\n名簿の表記", 21),
                ("生年月日\n提出値", 14),
                ("生年月日\n名簿の表記", 14),
                ("相違", 34),
                ("備考", 26),
            ],
            Self::NotFound | Self::OutOfScope => &[
                ("No", 6),
                ("ファイル", 18),
                ("行", 7),
                ("医籍登録番号", 13),
                ("氏名", 18),
                ("氏名カナ", 21),
                ("生年月日", 13),
                ("メールアドレス", 30),
                ("勤務先", 24),
                ("所属医師会・会員区分", 24),
                ("備考", 30),
            ],
        }
    }

    /// The sheet before its lines.
    #[must_use]
    pub fn plan(self, tab: String, facts: &OfficeFacts) -> Plan {
        let columns = self.columns().iter().map(|(_, wide)| Column::fixed(*wide));
        Plan {
            tab,
            columns: columns.collect(),
            frozen_rows: 1,
            header_row: Some(1),
            filter: true,
            page: Page {
                landscape: true,
                paper: Paper::A4,
                title: facts.head(self.title()),
                care: Some(OFFICE_ONLY),
                ..Page::default()
            },
            ..Plan::default()
        }
    }

    /// Its headings.
    #[must_use]
    pub fn header(self) -> Line {
        Line::header(self.columns().iter().map(|(label, _)| *label))
    }

    /// How many columns it has.
    #[must_use]
    pub const fn width(self) -> usize {
        self.columns().len()
    }

    /// The line of a row.
    #[must_use]
    pub fn line(self, listed: &Listed<'_>) -> Line {
        let Listed { number, file, row, roster, .. } = listed;
        let person = row.answer.person.and_then(|person| roster.person(person));
        let body = |text: String| Cell::text(text, Meaning::Body);
        let mut cells = vec![
            Cell::count(*number, Meaning::Short),
            Cell::text(*file, Meaning::Body),
            Cell::count(row.sheet_row, Meaning::Short),
        ];
        match (self, person) {
            (Self::Differing, Some(person)) => {
                for role in PERSON {
                    let differs = row.answer.differences.iter().any(|difference| difference.role == role);
                    cells.extend(side_by_side(&row.submitted, person, role, differs));
                }
                cells.push(body(differences(row)));
            }
            (Self::Matched, Some(person)) => {
                cells.extend(PERSON.map(|role| body(told(&row.submitted, role))));
                cells.push(body(known(person, Role::Association)));
            }
            _ => {
                let roles = [PERSON.as_slice(), &[Role::Email, Role::Workplace]].concat();
                cells.extend(roles.into_iter().map(|role| body(told(&row.submitted, role))));
                let member = [Role::Association, Role::MemberClass].map(|role| told(&row.submitted, role));
                let member: Vec<String> = member.into_iter().filter(|text| !text.is_empty()).collect();
                cells.push(body(member.join("　")));
            }
        }
        cells.push(body(listed.remark()));
        Line::of(cells)
    }
}

impl Listed<'_> {
    /// What else is to be known of it.
    fn remark(&self) -> String {
        let mut parts = Vec::new();
        let answer = &self.row.answer;
        if let (Some(Replay::Used(at, _)), Some(book)) = (answer.decision, self.book) {
            let entry = book.get(at).map(|decision| decided(&decision.entry));
            parts.push(format!("決定済み：{}", entry.unwrap_or_default()));
        }
        let person = answer.person.and_then(|row| self.roster.person(row));
        if person.is_some_and(Person::is_contested) {
            parts.push("名簿では、この番号の方が2人以上います".to_owned());
        }
        if let Some(status) = person.and_then(status_word) {
            parts.push(format!("名簿では{status}"));
        }
        if let Some(holder) = answer.number_holder.and_then(|row| self.roster.person(row)) {
            parts.push(format!("この番号は {} 様のもの", known(holder, Role::Name)));
        }
        parts.extend(standing_word(self.row).map(str::to_owned));
        parts.join("\n")
    }
}

/// The line that stands alone on a sheet without rows.
#[must_use]
pub fn none_line(text: &str, columns: usize) -> Line {
    Line::of(vec![Cell::text(text, Meaning::Plain).across(columns as u16)])
}

/// The last line where rows were left out.
#[must_use]
pub fn more_line(left_out: u64, columns: usize) -> Line {
    let text = format!(
        "このシートに載せられる行数を超えたため、ほかに {left_out}行は載せていません（件数は「要約」にあります）。"
    );
    Line::of(vec![Cell::text(text, Meaning::Remark).across(columns as u16)])
}
