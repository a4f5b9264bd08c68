use super::prelude::*;

/// Within one file both stay: a day has several parts, and nothing here tells them apart.
pub(super) static RULE: Rule = Rule {
    code: 710,
    name: "same-credits-twice-in-one-file",
    title: Text { ja: "1つの一覧に2度ある単位", en: "The same credits twice in one file" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Ledger(check),
    page: include_str!("same_credits_twice_in_one_file.md"),
};

const MESSAGE: Text = Text {
    ja: "{3} 様の「{1}」{2}単位（{0}）が、{4}行目と同じです。2件として数えました。",
    en: "{2} credits of {1} of {0} ({3}) are the same as in row {4}: both count.",
};
const HELP: Text = Text {
    ja: "二重に入力したのなら一方を消してください。別のコマなら、研修会名・開始時刻・項目のどれかで見分けられるようにしてください。",
    en: "Delete one if it was entered twice; if they are two sessions, tell them apart by title, time or item.",
};

fn check(cx: &LedgerCx<'_>, out: &mut Out<'_>) {
    if cx.fact.kind != FactKind::TwiceInOneFile {
        return;
    }
    let [row, _] = cx.other();
    cx.report(Role::Credits, out, MESSAGE, HELP, [cx.name(), row]);
}
