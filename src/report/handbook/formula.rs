//! The formulas about one doctor, and what they result in.
//!
//! Whatever formulas cannot follow (limits, different codes, cells that hold no credits) stands as a number, and the heading of
//! 一覧 says so. The results are reckoned here from the same cells that the formulas see, and held against what the program
//! has counted.

use super::address::{Stretch, beside, quoted};
use super::model::{Amount, Choice, Column, Doctor, Entry};
use super::places::{ENTRY_CATEGORY, ENTRY_COUNTED, ENTRY_ITEM, FACTOR, ListPlace, Places, roll};
use super::settle::Subtotal;
use crate::typed::{Cell, Detail};
use crate::value::HalfUnits;

/// The formulas of one doctor.
pub(super) struct DoctorFormulas<'p> {
    pub(super) places: &'p Places,
    pub(super) place: &'p ListPlace,
    /// The position of the doctor in the list.
    pub(super) at: usize,
    /// The row of 一覧, from 1.
    pub(super) row: u32,
    /// The doctor's number: rows of 手帳明細入力 belong to nobody else.
    pub(super) number: Option<u32>,
    /// The words for 区分.
    pub(super) choices: &'p [Choice],
}

impl DoctorFormulas<'_> {
    /// On paper: 手帳小計入力, which is searched whole, and 手帳明細入力. There the doctor's own rows are looked at, and all of them
    /// only where one of the doctor's stands elsewhere by now; and what was typed into free rows, where anything was.
    pub(super) fn handbook(&self, column: &Column) -> String {
        let Self { places, place, row, .. } = self;
        let key = beside(place.columns.key, *row);
        let mut parts = Vec::new();
        let keys = place.subtotals.column(place.subtotal_columns.key);
        for (at, input) in place.inputs.iter().enumerate() {
            if input.category == column.category && (column.item.is_empty() || input.item == column.item) {
                let sums = place.subtotals.column(place.subtotal_columns.first_input + at);
                parts.push(format!("SUMIFS({sums},{keys},{key})"));
            }
        }
        if self.number.is_none() {
            return if parts.is_empty() { "0".to_owned() } else { parts.join("+") };
        }
        let raw = |rows: &Stretch| self.details(rows, column);
        let searched = places.filled.as_ref().map_or_else(|| "0".to_owned(), |rows| self.searched(rows, column));
        let strays = beside(place.columns.strays, *row);
        match (self.own_rows(), &places.filled) {
            (Some(own), _) => parts.push(format!("IF({strays}=0,{},{searched})", raw(&own))),
            (None, Some(_)) => parts.push(format!("IF({strays}=0,0,{searched})")),
            (None, None) => {}
        }
        parts.push(format!("IF({}=0,0,{})", places.told(roll::FREE), raw(&places.free)));
        parts.join("+")
    }

    /// How many filled rows of 手帳明細入力 are the doctor's and stand among those of others.
    pub(super) fn strays(&self) -> String {
        let (Some(filled), true) = (&self.places.filled, self.number.is_some()) else { return "0".to_owned() };
        let key = beside(self.place.columns.key, self.row);
        let count = |rows: &Stretch| {
            format!("COUNTIF({},{key})", rows.column(self.places.detail_columns.inputs[Detail::NUMBER]))
        };
        let own = self.own_rows().map_or_else(|| "0".to_owned(), |own| count(&own));
        format!("IF({}=0,0,{}-{own})", self.places.told(roll::MOVED), count(filled))
    }

    /// The filled rows of 手帳明細入力 that were this doctor's when they were written.
    fn own_rows(&self) -> Option<Stretch> {
        let number = self.number?;
        let (first, last) = *self.places.blocks.get(&number)?;
        Some(Stretch { first, last, ..self.places.filled.clone()? })
    }

    /// What a few rows of 手帳明細入力 say, cell by cell.
    fn details(&self, rows: &Stretch, column: &Column) -> String {
        let of = |input: usize| rows.column(self.places.detail_columns.inputs[input]);
        let mut terms = vec![of(Detail::CREDITS), of(Detail::NUMBER), beside(self.place.columns.key, self.row)];
        terms.extend([of(Detail::CATEGORY), quoted(&column.category)]);
        self.close(rows, column, terms)
    }

    /// The same of all filled rows: numbers are found many times faster than texts, so that two are made one.
    fn searched(&self, rows: &Stretch, column: &Column) -> String {
        let Some(at) = self.choices.iter().position(|choice| choice.word == column.category) else {
            return self.details(rows, column);
        };
        let key = format!("{}*{FACTOR}+{}", beside(self.place.columns.key, self.row), at + 1);
        let columns = &self.places.detail_columns;
        let terms = vec![rows.column(columns.inputs[Detail::CREDITS]), rows.column(columns.key), key];
        self.close(rows, column, terms)
    }

    /// Adds what every search asks for: the validity, and the item.
    fn close(&self, rows: &Stretch, column: &Column, mut terms: Vec<String>) -> String {
        let of = |input: usize| rows.column(self.places.detail_columns.inputs[input]);
        let columns = &self.place.columns;
        let (from, until) = (beside(columns.from, self.row), beside(columns.until, self.row));
        terms.extend([of(Detail::DAY), format!("\">=\"&{from}"), of(Detail::DAY), format!("\"<=\"&{until}")]);
        if !column.item.is_empty() {
            terms.extend([of(Detail::ITEM), quoted(&column.item)]);
        }
        format!("SUMIFS({})", terms.join(","))
    }

    /// In MAMIS: only the rows of this doctor. `None` where there are none.
    pub(super) fn mamis(&self, column: &Column) -> Option<String> {
        let (first, last) = (*self.place.entries.get(self.at)?)?;
        let mut rows = self.places.entries.clone();
        (rows.first, rows.last) = (first, last);
        let mut terms = vec![rows.column(ENTRY_COUNTED), rows.column(ENTRY_CATEGORY), quoted(&column.category)];
        if !column.item.is_empty() {
            terms.extend([rows.column(ENTRY_ITEM), quoted(&column.item)]);
        }
        Some(format!("SUMIFS({})", terms.join(",")))
    }

    /// 再作成: the doctor's typed rows are no longer as they were written.
    pub(super) fn again(&self) -> String {
        let Self { places, place, row, .. } = self;
        let key = beside(place.columns.key, *row);
        let changed = |changed: String, keys: String| format!("SUMIFS({changed},{keys},{key})");
        let subtotals = changed(
            place.subtotals.column(place.subtotal_columns.changed),
            place.subtotals.column(place.subtotal_columns.key),
        );
        let details = changed(
            places.details.column(places.detail_columns.changed),
            places.details.column(places.detail_columns.inputs[Detail::NUMBER]),
        );
        let (total, written) = (beside(place.columns.total, *row), beside(place.columns.written, *row));
        let any = places.told(roll::CHANGED);
        let below = places.below.column(places.detail_columns.inputs[Detail::NUMBER]);
        let below = format!("IF({}=0,0,COUNTIF({below},{key}))", places.told(roll::BELOW));
        let beyond = places.told(roll::BEYOND);
        format!(
            "IF(OR({subtotals}+IF({any}=0,0,{details})+{below}+{beyond}>0,ABS({total}-{written})>0.01),\"再作成要\",\"\")"
        )
    }
}

