use super::presence::Presence;
use super::presence_words::{BACK, DENIALS, LINKS, OTHERS, OWN, WORDS, Word};
use super::text::trim_wide;
use super::word_fold::fold;

/// Looks for 欠席, キャンセル, 遅刻, 早退 and the like in a free remark. `None` where the word is denied (遅刻・早退なし),
/// taken back (欠席→出席), only supposed (欠席の場合), or about something else (懇親会欠席, キャンセル待ちから繰上げ).
/// Never [`Presence::Present`]. 午前のみ欠席 counts as late, 午後欠席 as leaving early: one has to ask.
#[must_use]
pub fn note_presence(text: &str) -> Option<Presence> {
    // Nearly every remark has none of these characters, and then nothing is folded.
    if !text.chars().any(|c| "欠不未キｷ取辞遅早途中代出参受来cCｃＣaA".contains(c)) {
        return None;
    }
    if trim_wide(text) == "欠" {
        return Some(Presence::Absent);
    }
    let lines = text.split(['\n', '\r']).take(LINES);
    lines.filter_map(|line| in_words(&fold(line))).max_by_key(|presence| presence.weight())
}

/// The weightiest of what folded text says: absent or cancelled before late before left early.
pub(super) fn in_words(folded: &str) -> Option<Presence> {
    let mut found: Option<Presence> = None;
    for sentence in folded.split('。') {
        for (at, word) in occurrences(sentence) {
            if let Some(presence) = meaning(sentence, at, word)
                && found.is_none_or(|before| presence.weight() > before.weight())
            {
                found = Some(presence);
            }
        }
    }
    found
}

fn occurrences(text: &str) -> impl Iterator<Item = (usize, &'static Word)> {
    let mut behind = 0;
    text.char_indices().filter_map(move |(at, _)| {
        let word = WORDS.iter().find(|word| at >= behind && text[at..].starts_with(word.text))?;
        behind = at + word.text.len();
        Some((at, word))
    })
}

fn meaning(sentence: &str, at: usize, word: &Word) -> Option<Presence> {
    let before = last_part(&sentence[..at]);
    let after = first_part(&sentence[at + word.text.len()..]);
    let clause = before.rsplit([',', '、', ';', '/', '→', '⇒']).next().unwrap_or(before);
    if is_about_else(clause) || is_denied(after) || is_taken_back(after) {
        return None;
    }
    match word.text {
        "キャンセル" | "cancel" if is_about_others(before, after) => None,
        "取消" | "取り消し" if !is_own(clause) || after.starts_with('線') => None,
        "欠席" if after.starts_with("者の代") => None,
        "遅れて"
            if !["参加", "出席", "到着", "入室", "入場", "来場", "受講"].iter().any(|verb| after.starts_with(verb)) =>
        {
            None
        }
        "欠席" | "不参加" | "未受講" | "未参加" => Some(part_of_the_day(clause).unwrap_or(word.means)),
        _ => Some(word.means),
    }
}

/// The lines of a remark that are looked at.
const LINES: usize = 50;

/// What bears on a word stands close to it. Without this bound a long cell of such words would take quadratic time.
const REACH: usize = 40;

fn first_part(text: &str) -> &str {
    text.char_indices().nth(REACH).map_or(text, |(at, _)| &text[..at])
}

fn last_part(text: &str) -> &str {
    text.char_indices().rev().nth(REACH).map_or(text, |(at, _)| &text[at..])
}

/// Another occasion, or a box that is not ticked.
fn is_about_else(clause: &str) -> bool {
    OTHERS.iter().any(|other| clause.contains(other)) || clause.ends_with(['□', '☐'])
}

/// 遅刻なし, 遅刻・早退等なし, 早退はしていない, 欠席:0, 欠席の場合. Other such words between are part of the list.
fn is_denied(after: &str) -> bool {
    let mut rest = after;
    loop {
        if DENIALS.iter().any(|denial| rest.starts_with(denial)) || ends_in_nought(rest) {
            return true;
        }
        let link = LINKS.iter().find_map(|link| rest.strip_prefix(link));
        match link.or_else(|| WORDS.iter().find_map(|word| rest.strip_prefix(word.text))) {
            Some(shorter) => rest = shorter,
            None => return false,
        }
    }
}

/// 遅刻：無, 遅刻0回; but no time of day (遅刻 09:10) and no longer word (欠席、無連絡).
fn ends_in_nought(rest: &str) -> bool {
    match (rest.strip_prefix('無'), rest.strip_prefix('0')) {
        (Some(tail), _) => tail.is_empty() || tail.starts_with([',', '、', '・', '/', ')', ';']),
        (_, Some(tail)) => !tail.starts_with(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | '/' | '時')),
        _ => false,
    }
}

/// 欠席→出席, 欠席から出席に変更, キャンセル後再申込, 欠席取消.
fn is_taken_back(after: &str) -> bool {
    const NEXT: [&str; 9] = ["→", "⇒", "⇨", "から", "後", "取消", "取り消し", "撤回", "の取消"];
    let after = ["連絡", "の連絡", "届", "希望"].iter().find_map(|word| after.strip_prefix(word)).unwrap_or(after);
    NEXT.iter().any(|next| after.starts_with(next)) && BACK.iter().any(|back| after.contains(back))
}

