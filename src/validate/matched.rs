//! Rows held against a roster, on their way to whoever shows them.

use compact_str::CompactString;

use crate::reconcile::{Answer, Outcome};
use crate::record::{Facts, Record};
use crate::schema::Role;

use super::stream::Prepare;
use super::table_info::Judged;

/// One data row with what became of it.
#[derive(Clone, Debug)]
pub struct MatchedRow {
    /// Its position among the data rows of its table, from 1.
    pub record: u64,
    /// The physical line on which it starts (the sheet row in a workbook), from 1.
    pub line: u64,
    /// Its row in a spreadsheet that opens the file, from 1.
    pub sheet_row: u64,
    /// What kind of row it is.
    pub facts: Facts,
    /// What it says of its person, where that was asked for.
    pub submitted: Submitted,
    /// What became of it.
    pub answer: Answer,
    /// Its findings that are listed, by severity: info, warning, error.
    pub findings: [u32; 3],
}

/// What a row says of its person, as it stands there: roles with their values, none of them blank.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Submitted(pub Vec<(Role, CompactString)>);

/// The roles that tell who a row is about, in the order in which they are shown.
pub const IDENTIFYING: [Role; 9] = [
    Role::RegistrationNumber,
    Role::Name,
    Role::FormerName,
    Role::Kana,
    Role::BirthDate,
    Role::Email,
    Role::Workplace,
    Role::Association,
    Role::MemberClass,
];

impl Submitted {
    /// What a row says.
    #[must_use]
    pub fn of(record: &Record<'_>) -> Self {
        Self(IDENTIFYING.into_iter().filter_map(|role| Some((role, record.value(role)?.into()))).collect())
    }

    /// The value of a role; blank where there is none.
    #[must_use]
    pub fn value(&self, role: Role) -> &str {
        self.0.iter().find(|(known, _)| *known == role).map_or("", |(_, value)| value)
    }
}

/// Of which rows the values are handed on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Values {
    /// Of none: cheap.
    #[default]
    OfNone,
    /// Of those that are no clean match.
    OfUnclean,
    /// Of all.
    OfAll,
}

/// Hands on every row that was held against a roster, in order. A run without a roster has none.
#[derive(Clone, Copy, Debug, Default)]
pub struct MatchPrepare {
    /// Of which rows the values are wanted.
    pub values: Values,
}

impl Prepare for MatchPrepare {
    type Piece = Vec<MatchedRow>;

    fn prepare(&self, judged: &Judged<'_>) -> Vec<MatchedRow> {
        let each = judged.held().map(|(record, answer)| {
            let wanted = match self.values {
                Values::OfNone => false,
                Values::OfUnclean => answer.outcome != Outcome::Matched,
                Values::OfAll => true,
            };
            MatchedRow::of(judged, &record, answer, wanted)
        });
        each.collect()
    }
}

impl MatchedRow {
    /// One row of a stretch; `with_values` takes what it says of its person along.
    #[must_use]
    pub fn of(judged: &Judged<'_>, record: &Record<'_>, answer: &Answer, with_values: bool) -> Self {
        let number = judged.records_before + record.number;
        let from = judged.findings.partition_point(|finding| finding.place.record.is_some_and(|at| at < number));
        let mut findings = [0; 3];
        for finding in judged.findings[from..].iter().take_while(|finding| finding.place.record == Some(number)) {
            findings[finding.severity as usize] += 1;
        }
        Self {
            record: number,
            line: judged.lines_before + u64::from(record.row.line) + 1,
            sheet_row: judged.sheet_rows_before + u64::from(record.row.sheet_row) + 1,
            facts: record.facts,
            submitted: if with_values { Submitted::of(record) } else { Submitted::default() },
            answer: answer.clone(),
            findings,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Finding;
    use crate::io::Input;
    use crate::reconcile::{Reconciler, Scope};
    use crate::validate::{Against, Decisions, Options, Output, RunInput, TableInfo, TableTotals, read_rosters, run};

    const ROSTER: &str = "医籍登録番号,氏名,フリガナ,生年月日\n451234,髙橋　一郎,タカハシ　イチロウ,1970-04-01\n";
    const ATTENDANCE: &str = "研修会の受講者\n医籍登録番号,氏名,氏名カナ,生年月日,メールアドレス\n\
        451234,髙橋　一郎,タカハシ　イチロウ,1970-04-01,a@b.example\n\
        ,,,,\n45123,\"高橋\n一郎\",タカハシ　イチロウ,1970-04-01,\n381920,鈴木　花子,スズキ　ハナコ,1971-05-02,c@d.example\n";

    #[derive(Default)]
    struct Kept(Vec<MatchedRow>);

    impl Output<Vec<MatchedRow>> for Kept {
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

    /// Nobody is on the roster whose number is not.
    struct Strict;

    impl Decisions for Strict {
        fn decide(&self, record: &Record<'_>, mut answer: Answer) -> Answer {
            if record.value(Role::RegistrationNumber).as_deref() == Some("45123") {
                (answer.outcome, answer.person) = (Outcome::NotFound, None);
            }
            answer
        }
    }

    fn rows(decisions: Option<&dyn Decisions>, values: Values) -> Vec<MatchedRow> {
        let hold = |text: &str| {
            [RunInput {
                name: "a.csv".to_owned(),
                input: Input::hold("a.csv".to_owned(), text.as_bytes(), u64::MAX - 1),
            }]
        };
        let as_of = jiff::civil::date(2026, 2, 10);
        let read = read_rosters(&hold(ROSTER), as_of, 1).unwrap();
        let against = Against { reconciler: Reconciler::new(&read.roster, Scope::default()), decisions };
        let options = Options { against: Some(against), ..Options::on(as_of) };
        let mut kept = Kept::default();
        run(&hold(ATTENDANCE), &options, &MatchPrepare { values }, &mut kept);
        kept.0
    }

    #[test]
    fn every_row_comes_with_what_became_of_it() {
        let rows = rows(None, Values::OfUnclean);
        let told: Vec<_> = rows.iter().map(|row| (row.record, row.line, row.sheet_row, row.answer.outcome)).collect();
        let wanted =
            [(1, 3, 3, Outcome::Matched), (2, 5, 5, Outcome::MatchedWithDifferences), (3, 7, 6, Outcome::NotFound)];
        assert_eq!(told, wanted);
        assert_eq!(rows[0].submitted, Submitted::default());
        assert_eq!(rows[1].submitted.value(Role::RegistrationNumber), "45123");
        assert!(rows[1].findings[2] >= 1, "the address is missing: {:?}", rows[1].findings);
    }

    #[test]
    fn a_decision_takes_the_place_of_the_answer() {
        let rows = rows(Some(&Strict), Values::OfAll);
        assert_eq!((rows[1].answer.outcome, rows[1].answer.person), (Outcome::NotFound, None));
        assert_eq!((rows[0].answer.outcome, rows[0].submitted.value(Role::Name)), (Outcome::Matched, "髙橋　一郎"));
    }
}
