use super::held::decided_at;
use super::prelude::*;

/// Two decisions about one row say different things.
pub(super) static RULE: Rule = Rule {
    code: 631,
    name: "decisions-contradictory",
    title: Text { ja: "同じ行についての決定が食い違う", en: "Two decisions about one row" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Office,
    check: Check::Decision(check),
    page: include_str!("decisions_contradictory.md"),
};

const MESSAGE: Text = Text {
    ja: "{1}「{0}」は、{2}行目の同じ行についての決定と食い違うため、どちらも使いませんでした。",
    en: "\"{0}\" contradicts line {2} about the same row: neither decision was used.",
};
const HELP: Text = Text {
    ja: "正しいほうを残し、もう一方の行を消してください。",
    en: "Keep the right one and delete the other line.",
};

fn check(decision: &DecisionCx<'_>, out: &mut Out<'_>) {
    let DecisionFaultKind::Contradicts(earlier) = &decision.fault.kind else { return };
    let line = Datum::open(earlier.place.line.unwrap_or_default().to_string());
    decision.report(out, MESSAGE, HELP, [line]).related.push(decided_at(None, earlier));
}
