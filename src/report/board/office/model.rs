//! What the workbook of an office is made of.

use crate::docket::{Case, Docket, Minute, Resolved};
use crate::finding::Severity;

use super::super::prepare::Prepared;

/// What the workbook of an office is made of.
pub struct Office<'a, 'd> {
    /// The applications.
    pub docket: &'a Docket<'d>,
    /// The lists of the board's package, in their order.
    pub prepared: &'a Prepared,
    /// What was found about the applications.
    pub found: &'a [Found],
    /// The files that were read.
    pub inputs: &'a [Input],
    /// What was entered into an earlier one.
    pub kept: Kept<'a>,
}

/// What an office has entered into an earlier workbook, to be carried over.
#[derive(Clone, Copy, Debug, Default)]
pub struct Kept<'a> {
    /// The resolutions, and which of them is about which application.
    pub minutes: Option<(&'a [Minute], &'a Resolved)>,
    /// For each case, what was entered about its fee.
    pub remitted: &'a [Option<&'a str>],
}

impl<'a> Kept<'a> {
    /// What was entered about a case, by its position.
    pub(super) fn minute(&self, at: usize) -> Option<&'a Minute> {
        let (minutes, resolved) = self.minutes?;
        minutes.get(resolved.line_about(at)?)
    }

    /// What was entered about its fee.
    pub(super) fn remitted(&self, at: usize) -> Option<&'a str> {
        self.remitted.get(at).copied().flatten()
    }
}

/// Something that was found, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// How much it weighs.
    pub severity: Severity,
    /// `W764`.
    pub code: String,
    /// The file.
    pub file: String,
    /// The row as a spreadsheet counts it.
    pub row: Option<u64>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// The path as given.
    pub path: String,
    /// Its SHA-256.
    pub sha256: String,
}

impl<'a, 'd> Office<'a, 'd> {
    /// The cases of a list, numbered as in the package for the board, with their positions in the docket.
    pub(super) fn cases(&self, at: &'a [usize]) -> impl Iterator<Item = (u64, usize, &'a Case<'d>)> {
        let docket = self.docket;
        (1..).zip(at).filter_map(move |(number, &at)| Some((number, at, docket.cases.get(at)?)))
    }

    /// 令和7年度 第4回（11月承認分）
    pub(super) fn round(&self) -> &str {
        &self.prepared.material.heading.round
    }
}
