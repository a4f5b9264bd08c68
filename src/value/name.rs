use unicode_normalization::UnicodeNormalization;

use super::script::{is_hiragana, is_kanji, is_katakana};
use super::text::{is_invisible, is_selector, is_space, trim_wide};
use super::variants::representative;

/// A name as it is compared: NFKC, without spaces, middle dots and variation selectors, variant kanji as their
/// representative (髙 → 高), Latin letters in lower case. Not meant to be shown.
#[must_use]
pub fn fold_name(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_name_into(text, &mut out);
    out
}

/// As [`fold_name`], into a buffer that is emptied first.
pub fn fold_name_into(text: &str, out: &mut String) {
    out.clear();
    for c in text.chars() {
        match c {
            _ if is_dropped(c) => {}
            '!'..='~' => out.push(c.to_ascii_lowercase()),
            // Full width: the same signs of ASCII, further on.
            '！'..='～' => match u8::try_from(c as u32 - 0xFEE0) {
                Ok(byte) => out.push(char::from(byte.to_ascii_lowercase())),
                Err(_) => return fold_slowly(text, out),
            },
            // Marks for what is lost or hidden have one form only.
            '〓' | '○' | '●' | '□' | '■' | '★' | '☆' | '△' | '▲' | '\u{FFFD}' => out.push(c),
            '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' | 'ー' | '々' | '\u{4E00}'..='\u{9FFF}' => {
                out.push(representative(c));
            }
            _ => return fold_slowly(text, out),
        }
    }
}

/// Takes a former family name out of a name: `山田（旧姓 佐藤）花子`, `山田花子(佐藤)`, `山田花子 旧姓佐藤` give 山田花子 and
/// 佐藤. A bracket that says something else (講師, a reading) stays where it is.
#[must_use]
pub fn split_former(text: &str) -> (String, Option<String>) {
    let text = trim_wide(text);
    let split = bracketed(text).or_else(|| {
        // One sign is found far faster than a word.
        let (head, tail) = text.contains('旧').then(|| text.split_once("旧姓"))??;
        Some((trim_wide(head).to_owned(), former_in(&format!("旧姓{tail}"))?))
    });
    match split {
        Some((name, former)) if !name.is_empty() => (name, Some(former)),
        _ => (text.to_owned(), None),
    }
}

fn is_dropped(c: char) -> bool {
    is_space(c) || is_invisible(c) || is_selector(c) || matches!(c, '・' | '･' | '·' | '•')
}

/// Taking a character out can bring two together that compose, hence until nothing changes.
fn fold_slowly(text: &str, out: &mut String) {
    let mut before = text.to_owned();
    for _ in 0..8 {
        out.clear();
        let folded = before.nfkc().flat_map(char::to_lowercase).nfkc();
        out.extend(folded.filter(|&c| !is_dropped(c)).map(representative));
        if *out == before {
            return;
        }
        before.clone_from(out);
    }
}

const OPENING: [char; 8] = ['(', '（', '[', '［', '【', '〔', '〈', '<'];
const CLOSING: [char; 8] = [')', '）', ']', '］', '】', '〕', '〉', '>'];

fn bracketed(text: &str) -> Option<(String, String)> {
    let (head, rest) = text.split_once(OPENING)?;
    let (inner, tail) = rest.split_once(CLOSING)?;
    let head = head.trim_end_matches("旧姓");
    let told = if head.ends_with(is_space) { tail.trim_start_matches(is_space) } else { tail };
    let name = trim_wide(&format!("{head}{told}")).to_owned();
    Some((name, former_in(inner)?))
}

/// What a bracket may say that is no name.
const NO_NAMES: [&str; 40] = [
    "講師",
    "座長",
    "演者",
    "受講",
    "受講者",
    "参加",
    "出席",
    "欠席",
    "遅刻",
    "早退",
    "代理",
    "会員",
    "非会員",
    "医師",
    "院長",
    "副院長",
    "理事",
    "会長",
    "副会長",
    "部長",
    "医長",
    "教授",
    "准教授",
    "助教",
    "講演",
    "司会",
    "研修医",
    "歯科医",
    "看護師",
    "先生",
    "男性",
    "女性",
    "新規",
    "更新",
    "本人",
    "県内",
    "県外",
    "市内",
    "市外",
    "歯科医師",
];
const NO_NAMES_OF_ONE: &str = "様氏殿故男女同再未済有無他仮株医社夫妻父母子欠出";

