//! The second generator, of another make: names put together from characters and their readings, people in families who share a
//! mailbox and a surname, twins with neighbouring numbers, and noise on every field by itself, so that several are wrong at once.

use std::fmt::Write as _;

use super::scene::{ATTENDANCE, ROSTER, Scene, Truth};

const FIRST: &[(&str, &str)] = &[
    ("山", "ヤマ"),
    ("川", "カワ"),
    ("田", "タ"),
    ("中", "ナカ"),
    ("松", "マツ"),
    ("竹", "タケ"),
    ("梅", "ウメ"),
    ("石", "イシ"),
    ("岩", "イワ"),
    ("大", "オオ"),
    ("小", "コ"),
    ("上", "ウエ"),
    ("高", "タカ"),
    ("長", "ナガ"),
    ("藤", "フジ"),
    ("吉", "ヨシ"),
    ("北", "キタ"),
    ("西", "ニシ"),
    ("南", "ミナミ"),
    ("東", "ヒガシ"),
    ("宮", "ミヤ"),
    ("平", "ヒラ"),
    ("黒", "クロ"),
    ("白", "シラ"),
    ("青", "アオ"),
    ("赤", "アカ"),
    ("浅", "アサ"),
    ("今", "イマ"),
    ("新", "ニイ"),
    ("古", "フル"),
    ("森", "モリ"),
    ("林", "ハヤシ"),
];
const SECOND: &[(&str, &str)] = &[
    ("田", "ダ"),
    ("川", "カワ"),
    ("山", "ヤマ"),
    ("本", "モト"),
    ("村", "ムラ"),
    ("野", "ノ"),
    ("井", "イ"),
    ("崎", "サキ"),
    ("沢", "ザワ"),
    ("島", "シマ"),
    ("橋", "ハシ"),
    ("浜", "ハマ"),
    ("原", "ハラ"),
    ("木", "キ"),
    ("口", "グチ"),
    ("谷", "タニ"),
    ("内", "ウチ"),
    ("岡", "オカ"),
    ("瀬", "セ"),
    ("辺", "ベ"),
    ("塚", "ヅカ"),
    ("下", "シタ"),
    ("江", "エ"),
    ("越", "コシ"),
];
const HEAD: &[(&str, &str)] = &[
    ("健", "ケン"),
    ("俊", "シュン"),
    ("雄", "ユウ"),
    ("勇", "ユウ"),
    ("裕", "ユウ"),
    ("洋", "ヨウ"),
    ("陽", "ヨウ"),
    ("浩", "コウ"),
    ("康", "コウ"),
    ("孝", "コウ"),
    ("真", "シン"),
    ("進", "シン"),
    ("信", "シン"),
    ("正", "ショウ"),
    ("翔", "ショウ"),
    ("大", "ダイ"),
    ("賢", "ケン"),
    ("慎", "シン"),
    ("周", "シュウ"),
    ("修", "シュウ"),
    ("涼", "リョウ"),
    ("亮", "リョウ"),
    ("良", "リョウ"),
    ("幸", "サチ"),
    ("美", "ミ"),
    ("久", "ク"),
    ("千", "チ"),
    ("由", "ユ"),
    ("友", "ユ"),
    ("真", "マ"),
    ("麻", "マ"),
    ("恵", "エ"),
    ("絵", "エ"),
];
const TAIL: &[(&str, &str)] = &[
    ("一", "イチ"),
    ("市", "イチ"),
    ("太", "タ"),
    ("介", "スケ"),
    ("輔", "スケ"),
    ("祐", "スケ"),
    ("平", "ヘイ"),
    ("吾", "ゴ"),
    ("悟", "ゴ"),
    ("也", "ヤ"),
    ("哉", "ヤ"),
    ("人", "ト"),
    ("斗", "ト"),
    ("子", "コ"),
    ("美", "ミ"),
    ("実", "ミ"),
    ("香", "カ"),
    ("佳", "カ"),
    ("奈", "ナ"),
    ("菜", "ナ"),
    ("里", "リ"),
    ("理", "リ"),
    ("", ""),
    ("", ""),
];
/// Old forms that family registers hold.
const OLD: &[(&str, &str)] = &[
    ("崎", "﨑"),
    ("沢", "澤"),
    ("島", "嶋"),
    ("浜", "濵"),
    ("高", "髙"),
    ("辺", "邊"),
    ("真", "眞"),
    ("恵", "惠"),
    ("黒", "黑"),
    ("塚", "塚\u{E0100}"),
    ("瀬", "瀨"),
    ("実", "實"),
    ("国", "國"),
    ("橋", "槗"),
    ("青", "靑"),
];

