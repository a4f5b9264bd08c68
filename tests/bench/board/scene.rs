//! Applications of one round (jma-2025-11) with certificates and credits: invented, and as an office would have them.

use std::fmt::Write as _;

use jiff::ToSpan as _;
use jiff::civil::{Date, date};

use super::people::rng::Rng;
use super::people::{Carrier, People, Person};

/// The files of a round.
pub(crate) struct Scene {
    pub(crate) applications: String,
    pub(crate) certificates: String,
    pub(crate) handbook: String,
    pub(crate) mamis: String,
    pub(crate) roster: String,
    /// Everybody who occurs: number and birth date.
    pub(crate) people: Vec<(u32, Date)>,
}

const ASSOCIATIONS: [&str; 12] = [
    "横浜市医師会",
    "川崎市医師会",
    "横須賀市医師会",
    "鎌倉市医師会",
    "藤沢市医師会",
    "平塚市医師会",
    "小田原医師会",
    "相模原市医師会",
    "厚木医師会",
    "茅ヶ崎医師会",
    "足柄上医師会",
    "座間綾瀬医師会",
];
const ITEMS: [(&str, u32); 8] = [
    ("総論", 2),
    ("健康管理", 2),
    ("メンタルヘルス対策", 1),
    ("健康保持増進", 1),
    ("作業環境管理", 2),
    ("作業管理", 2),
    ("有害業務管理", 2),
    ("産業医活動の実際", 2),
];

/// A round with so many applicants; more holders of certificates are due in the next.
pub(crate) fn scene(seed: u64, applicants: u32) -> Scene {
    let everybody = People::new(seed, Carrier::Example);
    let mut scene = Scene {
        applications: "\u{feff}医籍登録番号,氏名,フリガナ,生年月日,所属医師会,会員区分,勤務先,制度,申請区分,申請日,証拠書類,審査・登録料,郡市区承認日,備考\r\n".to_owned(),
        certificates: "\u{feff}医籍登録番号,氏名,フリガナ,制度,認定証番号,有効期間開始日,有効期限,生年月日,所属医師会,会員区分,勤務先,住所\r\n".to_owned(),
        handbook: "\u{feff}医籍登録番号,氏名,単位区分,項目,受講日,単位数\r\n".to_owned(),
        mamis: "\u{feff}医籍登録番号,氏名,単位区分,項目,受講日,単位数,研修会番号\r\n".to_owned(),
        roster: "\u{feff}医籍登録番号,氏名,フリガナ,生年月日,所属医師会\r\n".to_owned(),
        people: Vec::new(),
    };
    for at in 0..applicants {
        let mut rng = Rng::of(seed, 77, u64::from(at));
        let person = everybody.person(u64::from(at));
        scene.applicant(&person, &mut rng);
    }
    for at in 0..applicants * 7 / 10 {
        let mut rng = Rng::of(seed, 78, u64::from(at));
        let person = everybody.person(u64::from(applicants + at));
        let until = if rng.per_mille(500) { date(2026, 2, 28) } else { date(2026, 3, 31) };
        let course = if rng.per_mille(700) { "認定産業医" } else { "認定健康スポーツ医" };
        scene.certificate(&person, course, until, rng.pick(&ASSOCIATIONS));
        scene.people.push((person.number, person.birth));
    }
    scene
}

