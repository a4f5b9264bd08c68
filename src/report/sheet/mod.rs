//! A workbook before anybody draws it: sheets whose cells say what they mean, not how they look.
//!
//! Small sheets are built whole as [`Sheet`]s. A long sheet is a [`Plan`] whose [`Line`]s go straight to the writer, so that
//! nothing is held twice.

mod cell;
mod input;
mod page;
mod tabs;

pub use cell::{Cell, Computed, Meaning, Run, Target, Value};
pub use input::{Area, Input, Takes, Watch};
pub use page::{Page, Paper};
pub use tabs::Tabs;

/// A sheet, whole.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// What holds for all of it.
    pub plan: Plan,
    /// Its rows from row 1 on, without gaps.
    pub rows: Vec<Line>,
}

/// What is known of a sheet before its rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// The name on its tab, from [`Tabs::reserve`].
    pub tab: String,
    /// Its columns, for their widths.
    pub columns: Vec<Column>,
    /// Rows at the top that stay in sight.
    pub frozen_rows: u32,
    /// Columns at the left that stay in sight.
    pub frozen_columns: u16,
    /// The row of the column headings, from 1: repeated on every printed page, and filtered by where `filter` says so.
    pub header_row: Option<u32>,
    /// Rows above the headings that are repeated with them.
    pub rows_above_header: u32,
    /// Whether the headings carry the buttons of a filter.
    pub filter: bool,
    /// Whether only cells to be filled in can be typed into, as long as nobody takes the protection off; it has no password.
    pub protected: bool,
    /// A name of the workbook for this sheet, by which a program finds it again whatever its tab is called.
    pub name: Option<String>,
    /// Rows, from 1, above which a new page begins.
    pub breaks: Vec<u32>,
    /// The last row and column that are printed, both from 1; everything where there is none.
    pub printed: Option<(u32, u32)>,
    /// What may be typed where.
    pub inputs: Vec<Input>,
    /// Cells whose look depends on what stands in the sheet.
    pub watches: Vec<Watch>,
    /// Whether it is there for formulas only and shown to nobody.
    pub hidden: bool,
    /// How it is printed.
    pub page: Page,
}

/// A column.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Column {
    /// How wide it is.
    pub width: Width,
    /// Whether long texts go on in a second line. They are broken at the greatest width.
    pub wraps: bool,
}

/// How wide a column is, in half-width characters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Width {
    /// As its longest text, within bounds.
    Fit(u16, u16),
    /// Always the same.
    Fixed(u16),
    /// There for formulas only and shown to nobody.
    Hidden,
}

impl Default for Width {
    fn default() -> Self {
        Self::Fit(6, 60)
    }
}

impl Column {
    /// As wide as its contents, within bounds; texts stay on one line.
    #[must_use]
    pub const fn fit(least: u16, most: u16) -> Self {
        Self { width: Width::Fit(least, most), wraps: false }
    }

    /// Always as wide; longer texts go on in a second line.
    #[must_use]
    pub const fn fixed(wide: u16) -> Self {
        Self { width: Width::Fixed(wide), wraps: true }
    }

    /// As wide as its contents, within bounds; longer texts go on in a second line.
    #[must_use]
    pub const fn wrapped(least: u16, most: u16) -> Self {
        Self { width: Width::Fit(least, most), wraps: true }
    }
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// Its cells from column A on, without gaps.
    pub cells: Vec<Cell>,
    /// Its height in points; as its texts need where there is none.
    pub height: Option<u16>,
}

impl Line {
    /// A row of these cells.
    #[must_use]
    pub const fn of(cells: Vec<Cell>) -> Self {
        Self { cells, height: None }
    }

    /// A blank row.
    #[must_use]
    pub const fn blank() -> Self {
        Self::of(Vec::new())
    }

    /// A row of one text over so many columns.
    #[must_use]
    pub fn wide(text: &str, meaning: Meaning, across: u16) -> Self {
        Self::of(vec![Cell::text(text, meaning).across(across)])
    }

    /// A row of column headings.
    #[must_use]
    pub fn header<'a>(labels: impl IntoIterator<Item = &'a str>) -> Self {
        Self::of(labels.into_iter().map(|label| Cell::text(label, Meaning::Header)).collect())
    }
}
