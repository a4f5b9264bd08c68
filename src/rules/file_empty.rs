use super::prelude::*;

/// A file without a single character.
pub(super) static RULE: Rule = Rule {
    code: 101,
    name: "file-empty",
    title: Text { ja: "ファイルが空", en: "The file is empty" },
    severity: Severity::Error,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::File(check),
    page: include_str!("file_empty.md"),
};

const MESSAGE: Text =
    Text { ja: "ファイルに何も書かれていません。", en: "There is nothing in this file." };
const HELP: Text = Text {
    ja: "元の Excel を開いて一覧があることを確かめ、もう一度保存してください。空のままなら提出元に再送をご依頼ください。",
    en: "Open the original workbook, check that the list is there and save it again, or ask the sender for it again.",
};

fn check(file: &FileCx<'_>, out: &mut Out<'_>) {
    if matches!(file.fault, FileFault::Empty) {
        out.report(Place::default(), None, MESSAGE, HELP, []);
    }
}
