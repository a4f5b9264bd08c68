use crate::finding::{Lang, Text};
use crate::schema::fold::text as fold;
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
pub const HOLDER: Text = Text { ja: "番号の持ち主の会員とする", en: "Take the holder of the number" };

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

    /// The words that people choose.
    #[must_use]
    pub const fn words(self) -> Text {
        match self {
            Self::Accept => Text { ja: "この会員とする", en: "Take this person" },
            Self::NotFound => Text { ja: "名簿に該当なしとする", en: "Not on the roster" },
            Self::WrongNumber => Text { ja: "別人（番号の誤り）", en: "Somebody else (wrong number)" },
            Self::Pending => Text { ja: "保留", en: "Pending" },
        }
    }

    /// The ruling that a cell means.
    #[must_use]
    pub(super) fn read(text: &str) -> Option<Self> {
        let folded = fold(text);
        if let Some(english) = Self::ALL.into_iter().find(|ruling| fold(ruling.words().en) == folded) {
            return Some(english);
        }
        let id = Vocabulary::embedded().canonical(Role::Decision, text)?;
        Self::ALL.into_iter().find(|ruling| ruling.id() == id)
    }
}

/// What a person chooses who takes the candidate of that number, from 1.
#[must_use]
pub fn candidate_word(number: usize, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("候補{number}の会員とする"),
        Lang::En => format!("Take candidate {number}"),
    }
}

/// `true` where a cell says that the holder of the row's number is meant.
pub(super) fn is_holder(text: &str) -> bool {
    text == HOLDER.ja || fold(text) == fold(HOLDER.en)
}

/// The candidate that a cell names, from 1: 候補2の会員とする, 候補２, 2, Take candidate 2.
pub(super) fn read_candidate(text: &str) -> Option<usize> {
    let folded = fold(text);
    let prefix = ["候補", "takecandidate", "candidate"].into_iter().find_map(|prefix| folded.strip_prefix(prefix));
    let rest = prefix.unwrap_or(&folded);
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
            let Text { ja, en } = ruling.words();
            for word in [ruling.id(), ja, en] {
                assert_eq!(Ruling::read(word), Some(ruling));
            }
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
            ("take  candidate 2", Some(2)),
            ("Candidate 3 or 4", None),
            ("候補", None),
            ("候補1ではない", None),
            ("候補1か2", None),
        ];
        for (text, number) in cases {
            assert_eq!(read_candidate(text), number, "{text}");
        }
        for lang in [Lang::Ja, Lang::En] {
            assert_eq!(read_candidate(&candidate_word(5, lang)), Some(5));
            assert!(is_holder(HOLDER.template(lang)) && !is_holder(&candidate_word(1, lang)));
        }
    }
}
