use super::basic_course::hosted_by;
use super::prelude::*;

/// A 郡市区医師会 as host of 基礎研修 suggests that the 都道府県医師会 was meant (S0 Q17).
pub(super) static RULE: Rule = Rule {
    code: 441,
    name: "basic-course-of-local-association",
    title: Text { ja: "郡市区医師会が主催する基礎研修", en: "A basic course of a local association" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::ResultOnly,
    asks: Asks::Organiser,
    check: Check::Seminars(check),
    page: include_str!("basic_course_of_local_association.md"),
};

const MESSAGE: Text = Text {
    ja: "研修会「{0}」の基礎研修の主催者が、郡市区医師会（{1}）になっています。",
    en: "The host of the basic course \"{0}\" is a local association ({1}).",
};
const HELP: Text = Text {
    ja: "郡市区医師会が運営する場合も、主催は都道府県医師会ではないかをご確認ください（日医Q&A 問17）。",
    en: "A local association may run it; ask whether the prefecture is the host (JMA Q&A 17).",
};

fn check(cx: &SeminarsCx<'_>, out: &mut Out<'_>) {
    for (group, host, column) in hosted_by(cx, "local") {
        cx.report(group, column, out, (MESSAGE, HELP), vec![Datum::open(host)]);
    }
}
