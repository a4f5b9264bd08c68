//! What goes wrong in files as they arrive, each kind with how often it is seen. One fault spoils one cell (or cuts one row).

use std::collections::VecDeque;

use crate::attendance::{BIRTH, CATEGORY, CREDITS, DATE, EMAIL, KANA, NAME, NOTE, NUMBER, PROFESSION, ROLE, Row};
use crate::people::rng::Rng;
use crate::spelling::{half_width, hiragana, respell, spaced, wide};

/// Stands for bytes that the file's encoding does not know; the writer puts them in.
pub(crate) const UNDECODABLE: char = '\u{E000}';

/// What a fault does to the cutting of its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    /// One cell, which a workbook can hold too.
    Cell,
    /// One cell, only in a text file.
    Bytes,
    /// The row's cells move, only in a text file.
    Structure,
    /// A cell of the columns 職種 and 備考.
    Remarks,
    /// Wrong only beside an earlier row.
    Pair,
}

/// One kind of fault.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Kind {
    /// The name in the manifest.
    pub(crate) name: &'static str,
    /// The column it spoils, from 0.
    pub(crate) column: usize,
    weight: u32,
    reach: Reach,
}

const fn kind(name: &'static str, column: usize, weight: u32, reach: Reach) -> Kind {
    Kind { name, column, weight, reach }
}

use Reach::{Bytes, Cell, Pair, Remarks, Structure};

/// All of them.
pub(crate) const KINDS: &[Kind] = &[
    kind("number-missing", NUMBER, 60, Cell),
    kind("number-not-digits", NUMBER, 20, Cell),
    kind("number-seven-digits", NUMBER, 30, Cell),
    kind("number-implausible", NUMBER, 10, Cell),
    kind("number-four-digits", NUMBER, 10, Cell),
    kind("number-five-digits", NUMBER, 100, Cell),
    kind("number-insurance", NUMBER, 40, Cell),
    kind("number-member-id", NUMBER, 20, Cell),
    kind("number-telephone", NUMBER, 10, Cell),
    kind("number-birth-date", NUMBER, 10, Cell),
    kind("number-full-width", NUMBER, 60, Cell),
    kind("number-decorated", NUMBER, 30, Cell),
    kind("number-exponent", NUMBER, 20, Cell),
    kind("number-decimal-tail", NUMBER, 20, Cell),
    kind("number-letter", NUMBER, 15, Cell),
    kind("number-of-row-above", NUMBER, 15, Pair),
    kind("number-birth-year", NUMBER, 15, Cell),
    kind("name-missing", NAME, 10, Cell),
    kind("name-symbol", NAME, 8, Cell),
    kind("name-spaces", NAME, 20, Cell),
    kind("name-title", NAME, 15, Cell),
    kind("name-former", NAME, 15, Cell),
    kind("name-placeholder", NAME, 8, Cell),
    kind("name-character-lost", NAME, 8, Cell),
    kind("kana-missing", KANA, 20, Cell),
    kind("kana-not-kana", KANA, 10, Cell),
    kind("kana-half-width", KANA, 50, Cell),
    kind("kana-hiragana", KANA, 30, Cell),
    kind("kana-long-mark", KANA, 30, Cell),
    kind("kana-look-alike", KANA, 30, Cell),
    kind("kana-of-another", KANA, 20, Cell),
    kind("birth-missing", BIRTH, 15, Cell),
    kind("birth-not-a-date", BIRTH, 15, Cell),
    kind("birth-spelling", BIRTH, 50, Cell),
    kind("birth-age", BIRTH, 10, Cell),
    kind("email-missing", EMAIL, 60, Cell),
    kind("email-malformed", EMAIL, 50, Cell),
    kind("email-full-width", EMAIL, 15, Cell),
    kind("email-dummy", EMAIL, 20, Cell),
    kind("email-typo", EMAIL, 20, Cell),
    kind("email-carrier", EMAIL, 8, Cell),
    kind("email-two", EMAIL, 12, Cell),
    kind("lecturer-lacks-number", NUMBER, 10, Cell),
    kind("lecturer-lacks-email", EMAIL, 10, Cell),
    kind("role-unknown", ROLE, 10, Cell),
    kind("category-unknown", CATEGORY, 10, Cell),
    kind("credits-missing", CREDITS, 10, Cell),
    kind("credits-not-a-number", CREDITS, 10, Cell),
    kind("credits-out-of-range", CREDITS, 10, Cell),
    kind("credits-step", CREDITS, 20, Cell),
    kind("credits-spelling", CREDITS, 10, Cell),
    kind("date-not-a-date", DATE, 10, Cell),
    kind("date-spelling", DATE, 10, Cell),
    kind("date-before-cut-off", DATE, 20, Cell),
    kind("date-in-future", DATE, 10, Cell),
    kind("error-value", BIRTH, 8, Cell),
    kind("undecodable", NAME, 10, Bytes),
    kind("control-character", NAME, 10, Bytes),
    kind("stray-quote", NAME, 8, Structure),
    kind("unclosed-quote", NAME, 4, Structure),
    kind("too-few-cells", DATE, 8, Structure),
    kind("too-many-cells", DATE, 8, Structure),
    kind("absent", NOTE, 60, Remarks),
    kind("late", NOTE, 20, Remarks),
    kind("left-early", NOTE, 15, Remarks),
    kind("not-a-physician", PROFESSION, 20, Remarks),
    kind("duplicate", NUMBER, 30, Pair),
    kind("number-of-another", NUMBER, 20, Pair),
    kind("surname-changed", NAME, 20, Pair),
];

