use jiff::ToSpan as _;

use super::prelude::*;

/// 専門医共通講習 has to be applied for three months ahead (S2).
pub(super) static RULE: Rule = Rule {
    code: 444,
    name: "common-course-applied-late",
    title: Text { ja: "専門医共通講習の申請が遅い", en: "A common course applied for late" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Seminars(check),
    page: include_str!("common_course_applied_late.md"),
};

const MESSAGE: Text = Text {
    ja: "専門医共通講習「{0}」は、開催日（{2}）の3か月前より後に申請されています（{1}）。",
    en: "The common course \"{0}\" of {2} was applied for less than three months ahead ({1}).",
};
const HELP: Text = Text {
    ja: "申請は開催日の3か月前までとされています。申請が受け付けられているかをご確認ください。",
    en: "It has to be applied for three months ahead: ask whether the application was accepted.",
};

fn check(cx: &SeminarsCx<'_>, out: &mut Out<'_>) {
    for group in &cx.seminars {
        let sittings = || group.sittings.iter().map(|tallied| &tallied.sitting);
        let applied =
            group.seminar.and_then(|seminar| seminar.applied).or_else(|| sittings().find_map(|one| one.applied));
        let (Some(applied), Some(first)) = (applied, group.first_day()) else { continue };
        if sittings().any(|sitting| is_common(sitting)) && applied > first.saturating_sub(3.months()) {
            let more = vec![Datum::open(applied.to_string()), Datum::open(first.to_string())];
            cx.report(group, cx.plan.column_of(Role::ApplicationDate), out, (MESSAGE, HELP), more);
        }
    }
}

fn is_common(sitting: &Sitting) -> bool {
    let categories = sitting.given.iter().flat_map(|given| &given.categories);
    sitting.programme.as_deref() == Some("board-certified-common")
        || categories.into_iter().any(|category| category.starts_with("common-"))
}
