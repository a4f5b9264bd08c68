use super::control_mark::is_control_mark;
use super::prelude::*;
use crate::finding::Finding;

/// An address to which nothing can be sent, with the reason why; the item itself is required (S0 Q26).
pub(super) static RULE: Rule = Rule {
    code: 351,
    name: "email-malformed",
    title: Text { ja: "メールアドレスの形が正しくない", en: "Malformed e-mail address" },
    severity: Severity::Error,
    roles: &[Role::Email],
    stages: Stages::Both,
    asks: Asks::Attendee,
    check: Check::Cell(check),
    page: include_str!("email_malformed.md"),
};

const WORDS: Text = Text {
    ja: "{1}の欄に「{0}」とあり、アドレスがありません。",
    en: "{1} says \"{0}\" and holds no address.",
};
const MISSING_AT: Text = Text { ja: "{1}「{0}」に「@」がありません。", en: "{1} \"{0}\" has no \"@\"." };
const TWO_ATS: Text =
    Text { ja: "{1}「{0}」に「@」が2つ以上あります。", en: "{1} \"{0}\" has more than one \"@\"." };
const NO_DOMAIN: Text =
    Text { ja: "{1}「{0}」は「@」で終わっています。", en: "{1} \"{0}\" has nothing behind its \"@\"." };
const NO_LOCAL_PART: Text =
    Text { ja: "{1}「{0}」は「@」の前がありません。", en: "{1} \"{0}\" has nothing before its \"@\"." };
const NO_DOT: Text = Text {
    ja: "{1}「{0}」の「@」の後に「.」がありません。途中で切れていませんか。",
    en: "{1} \"{0}\" has no dot behind its \"@\". Is the end missing?",
};
const SPACE: Text = Text {
    ja: "{1}「{0}」の途中に空白か改行があります。",
    en: "{1} \"{0}\" has a space or a line break in it.",
};
const BAD_CHARACTER: Text = Text {
    ja: "{1}「{0}」に、アドレスに使えない「{2}」があります。",
    en: "{1} \"{0}\" has \"{2}\", which no address has.",
};
const DOTS: Text = Text {
    ja: "{1}「{0}」は「.」の位置が正しくありません（連続、または先頭か末尾）。",
    en: "{1} \"{0}\" has dots in a row, or one at the start or end of a part.",
};
const BAD_DOMAIN: Text = Text {
    ja: "{1}「{0}」の「@」より後（ドメイン）が、実在しない形です。",
    en: "The domain of {1} \"{0}\" cannot exist.",
};
const TOO_LONG: Text = Text { ja: "{1}「{0}」は長すぎます。", en: "{1} \"{0}\" is too long for an address." };
const HELP: Text = Text {
    ja: "申込書などで確かめ、分からなければご本人にお尋ねください。必須項目です（日医Q&A 問26）。",
    en: "Look it up in the application form, or ask the attendee. It is required (JMA Q&A 26).",
};
fn check(cell: &CellCx<'_>, out: &mut Out<'_>) {
    let Reading::Email(email) = cell.reading else { return };
    let (message, help) = match email.fault {
        // Two addresses in one cell have a rule of their own.
        None | Some(EmailFault::SeveralAddresses) => return,
        Some(EmailFault::MissingAt) if !email.folded.contains(|c: char| c.is_ascii_alphanumeric()) => (WORDS, HELP),
        Some(EmailFault::MissingAt) => (MISSING_AT, HELP),
        Some(EmailFault::TwoAts) => (TWO_ATS, HELP),
        Some(EmailFault::NoDomain) => (NO_DOMAIN, HELP),
        Some(EmailFault::NoLocalPart) => (NO_LOCAL_PART, HELP),
        Some(EmailFault::NoDot) => (NO_DOT, HELP),
        Some(EmailFault::DotsInPlace) => (DOTS, HELP),
        Some(EmailFault::BadDomain) => (BAD_DOMAIN, HELP),
        Some(EmailFault::TooLong) => (TOO_LONG, HELP),
        Some(EmailFault::BadCharacter(stray)) => return report_stray(cell, stray, out),
    };
    suggest(cell, cell.report(out, message, help, []));
}

fn suggest(cell: &CellCx<'_>, finding: &mut Finding) {
    let Reading::Email(email) = cell.reading else { return };
    if let Some(guess) = guess_email(email) {
        finding.suggest(cell.datum(guess));
    }
}

fn report_stray(cell: &CellCx<'_>, stray: char, out: &mut Out<'_>) {
    // What the rule about control characters has named already is no second cause.
    if is_control_mark(stray) {
        return;
    }
    let message = if stray.is_whitespace() { SPACE } else { BAD_CHARACTER };
    let finding = cell.report(out, message, HELP, [Datum::sign(stray)]);
    suggest(cell, finding);
}
