//! What kenshu finds again in a workbook of its own that comes back: the words by which both sides know it.

use std::borrow::Cow;

/// The name of the workbook for its table sheets, to which a number is added. Excel, LibreOffice and openpyxl carry it along
/// when a sheet is renamed, sorted or grows.
pub const TABLE_NAME: &str = "kenshu_table_";
/// The name for the sheet エラー一覧.
pub const LIST_NAME: &str = "kenshu_findings";

/// The headings of エラー一覧.
pub const LIST_HEADER: [&str; 13] = [
    "No",
    "区分",
    "コード",
    "ファイル",
    "行",
    "セル",
    "項目名",
    "入力値",
    "内容",
    "対処方法",
    "修正案",
    "確認欄",
    "修正はこのセルで",
];

/// What a workbook cannot hold stands in it as this.
pub const LOST: char = '〓';

/// So much of a cell as エラー一覧 shows.
#[must_use]
pub fn in_list(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(LONGEST_LISTED) {
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
        None => Cow::Borrowed(text),
    }
}

/// In characters.
const LONGEST_LISTED: usize = 200;
