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
        assert!(
            all.contains("今回は申請がありませんでした")
                && all.contains("（申請はありません）")
                && all.contains("ありません。")
                && !all.contains("個別協議案件")
        );
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
        assert!(matters[3][4].contains("合計 17単位（必要 20単位）、実地 0単位（必要 1単位）"), "{}", matters[3][4]);
    });
}

/// What is said of minutes: of their lines, and of the applications.
fn on_minutes(change: impl Fn(&mut Vec<Vec<String>>)) -> (Vec<String>, Vec<String>) {
    let (good, certificates) = (sample("applications.csv"), sample("certificates.csv"));
    let (handbook, mamis) = (sample("handbook.csv"), sample("mamis.csv"));
    let minutes = sample("minutes.csv");
    let mut lines: Vec<Vec<String>> =
        minutes.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect();
    change(&mut lines);
    let minutes = lines.iter().map(|cells| cells.join(",")).collect::<Vec<_>>().join("\r\n");
    let mut desk = Desk::of(&good, &certificates, vec![&handbook, &mamis]);
    desk.minutes = Some(minutes.into_bytes());
    desk.judge(|_, tables, told| {
        let codes = |findings: &[kenshu::finding::Finding]| findings.iter().map(|one| one.display_code()).collect();
        (codes(&told.findings), codes(&tables.iter().flat_map(|table| table.findings.clone()).collect::<Vec<_>>()))
    })
}

#[test]
fn one_fault_of_the_minutes_is_one_message() {
    let none = Vec::<String>::new;
    assert_eq!(on_minutes(|_| {}), (none(), none()));
    // Another round: one message, not one a line and one an application.
    let foreign = on_minutes(|lines| {
        for (at, line) in lines.iter_mut().enumerate().skip(1) {
            line[0] = (400_000 + at * 137).to_string();
        }
    });
    assert_eq!(foreign, (vec!["E780".to_owned()], none()));
    let one = |change: fn(&mut Vec<String>)| on_minutes(|lines| change(&mut lines[2]));
    assert_eq!(one(|line| line[1] = "全然　別人".to_owned()), (vec!["W779".to_owned()], none()));
    assert_eq!(one(|line| line[1] = "佐藤 恵".to_owned()), (none(), none()));
    assert_eq!(one(|line| line[4] = "いずれ".to_owned()).0.last().map(String::as_str), Some("E782"));
    assert_eq!(one(|line| line[4] = "いずれ".to_owned()).1, none());
    let (lines, applications) = one(|line| line[4].clear());
    assert_eq!((lines.len(), applications.len()), (1, 0), "a blank is told where it stands: {lines:?}");
    let (lines, applications) = one(|line| line[3].clear());
    assert_eq!((lines.len(), applications.len()), (1, 0), "{lines:?}");
    let (lines, applications) = one(|line| line[0] = "412078".to_owned());
    assert_eq!((lines, applications), (vec!["E780".to_owned()], vec!["W781".to_owned()]));
    let twice = on_minutes(|lines| {
        let mut again = lines[1].clone();
        "差戻し".clone_into(&mut again[4]);
        "書類の確認のため".clone_into(&mut again[5]);
        lines.push(again);
    });
    assert_eq!(twice, (vec!["E784".to_owned()], none()));
    let same = on_minutes(|lines| lines.push(lines[1].clone()));
    assert_eq!(same, (none(), none()));
}

#[test]
fn a_copy_of_the_list_is_told_once_and_nobody_applies_twice() {
    let (good, certificates) = (sample("applications.csv"), sample("certificates.csv"));
    let (handbook, mamis) = (sample("handbook.csv"), sample("mamis.csv"));
    let mut desk = Desk::of(&good, &certificates, vec![&handbook, &mamis]);
    let count = desk.judge(|docket, _, _| docket.cases.len());
    desk.applications.push(&good);
    desk.judge(|docket, tables, _| {
        assert_eq!(docket.cases.len(), count);
        let codes: Vec<String> =
            tables.iter().flat_map(|table| &table.findings).map(|one| one.display_code()).collect();
        assert_eq!(codes, ["W131"]);
    });
}
