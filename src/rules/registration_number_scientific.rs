use super::prelude::*;

/// `4.53182E+05`: Excel showed the number that way, and the CSV holds what it showed.
pub(super) static RULE: Rule = Rule {
    code: 307,
    name: "registration-number-scientific",
    title: Text {
        ja: "医籍登録番号が指数表示になっている", en: "Registration number in scientific notation"
    },
    severity: Severity::Error,
    roles: &[Role::RegistrationNumber],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Cell(check),
    page: include_str!("registration_number_scientific.md"),
};

const EXACT: Text = Text {
    ja: "医籍登録番号「{0}」は Excel の指数表示です。元の番号は {2} と思われます。",
    en: "Registration number \"{0}\" is in Excel's scientific notation. It was probably {2}.",
};
const LOST: Text = Text {
    ja: "医籍登録番号「{0}」は Excel の指数表示で、元の番号が分からなくなっています。",
    en: "Registration number \"{0}\" is in Excel's scientific notation, and digits are lost.",
};
const HELP: Text = Text {
    ja: "Excel でこの列の表示形式を「文字列」にして CSV を作り直し、元の申込書と番号を見比べてください。",
    en: "Format the column as text in Excel, save the CSV again, and compare the number with the application form.",
};

fn check(cell: &CellCx<'_>, out: &mut Out<'_>) {
    let Reading::Number(reading) = cell.reading else { return };
    if reading.form != NumberForm::Scientific {
        return;
    }
    match reading.kind {
        NumberKind::Number(_) | NumberKind::TooLong if !reading.digits.is_empty() => {
            let digits = cell.datum(reading.digits.as_str());
            cell.report(out, EXACT, HELP, [digits.clone()]).suggest(digits);
        }
        NumberKind::NotDigits => {
            cell.report(out, LOST, HELP, []);
        }
        _ => {}
    }
}
