use super::prelude::*;

/// People occur more than once and no column tells one part of a seminar from another: said once.
pub(super) static RULE: Rule = Rule {
    code: 503,
    name: "duplicates-not-judged",
    title: Text { ja: "重複かどうか判断できない", en: "Duplicates cannot be judged" },
    severity: Severity::Info,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Table(check),
    page: include_str!("duplicates_not_judged.md"),
};

const MESSAGE: Text = Text {
    ja: "前の行と同じ人の行が{0}行あります。日付や区分の列がないため、重複かどうか判断できません。",
    en: "{0} rows are about people who stand further up. No column tells sessions apart, so duplicates were not judged.",
};
const HELP: Text = Text {
    ja: "1人に何行もあるのが正しければ、そのままで構いません。そうでなければ、同じ人の行を見比べてください。",
    en: "If several rows for one person are right, leave them; otherwise compare them.",
};

fn check(table: &SummaryCx<'_>, out: &mut Out<'_>) {
    if table.indistinct > 0 {
        let place = Place { line: Some(table.header_line), ..Place::default() };
        out.report(place, None, MESSAGE, HELP, [Datum::open(table.indistinct.to_string())]);
    }
}
