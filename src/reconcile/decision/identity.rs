use std::borrow::Cow;
use std::hash::BuildHasher;

use foldhash::fast::FixedState;

use crate::reconcile::Query;
use crate::reconcile::query::Told;
use crate::record::Record;
use crate::schema::Role;
use crate::value::{fold_name, fold_width, read_kana, trim_wide};

/// What a row is called by: its number, name, reading and birth date, normalised. What cannot be read is kept as it stands, so that
/// two rows with different faults are two.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Identity([String; 4]);

impl Identity {
    /// What its parts are, in order.
    pub const ROLES: [Role; 4] = [Role::RegistrationNumber, Role::Name, Role::Kana, Role::BirthDate];

    /// That of a row of a table.
    #[must_use]
    pub fn of(record: &Record<'_>) -> Self {
        let texts = Self::ROLES.map(|role| record.value(role).unwrap_or_default());
        Self::complete(Query::of(record), &texts)
    }

    /// That of a row whose four cells say this.
    #[must_use]
    pub fn of_texts(texts: &[String; 4]) -> Self {
        let [number, name, kana, birth] = [0, 1, 2, 3].map(|at: usize| trim_wide(&texts[at]));
        let query = Query::of_cells(Told { number, name, kana, birth, ..Told::default() });
        Self::complete(query, &[0, 1, 2, 3].map(|at: usize| Cow::Borrowed(texts[at].as_str())))
    }

    fn complete(query: Query, texts: &[Cow<'_, str>; 4]) -> Self {
        let swapped = query.swapped;
        let mut parts = query.normalised();
        for part in parts.iter_mut().filter(|part| part.contains(is_lost_in_a_workbook)) {
            *part = part.chars().map(as_in_a_workbook).collect();
        }
        for (at, part) in parts.iter_mut().enumerate().filter(|(_, part)| part.is_empty()) {
            // Name and reading were taken from each other's column.
            let from = if swapped && matches!(at, 1 | 2) { 3 - at } else { at };
            let text: String = trim_wide(&texts[from]).chars().map(as_in_a_workbook).collect();
            *part = match at {
                _ if text.is_empty() => text,
                1 => fold_name(&text),
                2 => read_kana(&text).folded.split_whitespace().collect(),
                _ => fold_width(&text).into_owned(),
            };
        }
        Self(parts)
    }

    /// `true` where nothing tells whose row it is.
    #[must_use]
    pub fn tells_nobody(&self) -> bool {
        self.0[0].is_empty() && self.0[1].is_empty()
    }

    /// The role in which two differ, if it is one only.
    pub(super) fn only_difference(&self, other: &Self) -> Option<Role> {
        let mut differing = Self::ROLES.into_iter().zip(self.0.iter().zip(&other.0)).filter(|(_, (a, b))| a != b);
        let (role, _) = differing.next()?;
        differing.next().is_none().then_some(role)
    }

    /// A key of all parts but each one in turn; none where what is left tells of nobody.
    pub(super) fn near_keys(&self) -> [Option<u64>; 4] {
        [0, 1, 2, 3].map(|left_out: usize| {
            let kept: Vec<(usize, &str)> =
                (0..).zip(self.0.iter().map(String::as_str)).filter(|(at, _)| *at != left_out).collect();
            let tells = kept.iter().any(|(at, text)| *at < 2 && !text.is_empty());
            tells.then(|| FixedState::default().hash_one(kept))
        })
    }
}

/// What a workbook cannot hold comes back from it as 〓.
fn as_in_a_workbook(c: char) -> char {
    if is_lost_in_a_workbook(c) { '〓' } else { c }
}

const fn is_lost_in_a_workbook(c: char) -> bool {
    c == char::REPLACEMENT_CHARACTER || c.is_ascii_control()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(texts: [&str; 4]) -> Identity {
        Identity::of_texts(&texts.map(str::to_owned))
    }

    #[test]
    fn spellings_of_one_row_are_one() {
        let usual = of(["453182", "高橋　一郎", "タカハシ　イチロウ", "1970-04-01"]);
        let same = [
            ["第453182号", "髙橋 一郎", "ﾀｶﾊｼ ｲﾁﾛｳ", "S45.4.1"],
            ["４５３１８２", "高橋一郎", "たかはし　いちろう", "昭和45年4月1日"],
            ["453182.0", "　高橋　一郎　", "タカハシイチロウ", "1970/4/1"],
            ["453182", "タカハシ　イチロウ", "高橋　一郎", "1970-04-01"],
        ];
        for texts in same {
            assert_eq!(of(texts), usual, "{texts:?}");
        }
        let others = [
            ["453183", "高橋　一郎", "タカハシ　イチロウ", "1970-04-01"],
            ["453182", "高橋　二郎", "タカハシ　イチロウ", "1970-04-01"],
            ["453182", "高橋　一郎", "タカハシ　イチロ", "1970-04-01"],
            ["453182", "高橋　一郎", "タカハシ　イチロウ", ""],
        ];
        for (texts, role) in others.into_iter().zip(Identity::ROLES) {
            assert_eq!(usual.only_difference(&of(texts)), Some(role), "{texts:?}");
            let near = usual.near_keys().into_iter().zip(of(texts).near_keys()).filter(|(a, b)| a == b).count();
            assert_eq!(near, 1, "{texts:?}");
        }
    }

    #[test]
    fn what_cannot_be_read_still_tells_rows_apart() {
        assert_ne!(of(["A453182", "", "", ""]), of(["B453182", "", "", ""]));
        assert_ne!(of(["453182", "", "", "不詳"]), of(["453182", "", "", "1970-13-01"]));
        assert_eq!(of(["45\u{FFFD}182", "田\u{7}中", "", ""]), of(["45〓182", "田〓中", "", ""]));
        assert!(of(["", "　", "タナカ", "1970-04-01"]).tells_nobody());
        assert_eq!(of(["", "田中", "", ""]).near_keys().iter().flatten().count(), 3);
    }
}
