use super::prelude::*;

/// `453182.0`: a program took the number for a quantity. The tail says nothing.
pub(super) static RULE: Rule = Rule {
    code: 308,
    name: "registration-number-decimal-tail",
    title: Text { ja: "医籍登録番号の末尾に「.0」がある", en: "Registration number ends in \".0\"" },
    severity: Severity::Warning,
    roles: &[Role::RegistrationNumber],
    stages: Stages::Both,
    asks: Asks::Attendee,
    check: Check::Cell(check),
    page: include_str!("registration_number_decimal_tail.md"),
};

const MESSAGE: Text = Text {
    ja: "医籍登録番号「{0}」の末尾に、小数点と0が付いています。",
    en: "Registration number \"{0}\" ends in a decimal point and zeros.",
};
const HELP: Text = Text {
    ja: "番号だけ（{2}）にしてください。Excel などで数値として扱われた跡で、番号は変わりません。",
    en: "Leave only the number ({2}). A program took it for a quantity; the number stays the same.",
};

fn check(cell: &CellCx<'_>, out: &mut Out<'_>) {
    let Reading::Number(reading) = cell.reading else { return };
    let is_number = matches!(reading.kind, NumberKind::Number(_) | NumberKind::TooLong);
    if is_number && reading.form == NumberForm::DecimalTail {
        let digits = cell.datum(reading.digits.as_str());
        cell.report(out, MESSAGE, HELP, [digits.clone()]).mend_safely(digits);
    }
}
