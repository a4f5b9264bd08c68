use super::prelude::*;

/// 0, or more than 700000: no such number has been given to anybody (domain: the newest are a little above 610000).
pub(super) static RULE: Rule = Rule {
    code: 304,
    name: "registration-number-implausible",
    title: Text { ja: "ありえない医籍登録番号", en: "Registration number that nobody can have" },
    severity: Severity::Error,
    roles: &[Role::RegistrationNumber],
    stages: Stages::Both,
    asks: Asks::Attendee,
    check: Check::Cell(check),
    page: include_str!("registration_number_implausible.md"),
};

const ZERO: Text = Text {
    ja: "医籍登録番号が「{0}」となっています。0という番号はありません。",
    en: "The registration number is \"{0}\". There is no number 0.",
};
const TOO_LARGE: Text = Text {
    ja: "医籍登録番号「{0}」は、まだ使われていない大きな番号です（今は61万台まで）。",
    en: "Registration number \"{0}\" is larger than any that is in use (the newest are a little above 610000).",
};
const HELP: Text = Text {
    ja: "ご本人に医師免許証の「医籍登録番号」をご確認ください（日医Q&A 問18）。",
    en: "Ask the attendee for the number on the medical licence (JMA Q&A 18).",
};

fn check(cell: &CellCx<'_>, out: &mut Out<'_>) {
    let Reading::Number(reading) = cell.reading else { return };
    // Excel's damage comes first: `registration-number-scientific`.
    if reading.form == NumberForm::Scientific {
        return;
    }
    match reading.kind {
        NumberKind::Number(0) => cell.report(out, ZERO, HELP, []),
        NumberKind::Number(700_001..) => cell.report(out, TOO_LARGE, HELP, []),
        _ => return,
    };
}
