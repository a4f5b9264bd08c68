use super::control_mark::without_control_marks;
use super::prelude::*;

/// A birth date that cannot be read, with the reason why.
pub(super) static RULE: Rule = Rule {
    code: 341,
    name: "birth-date-not-a-date",
    title: Text { ja: "生年月日が日付として読めない", en: "Birth date that cannot be read" },
    severity: Severity::Warning,
    roles: &[Role::BirthDate],
    stages: Stages::Both,
    asks: Asks::Attendee,
    check: Check::Cell(check),
    page: include_str!("birth_date_not_a_date.md"),
};

const NOT_A_DATE: Text = Text { ja: "{1}「{0}」は日付として読めません。", en: "{1} \"{0}\" is no date." };
const NO_SUCH_DAY: Text =
    Text { ja: "{1}「{0}」は暦にない日付です。", en: "{1} \"{0}\": the calendar has no such day." };
const IMPOSSIBLE_WAREKI: Text = Text {
    ja: "{1}「{0}」は、その元号にない年月日です。",
    en: "{1} \"{0}\": the era has no such day.",
};
const TWO_DIGIT_YEAR: Text = Text {
    ja: "{1}「{0}」は年が2桁で、西暦か和暦か分かりません。",
    en: "{1} \"{0}\" has a year of two digits; the century or era is not known.",
};
const SWAPPED: Text = Text {
    ja: "{1}「{0}」に13以上の月があります。月と日が逆ではありませんか。",
    en: "{1} \"{0}\" has a month above 12. Are month and day the wrong way round?",
};
const NO_DAY: Text =
    Text { ja: "{1}「{0}」には日（または月日）がありません。", en: "{1} \"{0}\" has no day." };
const HELP: Text = Text {
    ja: "申込書で確かめ、西暦4桁の年月日で入力してください。分からなければご本人にお尋ねください。",
    en: "Look it up in the application form, or ask the attendee, and enter year (four digits), month and day.",
};

fn check(cell: &CellCx<'_>, out: &mut Out<'_>) {
    let Reading::Date(Err(fault)) = cell.reading else { return };
    // What the rule about control characters has named already is no second cause.
    let text = without_control_marks(cell.text);
    if text.len() < cell.text.len() && read_date(&text).is_ok() {
        return;
    }
    let message = match fault {
        DateFault::NotADate => NOT_A_DATE,
        DateFault::NoSuchDay => NO_SUCH_DAY,
        DateFault::ImpossibleWareki => IMPOSSIBLE_WAREKI,
        DateFault::TwoDigitYear => TWO_DIGIT_YEAR,
        DateFault::DayMonthSwapped => SWAPPED,
        DateFault::NoDay => NO_DAY,
    };
    cell.report(out, message, HELP, vec![]);
}
