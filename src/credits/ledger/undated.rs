//! Subtotals beside other credits of the same doctor, category and source.
//!
//! MAMIS gives one truth in two forms: an export with totals and one with entries tell of the same credits, so only what
//! the entries do not explain is added. On paper a person counted: subtotals and entries add up, and a rule asks about it.

use crate::value::HalfUnits;

use super::book::{Ledger, Spot};
use super::entry::{CreditSource, Entry};

/// A subtotal beside other credits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::credits) struct Beside {
    /// The subtotal, as it stood.
    pub entry: Entry,
    /// What stands beside it.
    pub other: Spot,
    /// What counts of the subtotal.
    pub counted: HalfUnits,
}

/// What a subtotal holds that counts for nothing any more, until it is taken out.
const GONE: HalfUnits = HalfUnits(-1);

pub(super) fn settle(ledger: &mut Ledger) {
    let mut beside = Vec::new();
    for own in ledger.entries.chunk_by_mut(|a, b| a.number == b.number) {
        // Subtotals have no day and stand first among a doctor's entries.
        let undated = own.iter().take_while(|entry| entry.is_subtotal()).count();
        if undated > 0 {
            of_doctor(own, undated, &mut beside);
        }
    }
    if beside.iter().any(|one| !one.counted.is_positive()) {
        ledger.entries.retain(|entry| entry.credits != GONE);
    }
    ledger.beside = beside;
}

fn of_doctor(own: &mut [Entry], undated: usize, beside: &mut Vec<Beside>) {
    for at in 0..undated {
        let entry = own[at];
        let is_same = |other: &&Entry| other.category == entry.category && other.source == entry.source;
        let dated: HalfUnits = own[undated..].iter().filter(is_same).map(|other| other.credits).sum();
        let beside_it = own[undated..].iter().find(is_same).or_else(|| own[..at].iter().rev().find(is_same));
        let Some(beside_it) = beside_it.copied() else { continue };
        let mut counted = entry.credits;
        if entry.source == CreditSource::Mamis {
            // Smaller totals stand before: of all exports the largest is the truth.
            let earlier = own[..at].iter().filter(is_same).filter(|other| other.table != entry.table);
            let explained: HalfUnits = earlier.map(|other| other.credits.max(HalfUnits::ZERO)).sum();
            counted = (entry.credits - dated - explained).max(HalfUnits::ZERO);
            own[at].credits = if counted.is_positive() { counted } else { GONE };
        }
        // Of two subtotals on paper the later row is asked about.
        let turned =
            entry.source == CreditSource::Handbook && beside_it.is_subtotal() && beside_it.spot() > entry.spot();
        let (entry, other) = if turned { (beside_it, entry) } else { (entry, beside_it) };
        let counted = if turned { entry.credits } else { counted };
        beside.push(Beside { entry, other: other.spot(), counted });
    }
}
