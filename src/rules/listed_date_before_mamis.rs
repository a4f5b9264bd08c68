use super::mamis_start::{Course, is_before_mamis};
use super::prelude::*;

/// Rows have no date, and their seminar was held before MAMIS kept credits. Rows with a date: `date-before-mamis`.
pub(super) static RULE: Rule = Rule {
    code: 437,
    name: "listed-date-before-mamis",
    title: Text { ja: "一覧の開催日が MAMIS 開始前", en: "The listed date is before MAMIS" },
    severity: Severity::Error,
    roles: &[],
    stages: Stages::ResultOnly,
    asks: Asks::Organiser,
    check: Check::Seminars(check),
    page: include_str!("listed_date_before_mamis.md"),
};

const MESSAGE: Text = Text {
    ja: "研修会「{0}」は2025年3月以前（一覧では {1}）です。その単位は MAMIS に登録できません。",
    en: "The seminar \"{0}\" was before April 2025 (listed on {1}); its credits are not kept in MAMIS.",
};
const DOUBTFUL: Text = Text {
    ja: "研修会「{0}」は2025年3月以前（一覧では {1}）です。MAMIS に登録できない場合があります。",
    en: "The seminar \"{0}\" was before April 2025 (listed on {1}); MAMIS may not keep its credits.",
};

fn check(cx: &SeminarsCx<'_>, out: &mut Out<'_>) {
    // Where the list fills in the date of the whole table, `table-date-before-mamis` speaks.
    if *cx.plan.source(Role::SeminarDate) != Source::Listed {
        return;
    }
    for group in &cx.seminars {
        let Some(last) = group.seminar.and_then(|seminar| seminar.last).filter(|&last| is_before_mamis(last)) else {
            continue;
        };
        let programme = group.sittings.iter().find_map(|tallied| tallied.sitting.programme.as_deref());
        let course = programme.map_or(Course::Unknown, Course::of);
        let severity = course.verdict().0;
        let message = if severity == Severity::Error { MESSAGE } else { DOUBTFUL };
        cx.report_as(severity, group, out, (message, course.help()), vec![Datum::open(last.to_string())]);
    }
}
