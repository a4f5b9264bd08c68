/// Whether a person was there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Presence {
    /// 出席, 受講, ○
    Present,
    /// 欠席, 欠, ×, 不参加, and somebody else in his place (代理出席)
    Absent,
    /// キャンセル, 取消, 辞退
    Cancelled,
    /// 遅刻, and absence from the first part only
    Late,
    /// 早退, and absence from the last part only
    LeftEarly,
}

impl Presence {
    /// How much it weighs where a person's row says several things: absent before late before left early before present.
    #[must_use]
    pub const fn weight(self) -> u8 {
        match self {
            Self::Absent | Self::Cancelled => 3,
            Self::Late => 2,
            Self::LeftEarly => 1,
            Self::Present => 0,
        }
    }
}
