//! The program as a user runs it, in a folder of its own.

#![allow(dead_code, unreachable_pub, missing_docs, clippy::unwrap_used)]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

/// A folder with files in it, which goes away with its owner.
pub struct Folder(tempfile::TempDir);

/// How a run ended.
pub struct Ran {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl Folder {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// A folder with these texts.
    pub fn with(files: &[(&str, &str)]) -> Self {
        let folder = Self::new();
        for (name, text) in files {
            folder.write(name, text.as_bytes());
        }
        folder
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn write(&self, name: &str, bytes: &[u8]) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    /// Runs `kenshu validate --as-of 2026-02-10 …` here.
    pub fn validate(&self, args: &[&str]) -> Ran {
        run_in(self.0.path(), &[&["validate", "--as-of", "2026-02-10"], args].concat(), None)
    }

    /// Runs `kenshu COMMAND --as-of 2026-02-10 …` here.
    pub fn run(&self, args: &[&str]) -> Ran {
        run_in(self.0.path(), &[&args[..1], &["--as-of", "2026-02-10"], &args[1..]].concat(), None)
    }

    /// What a file here holds.
    pub fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// The names of all that is here, sorted.
    pub fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.0.path()).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// The same with something on standard input.
    pub fn validate_input(&self, args: &[&str], input: &[u8]) -> Ran {
        run_in(self.0.path(), &[&["validate", "--as-of", "2026-02-10"], args].concat(), Some(input))
    }

    /// Runs with `--format json --show-values` and reads the document.
    pub fn json(&self, args: &[&str]) -> Value {
        self.validate(&[&["--format", "json", "--show-values"], args].concat()).json()
    }
}

impl Ran {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}{}", self.out, self.err))
    }

    /// The lines of `--format jsonl`.
    pub fn lines(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

pub fn run_in(folder: &Path, args: &[&str], input: Option<&[u8]>) -> Ran {
    use std::io::Write as _;
    let mut command = Command::new(env!("CARGO_BIN_EXE_kenshu"));
    command.current_dir(folder).args(args).env_remove("RUST_BACKTRACE").stdout(Stdio::piped()).stderr(Stdio::piped());
    command.stdin(if input.is_some() { Stdio::piped() } else { Stdio::null() });
    let mut child = command.spawn().unwrap();
    if let (Some(bytes), Some(mut stdin)) = (input, child.stdin.take()) {
        stdin.write_all(bytes).unwrap();
    }
    let output = child.wait_with_output().unwrap();
    Ran {
        status: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// The findings of all tables of a document, in order.
pub fn findings(document: &Value) -> Vec<&Value> {
    document["files"].as_array().unwrap().iter().flat_map(|file| file["findings"].as_array().unwrap()).collect()
}

/// Code, record, line, column, cell of each finding; `-` for null.
pub fn places(document: &Value) -> Vec<String> {
    let show = |value: &Value| match value {
        Value::Null => "-".to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    findings(document)
        .iter()
        .map(|finding| ["code", "record", "line", "column", "cell"].map(|key| show(&finding[key])).join(" "))
        .collect()
}
