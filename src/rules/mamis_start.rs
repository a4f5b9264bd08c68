//! Since when MAMIS keeps the credits of which programme (S1, S0 Q2, S2), for the rules about the date of a session.

use crate::finding::{Severity, Text};
use crate::record::{MAMIS_START, Plan, Record, Source};
use crate::schema::{Role, Vocabulary};
use crate::value::{CreditsReading, Date, read_credits};

/// What a session was for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Course {
    /// 認定産業医: stickers until March 2025.
    Occupational,
    /// 認定健康スポーツ医: paper certificates until March 2025.
    Sports,
    /// 日医生涯教育: moved into MAMIS, and could be entered until June 2025.
    Lifelong,
    /// Another programme, or none that is known.
    Unknown,
}

impl Course {
    /// The course of a programme or a category, by its canonical name.
    pub(super) fn of(id: &str) -> Self {
        match id {
            "occupational-physician" => Self::Occupational,
            "sports-physician" => Self::Sports,
            "lifelong-learning" => Self::Lifelong,
            _ if id.starts_with("basic-") || id.starts_with("renewal-") => Self::Occupational,
            _ if id.starts_with("sports-") => Self::Sports,
            _ => Self::Unknown,
        }
    }

    /// The course of a row: its programme; else its category; else the columns of credits that are filled.
    pub(super) fn of_row(record: &Record<'_>) -> Self {
        if let Some(programme) = stated(record, Role::Programme) {
            return Self::of(&programme);
        }
        if let Some(category) = stated(record, Role::Category) {
            return Self::of(&category);
        }
        let filled = record.plan.credit_columns.iter().filter_map(|&column| {
            let category = record.plan.columns.get(column)?.category.as_deref()?;
            let given = match read_credits(record.cell(column)) {
                CreditsReading::Half { units, .. } => units.is_positive(),
                CreditsReading::NotHalfStep { hundredths } => hundredths > 0,
                _ => false,
            };
            given.then(|| Self::of(category))
        });
        // Stickers and paper weigh most: they never were in MAMIS.
        filled.min_by_key(|course| *course as u8).unwrap_or(Self::Unknown)
    }

    /// The course of a whole table, where it is the same in every row.
    pub(super) fn of_table(plan: &Plan) -> Self {
        let told = |role| match plan.source(role) {
            Source::Constant(value) => Some(canonical(role, value)),
            _ => None,
        };
        told(Role::Programme).or_else(|| told(Role::Category)).map_or(Self::Unknown, |id| Self::of(&id))
    }

    /// What to say of a session before MAMIS. `{0}` is the date.
    pub(super) const fn verdict(self) -> (Severity, Text) {
        match self {
            Self::Occupational => (Severity::Error, OCCUPATIONAL),
            Self::Sports => (Severity::Error, SPORTS),
            Self::Lifelong => (Severity::Warning, LIFELONG),
            Self::Unknown => (Severity::Warning, UNKNOWN),
        }
    }

    /// What to do about it.
    pub(super) const fn help(self) -> Text {
        match self {
            Self::Occupational => HELP_OCCUPATIONAL,
            Self::Sports => HELP_SPORTS,
            Self::Lifelong => HELP_LIFELONG,
            Self::Unknown => HELP_UNKNOWN,
        }
    }
}

/// `true` for a session that was held before MAMIS kept credits.
pub(super) fn is_before_mamis(date: Date) -> bool {
    date < MAMIS_START
}

const OCCUPATIONAL: Text = Text {
    ja: "開催日「{0}」は2025年3月以前です。認定産業医の単位は MAMIS に登録できません（単位シールの扱い）。",
    en: "The session of \"{0}\" was before April 2025; its credits (認定産業医) are on stickers, not in MAMIS.",
};
const SPORTS: Text = Text {
    ja: "開催日「{0}」は2025年3月以前です。認定健康スポーツ医の単位は MAMIS に登録できません（修了証の扱い）。",
    en: "The session of \"{0}\" was before April 2025; its credits (認定健康スポーツ医) are on paper, not in MAMIS.",
};
const LIFELONG: Text = Text {
    ja: "開催日「{0}」は2025年3月以前です。日医生涯教育の過去分の登録は2025年6月30日で締め切られています。",
    en: "The session of \"{0}\" was before April 2025; such records (日医生涯教育) could be entered until 2025-06-30.",
};
const UNKNOWN: Text = Text {
    ja: "開催日「{0}」は2025年3月以前です。制度によっては MAMIS に登録できません。",
    en: "The session of \"{0}\" was before April 2025; MAMIS does not keep such credits of every programme.",
};
const HELP_OCCUPATIONAL: Text = Text {
    ja: "年の打ち間違いでなければ、この行を削除してください。ご本人には単位シールの保管をご案内ください（日医Q&A 問2）。",
    en: "Unless the year is a slip, delete the row; the attendee keeps the sticker (JMA Q&A 2).",
};
const HELP_SPORTS: Text = Text {
    ja: "年の打ち間違いでなければ、この行を削除してください。ご本人には修了証の保管をご案内ください（日医Q&A 問2・問10）。",
    en: "Unless the year is a slip, delete the row; the attendee keeps the certificate (JMA Q&A 2 and 10).",
};
const HELP_LIFELONG: Text = Text {
    ja: "年の打ち間違いでなければ、登録できるかを所属の都道府県医師会にお尋ねください。",
    en: "Unless the year is a slip, ask the prefectural association whether it can still be entered.",
};
const HELP_UNKNOWN: Text = Text {
    ja: "年の打ち間違いがないか確かめ、制度の列を入れるか、--set programme=認定産業医 のように指定してください。",
    en: "Check the year, and state the programme in a column or with --set programme=….",
};

/// The canonical value in a row; a blank or an unknown one is `None`.
fn stated(record: &Record<'_>, role: Role) -> Option<String> {
    match record.plan.source(role) {
        Source::Constant(value) => Some(canonical(role, value)),
        _ => record.code(role).map(|code| code.into_owned()),
    }
}

/// What is known for the whole table is spelt as a cell would be.
fn canonical(role: Role, value: &str) -> String {
    Vocabulary::embedded().canonical(role, value).unwrap_or(value).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_category_tells_its_course() {
        let cases = [
            ("occupational-physician", Course::Occupational),
            ("basic-early", Course::Occupational),
            ("renewal-practical", Course::Occupational),
            ("sports-retraining", Course::Sports),
            ("lifelong-learning", Course::Lifelong),
            ("board-certified-common", Course::Unknown),
            ("common-required", Course::Unknown),
        ];
        for (id, course) in cases {
            assert_eq!(Course::of(id), course, "{id}");
        }
        assert_eq!(canonical(Role::Programme, "認定産業医"), "occupational-physician");
    }
}
