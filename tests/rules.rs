//! Every page holds: the cases that fire, the cases that are silent, and the rule's own words.

#![allow(clippy::unwrap_used, missing_docs)]

use std::collections::BTreeSet;

use kenshu::finding::Finding;
use kenshu::rules::{Check, RULES};

mod support;

use support::page::{Case, Page};

#[test]
fn codes_and_names_are_unique_and_in_order() {
    let codes: Vec<u16> = RULES.iter().map(|rule| rule.code).collect();
    assert!(codes.is_sorted_by(|a, b| a < b), "rules stand in order of their codes: {codes:?}");
    let names: BTreeSet<&str> = RULES.iter().map(|rule| rule.name).collect();
    assert_eq!(names.len(), RULES.len());
    for rule in RULES {
        let band = match rule.check {
            // 8xx is about workbooks of ours.
            Check::File(_) if rule.code >= 800 => 8..=8,
            Check::File(_) => 1..=1,
            Check::Origin(_) => 1..=1,
            // What is held against a roster stands together, whatever it looks at.
            Check::Held(_) | Check::Roster(_) | Check::Decision(_) => 6..=6,
            Check::Header(_) | Check::Table(_) if rule.code / 100 == 6 => 6..=6,
            Check::Header(_) => 2..=2,
            Check::Ledger(_) | Check::Application(_) | Check::Minutes(_) | Check::Typed(_) => 7..=7,
            Check::Cell(_) if rule.code >= 700 => 7..=7,
            Check::Cell(_) if rule.roles.is_empty() => 1..=1,
            Check::Cell(_) => 3..=4,
            Check::Row(_) | Check::Disagreeing(_) => 1..=4,
            Check::Seminars(_) => 2..=4,
            Check::SameNumber(_) => 3..=5,
            Check::Sequence(_) | Check::SharedMail(_) => 3..=3,
            Check::Files(_) => 1..=1,
            Check::SamePerson(_)
            | Check::OtherNumber(_)
            | Check::SameAttendance(_)
            | Check::Again(_)
            | Check::SameDay(_)
            | Check::TwoRoles(_)
            | Check::SameValue(_)
            | Check::Table(_) => 5..=5,
            Check::Written(_) => 8..=8,
        };
        assert!(band.contains(&(rule.code / 100)), "{} stands in the wrong band", rule.name);
        assert!(rule.name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'));
        assert!(!rule.title.ja.is_empty() && !rule.title.en.is_empty(), "{} has no title", rule.name);
    }
}

#[test]
fn every_rule_has_a_file_of_its_name() {
    for rule in RULES {
        let stem = rule.name.replace('-', "_");
        for extension in ["rs", "md"] {
            let path = format!("{}/src/rules/{stem}.{extension}", env!("CARGO_MANIFEST_DIR"));
            assert!(std::path::Path::new(&path).is_file(), "{path} is missing");
        }
    }
}

#[test]
fn every_page_says_what_a_reader_needs() {
    for rule in RULES {
        let page = Page::read(rule);
        assert_eq!(page.title, rule.name, "the page of {} has another title", rule.name);
        for heading in ["何が", "なぜ", "直し方", "根拠", "例", "English"] {
            let text = page.section(heading);
            assert!(
                text.is_some_and(|text| text.trim().chars().count() >= 8),
                "{}: nothing under {heading}",
                rule.name
            );
        }
        for source in ["S0", "S1", "S2", "S3", "S4"] {
            let japanese = rule.page.split("## English").next().unwrap_or_default();
            // 2025-S0312 is the number of a seminar.
            let mut behind = japanese.split(source).skip(1);
            let is_named = behind.any(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()));
            assert!(!is_named, "{}: {source} is no word for readers", rule.name);
        }
        assert!(page.cases.iter().any(|case| case.fires), "{} has no case that fires", rule.name);
        assert!(page.cases.iter().any(|case| !case.fires), "{} has no case that is silent", rule.name);
    }
}

#[test]
fn every_case_holds() {
    let mut wrong = Vec::new();
    for rule in RULES {
        for case in Page::read(rule).cases {
            let findings = support::validate_case(&case);
            let column = case.option("column").map(|column| column.parse::<u32>().unwrap());
            let at_place = |finding: &&Finding| column.is_none() || finding.place.column == column;
            let fired = findings.iter().filter(|finding| finding.rule == rule.name).filter(at_place).count();
            if case.fires != (fired > 0) {
                let heard: Vec<String> =
                    findings.iter().map(|finding| format!("{} {}", finding.display_code(), finding.rule)).collect();
                wrong.push(format!("{} should {} on:\n{}\nheard: {heard:?}\n", rule.name, word(&case), case.text));
            }
        }
    }
    assert!(wrong.is_empty(), "{} cases do not hold\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn messages_are_whole_in_both_languages() {
    for rule in RULES {
        for case in Page::read(rule).cases {
            for finding in support::validate_case(&case) {
                for lang in [kenshu::finding::Lang::Ja, kenshu::finding::Lang::En] {
                    for text in [finding.message, finding.help] {
                        let filled = text.fill(lang, &finding.args, true);
                        assert!(!filled.trim().is_empty(), "{}", finding.rule);
                        let slots = (0..10).filter(|slot| text.template(lang).contains(&format!("{{{slot}}}")));
                        for slot in slots {
                            assert!(slot < finding.args.len(), "{}: no value for {{{slot}}}", finding.rule);
                        }
                    }
                }
            }
        }
    }
}

fn word(case: &Case) -> &'static str {
    if case.fires { "fire" } else { "be silent" }
}
