//! What holds for any table: rows do not disturb each other, safe edits mend, nothing depends on threads, nothing panics.

#![allow(clippy::unwrap_used, missing_docs)]

use kenshu::finding::{Finding, Lang};
use kenshu::rules::Stage;
use proptest::prelude::*;
use proptest::sample::select;

mod support;

const HEADER: [&str; 14] = [
    "医籍登録番号",
    "氏名",
    "氏名カナ",
    "旧姓",
    "生年月日",
    "メールアドレス",
    "職種",
    "受講区分",
    "制度",
    "単位区分",
    "単位数",
    "開催日",
    "出欠",
    "備考",
];

/// What people type, what programs leave, and anything at all.
fn cell(column: usize) -> BoxedStrategy<String> {
    let usual: &'static [&'static str] = match column {
        0 => &[
            "453182",
            "45318",
            "４５３１８２",
            "第453182号",
            "阪医52752",
            "3012345678",
            "19750401",
            "4.53182E+05",
            "453182.0",
            "453 182 461095",
            "O45318",
            "-",
            "0",
            "999999",
            "５３０２６８７",
            "No.４５３１８",
            " 453182",
            "453182\t",
            "090-1234-5678",
        ],
        1 => &[
            "田中　一郎",
            "田中一郎 ",
            "ﾀﾅｶ",
            "田中\u{200B}一郎",
            "田中　　一郎",
            "髙﨑（旧姓 山田）恵",
            "〓田",
            "⽥中",
            "TANAKA  Ichiro",
            "か\u{3099}",
            "計",
        ],
        2 => &[
            "タナカ　イチロウ",
            "ﾀﾅｶ ｲﾁﾛｳ",
            "たなか",
            "田中",
            "タナカ  イチロウ ",
            "ﾀﾅｶ\u{200B}",
            "タナカ-",
            "たなか!",
            "ｶﾞ",
            "カ\u{3099}",
        ],
        3 => &["山田", "山田 ", ""],
        4 => &[
            "1975-04-01",
            "1975/4/1",
            "S50.4.1",
            "昭和50年4月1日",
            "27485",
            "１９７５／４／１",
            "75/4/1",
            "1975-02-29",
            "2053-01-01",
            "1975-04-01 00:00",
            " 1975/4/1",
        ],
        5 => &[
            "a@x.example",
            "ａ＠ｘ．ｅｘａｍｐｌｅ",
            " a@x.example ",
            "a@@x.example",
            "a.x.example",
            "dummy@x.example",
            "ａ@x",
            "a\u{200B}@x.example",
            "a@x.example b@x.example",
        ],
        6 => &["医師", "看護師", "", "勤務医", "何か"],
        7 => &["受講", "講師", "座長", "", "見学"],
        8 => &["認定産業医", "日医生涯教育", "", "不明"],
        9 => &["更新", "専門", "生涯・更新", "", "更進"],
        10 => &["1.5", "１．５", "1.5単位", "0", "なし", "1.3", "150", "未定", "", "2 ", "-1"],
        11 => &[
            "2025-11-16",
            "2025/11/16",
            "令和7年11月16日",
            "2025年11月16日",
            "2025-03-31",
            "2027-01-01",
            "2025-11-31",
            "45977",
            "20251116",
        ],
        12 => &["出席", "欠席", "遅刻", "", "×"],
        _ => &["", "欠席", "遅刻なし", "30分早退", "午前\t午後", "\u{202E}備考", "備考\u{0}"],
    };
    prop_oneof![8 => select(usual).prop_map(str::to_owned), 1 => "\\PC{0,12}", 1 => Just(String::new())].boxed()
}

fn row() -> impl Strategy<Value = Vec<String>> {
    (0..HEADER.len()).map(cell).collect::<Vec<_>>()
}

fn text(rows: &[Vec<String>]) -> String {
    let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    let mut text = HEADER.join(",");
    text.push('\n');
    for row in rows {
        text.push_str(&row.iter().map(quoted).collect::<Vec<_>>().join(","));
        text.push('\n');
    }
    text
}

fn judge(text: &str, stage: Stage, threads: usize) -> (Vec<Finding>, u64) {
    let mut options = support::options(threads);
    options.stage = stage;
    options.schema = Some(std::sync::Arc::new(kenshu::schema::catalogue::by_id("mamis-attendance").unwrap().clone()));
    let (kept, totals) = support::judge("made", text.as_bytes(), &options);
    (kept.findings, totals.totals.records)
}

