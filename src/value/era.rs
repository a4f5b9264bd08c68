//! The eras of the Japanese calendar.

use jiff::civil::Date;

/// An era from 明治 on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Era {
    pub(super) name: &'static str,
    short: char,
    letter: char,
    ligature: char,
    pub(super) first: Date,
    last: Date,
}

/// Oldest first. 大正 and 昭和 begin on the day on which the era before ends: both names are right for that day.
/// 明治 is read from its sixth year on, when the calendar became the solar one.
pub(super) const ERAS: [Era; 5] = [
    era("明治", '明', 'M', '㍾', (1873, 1, 1), (1912, 7, 30)),
    era("大正", '大', 'T', '㍽', (1912, 7, 30), (1926, 12, 25)),
    era("昭和", '昭', 'S', '㍼', (1926, 12, 25), (1989, 1, 7)),
    era("平成", '平', 'H', '㍻', (1989, 1, 8), (2019, 4, 30)),
    era("令和", '令', 'R', '㋿', (2019, 5, 1), (9999, 12, 31)),
];

const fn era(
    name: &'static str,
    short: char,
    letter: char,
    ligature: char,
    first: (i16, i8, i8),
    last: (i16, i8, i8),
) -> Era {
    let first = Date::constant(first.0, first.1, first.2);
    Era { name, short, letter, ligature, first, last: Date::constant(last.0, last.1, last.2) }
}

impl Era {
    /// The year of our calendar; the first year of an era is 1.
    pub(super) fn year(self, number: u32) -> Option<i16> {
        let first = self.first_year();
        i16::try_from(number).ok().filter(|n| (1..=200).contains(n)).map(|n| first + n - 1)
    }

    /// Its year 1. That of 明治 began before the calendar did.
    pub(super) fn first_year(self) -> i16 {
        if self.letter == 'M' { 1868 } else { self.first.year() }
    }

    /// `true` when the day lies in the era.
    pub(super) fn holds(self, date: Date) -> bool {
        (self.first..=self.last).contains(&date)
    }
}

/// Takes the name of an era off the front: 令和, 令, R, r, ㋿.
pub(super) fn take_era(text: &str) -> Option<(Era, &str)> {
    let first = text.chars().next()?;
    let era = *ERAS.iter().find(|era| {
        [era.short, era.letter, era.ligature].contains(&first.to_ascii_uppercase()) || text.starts_with(era.name)
    })?;
    let rest = text.strip_prefix(era.name).unwrap_or(&text[first.len_utf8()..]);
    Some((era, rest.trim_start_matches([' ', '.'])))
}
