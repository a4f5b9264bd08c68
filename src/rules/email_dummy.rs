use super::prelude::*;

/// An address that reaches nobody (our judgement; S0 Q27 asks for the doctor's own address, but speaks of My Page).
pub(super) static RULE: Rule = Rule {
    code: 353,
    name: "email-dummy",
    title: Text { ja: "仮のメールアドレスと思われる", en: "E-mail address that looks made up" },
    severity: Severity::Warning,
    roles: &[Role::Email],
    stages: Stages::Both,
    asks: Asks::Attendee,
    check: Check::Cell(check),
    page: include_str!("email_dummy.md"),
};

const MESSAGE: Text = Text {
    ja: "{1}「{0}」は、仮（ダミー）のアドレスと思われます。",
    en: "{1} \"{0}\" looks like a made-up address.",
};
const HELP: Text = Text {
    ja: "ご本人が使うアドレスをお尋ねください。MAMIS に登録したものでなくても構いません（日医Q&A 問26）。",
    en: "Ask the attendee for an address in use; it need not be the one known to MAMIS (JMA Q&A 26).",
};

fn check(cell: &CellCx<'_>, out: &mut Out<'_>) {
    let Reading::Email(email) = cell.reading else { return };
    if email.dummy && email.fault.is_none() {
        cell.report(out, MESSAGE, HELP, []);
    }
}
