use super::control_mark::without_control_marks;
use super::prelude::*;

/// The right digits with something around them, or in full width. Taking it off cannot change the number.
pub(super) static RULE: Rule = Rule {
    code: 306,
    name: "registration-number-decorated",
    title: Text {
        ja: "医籍登録番号に数字以外が付いている", en: "Registration number with more than digits"
    },
    severity: Severity::Warning,
    roles: &[Role::RegistrationNumber],
    stages: Stages::Both,
    asks: Asks::Attendee,
    check: Check::Cell(check),
    page: include_str!("registration_number_decorated.md"),
};

const WIDE: Text = Text {
    ja: "医籍登録番号「{0}」に全角の数字があります。",
    en: "Registration number \"{0}\" has full-width digits.",
};
const SPACED: Text = Text {
    ja: "医籍登録番号「{0}」に余分な空白か改行があります。",
    en: "Registration number \"{0}\" has spaces or line breaks.",
};
const INVISIBLE: Text = Text {
    ja: "医籍登録番号「{0}」に目に見えない文字が混じっています。",
    en: "Registration number \"{0}\" has invisible characters.",
};
const SIGNS: Text = Text {
    ja: "医籍登録番号「{0}」に、数字以外の文字や記号が付いています。",
    en: "Registration number \"{0}\" has other characters around its digits.",
};
const HELP: Text = Text {
    ja: "半角の数字だけ（{2}）にしてください。番号そのものは変わりません。",
    en: "Leave only half-width digits ({2}). The number stays the same.",
};

fn check(cell: &CellCx<'_>, out: &mut Out<'_>) {
    let Reading::Number(reading) = cell.reading else { return };
    if reading.form != NumberForm::Decorated {
        return;
    }
    // What the rule about control characters has named already is no second cause.
    let text = without_control_marks(cell.text);
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let message = match reading.kind {
        _ if is_digits(&text) => return,
        NumberKind::Number(_) | NumberKind::TooLong if is_digits(&fold_width(&text)) => WIDE,
        NumberKind::Number(_) if is_digits(&text.replace(char::is_whitespace, "")) => SPACED,
        NumberKind::Number(_) if is_digits(trim_wide(&strip_invisible(&text))) => INVISIBLE,
        NumberKind::Number(_) => SIGNS,
        // Seven digits and more may be two numbers in one cell: joining them would be a guess.
        _ => return,
    };
    let digits = cell.datum(reading.digits.as_str());
    cell.report(out, message, HELP, [digits.clone()]).mend_safely(digits);
}
