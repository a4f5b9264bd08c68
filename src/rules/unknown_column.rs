use super::prelude::*;

/// A column that the layout does not know. One that nearly is a missing column: `near-miss-column`.
pub(super) static RULE: Rule = Rule {
    code: 203,
    name: "unknown-column",
    title: Text { ja: "様式にない列がある", en: "A column that the layout does not know" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Header(check),
    page: include_str!("unknown_column.md"),
};

const UNKNOWN: Text = Text {
    ja: "見出し「{0}」は様式にありません。この列は確認していません。",
    en: "The layout knows no column \"{0}\". It was not checked.",
};
const UNKNOWN_HELP: Text = Text {
    ja: "必要な項目なら見出しを様式の言葉に直し、不要なら提出前に列ごと削除してください。",
    en: "Rename the column if it is needed; otherwise delete it before the upload.",
};
const KEPT_HELP: Text = Text {
    ja: "必要な項目なら見出しを様式の言葉に直してください。不要ならこのままで構いません。",
    en: "Rename the column if it is needed; otherwise leave it as it is.",
};
const BLANK: Text = Text {
    ja: "{0}列の見出しが空欄です。この列は確認していません。",
    en: "Column {0} has no header. It was not checked.",
};
const BLANK_HELP: Text = Text {
    ja: "必要な列なら見出しを入れ、不要なら列ごと削除してください。",
    en: "Give the column a header if it is needed; otherwise delete it.",
};
const BLANK_KEPT_HELP: Text = Text {
    ja: "必要な列なら見出しを入れてください。不要ならこのままで構いません。",
    en: "Give the column a header if it is needed; otherwise leave it as it is.",
};

fn check(header: &HeaderCx<'_>, out: &mut Out<'_>) {
    let binding = header.binding;
    let help = header.cx.text_for(UNKNOWN_HELP, KEPT_HELP);
    let blank_help = header.cx.text_for(BLANK_HELP, BLANK_KEPT_HELP);
    for &column in &binding.unknown {
        let label = header.labels.get(column).map_or("", |label| trim_wide(label));
        if binding.near.iter().any(|near| near.column == column) {
            continue;
        }
        let label = Datum::open(label);
        out.report(header.place(Some(column)), Some(label.clone()), UNKNOWN, help, [label]);
    }
    for &column in &binding.blank {
        let letters = Datum::open(crate::finding::column_letters(column as u32 + 1));
        out.report(header.place(Some(column)), None, BLANK, blank_help, [letters]);
    }
}
