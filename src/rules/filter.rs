//! `--select` and `--ignore`: which rules are asked.

use crate::finding::Severity;

use super::rule::Rule;

/// One word of `--select` or `--ignore`.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Word {
    /// `301`, or `E301` for that severity only.
    Code(u16, Option<Severity>),
    /// `3xx`.
    Band(u16),
    /// `registration-number-too-long`.
    Name(String),
}

/// Which rules are asked, and which of their findings count.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    select: Vec<Word>,
    ignore: Vec<Word>,
}

impl Filter {
    /// Reads the words of `--select` and `--ignore`.
    ///
    /// # Errors
    ///
    /// The first word that names no rule of `rules`.
    pub fn parse(select: &[String], ignore: &[String], rules: &[&Rule]) -> Result<Self, String> {
        let read = |words: &[String]| words.iter().map(|word| read_word(word, rules)).collect::<Result<Vec<_>, _>>();
        Ok(Self { select: read(select)?, ignore: read(ignore)? })
    }

    /// `true` when the rule is asked at all.
    #[must_use]
    pub fn wants(&self, rule: &Rule) -> bool {
        let names = |word: &Word| word.names(rule.code, rule.name);
        (self.select.is_empty() || self.select.iter().any(names))
            && !self.ignore.iter().any(|word| !matches!(word, Word::Code(_, Some(_))) && names(word))
    }

    /// `true` when a finding of a rule that is asked counts, at the severity it has: `E301` leaves `W301` alone.
    #[must_use]
    pub fn keeps(&self, code: u16, name: &str, severity: Severity) -> bool {
        let hits = |word: &Word| match word {
            Word::Code(wanted, Some(exact)) => *wanted == code && *exact == severity,
            word => word.names(code, name),
        };
        (self.select.is_empty() || self.select.iter().any(hits)) && !self.ignore.iter().any(hits)
    }

    /// `true` when [`Filter::keeps`] must be asked for every finding.
    #[must_use]
    pub fn looks_at_severity(&self) -> bool {
        self.select.iter().chain(&self.ignore).any(|word| matches!(word, Word::Code(_, Some(_))))
    }
}

impl Word {
    fn names(&self, code: u16, name: &str) -> bool {
        match self {
            Self::Code(wanted, _) => *wanted == code,
            Self::Band(band) => *band == code / 100,
            Self::Name(wanted) => wanted == name,
        }
    }
}

/// The rules that a word names: for `explain`, which takes the same words.
///
/// # Errors
///
/// The word itself, when it names no rule.
pub fn rules_named(word: &str, rules: &[&'static Rule]) -> Result<Vec<&'static Rule>, String> {
    let read = read_word(word, rules)?;
    Ok(rules.iter().copied().filter(|rule| read.names(rule.code, rule.name)).collect())
}

fn read_word(word: &str, rules: &[&Rule]) -> Result<Word, String> {
    let plain = word.trim();
    let (severity, rest) = match plain.chars().next() {
        Some('E' | 'e') => (Some(Severity::Error), &plain[1..]),
        Some('W' | 'w') => (Some(Severity::Warning), &plain[1..]),
        Some('I' | 'i') => (Some(Severity::Info), &plain[1..]),
        _ => (None, plain),
    };
    let read = if rest.len() == 3 && rest.bytes().all(|byte| byte.is_ascii_digit()) {
        Word::Code(rest.parse().map_err(|_| word.to_owned())?, severity)
    } else if plain.len() == 3 && plain[1..].eq_ignore_ascii_case("xx") {
        Word::Band(plain[..1].parse().map_err(|_| word.to_owned())?)
    } else {
        Word::Name(plain.to_ascii_lowercase())
    };
    if rules.iter().any(|rule| read.names(rule.code, rule.name)) { Ok(read) } else { Err(word.to_owned()) }
}
