//! The language has to be known before the command line is parsed: help and usage errors are written in it too.

use std::ffi::OsString;

use crate::finding::Lang;

/// The language that the arguments ask for: the last `--lang` before `--`, otherwise Japanese, whatever the locale.
///
/// Anything that is not a language leaves Japanese in force; the parser complains about it afterwards.
#[must_use]
pub fn spoken(argv: &[OsString]) -> Lang {
    let mut lang = Lang::Ja;
    let mut words = argv.iter().skip(1).map(|word| word.to_string_lossy());
    while let Some(word) = words.next() {
        if word == "--" {
            break;
        }
        let value = match word.strip_prefix("--lang=") {
            Some(value) => Some(value.to_owned()),
            None if word == "--lang" => words.next().map(std::borrow::Cow::into_owned),
            None => None,
        };
        if let Some(value) = value {
            lang = if value == "en" { Lang::En } else { Lang::Ja };
        }
    }
    lang
}

/// One of two texts.
pub(crate) const fn pick<'a>(lang: Lang, ja: &'a str, en: &'a str) -> &'a str {
    lang.pick(ja, en)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_language_anywhere_before_the_double_dash() {
        let cases: &[(&[&str], Lang)] = &[
            (&["kenshu"], Lang::Ja),
            (&["kenshu", "--lang", "en", "--help"], Lang::En),
            (&["kenshu", "validate", "a.csv", "--lang=en"], Lang::En),
            (&["kenshu", "--lang", "en", "validate", "--lang", "ja"], Lang::Ja),
            (&["kenshu", "--lang", "fr"], Lang::Ja),
            (&["kenshu", "validate", "--", "--lang", "en"], Lang::Ja),
            (&["kenshu", "--lang"], Lang::Ja),
            (&["--lang=en"], Lang::Ja),
        ];
        for (argv, lang) in cases {
            let argv: Vec<OsString> = argv.iter().map(OsString::from).collect();
            assert_eq!(spoken(&argv), *lang, "{argv:?}");
        }
    }
}
