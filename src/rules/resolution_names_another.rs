use super::minutes::MinutesAbout;
use super::prelude::*;

/// The line of a number names the person who applied under it.
pub(super) static RULE: Rule = Rule {
    code: 779,
    name: "resolution-names-another",
    title: Text { ja: "氏名の違う議決", en: "A resolution that names somebody else" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Minutes(check),
    page: include_str!("resolution_names_another.md"),
};

const MESSAGE: Text = Text {
    ja: "議決の行の氏名「{1}」は、同じ医籍登録番号で申請している{0} 様と違います。",
    en: "The line names \"{1}\"; {0} applied under this number.",
};
const HELP: Text = Text {
    ja: "議事録で、どちらの方の議決かを確かめてください。今は番号によって{0} 様の議決としています。",
    en: "Check in the minutes whose resolution it is. For now it counts for {0}.",
};

fn check(cx: &MinutesCx<'_, '_>, out: &mut Out<'_>) {
    let MinutesAbout::Line(minute, Some(case), _) = cx.about else { return };
    let applied = &case.application.name;
    let both = !is_blank(&minute.name) && !is_blank(applied);
    if both && same_name(&minute.name, applied) == NameRelation::Different {
        let named = Datum::new(minute.name.as_str(), Mask::Name);
        cx.report(MinutesCx::number(minute), out, (MESSAGE, HELP), [named]);
    }
}
