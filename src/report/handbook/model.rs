//! What the sheets are made of.

use super::found::Findings;
use crate::value::{Date, HalfUnits};

/// Everything that goes into the workbook beside what was typed.
#[derive(Clone, Debug)]
pub struct Facts {
    /// The day that counts as today.
    pub as_of: Date,
    /// The program's version.
    pub version: &'static str,
    /// One for each programme and kind of application of which there are doctors.
    pub lists: Vec<List>,
    /// Entries of MAMIS that no list shows: whose they are, and what.
    pub other_entries: Vec<(u32, String, Entry)>,
    /// Words for 区分 of 手帳明細入力.
    pub categories: Vec<Choice>,
    /// Words for 項目.
    pub items: Vec<String>,
    /// Files that were read: what they were taken for, their names, their SHA-256.
    pub inputs: Vec<[String; 3]>,
    /// The rules that were applied: for what, what they say, 確認済み or 未確認, and their source.
    pub rules: Vec<[String; 4]>,
    /// What has been found wrong with the files.
    pub findings: Findings,
    /// What else there is to say, in words.
    pub notes: Vec<String>,
}

/// A word for 区分.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The word.
    pub word: String,
    /// Whether such credits are in MAMIS from April 2025 on.
    pub in_mamis: bool,
}

/// A 一覧.
#[derive(Clone, Debug)]
pub struct List {
    /// Its name for programs, which stays the same from year to year.
    pub id: String,
    /// What people call it: 認定産業医 更新.
    pub title: String,
    /// The same in as few characters as a tab needs: 産業医更新.
    pub short: String,
    /// What a sentence calls it, in Japanese and in English.
    pub said: [String; 2],
    /// Whether certificates are renewed.
    pub is_renewal: bool,
    /// What credits are asked for.
    pub columns: Vec<Column>,
    /// Credits asked for in all.
    pub required: HalfUnits,
    /// Whether the original of a handbook is sent in.
    pub has_handbook: bool,
    /// The doctors, in the order of the list.
    pub doctors: Vec<Doctor>,
}

/// A category of credits, or an item of one.
#[derive(Clone, Debug, Default)]
pub struct Column {
    /// Its heading.
    pub title: String,
    /// Its word for 区分 of 手帳明細入力, which also stands in MAMIS明細.
    pub category: String,
    /// Its word for 項目; blank for a whole category.
    pub item: String,
    /// At least so many.
    pub required: HalfUnits,
    /// Whether it goes into the total.
    pub in_total: bool,
    /// Whether it is a sum of credits; otherwise formulas cannot follow it.
    pub is_sum: bool,
}

/// Credits of one column, as the program has counted them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Amount {
    /// On paper.
    pub handbook: HalfUnits,
    /// In MAMIS.
    pub mamis: HalfUnits,
    /// What counts of both.
    pub counted: HalfUnits,
    /// What is missing.
    pub missing: HalfUnits,
}

/// A doctor of a list.
#[derive(Clone, Debug)]
pub struct Doctor {
    /// By which formulas look for them.
    pub key: String,
    /// 医籍登録番号.
    pub number: Option<u32>,
    /// 氏名.
    pub name: String,
    /// フリガナ.
    pub kana: String,
    /// 所属医師会.
    pub association: String,
    /// In no association, as a list says.
    pub is_non_member: bool,
    /// Only a ledger tells of them, so their association is not known.
    pub is_of_ledger: bool,
    /// 勤務先.
    pub workplace: String,
    /// 住所.
    pub address: String,
    /// メールアドレス.
    pub email: String,
    /// 認定証番号.
    pub certificate: String,
    /// 有効期限.
    pub expiry: Option<Date>,
    /// The days whose credits count.
    pub span: (Date, Date),
    /// One for each column of the list.
    pub amounts: Vec<Amount>,
    /// Everything together.
    pub total: Amount,
    /// 判定.
    pub verdict: String,
    /// 判定 without its number of credits, and how good it is: for counting.
    pub verdict_kind: String,
    /// The worst is 0.
    pub verdict_rank: usize,
    /// 理由.
    pub reasons: Vec<String>,
    /// Those that [`Self::missing_words`] does not say.
    pub other_reasons: Vec<String>,
    /// The first round that still takes applications: its last day for them, and its name.
    pub round: Option<(Date, String)>,
    /// The first day on which that round takes applications.
    pub apply_from: Option<Date>,
    /// The round in which it was due, where that is another.
    pub round_due: Option<String>,
    /// 審査・登録料 in words; blank where no source says.
    pub fee: String,
    /// The validity that follows.
    pub new_period: Option<(Date, Date)>,
    /// 手帳小計入力 and 進捗 by [`cycle_of`](crate::typed::words::cycle_of).
    pub cycle: String,
    /// What there is in MAMIS.
    pub entries: Vec<Entry>,
}

