//! Holds the source against the map of the house: imports run downward only and never in a circle, and what only one
//! room may do, only that room does.

#![allow(missing_docs)]

#[path = "architecture/source.rs"]
mod source;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use source::{File, imports, production};

/// The floors, lowest first. Rooms on one floor may know each other, but not in a circle.
/// `reconcile` and `credits` (between `record` and `rules`) and `fix` are named before they are built.
const FLOORS: &[&[&str]] = &[
    &["source", "value", "io"],
    &["finding", "table"],
    &["schema"],
    &["record"],
    &["reconcile", "credits", "adopt"],
    &["docket"],
    &["rules"],
    &["validate", "typed"],
    &["fix"],
    &["report"],
    &["render"],
    &["cli"],
    &["main"],
];

/// Words that stand only in one place (a room, or a file), and why.
const FENCES: &[(&[&str], &str, &str)] = &[
    (&["print!", "println!", "eprint!", "eprintln!"], "cli", "only cli prints"),
    (&["process::exit"], "cli", "only cli ends the process"),
    (&["Zoned::now", "SystemTime::now", "Timestamp::now"], "cli/clock.rs", "the date is an argument everywhere else"),
    (&["std::fs", "fs::", "File::open", "File::create", "OpenOptions", "tempfile::"], "io", "only io touches files"),
    (
        &["panic!", "todo!", "unimplemented!", "dbg!", ".unwrap()", ".expect("],
        "nowhere",
        "bad input must not end the program",
    ),
];

/// Names that say nothing about what a file is for.
const EMPTY_NAMES: &[&str] = &["util", "utils", "helper", "helpers", "manager", "misc"];

/// Files over [`LONG`] lines, each with its reason.
const LONG_FOR_A_REASON: &[(&str, &str)] = &[("rules/mod.rs", "two lines for each rule")];
const LONG: usize = 300;

fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().position(|rooms| rooms.contains(&room))
}

fn upward(files: &[File]) -> Vec<String> {
    let mut faults = Vec::new();
    for file in files {
        let Some(own) = floor(file.room()) else {
            faults.push(format!("{}: the room `{}` is on no floor", file.path, file.room()));
            continue;
        };
        for room in imports(file) {
            match floor(&room) {
                None => faults.push(format!("{}: `{room}` is no room", file.path)),
                Some(other) if other > own => faults.push(format!("{}: looks up to `{room}`", file.path)),
                Some(_) => {}
            }
        }
    }
    faults
}

fn circles(files: &[File]) -> Vec<String> {
    let mut knows: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in files {
        let others = imports(file).into_iter().filter(|room| room != file.room());
        knows.entry(file.room().to_owned()).or_default().extend(others);
    }
    // Rooms that know nobody, or that nobody knows, are taken away again and again; what remains goes in circles.
    loop {
        let known: BTreeSet<String> = knows.values().flatten().cloned().collect();
        let before = knows.len();
        knows.retain(|room, to| !to.is_empty() && known.contains(room));
        let left: BTreeSet<String> = knows.keys().cloned().collect();
        knows.values_mut().for_each(|to| to.retain(|room| left.contains(room)));
        if knows.len() == before {
            break;
        }
    }
    knows.into_iter().map(|(room, to)| format!("`{room}` stands in a circle with {to:?}")).collect()
}

fn broken_fences(files: &[File]) -> Vec<String> {
    let mut faults = Vec::new();
    for file in files {
        let code = production(&file.text);
        for (words, place, why) in FENCES {
            if file.room() == *place || file.path == *place {
                continue;
            }
            let found = words.iter().filter(|word| stands_alone(&code, word));
            faults.extend(found.map(|word| format!("{}: {word} ({why})", file.path)));
        }
    }
    faults
}

/// `true` when `word` stands in `code` and is not the tail of a longer name.
fn stands_alone(code: &str, word: &str) -> bool {
    code.match_indices(word).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        word.starts_with('.') || !before.is_some_and(|c| c.is_alphanumeric() || c == '_')
    })
}

fn empty_names(files: &[File]) -> Vec<String> {
    let empty = |file: &&File| file.path.split('/').any(|part| EMPTY_NAMES.contains(&part.trim_end_matches(".rs")));
    files.iter().filter(empty).map(|file| format!("{}: the name says nothing", file.path)).collect()
}

fn too_long(files: &[File], reasons: &[(&str, &str)]) -> Vec<String> {
    let long = |file: &&File| file.text.lines().count() > LONG;
    let reason = |path: &str| reasons.iter().any(|(known, why)| *known == path && !why.is_empty());
    let mut faults: Vec<String> = files
        .iter()
        .filter(long)
        .filter(|file| !reason(&file.path))
        .map(|file| format!("{}: {} lines and no reason for them", file.path, file.text.lines().count()))
        .collect();
    let stale = reasons.iter().filter(|(path, _)| !files.iter().filter(long).any(|file| file.path == *path));
    faults.extend(stale.map(|(path, _)| format!("{path}: needs no reason any more")));
    faults
}

/// Every room that `lib.rs` declares stands on its map, and the map goes downward as [`FLOORS`] does.
fn off_the_map(lib: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let rows: Vec<&str> = lib.lines().filter(|line| line.starts_with("//! | ")).collect();
    let map: Vec<&str> = rows
        .iter()
        .filter_map(|row| row.split('|').nth(2))
        .flat_map(|cell| cell.split('`').skip(1).step_by(2))
        .collect();
    for room in lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')) {
        if !map.contains(&room) {
            faults.push(format!("`{room}` is not on the map of lib.rs"));
        }
    }
    for pair in map.windows(2) {
        match (floor(pair[0]), floor(pair[1])) {
            (Some(upper), Some(lower)) if upper >= lower => {}
            _ => faults.push(format!("the map of lib.rs has `{}` above `{}`", pair[0], pair[1])),
        }
    }
    if map.is_empty() {
        faults.push("lib.rs has no map".to_owned());
    }
    faults
}

