//! Doctors, certificates and credits to make workbooks from; the same for the same seed.

use kenshu::credits::{
    Certificate, Codes, CreditSource, Doctor, Entry, Ledger, LedgerTable, Programmes, Rounds, category_index,
};
use kenshu::report::handbook::{Facts, Findings, Given, Settled, make, sheets};
use kenshu::typed::Kept;
use kenshu::value::{Date, HalfUnits};

pub const AS_OF: Date = jiff::civil::date(2026, 2, 10);

const FAMILY: [(&str, &str); 10] = [
    ("田中", "タナカ"),
    ("山根", "ヤマネ"),
    ("佐藤", "サトウ"),
    ("髙橋", "タカハシ"),
    ("長谷川", "ハセガワ"),
    ("小林", "コバヤシ"),
    ("中島", "ナカジマ"),
    ("渡邉", "ワタナベ"),
    ("五十嵐", "イガラシ"),
    ("森", "モリ"),
];
const GIVEN: [(&str, &str); 10] = [
    ("一郎", "イチロウ"),
    ("和彦", "カズヒコ"),
    ("恵", "メグミ"),
    ("直美", "ナオミ"),
    ("健太郎", "ケンタロウ"),
    ("由紀子", "ユキコ"),
    ("誠", "マコト"),
    ("弘", "ヒロシ"),
    ("明日香", "アスカ"),
    ("真理子", "マリコ"),
];
const HOMES: [&str; 5] = ["千代田区医師会", "横浜市医師会", "川崎市医師会", "相模原市医師会", ""];

/// Numbers that look random and are always the same.
#[derive(Clone)]
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % most.max(1)
    }
}

pub struct World {
    pub ledger: Ledger,
    pub certificates: Vec<Certificate>,
}

pub fn number(at: usize) -> u32 {
    400_001 + 37 * u32::try_from(at).unwrap()
}

pub fn entry(number: u32, date: Option<Date>, category: &str, halves: i32, source: CreditSource) -> Entry {
    Entry {
        number,
        date,
        credits: HalfUnits(halves),
        category: category_index(category).unwrap(),
        or_category: u8::MAX,
        item: u8::MAX,
        source,
        by_web: false,
        odd_code: false,
        checked: None,
        codes: Codes::default(),
        item_text: 0,
        session: 0,
        whole: 0,
        table: 0,
        record: 0,
        line: 0,
        sheet_row: 0,
    }
}

pub fn day(year: i16, month: u64, day: u64) -> Date {
    jiff::civil::date(year, i8::try_from(month).unwrap(), i8::try_from(day).unwrap())
}

/// So many doctors with about so many MAMIS entries each; one in four has a subtotal on paper, one in ten entries with days.
pub fn world(seed: u64, doctors: usize, each: u64) -> World {
    let mut dice = Dice::new(seed);
    let mut certificates = Vec::new();
    let mut entries = Vec::new();
    for at in 0..doctors {
        let number = number(at);
        let (family, given) = (FAMILY[dice.below(10) as usize], GIVEN[dice.below(10) as usize]);
        let association = HOMES[dice.below(5) as usize].to_owned();
        let doctor = Doctor {
            name: format!("{}　{}", family.0, given.0),
            kana: format!("{}　{}", family.1, given.1),
            association,
            address: format!("神奈川県横浜市中区本町{}-{}", dice.below(9) + 1, dice.below(30) + 1),
            workplace: format!("{}内科クリニック", family.0),
            email: format!("d{number}@{}.example", at % 97),
            ..Doctor::default()
        };
        let year = 2026 + i16::try_from(dice.below(5)).unwrap();
        let until = [day(year, 1, 31), day(year, 3, 31), day(year, 5, 31), day(year, 9, 30)][dice.below(4) as usize];
        let sports = dice.below(8) == 0;
        let programme = if sports { "sports-physician" } else { "occupational-physician" };
        certificates.push(Certificate {
            number: Some(number),
            programme: programme.to_owned(),
            certificate_number: format!("{}", 1_400_000 + at),
            valid_from: Some(kenshu::credits::day_after(kenshu::credits::years_after(until, -5))),
            valid_until: Some(until),
            doctor,
            ..Certificate::default()
        });
        let categories: &[&str] = if sports {
            &["sports-retraining"]
        } else {
            &["renewal-update", "renewal-practical", "renewal-specialized"]
        };
        for _ in 0..each {
            let date = day(2025, 4 + dice.below(9), 1 + dice.below(28));
            let category = categories[dice.below(categories.len() as u64) as usize];
            entries.push(entry(number, Some(date), category, 1 + dice.below(4) as i32, CreditSource::Mamis));
        }
        if dice.below(4) == 0 {
            for category in categories {
                let halves = 1 + dice.below(12) as i32;
                let mut total = entry(number, None, category, halves, CreditSource::Handbook);
                total.checked = Some(dice.below(3) > 0);
                entries.push(total);
            }
        }
        if dice.below(10) == 0 {
            let date = day(2022, 1 + dice.below(12), 1 + dice.below(28));
            entries.push(entry(number, Some(date), categories[0], 2, CreditSource::Handbook));
        }
    }
    for (entry, at) in entries.iter_mut().zip(1..) {
        (entry.record, entry.line, entry.whole) = (at, at + 1, at);
        entry.session = at;
    }
    let table = LedgerTable { path: "取込/MAMIS単位.csv".to_owned(), ..LedgerTable::default() };
    World { ledger: Ledger::default().with_typed(table, |_| true, entries), certificates }
}

impl World {
    pub fn make(&self, kept: Kept) -> (Facts, Settled) {
        let given = Given {
            ledger: &self.ledger,
            certificates: &self.certificates,
            programmes: Programmes::embedded(),
            rounds: Rounds::embedded(),
            as_of: AS_OF,
            threads: 2,
            inputs: vec![["単位".to_owned(), "MAMIS単位.csv".to_owned(), "0".repeat(64)]],
            findings: Findings::default(),
        };
        make(&given, kept)
    }

    /// The bytes of the workbook.
    pub fn book(&self, kept: Kept) -> Vec<u8> {
        let (facts, settled) = self.make(kept);
        kenshu::render::excel::workbook(&sheets(&facts, settled)).unwrap()
    }
}
