use std::sync::LazyLock;

use crate::schema::SchemaError;
use crate::value::Date;

use super::calendar::{Calendar, Round};
use super::carry::carried;

/// Path and text of every embedded calendar.
pub const EMBEDDED: &[(&str, &str)] = &[
    ("schemas/rounds/jma-2025.toml", include_str!("../../../schemas/rounds/jma-2025.toml")),
    ("schemas/rounds/jma-2026.toml", include_str!("../../../schemas/rounds/jma-2026.toml")),
];

/// The calendars of a run: those of the user before those of 日医.
#[derive(Clone, Debug, Default)]
pub struct Rounds {
    own: Vec<Calendar>,
    jma: Vec<Calendar>,
}

impl Rounds {
    /// Those that come with the program. Tests hold that each of them can be read.
    #[must_use]
    pub fn embedded() -> &'static Self {
        static EMBEDDED_ROUNDS: LazyLock<Rounds> = LazyLock::new(|| {
            let jma = EMBEDDED.iter().filter_map(|(path, text)| Calendar::parse(path, text).ok()).collect();
            Rounds { own: Vec::new(), jma }
        });
        &EMBEDDED_ROUNDS
    }

    /// Those of the user go before those of 日医, and fill in where they have a round.
    #[must_use]
    pub fn with_own(own: Vec<Calendar>) -> Self {
        Self { own, jma: Self::embedded().jma.clone() }
    }

    /// All calendars, those of the user first.
    pub fn calendars(&self) -> impl Iterator<Item = &Calendar> {
        self.own.iter().chain(&self.jma)
    }

    /// The round of that name, carried over where no calendar has it.
    #[must_use]
    pub fn by_id(&self, id: &str) -> Option<Round> {
        let written = self.calendars().flat_map(|calendar| &calendar.rounds).find(|round| round.id == id);
        if let Some(round) = written {
            return Some(round.clone());
        }
        self.calendars().find_map(|calendar| {
            calendar
                .rounds
                .iter()
                .find_map(|round| YEARS.filter(|&by| by != 0).map(|by| carried(round, by)).find(|round| round.id == id))
        })
    }

    /// The round in which a certificate of the programme is renewed that expires on `expiry`.
    #[must_use]
    pub fn due(&self, programme: &str, expiry: Date) -> Option<Round> {
        let holds = |round: &Round| (round.expiry_from..=round.expiry_until).contains(&expiry);
        let of = |calendars: &'_ [Calendar]| {
            let written = rounds_of(calendars, programme).find(|round| holds(round)).cloned();
            written.or_else(|| nearest_year(calendars, programme, expiry, holds))
        };
        // A calendar of one's own holds for its own years; 日医's months are the better guess for others.
        rounds_of(&self.own, programme).find(|round| holds(round)).cloned().or_else(|| of(&self.jma))
    }

    /// The first round of the programme whose applications are still taken on `day`, from `due` on where there is one.
    #[must_use]
    pub fn next(&self, programme: &str, day: Date, due: Option<&Round>) -> Option<Round> {
        let from = due.map_or(Date::MIN, |due| due.expiry_from);
        let open = |round: &Round| round.apply_until >= day && round.expiry_from >= from;
        if let Some(due) = due.filter(|due| open(due)) {
            return Some(due.clone());
        }
        let first = |calendars: &[Calendar]| {
            rounds_of(calendars, programme).filter(|round| open(round)).min_by_key(|round| round.apply_until).cloned()
        };
        let carried = || {
            let all = rounds_of(&self.jma, programme).flat_map(|round| YEARS.map(|by| carried(round, by)));
            all.filter(open).min_by_key(|round| round.apply_until)
        };
        // Whichever is open first: a calendar of one's own may begin later than the application.
        let own = first(&self.own);
        let jma = first(&self.jma).filter(|_| own.is_none());
        own.or(jma).or_else(carried)
    }
}

/// Years over which months are carried: a certificate is valid for five, and one may be long overdue.
const YEARS: std::ops::RangeInclusive<i16> = -30..=30;

fn rounds_of<'a>(calendars: &'a [Calendar], programme: &str) -> impl Iterator<Item = &'a Round> {
    let fits = |calendar: &&Calendar| calendar.programmes.iter().any(|known| known == programme);
    let calendars: Vec<&Calendar> = calendars.iter().filter(fits).collect();
    calendars.into_iter().flat_map(|calendar| &calendar.rounds)
}

/// The months of the nearest year, carried over.
fn nearest_year(calendars: &[Calendar], programme: &str, day: Date, holds: impl Fn(&Round) -> bool) -> Option<Round> {
    let by = |round: &Round| day.year().saturating_sub(round.expiry_until.year());
    let near = |round: &Round| [by(round) - 1, by(round), by(round) + 1].map(|years| (years, carried(round, years)));
    let found = rounds_of(calendars, programme).flat_map(near).filter(|(_, round)| holds(round));
    found.min_by_key(|(years, _)| years.unsigned_abs()).map(|(_, round)| round)
}