fn house() -> Vec<File> {
    let files = source::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    assert!(files.len() > 10, "src was not found");
    files
}

fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn imports_run_downward() {
    assert_none(&upward(&house()));
}

#[test]
fn no_circles() {
    assert_none(&circles(&house()));
}

#[test]
fn fences_hold() {
    assert_none(&broken_fences(&house()));
}

#[test]
fn files_say_what_they_are_for() {
    assert_none(&empty_names(&house()));
}

#[test]
fn files_are_short() {
    assert_none(&too_long(&house(), LONG_FOR_A_REASON));
}

#[test]
fn every_room_is_on_the_map() {
    let files = house();
    let lib = files.iter().find(|file| file.path == "lib.rs").expect("lib.rs");
    assert_none(&off_the_map(&lib.text));
}

mod the_checks_themselves {
    use super::*;

    fn file(path: &str, text: &str) -> File {
        File { path: path.to_owned(), text: text.to_owned() }
    }

    #[test]
    fn find_an_upward_import() {
        let bad = [
            ("finding/mod.rs", "use crate::rules::Rule;"),
            ("finding/mod.rs", "use crate::{table::Block, rules::{self, Rule}};"),
            ("value/mod.rs", "fn f() -> crate::finding::Finding {}"),
            ("value/date/era.rs", "use super::super::super::schema::Role;"),
            ("io.rs", "pub use super::cli::output;"),
            ("rules/a.rs", "use crate::*;"),
            ("validate/mod.rs", "use kenshu::report::Report;"),
            ("attic/mod.rs", ""),
        ];
        for (path, text) in bad {
            assert_eq!(upward(&[file(path, text)]).len(), 1, "{path}: {text}");
        }
        let good = [
            ("rules/mod.rs", "use crate::finding::Finding; use super::rules::x;"),
            ("value/date/era.rs", "use super::super::text;"),
            (
                "value/mod.rs",
                "// use crate::rules;\nconst A: &str = \"crate::rules\"; const B: char = '\"'; fn f<'a>() {}",
            ),
            ("value/mod.rs", "const A: &str = r#\"a \" crate::rules\"#; /* crate::cli /* nested */ */"),
            ("value/mod.rs", "#[cfg(test)]\nmod tests { use crate::rules::RULES; fn f() { if a { b } } }"),
            ("main.rs", "use kenshu::cli;"),
            ("lib.rs", "pub mod cli;"),
        ];
        for (path, text) in good {
            assert_none(&upward(&[file(path, text)]));
        }
    }

    #[test]
    fn find_a_circle() {
        let there = file("source/mod.rs", "use crate::value::Date;");
        let back = file("value/text.rs", "use crate::io::read;");
        let closing = file("io.rs", "use crate::source::Source;");
        let bystander = file("rules/mod.rs", "use crate::value::Date; use crate::rules::a;");
        assert_none(&circles(&[there.clone(), back.clone(), bystander.clone()]));
        let above = file("cli/mod.rs", "use crate::value::Date;");
        assert_eq!(circles(&[there, back, closing, bystander.clone(), above]).len(), 3);
        assert_none(&circles(&[bystander]));
    }

    #[test]
    fn find_a_broken_fence() {
        let bad = [
            ("render/mod.rs", "fn f() { println!(\"a\"); }"),
            ("render/mod.rs", "use std::fs; fn f() { let _ = File::open(p); }"),
            ("cli/mod.rs", "fn f() { std::fs::write(a, b) }"),
            ("cli/mod.rs", "fn f() { Zoned::now() }"),
            ("io/mod.rs", "fn f() { a.unwrap() }"),
            ("io/mod.rs", "#[cfg(test)]\nmod tests { fn f() {} }\nfn g() { panic!() }"),
        ];
        for (path, text) in bad {
            assert!(!broken_fences(&[file(path, text)]).is_empty(), "{path}: {text}");
        }
        let good = [
            ("cli/output.rs", "fn f() { println!(\"a\"); }"),
            ("cli/clock.rs", "fn f() { Zoned::now() }"),
            ("io/read.rs", "use std::fs::File;"),
            ("rules/a.rs", "fn f() { a.unwrap_or(1); /* panic! */ b(\"std::fs\") }"),
            ("rules/a.rs", "#[cfg(test)]\nmod tests {\n    fn f() { a.unwrap(); println!(\"}\"); }\n}"),
        ];
        for (path, text) in good {
            assert_none(&broken_fences(&[file(path, text)]));
        }
    }

    #[test]
    fn find_long_files_empty_names_and_a_wrong_map() {
        let long = file("rules/a.rs", &"\n".repeat(LONG + 1));
        assert_eq!(too_long(std::slice::from_ref(&long), &[]).len(), 1);
        assert_none(&too_long(std::slice::from_ref(&long), &[("rules/a.rs", "one table")]));
        assert_eq!(too_long(&[file("rules/a.rs", "")], &[("rules/a.rs", "one table")]).len(), 1);
        assert_eq!(
            empty_names(&[file("value/util.rs", ""), file("value/helper/a.rs", ""), file("value/a.rs", "")]).len(),
            2
        );
        assert_none(&off_the_map(
            "//! | 8 | [`cli`] | x |\n//! | 0 | [`value`], [`io`] | x |\npub mod cli;\npub mod io;\n",
        ));
        assert_eq!(off_the_map("//! | 0 | [`value`] | x |\npub mod cli;\n").len(), 1);
        assert_eq!(off_the_map("//! | 0 | [`value`] | x |\n//! | 1 | [`cli`] | x |\n").len(), 1);
    }
}
