//! Why a cell is no date, for the rules about dates of births and of sessions.

use crate::finding::Text;
use crate::record::{Kind, Reading};
use crate::value::{DateFault, guess_date, read_date, write_date};

use super::cell::CellCx;
use super::control_mark::without_control_marks;
use super::out::Out;

/// Reports what is wrong with the date in a cell. Where one day was probably meant, it is offered as a guess, and is `{2}` in
/// `help_guess`.
pub(super) fn report_date_fault(cell: &CellCx<'_>, help: Text, help_guess: Text, out: &mut Out<'_>) {
    let Some(message) = date_fault(cell) else { return };
    let wanted = cell.column.and_then(|column| match column.kind {
        Kind::BirthDate(wanted) | Kind::Date(wanted) => Some(wanted),
        _ => None,
    });
    match guess_date(&without_control_marks(cell.text)).zip(wanted) {
        Some((day, wanted)) => {
            let day = cell.datum(write_date(day, wanted));
            cell.report(out, message, help_guess, [day.clone()]).suggest(day);
        }
        None => {
            cell.report(out, message, help, []);
        }
    }
}

/// What is wrong with the date in a cell; `None` where it is one, or where control characters, which have a rule of
/// their own, are the only cause.
pub(super) fn date_fault(cell: &CellCx<'_>) -> Option<Text> {
    let Reading::Date(Err(fault)) = cell.reading else { return None };
    let text = without_control_marks(cell.text);
    if text.len() < cell.text.len() && read_date(&text).is_ok() {
        return None;
    }
    Some(match fault {
        DateFault::NotADate => NOT_A_DATE,
        DateFault::NoSuchDay => NO_SUCH_DAY,
        DateFault::ImpossibleWareki => IMPOSSIBLE_WAREKI,
        DateFault::TwoDigitYear => TWO_DIGIT_YEAR,
        DateFault::DayMonthSwapped => SWAPPED,
        DateFault::NoDay => NO_DAY,
    })
}

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
