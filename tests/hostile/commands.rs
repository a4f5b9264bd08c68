//! Every command × every trap: one table of what is run, and below it one test for each kind of trap. A row of the table says
//! which of its inputs is spoilt; the others are good.

use std::fs::{self, OpenOptions};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::process::{Command, Stdio};

use crate::book::{book, ole, row_of, sheet_of, zip};
use crate::files::as_nobody;
use crate::interrupt::{interrupt, listens, until};
use crate::mutation::mutated;
use crate::scene::{OWN_OUTPUT, Scene, Seen};

/// A command line. `IN` is the input that is spoilt, `OUT` what it writes.
struct Job {
    line: &'static str,
    /// The good content of `IN`, by its file name below `samples`.
    input: &'static str,
    /// The ending of what it writes; `/` for a folder; nothing for standard output.
    output: &'static str,
}

const fn job(line: &'static str, input: &'static str, output: &'static str) -> Job {
    Job { line, input, output }
}

const APPLY: &str = "applications/applications.csv";
const BOARD: &str = "board --certificates certificates.csv --credits mamis.csv --level ken --round jma-2025-11";

/// What is driven. The samples themselves lie in the scene under their plain names.
const JOBS: &[Job] = &[
    job("validate IN -o OUT", "attendance/bad-submission.csv", ".txt"),
    job("validate IN --workbook OUT", "attendance/bad-submission.csv", ".xlsx"),
    job("validate IN --seminars seminars.csv -o OUT", "attendance/bad-submission.csv", ".txt"),
    job("validate rows.csv --seminars IN -o OUT", "seminars/seminar-list.csv", ".txt"),
    job("reconcile IN --roster roster.csv -o OUT", "reconcile/attendance.csv", ".txt"),
    job("reconcile IN --roster roster.csv --workbook OUT", "attendance/submission.xlsx", ".xlsx"),
    job("reconcile IN --roster roster.csv --return-workbook OUT", "reconcile/attendance.csv", ".xlsx"),
    job("reconcile rows.csv --roster IN --workbook OUT", "roster/members.csv", ".xlsx"),
    job(
        "reconcile rows.csv --roster roster.csv --decisions IN --workbook OUT",
        "decisions/roster-decisions.csv",
        ".xlsx",
    ),
    job("fix IN -o OUT", "attendance/bad-submission.csv", ".csv"),
    job("fix IN -o OUT", "attendance/submission.xlsx", ".xlsx"),
    job("fix IN --to mamis-attendance -o OUT", "attendance/flags-good.csv", ".csv"),
    job("fix IN --diff -o OUT", "attendance/bad-submission.csv", ".txt"),
    job("fix IN --split OUT", "attendance/bad-submission.csv", "/"),
    job("fix IN --split OUT --decisions decisions.csv", "reconcile/attendance.csv", "/"),
    job("fix rows.csv --split OUT --decisions IN", "decisions/roster-decisions.csv", "/"),
    job("fix rows.csv --split OUT --uploaded IN", "attendance/good-submission.csv", "/"),
    job("fix rows.csv --split OUT --mamis-errors IN", "mamis-errors/errors.csv", "/"),
    job("handbook --credits IN --certificates certificates.csv -o OUT", "credits/mamis-entries.csv", ".xlsx"),
    job("handbook --credits credits.csv --certificates IN -o OUT", "certificates/certificate-list.csv", ".xlsx"),
    job("handbook --credits credits.csv --certificates certificates.csv --update IN -o OUT", "handbook.xlsx", ".xlsx"),
    job("handbook --credits credits.csv --certificates certificates.csv --rounds IN -o OUT", "rounds.toml", ".xlsx"),
    job("BOARD --applications IN -o OUT", APPLY, ".xlsx"),
    job("BOARD --applications applications.csv --minutes IN -o OUT", "applications/minutes.csv", ".xlsx"),
    job("BOARD --applications applications.csv --roster IN -o OUT", "roster/members.csv", ".xlsx"),
    job("BOARD --applications IN --format json -o OUT", APPLY, ".json"),
    job("template IN -o OUT", "layout.toml", ".xlsx"),
    job("schema check IN -o OUT", "layout.toml", ".txt"),
    job("schema adopt IN -o OUT", "attendance/flags-good.csv", ".toml"),
    job("schema adopt IN -o OUT", "attendance/submission.xlsx", ".toml"),
    job("validate rows.csv --schema IN -o OUT", "layout.toml", ".txt"),
];

