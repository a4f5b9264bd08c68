use super::prelude::*;

/// Lecturers are given credits for a session before 2023-06-20; said once for each seminar.
pub(super) static RULE: Rule = Rule {
    code: 442,
    name: "lecturer-credits-before-allowed",
    title: Text { ja: "講師の単位が2023年6月20日より前", en: "A lecturer's credits before 20 June 2023" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::ResultOnly,
    asks: Asks::Organiser,
    check: Check::Seminars(check),
    page: include_str!("lecturer_credits_before_allowed.md"),
};

const MESSAGE: Text = Text {
    ja: "研修会「{0}」（{1}）で、講師に認定産業医の単位が付いています（{2}行。最初は{3}行目）。",
    en: "Lecturers are given credits for the seminar \"{0}\" of {1} ({2} rows, the first is row {3}).",
};
const HELP: Text = Text {
    ja: "講師が自分の講義で単位を得られるのは2023年6月20日からとされています。開催日をご確認ください。",
    en: "A lecture gives its lecturer credits since 20 June 2023: check the date.",
};

/// Since when a lecture can give its own lecturer credits of 認定産業医 (domain, conditions unconfirmed).
const ALLOWED: Date = Date::constant(2023, 6, 20);

fn check(cx: &SeminarsCx<'_>, out: &mut Out<'_>) {
    for group in &cx.seminars {
        let is_early = |sitting: &Sitting| {
            let occupational = sitting.programme.as_deref() == Some("occupational-physician");
            occupational && sitting.credits_a_lecturer && sitting.date.is_some_and(|date| date < ALLOWED)
        };
        let Some((first, rows)) = group.where_it_is(is_early) else { continue };
        let date =
            group.sittings.iter().find(|tallied| is_early(&tallied.sitting)).and_then(|found| found.sitting.date);
        let more = vec![
            Datum::open(date.map(|date| date.to_string()).unwrap_or_default()),
            Datum::open(rows.to_string()),
            Datum::open(first.sheet_row.unwrap_or_default().to_string()),
        ];
        cx.report(group, cx.plan.column_of(Role::Participation), out, (MESSAGE, HELP), more);
    }
}
