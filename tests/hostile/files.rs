//! Inputs that cannot be opened, are no files, never end, or change while they are read.

use std::fs::{self, File};
use std::io::Write;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};

use kenshu::io::Input;
use kenshu::validate::{RunInput, run};

use crate::scene::{GOOD, KENSHU, Scene, small};
use crate::support::{AsTheyAre, Kept, options};

/// The program as somebody who may not read everything. The superuser becomes nobody, with a copy of the program,
/// because the folder it was built in may be closed to others.
pub fn as_nobody(scene: &Scene, args: &[&str]) -> Command {
    if !is_superuser() {
        return scene.command(args);
    }
    as_user(scene, 65_534, "exec \"$0\" \"$@\"", args)
}

fn is_superuser() -> bool {
    fs::metadata("/proc/self").is_ok_and(|me| me.uid() == 0)
}

/// A script of the shell as another user; `$0` is a copy of the program, `$@` are the arguments.
fn as_user(scene: &Scene, user: u32, script: &str, args: &[&str]) -> Command {
    let copy = scene.path(".kenshu");
    // A link, where both lie on one disk, costs nothing.
    if !copy.exists() && fs::hard_link(KENSHU, &copy).is_err() {
        fs::copy(KENSHU, &copy).unwrap();
    }
    let mut command = Command::new("sh");
    command.args(["-c", script]).arg(copy);
    command.args(args).args(["--as-of", "2026-02-10"]).env_remove("RUST_BACKTRACE");
    command.current_dir(scene.path("")).stdin(Stdio::null()).uid(user).gid(user);
    command
}

fn mode(path: &std::path::Path, bits: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(bits)).unwrap();
}

#[test]
fn a_path_that_does_not_exist_is_said_before_any_work() {
    let scene = Scene::with("a.csv", small());
    symlink("nowhere", scene.path("link.csv")).unwrap();
    for missing in ["b.csv", "a.csv/b.csv", "nowhere/b.csv", "", "link.csv", "-x.csv/"] {
        for args in [&["validate", "a.csv", "--", missing][..], &["validate", "--format", "json", "--", missing]] {
            let seen = scene.run(args);
            assert!(seen.ends(2).out.is_empty(), "{seen:?}");
        }
        let out = ["validate", "a.csv", "-o", "out.txt", "--", missing];
        scene.run(out).ends(2).says(if missing.is_empty() { "値がありません" } else { "見つかりません" });
    }
    let long = "あ".repeat(5_000);
    scene.run(["validate", long.as_str()]).ends(2);
}

#[test]
fn a_folder_named_like_a_file() {
    let scene = Scene::new();
    fs::create_dir(scene.path("受講者.csv")).unwrap();
    scene.run(["validate", "受講者.csv"]).ends(2).says("フォルダー 受講者.csv には確認できるファイル");
    scene.file("受講者.csv/a.csv", small());
    fs::create_dir(scene.path("受講者.csv/b.xlsx")).unwrap();
    let seen = scene.json(&["受講者.csv"]);
    assert_eq!(seen.ends(0).json()["files"][0]["path"], "受講者.csv/a.csv");
    scene.run(["validate", "受講者.csv/a.csv", "-o", "受講者.csv/b.xlsx"]).ends(2).says("フォルダ");
}

