use crate::finding::Related;

use super::prelude::*;

/// Several people give one address: usual for the mailbox of a clinic, so nothing but a note, once for each address.
pub(super) static RULE: Rule = Rule {
    code: 357,
    name: "email-shared",
    title: Text { ja: "何人もが同じメールアドレス", en: "Several people give one address" },
    severity: Severity::Info,
    roles: &[Role::Email],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::SharedMail(check),
    page: include_str!("email_shared.md"),
};

const MESSAGE: Text = Text {
    ja: "{1}「{0}」は{2}人が使っています（最初は{3}行目）。",
    en: "{1} \"{0}\" is that of {2} people (the first in row {3}).",
};
const HELP: Text = Text {
    ja: "医療機関の共用アドレスなら、そのままで構いません。写し間違いなら、ご本人のアドレスをお尋ねください。",
    en: "A mailbox that a clinic shares may stay; if it was copied by mistake, ask for the own address.",
};

fn check(shared: &SharedMailCx<'_>, out: &mut Out<'_>) {
    let column = shared.plan.column_of(Role::Email);
    let label = column.and_then(|column| shared.plan.columns.get(column)).map_or("", |column| column.label.as_str());
    let at = |place: Place| Place { column: column.map(|column| column as u32 + 1), ..place };
    let value = Datum::new(shared.mail.address.as_str(), Mask::Email);
    let row = shared.first.sheet_row.unwrap_or_default().to_string();
    let args = [value.clone(), Datum::open(label), Datum::open(shared.mail.people.to_string()), Datum::open(row)];
    let finding = out.report(at(shared.second), Some(value), MESSAGE, HELP, args);
    finding.related.push(Related { path: None, sheet: None, place: at(shared.first) });
}
