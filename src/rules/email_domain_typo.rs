use super::prelude::*;

/// A domain that is a known slip of the pen (our judgement).
pub(super) static RULE: Rule = Rule {
    code: 354,
    name: "email-domain-typo",
    title: Text {
        ja: "メールアドレスのドメインの打ち間違い？", en: "Slip in the domain of an e-mail address"
    },
    severity: Severity::Warning,
    roles: &[Role::Email],
    stages: Stages::Both,
    asks: Asks::Attendee,
    check: Check::Cell(check),
    page: include_str!("email_domain_typo.md"),
};

const MESSAGE: Text = Text {
    ja: "{1}「{0}」の「@」の後は「{2}」の打ち間違いと思われます。",
    en: "The domain of {1} \"{0}\" is probably meant to be \"{2}\".",
};
const HELP: Text = Text {
    ja: "申込書などで確かめ、分からなければご本人にお尋ねください。",
    en: "Look it up in the application form, or ask the attendee.",
};

fn check(cell: &CellCx<'_>, out: &mut Out<'_>) {
    let Reading::Email(email) = cell.reading else { return };
    let Some(meant) = email.meant_domain.filter(|_| !email.dummy) else { return };
    let finding = cell.report(out, MESSAGE, HELP, [Datum::open(meant)]);
    if let Some((local, _)) = email.folded.split_once('@') {
        finding.suggest(cell.datum(format!("{local}@{meant}")));
    }
}