/// A stream of numbers (xorshift*), unlike that of the first generator.
struct Dice(u64);

impl Dice {
    fn new(seed: u64) -> Self {
        let mut dice = Self(seed.wrapping_mul(0x2545_F491_4F6C_DD1D) ^ 0x1234_5678_9ABC_DEF1);
        (0..8).for_each(|_| _ = dice.roll(2));
        dice
    }

    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        ((self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize) % sides
    }

    fn of<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.roll(list.len())]
    }

    /// Skewed to the front of a list, as names are.
    fn skewed<T: Copy>(&mut self, list: &[T]) -> T {
        let at = self.roll(list.len()).min(self.roll(list.len()));
        list[at]
    }

    /// `true` in so many of 10,000.
    fn happens(&mut self, often: usize) -> bool {
        self.roll(10_000) < often
    }
}

#[derive(Clone)]
struct Doctor {
    number: u32,
    family: (String, String),
    given: (String, String),
    birth: (usize, usize, usize),
    email: String,
    clinic: String,
}

/// Doctors with rising numbers, one in some; every fifth number is nobody's.
fn doctors(dice: &mut Dice, count: usize) -> Vec<Doctor> {
    let mut doctors: Vec<Doctor> = Vec::with_capacity(count);
    let mut number = 612_000 - (count as u32 * 5 / 4);
    while doctors.len() < count {
        number += if dice.happens(2_000) { 2 } else { 1 };
        let (a, b) = (dice.skewed(FIRST), dice.skewed(SECOND));
        let (c, d) = (dice.skewed(HEAD), dice.skewed(TAIL));
        let mut family = (format!("{}{}", a.0, b.0), format!("{}{}", a.1, b.1));
        if dice.happens(150) {
            family = (a.0.to_owned(), a.1.to_owned());
        }
        let age = doctors.len() * 55 / count;
        let mut birth = (1943 + age + dice.roll(4), 1 + dice.roll(12), 1 + dice.roll(28));
        let mut clinic = format!("{}{}クリニック", family.0, ["", "内科", "整形外科", "眼科"][dice.roll(4)]);
        let mut email = format!("{}{:05}@mail.example", ["dr", "info", "a", "x"][dice.roll(4)], dice.roll(99_999));
        if let Some(before) = doctors.last() {
            if dice.happens(20) {
                // Twins who registered together.
                (family, birth) = (before.family.clone(), before.birth);
            } else if dice.happens(300) {
                // A practice of one family with one mailbox.
                (family, clinic, email) = (before.family.clone(), before.clinic.clone(), before.email.clone());
            }
        }
        doctors.push(Doctor {
            number,
            family,
            given: (format!("{}{}", c.0, d.0), format!("{}{}", c.1, d.1)),
            birth,
            email,
            clinic,
        });
    }
    doctors
}

/// Makes a roster of so many people and attendance of so many rows, of which some are about others.
pub(crate) fn scene(seed: u64, rows: usize, members: u32, off_per_mille: usize) -> Scene {
    let mut dice = Dice::new(seed);
    let everybody = doctors(&mut dice, members as usize * 5 / 4);
    let is_member: Vec<bool> = everybody.iter().map(|_| dice.happens(8_000)).collect();
    let mut roster = ROSTER.to_owned();
    for (doctor, _) in everybody.iter().zip(&is_member).filter(|(_, member)| **member) {
        let Doctor { number, family, given, birth: (y, m, d), email, clinic } = doctor;
        let (name, kana) = (format!("{}　{}", family.0, given.0), format!("{}　{}", family.1, given.1));
        let _ = write!(roster, "{number},{name},{kana},,{y}/{m:02}/{d:02},{email},{clinic},中央区医師会\r\n");
    }
    let mut attendance = ATTENDANCE.to_owned();
    let mut truth = Vec::with_capacity(rows);
    for _ in 0..rows {
        let wanted = dice.roll(1000) >= off_per_mille;
        let at = loop {
            let at = dice.roll(everybody.len());
            if is_member[at] == wanted {
                break at;
            }
        };
        let doctor = &everybody[at];
        let (damage, line) = written(doctor, &everybody[dice.roll(everybody.len())], &mut dice);
        attendance.push_str(&line);
        truth.push(Truth { number: wanted.then_some(doctor.number), damage });
    }
    Scene { roster, attendance, truth }
}

