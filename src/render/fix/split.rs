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
    /// Rows that hold a total.
    pub aside: u64,
    /// Examples of a form.
    pub examples: u64,
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
    let SplitSaid { name, fates, aside, examples, lines, reasons, mamis } = said;
    let all = fates.rows.len() as u64 + examples;
    let [written, held, absent, other, sent] =
        [Fate::Written, Fate::Held, Fate::Absent, Fate::NotPhysician, Fate::Sent].map(|fate| fates.count(fate));
    let out = absent + other + sent + examples;
    let mut text = match lang {
        Lang::Ja => format!(
            "{name}: {all}行\n  登録用.csv に書き出した行: {written}行\n  保留.xlsx に入れた行: {held}行\n  \
             除いた行: {out}行（欠席・取消 {absent}行、医師以外 {other}行、送信済み {sent}行、記入例 {examples}行）\n  \
             合計: {written} + {held} + {out} = {all}行\n"
        ),
        Lang::En => format!(
            "{name}: {all} rows\n  written to 登録用.csv: {written}\n  held in 保留.xlsx: {held}\n  \
             left out: {out} (absent {absent}, no physician {other}, sent before {sent}, examples {examples})\n  \
             in all: {written} + {held} + {out} = {all}\n"
        ),
    };
    if *aside > 0 {
        text.push_str(&match lang {
            Lang::Ja => format!("  ほかに、人の行として数えない合計などの行: {aside}行\n"),
            Lang::En => format!("  rows with totals besides: {aside}\n"),
        });
    }
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

/// What to do with the two files. `written` is where 登録用.csv stands.
#[must_use]
pub fn what_comes_next(fates: &Fates, written: &str, lang: Lang) -> String {
    let [out, held] = [Fate::Written, Fate::Held].map(|fate| fates.count(fate) > 0);
    let upload = match lang {
        Lang::Ja => "登録用.csv を MAMIS にアップロードしてください（受け付けるかどうかは MAMIS が判定します）。",
        Lang::En => "Upload 登録用.csv to MAMIS (which alone decides what it takes).",
    };
    let back = match lang {
        Lang::Ja => "保留.xlsx を提出元に戻し、直してもらってください。",
        Lang::En => "Send 保留.xlsx back to whoever submitted it.",
    };
    let again = match (lang, out) {
        (Lang::Ja, true) => format!(
            "直ったファイルが届いたら、送信済みの受講を除いて分けます:\n     \
             kenshu fix 直ったファイル --split 別のフォルダー --uploaded {written}"
        ),
        (Lang::Ja, false) => "直ったファイルが届いたら、もう一度分けてください。".to_owned(),
        (Lang::En, true) => format!(
            "When it comes back mended, leave out what was sent:\n     \
             kenshu fix MENDED --split ANOTHER_FOLDER --uploaded {written}"
        ),
        (Lang::En, false) => "When it comes back mended, split it again.".to_owned(),
    };
    let steps = [out.then(|| upload.to_owned()), held.then(|| back.to_owned()), held.then_some(again)];
    let mut text = String::new();
    for (at, step) in steps.into_iter().flatten().enumerate() {
        if at == 0 {
            text.push_str(if lang == Lang::Ja { "次にすること:\n" } else { "next:\n" });
        }
        text.push_str(&format!("  {}. {step}\n", at + 1));
    }
    text
}
