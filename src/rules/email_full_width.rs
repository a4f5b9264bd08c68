use super::control_mark::without_control_marks;
use super::prelude::*;

/// Full-width letters, spaces around, invisible characters: the address that is meant is plain.
pub(super) static RULE: Rule = Rule {
    code: 352,
    name: "email-full-width",
    title: Text {
        ja: "メールアドレスに全角文字や余分な空白がある", en: "E-mail address in full width or with spaces"
    },
    severity: Severity::Warning,
    roles: &[Role::Email],
    stages: Stages::Both,
    asks: Asks::Attendee,
    check: Check::Cell(check),
    page: include_str!("email_full_width.md"),
};

const WIDE: Text =
    Text { ja: "{1}「{0}」に全角の文字があります。", en: "{1} \"{0}\" has full-width characters." };
const SPACES: Text = Text {
    ja: "{1}「{0}」の前後に、空白や目に見えない文字があります。",
    en: "{1} \"{0}\" has spaces or invisible characters around it.",
};
const HELP: Text = Text {
    ja: "半角の「{2}」に直してください。アドレスそのものは変わりません。",
    en: "Change it to \"{2}\" in half width. The address stays the same.",
};

fn check(cell: &CellCx<'_>, out: &mut Out<'_>) {
    let Reading::Email(email) = cell.reading else { return };
    // Without an @ it is hardly an address; the rule about malformed ones says so. Between two addresses stands what goes anyway.
    if !email.changed || !email.folded.contains('@') || email.fault == Some(EmailFault::SeveralAddresses) {
        return;
    }
    // What the rule about control characters has named already is no second cause.
    let text = without_control_marks(cell.text);
    if text == email.folded {
        return;
    }
    let message = if fold_width(trim_wide(&text)) == trim_wide(&text) { SPACES } else { WIDE };
    let folded = cell.datum(email.folded.as_str());
    cell.report(out, message, HELP, [folded.clone()]).mend_safely(folded);
}
