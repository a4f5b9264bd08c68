use crate::finding::Place;

/// A row of a run, for the keys that are kept of it: 8 bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spot {
    /// Its position among the data rows of all tables, from 1.
    pub row: u32,
    /// The physical line on which it starts.
    pub line: u32,
}

/// What a row meets under one key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encounter<T> {
    /// Nothing: it is the first.
    First,
    /// An earlier row of its own table.
    Here(T),
    /// The last row of an earlier table. From now on this row stands for the key: what its own table holds is found as
    /// if the table were alone.
    Elsewhere(T),
}

/// Tells the tables of a run apart by the rows they hold.
#[derive(Default)]
pub struct Tables {
    /// Rows before each table.
    starts: Vec<u32>,
    /// Spreadsheet row minus physical line, where the two differ (a line break inside a quoted cell): from which row on.
    shifts: Vec<(u32, u32)>,
}

impl Tables {
    /// Another table begins; so many rows stand in those before.
    pub fn begin(&mut self, rows_before: u64) {
        self.starts.push(u32::try_from(rows_before).unwrap_or(u32::MAX));
    }

    /// Rows in all tables before the one that is read.
    #[must_use]
    pub fn rows_before(&self) -> u32 {
        self.starts.last().copied().unwrap_or(0)
    }

    /// Keeps where a row of the table that is read stands. Rows come in order; one that comes again changes nothing.
    pub fn spot(&mut self, place: &Place) -> Spot {
        let count = |value: Option<u64>| u32::try_from(value.unwrap_or(0)).unwrap_or(u32::MAX);
        let spot = Spot { row: self.rows_before().saturating_add(count(place.record)), line: count(place.line) };
        let shift = spot.line.wrapping_sub(count(place.sheet_row));
        let last = self.shifts.last().copied().unwrap_or_default();
        if last.1 != shift && last.0 < spot.row {
            self.shifts.push((spot.row, shift));
        }
        spot
    }

    /// The position of the table in which a row stands.
    #[must_use]
    pub fn table_of(&self, spot: Spot) -> u32 {
        self.starts.partition_point(|&start| start < spot.row).saturating_sub(1) as u32
    }

    /// Where a row stands in its table.
    #[must_use]
    pub fn place(&self, spot: Spot) -> Place {
        let start = self.starts.get(self.table_of(spot) as usize).copied().unwrap_or(0);
        let at = self.shifts.partition_point(|&(row, _)| row <= spot.row);
        let shift = at.checked_sub(1).map_or(0, |at| self.shifts[at].1);
        Place {
            record: Some(u64::from(spot.row.saturating_sub(start))),
            line: Some(u64::from(spot.line)),
            sheet_row: Some(u64::from(spot.line.wrapping_sub(shift))),
            column: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_come_back() {
        let at = |record: u64, line: u64, sheet_row: u64| Place {
            record: Some(record),
            line: Some(line),
            sheet_row: Some(sheet_row),
            column: None,
        };
        let mut tables = Tables::default();
        let mut spots = Vec::new();
        // A title row and line breaks in the first table, no rows in the second.
        for (rows, places) in
            [(0, vec![at(1, 3, 3), at(2, 4, 4), at(3, 7, 5)]), (3, vec![]), (3, vec![at(1, 2, 2), at(2, 3, 3)])]
        {
            tables.begin(rows);
            spots.extend(places.into_iter().map(|place| (tables.spot(&place), place)));
        }
        let tables_of: Vec<u32> = spots.iter().map(|(spot, _)| tables.table_of(*spot)).collect();
        assert_eq!(tables_of, [0, 0, 0, 2, 2]);
        for (spot, place) in spots {
            assert_eq!(tables.place(spot), place);
        }
    }
}
