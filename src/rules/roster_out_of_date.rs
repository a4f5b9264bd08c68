use super::prelude::*;

/// A roster of more than 30 days ago: people join, move and withdraw meanwhile.
pub(super) static RULE: Rule = Rule {
    code: 626,
    name: "roster-out-of-date",
    title: Text { ja: "名簿が古い", en: "An old roster" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Office,
    check: Check::Roster(check),
    page: include_str!("roster_out_of_date.md"),
};

const OLD: Text = Text {
    ja: "名簿の基準日 {0} から{1}日たっています。その後の入会・退会・改姓は反映されていません。",
    en: "The roster is of {0}, {1} days ago. Who joined, left or changed names since is not in it.",
};
const FUTURE: Text = Text {
    ja: "名簿の基準日 {0} が、確認日より後の日付です。",
    en: "The date of the roster, {0}, lies in the future.",
};
const HELP: Text = Text {
    ja: "新しい名簿があれば、それで照合してください。",
    en: "Use a newer roster if there is one.",
};
const HELP_FUTURE: Text =
    Text { ja: "--roster-date の指定をご確認ください。", en: "Check what --roster-date says." };
/// Days after which a roster is old.
const OLD_AFTER: i32 = 30;

fn check(cx: &RosterCx<'_>, out: &mut Out<'_>) {
    let Some(date) = cx.date.filter(|_| cx.table == 0) else { return };
    let days = (cx.as_of - date).get_days();
    let args = [Datum::open(date.to_string()), Datum::open(days.to_string())];
    if days > OLD_AFTER {
        out.report(cx.place(), None, OLD, HELP, args);
    } else if days < 0 {
        out.report(cx.place(), None, FUTURE, HELP_FUTURE, args);
    }
}
