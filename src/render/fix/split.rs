//! How many rows went where, and why.

use crate::finding::Lang;
use crate::fix::{Fate, Fates};
use crate::report::Reasons;
use crate::rules::rule_of;

/// What a split came to.
pub struct SplitSaid<'a> {
    /// The file.
    pub name: &'a str,
    /// What became of each row.
    pub fates: &'a Fates,
    /// Rows about nobody: totals and examples.
    pub aside: u64,
    /// Rows that the written ones became.
    pub lines: u64,
    /// Why rows are held.
    pub reasons: &'a Reasons,
    /// What MAMIS refused: rows in all, those that had been seen, those that had not.
    pub mamis: Option<[u64; 3]>,
}

/// The counts, which add up, and the reasons.
#[must_use]
pub fn what_was_split(said: &SplitSaid<'_>, lang: Lang) -> String {
    let SplitSaid { name, fates, aside, lines, reasons, mamis } = said;
    let all = fates.rows.len() as u64;
    let [written, held, absent, other, sent] =
        [Fate::Written, Fate::Held, Fate::Absent, Fate::NotPhysician, Fate::Sent].map(|fate| fates.count(fate));
    let out = absent + other + sent;
    let mut text = match lang {
        Lang::Ja => format!(
            "{name}: {all}行\n  登録用.csv に書き出した行: {written}行\n  保留.xlsx に入れた行: {held}行\n  \
             除いた行: {out}行（欠席・取消 {absent}行、医師以外 {other}行、送信済み {sent}行）\n  \
             合計: {written} + {held} + {out} = {all}行\n"
        ),
        Lang::En => format!(
            "{name}: {all} rows\n  written to 登録用.csv: {written}\n  held in 保留.xlsx: {held}\n  \
             left out: {out} (absent {absent}, no physician {other}, sent before {sent})\n  \
             in all: {written} + {held} + {out} = {all}\n"
        ),
    };
    text.push_str(&match lang {
        Lang::Ja => format!("  ほかに、人の行として数えない行（記入例・合計）: {aside}行\n"),
        Lang::En => format!("  rows about nobody besides (example, total): {aside}\n"),
    });
    if *lines != written {
        text.push_str(&match lang {
            Lang::Ja => {
                format!("  登録用.csv は {lines}行です（単位区分が 2 つ以上ある行は、区分ごとに 1 行にしました）。\n")
            }
            Lang::En => format!("  登録用.csv has {lines} rows: one for each category of credits.\n"),
        });
    }
    if !reasons.0.is_empty() {
        text.push_str(if lang == Lang::Ja { "保留の理由:\n" } else { "Held because of:\n" });
    }
    for ((severity, code), count) in &reasons.0 {
        let title = rule_of(*code).map_or("", |rule| rule.title.template(lang));
        let letter = severity.0.letter();
        text.push_str(&match lang {
            Lang::Ja => format!("  {letter}{code:03} {title}: {count}行\n"),
            Lang::En => format!("  {letter}{code:03} {title}: {count}\n"),
        });
    }
    if !fates.of_table.is_empty() {
        text.push_str(match lang {
            Lang::Ja => "表全体のエラーがあるため、どの行も登録用にはしていません。\n",
            Lang::En => "An error of the whole table keeps every row back.\n",
        });
    }
    if fates.people_only {
        text.push_str(match lang {
            Lang::Ja => {
                "送信済みのファイルと共通の、研修会や開催日の列がありません。人だけで照らし合わせました。別の研修会の分なら、--set 開催日=… などを付けてください。\n"
            }
            Lang::En => {
                "No column of the seminar or its day is shared with what was sent: only people were compared.\n"
            }
        });
    }
    if let Some([refused, seen, unseen]) = mamis {
        let elsewhere = refused.saturating_sub(fates.answered.len() as u64);
        text.push_str(&match lang {
            Lang::Ja => format!(
                "MAMIS が受け付けなかった行: {refused}行（このファイルにない行 {elsewhere}行）\n  \
                 保留にした行のうち、事前の確認で指摘していたもの {seen}行、指摘していなかったもの {unseen}行\n"
            ),
            Lang::En => format!(
                "Refused by MAMIS: {refused} rows ({elsewhere} not in this file)\n  \
                 held rows that had been found before: {seen}, that had not: {unseen}\n"
            ),
        });
    }
    text
}
