use jiff::ToSpan as _;

use super::mamis_start::is_before_mamis;
use super::prelude::*;

/// "Within one month" is only a guideline (S0 Q16): one note for each seminar, counted from its last day.
pub(super) static RULE: Rule = Rule {
    code: 443,
    name: "older-than-a-month",
    title: Text { ja: "開催から1か月を過ぎている", en: "Held more than a month ago" },
    severity: Severity::Info,
    roles: &[],
    stages: Stages::ResultOnly,
    asks: Asks::Organiser,
    check: Check::Seminars(check),
    page: include_str!("older_than_a_month.md"),
};

const NAMED: Text = Text {
    ja: "研修会「{0}」の最終日（{1}）から1か月を過ぎています。",
    en: "The seminar \"{0}\" ended more than a month ago ({1}).",
};
const NAMELESS: Text = Text {
    ja: "研修会の最終日（{1}）から1か月を過ぎています。",
    en: "The seminar ended more than a month ago ({1}).",
};
const HELP: Text = Text {
    ja: "登録は1か月以内が目安です。遅れる場合は、受講者が不安にならないようご説明ください（日医Q&A 問16）。",
    en: "Registration within a month is the guideline; if it is late, tell the attendees (JMA Q&A 16).",
};

fn check(cx: &SeminarsCx<'_>, out: &mut Out<'_>) {
    let month_ago = cx.cx.as_of.saturating_sub(1.month());
    let mut seminars = cx.seminars.iter();
    for group in &mut seminars {
        // What was before MAMIS, and what is yet to come, has rules of its own.
        let last = group.last_day().filter(|&last| last < month_ago && !is_before_mamis(last));
        if let Some(last) = last {
            let name = group.name();
            let is_named = !name.is_empty() && name != last.to_string();
            let message = if is_named { NAMED } else { NAMELESS };
            cx.report(group, None, out, (message, HELP), vec![Datum::open(last.to_string())]);
        }
    }
}
