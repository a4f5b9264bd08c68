//! The words around presence, in the folded form of `word_fold::fold`.

use super::presence::Presence;

/// A word and what it says of the person.
pub(super) struct Word {
    pub(super) text: &'static str,
    pub(super) means: Presence,
}

const fn absent(text: &'static str) -> Word {
    Word { text, means: Presence::Absent }
}

const fn cancelled(text: &'static str) -> Word {
    Word { text, means: Presence::Cancelled }
}

const fn late(text: &'static str) -> Word {
    Word { text, means: Presence::Late }
}

const fn left(text: &'static str) -> Word {
    Word { text, means: Presence::LeftEarly }
}

/// Longer words before those that they contain.
#[rustfmt::skip]
pub(super) const WORDS: [Word; 42] = [
    absent("代理出席"), absent("代理受講"), absent("代理参加"), absent("代理の方が出席"), absent("無断欠席"), absent("欠席"),
    absent("不参加"), absent("不出席"), absent("未受講"), absent("未参加"), absent("未出席"), absent("absent"),
    absent("出席せず"), absent("参加せず"), absent("受講せず"), absent("来場せず"), absent("出席できず"), absent("参加できず"),
    absent("受講できず"), absent("出席なし"), absent("参加なし"), absent("受講なし"), absent("来場なし"),
    cancelled("キャンセル"), cancelled("cancel"), cancelled("取り消し"), cancelled("取消"), cancelled("辞退"),
    late("遅刻"), late("遅参"), late("遅れて"), late("途中参加"), late("途中出席"), late("途中入室"), late("途中から参加"),
    left("早退"), left("途中退席"), left("途中退室"), left("途中退出"), left("途中で退席"), left("中途退席"), left("中座"),
];

/// Other occasions and other things that one can decline.
#[rustfmt::skip]
pub(super) const OTHERS: [&str; 22] = [
    "懇親会", "意見交換会", "情報交換会", "交流会", "懇談会", "弁当", "昼食", "食事", "宿泊", "ホテル", "駐車", "託児", "謝金", "謝礼", "交通費", "日当",
    "前回", "昨年", "前年", "去年", "先月", "前期",
];

/// What may stand between a word and the denial that belongs to it.
#[rustfmt::skip]
pub(super) const LINKS: [&str; 22] = [
    "・", "、", ",", "/", "や", "及び", "および", "または", "又は", "等", "など", "とも", "共に", "は", "も", "が", "の", "で", "に", "と", "扱い", ":",
];

/// What denies a word, or only supposes it.
#[rustfmt::skip]
pub(super) const DENIALS: [&str; 23] = [
    "なし", "無し", "ナシ", "せず", "しない", "しなかった", "しません", "していない", "していません", "していなかった", "ない", "なく", "なかった",
    "ありません", "ございません", "×", "場合", "際", "時は", "したら", "する場合", "可能性", "かも",
];

/// What somebody did after all.
pub(super) const BACK: [&str; 9] = ["出席", "参加", "受講", "再申込", "再登録", "復活", "取消", "取り消し", "撤回"];

/// What 取消 has to be said of.
#[rustfmt::skip]
pub(super) const OWN: [&str; 13] = [
    "受講", "申込", "申込み", "申し込み", "申込を", "参加", "出席", "予約", "当日", "前日", "本人", "都合により", "連絡あり",
];
