use super::prelude::*;

/// Equal entries of two files are one: an export of January and one of March overlap, paper is registered later.
pub(super) static RULE: Rule = Rule {
    code: 709,
    name: "same-credits-in-two-files",
    title: Text { ja: "2つの一覧にある同じ単位", en: "The same credits in two files" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Ledger(check),
    page: include_str!("same_credits_in_two_files.md"),
};

const MESSAGE: Text = Text {
    ja: "{3} 様の「{1}」{2}単位（{0}）は、「{5}」の{4}行目にもあります。1件として数えました。",
    en: "{2} credits of {1} of {0} ({3}) stand in row {4} of {5} as well: they count once.",
};
const UNDATED: Text = Text {
    ja: "{3} 様の「{1}」{2}単位（日付なし）は、「{5}」の{4}行目にもあります。1件として数えました。",
    en: "{2} credits of {1} without a day ({3}) stand in row {4} of {5} as well: they count once.",
};
const HELP: Text = Text {
    ja: "別々の研修会なら、両方の一覧に研修会番号を入れると2件として数えます。",
    en: "If they are two sessions, give both their seminar numbers.",
};

fn check(cx: &LedgerCx<'_>, out: &mut Out<'_>) {
    if cx.fact.kind != FactKind::InTwoFiles {
        return;
    }
    let [row, file] = cx.other();
    let message = if cx.fact.date.is_some() { MESSAGE } else { UNDATED };
    cx.report(Role::Credits, out, message, HELP, [cx.name(), row, file]);
}
