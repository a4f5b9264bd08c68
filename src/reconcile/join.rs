//! Rows of several rosters about one person, and numbers that two people hold.

use crate::schema::Role;

use super::birth::Birth;
use super::entry::{READ, Text};
use super::roster::Roster;
use super::roster_fault::{RosterFault, RosterFaultKind};

/// Joins rows with the same number, the same folded name and no contradicting birth date, whatever their order.
pub(super) fn join(roster: &mut Roster) -> Vec<RosterFault> {
    let mut order: Vec<u32> =
        (0..roster.entries.len() as u32).filter(|&at| roster.entries[at as usize].number > 0).collect();
    let number = |roster: &Roster, at: u32| roster.entries[at as usize].number;
    order.sort_unstable_by_key(|&at| (number(roster, at), at));
    let mut faults: Vec<RosterFault> = unreadable(roster).collect();
    let mut rest = order.as_mut_slice();
    while let Some(&first) = rest.first() {
        let same = rest.iter().take_while(|&&at| number(roster, at) == number(roster, first)).count();
        let (group, tail) = std::mem::take(&mut rest).split_at_mut(same);
        rest = tail;
        if group.len() > 1 {
            join_group(roster, group, &mut faults);
        }
    }
    faults.sort_unstable();
    faults
}

fn unreadable(roster: &Roster) -> impl Iterator<Item = RosterFault> {
    let rows = (0..).zip(&roster.entries).filter(|(_, entry)| entry.unreadable > 0);
    rows.flat_map(|(row, entry)| {
        let roles = READ.into_iter().enumerate().filter(|(bit, _)| entry.unreadable & 1 << bit > 0);
        roles.map(move |(_, role)| RosterFault { row, other: row, kind: RosterFaultKind::Unreadable(role) })
    })
}

/// The rows of one number.
fn join_group(roster: &mut Roster, group: &mut [u32], faults: &mut Vec<RosterFault>) {
    let first = group.first().copied().unwrap_or_default();
    group.sort_by(|&a, &b| {
        let key = |at: u32| (roster.row_text(at, Text::Folded), roster.entries[at as usize].birth, at);
        key(a).cmp(&key(b))
    });
    let mut people = Vec::new();
    for named in group.chunk_by(|&a, &b| roster.row_text(a, Text::Folded) == roster.row_text(b, Text::Folded)) {
        let birth = |at: &u32| roster.entries[*at as usize].birth;
        let last = named.last().map(birth).unwrap_or_default();
        // With one birth date among them all are one; with two, those without any cannot be told to be either.
        let one = named.iter().all(|at| !birth(at).is_known() || birth(at) == last);
        if one {
            people.push(named.to_vec());
        } else {
            people.extend(named.chunk_by(|a, b| birth(a) == birth(b)).map(<[u32]>::to_vec));
        }
    }
    let contested = people.len() > 1;
    for person in &mut people {
        person.sort_unstable();
        let head = person.first().copied().unwrap_or_default();
        for pair in person.windows(2) {
            let [before, row] = *pair else { continue };
            roster.entries[before as usize].next = row + 1;
            roster.entries[row as usize].person = head;
            compare(roster, head, row, faults);
        }
        if contested {
            roster.entries[head as usize].contested = true;
            if head != first {
                faults.push(RosterFault { row: head, other: first, kind: RosterFaultKind::NumberOfTwo });
            }
        }
        // What one row leaves open another may tell.
        let birth = person.iter().map(|&at| roster.entries[at as usize].birth).find(|birth| birth.is_known());
        roster.entries[head as usize].birth = birth.unwrap_or_else(Birth::default);
    }
}

/// Notes where two rows about one person disagree.
fn compare(roster: &Roster, head: u32, row: u32, faults: &mut Vec<RosterFault>) {
    if roster.file_of(head) == roster.file_of(row) {
        faults.push(RosterFault { row, other: head, kind: RosterFaultKind::Twice });
    }
    let squeezed = |text: &str| text.split(char::is_whitespace).collect::<String>();
    for (text, role) in [(Text::Name, Role::Name), (Text::Kana, Role::Kana), (Text::Email, Role::Email)] {
        let (a, b) = (squeezed(roster.row_text(head, text)), squeezed(roster.row_text(row, text)));
        if !a.is_empty() && !b.is_empty() && a != b {
            faults.push(RosterFault { row, other: head, kind: RosterFaultKind::Disagrees(role) });
        }
    }
}
