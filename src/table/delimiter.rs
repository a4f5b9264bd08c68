use super::csv::cut;
use super::dialect::Dialect;

/// What may stand between cells.
const DELIMITERS: [u8; 3] = [b',', b'\t', b';'];

/// The delimiter of a text, from its first lines: the one that cuts the most lines into the same number of cells, at
/// least two. A text of one column has a comma.
#[must_use]
pub fn guess_delimiter(head: &str, lone_cr: bool) -> u8 {
    let mut best = (0, b',');
    for delimiter in DELIMITERS {
        let block = cut(head.to_owned(), Dialect { delimiter, lone_cr }, true).block;
        let widths = block.rows.iter().take(60).map(|row| row.len).filter(|&len| len > 1);
        let mut counts = std::collections::BTreeMap::new();
        for width in widths {
            *counts.entry(width).or_insert(0_u64) += 1;
        }
        // Many lines alike weigh more than many cells.
        let score = counts.iter().map(|(width, lines)| lines * lines * 8 + u64::from(*width)).max().unwrap_or(0);
        if score > best.0 {
            best = (score, delimiter);
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delimiter_that_cuts_most_lines_alike() {
        let cases: [(&str, u8); 6] = [
            ("a,b,c\n1,2,3\n", b','),
            ("a\tb\n1,5\t2\n3,5\t4\n", b'\t'),
            ("a;b\n1,5;2\n", b';'),
            ("題名\n\n番号,氏名\n1,田中\n2,\"佐藤;花子\"\n", b','),
            ("番号\n1\n", b','),
            ("", b','),
        ];
        for (text, expected) in cases {
            assert_eq!(guess_delimiter(text, false), expected, "{text:?}");
        }
    }
}
