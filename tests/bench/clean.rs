//! A clean, realistic submission in one file: seminars of one weekend, from a 基礎研修 with twelve parts a person to an
//! evening lecture. Nothing in it is wrong, so every warning on it is a false one.

use std::fmt::Write as _;

use crate::people::{People, Person, rng::Rng};

/// The header: everything that an upload may carry, in each row.
pub(crate) const HEADER: &str = "研修会番号,研修会名,開催日,開始時刻,終了時刻,主催者,主催者区分,開催形式,制度,単位区分,項目,\
    カリキュラムコード,単位数,受講区分,医籍登録番号,氏名,氏名カナ,生年月日,メールアドレス,所属医師会,会員区分,勤務先,職種,備考\n";

/// The day of the seminars. The file is judged ten days later.
pub(crate) const DAYS: [&str; 2] = ["2026-01-31", "2026-02-01"];

/// What a part gives: programme, category, item, curriculum code, credits, minutes.
type Part = (&'static str, &'static str, &'static str, &'static str, &'static str, u32);

/// 基礎研修: each item is a part of its own.
const BASIC: &[Part] = &[
    ("認定産業医", "基礎研修 前期", "総論", "", "2", 120),
    ("認定産業医", "基礎研修 前期", "健康管理", "", "2", 120),
    ("認定産業医", "基礎研修 前期", "メンタルヘルス対策", "", "1", 60),
    ("認定産業医", "基礎研修 前期", "健康保持増進", "", "1", 60),
    ("認定産業医", "基礎研修 前期", "作業環境管理", "", "2", 120),
    ("認定産業医", "基礎研修 前期", "作業管理", "", "2", 120),
    ("認定産業医", "基礎研修 前期", "有害業務管理", "", "2", 120),
    ("認定産業医", "基礎研修 前期", "産業医活動の実際", "", "2", 120),
    ("認定産業医", "基礎研修 実地", "", "", "1.5", 90),
    ("認定産業医", "基礎研修 実地", "", "", "1.5", 90),
    ("認定産業医", "基礎研修 後期", "", "", "1", 60),
    ("認定産業医", "基礎研修 後期", "", "", "1", 60),
];

/// 生涯研修, where one session also gives 生涯教育.
const RENEWAL: &[Part] = &[
    ("認定産業医", "生涯研修 更新", "", "", "1", 60),
    ("認定産業医", "生涯研修 専門", "", "", "1.5", 90),
    ("認定産業医", "生涯研修 実地", "", "", "1.5", 90),
    ("日医生涯教育", "生涯教育（CC）", "", "0", "1", 60),
];

/// An evening lecture.
const EVENING: &[Part] =
    &[("日医生涯教育", "生涯教育（CC）", "", "74", "1", 60), ("日医生涯教育", "生涯教育（CC）", "", "76", "0.5", 30)];

/// One kind of seminar: title, host, its kind, parts, people.
const KINDS: [(&str, &str, &str, &[Part], u32); 3] = [
    ("産業医学基礎研修会", "県医師会", "都道府県医師会", BASIC, 40),
    ("産業医研修会（生涯研修）", "産業保健推進協会", "外部団体", RENEWAL, 110),
    ("学術講演会", "市医師会", "郡市区医師会", EVENING, 60),
];

/// `rows` rows of clean attendance, with their header.
pub(crate) fn clean(people: &People, seed: u64, rows: usize) -> String {
    let mut out = String::with_capacity(rows * 260);
    out.push_str(HEADER);
    let (mut made, mut met) = (0, 0);
    for seminar in 0.. {
        let (title, host, kind, parts, places) = KINDS[(seminar % 3) as usize];
        let mut rng = Rng::of(seed, 31, seminar);
        let about = format!("2026-{:04},第{}回{title}", seminar + 1, seminar / 3 + 1);
        let host = format!("{}{host},{kind}", rng.pick(&["港北", "桜川", "青葉", "みなと", "東"]));
        let attending = places + rng.below(30);
        for place in 0..attending {
            let person = people.person(met);
            met += 1;
            // The first lectures in the first part and sits in the others.
            let mut minutes = 0;
            for (at, part) in parts.iter().enumerate() {
                if made == rows {
                    return out;
                }
                let (start, end) = (minutes, minutes + part.5);
                minutes = end + 10;
                // Some leave after the first part.
                if at > 0 && place % 13 == 12 && parts.len() < 10 {
                    continue;
                }
                let (day, clock) = (DAYS[usize::from(at >= 6)], if at >= 6 { start - 650 } else { start } + 9 * 60);
                let end = clock + (end - start);
                let role = if place == 0 && at == 0 { "講師" } else { "受講" };
                let (programme, category, item, code, credits, _) = part;
                let _ = write!(
                    out,
                    "{about},{day},{:02}:{:02},{:02}:{:02},{host},対面,{programme},{category},{item},{code},{credits},{role},",
                    clock / 60,
                    clock % 60,
                    end / 60,
                    end % 60
                );
                write_person(&person, met, &mut out);
                made += 1;
            }
        }
    }
    out
}

fn write_person(person: &Person, k: u64, out: &mut String) {
    let class = ["A①", "A②(B)", "B", "C", "非会員"][(k % 5) as usize];
    let association = if class == "非会員" { "" } else { &person.association };
    let Person { number, birth, email, workplace, .. } = person;
    let _ = writeln!(
        out,
        "{number},{},{},{birth},{email},{association},{class},{workplace},医師,",
        person.name(),
        person.kana()
    );
}
