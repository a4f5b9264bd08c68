use super::prelude::*;

/// Rows have no date, and their seminar is yet to be held. Rows with a date: `date-in-future`.
pub(super) static RULE: Rule = Rule {
    code: 438,
    name: "listed-date-in-future",
    title: Text { ja: "一覧の開催日が未来", en: "The listed date is in the future" },
    severity: Severity::Error,
    roles: &[],
    stages: Stages::ResultOnly,
    asks: Asks::Organiser,
    check: Check::Seminars(check),
    page: include_str!("listed_date_in_future.md"),
};

const MESSAGE: Text = Text {
    ja: "研修会「{0}」の開催日（一覧では {1}）が未来です。申込段階なら --stage 申込 を付けてください。",
    en: "The seminar \"{0}\" is in the future (listed on {1}). For applicants add --stage entry.",
};
const HELP: Text = Text {
    ja: "開催済みの研修会なら、研修会番号と一覧の開催日をご確認ください。",
    en: "If it was held already, check the number and the date in the list.",
};

fn check(cx: &SeminarsCx<'_>, out: &mut Out<'_>) {
    // Where the list fills in the date of the whole table, `table-date-in-future` speaks.
    if *cx.plan.source(Role::SeminarDate) != Source::Listed {
        return;
    }
    for group in &cx.seminars {
        if let Some(first) = group.seminar.and_then(|seminar| seminar.first).filter(|&first| first > cx.cx.as_of) {
            cx.report(group, None, out, (MESSAGE, HELP), vec![Datum::open(first.to_string())]);
        }
    }
}
