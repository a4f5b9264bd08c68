use super::prelude::*;

/// A mark in a flag column (講師, 受講) that means neither yes nor no.
pub(super) static RULE: Rule = Rule {
    code: 371,
    name: "flag-not-understood",
    title: Text { ja: "印の意味が分からない", en: "A mark that is not understood" },
    severity: Severity::Warning,
    roles: &[Role::Participation],
    stages: Stages::ResultOnly,
    asks: Asks::Organiser,
    check: Check::Row(check),
    page: include_str!("flag_not_understood.md"),
};

/// Marks that plainly mean no, folded.
const NO: [&str; 12] = ["0", "×", "✕", "✖", "x", "無", "無し", "なし", "-", "n", "no", "false"];

const MESSAGE: Text = Text {
    ja: "{1}の欄の「{0}」は、意味が分かりません。",
    en: "The mark \"{0}\" in {1} is not understood.",
};
const HELP: Text = Text {
    ja: "該当するなら「{2}」、しないなら空欄にしてください。今は「該当しない」と読み取っています。",
    en: "Enter \"{2}\" for yes and nothing for no. For now it is read as no.",
};

fn check(row: &RowCx<'_>, out: &mut Out<'_>) {
    let record = row.record;
    let Source::Flags(flags, truth) = record.plan.source(Role::Participation) else { return };
    for &(column, _) in flags.iter().filter(|(column, _)| *column < record.aligned) {
        let text = record.cell(column);
        if is_blank(text) || matches!(record.state(column), State::Blank | State::Missing | State::Unreadable) {
            continue;
        }
        let folded = crate::schema::fold::text(text);
        if truth.iter().any(|mark| mark == text || *mark == folded) || NO.contains(&folded.as_str()) {
            continue;
        }
        row.report_column(column, out, MESSAGE, HELP, [Datum::open(truth.first().map_or("", String::as_str))]);
    }
}
