//! Values that no two rows of a table may share, as its layout says.

use std::hash::BuildHasher as _;

use foldhash::fast::FixedState;
use hashbrown::hash_table::{Entry, HashTable};

use crate::schema::fold::text as fold;
use crate::schema::{Role, Schema};
use crate::value::{NumberKind, is_blank, read_date, read_number};

use super::plan::{Kind, Plan};
use super::row::Record;
use super::tables::Spot;

/// One value, or several together.
struct Unique {
    columns: Vec<usize>,
    rows: HashTable<u32>,
    /// Row, line, length and text of each.
    entries: Vec<u8>,
}

/// The values that a table may hold once. 10 bytes and the text for each.
pub struct Uniques {
    keys: Vec<Unique>,
    hasher: FixedState,
    text: Vec<u8>,
}

/// Bytes before the text of an entry.
const HEAD: usize = 10;

impl Uniques {
    /// What the layout of a table says of its columns; `None` where it says nothing.
    #[must_use]
    pub fn of(schema: &Schema, plan: &Plan) -> Option<Self> {
        let primary: Vec<usize> = schema.primary_key.iter().filter_map(|&role| plan.column_of(role)).collect();
        let whole = !primary.is_empty() && primary.len() == schema.primary_key.len();
        let mut columns: Vec<Vec<usize>> = if whole { vec![primary] } else { Vec::new() };
        for (at, column) in plan.columns.iter().enumerate() {
            if column.field.as_ref().is_some_and(|field| field.unique) && !columns.contains(&vec![at]) {
                columns.push(vec![at]);
            }
        }
        let keys: Vec<Unique> = columns
            .into_iter()
            .map(|columns| Unique { columns, rows: HashTable::new(), entries: Vec::new() })
            .collect();
        (!keys.is_empty()).then(|| Self { keys, hasher: FixedState::default(), text: Vec::new() })
    }

    /// `true` when a person's number may stand in one row only: then it is known what a second row means.
    #[must_use]
    pub fn hold_number(&self, plan: &Plan) -> bool {
        let number = plan.column_of(Role::RegistrationNumber);
        self.keys.iter().any(|key| number.is_some_and(|number| key.columns == [number]))
    }

    /// The values of a row that stood in an earlier one: the role of the first column, and that row.
    pub fn meet(&mut self, record: &Record<'_>, spot: Spot) -> Vec<(Role, Spot)> {
        let Self { keys, hasher, text } = self;
        let mut met = Vec::new();
        for key in keys {
            text.clear();
            if !key.columns.iter().all(|&column| push_value(record, column, text)) {
                continue;
            }
            let Ok(length) = u16::try_from(text.len()) else { continue };
            let Unique { columns, rows, entries } = key;
            let hash_of = |&at: &u32| hasher.hash_one(text_of(entries, at));
            match rows.entry(hasher.hash_one(text.as_slice()), |&at| text_of(entries, at) == text.as_slice(), hash_of) {
                Entry::Occupied(found) => {
                    let role = columns.first().and_then(|&column| record.plan.columns.get(column)?.role);
                    met.extend(role.map(|role| (role, spot_of(entries, *found.get()))));
                }
                Entry::Vacant(slot) => {
                    slot.insert(entries.len() as u32);
                    entries.extend_from_slice(&spot.row.to_le_bytes());
                    entries.extend_from_slice(&spot.line.to_le_bytes());
                    entries.extend_from_slice(&length.to_le_bytes());
                    entries.extend_from_slice(text);
                }
            }
        }
        met
    }
}

/// Appends one form for all spellings of a value; `false` for a cell that says nothing or could not be read.
fn push_value(record: &Record<'_>, column: usize, out: &mut Vec<u8>) -> bool {
    let text = record.cell(column);
    let plan = record.plan;
    if is_blank(text) || plan.missing_values.iter().any(|missing| missing == text.trim()) {
        return false;
    }
    let plain = match plan.columns[column].kind {
        Kind::Number => match read_number(text).kind {
            NumberKind::Number(number) => Some(number.to_string()),
            _ => None,
        },
        Kind::Date(_) | Kind::BirthDate(_) => read_date(text).ok().map(|reading| reading.date.to_string()),
        _ => None,
    };
    out.extend_from_slice(plain.unwrap_or_else(|| fold(text)).as_bytes());
    out.push(0x1F);
    true
}

fn bytes<const N: usize>(entries: &[u8], start: usize) -> [u8; N] {
    entries.get(start..start + N).and_then(|bytes| bytes.try_into().ok()).unwrap_or([0; N])
}

fn text_of(entries: &[u8], at: u32) -> &[u8] {
    let start = at as usize + HEAD;
    let length = usize::from(u16::from_le_bytes(bytes(entries, start - 2)));
    entries.get(start..start + length).unwrap_or_default()
}

fn spot_of(entries: &[u8], at: u32) -> Spot {
    let at = at as usize;
    Spot { row: u32::from_le_bytes(bytes(entries, at)), line: u32::from_le_bytes(bytes(entries, at + 4)) }
}
