use super::prelude::*;
use crate::docket::Matter;
use crate::finding::Related;

/// One doctor applies once for one thing.
pub(super) static RULE: Rule = Rule {
    code: 763,
    name: "applied-twice",
    title: Text { ja: "同じ申請が2件", en: "The same application twice" },
    severity: Severity::Error,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Application(check),
    page: include_str!("applied_twice.md"),
};

const HERE: Text = Text {
    ja: "{0} 様の{1}の申請が、{2}行目にもあります。",
    en: "The application of {0} for {1} is also in row {2}.",
};
const ELSEWHERE: Text = Text {
    ja: "{0} 様の{1}の申請が、「{3}」の{2}行目にもあります。",
    en: "The application of {0} for {1} is also in row {2} of {3}.",
};
const HELP: Text = Text {
    ja: "どちらか1件を一覧から外してください。別の方なら、医籍登録番号をご本人にお尋ねください。",
    en: "Take one of them off the list; if they are two doctors, ask them for their registration numbers.",
};

fn check(cx: &ApplicationCx<'_, '_>, out: &mut Out<'_>) {
    let Some(earlier) = cx.matter(|matter| if let Matter::Twice(at) = matter { Some(*at) } else { None }) else {
        return;
    };
    let (row, file) = cx.place_of(earlier);
    let message = if file.text.is_empty() { HERE } else { ELSEWHERE };
    let finding = cx.report(cx.number(), out, None, (message, HELP), [row, file]);
    if let Some(other) = cx.docket.cases.get(earlier) {
        let path =
            cx.tables.get(other.application.table).filter(|_| other.application.table != cx.case.application.table);
        let place = other.application.at(other.application.columns.number);
        finding.related.push(Related { path: path.cloned(), sheet: None, place });
    }
}
