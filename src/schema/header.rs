//! Which row of a table is its header, and which layout fits it.

use super::bind::{Folded, Labels, fold_row};
use super::{Binding, Need, Schema, bind_by_order, fold};

/// Rows that are looked at for a header.
pub const HEADER_ROWS: usize = 30;

/// What was found.
#[derive(Clone, Debug)]
pub enum Choice<'s> {
    /// One layout fits.
    One(Fit<'s>),
    /// Several fit equally well: the user must name one.
    Several {
        /// The layouts, in the order given.
        schemas: Vec<&'s Schema>,
        /// The row of the header, from 0.
        row: usize,
    },
    /// None fits.
    None {
        /// Why.
        reason: NoFit,
        /// The layout that comes nearest, where any header cell is known.
        nearest: Option<Fit<'s>>,
    },
}

/// A layout and the header that fits it.
#[derive(Clone, Debug)]
pub struct Fit<'s> {
    /// The layout.
    pub schema: &'s Schema,
    /// The row of the header, from 0; `None` for a layout whose files have none.
    pub row: Option<usize>,
    /// Its columns.
    pub binding: Binding,
}

/// Why no layout fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoFit {
    /// There is no row with anything in it.
    Empty,
    /// The table begins with data.
    NoHeader,
    /// There may be a header, but no layout knows enough of it.
    Unknown,
}

/// Finds the header among the first rows and the layout that fits it best.
#[must_use]
pub fn find_header<'s, S: AsRef<str>>(rows: &[Vec<S>], schemas: &[&'s Schema]) -> Choice<'s> {
    let rows = Rows::new(rows);
    let mut fits: Vec<(i64, Fit<'s>)> = schemas.iter().filter_map(|schema| rows.best(schema, fits_alone)).collect();
    let Some(best) = fits.iter().map(|(score, _)| *score).max() else {
        let nearest =
            schemas.iter().filter_map(|schema| rows.best(schema, knows_a_word)).max_by_key(|(score, _)| *score);
        return Choice::None { reason: rows.reason(), nearest: nearest.map(|(_, fit)| fit) };
    };
    fits.retain(|(score, _)| *score == best);
    let row = fits.first().and_then(|(_, fit)| fit.row).unwrap_or_default();
    if fits.len() > 1 {
        return Choice::Several { schemas: fits.iter().map(|(_, fit)| fit.schema).collect(), row };
    }
    match fits.pop() {
        Some((_, fit)) => Choice::One(fit),
        None => Choice::None { reason: rows.reason(), nearest: None },
    }
}

/// Finds the header of a table whose layout the user has named: two known header cells are enough.
#[must_use]
pub fn find_header_of<'s, S: AsRef<str>>(rows: &[Vec<S>], schema: &'s Schema) -> Choice<'s> {
    if !schema.dialect.header && !rows.is_empty() {
        let width = rows.iter().map(Vec::len).max().unwrap_or_default();
        return Choice::One(Fit { schema, row: None, binding: bind_by_order(schema, width) });
    }
    let rows = Rows::new(rows);
    match rows.best(schema, fits_when_named) {
        Some((_, fit)) => Choice::One(fit),
        None => Choice::None { reason: rows.reason(), nearest: rows.best(schema, knows_a_word).map(|(_, fit)| fit) },
    }
}

/// The first rows, folded once for all layouts.
struct Rows {
    rows: Vec<Row>,
}

struct Row {
    cells: Vec<Folded>,
    filled: usize,
    /// Cells that only data holds: numbers, dates, addresses of mail.
    values: usize,
}

impl Rows {
    fn new<S: AsRef<str>>(rows: &[Vec<S>]) -> Self {
        let row = |cells: &Vec<S>| {
            let cells = fold_row(cells);
            let filled = cells.iter().filter(|cell| !matches!(cell, Folded::Blank)).count();
            let values = cells.iter().filter(|cell| is_value(cell)).count();
            Row { cells, filled, values }
        };
        Self { rows: rows.iter().take(HEADER_ROWS).map(row).collect() }
    }

    /// The row that fits a layout best, the first of equals, among those that pass.
    fn best<'s>(&self, schema: &'s Schema, passes: fn(&Row, &Evidence) -> bool) -> Option<(i64, Fit<'s>)> {
        let labels = Labels::new(schema);
        let mut best: Option<(i64, Fit<'s>)> = None;
        for (at, row) in self.rows.iter().enumerate() {
            let mut binding = labels.bind(&row.cells);
            if binding.bound() == 0 {
                continue;
            }
            labels.find_near(&row.cells, &mut binding);
            let evidence = Evidence::of(schema, &binding);
            let score = evidence.score(labels.exact(&row.cells));
            if passes(row, &evidence) && best.as_ref().is_none_or(|(other, _)| score > *other) {
                best = Some((score, Fit { schema, row: Some(at), binding }));
            }
        }
        best
    }

    fn reason(&self) -> NoFit {
        let filled = |row: &&Row| row.filled > 0;
        let table = self.rows.iter().find(|row| row.filled > 1).or_else(|| self.rows.iter().find(filled));
        match table {
            None => NoFit::Empty,
            Some(row) if row.values > 0 => NoFit::NoHeader,
            Some(_) => NoFit::Unknown,
        }
    }
}

/// What a binding says for its layout.
struct Evidence {
    bound: usize,
    required: usize,
    required_bound: usize,
    required_near: usize,
    duplicates: usize,
}

impl Evidence {
    fn of(schema: &Schema, binding: &Binding) -> Self {
        let is_required = |field: usize| schema.fields.get(field).is_some_and(|field| field.need == Need::Required);
        Self {
            bound: binding.bound(),
            required: schema.fields.iter().filter(|field| field.need == Need::Required).count(),
            required_bound: binding.columns.iter().flatten().filter(|field| is_required(**field)).count(),
            required_near: binding.near.iter().filter(|near| is_required(near.field)).count(),
            duplicates: binding.duplicates.len(),
        }
    }

