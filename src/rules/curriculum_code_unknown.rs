use super::prelude::*;

/// 84 codes exist, and 0; another cannot count as a different one.
pub(super) static RULE: Rule = Rule {
    code: 705,
    name: "curriculum-code-unknown",
    title: Text { ja: "知らないカリキュラムコード", en: "An unknown curriculum code" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Ledger(check),
    page: include_str!("curriculum_code_unknown.md"),
};

const MESSAGE: Text = Text {
    ja: "{3} 様の単位（{0}）に、0～84 でないカリキュラムコードがあります。",
    en: "The credits of {0} ({3}) name a curriculum code that is not 0 to 84.",
};
const HELP: Text = Text {
    ja: "参加証か研修会の案内でコードをご確認ください。このコードは種類数に入れていません。",
    en: "Look the code up on the certificate of attendance; it was not counted.",
};

fn check(cx: &LedgerCx<'_>, out: &mut Out<'_>) {
    if cx.fact.kind == FactKind::CodeUnknown {
        cx.report(Role::CurriculumCode, out, MESSAGE, HELP, [cx.name()]);
    }
}
