//! What holds for every text: no panic, folds that change nothing the second time, hot paths that agree with the readings.

use jiff::civil::Date;
use proptest::prelude::*;

use super::*;

const SPELLINGS: [Spelling; 4] =
    [Spelling::IsoPadded, Spelling::SlashPadded, Spelling::SlashUnpadded, Spelling::Compact];

/// Any text, and text made of what the readings look for.
fn texts() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(PIECES.to_vec());
    prop_oneof![
        any::<String>(),
        prop::collection::vec(
            prop_oneof![8 => pieces.prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)],
            0..9
        )
        .prop_map(|pieces| pieces.concat()),
        "[0-9]{1,12}",
        "[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2}",
        "[a-c.@x -]{1,12}(@[a-c.-]{1,8})?",
        "[ァ-ヶー・　 ]{1,8}",
        "[0-9]{1,3}(\\.[0-9]{1,2})?",
    ]
}

const PIECES: [&str; 84] = [
    "0",
    "1",
    "2",
    "9",
    "12",
    "30",
    "2025",
    "45",
    "6",
    "０",
    "９",
    "-",
    "/",
    ".",
    "．",
    "－",
    "ー",
    "‐",
    "年",
    "月",
    "日",
    "元",
    "令和",
    "昭和",
    "S",
    "R",
    "㋿",
    "第",
    "号",
    "医籍",
    "阪医",
    "E+05",
    ":",
    "時",
    "(",
    ")",
    "（",
    "）",
    "旧姓",
    "火",
    "山",
    "田",
    "髙",
    "﨑",
    "𠮷",
    "邉",
    "佐藤",
    "ﾔ",
    "ﾞ",
    "ﾟ",
    "カ",
    "は",
    "゛",
    "\u{3099}",
    "\u{309A}",
    "ヴ",
    "ァ",
    "ー",
    " ",
    "　",
    "\u{A0}",
    "\u{200B}",
    "\u{FEFF}",
    "\u{E0100}",
    "@",
    "＠",
    "chiyoda",
    ".example",
    "docomo.ne.jp",
    "test",
    "..",
    "欠席",
    "遅刻",
    "キャンセル",
    "なし",
    "・",
    "、",
    "→",
    "合計",
    "計",
    "名",
    "単位",
    "※",
    "【必須】",
];

