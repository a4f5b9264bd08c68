use super::prelude::*;

/// Most rows of a file stand in another file of the run: two versions of one list. Said once instead of for every row.
pub(super) static RULE: Rule = Rule {
    code: 132,
    name: "file-earlier-version",
    title: Text { ja: "同じ一覧の別の版", en: "Two versions of one list" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Files(check),
    page: include_str!("file_earlier_version.md"),
};

const SAME: Text = Text {
    ja: "{1}行すべての受講が「{0}」と同じです。同じ一覧を別の形で保存したもののようです。",
    en: "All {1} rows are attendance that {0} holds too: the same list, saved in another way.",
};
const THIS_LATER: Text = Text {
    ja: "「{0}」の{1}行がすべてあり、{2}行多くあります。こちらが新しい版のようです。",
    en: "All {1} rows of {0} stand here, and {2} more: this seems to be the later version.",
};
const THAT_LATER: Text = Text {
    ja: "{1}行すべてが「{0}」にもあり、あちらが{3}行多くあります。こちらは前の版か、その一部のようです。",
    en: "All {1} rows stand in {0}, which has {3} more: this seems to be an earlier version, or a part of it.",
};
const CHANGED: Text = Text {
    ja: "{1}行が「{0}」と同じです（こちらだけ{2}行、あちらだけ{3}行）。片方は前の版のようです。",
    en: "{1} rows are those of {0} ({2} only here, {3} only there): one seems to be an earlier version.",
};
const HELP: Text = Text {
    ja: "どちらが最新かを提出者に確かめ、最新のものだけを使ってください。別の研修会なら、そのままで構いません。",
    en: "Ask who sent them which is the latest and use only that one; if they are two seminars, leave them.",
};

fn check(files: &FilesCx<'_>, out: &mut Out<'_>) {
    let Likeness::MostRows { same, only_here, only_there } = files.likeness else { return };
    let message = match (only_here, only_there) {
        (0, 0) => SAME,
        (_, 0) => THIS_LATER,
        (0, _) => THAT_LATER,
        _ => CHANGED,
    };
    let counts = [same, only_here, only_there].map(|count| Datum::open(count.to_string()));
    out.report(Place::default(), None, message, HELP, [Datum::open(files.file)].into_iter().chain(counts));
}
