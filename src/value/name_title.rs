use super::text::{is_space, trim_wide};

/// Takes titles off a name: `山田太郎先生`, `Dr. John Smith`, `林 様` give the name and the title that was found first.
/// `None` where nothing would remain, and for 鵜殿 or 真殿: a sign at the end of a word of two is part of a name.
#[must_use]
pub fn split_title(text: &str) -> Option<(&str, &str)> {
    let text = trim_wide(text);
    let (mut name, first) = split_one(text)?;
    while let Some((shorter, _)) = split_one(name) {
        name = shorter;
    }
    Some((name, first))
}

/// The hot path: whether a name of kanji and kana may have a title. `true` is only a reason to look closer.
pub(super) fn may_have_title(bytes: &[u8]) -> bool {
    bytes.len() >= 3 && BEHIND.iter().any(|title| bytes.ends_with(title.as_bytes()))
        || bytes.starts_with("医師".as_bytes())
}

const BEHIND: [&str; 5] = ["先生", "医師", "様", "殿", "氏"];

fn split_one(text: &str) -> Option<(&str, &str)> {
    let behind = |title: &&str| {
        let head = text.strip_suffix(*title)?;
        let name = head.trim_end_matches(is_space);
        let wanted = if title.chars().count() > 1 || name.len() < head.len() { 1 } else { 2 };
        remains(name, wanted).then(|| (name, &text[head.len()..]))
    };
    BEHIND.iter().find_map(behind).or_else(|| doctor_behind(text)).or_else(|| before(text))
}

/// `Dr. Smith`, `Dr Smith`, `Ｄｒ．山田`, `Dr山田`, `医師　山田`; not `Drake`.
fn before(text: &str) -> Option<(&str, &str)> {
    let (title, rest) = if let Some(rest) = text.strip_prefix("医師") {
        if !rest.starts_with(is_space) {
            return None;
        }
        ("医師", rest)
    } else {
        let end: usize = text.chars().take(2).map(char::len_utf8).sum();
        let (title, rest) = text.split_at(end);
        if !is_doctor(title) {
            return None;
        }
        let is_word = rest.starts_with(|c: char| is_latin(c) || matches!(c, '\'' | '’'));
        // DR Smith may have the initials D. R.
        let is_initials = !rest.starts_with(is_period) && may_be_initials(title, rest);
        if is_word || is_initials {
            return None;
        }
        (title, rest)
    };
    let name = rest.trim_start_matches(|c| is_space(c) || is_period(c));
    remains(name, 1).then_some((name, title))
}

/// `山田太郎 Dr.`, `山田Dr`.
fn doctor_behind(text: &str) -> Option<(&str, &str)> {
    let bare = text.trim_end_matches(is_period);
    let start = bare.char_indices().rev().nth(1)?.0;
    let (head, title) = bare.split_at(start);
    if !is_doctor(title) {
        return None;
    }
    let name = head.trim_end_matches(|c| is_space(c) || matches!(c, ',' | '，'));
    let is_initials = bare.len() == text.len() && may_be_initials(title, head);
    (!head.ends_with(is_latin) && !is_initials && remains(name, 1)).then_some((name, title))
}

/// Two capitals beside a name in Latin letters, as in Smith DR.
fn may_be_initials(title: &str, rest: &str) -> bool {
    title.chars().all(char::is_uppercase) && rest.chars().any(is_latin)
}

fn is_doctor(word: &str) -> bool {
    let mut chars = word.chars();
    matches!((chars.next(), chars.next()), (Some('D' | 'd' | 'Ｄ' | 'ｄ'), Some('r' | 'R' | 'ｒ' | 'Ｒ')))
}

const fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | 'À'..='ɏ')
}

const fn is_period(c: char) -> bool {
    matches!(c, '.' | '．')
}

fn remains(name: &str, letters: usize) -> bool {
    name.chars().filter(|c| c.is_alphabetic()).nth(letters - 1).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_come_off() {
        let cases = [
            ("山田太郎先生", "山田太郎", "先生"),
            ("山田　太郎　様", "山田　太郎", "様"),
            ("林 殿", "林", "殿"),
            ("林先生", "林", "先生"),
            ("山田氏", "山田", "氏"),
            ("山田太郎医師", "山田太郎", "医師"),
            ("医師　山田太郎", "山田太郎", "医師"),
            ("Dr. John Smith", "John Smith", "Dr"),
            ("Ｄｒ．山田", "山田", "Ｄｒ"),
            ("DR山田", "山田", "DR"),
            ("山田　DR", "山田", "DR"),
            ("DR. SMITH", "SMITH", "DR"),
            ("Smith Dr", "Smith", "Dr"),
            ("山田太郎 Dr.", "山田太郎", "Dr"),
            ("山田太郎先生様", "山田太郎", "様"),
        ];
        for (text, name, title) in cases {
            assert_eq!(split_title(text), Some((name, title)), "{text}");
        }
        let names = [
            "",
            "様",
            "先生",
            "　様",
            "氏家　太郎",
            "様子",
            "鵜殿",
            "真殿",
            "殿村",
            "医師",
            "医師会",
            "Dr",
            "Dr.",
            "Drake John",
            "DR Smith",
            "Smith DR",
            "SMITH, DR",
            "D'r",
            "Alexandr",
            "薬師　太郎",
            "先生田",
            "D",
            "生先",
        ];
        for name in names {
            assert_eq!(split_title(name), None, "{name}");
        }
    }
}
