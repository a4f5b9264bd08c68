//! Outputs that fail: a reader that went away, a full disk, a limit, a name that is taken.

use std::fs::{self, File, OpenOptions};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::process::Stdio;

use crate::scene::{HEADER, OWN_OUTPUT, Scene, small};

const FORMATS: [&str; 5] = ["text", "concise", "json", "jsonl", "csv"];

/// A file with so many findings that the outputs of all formats but the text are long.
fn many(rows: usize) -> String {
    let row = |i| format!("{},佐藤　次郎,さとう,1981-13-03,j{i}\n", i % 90 + 10);
    format!("{HEADER}\n{}", (0..rows).map(row).collect::<String>())
}

#[test]
fn a_closed_pipe_is_no_reason_to_complain() {
    for (rows, name) in [(1, "short.csv"), (3_000, "long.csv")] {
        let scene = Scene::with(name, many(rows));
        for format in FORMATS {
            let (reader, writer) = std::io::pipe().unwrap();
            drop(reader);
            let mut command = scene.command(["validate", name, "--format", format]);
            let seen = scene.run_making(&[], command.stdout(writer).env(OWN_OUTPUT, ""));
            assert_eq!((seen.code, seen.err.as_str()), (1, ""), "{name} {format}");
        }
    }
    let scene = Scene::with("good.csv", small());
    for args in [
        &["validate", "good.csv"][..],
        &["explain", "301"],
        &["schema", "list"],
        &["schema", "show", "mamis-attendance"],
        &["completions", "bash"],
    ] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let seen = scene.run_making(&[], scene.command(args).stdout(writer).env(OWN_OUTPUT, ""));
        assert_eq!((seen.code, seen.err.as_str()), (0, ""), "{args:?}");
    }
}