#[test]
fn no_permission() {
    let scene = Scene::with("closed.csv", small());
    mode(&scene.path("closed.csv"), 0o000);
    scene.file("good.csv", small());
    scene.file("locked/a.csv", small());
    mode(&scene.path("locked"), 0o000);
    let seen =
        scene.run_making(&[], &mut as_nobody(&scene, &["validate", "closed.csv", "good.csv", "--format", "json"]));
    seen.ends(1).says("権限がありません");
    assert_eq!(seen.codes(), ["E105"]);
    assert_eq!(seen.json()["files"][1]["records"], 1);
    for format in ["text", "concise", "json", "jsonl", "csv"] {
        let mut command = as_nobody(&scene, &["validate", "closed.csv", "--format", format]);
        scene.run_making(&[], &mut command).ends(2);
        // What could not be done leaves no output.
        let mut command = as_nobody(&scene, &["validate", "closed.csv", "--format", format, "-o", "out.txt"]);
        scene.run_making(&[], &mut command).ends(2);
    }
    scene.run_making(&[], &mut as_nobody(&scene, &["validate", "locked"])).ends(2).says("locked");
    scene.run_making(&[], &mut as_nobody(&scene, &["validate", "locked", "good.csv"])).says("locked");
    scene.run_making(&[], &mut as_nobody(&scene, &["validate", "locked/a.csv"])).ends(2);
    scene.run_making(&[], &mut as_nobody(&scene, &["validate", "good.csv", "-o", "locked/out.txt"])).ends(2);
    scene.run_making(&[], &mut as_nobody(&scene, &["validate", "good.csv", "--schema", "closed.csv"])).ends(2);
    // An unreadable input is an input all the same: it is never written to.
    let args = ["validate", "closed.csv", "good.csv", "-o", "closed.csv", "--force"];
    scene.run_making(&[], &mut as_nobody(&scene, &args)).ends(2).says("入力ファイル");
    mode(&scene.path("locked"), 0o755);
    // A folder in which nothing may be made.
    fs::create_dir(scene.path("fixed")).unwrap();
    mode(&scene.path("fixed"), 0o555);
    let mut command = as_nobody(&scene, &["validate", "good.csv", "-o", "fixed/out.txt"]);
    scene.run_making(&[], &mut command).ends(2).says("権限");
    for args in [
        &["fix", "good.csv", "--split", "fixed"][..],
        &["fix", "good.csv", "--split", "fixed/new"],
        &["fix", "good.csv", "-o", "fixed/out.csv"],
        &["fix", "fixed/own.csv", "--in-place"],
    ] {
        mode(&scene.path("fixed"), 0o755);
        // Something to mend, by somebody who may write the file itself and not beside it.
        scene.file("fixed/own.csv", String::from_utf8(small()).unwrap().replacen("45", "４５", 1));
        mode(&scene.path("fixed/own.csv"), 0o666);
        mode(&scene.path("fixed"), 0o555);
        let seen = scene.run_making(&[], &mut as_nobody(&scene, args));
        seen.ends(2).says("権限");
        assert!(seen.out.is_empty(), "{seen:?}");
        let names: Vec<_> =
            fs::read_dir(scene.path("fixed")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(names, ["own.csv"], "{args:?}");
    }
}

#[test]
fn links_in_circles() {
    let scene = Scene::with("a/x.csv", small());
    symlink("..", scene.path("a/up")).unwrap();
    symlink("loop.csv", scene.path("a/loop.csv")).unwrap();
    symlink(".", scene.path("a/self.csv")).unwrap();
    let seen = scene.json(&["a"]);
    seen.ends(1);
    assert_eq!(seen.json()["summary"]["records"], 1);
    let seen = scene.run(["validate", "a/loop.csv"]);
    assert!(seen.code == 2, "{seen:?}");
}

#[test]
fn devices_pipes_and_sockets() {
    let scene = Scene::with("a.csv", small());
    scene.run(["validate", "/dev/null"]).ends(1).says("何も書かれていません");
    scene.run(["validate", "/dev/zero"]).ends(2).says("256 MiB");
    scene.run(["validate", "a.csv", "/dev/zero"]).ends(1).says("256 MiB");
    let _listener = std::os::unix::net::UnixListener::bind(scene.path("socket.csv")).unwrap();
    scene.run(["validate", "socket.csv"]).ends(2);
    scene.run(["validate", "a.csv", "socket.csv"]).ends(1);
    scene.json(&["."]).ends(0);
}

#[test]
fn standard_input_has_a_limit() {
    let scene = Scene::new();
    let zero = || Stdio::from(File::open("/dev/zero").unwrap());
    let seen = scene.run_making(&[], scene.command(["validate", "-", "-o", "out.txt"]).stdin(zero()));
    seen.ends(2);
    scene.run_making(&[], scene.command(["validate", "-"]).stdin(zero())).ends(2).says("256 MiB");
    // Twice the same is read once.
    let bytes = scene.file("a.csv", small());
    let from = || Stdio::from(File::open(&bytes).unwrap());
    let seen = scene.run_making(&[], scene.command(["validate", "-", "-", "--format", "json"]).stdin(from()));
    assert_eq!(seen.ends(0).json()["summary"]["files"], 1);
    // An output that cannot be written is said without waiting for what comes in.
    let (reader, _kept_open) = std::io::pipe().unwrap();
    let seen = scene.run_making(&[], scene.command(["validate", "-", "-o", "nowhere/out.txt"]).stdin(reader));
    seen.ends(2).says("フォルダ");
}

#[test]
fn two_thousand_files() {
    let scene = Scene::new();
    for i in 0..2_000 {
        scene.file(format!("第{:02}回/{i:04}.csv", i / 100), small());
    }
    let mut command = scene.limited("ulimit -n 64", ["validate", ".", "--format", "json"]);
    let seen = scene.run_making(&[], &mut command);
    assert_eq!(seen.ends(0).json()["summary"]["records"], 2_000);
}

#[test]
fn a_file_that_changes_while_it_is_read() {
    // The pipe holds the program until the file, which is opened before it, has changed.
    for change in ["longer", "gone", "replaced"] {
        let scene = Scene::with("a.csv", GOOD);
        let pipe = scene.path("pipe");
        assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let path = scene.path("a.csv");
        let mut command = scene.command(["validate", "a.csv", "pipe", "--format", "json"]);
        let seen = scene.run_while(&["a.csv"], &mut command, |_| {
            let mut writer = fs::OpenOptions::new().write(true).open(&pipe).unwrap();
            match change {
                "longer" => fs::OpenOptions::new().append(true).open(&path).unwrap().write_all(b"12,\n").unwrap(),
                "gone" => fs::remove_file(&path).unwrap(),
                _ => {
                    fs::copy(&path, scene.path("new")).unwrap();
                    fs::rename(scene.path("new"), &path).unwrap();
                }
            }
            writer.write_all(&small()).unwrap();
        });
        assert!(seen.ends(1).codes().contains(&"E105".to_owned()), "{change}: {:?}", seen.codes());
    }
}

#[test]
fn nothing_but_a_file_that_changed_counts_as_not_read() {
    for gone in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        fs::write(&path, small()).unwrap();
        let input = Input::open(&path);
        if gone {
            fs::remove_file(&path).unwrap()
        } else {
            fs::write(&path, GOOD).unwrap()
        }
        let mut kept = Kept::default();
        let totals = run(&[RunInput { name: "a.csv".into(), input }], &options(1), &AsTheyAre, &mut kept);
        assert_eq!(totals.opened, 0, "gone {gone}");
        assert!(kept.findings.iter().any(|finding| finding.code == 105), "{:?}", kept.findings);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_read_that_fails() {
    // This file opens, and its first byte cannot be read.
    let scene = Scene::with("a.csv", small());
    scene.run(["validate", "/proc/self/mem"]).ends(2).says("読み取れませんでした");
    scene.run(["validate", "/proc/self/mem", "-o", "out.txt"]).ends(2);
    let seen = scene.run(["validate", "a.csv", "/proc/self/mem", "--format", "json"]);
    assert_eq!((seen.code, seen.codes()), (1, vec!["E105".to_owned()]));
}

#[test]
fn standard_streams_that_are_closed() {
    let scene = Scene::with("a.csv", small());
    for (closed, args, code) in [
        ("exec <&-", &["validate", "-"][..], 1),
        ("exec >&-", &["validate", "a.csv"], 0),
        ("exec 2>&-", &["validate", "a.csv"], 0),
        ("exec <&- >&- 2>&-", &["validate", "a.csv"], 0),
        ("exec <&- >&-", &["validate", "nowhere.csv"], 2),
    ] {
        scene.run_making(&[], &mut scene.limited(closed, args)).ends(code);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_system_that_gives_no_threads() {
    // The limit counts the processes of a user, and only a user who has no other tells how many there are.
    if !is_superuser() {
        return;
    }
    let row = |i: usize| format!("{},佐藤　次郎,さとう,1981-13-03,j{i}\n", i % 90 + 10);
    let rows: String = (0..40_000).map(row).collect();
    let scene = Scene::with("long.csv", format!("{}\n{rows}", crate::scene::HEADER));
    let args = ["validate", "long.csv", "--format", "csv", "--max-findings", "1000"];
    let usual = scene.run(args);
    for limit in 1..4 {
        // The shells of systems do not agree on the letter.
        let script = format!("ulimit -p {limit} 2>/dev/null || ulimit -u {limit}; exec \"$0\" \"$@\"");
        let mut command = as_user(&scene, 65_500, &script, &[&args[..], &["--threads", "8"]].concat());
        let seen = scene.run_making(&[], &mut command);
        assert_eq!((seen.code, &seen.out), (usual.code, &usual.out), "{limit}: {}", seen.err);
    }
}
