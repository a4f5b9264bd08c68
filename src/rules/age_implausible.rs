use super::prelude::*;

/// Under 20 or over 110 at the day of judgement, or not yet born (our judgement): a slip in the year, or another date.
pub(super) static RULE: Rule = Rule {
    code: 343,
    name: "age-implausible",
    title: Text { ja: "ありえない生年月日", en: "Birth date that no doctor can have" },
    severity: Severity::Warning,
    roles: &[Role::BirthDate],
    stages: Stages::Both,
    asks: Asks::Attendee,
    check: Check::Cell(check),
    page: include_str!("age_implausible.md"),
};

const SEMINAR: Text = Text {
    ja: "{1}「{0}」は研修会の開催日と同じ日付です。",
    en: "{1} \"{0}\" is the date of the seminar.",
};
const TODAY: Text =
    Text { ja: "{1}「{0}」は確認日（今日）と同じ日付です。", en: "{1} \"{0}\" is today's date." };
const FUTURE: Text = Text { ja: "{1}「{0}」は未来の日付です。", en: "{1} \"{0}\" lies in the future." };
const YOUNG: Text = Text {
    ja: "{1}「{0}」では{2}歳になります。医師の年齢として若すぎます。",
    en: "{1} \"{0}\" makes the person {2}: too young for a doctor.",
};
const OLD: Text =
    Text { ja: "{1}「{0}」では{2}歳になります。", en: "{1} \"{0}\" makes the person {2} years old." };
const HELP: Text = Text {
    ja: "年の打ち間違いか、別の日付の入力ではありませんか。申込書かご本人にご確認ください。",
    en: "A slip in the year, or another date? Look at the application form or ask the attendee.",
};

fn check(cell: &CellCx<'_>, out: &mut Out<'_>) {
    let Reading::Date(Ok(read)) = cell.reading else { return };
    let (born, today) = (read.date, cell.cx.as_of);
    let age = age(born, today);
    if (20..=110).contains(&age) {
        return;
    }
    let seminar = cell.record.value(Role::SeminarDate).and_then(|text| read_date(&text).ok());
    let message = match age {
        _ if seminar.is_some_and(|seminar| seminar.date == born) => SEMINAR,
        _ if born == today => TODAY,
        _ if born > today => FUTURE,
        111.. => OLD,
        _ => YOUNG,
    };
    cell.report(out, message, HELP, [Datum::open(age.to_string())]);
}

/// Full years from birth to `today`; negative before birth.
fn age(born: Date, today: Date) -> i16 {
    let is_before_birthday = (today.month(), today.day()) < (born.month(), born.day());
    today.year() - born.year() - i16::from(is_before_birthday)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn birthdays_count() {
        let today = Date::constant(2026, 2, 10);
        let cases = [
            ((2006, 2, 10), 20),
            ((2006, 2, 11), 19),
            ((1915, 2, 11), 110),
            ((1915, 2, 10), 111),
            ((2026, 2, 11), -1),
            ((2026, 2, 10), 0),
        ];
        for ((year, month, day), years) in cases {
            assert_eq!(age(Date::constant(year, month, day), today), years);
        }
    }
}
