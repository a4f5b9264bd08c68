use super::prelude::*;
use super::registration_number_is_other_identifier::other_licence;

/// Letters, words or two numbers where one number belongs. What looks like a digit is named, and offered as a guess.
pub(super) static RULE: Rule = Rule {
    code: 305,
    name: "registration-number-not-digits",
    title: Text { ja: "医籍登録番号が数字でない", en: "Registration number is no number" },
    severity: Severity::Error,
    roles: &[Role::RegistrationNumber],
    stages: Stages::Both,
    asks: Asks::Attendee,
    check: Check::Cell(check),
    page: include_str!("registration_number_not_digits.md"),
};

const LETTER: Text = Text {
    ja: "医籍登録番号「{0}」の{2}文字目は英字の「{3}」です。数字の「{4}」ではありませんか。",
    en: "Character {2} of registration number \"{0}\" is the letter \"{3}\". Is it the digit {4}?",
};
const SIGN: Text = Text {
    ja: "医籍登録番号「{0}」の{2}文字目は「{3}」です。数字の「{4}」ではありませんか。",
    en: "Character {2} of registration number \"{0}\" is \"{3}\". Is it the digit {4}?",
};
const SEVERAL: Text = Text {
    ja: "医籍登録番号の欄に、番号が2つ以上あります（「{0}」）。",
    en: "The cell holds more than one registration number (\"{0}\").",
};
const STRAY: Text = Text {
    ja: "医籍登録番号「{0}」の{2}文字目に、数字ではない「{3}」があります。",
    en: "Character {2} of registration number \"{0}\" is \"{3}\", which is no digit.",
};
const WORDS: Text = Text {
    ja: "医籍登録番号の欄に「{0}」とあり、番号がありません。",
    en: "The cell says \"{0}\" and holds no registration number.",
};
const HELP: Text = Text {
    ja: "ご本人に医師免許証の「医籍登録番号」を確かめ、数字だけを入力してください（日医Q&A 問18）。",
    en: "Ask the attendee for the number on the medical licence and enter digits only (JMA Q&A 18).",
};

fn check(cell: &CellCx<'_>, out: &mut Out<'_>) {
    let Reading::Number(reading) = cell.reading else { return };
    let is_ours = match reading.kind {
        NumberKind::NotDigits => other_licence(cell.text).is_none(),
        NumberKind::TooLong => holds_several(cell.text),
        _ => false,
    };
    if !is_ours || reading.form == NumberForm::Scientific {
        return;
    }
    if let Some(guess) = guess(cell.text) {
        let message = if guess.typed.is_alphabetic() && !is_kanji(guess.typed) { LETTER } else { SIGN };
        let more = [Datum::open(guess.position.to_string()), Datum::sign(guess.typed), Datum::sign(guess.digit)];
        let finding = cell.report(out, message, HELP, more);
        if matches!(read_number(&guess.digits).kind, NumberKind::Number(100_000..=700_000)) {
            finding.suggest(cell.datum(guess.digits));
        }
    } else if holds_several(cell.text) {
        cell.report(out, SEVERAL, HELP, []);
    } else if let Some((position, stray)) = stray(cell.text) {
        cell.report(out, STRAY, HELP, [Datum::open(position.to_string()), Datum::sign(stray)]);
    } else {
        cell.report(out, WORDS, HELP, []);
    }
}

struct Guess {
    digits: String,
    /// The first character that is no digit, counted from 1.
    position: usize,
    typed: char,
    digit: char,
}

/// The number that is meant if every letter stands for the digit it looks like.
fn guess(text: &str) -> Option<Guess> {
    let mut digits = String::new();
    let mut first = None;
    let mut real = 0;
    for (at, c) in text.chars().enumerate() {
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
            real += usize::from(is_kanji(c));
            first = first.or(Some((at + 1, c, digit)));
            digit
        };
        digits.push(digit);
    }
    let (position, typed, digit) = first?;
    (real >= 3).then_some(Guess { digits, position, typed, digit })
}

const fn look_alike(c: char) -> Option<char> {
    Some(match c {
        'O' | 'o' | '〇' | '○' | '◯' | 'О' | 'о' => '0',
        'I' | 'l' | '|' | '一' => '1',
        'Z' | 'z' | '二' => '2',
        '三' => '3',
        '四' => '4',
        'S' | 's' | '五' => '5',
        '六' => '6',
        '七' => '7',
        'B' | '八' => '8',
        '九' => '9',
        _ => return None,
    })
}

fn narrow(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

/// Two runs of five digits and more, with something between.
pub(super) fn holds_several(text: &str) -> bool {
    text.split(|c| !narrow(c).is_ascii_digit()).filter(|run| run.chars().count() >= 5).count() > 1
}

/// The first character that has no place in a number, among digits.
fn stray(text: &str) -> Option<(usize, char)> {
    let is_digit = |c: char| narrow(c).is_ascii_digit();
    if !text.contains(is_digit) {
        return None;
    }
    let strays =
        || text.chars().enumerate().filter(|&(_, c)| !is_digit(c) && !c.is_whitespace()).map(|(at, c)| (at + 1, c));
    strays()
        .find(|&(_, c)| !matches!(c, '第' | '号' | '-' | '.' | ',' | '(' | ')' | '（' | '）'))
        .or_else(|| strays().next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_look_like_digits() {
        let cases =
            [("45318O", "453180", 6, 'O'), ("４５３ｌ82", "453182", 4, 'ｌ'), ("四五三一八二", "453182", 1, '四')];
        for (text, digits, position, typed) in cases {
            let guess = guess(text).unwrap();
            assert_eq!((guess.digits.as_str(), guess.position, guess.typed), (digits, position, typed));
        }
        for text in ["SOS", "不明", "453A82", "453182"] {
            assert!(guess(text).is_none(), "{text}");
        }
    }

    #[test]
    fn what_has_no_place_in_a_number() {
        let cases = [
            ("第45X182号", Some((4, 'X'))),
            ("-453182", Some((1, '-'))),
            ("453182番地", Some((7, '番'))),
            ("453182(旧)", Some((8, '旧'))),
            ("申請中", None),
        ];
        for (text, found) in cases {
            assert_eq!(stray(text), found, "{text}");
        }
        assert!(holds_several("451234 451235") && !holds_several("451/234"));
    }
}
