use super::prelude::*;

/// Numbers that rise by one from row to row, although the people are not of an age: Excel's fill handle, dragged down. The
/// first may be right, the others are not. Classmates may well have numbers in a row (our judgement): their birth dates agree.
pub(super) static RULE: Rule = Rule {
    code: 312,
    name: "registration-number-consecutive",
    title: Text {
        ja: "医籍登録番号が1ずつ増えている", en: "Registration numbers that rise by one from row to row"
    },
    severity: Severity::Error,
    roles: &[Role::RegistrationNumber],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Sequence(check),
    page: include_str!("registration_number_consecutive.md"),
};

const MESSAGE: Text = Text {
    ja: "{1}が{0}行目から{2}行目まで1ずつ増えています（{3}人）。生年と合いません。",
    en: "{1} rises by one from row {0} to row {2} ({3} people); their years of birth do not go with that.",
};
const UNKNOWN: Text = Text {
    ja: "{1}が{0}行目から{2}行目まで1ずつ増えています（{3}人）。",
    en: "{1} rises by one from row {0} to row {2} ({3} people).",
};
const HELP: Text = Text {
    ja: "Excel で下へ引いて写した番号と思われます。元の名簿から入れ直してください（先頭の番号は正しいこともあります）。",
    en: "Probably dragged down in Excel. Enter the numbers again from the original list (the first may be right).",
};

/// So many people, so many of them strangers to their number: no coincidence.
const CERTAIN: (u32, u32) = (5, 3);

fn check(sequence: &SequenceCx<'_>, out: &mut Out<'_>) {
    let run = sequence.run;
    let is_certain = run.people >= CERTAIN.0 && run.strangers >= CERTAIN.1;
    let severity = if run.is_contradicted && is_certain { Severity::Error } else { Severity::Warning };
    sequence.report(out, severity, if run.is_contradicted { MESSAGE } else { UNKNOWN }, HELP);
}
