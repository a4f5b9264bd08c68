/// A sheet whose rows are doctors and in which somebody types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Room {
    /// 一覧: its 備考.
    List,
    /// 手帳小計入力.
    Subtotals,
    /// 進捗.
    Progress,
    /// 手帳明細入力, for a cell that stands outside of its table.
    Details,
}

impl Room {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::List, Self::Subtotals, Self::Progress, Self::Details];

    /// What people call the sheet.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::List => "一覧",
            Self::Subtotals => "手帳小計入力",
            Self::Progress => "進捗",
            Self::Details => "手帳明細入力",
        }
    }
}

/// Where something was typed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot {
    /// The sheet.
    pub room: Room,
    /// Which 一覧 it belongs to, by its id.
    pub list: String,
    /// The doctor, by [`super::words::key_of`].
    pub key: String,
    /// The heading of the column.
    pub label: String,
}