/// Which faults a file may have.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scope {
    /// Bytes and quotes can go wrong (CSV).
    pub(crate) text: bool,
    /// How many columns there are.
    pub(crate) columns: usize,
    /// One wrong cell in every row: no faults that cut rows or need a clean row before them.
    pub(crate) every_row: bool,
}

/// Spoils rows and remembers the little that faults in pairs need.
pub(crate) struct Spoiler {
    seed: u64,
    scope: Scope,
    per_million: u32,
    weights: u32,
    /// The row before, as it was written, when nothing was wrong with it.
    clean_before: Option<Row>,
    /// Numbers of clean rows of earlier sessions.
    earlier: VecDeque<(u64, String)>,
    last_quote: u64,
}

/// A quote fault may be read on for 50 lines: leave room for the reader to recover before the next one.
const QUOTE_DISTANCE: u64 = 120;

impl Spoiler {
    pub(crate) fn new(seed: u64, scope: Scope, percent: f64) -> Self {
        let per_million = if scope.every_row { 1_000_000 } else { (percent * 10_000.0).round() as u32 };
        let weights = KINDS.iter().filter(|kind| fits(kind, scope)).map(|kind| kind.weight).sum();
        Self { seed, scope, per_million, weights, clean_before: None, earlier: VecDeque::new(), last_quote: 0 }
    }

    /// Spoils `row`, which is record `record` (from 1), or leaves it.
    pub(crate) fn visit(&mut self, record: u64, row: &mut Row) -> Option<(Kind, Cut)> {
        let mut rng = Rng::of(self.seed, 21, record);
        let mut done = None;
        if rng.below(1_000_000) < self.per_million && (!row.lecturer || self.scope.every_row) {
            for _ in 0..1_000 {
                let kind = self.draw(&mut rng);
                if let Some(cut) = self.apply(kind, record, row, &mut rng) {
                    done = Some((kind, cut));
                    break;
                }
            }
        }
        self.remember(row, done.is_none());
        done
    }

    fn draw(&self, rng: &mut Rng) -> Kind {
        let mut at = rng.below(self.weights.max(1));
        for kind in KINDS.iter().filter(|kind| fits(kind, self.scope)) {
            if at < kind.weight {
                return *kind;
            }
            at -= kind.weight;
        }
        KINDS[0]
    }