/// An entry of MAMIS.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// 受講日.
    pub day: Option<Date>,
    /// 区分.
    pub category: String,
    /// 項目.
    pub item: String,
    /// CC.
    pub codes: String,
    /// Web.
    pub by_web: bool,
    /// 単位.
    pub credits: HalfUnits,
    /// What of it counts.
    pub counted: HalfUnits,
    /// Why that is less.
    pub why: String,
    /// Where it stands: file and row.
    pub place: String,
}

impl Doctor {
    /// `true` for a number of which nothing else is known: most likely one that was mistyped.
    #[must_use]
    pub const fn is_stranger(&self) -> bool {
        self.is_of_ledger && self.name.is_empty()
    }

    /// Last day for the application.
    #[must_use]
    pub fn apply_until(&self) -> Option<Date> {
        self.round.as_ref().map(|(day, _)| *day)
    }

    /// The round, and the one that was missed.
    #[must_use]
    pub fn round_words(&self) -> String {
        let round = self.round.as_ref().map_or("", |(_, name)| name.as_str());
        match &self.round_due {
            Some(due) if !round.is_empty() => format!("{round}\n（本来は{due}）"),
            _ => round.to_owned(),
        }
    }

    /// The same in few characters, without the months of approval.
    #[must_use]
    pub fn short_round_words(&self) -> String {
        let short = |name: &str| name.split('（').next().unwrap_or(name).trim_end().to_owned();
        let round = self.round.as_ref().map_or_else(String::new, |(_, name)| short(name));
        match &self.round_due {
            Some(due) if !round.is_empty() => format!("{round}\n本来は{}", short(due)),
            _ => round,
        }
    }

    /// 所属医師会, which says so where there is none.
    #[must_use]
    pub fn association_words(&self) -> String {
        match (self.is_non_member, self.association.as_str()) {
            (_, "") if self.is_of_ledger => "不明".to_owned(),
            (true, "") => "非会員".to_owned(),
            (true, association) if !association.contains("非会員") => format!("{association}（非会員）"),
            (_, association) => association.to_owned(),
        }
    }

    /// 会員, 非会員 or 不明.
    #[must_use]
    pub const fn member_word(&self) -> &'static str {
        match (self.is_non_member, self.is_of_ledger && self.association.is_empty()) {
            (true, _) => "非会員",
            (false, true) => "不明",
            (false, false) => "会員",
        }
    }

    /// What is missing, in words: 実地 あと0.5、全体 あと2.0.
    #[must_use]
    pub fn missing_words(&self, list: &List) -> String {
        let each = list.columns.iter().zip(&self.amounts).filter(|(_, amount)| amount.missing.is_positive());
        let mut words: Vec<String> =
            each.map(|(column, amount)| format!("{} あと{}", column.title, amount.missing)).collect();
        if self.total.missing.is_positive() {
            words.push(format!("全体 あと{}", self.total.missing));
        }
        words.join("、")
    }
}
