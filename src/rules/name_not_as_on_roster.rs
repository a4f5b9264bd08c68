use crate::reconcile::other_form;

use super::prelude::*;

/// The person is found, and the name is spelled otherwise on the roster (S0 Q22). Whether MAMIS minds a mere form of a kanji or a
/// space is unconfirmed: a warning.
pub(super) static RULE: Rule = Rule {
    code: 603,
    name: "name-not-as-on-roster",
    title: Text { ja: "氏名が名簿と異なる", en: "Name not as on the roster" },
    severity: Severity::Error,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Attendee,
    check: Check::Held(check),
    page: include_str!("name_not_as_on_roster.md"),
};

const FORM_OF: Text = Text {
    ja: "{1}「{0}」は、名簿では「{2}」です（「{3}」と「{4}」の字体の違い）。",
    en: "{1} \"{0}\" is \"{2}\" on the roster ({3} and {4} are forms of one kanji).",
};
const FORM: Text = Text {
    ja: "{1}「{0}」は、名簿では「{2}」です（字体の違い）。",
    en: "{1} \"{0}\" is \"{2}\" on the roster (another form of the same characters).",
};
const SPACE: Text = Text {
    ja: "{1}「{0}」は、名簿では「{2}」です（空白の有無の違い）。",
    en: "{1} \"{0}\" is \"{2}\" on the roster (a space more or less).",
};
const FORMER: Text = Text {
    ja: "{1}「{0}」は、旧姓では名簿と同じですが、名簿の氏名は「{2}」です。",
    en: "{1} \"{0}\" agrees with the roster by a former family name; the name there is \"{2}\".",
};
const SURNAME: Text = Text {
    ja: "{1}「{0}」は、名簿では「{2}」です。名は同じで姓が異なるため、改姓の可能性があります。",
    en: "{1} \"{0}\" is \"{2}\" on the roster: another family name, perhaps by marriage.",
};
const ORDER: Text = Text {
    ja: "{1}「{0}」は、姓と名の順が名簿「{2}」と逆です。",
    en: "{1} \"{0}\" has family and given name the other way round than the roster, \"{2}\".",
};
const SWAPPED: Text = Text {
    ja: "氏名とカナが入れ替わっています。名簿の氏名は「{2}」です。",
    en: "Name and kana stand in each other's column. The name on the roster is \"{2}\".",
};
const OTHER: Text = Text {
    ja: "{1}「{0}」は、名簿では「{2}」です（文字が異なります）。",
    en: "{1} \"{0}\" is \"{2}\" on the roster (other characters).",
};
const HELP: Text = Text {
    ja: "MAMIS に登録した氏名をご本人にご確認ください。CSV と MAMIS の情報が異なると、エラーになります（日医Q&A 問22）。",
    en: "Ask the attendee for the name that MAMIS has: where the two differ MAMIS shows an error (JMA Q&A 22).",
};
const HELP_SPELLING: Text = Text {
    ja: "この違いを MAMIS がエラーにするかは公開されていません。MAMIS に登録した表記にそろえると確実です（日医Q&A 問22）。",
    en: "Whether MAMIS minds is not public. To be sure, spell it as MAMIS has it (JMA Q&A 22).",
};
const HELP_SWAPPED: Text = Text {
    ja: "氏名とカナを入れ替えて、正しい欄に書いてください。",
    en: "Put name and kana into their own columns.",
};

fn check(held: &HeldCx<'_>, out: &mut Out<'_>) {
    let (Some(person), Some(kind)) = (held.compared(), held.difference(Role::Name)) else { return };
    if held.record.plan.column_of(Role::Name).is_none() || !held.is_about_a_physician() {
        return;
    }
    let own = held.record.value(Role::Name).unwrap_or_default();
    let pair = other_form(&own, person.name());
    let (message, help) = match (kind, pair) {
        (DifferenceKind::VariantKanji, Some(_)) => (FORM_OF, HELP_SPELLING),
        (DifferenceKind::VariantKanji, None) => (FORM, HELP_SPELLING),
        (DifferenceKind::NameSpace, _) => (SPACE, HELP_SPELLING),
        (DifferenceKind::FormerName, _) => (FORMER, HELP),
        (DifferenceKind::SurnameChanged, _) => (SURNAME, HELP),
        (DifferenceKind::NameOrder, _) => (ORDER, HELP),
        (DifferenceKind::NameKanaSwapped, _) => (SWAPPED, HELP_SWAPPED),
        _ => (OTHER, HELP),
    };
    let is_spelling = matches!(kind, DifferenceKind::VariantKanji | DifferenceKind::NameSpace);
    let (mine, theirs) = pair.unwrap_or_default();
    let more = [name_of(person), Datum::sign(mine), Datum::sign(theirs)];
    let mut out = out.weighing(if is_spelling { Severity::Warning } else { Severity::Error });
    held.report_at(Role::Name, &mut out, message, help, more);
}
