//! Invented physicians of Japan, realistic in what a checker meets: the frequency of names, variants of kanji, rare and
//! one-character names, names in Latin letters, registration numbers that rise with the year of birth, shared mailboxes.
//!
//! A person is a pure function of the seed and the registration number, so a number always belongs to the same person
//! and no two people share one. All addresses end in `.example` unless [`Carrier::Real`] is asked for.

use std::fmt::Write as _;

use jiff::civil::Date;

#[path = "latin_names.rs"]
mod latin_names;
#[path = "places.rs"]
mod places;
#[path = "rng.rs"]
pub(crate) mod rng;
#[path = "romaji.rs"]
mod romaji;

use latin_names::{LATIN_FAMILY, LATIN_MEN, LATIN_WOMEN};
use places::{Clinic, association};
use rng::Rng;
use romaji::romaji;

/// The lowest number in use: registered about 1954, today about 95 years old.
pub(crate) const LOWEST_NUMBER: u32 = 152_000;
/// How many people there are; the highest number is just below 612,000.
pub(crate) const POPULATION: u32 = 460_000;
/// People of 1,000 with a family name of one character.
pub(crate) const ONE_CHARACTER: u32 = 10;
/// People of 1,000 whose name is in Latin letters.
pub(crate) const LATIN: u32 = 5;
/// People of 1,000 who give the mailbox of their clinic.
pub(crate) const SHARED_MAIL: u32 = 30;
/// People of 1,000 with a mail address of a mobile carrier.
pub(crate) const CARRIER_MAIL: u32 = 50;
/// Of 1,000, where a provider's mailbox ends and the clinic's own address begins.
const PERSONAL_BELOW: u32 = 700;
/// One carrier address in so many has two dots in a row (real domains only).
pub(crate) const DOUBLE_DOT_ONE_IN: u32 = 200;

/// The years at whose end a number was reached (1955 to 1995 invented, later ones inferred from public reports).
const YEAR_ENDS: &[(u32, u32)] = &[
    (152_000, 1954),
    (190_000, 1965),
    (225_000, 1975),
    (288_000, 1985),
    (366_000, 1995),
    (429_500, 2002),
    (452_500, 2005),
    (490_500, 2010),
    (529_500, 2015),
    (574_500, 2020),
    (602_500, 2023),
    (621_000, 2025),
];

/// Under which domains carrier addresses stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Carrier {
    /// Reserved names such as `docomo.example`; no address breaks the standard.
    Example,
    /// The carriers' own domains, for measuring only; some addresses hold `..` as old phones allowed.
    Real,
}

/// One physician.
#[derive(Clone, Debug)]
pub(crate) struct Person {
    pub(crate) number: u32,
    pub(crate) family: String,
    pub(crate) given: String,
    pub(crate) family_kana: String,
    pub(crate) given_kana: String,
    pub(crate) birth: Date,
    pub(crate) female: bool,
    pub(crate) email: String,
    pub(crate) workplace: String,
    pub(crate) association: String,
}

impl Person {
    /// Family and given name with a full-width space.
    pub(crate) fn name(&self) -> String {
        format!("{}　{}", self.family, self.given)
    }

    /// The reading, with a full-width space.
    pub(crate) fn kana(&self) -> String {
        format!("{}　{}", self.family_kana, self.given_kana)
    }
}

struct Surname {
    kanji: &'static str,
    kana: &'static str,
}

/// Names with the sum of the weights up to and including each.
#[derive(Default)]
struct Weighted {
    names: Vec<Surname>,
    sums: Vec<u32>,
}

impl Weighted {
    fn push(&mut self, kanji: &'static str, kana: &'static str, weight: u32) {
        self.names.push(Surname { kanji, kana });
        self.sums.push(self.sums.last().copied().unwrap_or(0) + weight);
    }

    fn pick(&self, rng: &mut Rng) -> &Surname {
        let at = rng.below(self.sums.last().copied().unwrap_or(1));
        &self.names[self.sums.partition_point(|&sum| sum <= at)]
    }
}

