//! One application, as its row tells it.

use crate::finding::Place;
use crate::record::Record;
use crate::schema::Role;
use crate::value::{Date, NumberKind, read_date, read_number, strip_invisible, trim_wide};

use super::belonging::Belonging;
use super::fee::Fee;
use super::words::{Course, Kind};

/// One application.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Application {
    /// The table it stands in, counted from 0 over all tables of applications.
    pub table: usize,
    /// Its row there.
    pub place: Place,
    /// Columns from 1 of the roles that findings point at.
    pub columns: Columns,
    /// 医籍登録番号; `None` where none could be read.
    pub number: Option<u32>,
    /// The same as it stands, for whoever reads a finding.
    pub number_text: String,
    /// 氏名.
    pub name: String,
    /// フリガナ.
    pub kana: String,
    /// 生年月日.
    pub birth: Option<Date>,
    /// 制度; `None` where it is blank or not one for which boards are asked.
    pub course: Option<Course>,
    /// The same as it stands.
    pub course_text: String,
    /// 新規 or 更新.
    pub kind: Option<Kind>,
    /// The same as it stands.
    pub kind_text: String,
    /// 申請日.
    pub date: Option<Date>,
    /// 所属医師会, or that there is none.
    pub belonging: Belonging,
    /// 会員区分, as it stands.
    pub class: String,
    /// 勤務先.
    pub workplace: String,
    /// 証拠書類, as it stands; `None` where no column tells.
    pub evidence: Option<String>,
    /// 審査・登録料.
    pub fee: Fee,
    /// The day on which the local association agreed: `Some(None)` where the column is blank, `None` where there is none.
    pub passed_on: Option<Option<Date>>,
    /// The doctor cannot apply in MAMIS, so the office does it (日医Q&A 問8).
    pub by_proxy: bool,
}

/// Columns from 1; `None` where no column holds the role.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// 医籍登録番号.
    pub number: Option<u32>,
    /// 制度.
    pub course: Option<u32>,
    /// 申請区分.
    pub kind: Option<u32>,
    /// 申請日.
    pub date: Option<u32>,
    /// 所属医師会.
    pub association: Option<u32>,
    /// 証拠書類.
    pub evidence: Option<u32>,
    /// 審査・登録料.
    pub fee: Option<u32>,
    /// 郡市区承認日.
    pub passed_on: Option<u32>,
}

impl Application {
    /// The application of a row. `lines_before` counts the lines before its block, `records_before` the data rows.
    #[must_use]
    pub fn of(record: &Record<'_>, table: usize, records_before: u64, lines_before: u64) -> Self {
        let text = |role: Role| {
            let value = if record.is_garbled(role) || record.has_error_value(role) { None } else { record.value(role) };
            value.map(|value| trim_wide(&strip_invisible(&value)).to_owned()).unwrap_or_default()
        };
        let has = |role: Role| record.plan.knows(role);
        let day = |role: Role| read_date(&text(role)).ok().map(|read| read.date);
        let column = |role: Role| record.plan.column_of(role).map(|column| column as u32 + 1);
        let number_text = text(Role::RegistrationNumber);
        let number = match read_number(&number_text).kind {
            NumberKind::Number(number) if number > 0 => Some(number),
            _ => None,
        };
        let place = record.place();
        let moved = |count: Option<u64>, by: u64| count.map(|count| count.saturating_add(by));
        Self {
            table,
            place: crate::finding::Place {
                record: moved(place.record, records_before),
                line: moved(place.line, lines_before),
                sheet_row: moved(place.sheet_row, lines_before),
                column: None,
            },
            columns: Columns {
                number: column(Role::RegistrationNumber),
                course: column(Role::Programme),
                kind: column(Role::ApplicationKind),
                date: column(Role::ApplicationDate),
                association: column(Role::Association),
                evidence: column(Role::Evidence),
                fee: column(Role::FeePaid),
                passed_on: column(Role::CheckedOn),
            },
            number,
            number_text,
            name: text(Role::Name),
            kana: text(Role::Kana),
            birth: day(Role::BirthDate),
            course: record.code(Role::Programme).and_then(|id| Course::of_id(&id)),
            course_text: text(Role::Programme),
            kind: record.code(Role::ApplicationKind).and_then(|id| Kind::of_id(&id)),
            kind_text: text(Role::ApplicationKind),
            date: day(Role::ApplicationDate),
            belonging: Belonging::read(&text(Role::Association), &text(Role::MemberClass)),
            class: text(Role::MemberClass),
            workplace: text(Role::Workplace),
            evidence: has(Role::Evidence).then(|| text(Role::Evidence)),
            fee: if has(Role::FeePaid) { Fee::read(&text(Role::FeePaid)) } else { Fee::NotTold },
            passed_on: has(Role::CheckedOn).then(|| day(Role::CheckedOn)),
            by_proxy: text(Role::Note).contains("代理")
                || matches!(record.code(Role::MyPage).as_deref(), Some("incomplete" | "none")),
        }
    }

    /// The place of a column, or of the row where there is none.
    #[must_use]
    pub fn at(&self, column: Option<u32>) -> Place {
        Place { column, ..self.place }
    }
}
