//! A workbook of our own that comes back, mended: by which words both sides know its parts, and what is read from it.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io::{Read, Seek};

use crate::finding::{Text, address, column_letters};
use crate::table::xlsx::Workbook;
use crate::table::{Block, BlockSource, Cell, CellFlags, TableError};
use crate::value::is_blank;

/// The name of the workbook for its table sheets, to which a number is added. Excel, LibreOffice and openpyxl carry it along
/// when a sheet is renamed, sorted or grows.
pub const TABLE_NAME: &str = "kenshu_table_";
/// The name for the sheet エラー一覧.
pub const LIST_NAME: &str = "kenshu_findings";

/// The headings of エラー一覧, by which it is read again in either language.
pub const LIST_HEADER: [Text; 13] = [
    Text { ja: "No", en: "No" },
    Text { ja: "区分", en: "Weight" },
    Text { ja: "コード", en: "Code" },
    Text { ja: "ファイル", en: "File" },
    Text { ja: "行", en: "Row" },
    Text { ja: "セル", en: "Cell" },
    Text { ja: "項目名", en: "Item" },
    Text { ja: "入力値", en: "Value" },
    Text { ja: "内容", en: "What is wrong" },
    Text { ja: "対処方法", en: "What to do" },
    Text { ja: "修正案", en: "Proposal" },
    Text { ja: "確認欄", en: "Checked" },
    Text { ja: "修正はこのセルで", en: "Mend this cell" },
];
/// Where a tick may stand.
const TICKS: &str = "確認欄";
/// Characters of a tick: ○, 済, 確認済み. An English word is longer: checked, corrected.
const LONGEST_TICK: usize = 4;
const LONGEST_TICK_WORD: usize = 10;

/// What a workbook cannot hold stands in it as this.
pub const LOST: char = '〓';
/// A cell that the line of a file did not have, which is not the same as a blank one.
pub const NO_CELL: Text = Text { ja: "〓（セルなし）", en: "〓 (no cell)" };

/// Places in エラー一覧 that are named.
const MOST_PLACES: usize = 5;

/// So much of a cell as エラー一覧 shows.
#[must_use]
pub fn in_list(text: &str) -> Cow<'_, str> {
    // Most texts have fewer bytes than that.
    let end = if text.len() > LONGEST_LISTED { text.char_indices().nth(LONGEST_LISTED) } else { None };
    end.map_or(Cow::Borrowed(text), |(end, _)| Cow::Owned(format!("{}…", &text[..end])))
}

/// In characters.
const LONGEST_LISTED: usize = 200;

/// A workbook of ours.
#[derive(Debug, Default)]
pub(super) struct Returned {
    /// Its table sheets, in order.
    pub(super) tables: Vec<usize>,
    /// The names of the tables lead nowhere any more, so these are all sheets that may hold one.
    pub(super) guessed: bool,
    /// What its エラー一覧 says.
    pub(super) list: List,
}

/// What エラー一覧 says.
#[derive(Debug, Default)]
pub(super) struct List {
    /// Whether there is a list at all.
    is_there: bool,
    /// Texts that could not be cut, decoded or kept, and where they stood. They stay findings until they are mended.
    unreadable: HashMap<String, Vec<Unreadable>>,
    /// The first places where somebody wrote into it.
    pub(super) places: Vec<String>,
    /// How many there are.
    pub(super) written: u64,
}

/// A cell that is not what it was in the file.
#[derive(Clone, Copy, Debug)]
struct Unreadable {
    /// From 0.
    column: usize,
    /// From 1, when the list was written.
    row: u64,
    why: Why,
}

/// Why a cell is not what it was in the file.
#[derive(Clone, Copy, Debug)]
enum Why {
    /// It could not be cut or decoded.
    Flag(CellFlags),
    /// It holds this control character, which a workbook cannot.
    Control(char),
}

