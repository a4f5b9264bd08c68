//! Ctrl-C at every stage: 2, one sentence, nothing half written.

use std::fs;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::scene::{GOOD, HEADER, OWN_OUTPUT, Scene, small};

pub fn interrupt(child: &Child) {
    signal("INT", child);
}

fn signal(name: &str, child: &Child) {
    let sent = Command::new("sh").args(["-c", &format!("kill -{name} {}", child.id())]).status().unwrap();
    assert!(sent.success());
}

/// Waits until `there` holds.
#[track_caller]
pub fn until(there: impl Fn() -> bool) {
    let start = Instant::now();
    while !there() {
        assert!(start.elapsed() < Duration::from_secs(30), "it never came");
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// Handlers of signals stand when the mask of caught ones has that of SIGINT.
#[cfg(target_os = "linux")]
pub fn listens(child: &Child) -> bool {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    let caught = status.lines().find_map(|line| line.strip_prefix("SigCgt:")).unwrap_or("0");
    u64::from_str_radix(caught.trim(), 16).unwrap_or(0) & 2 != 0
}

#[cfg(not(target_os = "linux"))]
pub fn listens(_: &Child) -> bool {
    std::thread::sleep(Duration::from_millis(500));
    true
}

#[test]
fn while_standard_input_is_slow() {
    let scene = Scene::with("old.txt", "前の結果\n");
    for args in
        [&["validate", "-"][..], &["validate", "-", "-o", "out.txt"], &["validate", "-", "-o", "old.txt", "--force"]]
    {
        let (reader, mut writer) = std::io::pipe().unwrap();
        let seen = scene.run_while(&[], scene.command(args).stdin(reader), |child| {
            std::io::Write::write_all(&mut writer, &small()).unwrap();
            until(|| listens(child));
            interrupt(child);
        });
        seen.ends(2).says("中断しました");
    }
    // A closed window and a polite kill are the same.
    for name in ["TERM", "HUP"] {
        let (reader, _writer) = std::io::pipe().unwrap();
        let seen = scene.run_while(&[], scene.command(["validate", "-", "-o", "out.txt"]).stdin(reader), |child| {
            until(|| listens(child));
            signal(name, child);
        });
        seen.ends(2).says("中断しました");
    }
}

#[test]
fn a_kill_leaves_the_old_result_or_the_new_one() {
    let row = |i: usize| format!("{},佐藤　次郎,さとう,1981-13-03,j{i}\n", i % 90 + 10);
    let rows: String = (0..3_000).map(row).collect();
    let scene = Scene::with("a.csv", format!("{HEADER}\n{rows}"));
    let old = "前の結果\n";
    scene.file("out.txt", old);
    let args = ["validate", "a.csv", "--format", "csv", "-o", "out.txt", "--force"];
    let start = Instant::now();
    scene.run_making(&["out.txt"], &mut scene.command(args)).ends(1);
    let whole = start.elapsed();
    let new = fs::read(scene.path("out.txt")).unwrap();
    for turn in 0..12 {
        scene.file("out.txt", old);
        let mut child = scene.command(args).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(whole * turn / 11);
        child.kill().unwrap();
        child.wait().unwrap();
        let found = fs::read(scene.path("out.txt")).unwrap();
        assert!(found == old.as_bytes() || found == new, "torn: {} bytes", found.len());
        // What may stay behind bears our name, so that a later run can sweep it.
        for entry in fs::read_dir(scene.path("")).unwrap().flatten() {
            let name = entry.file_name().into_string().unwrap();
            assert!(name == "a.csv" || name == "out.txt" || name.starts_with(".kenshu-"), "{name}");
        }
    }
}

#[test]
fn while_a_pipe_is_slow_to_open() {
    let scene = Scene::with("a.csv", GOOD);
    assert!(Command::new("mkfifo").arg(scene.path("pipe")).status().unwrap().success());
    let seen = scene.run_while(&[], &mut scene.command(["validate", "a.csv", "pipe", "-o", "out.txt"]), |child| {
        until(|| listens(child));
        interrupt(child);
    });
    seen.ends(2).says("中断しました");
}

#[test]
fn while_a_big_output_is_written() {
    let row = |i: usize| format!("{},佐藤　次郎,さとう,1981-13-03,j{i}\n", i % 90 + 10);
    let rows: String = (0..20_000).map(row).collect();
    let scene = Scene::with("long.csv", format!("{HEADER}\n{rows}"));
    scene.file("old.txt", "前の結果\n");
    let temporary =
        || fs::read_dir(scene.path("")).unwrap().flatten().find(|e| e.file_name().to_string_lossy().ends_with(".tmp"));
    let outputs = [&["-o", "out.txt"][..], &["-o", "old.txt", "--force"]];
    for output in outputs {
        let args = [&["validate", "long.csv", "--format", "json"], output].concat();
        let seen = scene.run_while(&[], &mut scene.command(args), |child| {
            // The first findings are on their way to the disk.
            until(|| temporary().is_some_and(|file| file.metadata().is_ok_and(|m| m.len() > 0)) || child_ended(child));
            interrupt(child);
        });
        seen.ends(2).says("中断しました");
        assert!(temporary().is_none());
    }
    // And while it waits for somebody who does not read.
    let mut command = scene.command(["validate", "long.csv", "--format", "jsonl"]);
    let seen = scene.run_while(&[], command.stdout(Stdio::piped()).env(OWN_OUTPUT, ""), |child| {
        let mut reader = child.stdout.take().unwrap();
        std::io::Read::read_exact(&mut reader, &mut [0; 1_000]).unwrap();
        interrupt(child);
        until(|| child_ended(child));
    });
    seen.ends(2).says("中断しました");
}

fn child_ended(child: &Child) -> bool {
    let status = fs::read_to_string(format!("/proc/{}/stat", child.id())).unwrap_or_default();
    !cfg!(target_os = "linux") || status.is_empty() || status.contains(") Z ")
}
