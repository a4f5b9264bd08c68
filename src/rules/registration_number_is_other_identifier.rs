use super::prelude::*;

/// 日医会員ID, a telephone number, a birth date or another licence in the column of the number (domain, Mix-ups).
pub(super) static RULE: Rule = Rule {
    code: 310,
    name: "registration-number-is-other-identifier",
    title: Text {
        ja: "医籍登録番号の欄に別の番号がある", en: "Another identifier instead of the registration number"
    },
    severity: Severity::Error,
    roles: &[Role::RegistrationNumber],
    stages: Stages::Both,
    asks: Asks::Attendee,
    check: Check::Cell(check),
    page: include_str!("registration_number_is_other_identifier.md"),
};

const MEMBER_ID: Text = Text {
    ja: "「{0}」は10桁で、日医会員IDと思われます。医籍登録番号ではありません。",
    en: "\"{0}\" has ten digits and looks like a JMA member ID, not a registration number.",
};
const TELEPHONE: Text = Text {
    ja: "「{0}」は電話番号と思われます。医籍登録番号ではありません。",
    en: "\"{0}\" looks like a telephone number, not a registration number.",
};
const BIRTH_DATE: Text = Text {
    ja: "「{0}」は生年月日などの日付と思われます。医籍登録番号ではありません。",
    en: "\"{0}\" looks like a birth date or another date, not a registration number.",
};
const DENTIST: Text = Text {
    ja: "「{0}」は歯科医師の登録番号と思われます。医籍登録番号ではありません。",
    en: "\"{0}\" looks like a dentist's registration number, not a doctor's.",
};
const NARCOTICS: Text = Text {
    ja: "「{0}」は麻薬施用者の免許番号と思われます。医籍登録番号ではありません。",
    en: "\"{0}\" looks like a narcotics licence number, not a registration number.",
};
const HELP: Text = Text {
    ja: "ご本人に医師免許証の「医籍登録番号」をお尋ねください（日医Q&A 問18）。",
    en: "Ask the attendee for the number on the medical licence (JMA Q&A 18).",
};
const HELP_SHIFTED: Text = Text {
    ja: "列がずれていないかを確かめ、番号をご本人にお尋ねください（日医Q&A 問18）。",
    en: "See whether the columns have slipped; else ask the attendee for the number (JMA Q&A 18).",
};
const HELP_DENTIST: Text = Text {
    ja: "医師の方なら、医籍登録番号をご本人にお尋ねください（日医Q&A 問18）。歯科医師の方は登録できません。",
    en: "If this is a doctor, ask for the number on the medical licence (JMA Q&A 18). Dentists cannot be registered.",
};

/// Another licence that names itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OtherLicence {
    /// 歯科医籍123456
    Dentist,
    /// 麻第12-345号
    Narcotics,
}

/// The licence that a text names, where it also holds digits.
pub(super) fn other_licence(text: &str) -> Option<OtherLicence> {
    let folded = fold_width(trim_wide(text));
    if !folded.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    match folded.chars().next()? {
        '歯' => Some(OtherLicence::Dentist),
        '麻' => Some(OtherLicence::Narcotics),
        _ => None,
    }
}

fn check(cell: &CellCx<'_>, out: &mut Out<'_>) {
    let Reading::Number(reading) = cell.reading else { return };
    let (message, help) = match reading.kind {
        NumberKind::MemberId => (MEMBER_ID, HELP),
        NumberKind::Telephone => (TELEPHONE, HELP_SHIFTED),
        NumberKind::BirthDate => (BIRTH_DATE, HELP_SHIFTED),
        NumberKind::NotDigits => match other_licence(cell.text) {
            Some(OtherLicence::Dentist) => (DENTIST, HELP_DENTIST),
            Some(OtherLicence::Narcotics) => (NARCOTICS, HELP),
            None => return,
        },
        NumberKind::Blank | NumberKind::Number(_) | NumberKind::TooLong | NumberKind::InsuranceNumber => return,
    };
    cell.report(out, message, help, []);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn licences_that_name_themselves() {
        let cases = [
            ("歯科医籍123456", Some(OtherLicence::Dentist)),
            (" 麻第１２-345号", Some(OtherLicence::Narcotics)),
            ("歯科医師", None),
            ("453182", None),
        ];
        for (text, licence) in cases {
            assert_eq!(other_licence(text), licence, "{text}");
        }
    }
}
