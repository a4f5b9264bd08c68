//! A folder of its own, and runs of the program in it that are held to what holds for every run.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io::{Read, Seek};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// No run of these tests takes this long, unless it hangs.
const PATIENCE: Duration = Duration::from_secs(120);
/// Contents up to this length are compared byte by byte; of longer ones length and time.
const COMPARED: u64 = 1 << 20;

/// The program.
pub const KENSHU: &str = env!("CARGO_BIN_EXE_kenshu");
/// A good file: its header, and rows without a fault.
pub const GOOD: &str = include_str!("../../samples/attendance/good-submission.csv");
/// A header that the layout 受講実績 knows, and a row without a fault under it.
pub const HEADER: &str = "医籍登録番号,氏名,氏名カナ,生年月日,メールアドレス";
pub const ROW: &str = "453182,田中　一郎,タナカ　イチロウ,1975-04-01,tanaka@chiyoda-naika.example";

/// A small good file.
pub fn small() -> Vec<u8> {
    format!("{HEADER}\n{ROW}\n").into_bytes()
}

/// A folder that goes away with the test.
pub struct Scene {
    folder: tempfile::TempDir,
}

/// How a run ended, and what it said.
pub struct Seen {
    pub code: i32,
    pub out: Vec<u8>,
    pub err: String,
}

impl std::fmt::Debug for Seen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let out: String = String::from_utf8_lossy(&self.out).chars().take(3_000).collect();
        write!(f, "exit {}\n{out}\n{}", self.code, self.err)
    }
}

impl Seen {
    /// Standard output as text.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.out).expect("standard output is UTF-8")
    }

    /// Standard output as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.out).expect("standard output is JSON")
    }

    /// The codes of all findings of a JSON document, in order.
    pub fn codes(&self) -> Vec<String> {
        let files = self.json()["files"].as_array().unwrap().clone();
        let findings = files.iter().flat_map(|file| file["findings"].as_array().unwrap().clone());
        findings.map(|finding| finding["code"].as_str().unwrap().to_owned()).collect()
    }

    /// The exit status is this one, and 1 means that an error was said, 2 that standard error says why.
    #[track_caller]
    pub fn ends(&self, code: i32) -> &Self {
        assert_eq!(self.code, code, "{self:?}");
        self
    }

    /// Somewhere this is said.
    #[track_caller]
    pub fn says(&self, words: &str) -> &Self {
        let out = String::from_utf8_lossy(&self.out);
        assert!(out.contains(words) || self.err.contains(words), "「{words}」 is not said:\n{out}\n{}", self.err);
        self
    }
}

impl Scene {
    pub fn new() -> Self {
        let folder = tempfile::Builder::new().prefix("hostile").tempdir().unwrap();
        open_to_all(folder.path());
        Self { folder }
    }

    /// A scene with one file.
    pub fn with(name: impl AsRef<OsStr>, bytes: impl AsRef<[u8]>) -> Self {
        let scene = Self::new();
        scene.file(name, bytes);
        scene
    }

    pub fn path(&self, name: impl AsRef<OsStr>) -> PathBuf {
        self.folder.path().join(name.as_ref())
    }

    /// Writes a file; folders on the way are made.
    pub fn file(&self, name: impl AsRef<OsStr>, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }

