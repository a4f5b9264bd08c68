//! What a column may mean by what stands in it. Only ever a guess.

use crate::schema::{Reading, Role, Vocabulary};
use crate::value::{
    Date, clean_credits, clean_number, has_space, is_clean_email, is_clean_kana, is_clean_name, is_katakana, read_date,
};

/// The role that all cells of a column speak for; `taken` are roles that have a column.
pub(super) fn guess(cells: &[&str], as_of: Date, taken: &[Role]) -> Option<Role> {
    if cells.is_empty() {
        return None;
    }
    let free = |role: Role| !taken.contains(&role);
    let all = |test: &dyn Fn(&str) -> bool| cells.iter().all(|cell| test(cell));
    if all(&|cell| is_clean_email(cell.as_bytes())) {
        return Some(Role::Email).filter(|role| free(*role));
    }
    if all(&|cell| cell.len() == 10 && cell.bytes().all(|b| b.is_ascii_digit())) {
        return Some(Role::MemberId).filter(|role| free(*role));
    }
    if all(&|cell| cell.len() == 6 && clean_number(cell.as_bytes()).is_some()) {
        return Some(Role::RegistrationNumber).filter(|role| free(*role));
    }
    if let Some(role) = dates(cells, as_of) {
        return Some(role).filter(|role| free(*role));
    }
    let codes = CODES.iter().find(|role| free(**role) && all(&|cell| is_word_of(**role, cell)));
    if codes.is_some() {
        return codes.copied();
    }
    if all(&|cell| is_clean_kana(cell.as_bytes()) && has_space(cell) && cell.chars().any(is_katakana)) {
        return Some(Role::Kana).filter(|role| free(*role));
    }
    if all(&|cell| is_clean_name(cell.as_bytes()) && has_space(cell) && !cell.is_ascii()) {
        return Some(Role::Name).filter(|role| free(*role));
    }
    let halves = cells.iter().any(|cell| cell.ends_with(".5"));
    (halves && free(Role::Credits) && all(&|cell| clean_credits(cell.as_bytes()).is_some())).then_some(Role::Credits)
}

/// Roles whose words tell them from any other.
const CODES: [Role; 5] = [Role::Participation, Role::Programme, Role::Category, Role::SessionMode, Role::Profession];

fn is_word_of(role: Role, cell: &str) -> bool {
    let is_number = cell.bytes().all(|byte| byte.is_ascii_digit());
    !is_number && matches!(Vocabulary::embedded().read(role, cell), Reading::One(_))
}

/// Days on which people were born lie twenty years back.
fn dates(cells: &[&str], as_of: Date) -> Option<Role> {
    let years: Option<Vec<i16>> = cells.iter().map(|cell| read_date(cell).ok().map(|read| read.date.year())).collect();
    let born = years?.iter().all(|year| *year < as_of.year() - 20);
    Some(if born { Role::BirthDate } else { Role::SeminarDate })
}
