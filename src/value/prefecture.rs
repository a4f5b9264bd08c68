//! Where somebody belongs, as far as a cell says it in so many words.

/// The prefectures by their full names.
const PREFECTURES: [&str; 47] = [
    "北海道",
    "青森県",
    "岩手県",
    "宮城県",
    "秋田県",
    "山形県",
    "福島県",
    "茨城県",
    "栃木県",
    "群馬県",
    "埼玉県",
    "千葉県",
    "東京都",
    "神奈川県",
    "新潟県",
    "富山県",
    "石川県",
    "福井県",
    "山梨県",
    "長野県",
    "岐阜県",
    "静岡県",
    "愛知県",
    "三重県",
    "滋賀県",
    "京都府",
    "大阪府",
    "兵庫県",
    "奈良県",
    "和歌山県",
    "鳥取県",
    "島根県",
    "岡山県",
    "広島県",
    "山口県",
    "徳島県",
    "香川県",
    "愛媛県",
    "高知県",
    "福岡県",
    "佐賀県",
    "長崎県",
    "熊本県",
    "大分県",
    "宮崎県",
    "鹿児島県",
    "沖縄県",
];

/// 県内 and its sisters, and 県外 and its.
const INSIDE: [&str; 4] = ["県内", "都内", "府内", "道内"];
const OUTSIDE: [&str; 7] = ["県外", "都外", "府外", "道外", "他県", "他府県", "他都道府県"];

/// The first prefecture that a text names in full; `東京都府中市` names 東京都 and not 京都府.
#[must_use]
pub fn prefecture_in(text: &str) -> Option<&'static str> {
    PREFECTURES.into_iter().filter_map(|name| Some((text.find(name)?, name))).min().map(|(_, name)| name)
}

/// The position of a prefecture, by its full name, in the official order from 北海道 to 沖縄県; from 0.
#[must_use]
pub fn prefecture_rank(name: &str) -> Option<u8> {
    PREFECTURES.iter().position(|known| *known == name).and_then(|at| u8::try_from(at).ok())
}

/// `Some(true)` for 県内, `Some(false)` for 県外, where a text says so.
#[must_use]
pub fn read_locality(text: &str) -> Option<bool> {
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    match (says(&INSIDE), says(&OUTSIDE)) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_cell_says_of_a_place() {
        assert_eq!(
            [prefecture_rank("北海道"), prefecture_rank("沖縄県"), prefecture_rank("横浜市")],
            [Some(0), Some(46), None]
        );
        let cases = [
            ("東京都府中市医師会", Some("東京都"), None),
            ("公益社団法人福岡県医師会", Some("福岡県"), None),
            ("京都府", Some("京都府"), None),
            ("港北郡医師会", None, None),
            ("県内会員", None, Some(true)),
            ("県外・非会員", None, Some(false)),
            ("県内・県外", None, None),
            ("", None, None),
        ];
        for (text, prefecture, inside) in cases {
            assert_eq!((prefecture_in(text), read_locality(text)), (prefecture, inside), "{text}");
        }
    }
}
