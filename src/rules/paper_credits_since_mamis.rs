use super::prelude::*;

/// Stickers and paper certificates ended in March 2025 (S1): later credits are in MAMIS or nowhere.
pub(super) static RULE: Rule = Rule {
    code: 701,
    name: "paper-credits-since-mamis",
    title: Text { ja: "MAMIS 開始後の日付の手帳単位", en: "Paper credits dated since MAMIS keeps them" },
    severity: Severity::Error,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Ledger(check),
    page: include_str!("paper_credits_since_mamis.md"),
};

const MESSAGE: Text = Text {
    ja: "{3} 様の「{1}」{2}単位は{0}の受講ですが、手帳・修了証の単位になっています。合計には入れていますが、MAMIS に登録されなければ使えません。",
    en: "{2} credits of {1} of {0} ({3}) are on paper, though MAMIS keeps such since April 2025: counted, but of no use unless they get there.",
};
const HELP: Text = Text {
    ja: "2025年4月以降は単位シールも修了証も発行されません。日付を確かめ、正しければ主催者に MAMIS への受講実績の登録をご依頼ください。MAMIS の一覧の単位なら、出所の列に MAMIS と書いてください。",
    en: "No stickers or certificates are issued since April 2025: check the day; if it is right, ask the organiser to register the attendance in MAMIS; if the list is of MAMIS, say so in the column 出所.",
};

fn check(cx: &LedgerCx<'_>, out: &mut Out<'_>) {
    if cx.fact.kind == FactKind::PaperSinceMamis {
        cx.report(Role::SeminarDate, out, MESSAGE, HELP, [cx.name()]);
    }
}
