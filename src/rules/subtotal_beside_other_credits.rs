use crate::value::HalfUnits;

use super::prelude::*;

/// Subtotals have no days: whether they include entries that are given as well, only the office knows.
pub(super) static RULE: Rule = Rule {
    code: 712,
    name: "subtotal-beside-other-credits",
    title: Text { ja: "小計とほかの単位の併記", en: "A subtotal beside other credits" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Ledger(check),
    page: include_str!("subtotal_beside_other_credits.md"),
};

const ADDED: Text = Text {
    ja: "{3} 様の「{1}」の小計{2}単位のほかに、{4}行目にも同じ区分の単位があります。両方を足しました。",
    en: "Beside the subtotal of {2} credits of {1} ({3}) there are such in row {4}: both were added.",
};
const ADDED_TO: Text = Text {
    ja: "{3} 様の「{1}」の小計{2}単位のほかに、「{5}」の{4}行目にも同じ区分の単位があります。両方を足しました。",
    en: "Beside the subtotal of {2} credits of {1} ({3}) there are such in row {4} of {5}: both were added.",
};
const PARTLY: Text = Text {
    ja: "{3} 様の「{1}」の合計{2}単位は、{4}行目の単位を含むとみて、{6}単位だけを足しました。",
    en: "The total of {2} credits of {1} ({3}) is taken to include row {4}: {6} were added.",
};
const PARTLY_OF: Text = Text {
    ja: "{3} 様の「{1}」の合計{2}単位は、「{5}」の{4}行目の単位を含むとみて、{6}単位だけを足しました。",
    en: "The total of {2} credits of {1} ({3}) is taken to include row {4} of {5}: {6} were added.",
};
const HELP: Text = Text {
    ja: "二重に数えていないかご確認ください。同じ単位なら、小計か明細のどちらか一方にしてください。",
    en: "See that nothing is counted twice; give the same credits either as a subtotal or entry by entry.",
};

fn check(cx: &LedgerCx<'_>, out: &mut Out<'_>) {
    let FactKind::SubtotalBeside(counted) = cx.fact.kind else { return };
    // A total that its entries explain wholly adds nothing and asks nothing.
    if counted == HalfUnits::ZERO {
        return;
    }
    let [row, file] = cx.other();
    let more = [cx.name(), row, file, Datum::open(counted.to_string())];
    let (here, elsewhere) = if counted == cx.fact.credits { (ADDED, ADDED_TO) } else { (PARTLY, PARTLY_OF) };
    cx.report(Role::Credits, out, cx.text_for(here, elsewhere), HELP, more);
}
