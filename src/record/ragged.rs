//! Rows with too few or too many cells: up to which column do they still say what the header says?

use crate::table::{Block, Cell};
use crate::value::{clean_credits, clean_date, clean_number, is_blank, is_clean_email, is_clean_kana, is_clean_name};

use super::plan::{Kind, Plan};

/// The number of leading columns of a ragged row whose cells stand where the header says.
///
/// A missing or an extra separator shifts everything behind it. The place is where the cells fit their columns best;
/// cells behind it are not judged, because one cause would make ten findings.
#[must_use]
pub fn aligned(plan: &Plan, block: &Block, cells: &[Cell]) -> usize {
    let (have, want) = (cells.len(), plan.columns.len());
    let shortest = have.min(want);
    let fits = |column: usize, cell: usize| -> i32 {
        let (Some(column), Some(cell)) = (plan.columns.get(column), cells.get(cell)) else { return 0 };
        fit(column.kind, block.text_of(cell))
    };
    // straight[i]: how well the first i cells fit where they stand.
    let mut straight = vec![0; shortest + 1];
    for at in 0..shortest {
        straight[at + 1] = straight[at] + fits(at, at);
    }
    // How well the rest fits where it would stand without the shift, grown from the end: rows may be very wide.
    let mut shifted = 0;
    let mut best = (straight[shortest], shortest);
    for from in (0..shortest).rev() {
        shifted += if have < want { fits(from + want - have, from) } else { fits(from, from + have - want) };
        let score = straight[from] + shifted;
        if score > best.0 {
            best = (score, from);
        }
    }
    best.1
}

/// 2 for a cell that only this kind of column would hold, 1 for one that it may hold, −1 for one that it does not hold.
fn fit(kind: Kind, text: &str) -> i32 {
    let bytes = text.as_bytes();
    let good = match kind {
        _ if is_blank(text) => return 0,
        Kind::Number => clean_number(bytes).is_some(),
        Kind::Name => is_clean_name(bytes),
        Kind::Kana => is_clean_kana(bytes),
        Kind::BirthDate(spelling) | Kind::Date(spelling) => clean_date(bytes, spelling).is_some(),
        Kind::Email => bytes.contains(&b'@') || is_clean_email(bytes),
        Kind::Credits => clean_credits(bytes).is_some(),
        Kind::Code | Kind::Presence | Kind::Note | Kind::Text => {
            return i32::from(!(bytes.contains(&b'@') || clean_number(bytes).is_some()));
        }
    };
    if good { 2 } else { -1 }
}
