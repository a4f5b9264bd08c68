use crate::finding::column_letters;

use super::prelude::*;

/// Rows and columns that nobody sees, by hiding or by a filter, are judged and submitted all the same.
pub(super) static RULE: Rule = Rule {
    code: 126,
    name: "hidden-rows-or-columns",
    title: Text { ja: "非表示の行や列がある", en: "Hidden rows or columns" },
    severity: Severity::Info,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Origin(check),
    page: include_str!("hidden_rows_or_columns.md"),
};

const ROWS: Text = Text {
    ja: "非表示の行（絞り込みで隠れた行を含む）に、受講者が{0}行あります。すべて確認しました。",
    en: "{0} rows with people are hidden or filtered out. They were checked as well.",
};
const COLUMNS: Text = Text {
    ja: "非表示の列があります（{0}）。隠れている列も確認しました。",
    en: "There are hidden columns ({0}). They were checked as well.",
};
const HELP_ROWS: Text = Text {
    ja: "絞り込みを解除し、提出しない人の行があれば削除してください。",
    en: "Clear the filter, and delete the rows of people who are not to be submitted.",
};
const HELP_COLUMNS: Text = Text {
    ja: "再表示して中身を確かめ、提出しない項目なら列ごと削除してください。",
    en: "Unhide them, and delete those that are not to be submitted.",
};

fn check(origin: &OriginCx<'_>, out: &mut Out<'_>) {
    if origin.origin.hidden_rows > 0 {
        let count = Datum::open(origin.origin.hidden_rows.to_string());
        out.report(Place::default(), None, ROWS, HELP_ROWS, [count]);
    }
    let columns = &origin.plan.columns;
    let known = |&&at: &&usize| columns.get(at).is_some_and(|column| column.role.is_some());
    let name = |&at: &usize| {
        let label = columns.get(at).map_or("", |column| trim_wide(&column.label));
        format!("{}列「{label}」", column_letters(at as u32 + 1))
    };
    let hidden: Vec<String> = origin.origin.hidden_columns.iter().filter(known).map(name).collect();
    if !hidden.is_empty() {
        out.report(Place::default(), None, COLUMNS, HELP_COLUMNS, [Datum::open(hidden.join("、"))]);
    }
}