/// Somebody else's cancellation that made room: キャンセル待ち, キャンセルが出たため, 繰上げ.
fn is_about_others(before: &str, after: &str) -> bool {
    const ROOM: [&str; 8] = ["待", "枠", "分", "が出", "発生", "者", "ポリシー", "規定"];
    ROOM.iter().any(|word| after.starts_with(word))
        || ["繰上", "繰り上", "くり上"].iter().any(|word| before.contains(word) || after.contains(word))
}

/// 取消 is said of many things; here it has to be of taking part.
fn is_own(clause: &str) -> bool {
    clause.is_empty()
        || OWN.iter().any(|own| clause.ends_with(own) || clause.trim_end_matches(['を', 'の']).ends_with(own))
}

/// Absence from one part: late when it was the first, early when it was the last.
fn part_of_the_day(clause: &str) -> Option<Presence> {
    let ends = |parts: &[&str]| {
        let parted = ["から", "より", "のみ", "は", "の", "を", "に", "部"];
        let mut clause = clause;
        while let Some(shorter) = parted.iter().find_map(|end| clause.strip_suffix(end)) {
            clause = shorter;
        }
        parts.iter().any(|part| clause.ends_with(part))
    };
    if ends(&["午前", "前半", "1日目", "第1", "初日"]) {
        return Some(Presence::Late);
    }
    ends(&["午後", "後半", "2日目", "3日目", "第2", "第3", "最終日"]).then_some(Presence::LeftEarly)
}

#[cfg(test)]
mod tests {
    use super::Presence::{Absent, Cancelled, Late, LeftEarly};
    use super::*;

    #[test]
    fn remarks_that_say_so() {
        let cases = [
            ("欠席", Absent),
            ("当日欠席（連絡あり）", Absent),
            ("体調不良のため欠席", Absent),
            ("無断欠席", Absent),
            ("連絡なく欠席", Absent),
            ("本人欠席、代理出席", Absent),
            ("不参加", Absent),
            ("キャンセル", Cancelled),
            ("11/5 ｷｬﾝｾﾙ", Cancelled),
            ("都合により受講辞退", Cancelled),
            ("申込取消", Cancelled),
            ("取消", Cancelled),
            ("受講を取り消し", Cancelled),
            ("キャンセル待ち→キャンセル", Cancelled),
            ("遅刻", Late),
            ("遅刻 09:10到着", Late),
            ("欠席、無断", Absent),
            ("懇親会参加\n研修会欠席", Absent),
            ("キャンセル、連絡なし", Cancelled),
            ("30分遅刻", Late),
            ("遅刻（14:10到着）", Late),
            ("電車遅延により遅れて到着", Late),
            ("早退 15:00", LeftEarly),
            ("途中退席", LeftEarly),
            ("遅刻・早退", Late),
            ("遅刻、早退なし。体調不良で欠席", Absent),
            ("午後から欠席", LeftEarly),
            ("欠", Absent),
            ("連絡なく来場せず", Absent),
            ("午後欠席", LeftEarly),
            ("午前の部欠席", Late),
            ("遅刻あり、早退なし", Late),
            ("懇親会のみ参加、研修会は欠席", Absent),
            ("■遅刻 □早退", Late),
            ("欠席、無連絡", Absent),
            ("出席→欠席", Absent),
            ("Cancelled", Cancelled),
        ];
        for (text, presence) in cases {
            assert_eq!(note_presence(text), Some(presence), "{text}");
        }
    }

    #[test]
    fn remarks_that_do_not() {
        let cases = [
            "",
            "出席",
            "遅刻なし",
            "欠席なし",
            "遅刻・早退なし",
            "遅刻、早退等なし",
            "遅刻早退無",
            "欠席・遅刻・早退：無",
            "早退せず",
            "早退はしていない",
            "欠席ではない",
            "キャンセル待ちから繰上げ",
            "キャンセル待ち",
            "他の先生のキャンセルにより繰上げ",
            "キャンセルが出たため追加",
            "欠席→出席",
            "欠席から出席に変更",
            "欠席連絡の取消",
            "キャンセル後再申込",
            "欠席の場合は要連絡",
            "懇親会欠席",
            "懇親会はキャンセル",
            "お弁当辞退",
            "謝金辞退",
            "前回欠席",
            "昨年度は欠席",
            "重複申込のため1件取消",
            "領収書取消",
            "□遅刻 □早退",
            "遅延証明書あり",
            "早めに到着",
            "中途採用",
            "不明",
            "未入金",
            "取引先",
            "取消線あり",
            "欠席者の代わりに受講",
            "懇親会参加なし",
            "参加費入金済",
            "代表者",
            "キャンプ場",
            "連絡が遅れています",
        ];
        for text in cases {
            assert_eq!(note_presence(text), None, "{text}");
        }
    }
}