#[test]
fn a_reader_that_leaves_in_the_middle() {
    let scene = Scene::with("long.csv", many(8_000));
    for format in ["concise", "json", "jsonl", "csv"] {
        let mut command = scene.command(["validate", "long.csv", "--format", format]);
        let seen = scene.run_while(&[], command.stdout(Stdio::piped()).env(OWN_OUTPUT, ""), |child| {
            let mut reader = child.stdout.take().unwrap();
            std::io::Read::read_exact(&mut reader, &mut [0; 5_000]).unwrap();
        });
        assert_eq!((seen.code, seen.err.as_str()), (1, ""), "{format}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said_once() {
    let scene = Scene::with("a.csv", many(1));
    scene.file("long.csv", many(3_000));
    let full = || OpenOptions::new().write(true).open("/dev/full").unwrap();
    for format in FORMATS {
        for name in ["a.csv", "long.csv"] {
            let mut command = scene.command(["validate", name, "--format", format]);
            let seen = scene.run_making(&[], command.stdout(full()).env(OWN_OUTPUT, ""));
            assert_eq!((seen.code, seen.err.lines().count()), (2, 1), "{format}: {}", seen.err);
            seen.says("空き容量がありません");
            let seen = scene.run(["validate", name, "--format", format, "-o", "/dev/full", "--force"]);
            assert_eq!((seen.code, seen.err.lines().count()), (2, 1), "{format}: {}", seen.err);
        }
    }
    // Nobody can be told, and the status tells it all the same.
    for args in [&["validate", "nowhere.csv"][..], &["validate", "a.csv", "-o", "/dev/full", "--force"]] {
        let status = scene.command(args).stdout(full()).stderr(full()).status().unwrap();
        assert_eq!(status.code(), Some(2));
    }
}

#[test]
fn a_limit_on_the_size_of_files() {
    let scene = Scene::with("long.csv", many(3_000));
    for format in ["concise", "json", "jsonl", "csv"] {
        let args = ["validate", "long.csv", "--format", format, "-o", "out.txt"];
        scene.run_making(&[], &mut scene.limited("ulimit -f 16", args)).ends(2).says("上限");
        scene.file("old.txt", "前の結果\n");
        let args = ["validate", "long.csv", "--format", format, "-o", "old.txt", "--force"];
        scene.run_making(&[], &mut scene.limited("ulimit -f 16", args)).ends(2).says("上限");
        // Standard output that is a file obeys the limit too.
        let out = File::create(scene.path("redirected.txt")).unwrap();
        let mut command = scene.limited("ulimit -f 16", ["validate", "long.csv", "--format", format]);
        let seen = scene.run_making(&["redirected.txt"], command.stdout(out).env(OWN_OUTPUT, ""));
        seen.ends(2).says("上限");
    }
}

#[test]
fn an_output_that_exists() {
    let scene = Scene::with("a.csv", small());
    scene.file("old.txt", "前の結果\n");
    scene.run(["validate", "a.csv", "-o", "old.txt"]).ends(2).says("--force");
    fs::set_permissions(scene.path("old.txt"), fs::Permissions::from_mode(0o640)).unwrap();
    let mut command = scene.command(["validate", "a.csv", "-o", "old.txt", "--force"]);
    scene.run_making(&["old.txt"], &mut command).ends(0);
    assert!(fs::read_to_string(scene.path("old.txt")).unwrap().contains("判定"));
    assert_eq!(fs::metadata(scene.path("old.txt")).unwrap().permissions().mode() & 0o777, 0o640);
    // Through a link the file behind it is replaced, and the link stays.
    symlink("old.txt", scene.path("link.txt")).unwrap();
    let mut command = scene.command(["validate", "a.csv", "--format", "json", "-o", "link.txt", "--force"]);
    scene.run_making(&["old.txt"], &mut command).ends(0);
    // A link that leads nowhere is somebody's all the same.
    symlink("nowhere.txt", scene.path("dangling.txt")).unwrap();
    scene.run(["validate", "a.csv", "-o", "dangling.txt"]).ends(2);
    for bad in ["", ".", "nowhere/out.txt", "a.csv/out.txt", "old.txt/"] {
        scene.run(["validate", "a.csv", "--force", "-o", bad]).ends(2);
    }
}

#[test]
fn an_output_that_is_an_input() {
    let scene = Scene::with("a.csv", small());
    scene.file("folder/b.csv", small());
    fs::hard_link(scene.path("a.csv"), scene.path("hard.txt")).unwrap();
    symlink("a.csv", scene.path("soft.txt")).unwrap();
    let absolute = scene.path("a.csv").to_string_lossy().into_owned();
    let outputs = ["a.csv", "./a.csv", "folder/../a.csv", "hard.txt", "soft.txt", absolute.as_str(), "folder/b.csv"];
    for output in outputs {
        for format in ["text", "json"] {
            let args = ["validate", "a.csv", "folder", "--format", format, "--force", "-o", output];
            scene.run(args).ends(2).says("入力ファイルには書き込みません");
        }
        scene.run(["validate", "a.csv", "folder", "-o", output]).ends(2);
    }
    // An input under a link.
    scene.run(["validate", "soft.txt", "-o", "a.csv", "--force"]).ends(2).says("入力ファイル");
    // Standard input that is the file.
    let stdin = Stdio::from(File::open(scene.path("a.csv")).unwrap());
    let mut command = scene.command(["validate", "-", "-o", "a.csv", "--force"]);
    scene.run_making(&[], command.stdin(stdin)).ends(2).says("入力ファイル");
    // A layout is an input as well.
    let schema = include_str!("../../schemas/attendance/mamis-attendance.toml");
    scene.file("様式.toml", schema);
    let args = ["validate", "a.csv", "--schema", "./様式.toml", "-o", "様式.toml", "--force"];
    scene.run(args).ends(2).says("入力ファイル");
}

/// Runs with a slow standard input; `meanwhile` is done once the output has been begun in the folder `sub`.
#[track_caller]
fn while_it_waits(scene: &Scene, made: &[&str], meanwhile: impl FnOnce()) -> crate::scene::Seen {
    let (reader, mut writer) = std::io::pipe().unwrap();
    let mut command = scene.command(["validate", "-", "-o", "sub/out.txt"]);
    scene.run_while(made, command.stdin(reader), |_| {
        let begun = || fs::read_dir(scene.path("sub")).unwrap().next().is_some();
        while !begun() {
            std::thread::sleep(std::time::Duration::from_millis(2));
        }
        meanwhile();
        std::io::Write::write_all(&mut writer, &small()).unwrap();
        drop(writer);
    })
}

#[test]
fn a_place_that_goes_away_or_is_taken_meanwhile() {
    let scene = Scene::new();
    fs::create_dir(scene.path("sub")).unwrap();
    let seen = while_it_waits(&scene, &["sub/out.txt"], || drop(scene.file("sub/out.txt", "ほかの人の結果\n")));
    seen.ends(2).says("--force");
    assert_eq!(fs::read_to_string(scene.path("sub/out.txt")).unwrap(), "ほかの人の結果\n");
    fs::remove_file(scene.path("sub/out.txt")).unwrap();
    while_it_waits(&scene, &["sub"], || fs::remove_dir_all(scene.path("sub")).unwrap()).ends(2).says("sub/out.txt");
}
