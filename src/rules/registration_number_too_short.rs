use super::prelude::*;

/// 4 digits and fewer: no practising doctor has such a number (domain: practising doctors have six digits).
pub(super) static RULE: Rule = Rule {
    code: 302,
    name: "registration-number-too-short",
    title: Text { ja: "医籍登録番号の桁数が足りない", en: "Registration number has too few digits" },
    severity: Severity::Error,
    roles: &[Role::RegistrationNumber],
    stages: Stages::Both,
    asks: Asks::Attendee,
    check: Check::Cell(check),
    page: include_str!("registration_number_too_short.md"),
};

const MESSAGE: Text = Text {
    ja: "医籍登録番号「{0}」は{2}桁しかありません。医籍登録番号は6桁です。",
    en: "Registration number \"{0}\" has only {2} digits. Registration numbers have 6.",
};
const PADDED: Text = Text {
    ja: "医籍登録番号「{0}」は、先頭の0を除くと{2}桁しかありません。医籍登録番号は6桁です。",
    en: "Registration number \"{0}\" has only {2} digits behind its leading zeros. Registration numbers have 6.",
};
const HELP: Text = Text {
    ja: "ご本人に医師免許証の「医籍登録番号」をご確認ください。0を足して6桁にしないでください（日医Q&A 問18）。",
    en: "Ask the attendee for the number on the medical licence; do not pad it with zeros (JMA Q&A 18).",
};

fn check(cell: &CellCx<'_>, out: &mut Out<'_>) {
    let Reading::Number(reading) = cell.reading else { return };
    // Excel's damage comes first: `registration-number-scientific`.
    if matches!(reading.kind, NumberKind::Number(1..=9_999)) && reading.form != NumberForm::Scientific {
        let message = if reading.digits.starts_with('0') { PADDED } else { MESSAGE };
        cell.report(out, message, HELP, [Datum::open(reading.significant().to_string())]);
    }
}