/// A row as somebody typed it: each field may go wrong by itself.
fn written(doctor: &Doctor, stranger: &Doctor, dice: &mut Dice) -> (&'static str, String) {
    let mut wrong = Vec::new();
    let mut number: Vec<char> = doctor.number.to_string().chars().collect();
    let (mut family, mut given) = (doctor.family.0.clone(), doctor.given.0.clone());
    let mut kana = format!("{} {}", doctor.family.1, doctor.given.1);
    let (mut y, mut m, mut d) = doctor.birth;
    let (mut email, mut between, mut shown) = (doctor.email.clone(), "　", None);
    if dice.happens(330) {
        wrong.push("number");
        let at = dice.roll(number.len());
        match dice.roll(10) {
            0..=4 => number[at] = char::from(b'0' + ((number[at] as u8 - b'0') + 1 + dice.roll(9) as u8) % 10),
            5 | 6 if at > 0 => number.swap(at - 1, at),
            7 => drop(number.remove(at)),
            8 => number.insert(at, '1'),
            _ => number.clear(),
        }
    }
    if dice.happens(12) {
        wrong.push("number of another");
        number = stranger.number.to_string().chars().collect();
    }
    if dice.happens(200) {
        let (new, old) = dice.of(OLD);
        family = family.replace(new, old);
        given = given.replace(new, old);
        wrong.push(if family == doctor.family.0 && given == doctor.given.0 { "" } else { "old form" });
    }
    if dice.happens(40) {
        wrong.push("given name");
        given = HEAD.iter().find(|other| given.starts_with(other.0) && other.0.len() < given.len()).map_or_else(
            || format!("{given}子"),
            |head| {
                let same = HEAD.iter().find(|other| other.1 == head.1 && other.0 != head.0).unwrap_or(head);
                given.replacen(head.0, same.0, 1)
            },
        );
    }
    if dice.happens(20) {
        wrong.push("surname");
        family.clone_from(&stranger.family.0);
        kana = format!("{} {}", stranger.family.1, doctor.given.1);
    }
    if dice.happens(100) {
        wrong.push("space");
        between = dice.of(&["", "  ", " "]);
    }
    if dice.happens(120) {
        wrong.push("kana");
        kana = match dice.roll(3) {
            0 => kana.replace("ユウ", "ユー").replace("ョウ", "ョー").replace("オオ", "オー"),
            1 => kana.replace(' ', ""),
            _ => kana.replace('ダ', "タ").replace('ザ', "サ"),
        };
    }
    if dice.happens(60) {
        wrong.push("kana blank");
        kana.clear();
    }
    if dice.happens(20) {
        wrong.push("birth");
        match dice.roll(4) {
            0 => y = y / 10 * 10 + dice.roll(10),
            1 => m = 1 + dice.roll(12),
            2 => d = 1 + dice.roll(28),
            _ => shown = Some(format!("{y}/{:02}/{:02}", d.min(12), m)),
        }
    }
    let birth = match dice.roll(200) {
        0 => String::new(),
        1 if y < 1989 => format!("昭和{}年{m}月{d}日", y - 1925),
        2 => format!("{y}.{m}.{d}"),
        _ => shown.unwrap_or_else(|| format!("{y}-{m:02}-{d:02}")),
    };
    if dice.happens(150) {
        wrong.push("email");
        email = format!("{}@gmx.example", dice.roll(1_000_000));
    }
    let name = if dice.happens(20) { format!("{given}{between}{family}") } else { format!("{family}{between}{given}") };
    let number: String = number.into_iter().collect();
    let clinic = if dice.happens(3_000) { &stranger.clinic } else { &doctor.clinic };
    let damage = match wrong[..] {
        [] => "",
        [one] => one,
        _ => "several",
    };
    (damage, format!("{number},{name},{kana},{birth},{email},{clinic}\r\n"))
}
