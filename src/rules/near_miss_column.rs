use crate::schema::Need;

use super::column_missing::is_asked;
use super::prelude::*;

/// An unknown column that nearly is a missing one. It is never bound: one finding joins the two and asks.
pub(super) static RULE: Rule = Rule {
    code: 204,
    name: "near-miss-column",
    title: Text { ja: "見出しの書き間違い？", en: "A header that is nearly right" },
    severity: Severity::Error,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Header(check),
    page: include_str!("near_miss_column.md"),
};

const MISSING: Text = Text {
    ja: "見出し「{0}」は「{1}」の間違いではありませんか。「{1}」の列がないため、確認できていません。",
    en: "Does the header \"{0}\" mean \"{1}\"? There is no column \"{1}\", so it was not checked.",
};
const OPTIONAL: Text = Text {
    ja: "見出し「{0}」は「{1}」の間違いではありませんか。この列は確認していません。",
    en: "Does the header \"{0}\" mean \"{1}\"? The column was not checked.",
};
const HELP: Text = Text {
    ja: "その意味なら見出しを「{1}」に直し、もう一度確認してください。別の項目なら、そのままにせず「{1}」の列を加えてください。",
    en: "If so, rename it to \"{1}\" and check again; otherwise add a column \"{1}\".",
};
const OPTIONAL_HELP: Text = Text {
    ja: "その意味なら見出しを「{1}」に直し、もう一度確認してください。",
    en: "If so, rename it to \"{1}\" and check again.",
};

fn check(header: &HeaderCx<'_>, out: &mut Out<'_>) {
    for near in &header.binding.near {
        let Some(field) = header.cx.schema.fields.get(near.field) else { continue };
        let own = Datum::open(header.labels.get(near.column).map_or("", |label| trim_wide(label)));
        let meant = Datum::open(field.label.as_str());
        let need = if is_asked(header.cx.stage, field) { field.need } else { Need::Optional };
        let (severity, message, help) = match need {
            Need::Required => (Severity::Error, MISSING, HELP),
            Need::Recommended => (Severity::Warning, MISSING, HELP),
            Need::Optional => (Severity::Warning, OPTIONAL, OPTIONAL_HELP),
        };
        let args = [own.clone(), meant.clone()];
        out.report_as(severity, header.place(Some(near.column)), Some(own), message, help, args).suggest(meant);
    }
}
