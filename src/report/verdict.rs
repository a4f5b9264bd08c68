use crate::finding::Severity;
use crate::validate::TableTotals;

/// The verdict on one file. There is none that promises acceptance: only MAMIS knows that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// エラーあり（要差戻し）
    Errors,
    /// 要確認あり
    Warnings,
    /// 誤りは見つかりませんでした
    NothingFound,
}

impl Verdict {
    /// The verdict that follows from the counts; what a file shares with another counts as well.
    #[must_use]
    pub const fn of(totals: &TableTotals) -> Self {
        if totals.count(Severity::Error) + totals.count_across(Severity::Error) > 0 {
            Self::Errors
        } else if totals.count(Severity::Warning) + totals.count_across(Severity::Warning) > 0 {
            Self::Warnings
        } else {
            Self::NothingFound
        }
    }
}
