use super::control_mark::without_control_marks;
use super::prelude::*;

/// Credits in full width or with a unit behind them: the number is clear.
pub(super) static RULE: Rule = Rule {
    code: 364,
    name: "credits-in-another-spelling",
    title: Text { ja: "単位数の書き方", en: "Credits in another spelling" },
    severity: Severity::Warning,
    roles: &[Role::Credits],
    stages: Stages::ResultOnly,
    asks: Asks::Organiser,
    check: Check::Cell(check),
    page: include_str!("credits_in_another_spelling.md"),
};

const MESSAGE: Text = Text {
    ja: "{1}「{0}」に、半角の数字以外の文字が入っています。",
    en: "{1} \"{0}\" holds more than half-width digits.",
};
const HELP: Text = Text {
    ja: "半角の数字だけ（{2}）にしてください。単位数そのものは変わりません。",
    en: "Leave only half-width digits ({2}). The credits stay the same.",
};

fn check(cell: &CellCx<'_>, out: &mut Out<'_>) {
    let Reading::Credits(CreditsReading::Half { units, plain: false }) = cell.reading else { return };
    // What the rule about control characters has named already is no second cause.
    if matches!(read_credits(&without_control_marks(cell.text)), CreditsReading::Half { plain: true, .. }) {
        return;
    }
    let digits = units.to_string();
    let digits = cell.datum(digits.strip_suffix(".0").unwrap_or(&digits));
    cell.report(out, MESSAGE, HELP, [digits.clone()]).mend_safely(digits);
}
