use super::prelude::*;
use super::registration_number_is_other_identifier::other_licence;
use super::registration_number_letter_for_digit::{meant_number, narrow};

/// Letters, words or two numbers where one number belongs.
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
    // What looks like a digit has a rule of its own.
    if meant_number(cell).is_some() {
        return;
    }
    if holds_several(cell.text) {
        cell.report(out, SEVERAL, HELP, []);
    } else if let Some((position, stray)) = stray(cell.text) {
        cell.report(out, STRAY, HELP, [Datum::open(position.to_string()), Datum::sign(stray)]);
    } else {
        cell.report(out, WORDS, HELP, []);
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
