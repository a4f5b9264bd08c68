use super::prelude::*;

/// Credits that are no number.
pub(super) static RULE: Rule = Rule {
    code: 361,
    name: "credits-not-a-number",
    title: Text { ja: "単位数が数字でない", en: "Credits are no number" },
    severity: Severity::Error,
    roles: &[Role::Credits],
    stages: Stages::ResultOnly,
    asks: Asks::Organiser,
    check: Check::Cell(check),
    page: include_str!("credits_not_a_number.md"),
};

const MESSAGE: Text = Text {
    ja: "{1}「{0}」は、数字として読み取れません。",
    en: "{1} \"{0}\" cannot be read as a number.",
};
const HELP: Text = Text {
    ja: "「1.5」のような数字だけを入力してください。単位を付けない方は 0 としてください。",
    en: "Enter a number such as 1.5, or 0 where there are no credits.",
};

fn check(cell: &CellCx<'_>, out: &mut Out<'_>) {
    if matches!(cell.reading, Reading::Credits(CreditsReading::Unreadable)) {
        cell.report(out, MESSAGE, HELP, []);
    }
}
