//! `template`, `schema adopt` and `schema export` as a user runs them: what is written, and what is never written over.

#![allow(clippy::unwrap_used, missing_docs)]

#[path = "support/shell.rs"]
mod shell;

use shell::{Folder, run_in};

fn run(folder: &Folder, args: &[&str]) -> shell::Ran {
    run_in(&folder.path(""), args, None)
}

#[test]
fn a_form_is_written_once_and_replaced_only_when_told() {
    let folder = Folder::new();
    for name in ["用紙.xlsx", "用紙.csv"] {
        let ran = run(&folder, &["template", "registry-flags", "-o", name]);
        assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{}", ran.err);
        assert!(
            ran.err.contains("23列、うち必須 4列") && ran.err.contains(&format!("kenshu validate {name}")),
            "{}",
            ran.err
        );
        let before = std::fs::read(folder.path(name)).unwrap();
        let ran = run(&folder, &["template", "member-roster", "-o", name]);
        assert!(ran.status == 2 && ran.err.contains("--force"), "{}", ran.err);
        assert_eq!(std::fs::read(folder.path(name)).unwrap(), before);
        let ran = run(&folder, &["template", "member-roster", "-o", name, "--force", "-q"]);
        assert_eq!((ran.status, ran.err.as_str()), (0, ""));
        assert_ne!(std::fs::read(folder.path(name)).unwrap(), before);
    }
    // CP932, as the layout says, without a byte order mark; the other has one.
    run(&folder, &["template", "registry-flags", "-o", "a.csv"]);
    assert!(std::fs::read(folder.path("a.csv")).unwrap().starts_with(b"\x93\x6F\x98\x5E\x94\xD4\x8D\x86,"));
    assert!(std::fs::read(folder.path("用紙.csv")).unwrap().starts_with(b"\xEF\xBB\xBF"));
    let english = run(&folder, &["template", "seminar-list", "-o", "b.xlsx", "--lang", "en"]);
    assert!(english.err.starts_with("b.xlsx: a form of 27 columns, 2 of them required."), "{}", english.err);
}

#[test]
fn a_layout_whose_encoding_cannot_hold_its_headers_is_named() {
    let text = "id = \"x\"\ntitle = { ja = \"例\", en = \"x\" }\nkind = \"attendance\"\nstatus = \"unconfirmed\"\nsource = \"例\"\n\
                [dialect]\nencoding = \"cp932\"\n[[field]]\nrole = \"name\"\nlabel = \"氏名😀\"\nrequired = true\n";
    let folder = Folder::with(&[("x.toml", text)]);
    let ran = run(&folder, &["template", "x.toml", "-o", "x.csv"]);
    assert!(ran.status == 2 && ran.err.contains("「😀」は、様式の文字コード（cp932）で書けません"), "{}", ran.err);
    assert!(!folder.path("x.csv").exists());
    let ran = run(&folder, &["template", "x.toml", "-o", "x.xlsx"]);
    assert!(ran.status == 0 && ran.err.contains("--schema x.toml x.xlsx"), "{}", ran.err);
}

#[test]
fn an_adopted_layout_is_checked_used_and_not_lost() {
    let official = "医籍登録番号（必須）,氏名（必須）,メールアドレス（必須）,整理欄\r\n";
    let folder = Folder::with(&[("公式.csv", official)]);
    let ran = run(&folder, &["schema", "adopt", "公式.csv", "-o", "my.toml", "--as-of", "2026-02-10"]);
    assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{}", ran.err);
    assert!(ran.err.contains("4列のうち 3列") && ran.err.contains("kenshu schema check my.toml"), "{}", ran.err);
    let text = std::fs::read_to_string(folder.path("my.toml")).unwrap();
    assert!(text.contains("#   kenshu validate --schema my.toml") && text.contains("# 要確認: 分からない列です"));
    let ran = run(&folder, &["schema", "check", "my.toml"]);
    assert!(ran.status == 0 && ran.out.contains("誤りはありません"), "{}{}", ran.out, ran.err);
    let ran = run(&folder, &["validate", "--schema", "my.toml", "公式.csv", "--format", "concise", "--exit-zero"]);
    assert!(ran.out.contains("E108") && !ran.out.contains("W203"), "{}", ran.out);
    // What somebody has written into it since stays.
    folder.write("my.toml", b"mine");
    let ran = run(&folder, &["schema", "adopt", "公式.csv", "-o", "my.toml"]);
    assert!(ran.status == 2 && ran.err.contains("--force"), "{}", ran.err);
    assert_eq!(std::fs::read(folder.path("my.toml")).unwrap(), b"mine");
    let ran = run(&folder, &["schema", "adopt", "公式.csv", "-o", "公式.csv", "--force"]);
    assert!(ran.status == 2 && ran.err.contains("入力ファイルには書き込みません"), "{}", ran.err);
    assert_eq!(std::fs::read(folder.path("公式.csv")).unwrap(), official.as_bytes());
}

#[test]
fn what_cannot_be_adopted_is_said_in_both_languages() {
    let folder = Folder::with(&[("空.csv", ""), ("品.csv", "商品,数量\n筆,1\n"), ("文書.pdf", "%PDF-1.7\n")]);
    folder.write("古い.xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    for (file, ja, en) in [
        ("空.csv", "見出しの行が見つかりません", "no row looks like a header"),
        ("品.csv", "見出しの行が見つかりません", "no row looks like a header"),
        ("文書.pdf", "CSV でも Excel ブック", "neither a CSV nor a workbook"),
        ("ない.csv", "ファイルが見つかりません", "no such file"),
        (".", "フォルダです", "this is a folder"),
    ] {
        for (lang, said) in [("ja", ja), ("en", en)] {
            let ran = run(&folder, &["schema", "adopt", file, "-o", "x.toml", "--lang", lang]);
            assert!(ran.status == 2 && ran.err.contains(said), "{file}: {}", ran.err);
        }
    }
    let ran = run(&folder, &["schema", "adopt", "古い.xls", "-o", "x.toml"]);
    assert_eq!(ran.status, 2, "{}", ran.err);
    assert!(!folder.path("x.toml").exists());
}
