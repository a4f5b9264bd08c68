//! Where the last page of a printed list begins, so that it is not nearly empty.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::report::sheet::{Page, Paper, Plan};

/// What the last page should hold at least, as a part of a page.
const LEAST: f64 = 0.3;
/// What it holds where rows are brought over from the page before.
const SHARE: f64 = 0.45;

/// Ends the page before the last one early, where the plan asks for it and the last one would be nearly empty.
pub(super) fn fill(sheet: &mut Worksheet, plan: &Plan, heights: &[f64], widths: &[f64]) -> Result<(), XlsxError> {
    let header = plan.header_row.filter(|_| plan.page.full_last);
    if let Some(row) = header.and_then(|header| break_before(&plan.page, heights, widths, header as usize)) {
        sheet.set_page_breaks(&[row])?;
    }
    Ok(())
}

/// The row, counted from 0, before which a page should end; `None` where the last page is full enough, or there is only one.
/// `heights` are those of all rows in points, `widths` those of the columns in characters; the first `header` rows are repeated.
fn break_before(page: &Page, heights: &[f64], widths: &[f64], header: usize) -> Option<u32> {
    let room = room(page, widths);
    let repeated = heights.get(header.saturating_sub(1)).copied().unwrap_or(0.0);
    let mut used = 0.0;
    let mut begins = 0;
    for (row, height) in heights.iter().enumerate() {
        if used + height > room && row > header {
            begins = row;
            used = repeated;
        }
        used += height;
    }
    let (is_only, is_full) = (begins == 0, used > room * LEAST);
    if is_only || is_full {
        return None;
    }
    // As many rows from the end as make a fair page. The page before keeps the rest.
    let mut last = repeated;
    let mut first = heights.len();
    while first > header + 1 && last < room * SHARE {
        first -= 1;
        last += heights.get(first).copied().unwrap_or(0.0);
    }
    (first < begins).then(|| u32::try_from(first).ok()).flatten()
}

/// Points of rows on a page that is as wide as the sheet.
fn room(page: &Page, widths: &[f64]) -> f64 {
    let (short, long) = match page.paper {
        Paper::A4 => (595.3, 841.9),
        Paper::A3 => (841.9, 1190.6),
    };
    let (across, down) = if page.landscape { (long, short) } else { (short, long) };
    // Margins in inches: see the set-up of pages.
    let (across, down) = (across - 72.0, down - 1.35 * 72.0);
    let wide: f64 = widths.iter().map(|width| (width * 8.0 + 5.0) * 0.75).sum();
    // Programs take whole percents.
    let scale = if wide > across { (across / wide * 100.0).floor() / 100.0 } else { 1.0 };
    down / scale.max(0.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(rows: usize) -> Option<u32> {
        break_before(&Page::default(), &vec![20.0; rows], &[60.0], 3)
    }

    #[test]
    fn a_last_page_is_not_nearly_empty() {
        // A4 has room for 37 such rows; behind the first page the header is one of them.
        assert_eq!(of(5), None);
        assert_eq!(of(37), None);
        let at = of(39).unwrap();
        assert!((20..34).contains(&at), "{at}");
        assert_eq!(of(37 + 20), None, "half a page is fine");
        let at = of(37 + 36 + 2).unwrap();
        assert!((50..70).contains(&at), "{at}");
        assert_eq!(break_before(&Page::default(), &[], &[], 3), None);
        assert_eq!(break_before(&Page::default(), &[400.0; 4], &[60.0], 3), None);
    }
}
