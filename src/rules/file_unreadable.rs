use super::prelude::*;

/// An input that could not be opened or read to its end, or that changed meanwhile (contracts, Exit status).
pub(super) static RULE: Rule = Rule {
    code: 105,
    name: "file-unreadable",
    title: Text { ja: "ファイルを開けない", en: "The file cannot be opened" },
    severity: Severity::Error,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::File(check),
    page: include_str!("file_unreadable.md"),
};

fn check(file: &FileCx<'_>, out: &mut Out<'_>) {
    let (message, help, more) = match file.fault {
        FileFault::Changed => (CHANGED, CLOSE, vec![]),
        FileFault::Unreadable(Obstacle::Gone) => (GONE, LOOK, vec![]),
        FileFault::Unreadable(Obstacle::Denied) => (DENIED, COPY, vec![]),
        FileFault::Unreadable(Obstacle::InUse) => (IN_USE, CLOSE, vec![]),
        FileFault::Unreadable(Obstacle::NotAFile) => (NOT_A_FILE, LOOK, vec![]),
        FileFault::Unreadable(Obstacle::TooLong) => (TOO_LONG, BY_NAME, vec![]),
        FileFault::Unreadable(Obstacle::Other(why)) => (OTHER, COPY, vec![Datum::open(why.as_str())]),
        _ => return,
    };
    out.report(Place::default(), None, message, help, more);
}

const CHANGED: Text = Text {
    ja: "確認している間にファイルが書き換えられました。",
    en: "The file changed while it was being checked.",
};
const GONE: Text = Text {
    ja: "ファイルが見つかりません。移動または削除されたようです。",
    en: "The file is not there; it seems to have been moved or deleted.",
};
const DENIED: Text =
    Text { ja: "ファイルを開く権限がありません。", en: "There is no permission to open the file." };
const IN_USE: Text = Text {
    ja: "Excel など他のソフトで開いているため、読み取れません。",
    en: "Another program, perhaps Excel, has the file open.",
};
const NOT_A_FILE: Text =
    Text { ja: "ファイルではないため、読み取れません。", en: "This is not a file." };
const TOO_LONG: Text = Text {
    ja: "標準入力が 256 MiB を超えているため、読み取れません。",
    en: "Standard input is longer than 256 MiB.",
};
const OTHER: Text =
    Text { ja: "ファイルを読み取れませんでした（{0}）。", en: "The file could not be read ({0})." };
const CLOSE: Text = Text {
    ja: "Excel などで開いていれば保存して閉じ、もう一度確認してください。",
    en: "Save and close it in the other program and check it again.",
};
const LOOK: Text = Text {
    ja: "ファイルの場所と名前を確かめてください。",
    en: "Check where the file is and what it is called.",
};
const COPY: Text = Text {
    ja: "「ドキュメント」など、ご自分のフォルダーに写してから、もう一度確認してください。",
    en: "Copy it to a folder of your own and check the copy.",
};
const BY_NAME: Text = Text {
    ja: "ファイルに保存し、その名前を指定してください。",
    en: "Save it to a file and name that file.",
};
