/// The language of what users read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Japanese, the default whatever the locale.
    #[default]
    Ja,
    /// English.
    En,
}

impl Lang {
    /// The one of two texts that is in this language.
    #[must_use]
    pub const fn pick<'a>(self, ja: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Ja => ja,
            Self::En => en,
        }
    }
}

/// A sentence in both languages, with `{0}` … `{9}` where values go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    /// Japanese.
    pub ja: &'static str,
    /// English.
    pub en: &'static str,
}

impl Text {
    /// The sentence in one language, placeholders unfilled.
    #[must_use]
    pub const fn template(self, lang: Lang) -> &'static str {
        lang.pick(self.ja, self.en)
    }
}
