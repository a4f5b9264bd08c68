//! The first generator: the invented population of the other benchmarks, one damage to a row, sometimes two.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::scene::{ATTENDANCE, ROSTER, Scene, Truth};
use crate::people::rng::Rng;
use crate::people::{Carrier, POPULATION, People, Person};
use crate::spelling::{half_width, hiragana, respell, wide};

/// How often each damage is met, of all damaged rows.
const DAMAGES: &[(&str, u32)] = &[
    ("number-digit", 120),
    ("number-transposed", 70),
    ("number-digit-lost", 30),
    ("number-digit-doubled", 20),
    ("number-blank", 40),
    ("number-of-another", 12),
    ("number-decorated", 60),
    ("number-as-birth-date", 5),
    ("name-old-form", 110),
    ("name-no-space", 60),
    ("name-former", 30),
    ("name-former-bracket", 20),
    ("name-surname-changed", 15),
    ("name-reversed", 20),
    ("name-homophone", 40),
    ("name-character-other", 10),
    ("name-character-lost", 15),
    ("name-kana-swapped", 20),
    ("kana-spelling", 70),
    ("kana-slip", 30),
    ("birth-digit", 20),
    ("birth-blank", 50),
    ("birth-spelling", 70),
    ("email-other", 60),
    ("email-blank", 20),
];

/// New and old form of a kanji, as offices write names.
const FORMS: &[(char, char)] = &[
    ('高', '髙'),
    ('崎', '﨑'),
    ('辺', '邉'),
    ('辺', '邊'),
    ('浜', '濱'),
    ('沢', '澤'),
    ('広', '廣'),
    ('島', '嶋'),
    ('吉', '𠮷'),
    ('斎', '齋'),
    ('斉', '齊'),
    ('桜', '櫻'),
    ('真', '眞'),
    ('恵', '惠'),
    ('竜', '龍'),
    ('関', '關'),
    ('徳', '德'),
    ('瀬', '瀨'),
    ('国', '國'),
    ('滝', '瀧'),
    ('渋', '澁'),
    ('会', '會'),
    ('栄', '榮'),
    ('弥', '彌'),
    ('静', '靜'),
    ('実', '實'),
    ('黒', '黑'),
    ('橋', '𣘺'),
    ('富', '冨'),
    ('郎', '郞'),
    ('峰', '峯'),
    ('条', '條'),
    ('蔵', '藏'),
    ('礼', '禮'),
    ('万', '萬'),
    ('円', '圓'),
];

/// Makes a roster of so many people and attendance of so many rows, of which 1.4 % are about others.
pub(crate) fn scene(seed: u64, rows: usize, members: u32, off_per_mille: u32) -> Scene {
    assert!(members < POPULATION - 10_000);
    let people = People::new(1, Carrier::Example);
    let mut roster = String::with_capacity(members as usize * 150);
    roster.push_str(ROSTER);
    let mut same_kana: HashMap<String, Vec<String>> = HashMap::new();
    let order = Rng::of(seed, 7, 0).next() % u64::from(POPULATION);
    let member = |k: u32| people.person(order + u64::from(k));
    for k in 0..members {
        let person = member(k);
        let former = former(&people, &person).unwrap_or_default();
        let _ = write!(
            roster,
            "{},{},{},{former},{},{},{},{}\r\n",
            person.number,
            person.name(),
            person.kana(),
            person.birth,
            person.email,
            person.workplace,
            person.association
        );
        if k < 20_000 {
            let same = same_kana.entry(person.given_kana.clone()).or_default();
            if !same.contains(&person.given) {
                same.push(person.given.clone());
            }
        }
    }
    let mut attendance = String::with_capacity(rows * 110);
    attendance.push_str(ATTENDANCE);
    let mut truth = Vec::with_capacity(rows);
    for at in 0..rows {
        let mut rng = Rng::of(seed, 8, at as u64);
        let is_off = rng.below(1000) < off_per_mille;
        let k = if is_off { members + rng.below(POPULATION - members) } else { rng.below(members) };
        let person = member(k);
        let mut row = Row::of(&person);
        let mut damage = "";
        if rng.below(1000) < 100 {
            damage = pick(&mut rng);
            if !row.spoil(damage, &person, &people, &same_kana, &mut rng) {
                damage = "";
            } else if rng.below(1000) < 20 {
                let second = pick(&mut rng);
                row.spoil(second, &person, &people, &same_kana, &mut rng);
                damage = "two at once";
            }
        }
        let Row { number, name, kana, birth, email } = row;
        let _ = write!(attendance, "{number},{name},{kana},{birth},{email},{}\r\n", person.workplace);
        truth.push(Truth { number: (!is_off).then_some(person.number), damage });
    }
    Scene { roster, attendance, truth }
}

fn pick(rng: &mut Rng) -> &'static str {
    let sum = DAMAGES.iter().map(|(_, weight)| weight).sum();
    let mut at = rng.below(sum);
    for (name, weight) in DAMAGES {
        if at < *weight {
            return name;
        }
        at -= weight;
    }
    ""
}

