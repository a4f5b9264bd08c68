//! Folding of labels and code values: what two spellings must share to be the same word.

use unicode_normalization::UnicodeNormalization as _;

/// Longer cells are prose, never a label or a code; folding them would cost time for nothing. In bytes.
pub const LONGEST: usize = 240;

/// Width, case, spaces, line breaks and invisible characters are dropped, and every dash becomes the same one.
#[must_use]
pub fn text(raw: &str) -> String {
    // What has one form only needs no tables.
    if raw.chars().all(is_settled) {
        let mut out = String::with_capacity(raw.len());
        out.extend(raw.chars().map(|c| same_dash(c.to_ascii_lowercase())));
        return out;
    }
    let visible = raw.chars().filter(|&c| !is_invisible(c));
    visible.nfkc().filter(|&c| !c.is_whitespace()).flat_map(char::to_lowercase).map(same_dash).collect()
}

/// Like [`text`], and decorations of forms are stripped: `【必須】`, `（半角数字）`, `※`, a final colon.
#[must_use]
pub fn label(raw: &str) -> String {
    let folded = text(raw);
    let mut rest = folded.as_str();
    loop {
        let before = rest.len();
        rest = rest.trim_matches(MARKS).trim_end_matches(':');
        rest = strip_note_after(strip_note_before(rest));
        if rest.len() == before {
            return rest.to_owned();
        }
    }
}

const MARKS: [char; 11] = ['※', '*', '★', '☆', '●', '◎', '■', '□', '◆', '◇', '▼'];

/// After NFKC: full-width round and square brackets have become ASCII.
const BRACKETS: [(char, char); 8] =
    [('(', ')'), ('[', ']'), ('【', '】'), ('〔', '〕'), ('<', '>'), ('《', '》'), ('〈', '〉'), ('「', '」')];

/// Notes that say how to fill in a column, not what it means. `カナ` is none: it turns a name into a reading.
#[rustfmt::skip]
const NOTES: [&str; 49] = [
    "必須", "必須項目", "必須入力", "入力必須", "任意", "任意項目", "全角", "半角", "半角数字", "半角英数", "半角英数字", "数字", "数字のみ", "西暦", "和暦",
    "漢字", "5桁", "6桁", "10桁", "ハイフンなし", "yyyy/mm/dd", "yyyy-mm-dd", "yyyymmdd", "hh:mm", "選択", "required",
    "数値", "24時間", "年/月/日", "年月日", "yyyy/m/d", "yyyy-m-d", "yyyy年mm月dd日", "○", "○×", "○・×", "○/×", "○印", "単位",
    "講師・受講", "受講・講師", "講師/受講", "受講/講師", "出席・欠席", "出席/欠席", "複数可", "会員のみ", "講師のみ", "該当者のみ",
];

fn strip_note_before(rest: &str) -> &str {
    for (open, close) in BRACKETS {
        if let Some((note, after)) = rest.strip_prefix(open).and_then(|inner| inner.split_once(close)) {
            return if NOTES.contains(&note) { after } else { rest };
        }
    }
    rest
}

fn strip_note_after(rest: &str) -> &str {
    for (open, close) in BRACKETS {
        if let Some((before, note)) = rest.strip_suffix(close).and_then(|inner| inner.rsplit_once(open)) {
            return if NOTES.contains(&note) { before } else { rest };
        }
    }
    rest
}

/// Printable ASCII, the common kanji, and kana that stand alone: nothing about them folds but the case and the dash.
const fn is_settled(c: char) -> bool {
    matches!(c, '!'..='~' | '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FC}' | '\u{4E00}'..='\u{9FFF}')
}

fn is_invisible(c: char) -> bool {
    c.is_control() && !c.is_whitespace()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
            | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

fn same_dash(c: char) -> char {
    match c {
        'ー' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '─' => '-',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_label_fold_alike() {
        let cases: [(&str, &[&str]); 5] = [
            (
                "医籍登録番号",
                &[
                    "医籍 登録番号",
                    "医籍\n登録番号",
                    "【必須】医籍登録番号",
                    "医籍登録番号（必須）",
                    "※医籍登録番号＊",
                    "医籍登録番号：",
                    "\u{feff}医籍登録番号(半角数字)",
                ],
            ),
            ("メールアドレス", &["ﾒｰﾙｱﾄﾞﾚｽ", "メール アドレス", "メ－ルアドレス", "［必須］ﾒｰﾙ　ｱﾄﾞﾚｽ※"]),
            ("E-mail", &["e-mail", "Ｅ－ｍａｉｌ", "E‐MAIL"]),
            ("氏名", &["氏　名", "氏名（漢字）", "★氏名"]),
            ("氏名(カナ)", &["氏名（カナ）", "氏名（ｶﾅ）"]),
        ];
        for (plain, spellings) in cases {
            for spelling in spellings {
                assert_eq!(label(spelling), label(plain), "{spelling}");
            }
        }
    }

    #[test]
    fn a_reading_is_not_a_name() {
        assert_ne!(label("氏名（カナ）"), label("氏名"));
        assert_ne!(label("氏名"), label("氏各"));
        assert_eq!(label("※"), "");
        assert_eq!(label("【必須】"), "");
    }
}
