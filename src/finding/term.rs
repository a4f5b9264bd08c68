use super::text::Text;

/// Words of the program's own that stand in a sentence where a value may stand: each reads in the sentence's language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    /// A seminar that nothing names.
    ThisSeminar,
}

impl Term {
    /// The words.
    #[must_use]
    pub const fn words(self) -> Text {
        match self {
            Self::ThisSeminar => Text { ja: "この研修会", en: "this seminar" },
        }
    }
}
