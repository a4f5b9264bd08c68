//! The rules about two rows, asked: where the earlier row stands decides where their findings go.

use crate::finding::{Finding, Place, Related};
use crate::record::{Earlier, Record, Spot, Stay};
use crate::rules::{Asked, PairCheck, PairCx};
use crate::schema::Role;

use super::before::Before;
use super::bench::Bench;
use super::pending::Pending;
use super::room::Atlas;

/// A row, and where findings about it go.
pub(super) struct Asking<'a> {
    /// What the table is judged with.
    pub bench: &'a Bench<'a>,
    /// The row.
    pub record: &'a Record<'a>,
    /// Rows before its block.
    pub before: Before,
    /// The number in the row just above.
    pub above: Option<u32>,
    /// Findings of its own table, whose places count from the block's start.
    pub findings: &'a mut Vec<Finding>,
    /// Findings about rows of other tables.
    pub pending: &'a mut Pending,
}

/// An earlier row that belongs to another.
#[derive(Clone, Copy)]
pub(super) struct Partner<'a> {
    /// What is known of its person.
    pub number: Option<u32>,
    pub name: &'a str,
    pub birth_date: &'a str,
    /// Where it stands.
    pub spot: Spot,
    /// It stands in another table.
    pub elsewhere: bool,
    /// It stands just above, with the same number or under another that does.
    pub is_below: bool,
    /// Where the person was by it, and by the later row.
    pub stays: Option<(&'a Stay, &'a Stay)>,
}

impl<'a> Partner<'a> {
    /// A row of whose person nothing need be known.
    pub(super) const fn at(spot: Spot, elsewhere: bool) -> Self {
        Self { number: None, name: "", birth_date: "", spot, elsewhere, is_below: false, stays: None }
    }

    /// What is kept of a number's first row; `birth_date` is its birth date as text.
    pub(super) const fn of(earlier: &Earlier<'a>, birth_date: &'a str, elsewhere: bool) -> Self {
        let Earlier { number, name, spot, .. } = *earlier;
        Self { number: Some(number), name, birth_date, ..Self::at(spot, elsewhere) }
    }
}

impl Asking<'_> {
    /// Asks the rules about the row and an earlier one; `true` when they found something. The finding stands at `role`.
    pub(super) fn ask(&mut self, rules: &[Asked<PairCheck>], role: Role, atlas: &Atlas, partner: &Partner<'_>) -> bool {
        let table = atlas.tables.table_of(partner.spot);
        let file = if partner.elsewhere { atlas.names.get(table as usize).map(|name| name.called()) } else { None };
        let earlier = atlas.tables.place(partner.spot);
        let cx = PairCx {
            cx: &self.bench.cx,
            record: self.record,
            role,
            earlier_name: partner.name,
            earlier_birth_date: partner.birth_date,
            earlier_number: partner.number,
            earlier,
            file: file.as_deref(),
            stays: partner.stays,
            is_below: partner.is_below,
        };
        let mut found = Vec::new();
        for Asked { rule, severity, check } in rules {
            check(&cx, &mut rule.out(*severity, &mut found));
        }
        let any = !found.is_empty();
        for mut finding in found {
            let column = finding.place.column;
            if partner.elsewhere {
                finding.related = vec![atlas.related(partner.spot, role)];
                self.before.shift(&mut finding.place);
                self.pending.findings.push((table, Box::new(finding)));
            } else {
                finding.related.push(Related { path: None, sheet: None, place: Place { column, ..earlier } });
                self.findings.push(finding);
            }
        }
        any
    }
}
