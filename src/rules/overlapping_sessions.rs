use crate::record::Stay;

use super::prelude::*;

/// One person in two places at overlapping times.
pub(super) static RULE: Rule = Rule {
    code: 505,
    name: "overlapping-sessions",
    title: Text { ja: "同じ人の時間が重なっている", en: "One person in two places at once" },
    severity: Severity::Warning,
    roles: &[Role::SeminarStart, Role::SeminarEnd],
    stages: Stages::ResultOnly,
    asks: Asks::Organiser,
    check: Check::SameDay(check),
    page: include_str!("overlapping_sessions.md"),
};

const HERE: Text = Text {
    ja: "{3} 様の{4}は、{2}行目の{5}と時間が重なっています。",
    en: "{3} is in two places: {4} here and {5} in row {2} overlap.",
};
const ELSEWHERE: Text = Text {
    ja: "{3} 様の{4}は、「{6}」{2}行目の{5}と時間が重なっています。",
    en: "{3} is in two places: {4} here and {5} in row {2} of {6} overlap.",
};
const HELP: Text = Text {
    ja: "開催日と時刻に誤りがないか、どちらに出席されたかを、主催者にご確認ください。",
    en: "Ask the organisers whether dates and times are right, and where the person was.",
};

fn check(pair: &PairCx<'_>, out: &mut Out<'_>) {
    let Some((earlier, own)) = pair.stays else { return };
    if !clash(earlier, own) {
        return;
    }
    let message = pair.text_for(HERE, ELSEWHERE);
    let more = [pair.name(), span(own), span(earlier), pair.file()];
    pair.report(out, None, message, HELP, more);
}

/// `13:00-15:30`
fn span(stay: &Stay) -> Datum {
    let clock = |minutes: u16| format!("{}:{:02}", minutes / 60, minutes % 60);
    Datum::open(stay.span().map_or_else(String::new, |(start, end)| format!("{}-{}", clock(start), clock(end))))
}

/// Nobody can have been at both. The same hours are one session that gives several things; hours inside others are a
/// part of the whole, unless they are known to be two seminars.
fn clash(a: &Stay, b: &Stay) -> bool {
    let (Some(one), Some(other)) = (a.span(), b.span()) else { return false };
    if one.0 >= other.1 || other.0 >= one.1 {
        return false;
    }
    let holds = |outer: (u16, u16), inner: (u16, u16)| outer.0 <= inner.0 && inner.1 <= outer.1;
    let nested = holds(one, other) || holds(other, one);
    let told_apart = |x: &str, y: &str| !x.is_empty() && !y.is_empty() && x != y;
    let other_programme = told_apart(&a.programme, &b.programme);
    match a.same_seminar(b) {
        // One event may have a number for each programme.
        Some(false) => !(nested && other_programme && !told_apart(&a.host, &b.host)),
        Some(true) | None => !nested && !other_programme,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_cannot_be_clashes() {
        let stay = |seminar: &str, programme: &str, host: &str, (start, end): (u16, u16)| Stay {
            day: Date::constant(2025, 11, 16),
            start: Some(start * 60),
            end: Some(end * 60),
            seminar: seminar.to_owned(),
            title: String::new(),
            host: host.to_owned(),
            programme: programme.to_owned(),
            part: String::new(),
            is_lecturer: false,
        };
        let cases = [
            (("A", "op", "x", (9, 12)), ("B", "op", "y", (10, 13)), true),
            (("A", "op", "x", (9, 12)), ("B", "op", "y", (12, 13)), false),
            (("A", "op", "x", (9, 12)), ("B", "op", "y", (9, 12)), true),
            (("A", "op", "x", (9, 12)), ("B", "op", "x", (10, 11)), true),
            // 産業医 and 生涯教育 of one event, under two numbers.
            (("A", "op", "x", (9, 12)), ("B", "ll", "x", (9, 12)), false),
            (("A", "op", "", (9, 12)), ("B", "ll", "", (10, 11)), false),
            (("A", "op", "x", (9, 12)), ("B", "ll", "y", (10, 11)), true),
            (("A", "op", "x", (9, 12)), ("A", "op", "x", (9, 12)), false),
            (("A", "op", "x", (9, 17)), ("A", "op", "x", (10, 11)), false),
            (("A", "op", "x", (9, 12)), ("A", "op", "x", (11, 13)), true),
            (("A", "op", "x", (9, 12)), ("A", "ll", "x", (11, 13)), false),
            (("", "op", "", (9, 12)), ("", "op", "", (11, 13)), true),
            (("", "op", "", (9, 12)), ("B", "op", "", (9, 12)), false),
        ];
        for (a, b, wanted) in cases {
            let make = |(seminar, programme, host, hours)| stay(seminar, programme, host, hours);
            assert_eq!(clash(&make(a), &make(b)), wanted, "{a:?} {b:?}");
            assert_eq!(clash(&make(b), &make(a)), wanted, "{b:?} {a:?}");
        }
    }
}
