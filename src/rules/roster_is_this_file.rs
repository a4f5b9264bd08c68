use super::prelude::*;

/// Every row of the table is the row of the roster at the same place: they are one list, and nothing was held against anything.
pub(super) static RULE: Rule = Rule {
    code: 607,
    name: "roster-is-this-file",
    title: Text { ja: "名簿と受講者ファイルが同じ一覧", en: "The roster is the same list" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Office,
    check: Check::Table(check),
    page: include_str!("roster_is_this_file.md"),
};

const MESSAGE: Text = Text {
    ja: "このファイルの{0}行は、名簿のすべての行と同じ順で一致しました。受講者ファイルを --roster に指定していませんか。",
    en: "All {0} rows are those of the roster, in the same order. Was the attendance file given as the roster?",
};
const HELP: Text = Text {
    ja: "--roster には、会員名簿など、このファイルとは別に作られた名簿を指定してください。",
    en: "Give --roster a roster that was drawn up apart from this file.",
};

fn check(cx: &SummaryCx<'_>, out: &mut Out<'_>) {
    if cx.is_the_roster {
        let place = Place { record: None, line: Some(cx.header_line), sheet_row: None, column: None };
        out.report(place, None, MESSAGE, HELP, [Datum::open(cx.records.to_string())]);
    }
}
