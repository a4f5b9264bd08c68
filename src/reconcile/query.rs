use crate::record::Record;
use crate::schema::Role;
use crate::value::{
    NumberKind, fold_name, fold_name_into, is_hiragana, is_kanji, is_katakana, kana_skeleton, read_kana, read_number,
    trim_wide,
};

use super::birth::Birth;
use super::entry::email_key;
use super::name::Name;
use super::number::Number;

/// What a row says about who it is about.
#[derive(Clone, Debug, Default)]
pub struct Query {
    pub(super) number: Number,
    pub(super) name: Name,
    /// Full-width katakana without spaces.
    pub(super) kana: String,
    /// The reading with its halves the other way round.
    pub(super) kana_reversed: String,
    pub(super) skeleton: String,
    pub(super) birth: Birth,
    pub(super) email: String,
    pub(super) workplace: String,
    /// Name and reading stood in each other's column.
    pub(super) swapped: bool,
}

/// The cells of a row that tell who it is about, as they stand.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Told<'a> {
    pub number: &'a str,
    pub name: &'a str,
    pub kana: &'a str,
    pub birth: &'a str,
    pub email: &'a str,
    pub workplace: &'a str,
    pub former: &'a str,
}

impl Query {
    /// What a row of a table says.
    #[must_use]
    pub fn of(record: &Record<'_>) -> Self {
        let value = |role: Role| if record.is_garbled(role) { None } else { record.value(role) };
        let [number, name, kana, birth, email, workplace, former] = [
            Role::RegistrationNumber,
            Role::Name,
            Role::Kana,
            Role::BirthDate,
            Role::Email,
            Role::Workplace,
            Role::FormerName,
        ]
        .map(value);
        let text = |cell: &'_ Option<std::borrow::Cow<'_, str>>| cell.as_deref().map_or("", trim_wide).to_owned();
        let (number, name, kana, birth, email, workplace, former) =
            (text(&number), text(&name), text(&kana), text(&birth), text(&email), text(&workplace), text(&former));
        Self::of_cells(Told {
            number: &number,
            name: &name,
            kana: &kana,
            birth: &birth,
            email: &email,
            workplace: &workplace,
            former: &former,
        })
    }

    pub(super) fn of_cells(mut told: Told<'_>) -> Self {
        // Number and birth date in each other's column.
        let is_number = |text: &str| matches!(read_number(text).kind, NumberKind::Number(value) if value > 99_999);
        if read_number(told.number).kind == NumberKind::BirthDate && (told.birth.is_empty() || is_number(told.birth)) {
            std::mem::swap(&mut told.number, &mut told.birth);
        }
        let swapped = !told.kana.is_empty() && is_reading(told.name) && told.kana.chars().any(is_kanji);
        if swapped {
            std::mem::swap(&mut told.name, &mut told.kana);
        } else if told.kana.is_empty() && is_reading(told.name) && told.name.chars().any(is_katakana) {
            // Only the reading was told.
            told.kana = told.name;
        }
        let former = Some(told.former).filter(|former| !former.is_empty());
        let read = read_kana(told.kana).folded;
        let mut parts = read.split(char::is_whitespace).filter(|part| !part.is_empty());
        let kana_reversed = match (parts.next(), parts.next(), parts.next()) {
            (Some(family), Some(given), None) => format!("{given}{family}"),
            _ => String::new(),
        };
        let mut workplace = String::new();
        fold_name_into(told.workplace, &mut workplace);
        Self {
            number: Number::read(told.number),
            name: Name::of(told.name, former),
            kana: read.chars().filter(|c| !c.is_whitespace()).collect(),
            kana_reversed,
            skeleton: if told.kana.is_empty() { String::new() } else { kana_skeleton(told.kana) },
            birth: Birth::read(told.birth),
            email: if told.email.is_empty() { String::new() } else { email_key(told.email) },
            workplace,
            swapped,
        }
    }

    /// What the row is called by, for remembering what a person decided about it: all of it normalised.
    #[must_use]
    pub fn normalised(&self) -> [String; 4] {
        let number = match self.number {
            Number::Given(number) => number.to_string(),
            Number::None => String::new(),
        };
        let birth = self.birth.date().map_or_else(String::new, |date| date.to_string());
        [number, fold_name(&self.name.written), self.kana.clone(), birth]
    }
}

/// Kana and nothing else.
fn is_reading(text: &str) -> bool {
    let kana = |c: char| is_katakana(c) || is_hiragana(c) || crate::value::is_half_kana(c) || matches!(c, 'ー' | '・');
    !text.is_empty() && text.chars().all(|c| kana(c) || c.is_whitespace()) && text.chars().any(kana)
}
