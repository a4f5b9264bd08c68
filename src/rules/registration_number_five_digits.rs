use super::prelude::*;

/// 5 digits: almost always a lost digit, so one asks (S0 Q18; domain).
pub(super) static RULE: Rule = Rule {
    code: 303,
    name: "registration-number-five-digits",
    title: Text { ja: "医籍登録番号が5桁", en: "Registration number has five digits" },
    severity: Severity::Warning,
    roles: &[Role::RegistrationNumber],
    stages: Stages::Both,
    asks: Asks::Attendee,
    check: Check::Cell(check),
    page: include_str!("registration_number_five_digits.md"),
};

const MESSAGE: Text = Text {
    ja: "医籍登録番号「{0}」は5桁です。1桁抜けている可能性が高いです。",
    en: "Registration number \"{0}\" has five digits; one is probably missing.",
};
const PADDED: Text = Text {
    ja: "医籍登録番号「{0}」は、先頭の0を除くと5桁です。1桁抜けている可能性が高いです。",
    en: "Registration number \"{0}\" has five digits behind its leading zeros; one is probably missing.",
};
const HELP: Text = Text {
    ja: "ご本人に医師免許証の「医籍登録番号」をご確認ください。0を足して6桁にしないでください（日医Q&A 問18）。",
    en: "Ask the attendee for the number on the medical licence; do not pad it with zeros (JMA Q&A 18).",
};

fn check(cell: &CellCx<'_>, out: &mut Out<'_>) {
    let Reading::Number(reading) = cell.reading else { return };
    // Excel's damage comes first: `registration-number-scientific`.
    if matches!(reading.kind, NumberKind::Number(10_000..=99_999)) && reading.form != NumberForm::Scientific {
        let message = if reading.digits.starts_with('0') { PADDED } else { MESSAGE };
        cell.report(out, message, HELP, []);
    }
}
