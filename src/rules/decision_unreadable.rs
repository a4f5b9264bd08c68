use super::prelude::*;

/// A decision cannot be understood.
pub(super) static RULE: Rule = Rule {
    code: 632,
    name: "decision-unreadable",
    title: Text { ja: "決定を読み取れない", en: "A decision cannot be understood" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Office,
    check: Check::Decision(check),
    page: include_str!("decision_unreadable.md"),
};

const WORD: Text = Text {
    ja: "{1}「{0}」の意味が分からないため、使いませんでした。",
    en: "\"{0}\" is no decision that is known; it was not used.",
};
const WORD_HELP: Text = Text {
    ja: "「この会員とする」「名簿に該当なしとする」「別人（番号の誤り）」「保留」のどれかを書いてください。",
    en: "Write one of: accept, not-found, wrong-number, pending.",
};
const CANDIDATE: Text = Text {
    ja: "{1}「{0}」にあたる会員は、その行に示されていません。",
    en: "Nobody was shown on that line who could be meant by \"{0}\".",
};
const NOBODY: Text = Text {
    ja: "{1}「{0}」について、どの会員かが書かれていません。",
    en: "\"{0}\" does not say which person of the roster is meant.",
};
const SEVERAL: Text = Text {
    ja: "{1}「{0}」について、会員が複数書かれています。",
    en: "\"{0}\" names several people of the roster.",
};
const PERSON_HELP: Text = Text {
    ja: "候補の番号を選ぶか、名簿の医籍登録番号と氏名を1人だけ書いてください。",
    en: "Choose the number of a candidate, or write number and name of one person.",
};
const NUMBER: Text = Text {
    ja: "{1}「{0}」を番号として読み取れません。",
    en: "\"{0}\" cannot be read as a registration number.",
};
const NUMBER_HELP: Text = Text {
    ja: "名簿にある番号を数字で書いてください。名簿に番号がない方は空欄にしてください。",
    en: "Write the number as on the roster, or nothing where it has none.",
};
const UNTOLD: Text = Text {
    ja: "どの行についての決定か分かりません（提出された番号も氏名もありません）。",
    en: "It does not say which row was decided: neither number nor name is told.",
};
const UNTOLD_HELP: Text = Text {
    ja: "提出された番号・氏名・カナ・生年月日を、行にあったとおりに書いてください。",
    en: "Write number, name, kana and birth date as they were submitted.",
};

fn check(decision: &DecisionCx<'_>, out: &mut Out<'_>) {
    let (message, help) = match decision.fault.kind {
        DecisionFaultKind::Word => (WORD, WORD_HELP),
        DecisionFaultKind::NoSuchCandidate => (CANDIDATE, PERSON_HELP),
        DecisionFaultKind::NobodyNamed => (NOBODY, PERSON_HELP),
        DecisionFaultKind::SeveralNamed => (SEVERAL, PERSON_HELP),
        DecisionFaultKind::RosterNumber => (NUMBER, NUMBER_HELP),
        DecisionFaultKind::NobodyTold => (UNTOLD, UNTOLD_HELP),
        DecisionFaultKind::Contradicts(_) => return,
    };
    decision.report(out, message, help, []);
}
