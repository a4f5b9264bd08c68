use super::prelude::*;

/// 保険医登録番号, such as 阪医52752: the commonest other number a doctor has at hand (domain, Mix-ups).
pub(super) static RULE: Rule = Rule {
    code: 309,
    name: "registration-number-is-insurance-number",
    title: Text {
        ja: "保険医登録番号が入力されている",
        en: "Insurance doctor's number instead of the registration number",
    },
    severity: Severity::Error,
    roles: &[Role::RegistrationNumber],
    stages: Stages::Both,
    asks: Asks::Attendee,
    check: Check::Cell(check),
    page: include_str!("registration_number_is_insurance_number.md"),
};

const MESSAGE: Text = Text {
    ja: "「{0}」は保険医登録番号と思われます。医籍登録番号ではありません。",
    en: "\"{0}\" looks like an insurance doctor's number, not a registration number.",
};
const HELP: Text = Text {
    ja: "保険医登録票ではなく医師免許証にある「医籍登録番号」を、ご本人にお尋ねください（日医Q&A 問18）。",
    en: "Ask the attendee for the number on the medical licence, not on the insurance certificate (JMA Q&A 18).",
};

fn check(cell: &CellCx<'_>, out: &mut Out<'_>) {
    let Reading::Number(reading) = cell.reading else { return };
    if reading.kind == NumberKind::InsuranceNumber {
        cell.report(out, MESSAGE, HELP, []);
    }
}
