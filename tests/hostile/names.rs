//! Names of files that are no text, or more than one line.

use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::OsStrExt;

use crate::scene::{Scene, small};

const BAD: &str = "医籍登録番号,氏名,メールアドレス\n12,佐藤　次郎,j@a.example\n";

fn odd_names() -> Vec<OsString> {
    let names: [&[u8]; 6] = [
        b"a\nb.csv",
        b"\xFF\xFE.csv",
        b"\x1b]0;x\x07.csv",
        "\u{202e}vsc.csv".as_bytes(),
        b"a\r\t.csv",
        b"\x8e\xf3\x8d\x75.csv",
    ];
    names.map(|name| OsStr::from_bytes(name).to_owned()).into()
}

#[test]
fn odd_names_are_shown_on_one_line_and_steer_nothing() {
    for name in odd_names() {
        let scene = Scene::with(&name, BAD);
        for format in ["text", "concise", "json", "jsonl", "csv"] {
            for input in [name.as_os_str(), OsStr::new(".")] {
                let args = [OsStr::new("validate"), input, OsStr::new("--format"), OsStr::new(format)];
                let seen = scene.run(args);
                seen.ends(1);
                if matches!(format, "text" | "concise") {
                    assert!(!seen.text().contains(['\u{1b}', '\u{7}', '\u{202e}', '\r', '\t']), "{:?}", seen.text());
                    assert!(!seen.text().lines().any(|line| line.starts_with("b.csv")), "{:?}", seen.text());
                }
                if format == "json" {
                    seen.json();
                }
            }
        }
    }
}

#[test]
fn an_error_about_an_odd_name_is_one_line() {
    let scene = Scene::with("good.csv", small());
    for name in odd_names() {
        let seen = scene.run([OsStr::new("validate"), &name]);
        assert!(!seen.ends(2).err.contains(['\u{1b}', '\u{7}', '\u{202e}', '\r']), "{:?}", seen.err);
        assert!(!seen.err.lines().any(|line| line.starts_with("b.csv")), "{:?}", seen.err);
        let mut folder = name.clone();
        folder.push("/out.txt");
        let seen = scene.run([OsStr::new("validate"), OsStr::new("good.csv"), OsStr::new("-o"), &folder]);
        assert!(!seen.ends(2).err.contains(['\u{1b}', '\u{7}', '\u{202e}', '\r']), "{:?}", seen.err);
        assert!(!seen.err.lines().any(|line| line.starts_with("b.csv")), "{:?}", seen.err);
    }
}

#[test]
fn an_input_whose_name_is_no_text_is_never_written_to() {
    for name in odd_names() {
        let scene = Scene::with(&name, BAD);
        let args = [OsStr::new("validate"), &name, OsStr::new("-o"), &name, OsStr::new("--force")];
        scene.run(args).ends(2).says("入力ファイル");
        let args = [OsStr::new("validate"), OsStr::new("."), OsStr::new("-o"), &name, OsStr::new("--force")];
        scene.run(args).ends(2).says("入力ファイル");
    }
}
