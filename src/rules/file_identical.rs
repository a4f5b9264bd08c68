use super::prelude::*;

/// Two files of one run are byte by byte the same. Nothing else is said of what they share.
pub(super) static RULE: Rule = Rule {
    code: 131,
    name: "file-identical",
    title: Text { ja: "まったく同じファイル", en: "Two identical files" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Files(check),
    page: include_str!("file_identical.md"),
};

const MESSAGE: Text = Text {
    ja: "このファイルの中身は「{0}」とまったく同じです。",
    en: "This file is identical to {0}.",
};
const HELP: Text = Text {
    ja: "どちらか一方だけを使ってください（受講実績は、両方をアップロードすると二重の登録になります）。",
    en: "Use only one of them (attendance uploaded twice would be registered twice).",
};

fn check(files: &FilesCx<'_>, out: &mut Out<'_>) {
    if files.likeness == Likeness::Identical {
        out.report(Place::default(), None, MESSAGE, HELP, [Datum::open(files.file)]);
    }
}