    fn remember(&mut self, row: &Row, clean: bool) {
        if clean && !row.lecturer {
            if self.earlier.back().is_none_or(|(session, _)| row.session > *session) {
                self.earlier.push_back((row.session, row.cells[NUMBER].clone()));
            }
            if self.earlier.len() > 64 {
                self.earlier.pop_front();
            }
            self.clean_before.get_or_insert_default().clone_from(row);
        } else {
            self.clean_before = None;
        }
    }

    /// `None` where the fault does not fit this row.
    fn apply(&mut self, kind: Kind, record: u64, row: &mut Row, rng: &mut Rng) -> Option<Cut> {
        // A lecturer from outside has few cells to spoil.
        if row.person.is_none() && kind.column != CATEGORY && kind.column != DATE {
            return None;
        }
        match kind.reach {
            Cell | Bytes | Remarks => spoil(kind.name, row, rng).then_some(Cut::Whole),
            Structure => {
                let quote = kind.name.ends_with("quote");
                if quote && record < self.last_quote + QUOTE_DISTANCE {
                    return None;
                }
                match kind.name {
                    "stray-quote" => row.cells[NAME].insert(row.cells[NAME].chars().next()?.len_utf8(), '"'),
                    "unclosed-quote" => row.cells[NAME].insert(0, '"'),
                    "too-few-cells" => return Some(Cut::Short),
                    _ => return Some(Cut::Long),
                }
                self.last_quote = record;
                Some(Cut::Whole)
            }
            Pair => self.pair(kind.name, row),
        }
    }

    fn pair(&self, name: &str, row: &mut Row) -> Option<Cut> {
        match name {
            "number-of-another" => {
                let (_, number) = self.earlier.iter().find(|(session, _)| session + 1 < row.session)?;
                row.cells[NUMBER].clone_from(number);
            }
            "number-of-row-above" => {
                let before = self.clean_before.as_ref().filter(|before| before.person != row.person)?;
                let is_another = |column: usize| before.cells[column] != row.cells[column];
                if !is_another(NAME) || !is_another(BIRTH) {
                    return None;
                }
                row.cells[NUMBER].clone_from(&before.cells[NUMBER]);
            }
            "duplicate" => {
                let before = self.clean_before.as_ref().filter(|before| before.session == row.session)?;
                row.clone_from(before);
            }
            _ => {
                let before = self.clean_before.as_ref().filter(|before| before.person == row.person)?;
                let given = before.cells[NAME].split_once('　')?.1;
                let kana = before.cells[KANA].split_once('　')?.1;
                let is_kato = before.cells[NAME].starts_with("加藤");
                let (changed, read) = if is_kato { ("村上", "ムラカミ") } else { ("加藤", "カトウ") };
                row.cells[NAME] = format!("{changed}　{given}");
                row.cells[KANA] = format!("{read}　{kana}");
            }
        }
        Some(Cut::Whole)
    }
}

/// How many cells of the row are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cut {
    Whole,
    /// The last two are left out.
    Short,
    /// One more at the end.
    Long,
}

pub(crate) fn fits(kind: &Kind, scope: Scope) -> bool {
    kind.column < scope.columns
        && match kind.reach {
            Cell => scope.columns > ROLE || !kind.name.starts_with("lecturer"),
            Bytes => scope.text,
            Structure => scope.text && !scope.every_row,
            Remarks => true,
            Pair => !scope.every_row && scope.columns > ROLE,
        }
}