impl Scene {
    fn applicant(&mut self, person: &Person, rng: &mut Rng) {
        self.people.push((person.number, person.birth));
        let applied = date(2025, 9, 1).saturating_add(i64::from(rng.below(60)).days());
        let is_member = !rng.per_mille(60);
        let association = if is_member { rng.pick(&ASSOCIATIONS) } else { "非会員" };
        let class = if is_member { rng.pick(&["A①", "A②(B)", "B"]) } else { "" };
        let (course, kind) = match rng.below(100) {
            0..58 => ("認定産業医", "更新"),
            58..74 => ("認定産業医", "新規"),
            74..97 => ("認定健康スポーツ医", "更新"),
            _ => ("認定健康スポーツ医", "新規"),
        };
        let mut evidence = Vec::new();
        match (course, kind) {
            ("認定産業医", "更新") => self.renewal(person, applied, association, rng),
            ("認定産業医", _) => self.basic_course(person, rng),
            (_, "更新") => {
                self.certificate(person, course, date(2026, 1, 31), association);
                let units = if rng.per_mille(40) { 4 } else { 5 + rng.below(3) };
                for unit in 0..units {
                    let day = date(2021, 6, 6).saturating_add(i64::from(unit * 260).days());
                    self.credits(person, "健康スポーツ医学再研修会", "", day, "1");
                }
                if !rng.per_mille(30) {
                    evidence.push("実践活動報告");
                }
            }
            _ => evidence.push("日整会認定スポーツ医"),
        }
        if !is_member && kind == "新規" && !rng.per_mille(200) {
            evidence.push("医師免許証の写し");
        }
        let fee = match rng.below(100) {
            0..3 => "未".to_owned(),
            3..6 => "済".to_owned(),
            _ => format!("10000円 {}", applied.saturating_add(4.days())),
        };
        let passed = if is_member { date(2025, 11, 6).to_string() } else { String::new() };
        let note = if rng.per_mille(30) { "代理申請" } else { "" };
        let (number, birth, workplace) = (person.number, person.birth, &person.workplace);
        let evidence = evidence.join("、");
        let _ = write!(
            self.applications,
            "{number},{},{},{birth},{association},{class},{workplace},{course},{kind},{applied},{evidence},{fee},{passed},{note}\r\n",
            person.name(),
            person.kana(),
        );
        let _ = write!(self.roster, "{number},{},{},{birth},{association}\r\n", person.name(), person.kana());
    }

    /// Credits for a renewal; some are short, some too late.
    fn renewal(&mut self, person: &Person, _applied: Date, association: &str, rng: &mut Rng) {
        let until = match rng.below(100) {
            0..3 => date(2024, 7, 31),
            3..6 => date(2025, 7, 31),
            6..40 => date(2025, 12, 31),
            _ => date(2026, 1, 31),
        };
        self.certificate(person, "認定産業医", until, association);
        let short = rng.per_mille(45);
        let from = until.saturating_sub(4.years()).saturating_sub(300.days());
        let sessions = if short { 6 } else { 9 };
        for session in 0..sessions {
            let category = ["生涯研修 更新", "生涯研修 実地", "生涯研修 専門"][session as usize % 3];
            let day = from.saturating_add(i64::from(session * 185 + rng.below(20)).days());
            let units = if short { "2" } else { "2.5" };
            self.credits(person, category, "", day, units);
        }
    }

    /// The basic course, whole.
    fn basic_course(&mut self, person: &Person, rng: &mut Rng) {
        let mut day = date(2024, 6, 1).saturating_add(i64::from(rng.below(30)).days());
        for (item, units) in ITEMS {
            self.credits(person, "基礎研修 前期", item, day, &units.to_string());
        }
        for at in 0..5 {
            day = day.saturating_add(1.days());
            self.credits(person, "基礎研修 実地", &format!("実地{at}"), day, "2");
        }
        let late = if rng.per_mille(30) { 5 } else { 7 };
        for at in 0..late {
            let day = date(2025, 5, 10).saturating_add(i64::from(at).days());
            self.credits(person, "基礎研修 後期", &format!("後期{at}"), day, "4");
        }
    }

    fn credits(&mut self, person: &Person, category: &str, item: &str, day: Date, units: &str) {
        let (number, name) = (person.number, person.name());
        if day < date(2025, 4, 1) {
            let _ = write!(self.handbook, "{number},{name},{category},{item},{day},{units}\r\n");
        } else {
            let seminar = format!("2025-K{:04}", day.day_of_year());
            let _ = write!(self.mamis, "{number},{name},{category},{item},{day},{units},{seminar}\r\n");
        }
    }

    fn certificate(&mut self, person: &Person, course: &str, until: Date, association: &str) {
        let from = until.saturating_sub(5.years()).tomorrow().unwrap_or(until);
        let (number, birth) = (person.number, person.birth);
        let (place, class) = if association == "非会員" { ("", "非会員") } else { (association, "会員") };
        let _ = write!(
            self.certificates,
            "{number},{},{},{course},第{}号,{from},{until},{birth},{place},{class},{},神奈川県横浜市中区住吉町{}\r\n",
            person.name(),
            person.kana(),
            1_000_000 + number,
            person.workplace,
            number % 9 + 1,
        );
    }
}
