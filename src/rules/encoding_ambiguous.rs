use super::prelude::*;

/// The bytes make nearly as much sense in another encoding, and mean something else there.
pub(super) static RULE: Rule = Rule {
    code: 119,
    name: "encoding-ambiguous",
    title: Text { ja: "文字コードを決めきれない", en: "The encoding is not certain" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Origin(check),
    page: include_str!("encoding_ambiguous.md"),
};

const MESSAGE: Text = Text {
    ja: "文字コードを {0} とみなしましたが、{1} とも読めます（「{2}」か「{3}」か）。",
    en: "The file was read as {0}, but may be {1} (\"{2}\" or \"{3}\").",
};
const HELP: Text = Text {
    ja: "氏名が正しく読めているか確かめ、違っていれば元の Excel から「CSV UTF-8（コンマ区切り）」で保存し直してください。",
    en: "See whether the names read right; if not, save the list from Excel as \"CSV UTF-8\".",
};

fn check(origin: &OriginCx<'_>, out: &mut Out<'_>) {
    let (Some(own), Some(doubt)) = (origin.origin.encoding, &origin.origin.doubt) else { return };
    let names = [own, doubt.other].map(|encoding| Datum::open(encoding.ja()));
    let words = [&doubt.word, &doubt.other_word].map(|word| Datum::new(word.as_str(), Mask::Name));
    out.report(Place::default(), None, MESSAGE, HELP, names.into_iter().chain(words));
}
