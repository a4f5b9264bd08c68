use super::prelude::*;

/// The number that holds for all rows, or goes through the file, is not that of the list. Single rows: `seminar-not-listed`.
pub(super) static RULE: Rule = Rule {
    code: 213,
    name: "table-number-not-as-listed",
    title: Text {
        ja: "表全体の研修会番号が一覧と合わない", en: "The seminar of the whole table is not as listed"
    },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::ResultOnly,
    asks: Asks::Organiser,
    check: Check::Seminars(check),
    page: include_str!("table_number_not_as_listed.md"),
};

const UNLISTED: Text = Text {
    ja: "研修会番号「{1}」は、研修会の一覧にありません（{2}行）。",
    en: "The list of seminars has no \"{1}\" ({2} rows).",
};
const ANOTHER: Text = Text {
    ja: "研修会番号「{1}」の行が{2}行あり、指定された研修会「{3}」と違います。",
    en: "{2} rows are about the seminar \"{1}\", not about \"{3}\" as told.",
};
const HELP_UNLISTED: Text = Text {
    ja: "番号の打ち間違いがないか確かめ、正しければ一覧（--seminars）に加えてください。",
    en: "Check the number; if it is right, add the seminar to the list (--seminars).",
};
const HELP_ANOTHER: Text = Text {
    ja: "別の研修会のファイルでないか、--seminar の番号が正しいかをご確認ください。",
    en: "See whether the file is that of another seminar, and whether --seminar is right.",
};

fn check(cx: &SeminarsCx<'_>, out: &mut Out<'_>) {
    for one in cx.throughout(&[Point::Number, Point::Seminar]) {
        let is_unlisted = one.disagreement.point == Point::Number;
        cx.report_throughout(&one, out, if is_unlisted { (UNLISTED, HELP_UNLISTED) } else { (ANOTHER, HELP_ANOTHER) });
    }
}
