use super::prelude::*;
use super::registration_number_is_other_identifier::other_licence;

/// Letters, signs or kanji numerals that stand for digits: the number that was meant is offered as a guess (S0 Q18).
pub(super) static RULE: Rule = Rule {
    code: 311,
    name: "registration-number-letter-for-digit",
    title: Text {
        ja: "医籍登録番号に数字に似た文字がある",
        en: "Registration number with letters that look like digits",
    },
    severity: Severity::Error,
    roles: &[Role::RegistrationNumber],
    stages: Stages::Both,
    asks: Asks::Attendee,
    check: Check::Cell(check),
    page: include_str!("registration_number_letter_for_digit.md"),
};

const LETTER: Text = Text {
    ja: "医籍登録番号「{0}」の{2}文字目は英字の「{3}」です。数字の「{4}」ではありませんか。",
    en: "Character {2} of registration number \"{0}\" is the letter \"{3}\". Is it the digit {4}?",
};
const SIGN: Text = Text {
    ja: "医籍登録番号「{0}」の{2}文字目は「{3}」です。数字の「{4}」ではありませんか。",
    en: "Character {2} of registration number \"{0}\" is \"{3}\". Is it the digit {4}?",
};
const HELP_MEANT: Text = Text {
    ja: "「{5}」でよいか、ご本人に医師免許証の「医籍登録番号」をご確認ください（日医Q&A 問18）。",
    en: "Ask the attendee whether the number on the medical licence is \"{5}\" (JMA Q&A 18).",
};
const HELP: Text = Text {
    ja: "ご本人に医師免許証の「医籍登録番号」を確かめ、数字だけを入力してください（日医Q&A 問18）。",
    en: "Ask the attendee for the number on the medical licence and enter digits only (JMA Q&A 18).",
};

fn check(cell: &CellCx<'_>, out: &mut Out<'_>) {
    let Some(meant) = meant_number(cell) else { return };
    let message = if meant.typed.is_alphabetic() && !is_kanji(meant.typed) { LETTER } else { SIGN };
    let more = [Datum::open(meant.position.to_string()), Datum::sign(meant.typed), Datum::sign(meant.digit)];
    if is_plausible(&meant.digits) {
        let digits = cell.datum(meant.digits);
        cell.report(out, message, HELP_MEANT, more.into_iter().chain([digits.clone()])).suggest(digits);
    } else {
        cell.report(out, message, HELP, more);
    }
}

/// The number that is meant where letters stand for digits; `None` where another rule knows better what the cell holds.
pub(super) fn meant_number(cell: &CellCx<'_>) -> Option<Meant> {
    let Reading::Number(reading) = cell.reading else { return None };
    let is_ours = reading.kind == NumberKind::NotDigits && reading.form != NumberForm::Scientific;
    if is_ours && other_licence(cell.text).is_none() { meant(cell.text) } else { None }
}

/// A number with letters in it, as it was meant.
pub(super) struct Meant {
    /// Digits only.
    digits: String,
    /// The first character that is no digit, counted from 1.
    position: usize,
    typed: char,
    digit: char,
}

/// The number that is meant if every letter stands for the digit it looks like.
fn meant(text: &str) -> Option<Meant> {
    let mut digits = String::new();
    let (mut first, mut real, mut doubtful) = (None, 0, false);
    let inner = trim_wide(text).trim_start_matches('第').trim_end_matches('号');
    let skipped = text.find(inner).map_or(0, |at| text[..at].chars().count());
    for (at, c) in inner.chars().enumerate() {
        if c.is_whitespace() {
            continue;
        }
        let narrow = narrow(c);
        let digit = if narrow.is_ascii_digit() {
            real += 1;
            narrow
        } else {
            let digit = look_alike(narrow)?;
            // Kanji numerals leave no doubt; a letter is a slip only among digits.
            real += usize::from(is_numeral(c));
            // A letter in front belongs to the number of a card: S12345.
            if matches!(narrow, 'S' | 's' | 'B' | 'Z' | 'z') {
                doubtful = true;
                if digits.is_empty() {
                    return None;
                }
            }
            first = first.or(Some((skipped + at + 1, c, digit)));
            digit
        };
        digits.push(digit);
    }
    let (position, typed, digit) = first?;
    let convinces = real >= 3 && (!doubtful || is_plausible(&digits));
    convinces.then_some(Meant { digits, position, typed, digit })
}

/// Six digits that somebody can have.
fn is_plausible(digits: &str) -> bool {
    matches!(read_number(digits).kind, NumberKind::Number(100_000..=700_000))
}

const fn look_alike(c: char) -> Option<char> {
    Some(match c {
        // Latin, Greek and Cyrillic, and the signs that are drawn as a circle.
        'O' | 'o' | '〇' | '○' | '◯' | '零' | 'Ο' | 'ο' | 'О' | 'о' => '0',
        'I' | 'l' | 'i' | '|' | 'Ⅰ' | 'ⅰ' | '丨' | '一' | '壱' => '1',
        'Z' | 'z' | '二' | '弐' => '2',
        '三' | '参' => '3',
        '四' => '4',
        'S' | 's' | '五' => '5',
        '六' => '6',
        '七' => '7',
        'B' | '八' => '8',
        '九' => '9',
        _ => return None,
    })
}

/// A kanji that means a digit; 丨 only looks like one.
fn is_numeral(c: char) -> bool {
    is_kanji(c) && c != '丨'
}

/// ASCII for a full-width character.
pub(super) fn narrow(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_look_like_digits() {
        let cases = [
            ("45318O", "453180", 6, 'O'),
            ("４５３ｌ82", "453182", 4, 'ｌ'),
            ("四五三一八二", "453182", 1, '四'),
            ("第四五三一八二号", "453182", 2, '四'),
            ("第45318O号", "453180", 7, 'O'),
            ("453丨82", "453182", 4, '丨'),
            ("4S3182", "453182", 2, 'S'),
            ("4531B2", "453182", 5, 'B'),
            ("4531O", "45310", 5, 'O'),
            (" 45 3l82", "453182", 6, 'l'),
        ];
        for (text, digits, position, typed) in cases {
            let meant = meant(text).unwrap();
            assert_eq!((meant.digits.as_str(), meant.position, meant.typed), (digits, position, typed), "{text}");
        }
        for text in ["SOS", "不明", "453A82", "453182", "S12345", "B123456", "4S318", "OlO", "一", "第号", ""] {
            assert!(meant(text).is_none(), "{text}");
        }
    }
}
