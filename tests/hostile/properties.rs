//! Arbitrary bytes, and arbitrary tables whose lines are known.

use proptest::prelude::*;

use crate::mutation::agrees;
use crate::scene::{HEADER, ROW};
use crate::support::{judge, options};

/// A stretch of a generated table.
#[derive(Clone, Debug)]
enum Piece {
    /// A row without a fault.
    Good,
    /// A row whose number is too short, which is found at its line.
    Short,
    /// A row with so many line ends inside a quoted cell, and a number that is too short.
    Tall(usize),
    /// A row whose last cell opens a quote that nobody closes, with a number that is too short.
    Unclosed,
    /// A line without anything.
    Blank,
    /// A line of delimiters.
    Commas,
    /// 合計.
    Total,
}

fn piece() -> impl Strategy<Value = Piece> {
    prop_oneof![
        4 => Just(Piece::Good),
        2 => Just(Piece::Short),
        2 => (0_usize..5).prop_map(Piece::Tall),
        2 => Just(Piece::Unclosed),
        1 => Just(Piece::Blank),
        1 => Just(Piece::Commas),
        1 => Just(Piece::Total),
    ]
}

/// The text, its data rows, and where the short numbers stand: record and line.
fn table(pieces: &[Piece], end: &str) -> (String, u64, Vec<(u64, u64)>) {
    let mut text = format!("{HEADER},備考{end}");
    let (mut records, mut line, mut short) = (0, 2, Vec::new());
    let bad = ROW.replace("453182", "12");
    for piece in pieces {
        let (row, lines, is_record, is_short) = match piece {
            Piece::Good => (format!("{ROW},"), 1, true, false),
            Piece::Short => (format!("{bad},"), 1, true, true),
            Piece::Tall(inside) => {
                (format!("{bad},\"a{}b\"", format!("{end}c").repeat(*inside)), 1 + *inside as u64, true, true)
            }
            Piece::Unclosed => (format!("{bad},\"d"), 1, true, true),
            Piece::Blank => (String::new(), 1, false, false),
            Piece::Commas => (",,,,,".to_owned(), 1, false, false),
            Piece::Total => ("合計,,,,,".to_owned(), 1, false, false),
        };
        text.push_str(&row);
        text.push_str(end);
        records += u64::from(is_record);
        if is_short {
            short.push((records, line));
        }
        line += lines;
    }
    (text, records, short)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let (kept, totals) = judge("a.csv", &bytes, &options(1));
        prop_assert_eq!(totals.opened, 1);
        prop_assert!(kept.findings.iter().any(|finding| finding.code < 200), "nothing is said about noise");
    }

    #[test]
    fn arbitrary_cells_under_a_header(cells in prop::collection::vec(any::<String>(), 0..40), per_row in 1_usize..8) {
        let rows: Vec<String> = cells.chunks(per_row).map(|row| row.join(",")).collect();
        let text = format!("{HEADER}\n{ROW}\n{}\n", rows.join("\n"));
        let mut out = Vec::new();
        let style = kenshu::render::JsonStyle { lang: kenshu::finding::Lang::Ja, show_values: true };
        let mut output = kenshu::render::JsonOutput::new(&mut out, style, "2026-02-10");
        let input = kenshu::io::Input::hold("a.csv".into(), text.as_bytes(), u64::MAX - 1);
        let inputs = [kenshu::validate::RunInput { name: "a.csv".into(), input }];
        let totals = kenshu::validate::run(&inputs, &options(1), &kenshu::render::JsonPrepare::new(style), &mut output);
        output.finish(&totals);
        agrees(&text, &out);
    }

    #[test]
    fn records_and_lines_are_those_of_the_file(
        pieces in prop::collection::vec(piece(), 0..60),
        end in prop_oneof![Just("\n"), Just("\r\n"), Just("\r")],
        encoding in 0..4,
    ) {
        let (text, records, short) = table(&pieces, end);
        let bytes = match encoding {
            0 => text.clone().into_bytes(),
            1 => [b"\xEF\xBB\xBF".to_vec(), text.clone().into_bytes()].concat(),
            2 => encoding_rs::SHIFT_JIS.encode(&text).0.into_owned(),
            _ => [b"\xFF\xFE".to_vec(), text.encode_utf16().flat_map(u16::to_le_bytes).collect()].concat(),
        };
        let (kept, totals) = judge("a.csv", &bytes, &options(1));
        prop_assert_eq!(totals.totals.records, records, "{}", text);
        let found: Vec<_> = kept
            .findings
            .iter()
            .filter(|finding| finding.code == 302)
            .map(|finding| (finding.place.record.unwrap(), finding.place.line.unwrap()))
            .collect();
        prop_assert_eq!(found, short, "{}", text);
    }
}
