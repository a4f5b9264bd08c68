use super::prelude::*;

/// Without the programme nothing can be judged.
pub(super) static RULE: Rule = Rule {
    code: 768,
    name: "programme-of-application-unknown",
    title: Text { ja: "どの制度の申請か分からない", en: "The programme of an application is not known" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Application(check),
    page: include_str!("programme_of_application_unknown.md"),
};

const MESSAGE: Text = Text {
    ja: "{0} 様の申請の制度「{2}」は、認定産業医・認定健康スポーツ医のどちらでもありません。",
    en: "\"{2}\" in the application of {0} is neither of the two certifications.",
};
const BLANK: Text = Text {
    ja: "{0} 様の申請に、制度の記載がありません。",
    en: "The application of {0} names no programme.",
};
const HELP: Text = Text {
    ja: "申請書で制度を確かめ、「認定産業医」か「認定健康スポーツ医」と入力してください。",
    en: "Look it up in the application and enter 認定産業医 or 認定健康スポーツ医.",
};

fn check(cx: &ApplicationCx<'_, '_>, out: &mut Out<'_>) {
    let application = &cx.case.application;
    // A column that is missing is told once, by its header.
    if application.course.is_some() || application.columns.course.is_none() {
        return;
    }
    let text = application.course_text.as_str();
    let message = if text.is_empty() { BLANK } else { MESSAGE };
    let cell = cx.open(application.columns.course, text);
    cx.report(cell, out, Some(cx.unjudged()), (message, HELP), [Datum::open(text)]);
}
