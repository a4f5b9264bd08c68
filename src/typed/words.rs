//! The words by which a workbook of ours is known again: names of the workbook, and headings.

use crate::value::Date;

/// Begins every name of the workbook for a sheet.
pub const OURS: &str = "kenshu_handbook_";
/// Names of the workbook for sheets, to some of which a number is added.
pub const LIST_NAME: &str = "kenshu_handbook_list_";
/// 手帳小計入力.
pub const SUBTOTALS_NAME: &str = "kenshu_handbook_subtotals_";
/// 手帳明細入力.
pub const DETAILS_NAME: &str = "kenshu_handbook_details";
/// 進捗.
pub const PROGRESS_NAME: &str = "kenshu_handbook_progress";
/// 引継ぎ要確認.
pub const LEFTOVERS_NAME: &str = "kenshu_handbook_leftovers";

/// The doctor's number, in every sheet.
pub const NUMBER: &str = "医籍登録番号";
/// Hidden: who the row is about, also where there is no number.
pub const KEY: &str = "照合キー";
/// Hidden: the 一覧 that the row belongs to.
pub const LIST: &str = "一覧ID";
/// Hidden: the content with which the row was imported.
pub const IMPORTED: &str = "取込元";
/// Hidden: 1 where the row is no longer as it was written.
pub const CHANGED: &str = "変更";
/// Begins the heading of a hidden column with what a column of inputs held when it was written.
pub const WRITTEN: &str = "控え：";
/// 有効期限, a real day.
pub const EXPIRY: &str = "有効期限";
/// 備考 of 一覧.
pub const REMARK: &str = "備考";
/// 出所.
pub const ORIGIN: &str = "出所";
/// What a formula says about the row.
pub const NOTICE: &str = "注意";

/// Headings of the program's own in 手帳小計入力 and 進捗. Anything else there is typed.
pub const OWN: &[&str] = &[
    NUMBER,
    KEY,
    LIST,
    IMPORTED,
    CHANGED,
    ORIGIN,
    NOTICE,
    "氏名",
    "フリガナ",
    "所属医師会",
    "制度",
    EXPIRY,
    "申請する回",
    "申請期限",
    "現在の単位",
    "手帳原本 要否",
    "未申請",
    "手帳未着",
    "未入金",
];
/// Headings of the program's own in 一覧, beside those of the categories.
pub const OWN_IN_LIST: &[&str] = &[
    "No",
    NUMBER,
    KEY,
    LIST,
    "氏名",
    "フリガナ",
    "所属医師会",
    "認定証番号",
    "有効期限（和暦）",
    EXPIRY,
    "手帳",
    "MAMIS",
    "合計",
    "不足",
    "充足",
    "判定",
    "理由",
    "申請する回",
    "申請期限",
    "再作成",
    "算定開始",
    "算定終了",
    "控え：手帳",
];

/// Inputs of 手帳小計入力 beside the categories.
pub const SUBTOTAL_CHECKS: [&str; 4] = ["期間内確認", "確認者", "確認日", "メモ"];

/// Inputs of 手帳明細入力.
pub const DETAIL_INPUTS: [&str; 9] =
    [NUMBER, "区分", "受講日", "単位", "項目", "CC", "形式", "研修会名・備考", "確認者"];
/// Headings of the program's own in 手帳明細入力.
pub const OWN_IN_DETAILS: &[&str] = &["氏名", ORIGIN, NOTICE, KEY, IMPORTED, CHANGED, SEARCHED];
/// Hidden in 手帳明細入力: number and 区分 in one number.
pub const SEARCHED: &str = "検索キー";
/// In place of the content with which a row was imported, where its [`WRITTEN`] cells tell it.
pub const AS_WRITTEN: &str = "控えのとおり";

/// Headings of 引継ぎ要確認.
pub const LEFTOVERS_HEADER: [&str; 8] = ["シート", "制度", NUMBER, "氏名", "項目", "入力されていた値", "理由", KEY];

/// What formulas look a doctor up by: the number, else what else there is. `*`, `?` and `~` mean more than themselves there.
#[must_use]
pub fn key_of(number: Option<u32>, certificate: &str, name: &str, birth_date: &str) -> String {
    let plain = |text: &str| -> String {
        let folded = text.chars().filter(|c| !c.is_control());
        folded.map(|c| if matches!(c, '*' | '?' | '~' | '"') { '_' } else { c }).take(60).collect()
    };
    match (number, plain(certificate), plain(name)) {
        (Some(number), ..) => number.to_string(),
        (None, certificate, _) if !certificate.is_empty() => format!("認定証：{certificate}"),
        (None, _, name) if !name.is_empty() => format!("氏名：{name}／{}", plain(birth_date)),
        _ => String::new(),
    }
}

/// Who a row is about and which renewal: 手帳小計入力 and 進捗 begin anew with a new validity.
#[must_use]
pub fn cycle_of(key: &str, expiry: Option<Date>) -> String {
    expiry.map_or_else(|| format!("{key}@"), |expiry| format!("{key}@{expiry}"))
}

/// The two parts of [`cycle_of`].
#[must_use]
pub fn parts_of(cycle: &str) -> (&str, Option<Date>) {
    cycle.rsplit_once('@').map_or((cycle, None), |(key, expiry)| (key, expiry.parse().ok()))
}