/// What formulas make of the cells about a doctor.
pub(super) struct Seen<'s> {
    pub(super) subtotal: &'s Subtotal,
    pub(super) details: &'s [Detail],
    pub(super) entries: &'s [Entry],
}

impl Seen<'_> {
    /// [`DoctorFormulas::handbook`] and [`DoctorFormulas::mamis`]; `None` where a cell holds a number that is no credits.
    pub(super) fn amount(&self, column: &Column, place: &ListPlace, doctor: &Doctor) -> Option<(HalfUnits, HalfUnits)> {
        let mut handbook = HalfUnits::ZERO;
        for input in &place.inputs {
            if input.category == column.category && (column.item.is_empty() || input.item == column.item) {
                handbook += credits_in(self.subtotal.cells.get(&input.label))?;
            }
        }
        for detail in self.details {
            let is_same = |at: usize, word: &str| matches!(&detail.cells[at], Cell::Text(text) if text.eq_ignore_ascii_case(word));
            let inside = detail.cells[Detail::DAY].day_for_formulas().is_some_and(|day| {
                let bounds =
                    [doctor.span.0, doctor.span.1].map(|bound| Cell::day(bound).day_for_formulas().unwrap_or(0.0));
                bounds[0] <= day && day <= bounds[1]
            });
            if is_same(Detail::CATEGORY, &column.category)
                && (column.item.is_empty() || is_same(Detail::ITEM, &column.item))
                && inside
            {
                handbook += credits_in(Some(&detail.cells[Detail::CREDITS]))?;
            }
        }
        let is_of =
            |entry: &&Entry| entry.category == column.category && (column.item.is_empty() || entry.item == column.item);
        let mamis = self.entries.iter().filter(is_of).map(|entry| entry.counted).sum();
        Some((handbook, mamis))
    }
}

/// What a sum makes of a cell: texts are nothing. `None` for a number that is no credits.
fn credits_in(cell: Option<&Cell>) -> Option<HalfUnits> {
    match cell {
        Some(cell @ Cell::Number(_)) => cell.as_credits(),
        _ => Some(HalfUnits::ZERO),
    }
}

/// What is missing, as formulas reckon it.
pub(super) fn missing(required: HalfUnits, counted: HalfUnits) -> HalfUnits {
    HalfUnits((required - counted).0.max(0))
}

/// The same of an item: what is missing depends on credits without one, and stands in 充足 alone.
pub(super) fn agrees_in_sum(amount: &Amount, (handbook, mamis): (HalfUnits, HalfUnits)) -> bool {
    amount.counted == handbook + mamis
}

/// Whether the formulas of a column come to what the program has counted.
pub(super) fn agrees(amount: &Amount, (handbook, mamis): (HalfUnits, HalfUnits), required: HalfUnits) -> bool {
    let counted = handbook + mamis;
    *amount == Amount { handbook, mamis, counted, missing: missing(required, counted) }
}
