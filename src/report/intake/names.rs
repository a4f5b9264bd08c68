//! What the workbooks that go back are called.

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization;

use crate::report::feedback::bare;

use super::compare::base_of;
use super::ledger::Ledger;

/// The overview of a folder.
pub const OVERVIEW_FILE: &str = "集計.xlsx";
/// Bytes of the part of a name that comes from the input: a file name has 255, on Windows a path 260 characters.
const LONGEST: usize = 150;

/// A name for the workbook of each input, in their order: that of before for a path that was judged before, otherwise
/// `NAME_確認結果.xlsx`, with a number where it is taken. `is_input` says whether a file of that name is an input.
#[must_use]
pub fn workbook_names(paths: &[String], earlier: Option<&Ledger>, is_input: &dyn Fn(&str) -> bool) -> Vec<String> {
    let known = earlier.map_or(&[][..], |ledger| &ledger.entries);
    let mut taken: HashSet<String> = known.iter().map(|entry| fold(&entry.workbook.0)).collect();
    taken.insert(fold(OVERVIEW_FILE));
    let mut given: HashSet<String> = HashSet::new();
    let before = |path: &String| {
        let entry = known.iter().find(|entry| entry.path == *path)?;
        let name = &entry.workbook.0;
        // The name was read from a file: only one that this function would give is followed.
        let is_ours = name.strip_suffix(".xlsx").is_some_and(|stem| safe(stem) == *stem);
        (is_ours && !is_input(name) && given.insert(fold(name))).then(|| name.clone())
    };
    let mut names: Vec<Option<String>> = paths.iter().map(before).collect();
    for (name, path) in names.iter_mut().zip(paths).filter(|(name, _)| name.is_none()) {
        let file = bare(path);
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        let base = safe(base_of(stem).0);
        let wanted = (1_u32..).map(|number| match number {
            1 => format!("{base}_確認結果.xlsx"),
            _ => format!("{base}_確認結果_{number}.xlsx"),
        });
        *name = wanted.filter(|wanted| !is_input(wanted)).find(|wanted| taken.insert(fold(wanted)));
    }
    names.into_iter().map(Option::unwrap_or_default).collect()
}

/// Names that some system takes for the same.
fn fold(name: &str) -> String {
    name.nfkc().flat_map(char::to_lowercase).collect()
}

/// The name without what some system refuses.
fn safe(stem: &str) -> String {
    let refused = |c: char| {
        c.is_control()
            || matches!(c, '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FFFD}')
    };
    let stem: String = stem.chars().map(|c| if refused(c) { '_' } else { c }).collect();
    let mut end = stem.len().min(LONGEST);
    while !stem.is_char_boundary(end) {
        end -= 1;
    }
    let stem = stem[..end].trim_matches([' ', '　', '.']);
    if stem.is_empty() { "提出".to_owned() } else { stem.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::intake::Entry;

    #[test]
    fn names_are_safe_and_stay() {
        let paths = [
            "提出/A/名簿.csv",
            "提出/B/名簿.xlsx",
            "-",
            "a?b.csv",
            "出/名簿_確認結果.xlsx",
            "C:\\提出\\Ｘ.csv",
            "x.txt",
        ];
        let paths = paths.map(str::to_owned);
        let is_input = |name: &str| name == "名簿_確認結果.xlsx";
        let names = workbook_names(&paths, None, &is_input);
        let expected = [
            "名簿_確認結果_2.xlsx",
            "名簿_確認結果_3.xlsx",
            "標準入力_確認結果.xlsx",
            "a_b_確認結果.xlsx",
            "名簿_確認結果_4.xlsx",
            "Ｘ_確認結果.xlsx",
            "x_確認結果_2.xlsx",
        ];
        assert_eq!(names, expected);
        let entry = |path: &str, name: &str| Entry {
            path: path.to_owned(),
            workbook: (name.to_owned(), String::new()),
            ..Entry::default()
        };
        let ledger = Ledger {
            entries: vec![
                entry("提出/B/名簿.xlsx", "名簿_確認結果_2.xlsx"),
                entry("x.txt", "../x.xlsx"),
                entry("old.csv", "a_b_確認結果.xlsx"),
            ],
        };
        let names = workbook_names(&paths, Some(&ledger), &is_input);
        assert_eq!(names[0..2], ["名簿_確認結果_3.xlsx", "名簿_確認結果_2.xlsx"]);
        assert_eq!((names[3].as_str(), names[6].as_str()), ("a_b_確認結果_2.xlsx", "x_確認結果_2.xlsx"));
    }
}
