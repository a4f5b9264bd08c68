use proptest::prelude::*;

use super::super::{CellFlags, cut_block};
use super::*;
use crate::source::Decoder;

fn block(bytes: &[u8], encoding: Encoding, lone_cr: bool) -> Block {
    let dialect = Dialect { delimiter: b',', lone_cr };
    let mut block = Block::default();
    let malformed = Decoder::new(encoding).decode(bytes, &mut block.text);
    let decoded = block.text.len();
    let mut block = cut_block(block, dialect, true).block;
    assert!(malformed.foreign.is_empty());
    block.raw = Some(RawText { bytes: bytes.to_vec(), encoding, dialect, decoded });
    block
}

fn rows(block: &Block) -> Vec<Vec<String>> {
    let texts = |row| block.cells_of(row).iter().map(|cell| block.text_of(cell).to_owned()).collect();
    block.rows.iter().map(texts).collect()
}

fn edit(row: u32, column: u32, text: &str) -> CellEdit {
    CellEdit { row, column, text: text.to_owned() }
}

fn spliced(bytes: &[u8], encoding: Encoding, edits: &[CellEdit]) -> Result<Vec<u8>, Unwritable> {
    let mut out = Vec::new();
    let length = splice(&block(bytes, encoding, false), edits, &mut out)?;
    assert_eq!(length, bytes.len() as u64);
    Ok(out)
}

#[test]
fn only_the_cell_changes() {
    let sjis = |text: &str| encoding_rs::SHIFT_JIS.encode(text).0.into_owned();
    let broken = [&sjis("山田,\"ｶﾅ\"\"x\",")[..], b"\x93,", &sjis("\"改\n行\",末\r\n次,行\r\n")].concat();
    let expected = [&sjis("山田,\"カナ\"\"x\",")[..], b"\x93,", &sjis("\"改\n行\",\"a,b\"\r\n次,行\r\n")].concat();
    assert_eq!(spliced(&broken, Encoding::Cp932, &[edit(0, 1, "カナ\"x"), edit(0, 4, "a,b")]).unwrap(), expected);
    let all = edit(1, 1, "終");
    let expected = [&broken[..broken.len() - sjis("行\r\n").len()], &sjis("終\r\n")].concat();
    assert_eq!(spliced(&broken, Encoding::Cp932, std::slice::from_ref(&all)).unwrap(), expected);
    assert_eq!(spliced(b"a,\"b\"c,\xFF\n,", Encoding::Utf8, &[edit(1, 1, "z")]).unwrap(), b"a,\"b\"c,\xFF\n,z");
}

#[test]
fn what_the_encoding_cannot_hold_is_no_output() {
    let fault = spliced(b"a,b\nc,d\n", Encoding::Cp932, &[edit(0, 0, "x"), edit(1, 1, "𠮷野")]);
    let character = Unwritable::Character { edit: 1, character: '𠮷', encoding: Encoding::Cp932 };
    assert_eq!(fault, Err(character));
}

proptest! {
    #[test]
    fn cells_are_those_that_were_asked_for(
        text in "([a亜ｶ\"']{0,3}|\"[a髙,\n]{0,3}(\"\"|\r\n)?\")(([,,,\n]|\r\n|\r)([a亜ｶ\"]{0,3}|\"[a髙,\n]{0,3}(\"\"|\r\n)?\")){0,8}\n?",
        picks in prop::collection::vec((any::<prop::sample::Index>(), "[a亜,\"\n]{0,4}"), 0..4),
        which in 0_usize..3,
        lone_cr: bool,
        breaks in any::<Option<prop::sample::Index>>(),
    ) {
        let encoding = [Encoding::Utf8, Encoding::Cp932, Encoding::EucJp][which];
        let mut bytes = Vec::new();
        prop_assume!(encoding.encode(&text, &mut bytes).is_ok() && !bytes.is_empty());
        if let Some(at) = breaks {
            bytes.insert(at.index(bytes.len()), 0xFF);
        }
        prop_assume!(Decoder::new(encoding).decode_owned(&bytes).malformed.foreign.is_empty());
        let before = block(&bytes, encoding, lone_cr);
        let garbled = CellFlags::UNCLOSED_QUOTE.or(CellFlags::STRAY_QUOTE).or(CellFlags::UNDECODABLE);
        let lossless: Vec<(u32, u32)> = (0..).zip(&before.rows)
            .flat_map(|(at, row)| (0..).zip(before.cells_of(row)).map(move |(column, cell)| (at, column, *cell)))
            .filter(|(_, _, cell)| !cell.flags.has(garbled) && !before.text_of(cell).contains('\u{FFFD}'))
            .map(|(row, column, _)| (row, column)).collect();
        let mut edits: Vec<CellEdit> = Vec::new();
        for (at, text) in picks.iter().filter(|_| !lossless.is_empty()) {
            let (row, column) = lossless[at.index(lossless.len())];
            edits.push(edit(row, column, text));
        }
        edits.sort_by_key(|edit| (edit.row, edit.column));
        edits.dedup_by_key(|edit| (edit.row, edit.column));
        let mut out = Vec::new();
        splice(&before, &edits, &mut out).unwrap();
        let mut expected = rows(&before);
        for edit in &edits {
            expected[edit.row as usize][edit.column as usize].clone_from(&edit.text);
        }
        // A blank last line is none.
        let is_nothing = |row: &Vec<String>| row.len() == 1 && row[0].is_empty();
        while expected.last().is_some_and(is_nothing) { expected.pop(); }
        let mut after = rows(&block(&out, encoding, lone_cr));
        while after.last().is_some_and(is_nothing) { after.pop(); }
        // A quote that is never closed may find its end in another cell's quotes.
        prop_assume!(!before.cells.iter().any(|cell| cell.flags.has(CellFlags::UNCLOSED_QUOTE)));
        prop_assert_eq!(after, expected, "{:?} → {:?}", String::from_utf8_lossy(&bytes), String::from_utf8_lossy(&out));
    }
}
