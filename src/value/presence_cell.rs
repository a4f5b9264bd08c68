use super::presence::Presence;
use super::presence_note::in_words;
use super::word_fold::fold;

/// Reads a whole cell of a presence column. `None` for blank and for what is not known; judgement is for rules.
#[must_use]
pub fn read_presence(text: &str) -> Option<Presence> {
    let folded = fold(text);
    let cell = folded.trim_matches(|c| "()[]【】〔〕。.:".contains(c));
    // What counts is the last of several: 欠席→出席.
    let last = cell.rsplit(['→', '⇒', '⇨']).next().unwrap_or(cell);
    let has = |words: &[&str]| words.contains(&last);
    if has(&ABSENT) {
        return Some(Presence::Absent);
    }
    if has(&CANCELLED) {
        return Some(Presence::Cancelled);
    }
    if has(&PRESENT) {
        return Some(Presence::Present);
    }
    in_words(last).or_else(|| {
        let begins =
            ["出席", "受講", "参加", "視聴", "web出席", "web参加", "web受講", "オンライン出席", "会場出席", "会場参加"];
        let undone = ["なし", "無", "せず", "ない", "しない", "取", "不可", "未", "予定", "辞退", "希望", "?"];
        let rest = begins.iter().find_map(|word| last.strip_prefix(word))?;
        let told = rest.trim_start_matches('(');
        (!undone.iter().any(|word| told.starts_with(word))).then_some(Presence::Present)
    })
}

const PRESENT: [&str; 19] = [
    "出席",
    "出",
    "参加",
    "受講",
    "○",
    "〇",
    "◯",
    "◎",
    "⭕",
    "済",
    "有",
    "あり",
    "1",
    "出席済",
    "受講済",
    "参加済",
    "present",
    "yes",
    "attended",
];
const ABSENT: [&str; 21] = [
    "欠席",
    "欠",
    "×",
    "✕",
    "✖",
    "❌",
    "╳",
    "x",
    "不参加",
    "不在",
    "不出席",
    "未出席",
    "未受講",
    "未参加",
    "不",
    "0",
    "無",
    "なし",
    "absent",
    "no",
    "無断欠席",
];
const CANCELLED: [&str; 9] = ["取消", "取消し", "取り消し", "取りけし", "辞退", "c", "cxl", "cancel", "キャンセル"];

#[cfg(test)]
mod tests {
    use super::Presence::{Absent, Cancelled, Late, LeftEarly, Present};
    use super::*;

    #[test]
    fn cells_of_a_presence_column() {
        let cases = [
            ("出席", Some(Present)),
            ("○", Some(Present)),
            ("◯", Some(Present)),
            ("受講済", Some(Present)),
            ("Web出席", Some(Present)),
            ("出席（会場）", Some(Present)),
            ("欠席", Some(Absent)),
            ("欠", Some(Absent)),
            ("×", Some(Absent)),
            ("✕", Some(Absent)),
            ("Ｘ", Some(Absent)),
            ("不参加", Some(Absent)),
            ("無断欠席", Some(Absent)),
            ("当日欠席", Some(Absent)),
            ("（欠席）", Some(Absent)),
            ("代理出席", Some(Absent)),
            ("キャンセル", Some(Cancelled)),
            ("ｷｬﾝｾﾙ", Some(Cancelled)),
            ("当日キャンセル", Some(Cancelled)),
            ("取消", Some(Cancelled)),
            ("取り消し", Some(Cancelled)),
            ("受講辞退", Some(Cancelled)),
            ("遅刻", Some(Late)),
            ("出席（遅刻30分）", Some(Late)),
            ("早退", Some(LeftEarly)),
            ("出席（途中退席）", Some(LeftEarly)),
            ("欠席→出席", Some(Present)),
            ("出席⇒欠席", Some(Absent)),
            ("出席（遅刻なし）", Some(Present)),
            ("", None),
            ("　", None),
            ("確認中", None),
            ("出席予定", None),
            ("出席取消", Some(Cancelled)),
            ("キャンセル待ち", None),
            ("未定", None),
        ];
        for (text, presence) in cases {
            assert_eq!(read_presence(text), presence, "{text}");
        }
    }
}
