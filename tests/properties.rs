//! What holds for any table: rows do not disturb each other, safe edits mend, nothing depends on threads, nothing panics.

#![allow(clippy::unwrap_used, missing_docs)]

use kenshu::finding::{Finding, Lang};
use kenshu::rules::Stage;
use proptest::prelude::*;

mod support;

use support::cells::{HEADER, row};

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
