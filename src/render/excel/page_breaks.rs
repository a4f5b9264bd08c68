//! Where the pages of a printed list end, so that every program ends them alike and the last one is not nearly empty.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::report::sheet::{Page, Paper, Plan};

/// What the last page should hold at least, as a part of a page.
const LEAST: f64 = 0.3;
/// What it holds where rows are brought over from the page before.
const SHARE: f64 = 0.45;
/// Breaks that a sheet can have: Excel takes 1,023.
const MOST: usize = 1_000;
/// How much of a page is filled: printers differ a little in what they have room for.
const FILLED: f64 = 0.98;

/// Ends the pages, where the plan asks for it.
pub(super) fn set(sheet: &mut Worksheet, plan: &Plan, heights: &[f64], widths: &[f64]) -> Result<(), XlsxError> {
    let Some(header) = plan.header_row.filter(|_| plan.page.full_last) else { return Ok(()) };
    let mut breaks = breaks(&plan.page, heights, widths, header as usize);
    breaks.truncate(MOST);
    if !breaks.is_empty() {
        sheet.set_page_breaks(&breaks)?;
    }
    Ok(())
}

/// The rows, counted from 0, before which pages end. `heights` are those of all rows in points, `widths` those of the columns in
/// characters; the row before `header` is repeated on every page after it.
fn breaks(page: &Page, heights: &[f64], widths: &[f64], header: usize) -> Vec<u32> {
    let room = room(page, widths) * FILLED;
    let heading = heights.get(header.saturating_sub(1)).copied().unwrap_or(0.0);
    let repeated = |row: usize| if row >= header { heading } else { 0.0 };
    let mut used = 0.0;
    let mut starts: Vec<usize> = Vec::new();
    for (row, height) in heights.iter().enumerate() {
        if used + height > room && row > 0 && row != header {
            starts.push(row);
            used = repeated(row);
        }
        used += height;
    }
    if let Some(begins) = starts.pop() {
        let before = starts.last().copied().unwrap_or(header);
        starts.push(if used > room * LEAST { begins } else { fair(heights, heading, (before, begins), room * SHARE) });
    }
    starts.into_iter().filter_map(|row| u32::try_from(row).ok()).collect()
}

/// Where the last page begins, with as many rows of the page `before` as make it fair. The page before keeps the rest.
fn fair(heights: &[f64], heading: f64, (before, begins): (usize, usize), share: f64) -> usize {
    let mut used = heading;
    let mut first = heights.len();
    while first > before + 1 && used < share {
        first -= 1;
        used += heights.get(first).copied().unwrap_or(0.0);
    }
    first.min(begins)
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

    fn of(rows: usize) -> Vec<u32> {
        breaks(&Page::default(), &vec![20.0; rows], &[60.0], 3)
    }

    #[test]
    fn pages_end_where_they_are_full_and_the_last_is_not_nearly_empty() {
        // A4 has room for 36 such rows; behind the first page the header is one of them.
        assert!(of(5).is_empty() && of(36).is_empty());
        let at = of(38)[0];
        assert!((20..34).contains(&at), "{at}");
        assert_eq!(of(36 + 20), [36], "half a page is fine");
        assert_eq!(of(36 + 35 + 20), [36, 36 + 35]);
        let two = of(36 + 35 + 2);
        assert!(two[0] == 36 && (50..68).contains(&two[1]), "{two:?}");
        assert!(breaks(&Page::default(), &[], &[], 3).is_empty());
        // What fills a page alone stands on its own, and the header is not parted from the first row.
        assert_eq!(breaks(&Page::default(), &[20.0, 20.0, 20.0, 700.0, 700.0, 700.0], &[60.0], 3), [4, 5]);
    }

    #[test]
    fn every_page_has_room_for_its_rows() {
        let heights: Vec<f64> = (0..500).map(|row| 20.0 + f64::from(row * 7919 % 83)).collect();
        let widths = [20.0; 8];
        let page = Page { landscape: true, ..Page::default() };
        let mut starts = vec![0];
        starts.extend(breaks(&page, &heights, &widths, 3));
        starts.push(500);
        for part in starts.windows(2) {
            let rows: f64 = heights[part[0] as usize..part[1] as usize].iter().sum();
            assert!(rows + heights[2] <= room(&page, &widths) + heights[2] && rows > 0.0, "{part:?}");
        }
        let last: f64 = heights[starts[starts.len() - 2] as usize..].iter().sum();
        assert!(last > room(&page, &widths) * 0.25);
    }
}
