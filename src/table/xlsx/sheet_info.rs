/// What is known of a worksheet before it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetInfo {
    /// The name on its tab.
    pub name: String,
    /// Its index in [`super::Workbook::sheets`], in the order of the tabs; chart sheets have none.
    pub index: usize,
    /// Whether a person sees the tab.
    pub visibility: Visibility,
}

/// Whether a person sees a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visibility {
    /// The tab is shown.
    Visible,
    /// Hidden; 再表示 brings it back.
    Hidden,
    /// Hidden so that only a macro brings it back.
    VeryHidden,
}
