//! How a sheet is printed.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::finding::Text;
use crate::report::sheet::{Paper, Plan};

/// What the head of every page says: the list names people.
const CARE: Text = Text { ja: "取扱注意", en: "Confidential (取扱注意)" };
/// UTF-16 units of a page header.
const LONGEST: usize = 255;

/// Sets paper, head and foot, and what is repeated.
pub(super) fn set_up(sheet: &mut Worksheet, plan: &Plan) -> Result<(), XlsxError> {
    let page = &plan.page;
    sheet.set_paper_size(match page.paper {
        Paper::A4 => 9,
        Paper::A3 => 8,
    });
    if page.landscape {
        sheet.set_landscape();
    }
    sheet.set_print_fit_to_pages(1, u16::from(page.one_page));
    let side = if page.slim { 0.2 } else { 0.5 };
    sheet.set_margins(side, side, 0.75, 0.6, 0.3, 0.3);
    sheet.set_header(head(&page.title, page.care.unwrap_or(CARE.template(page.lang))));
    sheet.set_footer("&C&P / &N");
    // The papers of one package have heads of one size, however wide their sheets are.
    sheet.set_header_footer_scale_with_doc(!page.full_last);
    let breaks: Vec<u32> = plan.breaks.iter().map(|row| row.saturating_sub(1)).filter(|&row| row > 0).collect();
    if !breaks.is_empty() {
        sheet.set_page_breaks(&breaks)?;
    }
    if let Some((row, column)) = plan.printed.filter(|(row, column)| *row > 0 && *column > 0) {
        sheet.set_print_area(0, 0, row - 1, u16::try_from(column - 1).unwrap_or(u16::MAX))?;
    }
    if let Some(row) = plan.header_row {
        sheet.set_repeat_rows((row - 1).saturating_sub(plan.rows_above_header), row - 1)?;
    }
    Ok(())
}

/// The head: what the list is, and that it is confidential. `&` steers the head, so one of the title is doubled.
fn head(title: &str, care: &str) -> String {
    let mut left = String::from("&L");
    let mut units = 2 + "&R&\"游ゴシック,Bold\"".encode_utf16().count() + care.encode_utf16().count();
    for c in title.chars().filter(|c| !c.is_control()) {
        units += c.len_utf16() * if c == '&' { 2 } else { 1 };
        if units > LONGEST {
            break;
        }
        left.push(c);
        if c == '&' {
            left.push('&');
        }
    }
    format!("{left}&R&\"游ゴシック,Bold\"{care}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_say_what_they_must() {
        assert_eq!(head("A&B.csv", CARE.ja), "&LA&&B.csv&R&\"游ゴシック,Bold\"取扱注意");
        let long = head(&"&".repeat(300), CARE.en);
        assert!(long.ends_with(CARE.en) && long.encode_utf16().count() <= LONGEST);
    }
}
