use super::compared::compared;
use super::prelude::*;

/// The same person in the same part of the same seminar, in two files.
pub(super) static RULE: Rule = Rule {
    code: 504,
    name: "same-attendance-in-two-files",
    title: Text { ja: "同じ人の同じ受講が2つのファイルに", en: "The same attendance in two files" },
    severity: Severity::Error,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Again(check),
    page: include_str!("same_attendance_in_two_files.md"),
};

const MESSAGE: Text = Text {
    ja: "{4} 様の同じ受講が「{3}」の{2}行目にもあります（{5}が同じ）。",
    en: "The same attendance of {4} stands in row {2} of {3} as well (same {5}).",
};
const NAMELESS: Text = Text {
    ja: "同じ人の同じ受講が「{3}」の{2}行目にもあります（{5}が同じ）。",
    en: "The same attendance stands in row {2} of {3} as well (same {5}).",
};
const HELP: Text = Text {
    ja: "二重の登録なら、どちらか一方のファイルから行を削除してください。どちらが正しいかは主催者にお尋ねください。",
    en: "Delete the row from one of the two files; ask the organiser which of them is right.",
};
const UNNAMED: Text = Text {
    ja: "「{3}」と同じ日の同じ人が{4}行あります。研修会や部分を示す列がないため、重複か判断できません。",
    en: "{4} rows are about people and days of {3} too. No column names the seminar and its part, so they were not judged.",
};
const UNNAMED_HELP: Text = Text {
    ja: "別の研修会や別の部分なら、そのままで構いません。同じものなら、どちらか一方から行を削除してください。",
    en: "If they are other seminars or other parts, leave them; otherwise delete the rows from one of the files.",
};

fn check(again: &AgainCx<'_>, out: &mut Out<'_>) {
    if let Some(rows) = again.unnamed {
        let mut out = out.weighing(Severity::Info);
        again.report(&mut out, UNNAMED, UNNAMED_HELP, [Datum::open(rows.to_string())]);
        return;
    }
    let name = Datum::new(again.name, Mask::Name);
    let message = if name.text.is_empty() { NAMELESS } else { MESSAGE };
    again.report(out, message, HELP, [name, Datum::open(compared(again.plan, again.role, None))]);
}
