//! Every sample yields exactly what samples/README.md says of it.

#![allow(clippy::unwrap_used, missing_docs)]

use std::collections::BTreeMap;
use std::sync::Arc;

use kenshu::finding::Finding;
use kenshu::io::Input;
use kenshu::reconcile::{Reconciler, Scope};
use kenshu::rules::Stage;
use kenshu::schema::catalogue;
use kenshu::validate::{Against, MatchPrepare, Options, RunInput, read_rosters, run};

mod support;

/// Sample → record → codes, from the tables of the README. Findings of no record are under 0.
fn told() -> BTreeMap<String, BTreeMap<u64, Vec<String>>> {
    let readme = std::fs::read_to_string(path("README.md")).unwrap();
    // The English half repeats the first table in words.
    let japanese = readme.split("\n# Samples").next().unwrap();
    let mut told: BTreeMap<String, BTreeMap<u64, Vec<String>>> = BTreeMap::new();
    let mut sample = None;
    for line in japanese.lines() {
        if let Some(heading) = line.strip_prefix("### ") {
            sample = heading.split('`').nth(1).map(str::to_owned);
        } else if line.starts_with("## ") {
            sample = None;
        }
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        if let (Some(sample), [_, record, _, codes, _]) = (&sample, &cells[..])
            && let Ok(record) = record.parse()
        {
            let codes = codes.split_whitespace().map(str::to_owned).collect();
            let before = told.entry(sample.clone()).or_default().insert(record, codes);
            assert!(before.is_none(), "{sample} names {record} twice");
        }
    }
    told
}

fn path(name: &str) -> String {
    format!("{}/samples/{name}", env!("CARGO_MANIFEST_DIR"))
}

fn judge(name: &str, schema: Option<&str>, stage: Stage) -> (support::Kept, u64) {
    let mut options = support::options(2);
    options.stage = stage;
    options.schema = schema.map(|id| Arc::new(catalogue::by_id(id).unwrap().clone()));
    let (kept, totals) = support::judge(name, &std::fs::read(path(name)).unwrap(), &options);
    (kept, totals.totals.records)
}

fn by_record(findings: &[Finding]) -> BTreeMap<u64, Vec<String>> {
    let mut heard: BTreeMap<u64, Vec<String>> = BTreeMap::new();
    for finding in findings {
        heard.entry(finding.place.record.unwrap_or(0)).or_default().push(finding.display_code());
    }
    heard
}

#[test]
fn bad_samples_have_the_faults_that_the_readme_names() {
    let mut told = told();
    let samples = [
        ("attendance/bad-submission.csv", None, Stage::Result, 30, vec![]),
        ("attendance/flags-bad.csv", None, Stage::Result, 18, vec!["I443"]),
        ("attendance/applicants.csv", None, Stage::Entry, 16, vec![]),
        ("attendance/submission.xlsx", None, Stage::Result, 16, vec![]),
        ("seminars/seminar-list-bad.csv", None, Stage::Result, 11, vec!["W454", "W440", "W444"]),
        ("roster/members-bad.csv", Some("member-roster"), Stage::Result, 15, vec![]),
        ("mamis-errors/errors-bad.csv", Some("mamis-errors"), Stage::Result, 3, vec![]),
    ];
    for (name, schema, stage, records, of_the_file) in samples {
        let (kept, judged) = judge(name, schema, stage);
        assert_eq!(judged, records, "{name}");
        let mut wanted = told.remove(name.split('/').next_back().unwrap()).unwrap_or_default();
        if !of_the_file.is_empty() {
            wanted.insert(0, of_the_file.into_iter().map(str::to_owned).collect());
        }
        wanted.retain(|_, codes| !codes.is_empty());
        assert_eq!(by_record(&kept.findings), wanted, "{name}");
    }
    for (name, findings) in books(BAD) {
        let mut wanted = told.remove(name).unwrap_or_default();
        wanted.retain(|_, codes| !codes.is_empty());
        let mut heard = by_record(&findings);
        // 実地 alone is no header of a column of credits.
        if name == "handbook-by-doctor-bad.csv" {
            assert_eq!(heard.remove(&0), Some(vec!["W203".to_owned()]));
        }
        assert_eq!(heard, wanted, "{name}");
    }
    assert!(told.is_empty(), "the README names faults of {told:?}");
}