/// Everybody.
pub(crate) struct People {
    seed: u64,
    carrier: Carrier,
    surnames: Weighted,
    one_character: Weighted,
    /// By sex and era: men o, m, y, then women o, m, y.
    given: [Vec<(&'static str, &'static str)>; 6],
}

impl People {
    /// The population of a seed.
    pub(crate) fn new(seed: u64, carrier: Carrier) -> Self {
        let (mut surnames, mut one_character) = (Weighted::default(), Weighted::default());
        for [kanji, kana, weight] in table(include_str!("people/surnames.tsv")) {
            let list = if kanji.chars().count() == 1 { &mut one_character } else { &mut surnames };
            list.push(kanji, kana, weight.parse().unwrap_or(1));
        }
        let mut given: [Vec<_>; 6] = Default::default();
        for [kind, kanji, kana] in table(include_str!("people/given.tsv")) {
            let era = era_index(&kind[1..]);
            given[usize::from(kind.starts_with('F')) * 3 + era].push((kanji, kana));
        }
        Self { seed, carrier, surnames, one_character, given }
    }

    /// Person `k`, counted round the population in an order without pattern: a million rows meet everybody twice or so.
    pub(crate) fn person(&self, k: u64) -> Person {
        self.by_number(LOWEST_NUMBER + shuffle((k % u64::from(POPULATION)) as u32, self.seed))
    }

    /// The holder of a number in `LOWEST_NUMBER .. LOWEST_NUMBER + POPULATION`.
    pub(crate) fn by_number(&self, number: u32) -> Person {
        let mut rng = Rng::of(self.seed, 1, u64::from(number));
        let birth = birth_date(number, &mut rng);
        let year = birth.year();
        let (women, era) = match year {
            ..1960 => (100, 0),
            1960..1985 => (220, 1),
            _ => (350, 2),
        };
        let female = rng.per_mille(women);
        let (family, family_kana, given, given_kana) = if rng.per_mille(LATIN) {
            let (family, family_kana) = rng.pick(LATIN_FAMILY);
            let (given, given_kana) = rng.pick(if female { LATIN_WOMEN } else { LATIN_MEN });
            (family, family_kana, given, given_kana)
        } else {
            let list = if rng.per_mille(ONE_CHARACTER) { &self.one_character } else { &self.surnames };
            let surname = list.pick(&mut rng);
            let (given, given_kana) = rng.pick(&self.given[usize::from(female) * 3 + era]);
            (surname.kanji, surname.kana, given, given_kana)
        };
        let place = shuffle(number - LOWEST_NUMBER, self.seed ^ 0x5EED);
        let mut clinic = Clinic::new(place / 12);
        let latin = |name: &str, kana: &str| match name.is_ascii() {
            true => name.chars().filter(char::is_ascii_alphabetic).map(|c| c.to_ascii_lowercase()).collect(),
            false => romaji(kana),
        };
        let (f, g) = (latin(family, family_kana), latin(given, given_kana));
        let mut email = String::with_capacity(40);
        let kind = rng.below(1000);
        if kind < SHARED_MAIL {
            // About four people to a mailbox, who also work there.
            clinic = Clinic::new(place / 12 % 3_400);
            email.push_str(if place.is_multiple_of(2) { "info@" } else { "jimu@" });
            clinic.domain(&mut email);
        } else if kind < SHARED_MAIL + CARRIER_MAIL {
            self.carrier_address(&f, &g, birth, &mut rng, &mut email);
        } else if kind < PERSONAL_BELOW {
            let host = rng.pick(&["ml", "mail", "post", "inbox"]);
            let digits = rng.below(10_000);
            let _ = match rng.below(5) {
                0 => write!(email, "{g}.{f}{digits:04}@{host}.example"),
                1 | 2 => write!(email, "{f}{digits:04}@{host}.example"),
                _ => write!(email, "{}{f}{digits:04}@{host}.example", &g[..1]),
            };
        } else {
            // The slot in the clinic decides the form, so colleagues of one name differ.
            let (i, yy) = (&g[..1], year.rem_euclid(100));
            let _ = match place % 12 {
                0 | 1 => write!(email, "{f}{}@", ["", "2"][(place % 12) as usize]),
                2 => write!(email, "{i}.{f}@"),
                3 => write!(email, "{i}-{f}@"),
                4 => write!(email, "{f}.{g}@"),
                5 => write!(email, "{g}.{f}@"),
                6 => write!(email, "{f}-{i}@"),
                7 => write!(email, "{i}{f}@"),
                8 => write!(email, "dr.{f}@"),
                9 => write!(email, "{f}_{i}@"),
                10 => write!(email, "{f}{yy:02}@"),
                _ => write!(email, "{g}@"),
            };
            clinic.domain(&mut email);
        }
        Person {
            number,
            family: family.to_owned(),
            given: given.to_owned(),
            family_kana: family_kana.to_owned(),
            given_kana: given_kana.to_owned(),
            birth,
            female,
            email,
            workplace: clinic.name(),
            association: association(rng.next()),
        }
    }