    /// Every known column speaks for a layout, a missing required one against it; labels before aliases break ties.
    fn score(&self, exact: usize) -> i64 {
        let missing = self.required - self.required_bound - self.required_near;
        4 * self.bound as i64 + exact as i64 - 6 * missing as i64 - 3 * self.required_near as i64
    }
}

fn is_header(row: &Row, evidence: &Evidence) -> bool {
    // A header may have dates among its columns (one per session), a row of data has few words of a header.
    evidence.bound + evidence.duplicates >= row.values
}

fn fits_alone(row: &Row, evidence: &Evidence) -> bool {
    let known = evidence.bound + evidence.duplicates;
    let anchored = evidence.required_bound > 0 || evidence.required == 0;
    let most_required = 2 * (evidence.required_bound + evidence.required_near) > evidence.required;
    let enough = known >= 2 && (most_required || 2 * known >= row.filled);
    let slipped = known == 1 && evidence.required_near > 0 && row.filled <= 3;
    let only_cell = known == row.filled;
    is_header(row, evidence) && anchored && (enough || slipped || only_cell)
}

fn fits_when_named(row: &Row, evidence: &Evidence) -> bool {
    let known = evidence.bound + evidence.duplicates;
    is_header(row, evidence) && (known >= 2 || known == row.filled)
}

fn knows_a_word(row: &Row, evidence: &Evidence) -> bool {
    // Of a row of data a single cell may look like a header (講師): that is no hint at a layout.
    evidence.bound > row.values
}

/// A number of four digits and more, a date, an address of mail: what stands in data, not in a header.
fn is_value(cell: &Folded) -> bool {
    let Folded::Label(text) = cell else { return false };
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let plain = |c: char| c.is_ascii_digit() || matches!(c, '/' | '-' | '.' | ':' | '年' | '月' | '日');
    text.contains('@') && text.len() <= fold::LONGEST || digits >= 4 && text.chars().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Kind, catalogue};

    fn chosen(rows: &[&[&str]]) -> String {
        let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.to_vec()).collect();
        match find_header(&rows, &catalogue::of_kind(Kind::Attendance)) {
            Choice::One(fit) => format!("{} {}", fit.schema.id, fit.row.unwrap()),
            Choice::Several { schemas, .. } => schemas.iter().map(|s| s.id.as_str()).collect::<Vec<_>>().join("|"),
            Choice::None { reason, nearest } => {
                format!("{reason:?} {}", nearest.map_or("-", |fit| fit.schema.id.as_str()))
            }
        }
    }

    #[test]
    fn the_header_is_found() {
        let data: &[&str] = &["451234", "山田 太郎", "yamada@clinic.example", "講師"];
        let people: &[&str] = &["医籍登録番号", "氏名", "メールアドレス", "受講区分"];
        let cases: [(&[&[&str]], &str); 13] = [
            (&[people, data], "mamis-attendance 0"),
            (
                &[&["産業医研修会 受講者名簿"], &["開催日", "令和7年11月9日"], &["研修会番号", "1234"], people, data],
                "mamis-attendance 3",
            ),
            (&[&[""], &["", "", ""], people, data, people], "mamis-attendance 2"),
            (&[&["医藉登録番号", "氏名", "メールアドレス"], data], "mamis-attendance 0"),
            (&[&["医籍登録番号", "氏各"], &["451234", "山田"]], "mamis-attendance 0"),
            (&[&["医籍登録番号"], &["451234"]], "mamis-attendance 0"),
            (&[&["登録番号", "姓", "名", "電子メール", "講師", "受講", "更新"], data], "registry-flags 0"),
            (&[data, data], "NoHeader -"),
            (&[&["451234"], &["451235"]], "NoHeader -"),
            (&[&["受講者", "451234", "実地", "講師"], data], "NoHeader -"),
            (&[&["商品", "数量", "金額", "備考"], &["筆", "1", "200", ""]], "Unknown mamis-attendance"),
            (&[&["", ""], &[]], "Empty -"),
            (&[], "Empty -"),
        ];
        for (rows, expected) in cases {
            let found = chosen(rows);
            assert!(
                found == expected || expected.starts_with("Unknown") && found.starts_with("Unknown"),
                "{rows:?}: {found}"
            );
        }
    }

    #[test]
    fn a_named_layout_needs_two_known_cells() {
        let schema = catalogue::by_id("mamis-attendance").unwrap();
        let named = |header: &[&str]| matches!(find_header_of(&[header.to_vec()], schema), Choice::One(_));
        assert!(named(&["商品", "備考", "電話番号", "数量", "金額", "単価", "在庫"]));
        assert!(!named(&["商品", "備考", "数量"]));
        assert!(!named(&["451234", "講師"]));
    }

    #[test]
    fn equal_layouts_are_both_named() {
        let one = catalogue::by_id("mamis-attendance").unwrap();
        let mut other = one.clone();
        other.id = "copy".to_owned();
        let rows = [vec!["医籍登録番号", "氏名", "メールアドレス"]];
        assert!(
            matches!(find_header(&rows, &[one, &other]), Choice::Several { schemas, row: 0 } if schemas.len() == 2)
        );
    }

    #[test]
    fn endless_cells_and_rows_are_looked_at_only_so_far() {
        let huge = "医".repeat(1 << 20);
        let rows: Vec<Vec<&str>> = (0..100).map(|_| vec![huge.as_str(); 3]).collect();
        assert!(matches!(find_header(&rows, &catalogue::of_kind(Kind::Attendance)), Choice::None { .. }));
    }
}
