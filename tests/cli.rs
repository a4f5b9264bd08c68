//! The shell around the work, as a user meets it: help, usage errors, exit status, closed pipes and full disks.

#![allow(missing_docs)]

use std::ffi::OsStr;
use std::process::{Command, Output, Stdio};

fn kenshu<S: AsRef<OsStr>>(args: &[S]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kenshu"));
    command.args(args).stdin(Stdio::null()).env_remove("RUST_BACKTRACE");
    command
}

fn run(args: &[&str]) -> Output {
    kenshu(args).output().expect("kenshu runs")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("UTF-8")
}

/// Exit 0, something on standard output, nothing on standard error.
fn shown(args: &[&str]) -> String {
    let output = run(args);
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), ""), "{args:?}");
    text(&output.stdout).to_owned()
}

/// Exit 2, nothing on standard output, a reason on standard error.
fn refused(args: &[&str]) -> String {
    let output = run(args);
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(2), ""), "{args:?}");
    text(&output.stderr).to_owned()
}

#[test]
fn help_is_japanese_unless_asked_otherwise() {
    for args in [&["--help"][..], &["-h"], &["help"], &["--lang", "ja", "--help"]] {
        let help = shown(args);
        assert!(help.starts_with("研修会の受講者ファイル"), "{help}");
        for word in ["使い方: kenshu", "コマンド:", "validate", "共通オプション:", "例:", "終了ステータス:"]
        {
            assert!(help.contains(word), "{word} is missing:\n{help}");
        }
    }
    for args in [&["--lang", "en", "--help"][..], &["--lang=en", "help"], &["--help", "--lang", "en"]] {
        let help = shown(args);
        assert!(help.starts_with("Check attendance files") && help.contains("Usage: kenshu"), "{help}");
    }
}

#[test]
fn the_locale_does_not_choose_the_language() {
    let output = kenshu(&["--help"]).env("LANG", "en_US.UTF-8").env("LC_ALL", "C").output().expect("kenshu runs");
    assert!(text(&output.stdout).contains("使い方"));
}

#[test]
fn every_command_explains_itself() {
    for command in ["validate", "reconcile", "explain", "schema", "template", "completions", "man"] {
        let page = shown(&[command, "--help"]);
        assert!(page.contains(&format!("kenshu {command}")) && page.contains("終了ステータス"), "{page}");
        assert_eq!(page, shown(&["help", command]));
    }
}

#[test]
fn version() {
    let expected = format!("kenshu {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(shown(&["--version"]), expected);
    assert_eq!(shown(&["-V"]), expected);
}

#[test]
fn without_arguments_it_says_what_to_do_first() {
    assert!(refused(&[]).contains("kenshu validate 受講者.csv"));
    assert!(refused(&["--lang", "en"]).contains("kenshu --lang en validate attendance.csv"));
}

#[test]
fn usage_errors_speak_the_language_of_the_user() {
    let cases: &[(&[&str], &str, &str)] = &[
        (&["validate", "a.csv", "--formt", "json"], "もしかして --format ですか", "Did you mean --format?"),
        (&["validate"], "「ファイル」が指定されていません", "Missing: FILE"),
        (&["validate", "a.csv", "--format", "xml"], "指定できる値: text, concise", "Possible values: text, concise"),
        (&["vaildate", "a.csv"], "もしかして validate ですか", "Did you mean validate?"),
        (&["schema"], "list, show, check, adopt, export", "list, show, check, adopt, export"),
    ];
    for (args, ja, en) in cases {
        let said = refused(args);
        assert!(said.contains(ja) && said.contains("使い方: kenshu"), "{said}");
        let said = refused(&[args, &["--lang", "en"][..]].concat());
        assert!(said.contains(en) && said.contains("Usage: kenshu") && !said.contains('使'), "{said}");
    }
}

#[test]
fn completions_are_scripts_of_their_shell() {
    let marks = [
        ("bash", "complete -F"),
        ("zsh", "#compdef kenshu"),
        ("fish", "complete -c kenshu"),
        ("powershell", "Register-ArgumentCompleter"),
    ];
    for (shell, mark) in marks {
        let script = shown(&["completions", shell]);
        assert!(script.contains(mark) && script.contains("max-findings"), "{shell}");
    }
}

#[test]
fn nothing_steers_the_terminal_through_an_error() {
    let said = refused(&["validate", "a.csv", "--format", "\u{1b}[2J\u{202e}x"]);
    assert!(!said.contains(['\u{1b}', '\u{202e}']), "{said:?}");
}

#[test]
fn a_closed_pipe_is_no_reason_to_complain() {
    for args in [&["--help"][..], &["completions", "bash"]] {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let output = kenshu(args).stdout(writer).output().expect("kenshu runs");
        assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), ""), "{args:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said_once() {
    let full = || std::fs::OpenOptions::new().write(true).open("/dev/full").expect("/dev/full");
    for args in [&["--help"][..], &["completions", "bash"]] {
        let output = kenshu(args).stdout(full()).output().expect("kenshu runs");
        let said = text(&output.stderr);
        assert_eq!((output.status.code(), said.lines().count()), (Some(2), 1), "{args:?}: {said}");
        assert!(said.contains("標準出力に書き込めませんでした。空き容量がありません。"), "{said}");
    }
    let mute = kenshu(&["validate"]).stderr(full()).output().expect("kenshu runs");
    assert_eq!(mute.status.code(), Some(2));
}

#[cfg(unix)]
#[test]
fn arguments_that_are_no_text_are_refused_in_words() {
    use std::os::unix::ffi::OsStrExt;
    for args in
        [[OsStr::new("explain"), OsStr::from_bytes(b"\xff\xfe")], [OsStr::from_bytes(b"\xe9\x8c"), OsStr::new("x")]]
    {
        let output = kenshu(&args).output().expect("kenshu runs");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains("使い方: kenshu") && !said.contains("内部で誤り"), "{said}");
    }
}
