use std::fmt;

use super::era::take_era;
use super::text::{fold_width, trim_wide};

/// A round of approvals: the month in which 日医 decides (S1: at the end of odd months).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ApprovalRound {
    /// Gregorian year.
    pub year: i16,
    /// 1 to 12.
    pub month: u8,
}

impl fmt::Display for ApprovalRound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}年{}月承認", self.year, self.month))
    }
}

/// Reads a round: `令和7年度 第4回`, `令和7年度 第4回（11月承認分）`, `2025年11月承認`, `R7.11`, `2025-11`, `jma-2025-11`.
/// `None` for what names no year or no month (`第4回`, `11月`).
#[must_use]
pub fn read_round(text: &str) -> Option<ApprovalRound> {
    if text.len() > LONGEST {
        return None;
    }
    let folded: String = fold_width(trim_wide(text)).chars().filter(|c| !c.is_whitespace()).collect();
    let lower = folded.to_ascii_lowercase();
    let plain = lower.strip_prefix("jma-").unwrap_or(&lower);
    let (year, rest) = era_year(plain)?;
    if let Some(rest) = rest.strip_prefix("年度") {
        return of_fiscal_year(year, rest);
    }
    let rest = rest.strip_prefix(['年', '-', '/', '.']).unwrap_or(rest);
    let (month, _) = number(rest)?;
    (1..=12).contains(&month).then_some(ApprovalRound { year, month })
}

/// 第n回 of a fiscal year, or 11月承認分.
fn of_fiscal_year(year: i16, rest: &str) -> Option<ApprovalRound> {
    if let Some((_, counted)) = rest.split_once('第')
        && let Some((count @ 1..=6, after)) = number(counted)
        && after.starts_with('回')
    {
        let month = 3 + 2 * count;
        return Some(if month > 12 {
            ApprovalRound { year: year + 1, month: month - 12 }
        } else {
            ApprovalRound { year, month }
        });
    }
    let digits = rest.find(|c: char| c.is_ascii_digit())?;
    let (month @ 1..=12, after) = number(&rest[digits..])? else { return None };
    after.starts_with('月').then_some(ApprovalRound { year: if month < 4 { year + 1 } else { year }, month })
}

/// A year of our calendar or of an era at the front, and what follows it.
fn era_year(text: &str) -> Option<(i16, &str)> {
    let Some((era, rest)) = take_era(text) else {
        let (year, rest) = (text.get(..4)?, text.get(4..)?);
        let is_year = year.bytes().all(|b| b.is_ascii_digit()) && !rest.starts_with(|c: char| c.is_ascii_digit());
        return Some((year.parse().ok().filter(|_| is_year)?, rest));
    };
    let (count, rest) = match rest.strip_prefix('元') {
        Some(rest) => (1, rest),
        None => number(rest)?,
    };
    Some((era.year(u32::from(count))?, rest))
}

fn number(text: &str) -> Option<(u8, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    Some((text.get(..end).filter(|digits| digits.len() <= 2)?.parse().ok()?, &text[end..]))
}

/// In bytes; no label is longer.
const LONGEST: usize = 120;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_in_many_words() {
        let november = Some(ApprovalRound { year: 2025, month: 11 });
        let cases = [
            ("令和7年度 第4回", november),
            ("令和７年度　第４回（11月承認分）", november),
            ("令和7年度11月承認分", november),
            ("2025年度第4回", november),
            ("R7年度第4回", november),
            ("2025年11月承認", november),
            ("令和7年11月承認分", november),
            ("R7.11", november),
            ("2025-11", november),
            ("2025/11", november),
            ("jma-2025-11", november),
            ("JMA-2025-11", november),
            ("令和7年度 第6回", Some(ApprovalRound { year: 2026, month: 3 })),
            ("令和7年度 第1回", Some(ApprovalRound { year: 2025, month: 5 })),
            ("令和7年度（1月承認分）", Some(ApprovalRound { year: 2026, month: 1 })),
            ("令和元年度第4回", Some(ApprovalRound { year: 2019, month: 11 })),
            ("第4回", None),
            ("11月", None),
            ("2025", None),
            ("2025年度", None),
            ("令和7年度 第9回", None),
            ("2025-13", None),
            ("", None),
            ("未定", None),
        ];
        for (text, round) in cases {
            assert_eq!(read_round(text), round, "{text}");
        }
        assert!(ApprovalRound { year: 2025, month: 11 } > ApprovalRound { year: 2025, month: 9 });
    }
}
