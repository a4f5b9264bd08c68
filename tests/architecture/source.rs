//! Just enough reading of Rust to know which rooms a file imports: no syntax tree is needed for that.

use std::collections::BTreeSet;
use std::path::Path;

/// A source file; the path is relative to `src`, with `/`.
#[derive(Clone, Debug)]
pub(crate) struct File {
    pub(crate) path: String,
    pub(crate) text: String,
}

impl File {
    /// The room: `rules` of `rules/a.rs` and of `rules.rs`. The crate's root belongs to `main`, above all rooms.
    pub(crate) fn room(&self) -> &str {
        match self.path.split('/').next().unwrap_or_default().trim_end_matches(".rs") {
            "lib" => "main",
            room => room,
        }
    }

    /// How many `super` lead from this file to the crate's root.
    fn depth(&self) -> usize {
        let named = !matches!(self.path.rsplit('/').next(), Some("mod.rs" | "lib.rs" | "main.rs"));
        self.path.matches('/').count() + usize::from(named)
    }
}

/// All files below `folder`, except files that are tests only.
pub(crate) fn read(folder: &Path) -> Vec<File> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(&next).expect("a folder of sources") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs")
                && path.file_stem().is_some_and(|name| !name.to_string_lossy().ends_with("tests"))
            {
                let parts: Vec<_> =
                    path.strip_prefix(folder).expect("below").iter().map(|part| part.to_string_lossy()).collect();
                files
                    .push(File { path: parts.join("/"), text: std::fs::read_to_string(&path).expect("a source file") });
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

/// The rooms that a file names outside its tests; `*` for everything at once.
pub(crate) fn imports(file: &File) -> BTreeSet<String> {
    let code = production(&file.text);
    let to_root = "super::".repeat(file.depth());
    let mut rooms = BTreeSet::new();
    for root in ["crate::", "kenshu::", &to_root] {
        if root.is_empty() {
            continue;
        }
        for (at, _) in code.match_indices(root) {
            let before = &code[..at];
            let starts = !before.ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':');
            if starts {
                rooms.extend(heads(&code[at + root.len()..]));
            }
        }
    }
    rooms.retain(|room| room != "self");
    rooms
}

/// The first names of a path that goes on here: one, or those of a group in braces.
fn heads(rest: &str) -> Vec<String> {
    let name = |text: &str| -> String {
        let text = text.trim_start();
        if text.starts_with('*') {
            return "*".to_owned();
        }
        text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
    };
    let Some(group) = rest.trim_start().strip_prefix('{') else { return vec![name(rest)] };
    let (mut depth, mut heads, mut start) = (0_i32, Vec::new(), 0);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            ',' | '}' if depth == 0 => {
                heads.push(name(&group[start..at]));
                start = at + 1;
                if c == '}' {
                    break;
                }
            }
            '}' => depth -= 1,
            _ => {}
        }
    }
    heads.retain(|head| !head.is_empty());
    heads
}

/// The code that runs in production: no comments, no contents of literals, nothing under `#[cfg(test)]`.
pub(crate) fn production(text: &str) -> String {
    let mut code = without_literals(text);
    const MARK: &str = "#[cfg(test)]";
    while let Some(at) = code.find(MARK) {
        let rest = &code[at + MARK.len()..];
        let end = item_end(rest);
        code.replace_range(at..at + MARK.len() + end, "");
    }
    code
}

/// Where an item ends: at its `;`, or at the brace that closes its body.
fn item_end(item: &str) -> usize {
    let mut depth = 0_i32;
    for (at, c) in item.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 && matches!(c, ';' | '}') {
            return at + c.len_utf8();
        }
    }
    item.len()
}

fn without_literals(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let at = |i: usize| chars.get(i).copied().unwrap_or('\0');
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let mut out = String::new();
    let mut i = 0;
    while i < chars.len() {
        let raw = at(i) == 'r' && matches!(at(i + 1), '"' | '#') && (i == 0 || !is_name(at(i - 1)) || at(i - 1) == 'b');
        match at(i) {
            '/' if at(i + 1) == '/' => i = (i..chars.len()).find(|i| at(*i) == '\n').unwrap_or(chars.len()),
            '/' if at(i + 1) == '*' => {
                let mut depth = 0_i32;
                while i < chars.len() {
                    match (at(i), at(i + 1)) {
                        ('/', '*') => (depth, i) = (depth + 1, i + 2),
                        ('*', '/') => (depth, i) = (depth - 1, i + 2),
                        _ => i += 1,
                    }
                    if depth == 0 {
                        break;
                    }
                }
            }
            'r' if raw => {
                let hashes = (i + 1..).take_while(|i| at(*i) == '#').count();
                i += 1 + hashes;
                if at(i) == '"' {
                    let closes = |i: usize| at(i) == '"' && (1..=hashes).all(|n| at(i + n) == '#');
                    i = (i + 1..chars.len()).find(|i| closes(*i)).map_or(chars.len(), |i| i + 1 + hashes);
                    out.push_str("\"\"");
                }
            }
            '"' => {
                i += 1;
                while i < chars.len() && at(i) != '"' {
                    i += if at(i) == '\\' { 2 } else { 1 };
                }
                i += 1;
                out.push_str("\"\"");
            }
            // A character, not a lifetime: 'a' or an escape.
            '\'' if at(i + 1) == '\\' => {
                i = (i + 3..chars.len()).find(|i| at(*i) == '\'').map_or(chars.len(), |i| i + 1);
                out.push_str("' '");
            }
            '\'' if at(i + 2) == '\'' => {
                i += 3;
                out.push_str("' '");
            }
            c => {
                out.push(c);
                i += 1;
            }
        }
    }
    out
}
