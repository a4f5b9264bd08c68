use crate::schema::{Role, Vocabulary};

/// What was decided about a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ruling {
    /// It is about the person who is named.
    Accept,
    /// It is about nobody on the roster.
    NotFound,
    /// It is about nobody who was shown; its number is wrong.
    WrongNumber,
    /// Nothing yet: it is asked about again.
    Pending,
}

/// What a person chooses who takes the holder of the row's number.
pub const HOLDER: &str = "番号の持ち主の会員とする";

impl Ruling {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Accept, Self::NotFound, Self::WrongNumber, Self::Pending];

    /// The word in machine-readable files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::NotFound => "not-found",
            Self::WrongNumber => "wrong-number",
            Self::Pending => "pending",
        }
    }

    /// The word that people choose.
    #[must_use]
    pub const fn ja(self) -> &'static str {
        match self {
            Self::Accept => "この会員とする",
            Self::NotFound => "名簿に該当なしとする",
            Self::WrongNumber => "別人（番号の誤り）",
            Self::Pending => "保留",
        }
    }

    /// The ruling that a cell means.
    #[must_use]
    pub(super) fn read(text: &str) -> Option<Self> {
        let id = Vocabulary::embedded().canonical(Role::Decision, text)?;
        Self::ALL.into_iter().find(|ruling| ruling.id() == id)
    }
}

/// What a person chooses who takes the candidate of that number, from 1.
#[must_use]
pub fn candidate_word(number: usize) -> String {
    format!("候補{number}の会員とする")
}

/// The candidate that a cell names, from 1: 候補2の会員とする, 候補２, 2.
pub(super) fn read_candidate(text: &str) -> Option<usize> {
    let folded = crate::schema::fold::text(text);
    let rest = folded.strip_prefix("候補").unwrap_or(&folded);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (number, tail) = rest.split_at(digits);
    matches!(tail, "" | "の会員とする" | "の会員" | "とする").then(|| number.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_as_people_write_them() {
        for ruling in Ruling::ALL {
            assert_eq!((Ruling::read(ruling.id()), Ruling::read(ruling.ja())), (Some(ruling), Some(ruling)));
        }
        let cases = [
            ("同一人物", Some(Ruling::Accept)),
            ("該当なし", Some(Ruling::NotFound)),
            ("別人(番号の誤り)", Some(Ruling::WrongNumber)),
            (" 保留　", Some(Ruling::Pending)),
            ("たぶん本人", None),
            ("", None),
        ];
        for (text, ruling) in cases {
            assert_eq!(Ruling::read(text), ruling, "{text}");
        }
    }

    #[test]
    fn candidates_are_named_by_their_number() {
        let cases = [
            ("候補1の会員とする", Some(1)),
            ("候補２の会員とする", Some(2)),
            ("候補 3", Some(3)),
            ("候補12とする", Some(12)),
            ("4", Some(4)),
            ("候補", None),
            ("候補1ではない", None),
            ("候補1か2", None),
        ];
        for (text, number) in cases {
            assert_eq!(read_candidate(text), number, "{text}");
        }
        assert_eq!(read_candidate(&candidate_word(5)), Some(5));
    }
}
