use super::text::{is_hyphen, is_space, trim_wide};

/// `true` for what is written where a name is not known: 不明, 未定, ー, テスト, test, ○○. A real name of one character is none.
#[must_use]
pub fn is_placeholder_name(text: &str) -> bool {
    let text = trim_wide(text);
    let is_word = |word: &&str| text.eq_ignore_ascii_case(word);
    // What begins with a kanji can only be one of the words; most names do.
    if text.starts_with(|c| matches!(c, '\u{4E00}'..='\u{9FFF}')) {
        return WORDS.iter().any(is_word);
    }
    let is_sign = |c: char| is_space(c) || is_hyphen(c) || "ーｰ○〇◯●△×＊*〃・.．…".contains(c);
    let is_test = |word: &&str| is_test_name(text, word);
    WORDS.iter().any(is_word)
        || TESTS.iter().any(is_test)
        || !text.is_empty() && text.chars().all(is_sign)
        || text.len() > 1 && text.bytes().all(|byte| matches!(byte, b'x' | b'X'))
}

/// The hot path: whether a name of kanji and kana may be none. `true` is only a reason to look closer.
pub(super) fn may_be_placeholder(bytes: &[u8]) -> bool {
    let starts = |start: &str| bytes.starts_with(start.as_bytes());
    // No name begins with these two signs, few with テス.
    starts("〇")
        || starts("ー")
        || starts("テスト")
        || bytes.len() <= 15 && WORDS.iter().any(|word| bytes == word.as_bytes())
}

const WORDS: [&str; 22] = [
    "不明",
    "不詳",
    "未定",
    "未記入",
    "記入なし",
    "記入無し",
    "記載なし",
    "未記載",
    "未入力",
    "未回答",
    "回答なし",
    "無記入",
    "無記名",
    "無回答",
    "なし",
    "無し",
    "匿名",
    "同上",
    "氏名不明",
    "氏名",
    "sample",
    "unknown",
];

const TESTS: [&str; 3] = ["テスト", "ﾃｽﾄ", "test"];

/// The word alone, or with something behind it that begins no word of the same script: テスト太郎, test 1; not Testa, テストゥ.
fn is_test_name(text: &str, word: &str) -> bool {
    let Some((head, rest)) = text.split_at_checked(word.len()) else { return false };
    let ends =
        |c: char| is_space(c) || c.is_numeric() || "一二三四五太次花".contains(c) || rest.eq_ignore_ascii_case(word);
    head.eq_ignore_ascii_case(word) && rest.chars().next().is_none_or(ends)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_names() {
        for text in [
            "不明",
            " 未定 ",
            "ー",
            "-",
            "－",
            "テスト",
            "テスト太郎",
            "test",
            "TEST 1",
            "○○",
            "〇〇　〇〇",
            "なし",
            "xxx",
            "〃",
            "テストテスト",
        ] {
            assert!(is_placeholder_name(text), "{text}");
        }
        for text in [
            "",
            "林",
            "田中　一郎",
            "Testa Anna",
            "テストゥ　アンヌ",
            "一",
            "山田〇〇",
            "未来",
            "Xu",
            "X",
            "テスタ",
            "不明門　太郎",
        ] {
            assert!(!is_placeholder_name(text), "{text}");
        }
    }
}
