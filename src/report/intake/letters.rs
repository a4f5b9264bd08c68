//! The mails of a run, in the language of the office.

use crate::finding::Lang;
use crate::report::feedback::SummaryFacts;

use super::compare::Standing;
use super::letter::{Item, Letter};
use super::submission::Submission;
use super::{letter_in_english, letter_in_japanese};

/// The mails of a run: one for each host, and one for each file whose host is not known. `submissions` are those that the
/// standings count.
#[must_use]
pub fn letters(facts: SummaryFacts, standings: &[Standing], submissions: &[Submission]) -> Vec<Letter> {
    let mut groups: Vec<Vec<Item<'_>>> = Vec::new();
    for standing in standings.iter().filter(|standing| standing.newer.is_none()) {
        let Some(submission) = standing.current.and_then(|at| submissions.get(at)) else { continue };
        let item = Item { standing, submission };
        let host = &submission.host;
        match groups.iter_mut().find(|group| !host.is_empty() && group[0].submission.host == *host) {
            Some(group) => group.push(item),
            None => groups.push(vec![item]),
        }
    }
    let letter = match facts.lang {
        Lang::Ja => letter_in_japanese::letter,
        Lang::En => letter_in_english::letter,
    };
    groups.iter().map(|group| letter(facts, group)).collect()
}
