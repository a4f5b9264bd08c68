//! 照合一致, 一致（相違あり）, 名簿に該当なし and 名簿の対象外: one line a row.

use crate::finding::{Lang, Text};
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

/// Headings and widths.
const MATCHED: &[(Text, u16)] = &[
    (t("No", "No"), 7),
    (t("ファイル", "File"), 22),
    (t("行", "Row"), 8),
    (t("医籍登録番号", "Registration number (医籍登録番号)"), 13),
    (t("氏名", "Name (氏名)"), 18),
    (t("氏名カナ", "Kana (氏名カナ)"), 22),
    (t("生年月日", "Date of birth (生年月日)"), 13),
    (t("所属医師会（名簿）", "Association (on the roster)"), 24),
    (t("備考", "Remarks"), 22),
];
const DIFFERING: &[(Text, u16)] = &[
    (t("No", "No"), 6),
    (t("ファイル", "File"), 18),
    (t("行", "Row"), 7),
    (t("医籍登録番号\n提出値", "Registration number\nas submitted"), 14),
    (t("医籍登録番号\n名簿の表記", "Registration number\non the roster"), 14),
    (t("氏名\n提出値", "Name\nas submitted"), 18),
    (t("氏名\n名簿の表記", "Name\non the roster"), 18),
    (t("氏名カナ\n提出値", "Kana\nas submitted"), 21),
    (t("氏名カナ\n名簿の表記", "Kana\non the roster"), 21),
    (t("生年月日\n提出値", "Date of birth\nas submitted"), 14),
    (t("生年月日\n名簿の表記", "Date of birth\non the roster"), 14),
    (t("相違", "Differences"), 34),
    (t("備考", "Remarks"), 26),
];
const OTHERS: &[(Text, u16)] = &[
    (t("No", "No"), 6),
    (t("ファイル", "File"), 18),
    (t("行", "Row"), 7),
    (t("医籍登録番号", "Registration number (医籍登録番号)"), 13),
    (t("氏名", "Name (氏名)"), 18),
    (t("氏名カナ", "Kana (氏名カナ)"), 21),
    (t("生年月日", "Date of birth (生年月日)"), 13),
    (t("メールアドレス", "Mail address"), 30),
    (t("勤務先", "Workplace"), 24),
    (t("所属医師会・会員区分", "Association, class"), 24),
    (t("備考", "Remarks"), 30),
];

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

const fn t(ja: &'static str, en: &'static str) -> Text {
    Text { ja, en }
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
    pub const fn title(self) -> Text {
        match self {
            Self::Matched => t(Outcome::Matched.ja(), "Matched (照合一致)"),
            Self::Differing => t(Outcome::MatchedWithDifferences.ja(), "Differing (相違あり)"),
            Self::NotFound => t(Outcome::NotFound.ja(), "Not found (名簿に該当なし)"),
            Self::OutOfScope => t(Outcome::OutOfScope.ja(), "Out of scope (名簿の対象外)"),
        }
    }

    /// What stands on it where there is nobody.
    #[must_use]
    pub const fn nobody(self) -> Text {
        t("該当する行はありません。", "There are no such rows.")
    }

    const fn columns(self) -> &'static [(Text, u16)] {
        match self {
            Self::Matched => MATCHED,
            Self::Differing => DIFFERING,
            Self::NotFound | Self::OutOfScope => OTHERS,
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
                title: facts.head(self.title().template(facts.lang)),
                care: Some(OFFICE_ONLY.template(facts.lang)),
                lang: facts.lang,
                ..Page::default()
            },
            ..Plan::default()
        }
    }

    /// Its headings.
    #[must_use]
    pub fn header(self, lang: Lang) -> Line {
        Line::header(self.columns().iter().map(|(label, _)| label.template(lang)))
    }

    /// How many columns it has.
    #[must_use]
    pub const fn width(self) -> usize {
        self.columns().len()
    }

    /// The line of a row.
    #[must_use]
    pub fn line(self, listed: &Listed<'_>, lang: Lang) -> Line {
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
                cells.push(body(differences(row, lang)));
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
        cells.push(body(listed.remark(lang)));
        Line::of(cells)
    }
}

impl Listed<'_> {
    /// What else is to be known of it.
    fn remark(&self, lang: Lang) -> String {
        let mut parts = Vec::new();
        let answer = &self.row.answer;
        if let (Some(Replay::Used(at, _)), Some(book)) = (answer.decision, self.book) {
            let entry = book.get(at).map(|decision| decided(&decision.entry));
            parts.push(format!("{}{}", lang.pick("決定済み：", "Decided: "), entry.unwrap_or_default()));
        }
        let person = answer.person.and_then(|row| self.roster.person(row));
        if person.is_some_and(Person::is_contested) {
            let ja = "名簿では、この番号の方が2人以上います";
            parts.push(lang.pick(ja, "On the roster several people have this number").to_owned());
        }
        if let Some(status) = person.and_then(status_word) {
            parts.push(format!("{}{}", lang.pick("名簿では", "On the roster: "), status.template(lang)));
        }
        if let Some(holder) = answer.number_holder.and_then(|row| self.roster.person(row)) {
            let holder = known(holder, Role::Name);
            parts.push(match lang {
                Lang::Ja => format!("この番号は {holder} 様のもの"),
                Lang::En => format!("The number is that of {holder}"),
            });
        }
        parts.extend(standing_word(self.row).map(|word| word.template(lang).to_owned()));
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
pub fn more_line(left_out: u64, columns: usize, lang: Lang) -> Line {
    let text = match lang {
        Lang::Ja => format!(
            "このシートに載せられる行数を超えたため、ほかに {left_out}行は載せていません（件数は「要約」にあります）。"
        ),
        Lang::En => format!("The sheet is full: {left_out} more rows are only counted, in the summary."),
    };
    Line::of(vec![Cell::text(text, Meaning::Remark).across(columns as u16)])
}
