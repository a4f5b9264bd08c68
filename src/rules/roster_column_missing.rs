use super::prelude::*;

/// A roster that lacks what tells people apart: fewer are found, and nobody is found by it.
pub(super) static RULE: Rule = Rule {
    code: 624,
    name: "roster-column-missing",
    title: Text { ja: "名簿に照合に使う列がない", en: "A column is missing on the roster" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Office,
    check: Check::Roster(check),
    page: include_str!("roster_column_missing.md"),
};

const MESSAGE: Text = Text {
    ja: "名簿に{0}の列がありません。この項目では照合していません。",
    en: "The roster has no column for {1}. Nothing was held against it.",
};
const HELP: Text = Text {
    ja: "列のある名簿を使うと、見つかる方が増えます。別の見出しで入っているなら、見出しを直してください。",
    en: "A roster that has it finds more people. Rename the column if it stands under another header.",
};

fn check(cx: &RosterCx<'_>, out: &mut Out<'_>) {
    let wanted = [Role::RegistrationNumber, Role::Name, Role::BirthDate];
    let missing: Vec<Role> = wanted.into_iter().filter(|role| !cx.roles.contains(role)).collect();
    if !missing.is_empty() {
        let ja: Vec<String> = missing.iter().map(|role| format!("「{}」", role.ja())).collect();
        let en: Vec<&str> = missing.iter().map(|role| role.id()).collect();
        out.report(cx.place(), None, MESSAGE, HELP, [Datum::open(ja.concat()), Datum::open(en.join(", "))]);
    }
}
