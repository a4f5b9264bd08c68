/// Where a finding stands. All counts start at 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The data row; `None` for the header and the file.
    pub record: Option<u64>,
    /// The physical line on which the record starts (the sheet row in a workbook).
    pub line: Option<u64>,
    /// The row in a spreadsheet that opens the file: a line break inside a quoted cell does not count.
    pub sheet_row: Option<u64>,
    /// The column.
    pub column: Option<u32>,
}

impl Place {
    /// The spreadsheet address, such as `B17`, where the place is a cell.
    #[must_use]
    pub fn address(&self) -> Option<String> {
        Some(address(self.column?, self.sheet_row?))
    }

    /// Appends the address where the place is a cell; `false` where it is none.
    pub fn write_address(&self, out: &mut String) -> bool {
        let (Some(column), Some(row)) = (self.column, self.sheet_row) else { return false };
        push_letters(column, out);
        out.push_str(itoa::Buffer::new().format(row));
        true
    }
}

/// An earlier place that a finding points back to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Related {
    /// Another file, by the path as given; `None` for the same one.
    pub path: Option<String>,
    /// Another sheet.
    pub sheet: Option<String>,
    /// The place in it.
    pub place: Place,
}

/// The A1 address of a cell; both count from 1.
#[must_use]
pub fn address(column: u32, row: u64) -> String {
    let mut out = column_letters(column);
    out.push_str(&row.to_string());
    out
}

/// The letters of a column that counts from 1: `1` is `A`, `27` is `AA`.
#[must_use]
pub fn column_letters(column: u32) -> String {
    let mut out = String::new();
    push_letters(column, &mut out);
    out
}

fn push_letters(column: u32, out: &mut String) {
    let Some(rest) = column.checked_sub(1) else { return };
    push_letters(rest / 26, out);
    out.push(char::from(b'A' + (rest % 26) as u8));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_carry() {
        let cases = [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (703, "AAA"), (16_384, "XFD")];
        for (column, letters) in cases {
            assert_eq!(column_letters(column), letters);
        }
        assert_eq!(address(2, 17), "B17");
    }
}