/// Code, column, value and message of what is about one row alone.
fn own(findings: &[Finding], record: u64) -> Vec<String> {
    // 313, 314 and 357 stand beside the other rules about numbers and addresses, and look at other rows as well.
    let is_pair = |finding: &Finding| finding.code >= 500 || matches!(finding.code, 313 | 314 | 357);
    let about = |finding: &&Finding| finding.place.record == Some(record) && !is_pair(finding);
    findings
        .iter()
        .filter(about)
        .map(|finding| {
            let value = finding.value.as_ref().map(|value| value.text.as_str());
            let message = finding.message.fill(Lang::Ja, &finding.args, true);
            format!("{} {:?} {value:?} {message}", finding.display_code(), finding.place.column)
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Each row is judged as if it stood alone: nothing hides anything in another row.
    #[test]
    fn rows_do_not_disturb_each_other(rows in prop::collection::vec(row(), 1..8), entry in any::<bool>()) {
        let stage = if entry { Stage::Entry } else { Stage::Result };
        let (together, records) = judge(&text(&rows), stage, 1);
        let mut record = 0;
        for row in &rows {
            let (alone, is_record) = judge(&text(std::slice::from_ref(row)), stage, 1);
            if is_record == 1 {
                record += 1;
                prop_assert_eq!(own(&together, record), own(&alone, 1));
            }
        }
        prop_assert_eq!(record, records);
    }

    /// A safe edit takes its finding away and brings no new one to its cell; what a name or number means stays.
    #[test]
    fn safe_edits_mend(row in row()) {
        let rows = [row];
        let (before, _) = judge(&text(&rows), Stage::Result, 1);
        for finding in before.iter().filter(|finding| finding.edit.as_ref().is_some_and(|edit| edit.safe)) {
            let column = finding.place.column.unwrap() as usize - 1;
            let mut mended = rows.clone();
            mended[0][column] = finding.edit.as_ref().unwrap().value.text.to_string();
            let (after, _) = judge(&text(&mended), Stage::Result, 1);
            let here = |findings: &[Finding]| -> Vec<u16> {
                findings.iter().filter(|other| other.place.column == finding.place.column).map(|other| other.code).collect()
            };
            let (were, are) = (here(&before), here(&after));
            prop_assert!(!are.contains(&finding.code), "{} stays: {:?} → {:?}", finding.rule, rows[0][column], mended[0][column]);
            let new: Vec<_> = are.iter().filter(|code| !were.contains(code)).collect();
            prop_assert!(new.is_empty(), "{new:?} after {}: {:?} → {:?}", finding.rule, rows[0][column], mended[0][column]);
        }
    }

    /// One finding a place and a cause; places lie in the table; both languages have whole sentences.
    #[test]
    fn findings_are_in_order_and_once(rows in prop::collection::vec(row(), 1..6)) {
        let (findings, records) = judge(&text(&rows), Stage::Result, 1);
        let mut seen = std::collections::BTreeSet::new();
        let mut last = (0, None, 0);
        // What is counted over all rows comes behind them.
        let (counted, of_rows): (Vec<_>, Vec<_>) = findings.iter().partition(|finding| finding.code == 357);
        prop_assert!(counted.iter().all(|finding| finding.place.record.is_some_and(|record| record <= records)));
        for finding in of_rows.into_iter().filter(|finding| finding.place.record.is_some()) {
            let record = finding.place.record.unwrap();
            prop_assert!(record >= 1 && record <= records);
            prop_assert!(finding.place.column.is_none_or(|column| column >= 1 && column as usize <= HEADER.len()));
            prop_assert!(seen.insert((record, finding.place.column, finding.code)), "{} twice", finding.rule);
            let at = (record, finding.place.column, finding.code);
            prop_assert!(last < at, "{last:?} {at:?}");
            last = at;
            for lang in [Lang::Ja, Lang::En] {
                for show in [true, false] {
                    let said = finding.message.fill(lang, &finding.args, show);
                    prop_assert!(!said.trim().is_empty());
                }
            }
        }
    }

    /// Repeated to several blocks: the same from 1 and from 3 threads.
    #[test]
    fn threads_change_nothing(rows in prop::collection::vec(row(), 1..4)) {
        let text = text(&rows);
        prop_assert_eq!(judge(&text, Stage::Result, 1).0, judge(&text, Stage::Result, 3).0);
    }

    /// Any bytes end in findings or in silence.
    #[test]
    fn any_bytes_are_judged(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let mut options = support::options(1);
        options.max_findings = 50;
        let with_header = [HEADER.join(",").as_bytes(), b"\n", &bytes].concat();
        for bytes in [&bytes, &with_header] {
            let (kept, totals) = support::judge("any", bytes, &options);
            prop_assert_eq!(totals.inputs, 1);
            prop_assert!(!kept.tables.is_empty());
        }
    }

    /// Any text cut in any way: every physical line behind a header is read, whatever the quotes before it do.
    #[test]
    fn broken_quotes_cost_their_own_row(garbage in "[a-z,\"]{0,40}") {
        let clean = "453182,田中　一郎,タナカ　イチロウ,,1975-04-01,t@x.example,医師,受講,認定産業医,更新,1.5,2025-11-16,出席,\n";
        let bad = clean.replace("453182", "45318");
        let text = format!("{}\n{garbage}\n{}{bad}", HEADER.join(","), clean.repeat(60));
        let (findings, _) = judge(&text, Stage::Result, 1);
        let found = findings.iter().any(|finding| finding.code == 303 && finding.place.line == Some(63));
        prop_assert!(found, "{garbage}: the row behind is not judged");
    }
}