impl Why {
    /// What the list says by a code, and by the character that its message names.
    fn of(code: u16, message: &str) -> Option<Self> {
        let named = || {
            let digits = message.split_once("U+")?.1.get(..4)?;
            u32::from_str_radix(digits, 16).ok().and_then(char::from_u32).filter(char::is_ascii_control)
        };
        Some(match code {
            110 => Self::Flag(CellFlags::UNDECODABLE),
            111 => Self::Flag(CellFlags::UNCLOSED_QUOTE),
            112 => Self::Flag(CellFlags::STRAY_QUOTE),
            115 => named().map_or(Self::Flag(CellFlags::UNDECODABLE), Self::Control),
            _ => return None,
        })
    }
}

impl Returned {
    /// What is known of a workbook of ours; `None` for any other.
    pub(super) fn of<R: Read + Seek + Send>(workbook: &mut Workbook<R>) -> Option<Self> {
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let is_table = |name: &str| name.strip_prefix(TABLE_NAME).is_some_and(is_number);
        let mut tables: Vec<usize> =
            workbook.names().iter().filter(|name| is_table(&name.name)).map(|name| name.sheet).collect();
        tables.sort_unstable();
        tables.dedup();
        let list = workbook.names().iter().find(|name| name.name == LIST_NAME).map(|name| name.sheet);
        // openpyxl leaves a name behind when it renames a sheet.
        let guessed = tables.is_empty();
        if guessed {
            let list = list?;
            tables.extend(workbook.sheets().iter().map(|sheet| sheet.index).filter(|sheet| *sheet != list));
        }
        // A list that cannot be read tells nothing; the tables are judged all the same.
        let list = list.and_then(|sheet| List::read(workbook, sheet).ok()).unwrap_or_default();
        Some(Self { tables, guessed, list })
    }
}

/// `true` for a workbook that was made for a submitter.
pub fn is_feedback<R: Read + Seek>(reader: R) -> bool {
    Workbook::open(reader).is_ok_and(|workbook| workbook.names().iter().any(|name| name.name == LIST_NAME))
}

impl List {
    fn read<R: Read + Seek + Send>(workbook: &mut Workbook<R>, sheet: usize) -> Result<Self, TableError> {
        let mut list = Self { is_there: true, ..Self::default() };
        let mut header: Option<Vec<Option<&str>>> = None;
        let mut reader = workbook.sheet(sheet)?;
        let (mut block, mut before) = (Block::default(), 0);
        while reader.next_block(&mut block)? {
            for row in &block.rows {
                let texts: Vec<&str> = block.cells_of(row).iter().map(|cell| block.text_of(cell)).collect();
                match &header {
                    None => header = header_of(&texts),
                    Some(header) => list.note(header, &texts, before + u64::from(row.sheet_row) + 1),
                }
            }
            before += u64::from(block.sheet_rows);
        }
        Ok(list)
    }

    fn note(&mut self, header: &[Option<&str>], texts: &[&str], row: u64) {
        let of = |label: &str| {
            let at = header.iter().position(|known| *known == Some(label))?;
            texts.get(at).copied()
        };
        if let (Some(code), Some(cell), Some(value)) = (of("コード"), of("セル"), of("入力値")) {
            let code = code.get(1..).and_then(|code| code.parse().ok()).unwrap_or_default();
            let why = Why::of(code, of("内容").unwrap_or_default());
            if let (Some(why), Some((column, row))) = (why, place_of(cell)) {
                self.unreadable.entry(value.to_owned()).or_default().push(Unreadable { column, row, why });
            }
        }
        for (at, text) in texts.iter().enumerate() {
            let is_ours = match header.get(at).copied().flatten() {
                Some(TICKS) => is_tick(text.trim()),
                Some(_) => true,
                None => false,
            };
            if !is_ours && !is_blank(text) {
                self.written += 1;
                if self.places.len() < MOST_PLACES {
                    self.places.push(address(at as u32 + 1, row));
                }
            }
        }
    }

