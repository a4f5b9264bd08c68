use std::ops::ControlFlow;

use unicode_normalization::UnicodeNormalization;

use super::text::{is_hyphen, is_invisible, is_selector, is_space};

/// A header cell as it is compared: NFKC, lower case, no spaces, hyphens and long marks alike (`-`), and without what
/// decorates it (`※`, `*`, `【必須】`, `(任意)`, a bullet, a colon at the end).
///
/// Both sides of a comparison have to be folded; the result is not meant to be shown.
#[must_use]
pub fn fold_label(text: &str) -> String {
    // Taking a character out can bring two together that compose, hence until nothing changes; twice is the usual.
    let folded = (0..8).try_fold(text.to_owned(), |before, _| {
        let after = pass(&before);
        if after == before { ControlFlow::Break(after) } else { ControlFlow::Continue(after) }
    });
    match folded {
        ControlFlow::Break(text) | ControlFlow::Continue(text) => text,
    }
}

/// What headers carry in brackets without naming anything.
const ASIDES: [&str; 12] = [
    "(必須)",
    "【必須】",
    "[必須]",
    "〔必須〕",
    "<必須>",
    "(任意)",
    "【任意】",
    "[任意]",
    "〔任意〕",
    "<任意>",
    "(必須項目)",
    "(required)",
];

fn pass(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut in_mark = false;
    let folded = text.nfkc().flat_map(char::to_lowercase).nfkc();
    for c in folded.filter(|&c| !is_space(c) && !is_invisible(c) && !is_selector(c)) {
        // The number of a footnote belongs to its mark: 氏名※1.
        if in_mark && c.is_ascii_digit() {
            continue;
        }
        in_mark = matches!(c, '※' | '*' | '†' | '★' | '☆' | '■' | '□' | '◆' | '◇' | '●' | '▼' | '▲' | '▽' | '△');
        if in_mark {
            continue;
        }
        out.push(if is_hyphen(c) || c == 'ー' { '-' } else { c });
        if let Some(aside) = ASIDES.iter().find(|aside| out.ends_with(**aside)) {
            out.truncate(out.len() - aside.len());
        }
    }
    out.truncate(out.trim_end_matches(':').len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_fold_alike() {
        let groups: [&[&str]; 5] = [
            &[
                "医籍登録番号",
                "\u{FEFF}医籍 登録番号",
                "※医籍登録番号",
                "医籍登録番号【必須】",
                "医籍登録番号（必須）",
                "医籍\n登録番号 ＊",
            ],
            &["メールアドレス", "ﾒｰﾙｱﾄﾞﾚｽ", "メ-ルアドレス", "メールアドレス*：", "メール アドレス(必須)"],
            &["E-mail", "ｅ－ｍａｉｌ", "e‐mail", "E-MAIL※2"],
            &["氏名(漢字)", "氏名（漢字）", "■氏名 （漢字）"],
            &["単位数", "単位数［必須］", "単\u{200B}位数"],
        ];
        for group in groups {
            for label in group {
                assert_eq!(fold_label(label), fold_label(group[0]), "{label}");
            }
        }
        assert_ne!(fold_label("氏名"), fold_label("氏名(漢字)"));
        assert_eq!(fold_label("(必(必須)須)姓"), "姓");
        assert_eq!(fold_label("　※ "), "");
    }
}