    fn carrier_address(&self, f: &str, g: &str, birth: Date, rng: &mut Rng, email: &mut String) {
        let host = match self.carrier {
            Carrier::Example => rng.pick(&["docomo.example", "ezweb.example", "softbank.example"]),
            Carrier::Real => rng.pick(&["docomo.ne.jp", "ezweb.ne.jp", "i.softbank.jp"]),
        };
        let odd = rng.below(DOUBLE_DOT_ONE_IN) == 0 && self.carrier == Carrier::Real;
        let dots = if odd { ".." } else { "." };
        let _ = write!(email, "{g}{dots}{f}.{}{:02}{}@{host}", birth.month(), birth.day(), rng.below(10));
    }
}

/// The rows of a table with three columns.
fn table(text: &'static str) -> impl Iterator<Item = [&'static str; 3]> {
    text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut cells = line.split('\t');
        Some([cells.next()?, cells.next()?, cells.next()?])
    })
}

fn era_index(era: &str) -> usize {
    match era {
        "o" => 0,
        "m" => 1,
        _ => 2,
    }
}

/// A permutation of `0..POPULATION`: mixes 19 bits and walks on until the result is inside.
fn shuffle(k: u32, seed: u64) -> u32 {
    const MASK: u32 = (1 << 19) - 1;
    let salt = Rng::of(seed, 2, 0).next() as u32;
    let mut x = k;
    loop {
        x = (x ^ salt) & MASK;
        x = x.wrapping_mul(0x0005_2A35) & MASK;
        x ^= x >> 10;
        x = x.wrapping_mul(0x0003_C6EF) & MASK;
        x ^= x >> 9;
        if x < POPULATION {
            return x;
        }
    }
}

/// Registered in the spring of the year the number was reached, mostly at 24 to 26, some much later.
fn birth_date(number: u32, rng: &mut Rng) -> Date {
    let at = YEAR_ENDS.partition_point(|&(n, _)| n <= number).clamp(1, YEAR_ENDS.len() - 1);
    let ((n0, y0), (n1, y1)) = (YEAR_ENDS[at - 1], YEAR_ENDS[at]);
    let registered = y0 + ((number - n0) * (y1 - y0)).div_ceil(n1 - n0);
    let late = match rng.below(100) {
        0..40 => 0,
        40..68 => 1,
        68..80 => 2,
        80..86 => 3,
        86..94 => 4 + rng.below(3),
        _ => 7 + rng.below(10),
    };
    // Those born from April to March finish school together, at 24.
    let (school_year, day) = ((registered - 25).saturating_sub(late).max(1930), rng.below(365));
    let start = Date::constant(school_year as i16, 4, 1);
    let birth = start.checked_add(jiff::Span::new().days(i64::from(day))).unwrap_or(start);
    birth.min(Date::constant(2001, 12, 31))
}
