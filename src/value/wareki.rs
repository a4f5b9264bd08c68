use jiff::civil::Date;

use super::date_parts::{Year, cut_tails, scan};
use super::era::ERAS;

/// The date in the Japanese calendar: 令和8年1月10日, 令和元年5月1日. A date before 明治6年 is written 西暦1870年1月1日.
#[must_use]
pub fn wareki(date: Date) -> String {
    let (month, day) = (date.month(), date.day());
    let Some(era) = ERAS.iter().rev().find(|era| era.first <= date) else {
        return format!("西暦{}年{month}月{day}日", date.year());
    };
    match date.year() - era.first_year() + 1 {
        1 => format!("{}元年{month}月{day}日", era.name),
        year => format!("{}{year}年{month}月{day}日", era.name),
    }
}

/// Reads a date of an era beyond its end, as papers printed before the change carry it: a certificate valid until
/// 平成35年3月31日 runs until 2023-03-31. [`super::read_date`] says [`super::DateFault::ImpossibleWareki`] to such a date.
#[must_use]
pub fn read_past_era(text: &str) -> Option<Date> {
    let cut = cut_tails(text)?;
    let parts = scan(&cut.rest)?;
    let Year::Era(era, number) = parts.year else { return None };
    let date = Date::new(era.year(number)?, i8::try_from(parts.month?).ok()?, i8::try_from(parts.day?).ok()?).ok()?;
    (date >= era.first).then_some(date)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::value::{DateFault, read_date};

    #[test]
    fn eras_begin_and_end_on_their_days() {
        let cases = [
            (date(1873, 1, 1), "明治6年1月1日"),
            (date(1912, 7, 29), "明治45年7月29日"),
            (date(1912, 7, 30), "大正元年7月30日"),
            (date(1926, 12, 24), "大正15年12月24日"),
            (date(1926, 12, 25), "昭和元年12月25日"),
            (date(1989, 1, 7), "昭和64年1月7日"),
            (date(1989, 1, 8), "平成元年1月8日"),
            (date(2019, 4, 30), "平成31年4月30日"),
            (date(2019, 5, 1), "令和元年5月1日"),
            (date(2026, 1, 10), "令和8年1月10日"),
        ];
        for (date, text) in cases {
            assert_eq!(wareki(date), text);
            assert_eq!(read_date(text).map(|read| read.date), Ok(date), "{text}");
        }
        for both in ["明治45年7月30日", "大正元年7月30日", "大正15年12月25日", "昭和元年12月25日"]
        {
            assert!(read_date(both).is_ok(), "{both}");
        }
        assert_eq!(wareki(date(1870, 1, 1)), "西暦1870年1月1日");
    }

    #[test]
    fn outside_its_era_no_day_exists() {
        let cases = [
            "昭和64年1月8日",
            "平成元年1月7日",
            "平成31年5月1日",
            "令和元年4月30日",
            "令和0年1月1日",
            "大正元年7月29日",
            "昭和元年12月24日",
            "明治5年12月2日",
            "平成35年3月31日",
            "大正15年12月26日",
        ];
        for text in cases {
            assert_eq!(read_date(text), Err(DateFault::ImpossibleWareki), "{text}");
        }
        assert_eq!(read_past_era("平成35年3月31日"), Some(date(2023, 3, 31)));
        assert_eq!(read_past_era("H35.3.31"), Some(date(2023, 3, 31)));
        assert_eq!(read_past_era("令和元年4月30日"), None);
        assert_eq!(read_past_era("2023-03-31"), None);
    }
}
