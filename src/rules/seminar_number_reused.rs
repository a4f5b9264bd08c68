use crate::schema::fold::text as fold;

use super::prelude::*;

/// A list of seminars has one number twice, with different titles.
pub(super) static RULE: Rule = Rule {
    code: 454,
    name: "seminar-number-reused",
    title: Text { ja: "同じ番号に別の研修会名", en: "One number for two seminars" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Seminars(check),
    page: include_str!("seminar_number_reused.md"),
};

const MESSAGE: Text = Text {
    ja: "研修会番号「{0}」に、別の研修会名（{1}）があります。",
    en: "The number \"{0}\" has several titles ({1}).",
};
const HELP: Text = Text {
    ja: "番号の打ち間違いがないか確かめてください。同じ研修会なら、研修会名をそろえてください。",
    en: "Check the number; if it is one seminar, give it one title.",
};

fn check(cx: &SeminarsCx<'_>, out: &mut Out<'_>) {
    for group in &cx.seminars {
        let mut titles: Vec<&str> = Vec::new();
        let named = group.sittings.iter().filter(|tallied| tallied.sitting.id.is_some());
        for title in named.filter_map(|tallied| tallied.sitting.title.as_deref()) {
            if !titles.iter().any(|known| fold(known) == fold(title)) {
                titles.push(title);
            }
        }
        if titles.len() > 1 {
            let titles = Datum::open(titles.join("・"));
            cx.report(group, cx.plan.column_of(Role::SeminarId), out, (MESSAGE, HELP), vec![titles]);
        }
    }
}