/// The former name in a bracket: whatever follows 旧姓, or up to four kanji that are no usual remark.
fn former_in(inner: &str) -> Option<String> {
    let inner = trim_wide(inner);
    let marks = ["旧姓名", "旧氏名", "旧姓", "旧氏", "旧名", "旧", "戸籍名", "戸籍姓", "戸籍", "本名"];
    let told = marks.iter().find_map(|mark| inner.strip_prefix(mark)).or_else(|| inner.strip_suffix('姓'));
    if let Some(told) = told {
        let name = told
            .trim_matches(|c| is_space(c) || OPENING.contains(&c) || CLOSING.contains(&c) || ":：・;；".contains(c));
        let letters = |c: char| is_kanji(c) || is_hiragana(c) || is_katakana(c) || is_space(c) || is_selector(c);
        return (!name.is_empty() && name.chars().all(letters)).then(|| name.to_owned());
    }
    let length = inner.chars().filter(|&c| !is_selector(c)).count();
    let named = inner.chars().all(|c| is_kanji(c) || is_selector(c)) && (1..=4).contains(&length);
    let remark = NO_NAMES.contains(&inner) || length == 1 && NO_NAMES_OF_ONE.contains(inner);
    (named && !remark).then(|| inner.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fold_alike() {
        let alike = [
            ("髙﨑　德子", "高崎徳子"),
            ("渡邉 一郎", "渡辺一郎"),
            ("𠮷田", "吉田"),
            ("葛\u{E0100}城", "葛城"),
            ("\u{FA19}田", "神田"),
            ("ｼﾞｮﾝ･ｽﾐｽ", "ジョンスミス"),
            ("John Smith", "ＪＯＨＮ　ＳＭＩＴＨ"),
            ("龍ヶ崎", "竜ケ崎"),
            ("齋藤", "斎藤"),
            ("齊藤", "斉藤"),
            ("か\u{3099}", "が"),
            ("山\u{200B}田", "山田"),
        ];
        for (one, other) in alike {
            assert_eq!(fold_name(one), fold_name(other), "{one}");
        }
        assert_ne!(fold_name("斎藤"), fold_name("斉藤"));
        assert_ne!(fold_name("佐々木"), fold_name("佐木"));
    }

    #[test]
    fn the_quick_way_folds_as_the_slow_one() {
        let signs = ('!'..='~').chain('！'..='～').chain("〓○●□■★☆△▲\u{FFFD}々ー髙邉ヶ".chars());
        for text in signs.flat_map(|sign| [sign.to_string(), format!("{sign}髙{sign} Ａ{sign}"), format!("田{sign}ー")])
        {
            let mut slowly = String::new();
            fold_slowly(&text, &mut slowly);
            assert_eq!(fold_name(&text), slowly, "{text}");
        }
    }

    #[test]
    fn former_names_come_out() {
        let cases = [
            ("山田（旧姓 佐藤）花子", "山田花子", "佐藤"),
            ("山田(佐藤)花子", "山田花子", "佐藤"),
            ("山田 花子（旧姓：佐藤）", "山田 花子", "佐藤"),
            ("山田　（佐藤）　花子", "山田　花子", "佐藤"),
            ("山田花子 旧姓佐藤", "山田花子", "佐藤"),
            ("山田花子【旧佐藤】", "山田花子", "佐藤"),
            ("山田花子（佐藤姓）", "山田花子", "佐藤"),
            ("山田花子（旧姓名　佐藤花子）", "山田花子", "佐藤花子"),
            ("山田花子 旧姓（佐藤）", "山田花子", "佐藤"),
        ];
        for (text, name, former) in cases {
            assert_eq!(split_former(text), (name.to_owned(), Some(former.to_owned())), "{text}");
        }
        for text in [
            "山田花子",
            "山田花子（講師）",
            "山田花子（ヤマダハナコ）",
            "山田（様）",
            "山田花子(",
            "（佐藤）",
            "旧姓佐藤",
            "山田花子(Web)",
        ] {
            assert_eq!(split_former(text), (text.to_owned(), None), "{text}");
        }
    }
}
