//! Text → rows of cells (RFC 4180, and what people do to it).
//!
//! Invariant: cutting never fails. What is wrong is a flag on the cell, and costs at most the row it stands in.

use super::block::Block;
use super::csv_machine::Machine;
use super::dialect::Dialect;

/// What [`cut`] made of a text.
#[derive(Debug)]
pub struct Cut {
    /// The rows.
    pub block: Block,
    /// Physical lines at the end of the text that belong to a record whose end was not seen; zero when `at_end`.
    pub open_lines: u32,
}

/// Cuts a text that ends at a line end (or at the end of the input, `at_end`) into rows.
#[must_use]
pub fn cut(text: String, dialect: Dialect, at_end: bool) -> Cut {
    cut_block(Block { text, ..Block::default() }, dialect, at_end)
}

/// Cuts the text of a block that has no rows yet; the memory of its rows serves again.
#[must_use]
pub fn cut_block(mut block: Block, dialect: Dialect, at_end: bool) -> Cut {
    let open_lines = Machine { dialect, at_end }.run(&mut block);
    Cut { block, open_lines }
}

#[cfg(test)]
mod tests {
    use super::super::csv_plain::cut_plain;
    use super::*;
    use crate::table::CellFlags;
    use proptest::prelude::*;

    const COMMA: Dialect = Dialect { delimiter: b',', lone_cr: false };

    fn rows(text: &str, dialect: Dialect) -> Vec<Vec<String>> {
        let block = cut(text.to_owned(), dialect, true).block;
        block
            .rows
            .iter()
            .map(|row| block.cells_of(row).iter().map(|cell| block.text_of(cell).to_owned()).collect())
            .collect()
    }

    #[test]
    fn cuts_what_rfc_4180_means() {
        let cases: &[(&str, &[&[&str]])] = &[
            ("a,b\r\n1,2\r\n", &[&["a", "b"], &["1", "2"]]),
            ("a,b\n1,2", &[&["a", "b"], &["1", "2"]]),
            ("a,\n,b\n", &[&["a", ""], &["", "b"]]),
            ("a\n\nb\n", &[&["a"], &[""], &["b"]]),
            ("\"a,1\",b\n", &[&["a,1", "b"]]),
            ("\"a\"\"b\",c\n", &[&["a\"b", "c"]]),
            ("\"a\nb\",c\nd,e\n", &[&["a\nb", "c"], &["d", "e"]]),
            ("\"a\"\r\nb\r\n", &[&["a"], &["b"]]),
            ("a,", &[&["a", ""]]),
            ("\"\",\"\"\n", &[&["", ""]]),
            ("", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(rows(text, COMMA), *expected, "{text:?}");
        }
        let old_mac = Dialect { delimiter: b'\t', lone_cr: true };
        assert_eq!(rows("a\tb\r1\t2\r\n3\t4", old_mac), [["a", "b"], ["1", "2"], ["3", "4"]]);
    }

    #[test]
    fn an_unclosed_quote_costs_one_row() {
        let text = "a,\"b,c\n1,2,3\n4,\"5\",6\n";
        let block = cut(text.to_owned(), COMMA, true).block;
        assert_eq!(rows(text, COMMA), [["a", "\"b", "c"], ["1", "2", "3"], ["4", "5", "6"]]);
        assert!(block.cells[1].flags.has(CellFlags::UNCLOSED_QUOTE));
        assert!(!block.cells[7].flags.has(CellFlags::UNCLOSED_QUOTE));
        let long = format!("a,\"b\n{}", "1,2\n".repeat(80));
        assert_eq!(rows(&long, COMMA).len(), 81);
    }

    #[test]
    fn stray_quotes_are_flagged_and_kept() {
        for text in ["a\"b,c\n", "\"a\"b,c\n", "a\",c\n"] {
            let block = cut(text.to_owned(), COMMA, true).block;
            assert!(block.cells[0].flags.has(CellFlags::STRAY_QUOTE), "{text:?}");
            assert_eq!(block.cells.len(), 2, "{text:?}");
        }
    }

    #[test]
    fn an_open_cell_waits_for_more() {
        let made = cut("a,b\n1,\"2\n3\n".to_owned(), COMMA, false);
        assert_eq!((made.block.rows.len(), made.block.lines, made.open_lines), (1, 1, 2));
    }

    proptest! {
        #[test]
        fn nothing_panics_and_lines_add_up(text in "[a\"',\r\n髙 ]{0,60}", lone_cr: bool) {
            let dialect = Dialect { delimiter: b',', lone_cr };
            let block = cut(text.clone(), dialect, true).block;
            for row in &block.rows {
                prop_assert!(row.len > 0);
                for cell in block.cells_of(row) { let _ = block.text_of(cell); }
            }
            let ends = Machine { dialect, at_end: true }.line_breaks(text.as_bytes());
            let last = u32::from(!(text.is_empty() || text.ends_with('\n') || lone_cr && text.ends_with('\r')));
            prop_assert_eq!(block.lines, ends + last);
        }

        #[test]
        fn both_ways_agree_where_no_quote_stands(text in "[a,\n髙]{0,60}") {
            let mut plain = Block { text: text.clone(), ..Block::default() };
            cut_plain(&mut plain, text.as_bytes(), 0, &mut 0, b',');
            // With CR as a line end the careful way is taken; the text has none.
            let mut careful = Block { text, ..Block::default() };
            Machine { dialect: Dialect { delimiter: b',', lone_cr: true }, at_end: true }.run(&mut careful);
            prop_assert_eq!(plain.cells, careful.cells);
            prop_assert_eq!(plain.rows, careful.rows);
        }
    }
}
