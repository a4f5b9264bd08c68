use super::prelude::*;

/// An attendance that was uploaded before in part, or perhaps: uploading it again could count it twice.
pub(super) static RULE: Rule = Rule {
    code: 814,
    name: "attendance-sent-otherwise",
    title: Text { ja: "送信済みか判断できない行", en: "A row that may have been uploaded before" },
    severity: Severity::Error,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Written(check),
    page: include_str!("attendance_sent_otherwise.md"),
};

const PARTLY: Text = Text {
    ja: "この行の単位の一部は、送信済みのファイルにあります。",
    en: "Some of the credits of this row are in a file that was uploaded.",
};
const PARTLY_HELP: Text = Text {
    ja: "送信済みの単位区分をこの行から除くか、MAMIS の登録内容を確かめてください。",
    en: "Take those categories out of the row, or check what MAMIS has.",
};
const PERHAPS: Text = Text {
    ja: "送信済みのファイルに、番号か氏名の一方だけが同じ行があります。",
    en: "A file that was uploaded has a row with the same number or name, but not both.",
};
const PERHAPS_HELP: Text = Text {
    ja: "同じ人なら MAMIS の登録内容の訂正が必要です。番号と氏名をご本人に確かめてください。",
    en: "If it is the same person, what MAMIS has must be corrected: ask for number and name.",
};

fn check(cx: &WrittenCx<'_>, out: &mut Out<'_>) {
    let texts = match cx.trouble {
        Trouble::PartlySent => (PARTLY, PARTLY_HELP),
        Trouble::PerhapsSent => (PERHAPS, PERHAPS_HELP),
        _ => return,
    };
    cx.report(out, texts, []);
}
