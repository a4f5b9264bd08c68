use super::prelude::*;

/// A non-member without My Page gets nothing recorded (S1): one note for a list of applicants.
pub(super) static RULE: Rule = Rule {
    code: 453,
    name: "non-member-without-my-page",
    title: Text { ja: "マイページがないと思われる方がいる", en: "People who may have no My Page" },
    severity: Severity::Info,
    roles: &[],
    stages: Stages::EntryOnly,
    asks: Asks::Attendee,
    check: Check::Seminars(check),
    page: include_str!("non_member_without_my_page.md"),
};

const MESSAGE: Text = Text {
    ja: "非会員などで、マイページがないかもしれない方が{1}行あります（最初は{2}行目）。",
    en: "{1} rows are about people who may have no My Page, such as non-members (the first is row {2}).",
};
const HELP: Text = Text {
    ja: "マイページがないまま受講すると、単位も受講記録も登録されません。当日までに登録をご案内ください。",
    en: "Without a My Page nothing is recorded: tell them to register before the day.",
};

fn check(cx: &SeminarsCx<'_>, out: &mut Out<'_>) {
    let found: Vec<_> = cx.seminars.iter().filter_map(|group| group.where_it_is(|one| one.lacks_my_page)).collect();
    let rows: u64 = found.iter().map(|(_, rows)| rows).sum();
    let Some(first) = found.iter().map(|(place, _)| *place).min() else { return };
    let args = vec![
        Datum::open(""),
        Datum::open(rows.to_string()),
        Datum::open(first.sheet_row.unwrap_or_default().to_string()),
    ];
    let column =
        [Role::MyPage, Role::MemberStatus, Role::MemberClass].into_iter().find_map(|role| cx.plan.column_of(role));
    out.report(cx.place(column), None, MESSAGE, HELP, args);
}
