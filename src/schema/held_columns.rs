use crate::finding::Text;

/// The columns of ours in 保留.xlsx, in front of those of the file: the row, the reason, what MAMIS said, what was said before.
/// A layout that ignores one by its Japanese name ignores it by its English name as well: the workbook comes back as it went.
pub const HELD_COLUMNS: [Text; 4] = [
    Text { ja: "元の行", en: "Original row" },
    Text { ja: "保留の理由", en: "Why it is held" },
    Text { ja: "MAMIS のエラー", en: "MAMIS error" },
    Text { ja: "事前の確認", en: "Checked before" },
];