impl Rounds {
    /// Reads calendars of the user: paths and texts.
    ///
    /// # Errors
    /// What is wrong with the first that cannot be read, at its line.
    pub fn parse_own(files: &[(String, String)]) -> Result<Self, Vec<SchemaError>> {
        let read: Result<Vec<Calendar>, _> = files.iter().map(|(path, text)| Calendar::parse(path, text)).collect();
        read.map(Self::with_own)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const PROGRAMME: &str = "occupational-physician";

    #[test]
    fn every_embedded_calendar_can_be_read() {
        for (path, text) in EMBEDDED {
            if let Err(errors) = Calendar::parse(path, text) {
                panic!("{}", errors[0]);
            }
        }
    }

    #[test]
    fn any_expiry_finds_its_place() {
        let rounds = Rounds::embedded();
        let cases = [
            (date(2025, 6, 1), "jma-2025-05", false),
            (date(2025, 7, 31), "jma-2025-05", false),
            (date(2026, 1, 31), "jma-2025-11", false),
            (date(2026, 3, 31), "jma-2026-01", false),
            (date(2026, 5, 31), "jma-2026-03", false),
            (date(2026, 6, 1), "jma-2026-05", true),
            (date(2027, 5, 31), "jma-2027-03", true),
            (date(2027, 6, 1), "jma-2027-05", true),
            (date(2031, 3, 31), "jma-2031-01", true),
            (date(2028, 2, 29), "jma-2028-01", true),
            (date(2025, 5, 31), "jma-2025-03", true),
            (date(2020, 2, 29), "jma-2020-01", true),
        ];
        for (expiry, id, is_unconfirmed) in cases {
            let round = rounds.due(PROGRAMME, expiry).unwrap();
            assert_eq!((round.id.as_str(), round.is_unconfirmed), (id, is_unconfirmed), "{expiry}");
            assert!((round.expiry_from..=round.expiry_until).contains(&expiry));
            assert_eq!(rounds.by_id(id).unwrap(), round);
        }
        let far = rounds.due(PROGRAMME, date(2028, 2, 29)).unwrap();
        assert_eq!(far.label.ja, "令和9年度 第5回（1月承認分・見込み）");
        assert_eq!((far.apply_from, far.apply_until), (date(2027, 11, 1), date(2027, 12, 31)));
        let leap = rounds.by_id("jma-2028-03").unwrap();
        assert_eq!(leap.apply_until, date(2028, 2, 29));
        assert!(rounds.due("lifelong-learning", date(2026, 3, 31)).is_none());
    }

    #[test]
    fn the_next_round_is_the_first_that_still_takes_applications() {
        let rounds = Rounds::embedded();
        let next = |expiry, day| {
            let due = rounds.due(PROGRAMME, expiry);
            rounds.next(PROGRAMME, day, due.as_ref()).map(|round| round.id).unwrap_or_default()
        };
        assert_eq!(next(date(2026, 3, 31), date(2026, 1, 10)), "jma-2026-03");
        assert_eq!(next(date(2026, 3, 31), date(2025, 12, 31)), "jma-2026-01");
        assert_eq!(next(date(2030, 3, 31), date(2025, 12, 31)), "jma-2030-01");
        assert_eq!(next(date(2023, 3, 31), date(2026, 1, 10)), "jma-2026-03");
        assert_eq!(next(date(2023, 3, 31), date(2029, 1, 1)), "jma-2029-03");
        assert_eq!(rounds.next(PROGRAMME, date(2026, 1, 10), None).unwrap().id, "jma-2026-03");
    }

    #[test]
    fn own_rounds_go_first_and_gaps_are_told() {
        let own = include_str!("../../../schemas/rounds/jma-2025.toml").replace("jma-", "kanagawa-");
        let own = own.replace("apply_until = 2025-12-31", "apply_until = 2025-12-12");
        let rounds = Rounds::parse_own(&[("own.toml".to_owned(), own.clone())]).unwrap();
        assert_eq!(rounds.due(PROGRAMME, date(2026, 3, 31)).unwrap().id, "kanagawa-2026-01");
        assert_eq!(rounds.due(PROGRAMME, date(2027, 3, 31)).unwrap().id, "jma-2027-01");
        let gap = own.replace("expiry_from = 2026-02-01", "expiry_from = 2026-02-02");
        let errors = Rounds::parse_own(&[("own.toml".to_owned(), gap)]).unwrap_err();
        assert!(errors[0].message.ja.contains("2026-02-01"), "{}", errors[0]);
        assert!(errors[0].line > 50);
    }
}
