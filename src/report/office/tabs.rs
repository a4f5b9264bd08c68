//! What the sheets that 要約 tells of are called.

/// The names of the sheets behind 要約.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tabs {
    /// 要確認.
    pub cases: String,
    /// The lists, in the order of [`Sort::ALL`](super::Sort::ALL).
    pub lists: [String; 4],
}
