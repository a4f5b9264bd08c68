//! What is kept from one 集計.xlsx to the next.

use std::collections::BTreeMap;

use crate::finding::Severity;
use crate::report::Verdict;

use super::submission::Submission;

/// The name of the workbook for the sheet 内訳.
pub const LEDGER_NAME: &str = "kenshu_ledger";

/// All submissions that are known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// In the order in which they are listed.
    pub entries: Vec<Entry>,
}

/// One submission.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The path as given.
    pub path: String,
    /// Who holds the seminar.
    pub host: String,
    /// The seminar.
    pub title: String,
    /// Its days, in words.
    pub days: String,
    /// Data rows.
    pub records: u64,
    /// Which submission of this file or seminar it is, from 1.
    pub round: u64,
    /// What was judged: 実績 or 申込, and whether by all rules. Counts are compared only within one.
    pub scope: String,
    /// The [`mark_of`] of the file.
    pub sha256: String,
    /// The workbook that went back, and its mark.
    pub workbook: (String, String),
    /// Findings by code.
    pub now: BTreeMap<String, u64>,
    /// Those of the submission before it, where they can be compared.
    pub before: Option<BTreeMap<String, u64>>,
}

/// So much of a SHA-256 as is kept: 128 bits tell files apart as well.
#[must_use]
pub fn mark_of(sha256: &str) -> &str {
    sha256.get(..32).unwrap_or(sha256)
}

impl Entry {
    /// The entry of a submission, as the first of its kind.
    #[must_use]
    pub fn of(submission: &Submission, scope: &str) -> Self {
        let title = if submission.title.is_empty() { &submission.heading } else { &submission.title };
        Self {
            path: submission.path.clone(),
            host: submission.host.clone(),
            title: title.clone(),
            days: submission.days.clone(),
            records: submission.records(),
            round: 1,
            scope: scope.to_owned(),
            sha256: mark_of(&submission.sha256).to_owned(),
            workbook: (submission.workbook.0.clone(), mark_of(&submission.workbook.1).to_owned()),
            now: submission.by_code(),
            before: None,
        }
    }

    /// Findings of one severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> u64 {
        self.now.iter().filter(|(code, _)| code.starts_with(severity.letter())).map(|(_, count)| count).sum()
    }

    /// The verdict that follows from them.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        match (self.count(Severity::Error), self.count(Severity::Warning)) {
            (0, 0) => Verdict::NothingFound,
            (0, _) => Verdict::Warnings,
            _ => Verdict::Errors,
        }
    }

    /// Errors and warnings that are gone since the submission before, and those that are new, counted by rule.
    #[must_use]
    pub fn change(&self) -> Option<(u64, u64)> {
        let before = self.before.as_ref()?;
        let weighs = |code: &&String| !code.starts_with(Severity::Info.letter());
        let of = |counts: &BTreeMap<String, u64>, code: &String| counts.get(code).copied().unwrap_or_default();
        let beyond = |one: &BTreeMap<String, u64>, other: &BTreeMap<String, u64>| -> u64 {
            one.keys().filter(weighs).map(|code| of(one, code).saturating_sub(of(other, code))).sum()
        };
        Some((beyond(before, &self.now), beyond(&self.now, before)))
    }
}
