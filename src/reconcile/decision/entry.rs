use crate::reconcile::Number;
use crate::value::{fold_width, trim_wide};

use super::fault::{DecisionFaultKind, Spot};
use super::ruling::{Ruling, is_holder, read_candidate};

/// One row of a file of decisions, as it stands there.
#[derive(Clone, Debug, Default)]
pub struct DecisionEntry {
    /// Number, name, reading and birth date of the row that was decided.
    pub row: [String; 4],
    /// People of the roster who were shown, in order; of a list of decisions the one who was chosen or refused.
    pub people: Vec<Named>,
    /// Who holds the row's number, where that was shown apart.
    pub holder: Option<Named>,
    /// Everybody who was shown is among them: the row comes from a workbook of ours.
    pub saw_all: bool,
    /// What was decided.
    pub decision: String,
    /// Who decided.
    pub by: String,
    /// On which day.
    pub on: String,
    /// Why.
    pub why: String,
    /// Where it stands.
    pub spot: Spot,
    /// It was asked again, so it takes the place of older decisions about the same row.
    pub is_answer: bool,
}

/// Somebody by the number and the name under which they stand on a roster.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Named {
    /// The number; 0 where the roster tells none.
    pub number: u32,
    /// The name as it stands.
    pub name: String,
}

impl Named {
    /// Reads the two cells; none where both are blank.
    ///
    /// # Errors
    /// The number is none.
    pub fn read(number: &str, name: &str) -> Result<Option<Self>, DecisionFaultKind> {
        let (text, name) = (trim_wide(number), trim_wide(name));
        let number = match Number::read(text) {
            Number::Given(number) => number,
            Number::None if text.is_empty() || matches!(text, "―" | "ー" | "-") => 0,
            Number::None => return Err(DecisionFaultKind::RosterNumber),
        };
        Ok((number > 0 || !name.is_empty()).then(|| Self { number, name: name.to_owned() }))
    }

    /// `true` where the name is written the same but for width and spaces.
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        let squeezed = |text: &str| fold_width(text).split_whitespace().collect::<String>();
        squeezed(&self.name) == squeezed(name)
    }
}

impl DecisionEntry {
    /// What was decided, about whom, and whether all who were shown are among them; none where nothing was.
    pub(super) fn read(&self) -> Result<Option<(Ruling, Vec<Named>)>, DecisionFaultKind> {
        let text = trim_wide(&self.decision);
        if text.is_empty() {
            return Ok(None);
        }
        let everybody = || self.people.iter().chain(&self.holder).cloned().collect::<Vec<_>>();
        if is_holder(text) {
            return match &self.holder {
                Some(holder) => Ok(Some((Ruling::Accept, vec![holder.clone()]))),
                None => Err(DecisionFaultKind::NoSuchCandidate),
            };
        }
        if let Some(number) = read_candidate(text) {
            let chosen = number.checked_sub(1).and_then(|at| self.people.get(at));
            return match chosen {
                Some(chosen) => Ok(Some((Ruling::Accept, vec![chosen.clone()]))),
                None => Err(DecisionFaultKind::NoSuchCandidate),
            };
        }
        match Ruling::read(text) {
            Some(Ruling::Accept) => match everybody().as_slice() {
                [only] => Ok(Some((Ruling::Accept, vec![only.clone()]))),
                [] => Err(DecisionFaultKind::NobodyNamed),
                _ => Err(DecisionFaultKind::SeveralNamed),
            },
            Some(ruling) => Ok(Some((ruling, everybody()))),
            None => Err(DecisionFaultKind::Word),
        }
    }
}