/// Some women had another family name.
fn former(people: &People, person: &Person) -> Option<String> {
    let mut rng = Rng::of(11, 12, u64::from(person.number));
    let had = person.female && rng.per_mille(200);
    had.then(|| people.person(rng.next() % u64::from(POPULATION)).family).filter(|former| *former != person.family)
}

struct Row {
    number: String,
    name: String,
    kana: String,
    birth: String,
    email: String,
}

impl Row {
    fn of(person: &Person) -> Self {
        Self {
            number: person.number.to_string(),
            name: person.name(),
            kana: person.kana(),
            birth: person.birth.to_string(),
            email: person.email.clone(),
        }
    }

    /// `false` where this row cannot be spoilt that way.
    fn spoil(
        &mut self,
        damage: &str,
        person: &Person,
        people: &People,
        same_kana: &HashMap<String, Vec<String>>,
        rng: &mut Rng,
    ) -> bool {
        let digit = |rng: &mut Rng| char::from(b'0' + rng.below(10) as u8);
        let before = [&self.number, &self.name, &self.kana, &self.birth, &self.email].map(Clone::clone);
        let at = 1 + rng.below(5) as usize;
        let stranger = people.person(rng.next() % u64::from(POPULATION));
        match damage {
            "number-digit" if self.number.len() == 6 => self.number.replace_range(at..=at, &digit(rng).to_string()),
            "number-transposed" if self.number.len() == 6 => {
                let taken = self.number.remove(at);
                self.number.insert(at - 1, taken);
            }
            "number-digit-lost" if self.number.len() == 6 => drop(self.number.remove(at)),
            "number-digit-doubled" if self.number.len() == 6 => {
                let twice = self.number[at..=at].to_owned();
                self.number.insert_str(at, &twice);
            }
            "number-blank" => self.number.clear(),
            "number-of-another" => self.number = stranger.number.to_string(),
            "number-decorated" => {
                self.number = if rng.per_mille(500) { wide(&self.number) } else { format!("第{}号", self.number) };
            }
            "number-as-birth-date" => std::mem::swap(&mut self.number, &mut self.birth),
            "name-old-form" => {
                let forms: Vec<_> = FORMS.iter().filter(|(new, _)| self.name.contains(*new)).collect();
                if forms.is_empty() {
                    return false;
                }
                let (new, old) = rng.pick(&forms);
                self.name = self.name.replace(*new, &old.to_string());
            }
            "name-no-space" => self.name = self.name.replace('　', ""),
            "name-former" | "name-former-bracket" => {
                let Some(former) = former(people, person) else { return false };
                self.name = match damage {
                    "name-former" => format!("{former}　{}", person.given),
                    _ => format!("{}（{former}）　{}", person.family, person.given),
                };
            }
            "name-surname-changed" if person.female => {
                self.name = format!("{}　{}", stranger.family, person.given);
                self.kana = format!("{}　{}", stranger.family_kana, person.given_kana);
            }
            "name-reversed" => self.name = format!("{} {}", person.given, person.family),
            "name-homophone" => {
                let Some(others) = same_kana.get(&person.given_kana).filter(|others| others.len() > 1) else {
                    return false;
                };
                self.name = format!("{}　{}", person.family, others[rng.below(others.len() as u32) as usize]);
            }
            "name-character-other" => {
                let count = self.name.chars().count();
                let at = rng.below(count as u32) as usize;
                let other = stranger.name().chars().filter(|c| *c != '　').nth(1).unwrap_or('田');
                self.name =
                    self.name.chars().enumerate().map(|(i, c)| if i == at && c != '　' { other } else { c }).collect();
            }
            "name-character-lost" => {
                let first = self.name.chars().next().map_or(0, char::len_utf8);
                self.name.replace_range(..first, rng.pick(&["?", "〓", "？"]));
            }
            "name-kana-swapped" => std::mem::swap(&mut self.name, &mut self.kana),
            "kana-spelling" => {
                self.kana = match rng.below(4) {
                    0 => half_width(&self.kana),
                    1 => hiragana(&self.kana),
                    2 => self.kana.replace("ウ", "ー"),
                    _ => self.kana.replace('ョ', "ヨ").replace('ュ', "ユ").replace('ヅ', "ズ"),
                };
            }
            "kana-slip" => {
                let slip = stranger.kana().chars().next().unwrap_or('ア');
                let at = rng.below(self.kana.chars().count() as u32) as usize;
                self.kana =
                    self.kana.chars().enumerate().map(|(i, c)| if i == at && c != '　' { slip } else { c }).collect();
            }
            "birth-digit" if self.birth.len() == 10 => {
                let digits = [2, 3, 6, 8, 9];
                let at = rng.pick(&digits);
                self.birth.replace_range(at..=at, &digit(rng).to_string());
            }
            "birth-blank" => self.birth.clear(),
            "birth-spelling" => self.birth = respell(&self.birth, rng),
            "email-other" => self.email = stranger.email.replace('@', "7@"),
            "email-blank" => self.email.clear(),
            _ => return false,
        }
        before != [&self.number, &self.name, &self.kana, &self.birth, &self.email].map(Clone::clone)
    }
}
