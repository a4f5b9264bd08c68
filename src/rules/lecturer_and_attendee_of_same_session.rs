use crate::record::Stay;

use super::prelude::*;

/// The same person as lecturer and as attendee of one session. A lecturer of one session who sits in the next is usual.
pub(super) static RULE: Rule = Rule {
    code: 508,
    name: "lecturer-and-attendee-of-same-session",
    title: Text { ja: "同じ時間の講師と受講者", en: "Lecturer and attendee of one session" },
    severity: Severity::Warning,
    roles: &[Role::Participation],
    stages: Stages::ResultOnly,
    asks: Asks::Organiser,
    check: Check::TwoRoles(check),
    page: include_str!("lecturer_and_attendee_of_same_session.md"),
};

const HERE: Text = Text {
    ja: "{3} 様は、同じ時間・項目の講師と受講の両方に書かれています（もう一方は{2}行目）。",
    en: "{3} is lecturer and attendee of one session (the other row is {2}).",
};
const ELSEWHERE: Text = Text {
    ja: "{3} 様は、同じ時間・項目の講師と受講の両方に書かれています（もう一方は「{4}」の{2}行目）。",
    en: "{3} is lecturer and attendee of one session (the other is row {2} of {4}).",
};
const HELP: Text = Text {
    ja: "自分の講義を受講した扱いになります。どちらで登録するか、主催者にご確認ください。",
    en: "Nobody attends the own lecture: ask the organiser which of the two is to be registered.",
};

fn check(pair: &PairCx<'_>, out: &mut Out<'_>) {
    let Some((earlier, own)) = pair.stays else { return };
    if is_same_session(earlier, own, pair.file.is_some()) {
        let message = pair.text_for(HERE, ELSEWHERE);
        pair.report(out, None, message, HELP, [pair.name(), pair.file()]);
    }
}

/// Within one table a seminar that is not named is the same one; two files need not be about one seminar.
fn is_same_session(a: &Stay, b: &Stay, in_two_files: bool) -> bool {
    let same_seminar = a.same_seminar(b).unwrap_or(!in_two_files);
    same_seminar && a.start == b.start && a.part == b.part
}
