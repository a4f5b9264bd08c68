use super::prelude::*;
use super::registration_number_not_digits::holds_several;

/// 7 digits or more: no such number exists (domain: the newest are a little above 610000).
pub(super) static RULE: Rule = Rule {
    code: 301,
    name: "registration-number-too-long",
    title: Text { ja: "医籍登録番号の桁数が多い", en: "Registration number has too many digits" },
    severity: Severity::Error,
    roles: &[Role::RegistrationNumber],
    stages: Stages::Both,
    asks: Asks::Attendee,
    check: Check::Cell(check),
    page: include_str!("registration_number_too_long.md"),
};

const MESSAGE: Text = Text {
    ja: "医籍登録番号「{0}」は{2}桁です。医籍登録番号は6桁までです。",
    en: "Registration number \"{0}\" has {2} digits. Registration numbers have at most 6.",
};
const HELP: Text = Text {
    ja: "余分な桁がないか、ご本人に医師免許証の「医籍登録番号」をご確認ください（日医Q&A 問18）。",
    en: "Ask the attendee for the number on the medical licence (JMA Q&A 18).",
};

fn check(cell: &CellCx<'_>, out: &mut Out<'_>) {
    let Reading::Number(reading) = cell.reading else { return };
    // Excel's damage and a second number in the cell have rules of their own.
    let is_ours = reading.kind == NumberKind::TooLong && reading.form != NumberForm::Scientific;
    if is_ours && !holds_several(cell.text) {
        cell.report(out, MESSAGE, HELP, [Datum::open(reading.significant().to_string())]);
    }
}
