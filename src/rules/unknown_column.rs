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
const BLANK: Text = Text {
    ja: "{0}列の見出しが空欄です。この列は確認していません。",
    en: "Column {0} has no header. It was not checked.",
};
const BLANK_HELP: Text = Text {
    ja: "必要な列なら見出しを入れ、不要なら列ごと削除してください。",
    en: "Give the column a header if it is needed; otherwise delete it.",
};

fn check(header: &HeaderCx<'_>, out: &mut Out<'_>) {
    let binding = header.binding;
    for &column in &binding.unknown {
        let label = header.labels.get(column).map_or("", |label| trim_wide(label));
        if binding.near.iter().any(|near| near.column == column) {
            continue;
        }
        let label = Datum::open(label);
        out.report(header.place(Some(column)), Some(label.clone()), UNKNOWN, UNKNOWN_HELP, [label]);
    }
    for &column in &binding.blank {
        let letters = Datum::open(crate::finding::column_letters(column as u32 + 1));
        out.report(header.place(Some(column)), None, BLANK, BLANK_HELP, [letters]);
    }
}
