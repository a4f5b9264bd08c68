//! The example row of a form: what it is known by.

use crate::value::trim_wide;

/// `true` when the first filled cell of a row says that the row is an example: `記入例：481352`, `（例）`, `例`,
/// `Example: 481352`.
///
/// The word stands in front of the first item, so that it goes away when somebody fills in a person over it. No name and no
/// number begins so; 例 alone, or in brackets, counts only when nothing that could belong to a name follows.
#[must_use]
pub fn is_example(first: &str) -> bool {
    // Nearly every row begins with a digit or a kanji that is none of these.
    if !first
        .trim_start_matches([' ', '　'])
        .starts_with(['記', '入', '見', '例', '(', '（', '【', '［', '[', '＜', '<', '※', 'E'])
    {
        return false;
    }
    let text = trim_wide(first).trim_start_matches(['(', '（', '【', '［', '[', '＜', '<', '※', ' ', '　']);
    let is_end = |rest: &str| {
        let rest = rest
            .trim_start_matches(|c: char| c.is_ascii_digit() || ('①'..='⑨').contains(&c) || ('１'..='９').contains(&c));
        rest.is_empty() || rest.starts_with([')', '）', '】', '］', ']', '＞', '>', ':', '：', '→', '\n'])
    };
    if let Some(rest) = WORDS.iter().find_map(|word| text.strip_prefix(word)) {
        return is_end(rest) || rest.starts_with([' ', '　']);
    }
    ["見本", "例", "Example"].iter().find_map(|word| text.strip_prefix(word)).is_some_and(is_end)
}

/// No name begins so. 見本 and 例 may.
const WORDS: [&str; 3] = ["記入例", "入力例", "記載例"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_are_known_and_people_are_not_taken_for_them() {
        for example in [
            "記入例",
            "記入例：481352",
            "【記入例】",
            "（例）",
            "(例) 481352",
            "例",
            "例1",
            "例：高橋　涼子",
            "※記入例",
            "見本",
            " 入力例 ",
            "［例］",
            "例①",
            "Example: 481352",
            "(Example)",
        ] {
            assert!(is_example(example), "{example}");
        }
        for person in [
            "481352",
            "",
            "例幣使　太郎",
            "見本　太郎",
            "記内　健",
            "入江　例",
            "(株)例会",
            "例会担当",
            "見本市",
            "1",
            "※欠席",
            "Example Taro",
            "Examples",
            "E481352",
        ] {
            assert!(!is_example(person), "{person}");
        }
    }
}