/// Makes one cell wrong; `false` when it cannot be.
fn spoil(name: &str, row: &mut Row, rng: &mut Rng) -> bool {
    let cells = &mut row.cells;
    let number = cells[NUMBER].clone();
    match name {
        "number-missing" => cells[NUMBER].clear(),
        "name-missing" => cells[NAME].clear(),
        "kana-missing" => cells[KANA].clear(),
        "birth-missing" => cells[BIRTH].clear(),
        "email-missing" => cells[EMAIL].clear(),
        "credits-missing" => cells[CREDITS].clear(),
        "name-symbol" => cells[NAME].push_str(rng.pick(&["★", "2", "◎"])),
        "name-character-lost" => {
            let first = cells[NAME].chars().next().map_or(0, char::len_utf8);
            cells[NAME].replace_range(..first, rng.pick(&["?", "〓", "？", "&#39641;"]));
        }
        "error-value" => set(cells, BIRTH, rng.pick(&["#N/A", "#REF!", "##########"])),
        "name-spaces" => cells[NAME] = spaced(&cells[NAME], rng),
        "number-not-digits" => cells[NUMBER].replace_range(2..3, rng.pick(&["A", "?", "x", "#"])),
        "number-seven-digits" => cells[NUMBER].insert(3, char::from(b'0' + rng.below(10) as u8)),
        "number-implausible" => set(cells, NUMBER, if rng.per_mille(300) { "0" } else { "812345" }),
        "number-four-digits" => cells[NUMBER].truncate(4),
        "number-five-digits" => drop(cells[NUMBER].remove(1 + rng.below(5) as usize)),
        "number-insurance" => {
            let prefecture = rng.pick(&["東", "神", "阪", "京", "福", "愛", "埼", "兵"]);
            cells[NUMBER] = format!("{prefecture}医{}", &number[1..]);
        }
        "number-member-id" => cells[NUMBER] = format!("{}{number}", rng.pick(&["3000", "1012", "2045"])),
        "number-telephone" => cells[NUMBER] = format!("090-{}-{}", &number[..4], &number[2..]),
        "number-birth-date" => cells[NUMBER] = cells[BIRTH].replace('-', ""),
        "number-full-width" => cells[NUMBER] = wide(&number),
        "number-decorated" => cells[NUMBER] = format!("第{number}号"),
        "number-exponent" => {
            cells[NUMBER] = format!("{}.{}E+05", &number[..1], &number[1..]);
        }
        "number-decimal-tail" => cells[NUMBER].push_str(".0"),
        "number-letter" => {
            let at = 1 + rng.below(5) as usize;
            cells[NUMBER].replace_range(at..=at, rng.pick(&["O", "o", "l", "I", "〇", "Ｏ", "|"]));
        }
        // Numbers of years that nobody else here has: too old for the young, too new for the old.
        "number-birth-year" => {
            let born: i32 = cells[BIRTH].get(..4).and_then(|year| year.parse().ok()).unwrap_or(0);
            let least = if born >= 1954 { 110_000 } else { 630_000 };
            cells[NUMBER] = (least + rng.below(40_000)).to_string();
        }
        "name-title" => cells[NAME].push_str(rng.pick(&["先生", "　様", "　医師", " Dr."])),
        "name-former" => {
            let Some((family, given)) = cells[NAME].split_once('　') else { return false };
            if family.is_ascii() {
                return false;
            }
            cells[NAME] = match rng.below(2) {
                0 => format!("{family}（旧姓 加藤）　{given}"),
                _ => format!("{family}　{given}（村上）"),
            };
        }
        "name-placeholder" => set(cells, NAME, rng.pick(&["不明", "○○", "未定", "テスト太郎"])),
        "kana-long-mark" => {
            let Some(bare) = cells[KANA].strip_suffix('ウ') else { return false };
            cells[KANA] = format!("{bare}{}", rng.pick(&["-", "－", "一", "―"]));
        }
        "kana-look-alike" => {
            let pairs = [("カ", "力"), ("タ", "夕"), ("ロ", "口"), ("エ", "工"), ("ヘ", "へ"), ("リ", "り")];
            let (katakana, other) = rng.pick(&pairs);
            if !cells[KANA].contains(katakana) {
                return false;
            }
            cells[KANA] = cells[KANA].replacen(katakana, other, 1);
        }
        "kana-of-another" => {
            if !["佐藤　", "鈴木　", "高橋　", "田中　", "伊藤　"].iter().any(|name| cells[NAME].starts_with(name))
            {
                return false;
            }
            set(cells, KANA, rng.pick(&["ワタナベ　ハルカ", "コバヤシ　ススム", "ヤマダ　ケンタロウ"]));
        }
        "kana-not-kana" => cells[KANA] = cells[NAME].clone(),
        "kana-half-width" => cells[KANA] = half_width(&cells[KANA]),
        "kana-hiragana" => cells[KANA] = hiragana(&cells[KANA]),
        "birth-not-a-date" => set(cells, BIRTH, rng.pick(&["不明", "1968-13-05", "1971-02-30", "昭和"])),
        "birth-spelling" => cells[BIRTH] = respell(&cells[BIRTH], rng),
        "birth-age" => set(cells, BIRTH, rng.pick(&["1868-05-12", "2017-10-01", "1900-01-01"])),
        "email-malformed" => {
            let mail = &mut cells[EMAIL];
            *mail = match rng.below(4) {
                0 => mail.replace('@', ""),
                1 => mail.replace('@', "@@"),
                2 => mail.replace(".example", ""),
                _ => mail.replacen('@', " @", 1),
            };
        }
        "email-full-width" => cells[EMAIL] = wide(&cells[EMAIL]),
        "email-dummy" => {
            set(cells, EMAIL, rng.pick(&["dummy@example.com", "test@test.invalid", "noreply@sample.test"]))
        }
        "email-typo" | "email-carrier" => {
            let local = cells[EMAIL].split('@').next().unwrap_or_default().to_owned();
            cells[EMAIL] = match name {
                "email-typo" => {
                    format!("{local}@{}", rng.pick(&["gmial.com", "docomo.co.jp", "yahoo.ne.jp", "icloud.co.jp"]))
                }
                _ => format!("{local}.@{}", rng.pick(&["docomo.ne.jp", "ezweb.ne.jp"])),
            };
        }
        "email-two" => {
            let between = rng.pick(&[";", " / ", "、", "　"]);
            cells[EMAIL] = format!("{}{between}jimu@ikyoku.example", cells[EMAIL]);
        }
        "lecturer-lacks-number" | "lecturer-lacks-email" => {
            set(cells, ROLE, "講師");
            cells[if name.ends_with("number") { NUMBER } else { EMAIL }].clear();
        }
        "role-unknown" => set(cells, ROLE, rng.pick(&["手伝い", "スタッフ", "9"])),
        "category-unknown" => set(cells, CATEGORY, rng.pick(&["更進", "Ｃ", "その他"])),
        "credits-not-a-number" => set(cells, CREDITS, rng.pick(&["一", "２時間", "未定"])),
        "credits-spelling" => {
            cells[CREDITS] =
                if rng.per_mille(500) { wide(&cells[CREDITS]) } else { format!("{}単位", cells[CREDITS]) }
        }
        "credits-out-of-range" => set(cells, CREDITS, rng.pick(&["150", "-1", "2025"])),
        "credits-step" => set(cells, CREDITS, rng.pick(&["1.3", "0.75", "1.25"])),
        "date-not-a-date" => set(cells, DATE, rng.pick(&["2025-11-31", "未定", "2025-13-01"])),
        "date-spelling" => cells[DATE] = respell(&cells[DATE], rng),
        "date-before-cut-off" => set(cells, DATE, rng.pick(&["2025-03-16", "2025-03-31", "2024-11-10"])),
        "date-in-future" => set(cells, DATE, rng.pick(&["2027-05-10", "2035-06-15"])),
        "undecodable" => cells[NAME].push(UNDECODABLE),
        "control-character" => cells[NAME].push('\u{B}'),
        "absent" => set(cells, NOTE, rng.pick(&["欠席", "体調不良のため欠席", "キャンセル", "取消"])),
        "late" => set(cells, NOTE, rng.pick(&["遅刻", "15分遅刻", "電車遅延により遅刻"])),
        "left-early" => set(cells, NOTE, rng.pick(&["早退", "30分早退", "急患のため途中退席"])),
        "not-a-physician" => set(cells, PROFESSION, rng.pick(&["看護師", "保健師", "歯科医師", "薬剤師"])),
        _ => return false,
    }
    true
}

fn set(cells: &mut [String; 12], column: usize, text: &str) {
    cells[column].clear();
    cells[column].push_str(text);
}
