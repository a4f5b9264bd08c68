use super::prelude::*;

/// A profession other than 医師: such people are no doctors in MAMIS, and nothing is missing of them.
pub(super) static RULE: Rule = Rule {
    code: 412,
    name: "not-a-physician",
    title: Text { ja: "医師以外の職種", en: "Somebody who is no physician" },
    severity: Severity::Warning,
    roles: &[Role::Profession],
    stages: Stages::ResultOnly,
    asks: Asks::Organiser,
    check: Check::Row(check),
    page: include_str!("not_a_physician.md"),
};

const OTHER: Text = Text {
    ja: "{2} 様の{1}は「{0}」です。医師以外の方に単位は登録できません。",
    en: "{1} of {2} is \"{0}\". Only physicians can be registered.",
};
const NAMELESS_OTHER: Text = Text {
    ja: "{1}は「{0}」です。医師以外の方に単位は登録できません。",
    en: "{1} is \"{0}\". Only physicians can be registered.",
};
const OTHER_HELP: Text = Text {
    ja: "医師でなければ、この行を削除してください。医師の資格もお持ちなら、{1}を「医師」に直してください。",
    en: "Delete the row, or enter physician (医師) if the person is a physician as well.",
};
const UNREAD: Text = Text {
    ja: "{2} 様の{1}「{0}」は、医師と読み取れません。",
    en: "{1} of {2}, \"{0}\", does not read as a physician.",
};
const NAMELESS_UNREAD: Text = Text {
    ja: "{1}「{0}」は、医師と読み取れません。",
    en: "{1}, \"{0}\", does not read as a physician.",
};
const UNREAD_HELP: Text = Text {
    ja: "医師なら{1}を「医師」に直してください。医師でなければ、この行を削除してください。",
    en: "Enter physician (医師) if the person is one; otherwise delete the row.",
};

fn check(row: &RowCx<'_>, out: &mut Out<'_>) {
    if row.record.facts.standing != Standing::NotPhysician {
        return;
    }
    let (message, help) = match row.record.code(Role::Profession) {
        Some(_) => (row.text_for(OTHER, NAMELESS_OTHER), OTHER_HELP),
        None => (row.text_for(UNREAD, NAMELESS_UNREAD), UNREAD_HELP),
    };
    row.report_at(Role::Profession, out, message, help, [row.name()]);
}
