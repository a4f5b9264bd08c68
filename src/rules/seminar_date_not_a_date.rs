use super::prelude::*;

/// A session date that is no day, with a sentence for each reason.
pub(super) static RULE: Rule = Rule {
    code: 375,
    name: "seminar-date-not-a-date",
    title: Text { ja: "開催日が日付でない", en: "The date of the seminar is no date" },
    severity: Severity::Error,
    roles: &[Role::SeminarDate],
    stages: Stages::ResultOnly,
    asks: Asks::Organiser,
    check: Check::Cell(check),
    page: include_str!("seminar_date_not_a_date.md"),
};

const NOT_A_DATE: Text = Text {
    ja: "{1}「{0}」は、日付として読み取れません。",
    en: "{1} \"{0}\" cannot be read as a date.",
};
const NO_SUCH_DAY: Text =
    Text { ja: "{1}「{0}」は、暦にない日です。", en: "{1} \"{0}\" is no day of the calendar." };
const IMPOSSIBLE_WAREKI: Text =
    Text { ja: "{1}「{0}」は、その元号にない日です。", en: "{1} \"{0}\" lies outside its era." };
const TWO_DIGIT_YEAR: Text = Text {
    ja: "{1}「{0}」は年が2桁のため、西暦か和暦か分かりません。",
    en: "{1} \"{0}\" has a year of two digits.",
};
const SWAPPED: Text = Text {
    ja: "{1}「{0}」は、月と日が逆になっているようです。",
    en: "{1} \"{0}\" seems to have month and day swapped.",
};
const NO_DAY: Text = Text { ja: "{1}「{0}」には、日がありません。", en: "{1} \"{0}\" lacks the day." };
const HELP: Text = Text {
    ja: "研修会の案内で開催日を確かめ、「2025-11-16」のように西暦の年月日で入力してください。",
    en: "Look up the date of the seminar and enter it as 2025-11-16.",
};

fn check(cell: &CellCx<'_>, out: &mut Out<'_>) {
    let Reading::Date(Err(fault)) = cell.reading else { return };
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
