use super::prelude::*;

/// A table of people in a sheet that nobody sees: judged only where no other sheet holds one.
pub(super) static RULE: Rule = Rule {
    code: 124,
    name: "data-in-hidden-sheet",
    title: Text { ja: "非表示のシートに受講者の表がある", en: "A table in a hidden sheet" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Origin(check),
    page: include_str!("data_in_hidden_sheet.md"),
};

const ONLY: Text = Text {
    ja: "受講者の表が非表示のシート「{0}」にしかないため、それを確認しました。",
    en: "The only table stands in the hidden sheet \"{0}\"; that one was checked.",
};
const ONLY_HELP: Text = Text {
    ja: "提出するのがこの表か確かめ、シートを「再表示」して保存し直してください。",
    en: "See whether this is the table to submit, unhide the sheet and save again.",
};
const BESIDE: Text = Text {
    ja: "非表示のシート「{0}」にも受講者の表があります。確認していません。",
    en: "The hidden sheet \"{0}\" holds a table too. It was not checked.",
};
const BESIDE_HELP: Text = Text {
    ja: "提出する表なら「再表示」して保存し、不要なら個人情報が残らないようシートを削除してください。",
    en: "Unhide it if it is to be submitted; otherwise delete the sheet, which holds personal data.",
};

fn check(origin: &OriginCx<'_>, out: &mut Out<'_>) {
    let Some(sheets) = &origin.origin.sheets else { return };
    let only = if sheets.only_hidden { sheets.read.as_slice() } else { &[] };
    let only = only.iter().map(|sheet| (sheet, ONLY, ONLY_HELP));
    for (sheet, message, help) in only.chain(sheets.hidden.iter().map(|sheet| (sheet, BESIDE, BESIDE_HELP))) {
        out.report(Place::default(), None, message, help, [Datum::open(sheet.as_str())]);
    }
}
