use super::credits_out_of_range::is_out_of_range;
use super::prelude::*;

/// Credits between the steps of a half. No source settles the step, so it is a warning.
pub(super) static RULE: Rule = Rule {
    code: 363,
    name: "credits-not-half-step",
    title: Text { ja: "単位数が0.5刻みでない", en: "Credits not in steps of 0.5" },
    severity: Severity::Warning,
    roles: &[Role::Credits],
    stages: Stages::ResultOnly,
    asks: Asks::Organiser,
    check: Check::Cell(check),
    page: include_str!("credits_not_half_step.md"),
};

const MESSAGE: Text =
    Text { ja: "{1}「{0}」は 0.5 刻みではありません。", en: "{1} \"{0}\" is not a multiple of 0.5." };
const HELP: Text = Text {
    ja: "研修会の案内にある単位数をご確認ください（単位は通常 0.5 刻みです）。",
    en: "Look up the credits in the programme of the seminar; they usually come in steps of 0.5.",
};

fn check(cell: &CellCx<'_>, out: &mut Out<'_>) {
    if matches!(cell.reading, Reading::Credits(CreditsReading::NotHalfStep { .. })) && !is_out_of_range(cell) {
        cell.report(out, MESSAGE, HELP, []);
    }
}