const LAYOUT: &str = include_str!("../../schemas/attendance/registry-flags.toml");
const ROUNDS: &str = include_str!("../../schemas/rounds/jma-2025.toml");

fn sample(name: &str) -> Vec<u8> {
    fs::read(format!("{}/samples/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

impl Job {
    fn good(&self) -> Vec<u8> {
        match self.input {
            "layout.toml" => LAYOUT.replace("\"registry-flags\"", "\"own-layout\"").into_bytes(),
            "rounds.toml" => ROUNDS.replace("jma-", "own-").into_bytes(),
            "handbook.xlsx" => handbook(),
            name => sample(name),
        }
    }

    fn name(&self) -> String {
        format!("入力.{}", self.input.rsplit('.').next().unwrap())
    }

    fn out(&self) -> String {
        format!("結果{}", self.output.trim_end_matches('/'))
    }

    fn args(&self, input: &str, output: &str) -> Vec<String> {
        let line = self.line.replace("BOARD", BOARD);
        let word = |word: &str| match word {
            "IN" => input.to_owned(),
            "OUT" => output.to_owned(),
            word => word.to_owned(),
        };
        line.split_whitespace().map(word).collect()
    }

    /// The words of its command, for messages.
    fn said(&self, trap: &str) -> String {
        let said = format!("{} ← {} [{trap}]", self.line, self.input);
        // Seen where a test fails.
        eprintln!("{said}");
        said
    }

    /// What may appear: the output, and what stands in it.
    fn made(&self, output: &str) -> Vec<String> {
        if self.output == "/" {
            vec![output.to_owned(), format!("{output}/登録用.csv"), format!("{output}/保留.xlsx")]
        } else {
            vec![output.to_owned()]
        }
    }
}

/// A handbook of our own, made once.
fn handbook() -> Vec<u8> {
    static MADE: std::sync::OnceLock<Vec<u8>> = std::sync::OnceLock::new();
    let make = || {
        let scene = scene();
        let args = "handbook --credits credits.csv --certificates certificates.csv -o h.xlsx".split_whitespace();
        scene.run_making(&["h.xlsx"], &mut scene.command(args));
        fs::read(scene.path("h.xlsx")).unwrap()
    };
    MADE.get_or_init(make).clone()
}

/// A folder with everything good that the commands name.
fn scene() -> Scene {
    let scene = Scene::new();
    for (name, from) in [
        ("rows.csv", "reconcile/attendance.csv"),
        ("roster.csv", "roster/members.csv"),
        ("seminars.csv", "seminars/seminar-list.csv"),
        ("decisions.csv", "decisions/roster-decisions.csv"),
        ("certificates.csv", "applications/certificates.csv"),
        ("credits.csv", "credits/mamis-entries.csv"),
        ("mamis.csv", "applications/mamis.csv"),
        ("applications.csv", APPLY),
    ] {
        scene.file(name, sample(from));
    }
    scene
}

/// Runs a job; whatever may be made is, or nothing at all where the work could not be done.
#[track_caller]
fn run(scene: &Scene, what: &str, command: &mut Command, made: &[String]) -> Seen {
    let seen = scene.run_making(&names(made), command);
    let left: Vec<_> = made.iter().filter(|name| scene.path(name).exists()).collect();
    if seen.code == 2 {
        assert!(left.is_empty(), "{what}: {left:?} is left behind\n{seen:?}");
    }
    remove(scene, made);
    seen
}

fn names(made: &[String]) -> Vec<&str> {
    made.iter().map(String::as_str).collect()
}

fn remove(scene: &Scene, made: &[String]) {
    for name in made {
        let path = scene.path(name);
        let _ = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    }
}

#[test]
fn all_of_them_work_on_good_input() {
    let scene = scene();
    for job in JOBS {
        scene.file(job.name(), job.good());
        let (made, args) = (job.made(&job.out()), job.args(&job.name(), &job.out()));
        let said = job.said("good");
        let seen = scene.run_making(&names(&made), &mut scene.command(&args));
        assert!(seen.code < 2, "{said}: {seen:?}");
        assert!(made.iter().all(|name| scene.path(name).exists()), "{said}: {seen:?}");
        remove(&scene, &made);
        fs::remove_file(scene.path(job.name())).unwrap();
    }
}

/// Contents that no command can use as they are, and what they are called.
fn contents(good: &[u8], seed: u64) -> Vec<(&'static str, Vec<u8>)> {
    let half = good.len() / 2;
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let text = String::from_utf8_lossy(good);
    let far = sheet_of(
        "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>",
    );
    let claims = b"<sst count=\"1\" uniqueCount=\"4000000000\"><si><t>a</t></si></sst>";
    let cells: Vec<&str> = text.lines().next().unwrap_or_default().split(',').take(30).collect();
    let lies = book(&sheet_of(&row_of(1, &cells)), &[("xl/sharedStrings.xml", claims)]);
    vec![
        ("empty", Vec::new()),
        ("one mark", b"\xEF\xBB\xBF".to_vec()),
        ("blank lines", b"\r\n\r\n\r\n".to_vec()),
        ("zero bytes", vec![0; 4096]),
        ("half of it", good[..half].to_vec()),
        ("cut in a character", good[..half.saturating_sub(1)].to_vec()),
        ("all but the header", text.lines().skip(1).collect::<Vec<_>>().join("\n").into_bytes()),
        ("the header alone", text.lines().next().unwrap_or_default().as_bytes().to_vec()),
        ("a quote that never ends", [b"\"", good].concat()),
        ("odd utf-16", [&b"\xFF\xFE"[..], &utf16(&text), b"\x41"].concat()),
        ("broken utf-16", [&b"\xFF\xFE"[..], &utf16("氏名,"), b"\x00\xD8", &utf16("\n")].concat()),
        ("noise", (0..3_000_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8).collect()),
        ("a wide line", "あ,".repeat(30_000).into_bytes()),
        ("escapes", format!("{text}\u{1B}[31m,\u{202E},\u{7}\n=cmd|'/c calc'!A1,@x\n").into_bytes()),
        ("a pdf", b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec()),
        ("an old workbook", ole(&["Root Entry", "Workbook"])),
        ("a locked workbook", ole(&["Root Entry", "EncryptionInfo", "EncryptedPackage"])),
        ("an archive", zip(&[("a.csv", good)])),
        ("a workbook without sheets", book(&sheet_of(""), &[])),
        ("a workbook with far cells", book(&far, &[])),
        ("a workbook that lies", lies),
        ("deep brackets", format!("a = {}", "[".repeat(20_000)).into_bytes()),
        ("garbled", mutated(good, seed)),
        ("garbled again", mutated(good, seed + 1_000)),
        ("garbled once more", mutated(good, seed + 2_000)),
    ]
}

#[test]
fn inputs_of_every_kind() {
    let scene = scene();
    for (job, seed) in JOBS.iter().zip(0..) {
        let (made, args) = (job.made(&job.out()), job.args(&job.name(), &job.out()));
        for (trap, bytes) in contents(&job.good(), seed) {
            scene.file(job.name(), &bytes);
            run(&scene, &job.said(trap), &mut scene.command(&args), &made);
        }
        fs::remove_file(scene.path(job.name())).unwrap();
    }
}

/// Inputs that are no files, or may not be read. Each is said, and nothing is made.
#[test]
fn inputs_that_cannot_be_opened() {
    let scene = scene();
    let link = scene.path("link");
    symlink("nowhere", &link).unwrap();
    fs::create_dir(scene.path("folder.csv")).unwrap();
    scene.file("closed", "x");
    fs::set_permissions(scene.path("closed"), fs::Permissions::from_mode(0)).unwrap();
    for job in JOBS {
        let made = job.made(&job.out());
        for input in ["nowhere.csv", "link", "folder.csv", "", "rows.csv/x"] {
            let mut command = scene.command(job.args(input, &job.out()));
            let seen = run(&scene, &job.said(input), &mut command, &made);
            assert_eq!(seen.code, 2, "{}: {seen:?}", job.said(input));
        }
        let args = job.args("closed", &job.out());
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        // The first of these copies the program into the scene.
        let mut command = as_nobody(&scene, &args);
        let seen = run(&scene, &job.said("closed"), &mut command, &made);
        assert_eq!(seen.code, 2, "{}: {seen:?}", job.said("closed"));
    }
}

/// Where the output cannot go. What stood there stays, and so do the inputs.
#[test]
fn outputs_that_cannot_be_written() {
    let scene = scene();
    fs::create_dir_all(scene.path("folder/inside")).unwrap();
    fs::create_dir(scene.path("fixed")).unwrap();
    fs::set_permissions(scene.path("fixed"), fs::Permissions::from_mode(0o555)).unwrap();
    scene.file("old", "前の結果\n");
    for job in JOBS {
        let input = job.name();
        let path = scene.file(&input, job.good());
        let is_folder = job.output == "/";
        let end = job.output.trim_end_matches('/');
        let old = format!("old{end}");
        if !end.is_empty() {
            scene.file(&old, "前の結果\n");
            fs::create_dir(scene.path(format!("taken{end}"))).unwrap();
            fs::hard_link(&path, scene.path(format!("hard{end}"))).unwrap();
            symlink(&input, scene.path(format!("soft{end}"))).unwrap();
        }
        let mut traps = vec![format!("nowhere/inside/out{end}"), format!("rows.csv/out{end}"), old.clone()];
        if !is_folder {
            traps.extend([format!("taken{end}"), format!("hard{end}"), format!("soft{end}"), String::new()]);
        }
        for output in traps {
            for force in [false, true] {
                if force && output == old && !is_folder {
                    continue;
                }
                let mut args = job.args(&input, &output);
                args.extend(force.then(|| "--force".to_owned()));
                let said = job.said(&output);
                let seen = scene.run_making(&[], &mut scene.command(&args));
                assert_eq!(seen.code, 2, "{said}: {seen:?}");
            }
        }
        // A folder that lets nobody in.
        let args = job.args("rows.csv", &format!("fixed/out{end}"));
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        let seen = scene.run_making(&[], &mut as_nobody(&scene, &args));
        assert_eq!(seen.code, 2, "{}: {seen:?}", job.said("fixed"));
        for name in [input, old, format!("hard{end}"), format!("soft{end}")] {
            let _ = fs::remove_file(scene.path(name));
        }
        let _ = fs::remove_dir(scene.path(format!("taken{end}")));
        scene.file("old", "前の結果\n");
    }
}

/// Bytes in the limit of one block.
const LIMIT: u64 = 512;

/// A limit on the size of files, and a disk that is full, in the middle of writing.
#[test]
fn outputs_that_break_off() {
    let scene = scene();
    for job in JOBS {
        scene.file(job.name(), job.good());
        let (made, args) = (job.made(&job.out()), job.args(&job.name(), &job.out()));
        let said = job.said("limit");
        let usual = scene.run_making(&names(&made), &mut scene.command(&args));
        let is_long = made.iter().any(|name| fs::metadata(scene.path(name)).is_ok_and(|file| file.len() > LIMIT));
        assert!(usual.code < 2 && (is_long || job.output == ".txt"), "{said}: {usual:?}");
        remove(&scene, &made);
        if !is_long {
            continue;
        }
        let seen = run(&scene, &said, &mut scene.limited("ulimit -f 1", &args), &made);
        assert_eq!(seen.code, 2, "{said}: {seen:?}");
        seen.says("上限");
        // An output that is there already stays as it was.
        if job.output != "/" {
            scene.file(job.out(), "前の結果\n");
            let args = [&args[..], &["--force".to_owned()]].concat();
            let seen = scene.run_making(&[], &mut scene.limited("ulimit -f 1", &args));
            assert_eq!(seen.code, 2, "{said}: {seen:?}");
            fs::remove_file(scene.path(job.out())).unwrap();
            if job.output != ".xlsx" {
                let args = job.args(&job.name(), "/dev/full");
                let args = [&args[..], &["--force".to_owned()]].concat();
                let seen = scene.run_making(&[], &mut scene.command(&args));
                assert_eq!(seen.code, 2, "{}: {seen:?}", job.said("/dev/full"));
            }
        }
        fs::remove_file(scene.path(job.name())).unwrap();
    }
}

/// Standard output that nobody reads, or that is full.
#[test]
fn a_screen_that_goes_away() {
    let scene = scene();
    for job in JOBS {
        scene.file(job.name(), job.good());
        let made = job.made(&job.out());
        let plain = job.args(&job.name(), &job.out());
        let expected = scene.run_making(&names(&made), &mut scene.command(&plain)).code;
        remove(&scene, &made);
        let to_screen: Vec<String> = match plain.iter().position(|word| word == "-o") {
            Some(at) => [&plain[..at], &plain[at + 2..]].concat(),
            None => plain.clone(),
        };
        let needs_a_file = scene.run_making(&names(&made), &mut scene.command(&to_screen));
        remove(&scene, &made);
        if needs_a_file.code == 2 {
            needs_a_file.says("-o");
            fs::remove_file(scene.path(job.name())).unwrap();
            continue;
        }
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut command = scene.command(&to_screen);
        let seen = scene.run_making(&names(&made), command.stdout(writer).env(OWN_OUTPUT, ""));
        assert!(seen.code == expected || seen.code == needs_a_file.code, "{}: {seen:?}", job.said("closed pipe"));
        remove(&scene, &made);
        if !needs_a_file.out.is_empty() {
            let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
            let mut command = scene.command(&to_screen);
            let seen = scene.run_making(&names(&made), command.stdout(full).env(OWN_OUTPUT, ""));
            assert_eq!(seen.code, 2, "{}: {seen:?}", job.said("/dev/full"));
        }
        remove(&scene, &made);
        fs::remove_file(scene.path(job.name())).unwrap();
    }
}

/// Ctrl-C while an input is slow to come.
#[test]
fn interrupted() {
    let scene = scene();
    for job in JOBS {
        let pipe = scene.path("pipe");
        assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        for is_there in [false, true] {
            if is_there && job.output != "/" {
                scene.file(job.out(), "前の結果\n");
            }
            let mut args = job.args("pipe", &job.out());
            args.extend(is_there.then(|| "--force".to_owned()));
            let seen = scene.run_while(&[], &mut scene.command(&args), |child| {
                until(|| listens(child));
                interrupt(child);
            });
            assert_eq!(seen.code, 2, "{}: {seen:?}", job.said("interrupted"));
            seen.says("中断しました");
            let _ = fs::remove_file(scene.path(job.out()));
        }
        fs::remove_file(pipe).unwrap();
    }
}

/// Files that change after they were opened: the work is not done, or the change is an error that is said.
#[test]
fn an_input_that_changes_meanwhile() {
    for line in [
        "reconcile IN pipe --roster roster.csv",
        "fix IN --split OUT --uploaded pipe",
        "handbook --credits IN pipe --certificates certificates.csv -o OUT",
        "BOARD --applications IN pipe -o OUT",
    ] {
        let scene = scene();
        let input = if line.starts_with("handbook") {
            "credits/mamis-entries.csv"
        } else if line.starts_with("BOARD") {
            APPLY
        } else {
            "reconcile/attendance.csv"
        };
        let job = job(line, input, if line.contains("split") { "/" } else { ".xlsx" });
        let (path, pipe) = (scene.file("入力.csv", job.good()), scene.path("pipe"));
        assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let out = job.out();
        let made: Vec<String> = job.made(&out).into_iter().chain(["入力.csv".to_owned()]).collect();
        let mut command = scene.command(job.args("入力.csv", &out));
        let seen = scene.run_while(&names(&made), &mut command, |_| {
            let mut writer = OpenOptions::new().write(true).open(&pipe).unwrap();
            let mut file = OpenOptions::new().append(true).open(&path).unwrap();
            std::io::Write::write_all(&mut file, "12,誰か\n".as_bytes()).unwrap();
            std::io::Write::write_all(
                &mut writer,
                &sample(if line.contains("split") { "attendance/good-submission.csv" } else { input }),
            )
            .unwrap();
        });
        assert!(seen.code > 0, "{line}: {seen:?}");
        seen.says("書き換え");
        if seen.code == 2 {
            assert!(!scene.path(&out).exists(), "{line}: {seen:?}");
        }
    }
}

/// `--in-place`: the file is mended or as it was, and its copy is there or not.
#[test]
fn in_place() {
    let bad = sample("attendance/bad-submission.csv");
    for (trap, bytes) in contents(&bad, 7) {
        let scene = Scene::with("a.csv", &bytes);
        let seen = scene.run_making(&["a.csv", "a.csv.bak"], &mut scene.command(["fix", "--in-place", "a.csv"]));
        let (now, kept) = (fs::read(scene.path("a.csv")).unwrap(), fs::read(scene.path("a.csv.bak")).ok());
        match kept {
            Some(kept) => assert!(kept == bytes && now != bytes && seen.code < 2, "{trap}: {seen:?}"),
            None => assert!(now == bytes, "{trap}: {seen:?}"),
        }
    }
    let scene = Scene::with("a.csv", &bad);
    scene.run_making(&[], &mut scene.limited("ulimit -f 1", ["fix", "--in-place", "a.csv"])).ends(2).says("上限");
    // Where the copy would go there is something.
    fs::create_dir(scene.path("a.csv.bak")).unwrap();
    scene.run(["fix", "--in-place", "a.csv"]).ends(2).says("a.csv.bak");
    scene.run(["fix", "--in-place", "a.csv", "--force"]).ends(2).says("a.csv.bak");
    fs::remove_dir(scene.path("a.csv.bak")).unwrap();
    // A copy that is the file itself under another name would be no copy.
    for is_hard in [true, false] {
        let bak = scene.path("a.csv.bak");
        if is_hard {
            fs::hard_link(scene.path("a.csv"), &bak).unwrap()
        } else {
            symlink("a.csv", &bak).unwrap()
        }
        scene.run(["fix", "--in-place", "a.csv"]).ends(2);
        let seen =
            scene.run_making(&["a.csv", "a.csv.bak"], &mut scene.command(["fix", "--in-place", "a.csv", "--force"]));
        let now = fs::read(scene.path("a.csv")).unwrap();
        assert!(now == bad || seen.code < 2 && fs::read(&bak).unwrap() == bad, "hard {is_hard}: {seen:?}");
        fs::remove_file(&bak).unwrap();
        fs::write(scene.path("a.csv"), &bad).unwrap();
    }
    // Through a link, the file behind it is mended.
    symlink("a.csv", scene.path("link.csv")).unwrap();
    let seen = scene
        .run_making(&["a.csv", "link.csv.bak", "a.csv.bak"], &mut scene.command(["fix", "--in-place", "link.csv"]));
    assert!(seen.code < 2 && fs::symlink_metadata(scene.path("link.csv")).unwrap().is_symlink(), "{seen:?}");
    assert!(fs::read(scene.path("a.csv")).unwrap() != bad);
    fs::write(scene.path("a.csv"), &bad).unwrap();
    for name in ["a.csv.bak", "link.csv.bak"] {
        let _ = fs::remove_file(scene.path(name));
    }
    // What is read beside the file is written neither as the file nor as its copy.
    let list = sample("decisions/roster-decisions.csv");
    scene.file("d.csv", &list);
    scene.run(["fix", "--in-place", "d.csv", "--decisions", "d.csv"]).ends(2).says("入力ファイル");
    scene.file("a.csv.bak", &list);
    scene.run(["fix", "--in-place", "a.csv", "--decisions", "a.csv.bak", "--force"]).ends(2).says("a.csv.bak");
    // Standard input is nowhere, and nobody waits for it.
    let (reader, _writer) = std::io::pipe().unwrap();
    scene.run_making(&[], scene.command(["fix", "--in-place", "-"]).stdin(reader)).ends(2);
}

/// Files on the icon: a result beside each that could be read, and none beside the others.
#[test]
fn dropped() {
    for (trap, bytes) in contents(&sample("attendance/bad-submission.csv"), 3) {
        let scene = Scene::with("名簿.csv", &bytes);
        let seen = scene.run_making(&["名簿_確認結果.xlsx"], &mut scene.command(["名簿.csv"]));
        let is_made = scene.path("名簿_確認結果.xlsx").exists();
        assert_eq!(is_made, seen.code < 2, "{trap}: {seen:?}");
    }
    let scene = Scene::with("名簿.csv", sample("attendance/bad-submission.csv"));
    scene.run_making(&[], &mut scene.limited("ulimit -f 1", ["名簿.csv"])).ends(2).says("上限");
    scene.run(["無い.csv"]).ends(2).says("無い.csv");
    let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
    let mut command = scene.command(["名簿.csv"]);
    let seen = scene.run_making(&["名簿_確認結果.xlsx"], command.stdout(full).env(OWN_OUTPUT, ""));
    assert_eq!(seen.code, 2, "{seen:?}");
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let mut command = scene.command(["名簿.csv"]);
    scene
        .run_making(
            &["名簿_確認結果.xlsx", "名簿_確認結果_2.xlsx"],
            command.stdout(writer).stdin(Stdio::null()).env(OWN_OUTPUT, ""),
        )
        .ends(1);
}
