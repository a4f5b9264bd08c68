//! The submissions of a run against those that are known: the same again, mended, or new.

use crate::schema::fold::text as fold;

use super::ledger::{Entry, Ledger};
use super::tails::plain_title;

/// A submission as 集計 lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// What is kept of it.
    pub entry: Entry,
    /// Its position among the submissions of this run; none where it is known from before only.
    pub current: Option<usize>,
    /// The file of this run that came after it.
    pub newer: Option<String>,
}

/// The submissions of a run, in their order, then those known from before that this run does not have. `is_returned` says of each
/// entry whether it is a workbook of ours that came back.
#[must_use]
pub fn compare(entries: Vec<(Entry, bool)>, earlier: Option<&Ledger>) -> Vec<Standing> {
    let known = earlier.map_or(&[][..], |ledger| &ledger.entries);
    let mut matched = vec![false; known.len()];
    let mut standings = Vec::with_capacity(entries.len());
    let newer: Vec<Option<String>> = (0..entries.len()).map(|at| newer(&entries, at)).collect();
    for (at, ((mut entry, _), newer)) in entries.into_iter().zip(newer).enumerate() {
        if let Some(index) = find(&entry, known) {
            matched[index] = true;
            follow(&mut entry, &known[index]);
        }
        standings.push(Standing { entry, current: Some(at), newer });
    }
    for (entry, matched) in known.iter().zip(matched) {
        let is_same = |standing: &Standing| standing.entry.path == entry.path;
        if !matched && !standings.iter().any(is_same) {
            standings.push(Standing { entry: entry.clone(), current: None, newer: None });
        }
    }
    standings
}

/// Counts on from an earlier submission. The same bytes again are no new submission.
fn follow(entry: &mut Entry, earlier: &Entry) {
    let is_same = entry.sha256 == earlier.sha256 && !entry.sha256.is_empty();
    entry.round = earlier.round + u64::from(!is_same);
    let before = if is_same { earlier.before.clone() } else { Some(earlier.now.clone()) };
    entry.before = before.filter(|_| entry.scope == earlier.scope);
}

/// The earlier submission that this one follows: by its path, its name or its seminar. Two that are about different seminars are
/// never the same.
fn find(entry: &Entry, known: &[Entry]) -> Option<usize> {
    let (stem, seminar) = (stem(&entry.path), seminar(entry));
    let mut candidates: Vec<(bool, bool, bool, u64, usize)> = Vec::new();
    for (at, other) in known.iter().enumerate() {
        let theirs = self::seminar(other);
        if seminar.is_some() && theirs.is_some() && seminar != theirs {
            continue;
        }
        let same_path = entry.path == other.path;
        let same_stem = stem == self::stem(&other.path);
        let same_seminar = seminar.is_some() && seminar == theirs;
        if same_path || same_stem || same_seminar {
            candidates.push((same_path, same_stem, same_seminar, other.round, at));
        }
    }
    let best = candidates
        .iter()
        .copied()
        .max_by_key(|&(path, stem, same, round, at)| (path, stem, same, round, std::cmp::Reverse(at)))?;
    let is_sure =
        best.0 || best.1 && (best.2 || candidates.iter().filter(|other| other.1).count() == 1) || candidates.len() == 1;
    is_sure.then_some(best.4)
}

/// Host, seminar and day, where at least the last two are known.
fn seminar(entry: &Entry) -> Option<(String, String, String)> {
    let known = !entry.title.is_empty() && !entry.days.is_empty();
    known.then(|| (fold(&entry.host), fold(&plain_title(&entry.title)), entry.days.clone()))
}

/// The name of a file without its folders, its ending and what kenshu adds to it; folded.
fn stem(path: &str) -> String {
    let name = crate::report::feedback::bare(path);
    let name = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    fold(base_of(name).0)
}

/// A name without 確認結果 and the number behind it, and that number.
#[must_use]
pub(super) fn base_of(stem: &str) -> (&str, u64) {
    let (body, number) = match stem.rsplit_once('_') {
        Some((body, digits)) if body.ends_with(SUFFIX) => match digits.parse() {
            Ok(number) => (body, number),
            Err(_) => (stem, 1),
        },
        _ => (stem, 1),
    };
    body.strip_suffix(SUFFIX).map_or((stem, 0), |base| (base, number))
}

