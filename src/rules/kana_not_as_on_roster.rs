use super::prelude::*;

/// The person is found, and the reading is another on the roster. Whether MAMIS minds is unconfirmed.
pub(super) static RULE: Rule = Rule {
    code: 605,
    name: "kana-not-as-on-roster",
    title: Text { ja: "氏名カナが名簿と異なる", en: "Kana not as on the roster" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Attendee,
    check: Check::Held(check),
    page: include_str!("kana_not_as_on_roster.md"),
};

const LONG_VOWEL: Text = Text {
    ja: "{1}「{0}」は、名簿では「{2}」です（長音・小書きなどの書き方の違い）。",
    en: "{1} \"{0}\" is \"{2}\" on the roster (long vowels, small kana and the like).",
};
const OTHER: Text = Text {
    ja: "{1}「{0}」は、名簿では「{2}」です（読みが異なります）。",
    en: "{1} \"{0}\" is \"{2}\" on the roster (another reading).",
};
const HELP: Text = Text {
    ja: "カナの違いを MAMIS がエラーにするかは公開されていません。ご本人に読みをご確認ください。",
    en: "Whether MAMIS minds is not public. Ask the attendee how the name is read.",
};

fn check(held: &HeldCx<'_>, out: &mut Out<'_>) {
    let (Some(person), Some(kind)) = (held.accepted(), held.difference(Role::Kana)) else { return };
    // Another name is read otherwise: that is told at the name.
    let is_spelled_so =
        matches!(held.difference(Role::Name), None | Some(DifferenceKind::VariantKanji | DifferenceKind::NameSpace));
    if !is_spelled_so || held.record.plan.column_of(Role::Kana).is_none() || !held.is_about_a_physician() {
        return;
    }
    let (severity, message) = match kind {
        DifferenceKind::KanaLongVowel => (Severity::Info, LONG_VOWEL),
        _ => (Severity::Warning, OTHER),
    };
    let kana = Datum::new(person.kana(), Mask::Name);
    held.report_at(Role::Kana, &mut out.weighing(severity), message, HELP, [kana]);
}
