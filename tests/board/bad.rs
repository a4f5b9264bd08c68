//! Bad input: a finding with its place, and the material all the same.

use std::collections::BTreeMap;

use kenshu::docket::Matter;
use kenshu::finding::Severity;
use kenshu::render::excel::workbook;
use kenshu::report::board::{package, prepare};

use super::support::desk::Desk;
use super::{heading, rows, unpacked};

fn sample(name: &str) -> String {
    std::fs::read_to_string(format!("{}/samples/applications/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// The desk with a list of applications of the samples.
fn on_desk<T>(
    applications: &str,
    strict: bool,
    look: impl FnOnce(&BTreeMap<u64, Vec<String>>, Vec<u8>, usize) -> T,
) -> T {
    let (certificates, handbook, mamis) = (sample("certificates.csv"), sample("handbook.csv"), sample("mamis.csv"));
    let mut desk = Desk::of(applications, &certificates, vec![&handbook, &mamis]);
    desk.strict = strict;
    desk.judge(|docket, tables, _| {
        let mut codes: BTreeMap<u64, Vec<String>> = BTreeMap::new();
        for finding in tables.iter().flat_map(|table| &table.findings) {
            assert!(finding.place.address().is_some() || finding.place.record.is_none(), "{finding:?}");
            codes.entry(finding.place.record.unwrap_or_default()).or_default().push(finding.display_code());
        }
        let unjudged = docket.cases.iter().filter(|case| case.matters.iter().any(Matter::prevents_judgement)).count();
        let errors = tables.iter().map(|table| table.totals.count(Severity::Error)).sum::<u64>();
        assert!(!strict || errors as usize >= unjudged);
        look(&codes, workbook(&package(&prepare(docket, heading()).material)).unwrap(), unjudged)
    })
}

#[test]
fn bad_applications_are_told_with_their_place() {
    let bad = sample("applications-bad.csv");
    let wanted: &[(u64, &[&str])] = &[
        (1, &["W765"]),
        (2, &["W766"]),
        (3, &["W767"]),
        (4, &["W768"]),
        (5, &["W769"]),
        (7, &["E763"]),
        (8, &["W761"]),
        (9, &["W762"]),
        (10, &["W764"]),
        (11, &["W760"]),
        (12, &["W773"]),
        (13, &["W773"]),
        (14, &["W767", "E380"]),
        (15, &["E300"]),
    ];
    let wanted: BTreeMap<u64, Vec<String>> =
        wanted.iter().map(|(record, codes)| (*record, codes.iter().map(|code| (*code).to_owned()).collect())).collect();
    on_desk(&bad, false, |codes, bytes, unjudged| {
        assert_eq!(codes, &wanted);
        assert_eq!(unjudged, 7);
        let all = unpacked(&bytes);
        assert!(all.contains("個別協議案件") && !all.contains(&"伊".repeat(60)));
    });
    on_desk(&bad, true, |codes, _, _| {
        for (record, code) in [(1, "E765"), (3, "E767"), (4, "E768"), (5, "E769"), (9, "E762")] {
            assert_eq!(codes[&record], [code], "with --strict");
        }
    });
}

#[test]
fn good_applications_are_told_nothing() {
    on_desk(&sample("applications.csv"), true, |codes, _, unjudged| assert_eq!((codes.len(), unjudged), (0, 0)));
}

#[test]
fn an_empty_round_has_its_papers() {
    let empty = sample("applications.csv").lines().next().unwrap().to_owned() + "\r\n";
    on_desk(&empty, false, |codes, bytes, _| {
        assert_eq!(codes[&0], ["E108"]);
        let all = unpacked(&bytes);
        assert!(all.contains("（申請はありません）") && all.contains("個別に協議いただく申請はありません。"));
    });
}

#[test]
fn only_what_has_to_be_talked_about_is_talked_about() {
    let good = sample("applications.csv");
    let (certificates, handbook, mamis) = (sample("certificates.csv"), sample("handbook.csv"), sample("mamis.csv"));
    Desk::of(&good, &certificates, vec![&handbook, &mamis]).judge(|docket, _, _| {
        let sheets = package(&prepare(docket, heading()).material);
        let matters = rows(sheets.iter().find(|sheet| sheet.plan.tab == "個別協議案件").unwrap());
        let told: Vec<&str> = matters[3..].iter().map(|row| row[3].as_str()).collect();
        assert_eq!(told, ["単位不足", "コロナ特例の対象", "理由書の要る申請"]);
        assert!(
            matters[3][4].contains("合計 17.0単位（必要 20.0単位）、実地 0.0単位（必要 1.0単位）"),
            "{}",
            matters[3][4]
        );
    });
}