    /// Makes the rows of a table sheet what the lines of its file were: as long as the header, but for cells that the file did
    /// not have; and marks the cells that could not be cut or decoded and have not been mended. `before` counts the rows of the
    /// sheet before the block.
    pub(super) fn restore(&self, block: &mut Block, columns: usize, before: u64) {
        let mut cells = Vec::with_capacity(block.rows.len() * columns);
        for row in &mut block.rows {
            let first = cells.len();
            cells.extend_from_slice(&block.cells[row.first as usize..(row.first + row.len) as usize]);
            let is_missing = |cell: &&Cell| {
                let text = &block.text[cell.start as usize..cell.end as usize];
                text == NO_CELL.ja || text == NO_CELL.en
            };
            let missing = cells[first..].iter().rev().take_while(is_missing).count();
            if missing > 0 && cells.len() - first == columns {
                cells.truncate(cells.len() - missing);
            } else {
                cells.resize(cells.len().max(first + columns), Cell::default());
            }
            for (column, cell) in cells[first..].iter_mut().enumerate() {
                self.mark((column, before + u64::from(row.sheet_row) + 1), cell, &mut block.text);
            }
            (row.first, row.len) = (first as u32, (cells.len() - first) as u32);
        }
        block.cells = cells;
    }

    fn mark(&self, (column, row): (usize, u64), cell: &mut Cell, texts: &mut String) {
        let text = &texts[cell.start as usize..cell.end as usize];
        let is_lossy = text.contains(LOST);
        if !self.is_there && is_lossy {
            cell.flags.set(CellFlags::UNDECODABLE);
        }
        if self.unreadable.is_empty() || text.is_empty() {
            return;
        }
        let known = self.unreadable.get(in_list(text).as_ref()).into_iter().flatten();
        let known = known.filter(|known| known.column == column);
        // Rows may have been moved since: then any cell of the column that held the same tells what this one was.
        let Some(nearest) = known.clone().map(|known| known.row).min_by_key(|known| known.abs_diff(row)) else {
            return;
        };
        for Unreadable { why, .. } in known.filter(|known| known.row == nearest) {
            match why {
                // A control character at the end of a long text leaves no 〓 in the list, and nothing to be said.
                Why::Flag(CellFlags::UNDECODABLE) | Why::Control(_) if !is_lossy => {}
                Why::Flag(flag) => cell.flags.set(*flag),
                Why::Control(control) => {
                    let text =
                        texts[cell.start as usize..cell.end as usize].replace(LOST, control.encode_utf8(&mut [0; 4]));
                    (cell.start, cell.end) = (texts.len() as u32, (texts.len() + text.len()) as u32);
                    texts.push_str(&text);
                }
            }
        }
    }
}

fn is_tick(text: &str) -> bool {
    let is_word = text.bytes().all(|byte| byte.is_ascii_alphabetic());
    text.chars().count() <= if is_word { LONGEST_TICK_WORD } else { LONGEST_TICK }
}

/// Which heading each column has, by its Japanese name; `None` where the row is not the one with the headings.
fn header_of(texts: &[&str]) -> Option<Vec<Option<&'static str>>> {
    let known = |text: &&str| {
        let mut labels = LIST_HEADER.into_iter();
        labels.find(|label| [label.ja, label.en].contains(&text.trim())).map(|label| label.ja)
    };
    let header: Vec<_> = texts.iter().map(known).collect();
    let has = |label| header.contains(&Some(label));
    (has("コード") && has("入力値")).then_some(header)
}

/// The column, from 0, and the row, from 1, of an address.
fn place_of(cell: &str) -> Option<(usize, u64)> {
    let letters = cell.trim_end_matches(|c: char| c.is_ascii_digit());
    let row = cell[letters.len()..].parse().ok()?;
    let count = letters.bytes().try_fold(0_usize, |count, byte| {
        byte.is_ascii_uppercase().then(|| (count * 26 + usize::from(byte - b'A') + 1).min(20_000))
    })?;
    // Only what would be written so is an address.
    (count > 0 && column_letters(count as u32) == letters).then(|| (count - 1, row))
}
