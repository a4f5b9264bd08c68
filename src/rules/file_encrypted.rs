use super::prelude::*;

/// A workbook that opens only with a password.
pub(super) static RULE: Rule = Rule {
    code: 103,
    name: "file-encrypted",
    title: Text { ja: "パスワードで保護されたファイル", en: "The file is protected by a password" },
    severity: Severity::Error,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::File(check),
    page: include_str!("file_encrypted.md"),
};

const MESSAGE: Text = Text {
    ja: "パスワードで保護されているため、読み取れません。",
    en: "The file is protected by a password and cannot be read.",
};
const HELP: Text = Text {
    ja: "Excel で開き、「ファイル」→「情報」→「ブックの保護」→「パスワードを使用して暗号化」を空欄にした写しを保存し、それを指定してください。",
    en: "Open it in Excel, clear \"File\" → \"Info\" → \"Protect Workbook\" → \"Encrypt with Password\", save a copy and check that.",
};

fn check(file: &FileCx<'_>, out: &mut Out<'_>) {
    if matches!(file.fault, FileFault::Encrypted) {
        out.report(Place::default(), None, MESSAGE, HELP, []);
    }
}
