//! The README: its two commands, the paths it names, its layout. Its transcripts are held by `transcripts.rs`.

#![allow(clippy::unwrap_used, missing_docs)]

use std::path::Path;

use kenshu::rules::RULES;
use kenshu::schema::Schema;

fn readme() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    std::fs::read_to_string(path).unwrap()
}

/// The fenced blocks of one kind.
fn blocks(text: &str, kind: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut open: Option<(String, Vec<&str>)> = None;
    for line in text.lines() {
        let bare = line.trim_start();
        match (&mut open, bare.strip_prefix("```")) {
            (None, Some(info)) => open = Some((info.trim().to_owned(), Vec::new())),
            (Some((info, lines)), Some(_)) => {
                found.extend((info == kind).then(|| lines.join("\n")));
                open = None;
            }
            (Some((_, lines)), None) => lines.push(bare),
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "a fence is not closed");
    found
}

#[test]
fn two_commands_are_all_a_newcomer_needs() {
    let readme = readme();
    let commands = blocks(&readme, "sh");
    let judge = "cargo run --release --quiet -- validate samples/attendance/bad-submission.csv --as-of 2026-02-10 \
                 --show-values --exit-zero";
    assert_eq!(commands[0], judge);
    assert_eq!(commands[1], "cargo test --quiet");
    for command in &commands {
        assert!(command.starts_with("cargo ") && !command.contains('\n'), "{command}");
    }
}

#[test]
fn the_test_command_is_the_one_that_is_run_before_a_merge() {
    let readme = readme();
    let mark = "<!-- test command -->";
    let script = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(".ci/run")).unwrap();
    assert!(script.contains(mark) && readme.matches(mark).count() == 1);
    // Where `.ci/run` looks for it: in the block that follows the mark, with nothing between them.
    let behind: Vec<&str> =
        readme.split(mark).nth(1).unwrap().lines().filter(|line| !line.is_empty()).take(3).collect();
    assert_eq!(behind, ["```sh", blocks(&readme, "sh")[1].as_str(), "```"]);
}

#[test]
fn every_path_it_names_exists() {
    let readme = readme();
    let part = |c: char| c.is_ascii_alphanumeric() || "/._-".contains(c);
    let words = readme.split(|c| !part(c)).map(|word| word.trim_end_matches(['.', '-']));
    let rooms = ["samples/", "schemas/", "src/", "tests/", ".ci/"];
    let files = ["LICENSE", "CHANGELOG.md"];
    let named: Vec<&str> =
        words.filter(|word| rooms.iter().any(|room| word.starts_with(room)) || files.contains(word)).collect();
    assert!(named.len() > 15, "{named:?}");
    for path in named {
        assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(path).exists(), "{path} does not exist");
    }
}

#[test]
fn its_layout_is_a_layout() {
    let layouts = blocks(&readme(), "toml");
    assert_eq!(layouts.len(), 1);
    let schema = Schema::parse("README.md", &layouts[0]).unwrap_or_else(|errors| panic!("{errors:#?}"));
    for setting in &schema.severities {
        assert!(RULES.iter().any(|rule| rule.name == setting.rule), "{}", setting.rule);
    }
}

/// Every command that is named in the text or a table is one that the program understands.
#[test]
fn every_command_it_names_is_understood() {
    let readme = readme();
    let outside: String = readme.split("```").step_by(2).collect();
    let in_text = outside.split('`').skip(1).step_by(2).map(str::to_owned);
    let in_blocks = blocks(&readme, "text").into_iter().flat_map(|block| {
        let lines = block.lines().map(|line| line.split("   ").next().unwrap_or_default().to_owned());
        lines.collect::<Vec<_>>()
    });
    let commands: Vec<String> =
        in_text.chain(in_blocks).filter(|command| command.starts_with("kenshu ") && !command.contains('…')).collect();
    assert!(commands.len() > 20, "{commands:?}");
    for command in commands {
        let argv: Vec<std::ffi::OsString> = command.split_whitespace().map(Into::into).collect();
        let task = kenshu::cli::args::parse(&argv, kenshu::finding::Lang::Ja);
        assert!(task.is_ok(), "{command}: {task:?}");
    }
}

#[test]
fn the_other_language_stands_below() {
    let readme = readme();
    let (japanese, english) = readme.split_once("## English").unwrap();
    assert!(japanese.contains("だれに何を聞けばよいか") && english.contains("whom to ask about what"));
}