/// What the name of a workbook of ours ends in.
const SUFFIX: &str = "_確認結果";

/// A returned workbook replaces the file that it was made from, and of several the last.
fn newer(entries: &[(Entry, bool)], at: usize) -> Option<String> {
    let rank = |at: usize| {
        let (entry, returned) = entries.get(at)?;
        let name = crate::report::feedback::bare(&entry.path);
        let name = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        Some((*returned, base_of(name).1))
    };
    let (mine, _) = entries.get(at)?;
    let follows = |other: &usize| {
        let (theirs, returned) = &entries[*other];
        *returned
            && *other != at
            && stem(&theirs.path) == stem(&mine.path)
            && (seminar(theirs) == seminar(mine))
            && rank(*other) > rank(at)
    };
    let latest = (0..entries.len()).filter(follows).max_by_key(|other| rank(*other))?;
    Some(crate::report::feedback::bare(&entries[latest].0.path).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(path: &str, title: &str, sha: &str, errors: u64) -> Entry {
        Entry {
            path: path.to_owned(),
            title: title.to_owned(),
            days: "2025-12-07".to_owned(),
            sha256: sha.to_owned(),
            round: 1,
            now: [("E301".to_owned(), errors)].into(),
            ..Entry::default()
        }
    }

    /// What a run makes of one file, given what is known.
    fn judged(new: Entry, known: &[Entry]) -> (u64, Option<(u64, u64)>) {
        let ledger = Ledger { entries: known.to_vec() };
        let standing = compare(vec![(new, false)], Some(&ledger)).remove(0);
        (standing.entry.round, standing.entry.change())
    }

    #[test]
    fn the_same_submission_is_known_again() {
        let known = [entry("提出/A/名簿.csv", "甲", "1", 5), entry("提出/B/名簿.csv", "乙", "2", 3)];
        let cases = [
            ("the same path", entry("提出/A/名簿.csv", "甲", "9", 2), (2, Some((3, 0)))),
            ("the same bytes", entry("提出/A/名簿.csv", "甲", "1", 5), (1, None)),
            ("the same name and seminar", entry("再提出/名簿_確認結果.xlsx", "乙", "9", 4), (2, Some((0, 1)))),
            ("the same seminar", entry("直しました.csv", "乙", "9", 0), (2, Some((3, 0)))),
            ("the same name, another seminar", entry("名簿.csv", "丙", "9", 1), (1, None)),
            ("the same path, another seminar", entry("提出/A/名簿.csv", "丙", "9", 1), (1, None)),
            ("nothing alike", entry("別.csv", "丙", "9", 1), (1, None)),
        ];
        for (what, new, expected) in cases {
            assert_eq!(judged(new, &known), expected, "{what}");
        }
        let mut nameless = entry("再提出/名簿.csv", "", "9", 1);
        assert_eq!(judged(nameless.clone(), &known), (1, None), "two have that name");
        nameless.path = "提出/B/名簿.csv".to_owned();
        assert_eq!(judged(nameless, &known), (2, Some((2, 0))), "its path tells");
    }

    #[test]
    fn what_a_run_does_not_have_is_kept() {
        let ledger = Ledger { entries: vec![entry("a.csv", "甲", "1", 5), entry("b.csv", "乙", "2", 3)] };
        let standings = compare(vec![(entry("b.csv", "乙", "2", 3), false)], Some(&ledger));
        let listed: Vec<_> = standings.iter().map(|one| (one.entry.path.as_str(), one.current)).collect();
        assert_eq!(listed, [("b.csv", Some(0)), ("a.csv", None)]);
    }

    #[test]
    fn a_workbook_that_came_back_replaces_its_file() {
        let names =
            [("名簿.csv", false), ("名簿_確認結果.xlsx", true), ("名簿_確認結果_2.xlsx", true), ("他.csv", false)];
        let entries = names.map(|(path, returned)| (entry(path, "甲", path, 1), returned)).to_vec();
        let newer: Vec<_> = compare(entries, None).into_iter().map(|standing| standing.newer).collect();
        let last = Some("名簿_確認結果_2.xlsx".to_owned());
        assert_eq!(newer, [last.clone(), last, None, None]);
    }
}
