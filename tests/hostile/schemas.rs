//! Layouts that are none: 2 before any work, with the line where there is one.

use crate::scene::{Scene, small};

#[test]
fn a_layout_that_cannot_be_read_is_said_before_any_work() {
    let deep = format!("a = {}", "[".repeat(100_000));
    let long = format!("[{}b]\n", "a.".repeat(100_000));
    let many = "[[field]]\nrole = \"name\"\nlabel = \"氏名\"\n".repeat(400);
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("empty", vec![], ""),
        ("no toml", "これは様式ではありません\n".into(), ":1:"),
        ("a table of people", small(), ":1:"),
        ("unknown key", "id = \"a\"\nnonsense = 1\n".into(), ":2:"),
        ("not utf-8", b"id = \"a\"\n\xFF\n".to_vec(), "UTF-8"),
        ("utf-16", b"\xFF\xFEi\0d\0".to_vec(), "UTF-8"),
        ("nul", b"id = \"\0\"\n".to_vec(), ":1:"),
        ("deep", deep.into_bytes(), ":1:"),
        ("long", long.into_bytes(), ""),
        ("many", many.into_bytes(), ""),
        ("a workbook", b"PK\x03\x04\xFF\xFF".to_vec(), ""),
    ];
    for (what, bytes, words) in cases {
        let scene = Scene::with("a.csv", small());
        scene.file("様式.toml", bytes);
        let args = ["validate", "a.csv", "--schema", "様式.toml", "-o", "out.txt"];
        let seen = scene.run(args);
        assert!(seen.out.is_empty(), "{what}");
        seen.ends(2).says("様式.toml").says(words);
        // Whoever checks a layout wants to see all that is wrong with it.
        let checked = scene.command(["schema", "check", "様式.toml"]).output().unwrap();
        assert!(matches!(checked.status.code(), Some(1 | 2)), "{what}: {checked:?}");
    }
}

#[test]
fn layouts_that_are_not_there() {
    let scene = Scene::with("a.csv", small());
    std::fs::create_dir(scene.path("folder.toml")).unwrap();
    for name in ["nowhere.toml", "./nowhere/a.toml", "folder.toml", "mamis-atendance", "\u{1b}[2J", "a.csv/b.toml"] {
        let seen = scene.run(["validate", "a.csv", "--schema", name]);
        assert!(seen.ends(2).out.is_empty() && !seen.err.contains('\u{1b}'), "{seen:?}");
    }
}

#[test]
fn a_layout_for_another_kind_of_file() {
    let scene = Scene::with("a.csv", small());
    let seen = scene.run(["validate", "a.csv", "--schema", "registry-flags"]);
    assert!(seen.code == 1 || seen.code == 2, "{seen:?}");
}
