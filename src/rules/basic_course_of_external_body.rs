use super::basic_course::hosted_by;
use super::prelude::*;

/// 基礎研修 is hosted by 日医 and 都道府県医師会 only, 産業医科大学 aside (domain).
pub(super) static RULE: Rule = Rule {
    code: 440,
    name: "basic-course-of-external-body",
    title: Text { ja: "外部団体が主催する基礎研修", en: "A basic course of an outside body" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::ResultOnly,
    asks: Asks::Organiser,
    check: Check::Seminars(check),
    page: include_str!("basic_course_of_external_body.md"),
};

const MESSAGE: Text = Text {
    ja: "研修会「{0}」は、外部団体（{1}）が主催する基礎研修になっています。",
    en: "The seminar \"{0}\" is a basic course (基礎研修) of an outside body ({1}).",
};
const HELP: Text = Text {
    ja: "基礎研修の主催は日医・都道府県医師会・産業医科大学とされています。主催者か単位区分をご確認ください。",
    en: "Basic courses are those of JMA, of prefectures and of UOEH: check the host or the category.",
};

fn check(cx: &SeminarsCx<'_>, out: &mut Out<'_>) {
    for (group, host, column) in hosted_by(cx, "external") {
        cx.report(group, column, out, (MESSAGE, HELP), vec![Datum::open(host)]);
    }
}
