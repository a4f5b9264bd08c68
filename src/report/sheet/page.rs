use crate::finding::Lang;

/// How a sheet is printed. Every page is as wide as the sheet and says how it must be handled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The paper.
    pub paper: Paper,
    /// The longer side across.
    pub landscape: bool,
    /// All of it on one page, not only as wide as one.
    pub one_page: bool,
    /// Pages end at set rows, and none of them is nearly empty: the last takes rows of the one before.
    pub full_last: bool,
    /// With as little margin as printers allow, for a sheet of many columns.
    pub slim: bool,
    /// What the head of every page says in its middle: the name of the file or the list.
    pub title: String,
    /// How it must be handled, in place of 取扱注意.
    pub care: Option<&'static str>,
    /// The language of the sheet: that of the head, and what its own texts are broken by.
    pub lang: Lang,
}

/// Sizes of paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 297 × 420 mm.
    A3,
}
