use crate::value::{Date, fold_width, read_date, trim_wide};

/// What a list says of 審査・登録料 (S0 Q7: the prefecture collects it, in its own way).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Fee {
    /// No column tells.
    #[default]
    NotTold,
    /// Not paid, or blank.
    Unpaid,
    /// Nothing to be paid: 免除.
    Waived,
    /// Paid, with what is known of it.
    Paid {
        /// The day.
        on: Option<Date>,
        /// In yen.
        yen: Option<u32>,
    },
    /// Something that cannot be understood, as it stands.
    Unclear(String),
}

impl Fee {
    /// Reads a cell: 済, ○, 未, 免除, a day, an amount, or several of them.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let text = trim_wide(text);
        let folded = fold_width(text);
        if folded.is_empty() || UNPAID.contains(&&*folded) {
            return Self::Unpaid;
        }
        if WAIVED.contains(&&*folded) {
            return Self::Waived;
        }
        let (mut on, mut yen, mut paid) = (None, None, false);
        for part in folded.split([' ', '　', '・', '、', '(', ')', '\n']).filter(|part| !part.is_empty()) {
            if PAID.contains(&part) {
                paid = true;
            } else if let (None, Some(amount)) = (yen, amount(part)) {
                yen = Some(amount);
            } else if let (None, Ok(read)) = (on, read_date(part)) {
                on = Some(read.date);
            } else {
                return Self::Unclear(text.to_owned());
            }
        }
        match (paid, on, yen) {
            (false, None, Some(0)) => Self::Unpaid,
            _ => Self::Paid { on, yen },
        }
    }
}

/// 10,000円, ¥10000, 10000. A plain number is money only as long as no day can be meant: a serial has five digits and begins
/// with 4, no fee does.
fn amount(part: &str) -> Option<u32> {
    let bare = part.trim_start_matches(['¥', '￥', '\\']).trim_end_matches("円");
    let digits: String = bare.chars().filter(|c| *c != ',').collect();
    let marked = bare.len() < part.len() || digits.len() < bare.len();
    let is_number = !digits.is_empty() && digits.len() <= 7 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let number = digits.parse().ok().filter(|_| is_number)?;
    (marked || number < 40_000).then_some(number)
}

const PAID: [&str; 15] = [
    "済",
    "済み",
    "入金済",
    "入金済み",
    "納入済",
    "支払済",
    "振込済",
    "受領",
    "受領済",
    "○",
    "〇",
    "◯",
    "有",
    "あり",
    "入金",
];
const UNPAID: [&str; 12] = ["未", "未入金", "未納", "未払", "未払い", "未収", "未納入", "×", "✕", "無", "なし", "未済"];
const WAIVED: [&str; 5] = ["免除", "不要", "対象外", "減免", "無料"];

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn cells_in_many_words() {
        let day = Some(date(2025, 10, 14));
        let paid = |on, yen| Fee::Paid { on, yen };
        let cases = [
            ("", Fee::Unpaid),
            ("未", Fee::Unpaid),
            ("0", Fee::Unpaid),
            ("免除", Fee::Waived),
            ("済", paid(None, None)),
            ("○", paid(None, None)),
            ("2025-10-14", paid(day, None)),
            ("令和7年10月14日", paid(day, None)),
            ("45944", paid(day, None)),
            ("10000", paid(None, Some(10_000))),
            ("10,000円", paid(None, Some(10_000))),
            ("１０，０００円　2025/10/14", paid(day, Some(10_000))),
            ("済（2025/10/14）", paid(day, None)),
            ("￥10,000", paid(None, Some(10_000))),
            ("来週振込予定", Fee::Unclear("来週振込予定".to_owned())),
        ];
        for (cell, wanted) in cases {
            assert_eq!(Fee::read(cell), wanted, "{cell}");
        }
    }
}
