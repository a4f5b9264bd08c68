use super::prelude::*;

/// Dots that only mobile carriers allowed (RFC 5321 does not): real, but some systems refuse them.
pub(super) static RULE: Rule = Rule {
    code: 355,
    name: "carrier-address-out-of-standard",
    title: Text {
        ja: "規格に合わない携帯電話のアドレス", en: "Carrier address that breaks the standard"
    },
    severity: Severity::Info,
    roles: &[Role::Email],
    stages: Stages::Both,
    asks: Asks::Attendee,
    check: Check::Cell(check),
    page: include_str!("carrier_address_out_of_standard.md"),
};

const MESSAGE: Text = Text {
    ja: "{1}「{0}」は「.」の位置が規格に合わず、送れないシステムがあります。",
    en: "The dots in {1} \"{0}\" break the standard; some systems refuse such an address.",
};
const HELP: Text = Text {
    ja: "携帯電話会社が発行した形で、間違いではありません。届かないときは別のアドレスをお尋ねください。",
    en: "Carriers gave out such addresses; nothing is wrong. Ask for another one if mail does not arrive.",
};

fn check(cell: &CellCx<'_>, out: &mut Out<'_>) {
    let Reading::Email(email) = cell.reading else { return };
    if email.carrier_dots && !email.dummy {
        cell.report(out, MESSAGE, HELP, []);
    }
}