fn days() -> impl Strategy<Value = Date> {
    (1873_i16..2118, 1_i8..=12, 1_i8..=31)
        .prop_filter_map("a day", |(year, month, day)| Date::new(year, month, day).ok())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_panics(a in texts(), b in texts()) {
        let _ = (read_date(&a), read_past_era(&a), read_time(&a), read_kana(&a), kana_skeleton(&a));
        let _ = (read_email(&a), read_credits(&a), read_presence(&a), note_presence(&a), read_total_label(&a));
        let _ = (split_former(&a), is_blank(&a), trim_wide(&a), strip_invisible(&a));
        prop_assert!(read_number(&a).digits.bytes().all(|b| b.is_ascii_digit()));
        prop_assert_eq!(same_name(&a, &b), same_name(&b, &a));
    }

    #[test]
    fn hot_paths_take_any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..16)) {
        let clean = clean_number(&bytes).is_some() || clean_credits(&bytes).is_some() || is_clean_name(&bytes)
            || is_clean_kana(&bytes) || is_clean_email(&bytes) || SPELLINGS.iter().any(|s| clean_date(&bytes, *s).is_some());
        prop_assert!(!clean || std::str::from_utf8(&bytes).is_ok());
    }

    #[test]
    fn folding_twice_is_folding_once(text in texts()) {
        for fold in [fold_name, |text: &str| fold_width(text).into_owned(), |text: &str| read_kana(text).folded.into_string(), kana_skeleton,
            |text: &str| strip_invisible(text).into_owned(), |text: &str| trim_wide(text).to_owned(), |text: &str| read_email(text).folded.into_string()]
        {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }

    #[test]
    fn a_clean_number_is_a_plain_one(text in prop_oneof![texts(), "[0-7][0-9]{5}", "0{1,2}[0-7][0-9]{5}"]) {
        let read = read_number(&text);
        if let Some(value) = clean_number(text.as_bytes()) {
            prop_assert_eq!((read.kind, read.form, read.significant()), (NumberKind::Number(value), NumberForm::Plain, 6));
        } else if let (NumberKind::Number(100_000..=700_000), NumberForm::Plain) = (read.kind, read.form) {
            prop_assert!(text.len() > 8);
        }
    }

    #[test]
    fn a_clean_date_is_spelled_so(text in texts()) {
        for spelling in SPELLINGS {
            let read = read_date(&text).ok().filter(|read| read.is_spelled(spelling));
            prop_assert_eq!(clean_date(text.as_bytes(), spelling), read.map(|read| read.date));
        }
    }

    #[test]
    fn dates_come_back(day in days()) {
        for spelling in SPELLINGS.into_iter().chain([Spelling::Kanji, Spelling::Wareki, Spelling::WithTime]) {
            let text = write_date(day, spelling);
            let read = read_date(&text).unwrap();
            prop_assert!(read.date == day && read.is_spelled(spelling), "{} {:?}", text, read);
            prop_assert!(clean_date(text.as_bytes(), spelling).is_some() == SPELLINGS.contains(&spelling));
        }
        let serial = write_date(day, Spelling::Serial);
        if (10_000..=60_000).contains(&serial.parse::<i32>().unwrap()) {
            prop_assert_eq!(read_date(&serial), Ok(DateReading { date: day, spelling: Spelling::Serial }));
        }
        prop_assert!([day.year(), day.year() - 1].contains(&fiscal_year(day)));
    }

    #[test]
    fn a_clean_name_has_nothing_to_fold(text in prop_oneof![texts(), "[山田髙﨑々ァ-ヶあ-ん]{1,4}[ 　]?[一-龥ー]{0,3}", "(医師|テスト|不明|〇)?[山田旧姓]{0,2}[ 　]?[太郎]{0,2}(先生|様|氏|医師|なし)?"]) {
        if is_clean_name(text.as_bytes()) {
            let (spaces, letters): (Vec<char>, Vec<char>) = text.chars().partition(|c| matches!(c, ' ' | '　'));
            prop_assert!(spaces.len() <= 1 && trim_wide(&text) == text && fold_width(&text).chars().count() == text.chars().count());
            prop_assert!(letters.iter().all(|&c| is_kanji(c) || is_hiragana(c) || is_katakana(c)));
            prop_assert_eq!(fold_name(&text).chars().count(), letters.len());
            prop_assert!(split_former(&text).1.is_none() && split_title(&text).is_none() && !is_placeholder_name(&text));
        }
    }

    #[test]
    fn clean_kana_read_without_change(text in texts()) {
        let read = read_kana(&text);
        let plain = !read.half_width && !read.hiragana && read.stray.is_none() && read.folded == text;
        if is_clean_kana(text.as_bytes()) {
            prop_assert!(plain, "{:?}", read);
        }
    }

    #[test]
    fn a_clean_email_is_one_without_fault(text in prop_oneof![texts(), "[a-z.]{1,8}@[a-z]{2,6}\\.(jp|com|example|ne\\.jp)", "[a-z.]{1,5}@(gmial.com|gmai.com|docomo.co.jp|docomo.ne.jp|yahoo.co.jp|Gmail.co)"]) {
        let read = read_email(&text);
        prop_assert_eq!(is_clean_email(text.as_bytes()), !read.changed && read.fault.is_none() && !read.dummy && read.meant_domain.is_none() && !read.carrier_dots);
    }

    #[test]
    fn clean_credits_are_plain_half_steps(text in texts()) {
        if let Some(units) = clean_credits(text.as_bytes()) {
            prop_assert_eq!(read_credits(&text), CreditsReading::Half { units, plain: true });
            prop_assert_eq!(read_credits(&units.to_string()).units(), Some(units));
        }
    }
}
