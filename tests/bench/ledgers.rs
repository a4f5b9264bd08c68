//! Makes a list of certificates, a ledger on paper and one of MAMIS: `cargo run --release --example ledgers -- DIR [HOLDERS [ENTRIES]]`.
//!
//! The same arguments give the same bytes: 手帳.csv, MAMIS.csv, 認定証.csv. Nearly everything is in order, as in an office: a holder
//! has entries of one period, before April 2025 on paper and since in MAMIS.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

use jiff::ToSpan as _;
use jiff::civil::{Date, date};

#[allow(dead_code, reason = "shared with other generators, which use other parts")]
mod people;

use people::rng::Rng;
use people::{Carrier, LOWEST_NUMBER, POPULATION, People};

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let Some(folder) = words.next() else { return ExitCode::from(2) };
    let mut number = |default: u32| words.next().map_or(Some(default), |word| word.parse().ok());
    let (Some(holders), Some(entries)) = (number(70_000), number(1_400_000)) else { return ExitCode::from(2) };
    match write(Path::new(&folder), holders, entries) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "ledgers: {folder}: {error}");
            ExitCode::from(2)
        }
    }
}

const MAMIS: Date = date(2025, 4, 1);

fn write(folder: &Path, holders: u32, entries: u32) -> io::Result<()> {
    let people = People::new(1, Carrier::Example);
    let open = |name: &str| File::create(folder.join(name)).map(BufWriter::new);
    let (mut paper, mut mamis, mut list) = (open("手帳.csv")?, open("MAMIS.csv")?, open("認定証.csv")?);
    writeln!(paper, "医籍登録番号,氏名,制度,単位区分,受講日,単位数,開催形式,研修会名,開始時刻")?;
    writeln!(mamis, "医籍登録番号,氏名,制度,単位区分,受講日,単位数,開催形式,研修会番号,研修会名,開始時刻")?;
    writeln!(list, "医籍登録番号,氏名,フリガナ,制度,認定証番号,有効期間開始日,有効期限,所属医師会,住所")?;
    let step = (POPULATION / holders.max(1)).max(1);
    let holder = |at: u32| people.by_number(LOWEST_NUMBER + at * step);
    let names: Vec<String> = (0..holders).map(|at| holder(at).name()).collect();
    for (at, name) in (0..).zip(&names) {
        let (number, kana, own) = (LOWEST_NUMBER + at * step, holder(at).kana(), Holder::of(at));
        let Holder { programme, from, until, .. } = own;
        let (block, house) = (1 + at % 9, 1 + at % 30);
        let place = format!("北野市医師会,北野市本町{block}-{house}");
        writeln!(list, "{number},{name},{kana},{programme},{:07},{from},{until},{place}", 9_000_000 + at)?;
    }
    // By session, as a ledger grows: the next row is another doctor's.
    for nth in 0..entries.div_ceil(holders.max(1)) {
        for (at, name) in (0..holders.min(entries - nth * holders)).zip(&names) {
            let mut rng = Rng::of(u64::from(nth), 0x6C65_6467, u64::from(at));
            let Holder { programme, from, until, is_sports } = Holder::of(at);
            let number = LOWEST_NUMBER + at * step;
            let days = from.until(until.min(date(2026, 1, 10))).map_or(0, |span| span.get_days());
            let day = from.saturating_add((rng.below(days.max(1).unsigned_abs()) as i32).days());
            let category = if is_sports {
                "再研修会"
            } else {
                rng.pick(&["更新", "更新", "専門", "専門", "専門", "生涯実地"])
            };
            let credits = rng.pick(&["0.5", "1", "1", "1.5", "2"]);
            let mode = if category != "生涯実地" && rng.per_mille(200) { "Web" } else { "対面" };
            let (time, session, year) = (rng.pick(&["9:30", "13:00", "14:40"]), rng.below(4000), day.year());
            let head = format!("{number},{name},{programme},{category},{day},{credits},{mode}");
            if day < MAMIS {
                writeln!(paper, "{head},産業医研修会（第{nth}回）,{time}")?;
            } else {
                writeln!(mamis, "{head},{year}-S{session:04},産業医研修会（第{nth}回）,{time}")?;
            }
        }
    }
    paper.flush()?;
    mamis.flush()?;
    list.flush()
}

/// What is renewed, and until when.
struct Holder {
    programme: &'static str,
    from: Date,
    until: Date,
    is_sports: bool,
}

impl Holder {
    fn of(at: u32) -> Self {
        let mut rng = Rng::of(1, 0x6865_6C64, u64::from(at));
        let is_sports = rng.per_mille(150);
        let (year, month) = (2025 + rng.below(6) as i16, 1 + 2 * rng.below(6) as i8);
        let until = date(year, month, 1).last_of_month();
        let from = until.saturating_add(1.day()).saturating_add(-5.years());
        Self {
            programme: if is_sports { "認定健康スポーツ医" } else { "認定産業医" }, from, until, is_sports
        }
    }
}
