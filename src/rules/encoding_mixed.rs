use super::prelude::*;

/// Lines in another encoding than the rest. They are read in their own, so that their cells are judged for what they say.
pub(super) static RULE: Rule = Rule {
    code: 118,
    name: "encoding-mixed",
    title: Text { ja: "文字コードが混ざっている", en: "Two encodings in one file" },
    severity: Severity::Error,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Origin(check),
    page: include_str!("encoding_mixed.md"),
};

const MESSAGE: Text = Text {
    ja: "{0} のファイルに、{1} で書かれた行が{2}行あります（最初は{3}行目）。",
    en: "{2} lines are written in {1}, the others in {0}; the first is line {3}.",
};
const HELP: Text = Text {
    ja: "その行も読み取って確認しました。元の Excel で一つの一覧にまとめ、「CSV UTF-8（コンマ区切り）」で保存し直してください。",
    en: "They were read and checked. Put the list together in Excel and save it as \"CSV UTF-8\".",
};

fn check(origin: &OriginCx<'_>, out: &mut Out<'_>) {
    let Some(own) = origin.origin.encoding else { return };
    for foreign in &origin.origin.foreign {
        let counts = [foreign.lines, foreign.first].map(|count| Datum::open(count.to_string()));
        let args = [own, foreign.encoding].map(|encoding| Datum::open(encoding.ja())).into_iter().chain(counts);
        out.report(Place::default(), None, MESSAGE, HELP, args);
    }
}
