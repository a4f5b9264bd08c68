use super::prelude::*;

/// Several addresses in one cell: nothing can be sent to them together, and which one is meant is for the attendee to say.
pub(super) static RULE: Rule = Rule {
    code: 356,
    name: "email-two-addresses",
    title: Text { ja: "1つの欄に2つのメールアドレス", en: "Two e-mail addresses in one cell" },
    severity: Severity::Error,
    roles: &[Role::Email],
    stages: Stages::Both,
    asks: Asks::Attendee,
    check: Check::Cell(check),
    page: include_str!("email_two_addresses.md"),
};

const SEVERAL: Text = Text {
    ja: "{1}の欄にアドレスが2つ以上あります（「{0}」）。",
    en: "{1} holds more than one address (\"{0}\").",
};
const HELP: Text = Text {
    ja: "1つだけ残してください。どれを使うかはご本人にご確認ください（日医Q&A 問26）。",
    en: "Leave one address; ask the attendee which (JMA Q&A 26).",
};
const TWICE: Text = Text {
    ja: "{1}の欄に同じアドレスが2回あります（「{0}」）。",
    en: "{1} holds the same address twice (\"{0}\").",
};
const HELP_TWICE: Text = Text { ja: "「{2}」に直してください。", en: "Change it to \"{2}\"." };

fn check(cell: &CellCx<'_>, out: &mut Out<'_>) {
    let Reading::Email(email) = cell.reading else { return };
    if email.fault != Some(EmailFault::SeveralAddresses) {
        return;
    }
    match only_address(&email.folded) {
        Some(address) => {
            let address = cell.datum(address);
            cell.report(out, TWICE, HELP_TWICE, [address.clone()]).mend_safely(address);
        }
        None => {
            cell.report(out, SEVERAL, HELP, []);
        }
    }
}

/// The address that stands there again and again, where nothing else does.
fn only_address(text: &str) -> Option<&str> {
    let mut parts = text.split(is_between_addresses).filter(|part| !part.is_empty());
    let first = parts.next()?;
    (read_email(first).fault.is_none() && parts.all(|part| part.eq_ignore_ascii_case(first))).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_address_twice_is_one() {
        let cases = [
            ("a@x.example;a@x.example", Some("a@x.example")),
            ("a@x.example\nA@X.example", Some("a@x.example")),
            ("a@x.example / b@x.example", None),
            ("a@x.example(携帯) a@x.example", None),
            ("a@x,a@x", None),
        ];
        for (text, address) in cases {
            assert_eq!(only_address(text), address, "{text}");
        }
    }
}
