//! Numbers against birth years, as the roster's own people have them.

/// People of neighbouring numbers that are looked at together.
const TOGETHER: usize = 400;
/// Fewer people than this tell nothing.
const LEAST: usize = 2 * TOGETHER;
/// Of every hundred the oldest and the youngest are left out: some number or date on the roster is wrong, too.
const LEFT_OUT: usize = TOGETHER / 100;
/// Years that somebody may be younger than the youngest: nobody is a doctor before 23, so there is little room.
const YOUNGER: i16 = 4;
/// Years that somebody may be older than the oldest: some register late in life.
const OLDER: i16 = 15;

/// Between which years people were born whose numbers stand near a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BirthYears {
    /// The first year that is nothing strange.
    pub first: i16,
    /// The last one.
    pub last: i16,
}

/// Stretches of numbers, in order, each from its first number on.
#[derive(Debug, Default)]
pub(super) struct Years {
    stretches: Vec<(u32, BirthYears)>,
    /// The last number of the last stretch.
    last: u32,
}

impl Years {
    /// As people have them; each with number and birth year, in order of number.
    pub(super) fn of(told: &[(u32, i16)]) -> Self {
        if told.len() < LEAST {
            return Self::default();
        }
        let stretches = told.chunks(TOGETHER).filter(|stretch| stretch.len() == TOGETHER).map(|stretch| {
            let mut years: Vec<i16> = stretch.iter().map(|(_, year)| *year).collect();
            years.sort_unstable();
            let (first, last) = (years[LEFT_OUT], years[TOGETHER - 1 - LEFT_OUT]);
            (stretch[0].0, BirthYears { first: first - OLDER, last: last + YOUNGER })
        });
        Self { stretches: stretches.collect(), last: told.last().map_or(0, |(number, _)| *number) }
    }

    /// The years of people with about that number; `None` where the roster tells nothing of it.
    pub(super) fn near(&self, number: u32) -> Option<BirthYears> {
        let at = self.stretches.partition_point(|(first, _)| *first <= number).checked_sub(1)?;
        (number <= self.last).then(|| self.stretches[at].1)
    }
}

#[cfg(test)]
mod tests {
    use super::super::roster_for_tests::roster;
    use super::*;

    #[test]
    fn a_roster_tells_who_has_such_numbers() {
        let mut text = String::from("医籍登録番号,氏名,生年月日\n");
        // Ten thousand numbers a year from 1990 on, each doctor 26 then; one of a hundred is 45.
        for at in 0..2_000_u32 {
            let age = if at % 100 == 0 { 45 } else { 26 };
            text.push_str(&format!("{},医師　{at},{}-05-05\n", 300_000 + at * 50, 1990 + at / 200 - age));
        }
        let roster = roster(&text);
        let near = roster.birth_years_near(310_020).unwrap();
        assert_eq!((near.first, near.last), (1964 - OLDER, 1965 + YOUNGER));
        assert_eq!(roster.birth_years_near(299_999), None);
        assert_eq!(roster.birth_years_near(400_000), None);
    }

    #[test]
    fn a_few_people_tell_nothing() {
        let roster = roster("医籍登録番号,氏名,生年月日\n300000,医師　一,1960-01-01\n300002,医師　二,1961-01-01\n");
        assert_eq!(roster.birth_years_near(300_001), None);
    }
}
