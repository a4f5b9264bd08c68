use super::one_person::names_of_one_number;
use super::prelude::*;

/// The number of the row above under another name: copied down, or the same key pressed twice. What is meant by the number
/// of two people is for `number-with-two-names`, which is silent where this rule speaks.
pub(super) static RULE: Rule = Rule {
    code: 313,
    name: "registration-number-of-row-above",
    title: Text { ja: "上の行の人と同じ医籍登録番号", en: "Registration number of the row above" },
    severity: Severity::Error,
    roles: &[Role::RegistrationNumber],
    stages: Stages::Both,
    asks: Asks::Attendee,
    check: Check::SameNumber(check),
    page: include_str!("registration_number_of_row_above.md"),
};

const MESSAGE: Text = Text {
    ja: "{1}「{0}」が、上の{4} 様（{2}行目）の番号と同じです。{3} 様の番号ではないようです。",
    en: "{1} \"{0}\" is that of {4} above (row {2}), and hardly that of {3}.",
};
const HELP: Text = Text {
    ja: "上の行の番号が写ったと思われます。申込書か、ご本人の医師免許証で番号をご確認ください（日医Q&A 問18）。",
    en: "It was probably copied from above. Look at the application form, or ask for the medical licence (JMA Q&A 18).",
};

fn check(pair: &PairCx<'_>, out: &mut Out<'_>) {
    if !is_copied(pair) {
        return;
    }
    let name = pair.record.name_with_former().unwrap_or_default();
    let more = [Datum::new(name, Mask::Name), Datum::new(pair.earlier_name, Mask::Name)];
    pair.report(out, None, MESSAGE, HELP, more);
}

/// `true` when the row just above carries the number, and name and birth date both say that it is another person's.
pub(super) fn is_copied(pair: &PairCx<'_>) -> bool {
    if !pair.is_below {
        return false;
    }
    let name = pair.record.name_with_former().unwrap_or_default();
    if is_blank(&name) || is_blank(pair.earlier_name) {
        return false;
    }
    let own = read_date(&pair.record.value(Role::BirthDate).unwrap_or_default());
    let births = own.ok().zip(read_date(pair.earlier_birth_date).ok());
    match names_of_one_number(&name, pair.earlier_name) {
        NameRelation::Equal | NameRelation::Variant | NameRelation::FormerName => false,
        // Perhaps a changed surname: only the birth date can tell.
        NameRelation::SameGivenName => births.is_some_and(|(own, earlier)| own.date != earlier.date),
        NameRelation::Different => births.is_none_or(|(own, earlier)| own.date != earlier.date),
    }
}