    /// The program in this folder, nothing on standard input; the day of judgement is fixed.
    pub fn command<S: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = S>) -> Command {
        let mut command = Command::new(KENSHU);
        command.args(args).args(["--as-of", "2026-02-10"]);
        command.current_dir(self.folder.path()).stdin(Stdio::null()).env_remove("RUST_BACKTRACE");
        command
    }

    /// The program under limits of the shell, such as `ulimit -f 8`.
    pub fn limited<S: AsRef<OsStr>>(&self, limits: &str, args: impl IntoIterator<Item = S>) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", &format!("{limits}; exec \"$0\" \"$@\""), KENSHU]);
        command.args(args).args(["--as-of", "2026-02-10"]);
        command.current_dir(self.folder.path()).stdin(Stdio::null()).env_remove("RUST_BACKTRACE");
        command
    }

    /// Runs `kenshu` with these arguments; no file may appear or change.
    #[track_caller]
    pub fn run<S: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = S>) -> Seen {
        self.run_making(&[], &mut self.command(args))
    }

    /// Runs `kenshu validate FILES` as JSON with values shown.
    #[track_caller]
    pub fn json(&self, files: &[&str]) -> Seen {
        self.run([&["validate", "--format", "json", "--show-values"], files].concat())
    }

    /// Runs a command; of the files in this folder only those named may appear or change.
    #[track_caller]
    pub fn run_making(&self, made: &[&str], command: &mut Command) -> Seen {
        self.run_while(made, command, |_| {})
    }

    /// The same, while something is done to it.
    #[track_caller]
    pub fn run_while(&self, made: &[&str], command: &mut Command, meanwhile: impl FnOnce(&mut Child)) -> Seen {
        let before = self.contents();
        let (mut out, mut err) = (tempfile::tempfile().unwrap(), tempfile::tempfile().unwrap());
        if !has_own_output(command) {
            command.stdout(out.try_clone().unwrap());
        }
        let mut child = command.stderr(err.try_clone().unwrap()).spawn().unwrap();
        meanwhile(&mut child);
        let status = wait(&mut child);
        let said = |file: &mut File| {
            let mut bytes = Vec::new();
            file.rewind().unwrap();
            file.read_to_end(&mut bytes).unwrap();
            bytes
        };
        let (out, err) = (said(&mut out), String::from_utf8(said(&mut err)).expect("standard error is UTF-8"));
        let seen = Seen { code: status.code().unwrap_or_else(|| panic!("{status}: {err}")), out, err };
        holds(&seen, command.get_args().any(|arg| arg == "en"));
        let mut after = self.contents();
        for name in made {
            after.remove(OsStr::new(name));
        }
        let without: BTreeMap<_, _> =
            before.into_iter().filter(|(name, _)| !made.iter().any(|m| *m == *name)).collect();
        assert!(without.keys().eq(after.keys()), "files: {:?} became {:?}", without.keys(), after.keys());
        for (name, content) in &without {
            assert!(after[name] == *content, "{name:?} was changed");
        }
        seen
    }

    /// What stands in the folder, by name; links and pipes by what they are.
    fn contents(&self) -> BTreeMap<OsString, Content> {
        let mut all = BTreeMap::new();
        let mut pending = vec![self.folder.path().to_path_buf()];
        while let Some(folder) = pending.pop() {
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                let metadata = entry.metadata().unwrap();
                let name = entry.path().strip_prefix(self.folder.path()).unwrap().as_os_str().to_owned();
                if metadata.is_dir() {
                    pending.push(entry.path());
                }
                let bytes = (metadata.is_file() && metadata.len() <= COMPARED).then(|| fs::read(entry.path()).ok());
                all.insert(
                    name,
                    Content { length: metadata.len(), is_file: metadata.is_file(), bytes: bytes.flatten() },
                );
            }
        }
        all
    }
}

#[derive(PartialEq, Eq)]
struct Content {
    length: u64,
    is_file: bool,
    bytes: Option<Vec<u8>>,
}

/// What holds for every run, whatever it was given.
#[track_caller]
fn holds(seen: &Seen, is_english: bool) {
    let out = String::from_utf8_lossy(&seen.out);
    let all = format!("{out}{}", seen.err);
    assert!((0..=2).contains(&seen.code), "{seen:?}");
    for word in ["panicked", "RUST_BACKTRACE", "stack backtrace", "内部で誤り"] {
        assert!(!all.contains(word), "{word}: {all}");
    }
    if seen.code == 2 && !is_english {
        assert!(seen.err.chars().any(is_japanese), "no reason in Japanese: {seen:?}");
    }
    if seen.code == 1 && !seen.out.is_empty() && !is_english {
        assert!(out.chars().any(is_japanese), "no sentence in Japanese: {seen:?}");
    }
    let lines = seen.err.lines().count();
    // What `fix` says of a file stands there, each rule in a line.
    assert!(lines < 60, "{lines} lines on standard error: {}…", seen.err.chars().take(2_000).collect::<String>());
}

/// Hiragana, katakana or kanji.
pub fn is_japanese(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30FF}' | '\u{4E00}'..='\u{9FFF}')
}

/// `true` where the caller gave the command an output of its own: then its own environment says so.
fn has_own_output(command: &Command) -> bool {
    command.get_envs().any(|(key, _)| key == OWN_OUTPUT)
}

/// Marks a command whose standard output the caller has set.
pub const OWN_OUTPUT: &str = "KENSHU_TEST_OWN_OUTPUT";

#[track_caller]
fn wait(child: &mut Child) -> std::process::ExitStatus {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return status;
        }
        if start.elapsed() > PATIENCE {
            let _ = child.kill();
            panic!("it hangs");
        }
        std::thread::sleep(Duration::from_millis(3));
    }
}

/// Lets other users into a folder, where there are any.
pub fn open_to_all(path: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(path, fs::Permissions::from_mode(0o777)).unwrap();
    }
    #[cfg(not(unix))]
    let _ = path;
}