/// Ledgers, each with the list of certificates that it is judged with; findings of the first file alone.
fn books(list: &[(&'static str, &str)]) -> Vec<(&'static str, Vec<Finding>)> {
    let read = |(name, with): &(&'static str, &str)| {
        let (ledger, certificates) = if name.starts_with("certificate") { (*with, *name) } else { (*name, *with) };
        let file = |name: &str| {
            let folder = if name.starts_with("certificate") { "certificates" } else { "credits" };
            (name.to_owned(), std::fs::read(path(&format!("{folder}/{name}"))).unwrap())
        };
        let read = support::read_books_of(&[file(ledger)], &[file(certificates)], &support::options(2));
        let own = |finding: &&(usize, Finding)| read.tables[finding.0].info.path == *name;
        (*name, read.findings.iter().filter(own).map(|(_, finding)| finding.clone()).collect())
    };
    list.iter().map(read).collect()
}

const BAD: &[(&str, &str)] = &[
    ("handbook-entries-bad.csv", "certificate-list.csv"),
    ("handbook-subtotals-bad.csv", "certificate-list.csv"),
    ("handbook-by-doctor-bad.csv", "certificate-list.csv"),
    ("mamis-entries-bad.csv", "certificate-list.csv"),
    ("mamis-by-doctor-bad.csv", "certificate-list.csv"),
    ("certificate-list-bad.csv", "handbook-by-doctor.csv"),
];

#[test]
fn good_ledgers_have_no_faults() {
    let ledgers = ["handbook-entries", "handbook-subtotals", "handbook-by-doctor", "mamis-entries", "mamis-by-doctor"];
    for name in ledgers {
        let file =
            |folder: &str, name: &str| (name.to_owned(), std::fs::read(path(&format!("{folder}/{name}"))).unwrap());
        let lists = [file("certificates", "certificate-list.csv")];
        let read = support::read_books_of(&[file("credits", &format!("{name}.csv"))], &lists, &support::options(2));
        assert!(read.findings.is_empty(), "{name}: {:?}", read.findings);
        let layouts: Vec<&str> =
            read.tables.iter().map(|table| table.info.schema.as_ref().unwrap().id.as_str()).collect();
        assert_eq!(layouts, [name, "certificate-list"]);
    }
}

#[test]
fn good_samples_have_no_faults() {
    for (name, schema, records, layout, old) in [
        ("attendance/good-submission.csv", None, 29, "mamis-attendance", true),
        ("attendance/people-only.csv", None, 20, "mamis-attendance", false),
        ("attendance/basic-course.csv", None, 96, "mamis-attendance", true),
        ("attendance/flags-good.csv", None, 14, "registry-flags", true),
        ("roster/members.csv", Some("member-roster"), 41, "member-roster", false),
        ("mamis-errors/errors.csv", Some("mamis-errors"), 3, "mamis-errors", false),
        ("seminars/seminar-list.csv", None, 7, "seminar-list", false),
        ("seminars/seminar-sessions.csv", None, 14, "seminar-sessions", false),
    ] {
        for stage in [Stage::Result, Stage::Entry] {
            let (kept, judged) = judge(name, schema, stage);
            assert_eq!(judged, records, "{name}");
            // By 10 February these seminars are older than a month.
            let note = (old && stage == Stage::Result).then(|| (0, vec!["I443".to_owned()]));
            assert_eq!(by_record(&kept.findings), BTreeMap::from_iter(note), "{name} at {stage:?}");
            assert_eq!(kept.tables[0].0.schema.as_ref().unwrap().id, layout, "{name}");
        }
    }
}

/// The list and the lists of attendees tell of the same seminars.
#[test]
fn good_samples_agree_with_the_list_of_seminars() {
    for list in ["samples/seminars/seminar-list.csv", "samples/seminars/seminar-sessions.csv"] {
        for (name, named) in [
            ("attendance/good-submission.csv", None),
            ("attendance/basic-course.csv", None),
            ("attendance/people-only.csv", Some("2025-S0312")),
        ] {
            let mut options = support::options(2);
            options.as_of = jiff::civil::date(2025, 12, 8);
            options.seminars = support::seminars(list, named);
            let (mut kept, _) = support::judge(name, &std::fs::read(path(name)).unwrap(), &options);
            kept.findings.retain(|finding| finding.code != 443);
            assert_eq!(by_record(&kept.findings), BTreeMap::new(), "{name} and {list}");
            assert!(kept.tables[0].1.silent.iter().all(|silent| !silent.needs_list), "{name}");
        }
    }
}

/// The columns say where a fault stands, not only the codes that there is one.
#[test]
fn faults_of_the_first_sample_stand_in_their_cells() {
    let (kept, _) = judge("attendance/bad-submission.csv", None, Stage::Result);
    let cells: Vec<String> = kept.findings.iter().map(|finding| finding.place.address().unwrap()).collect();
    let wanted = [
        "B4", "F4", "K6", "B8", "B10", "B11", "B12", "M13", "B14", "D15", "B17", "F18", "D19", "F20", "G21", "K22",
        "E24", "L25", "M27", "F28", "B30", "L32", "B33",
    ];
    assert_eq!(cells, wanted);
}

#[test]
fn the_table_of_samples_is_true() {
    let readme = std::fs::read_to_string(path("README.md")).unwrap();
    for folder in ["attendance", "reconcile", "roster", "seminars", "credits", "certificates", "applications"] {
        for entry in std::fs::read_dir(path(folder)).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            assert_eq!(readme.matches(&format!("| `{name}`")).count(), 1, "the Japanese half lists {name} once");
            assert_eq!(
                readme.matches(&format!("| `{folder}/{name}`")).count(),
                1,
                "the English half lists {name} once"
            );
            let row = readme.lines().find(|line| line.starts_with(&format!("| `{name}`"))).unwrap();
            let schema = match folder {
                "roster" => Some("member-roster"),
                "credits" | "certificates" => Some(name.trim_end_matches(".csv").trim_end_matches("-bad")),
                _ => None,
            };
            let (kept, _) = judge(&format!("{folder}/{name}"), schema, Stage::Result);
            let written = match kept.tables[0].0.encoding {
                Some("utf-8-bom") => "UTF-8（BOM付き）・CRLF",
                Some("utf-8") => "UTF-8・LF",
                Some("cp932") => "CP932・CRLF",
                _ => "Excel",
            };
            assert!(row.contains(written), "{row} is {written}");
        }
    }
}

/// Nobody real: addresses under reserved names, numbers of the invented people.
#[test]
fn nobody_in_the_samples_can_be_written_to() {
    for folder in ["attendance", "reconcile", "roster", "seminars", "credits", "certificates", "applications"] {
        for entry in std::fs::read_dir(path(folder)).unwrap() {
            let entry = entry.unwrap();
            if entry.path().extension().is_none_or(|extension| extension != "csv") {
                continue;
            }
            let bytes = std::fs::read(entry.path()).unwrap();
            let text = match std::str::from_utf8(&bytes) {
                Ok(text) => text.to_owned(),
                Err(_) => encoding_rs::SHIFT_JIS.decode(&bytes).0.into_owned(),
            };
            for cell in text.split([',', '\r', '\n', '"']).filter(|cell| cell.contains('@')) {
                let reserved = cell.ends_with(".example") || cell == "goto@goto-jibika";
                assert!(reserved, "{cell} in {:?}", entry.path());
            }
        }
    }
}

/// Outcome and findings of each row, as the README tables them.
#[test]
fn the_sample_for_reconciling_comes_to_what_the_readme_says() {
    let bytes = |name: &str| std::fs::read(path(name)).unwrap();
    let input = |name: &str| RunInput {
        name: name.to_owned(),
        input: Input::hold(name.to_owned(), bytes(name).as_slice(), u64::MAX - 1),
    };
    let rosters = [input("roster/members.csv"), input("reconcile/local-members.csv")];
    let options = support::options(1);
    let mut read = read_rosters(&rosters, options.as_of, 1).unwrap();
    read.judge(&options.filter, Some(jiff::civil::date(2026, 1, 31)), options.as_of);
    let said: Vec<u16> = read.tables.iter().flat_map(|table| &table.findings).map(|finding| finding.code).collect();
    assert_eq!(said, [621, 622, 623]);
    let against = Against { reconciler: Reconciler::new(&read.roster, Scope::Prefecture), decisions: None };
    let options = Options { against: Some(against), ..options };
    let mut kept = support::Kept::default();
    run(&[input("reconcile/attendance.csv")], &options, &support::AsTheyAre, &mut kept);
    let mut rows = support::held::Rows::default();
    run(&[input("reconcile/attendance.csv")], &options, &MatchPrepare::default(), &mut rows);
    let mut heard = by_record(&kept.findings);
    let outcomes: Vec<String> = rows.0.iter().map(|row| row.answer.outcome.ja().to_owned()).collect();
    let readme = std::fs::read_to_string(path("README.md")).unwrap();
    let table = readme.split("### 照合の結果").nth(1).unwrap().split("\n## ").next().unwrap();
    let mut told = 0;
    for line in table.lines() {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let [_, record, _, outcome, codes, _] = cells[..] else { continue };
        let Ok(record) = record.parse::<u64>() else { continue };
        told += 1;
        assert_eq!(outcomes[record as usize - 1], outcome, "{line}");
        let wanted: Vec<&str> = codes.split_whitespace().collect();
        assert_eq!(heard.remove(&record).unwrap_or_default(), wanted, "{line}");
    }
    assert_eq!((told, heard), (outcomes.len(), BTreeMap::new()));
}
