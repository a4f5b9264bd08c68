//! The sheets of a workbook of ours that hold decisions, found by the names that the workbook has for them.

use crate::finding::{Place, Text};
use crate::io::{Input, Reader, sha256};
use crate::reconcile::{DecisionEntry, DecisionsBuilder, Named};
use crate::schema::Role;
use crate::table::xlsx::Workbook;
use crate::table::{Block, BlockSource};
use crate::validate::sheets::is_workbook;
use crate::validate::table_info::{TableInfo, TableTotals};

use super::heard::{Heard, MOST, NoDecisions};
use super::people::people_of;

/// The name of the workbook for its sheet 要確認, in which people decide.
pub const CASES_NAME: &str = "kenshu_cases";
/// The name for the sheet 決定の記録, with what was decided before.
pub const RECORD_NAME: &str = "kenshu_decisions";

/// The headings of 要確認.
pub const CASES_HEADER: [Text; 19] = [
    Text { ja: "No", en: "No" },
    Text { ja: "区分", en: "Why" },
    Text { ja: "ファイル", en: "File" },
    Text { ja: "行", en: "Row" },
    Text { ja: "医籍登録番号", en: "Registration number (医籍登録番号)" },
    Text { ja: "氏名", en: "Name (氏名)" },
    Text { ja: "氏名カナ", en: "Kana (氏名カナ)" },
    Text { ja: "生年月日", en: "Date of birth (生年月日)" },
    Text { ja: "そのほかの提出値", en: "What else was submitted" },
    Text { ja: "候補1", en: "Candidate 1" },
    Text { ja: "候補2", en: "Candidate 2" },
    Text { ja: "候補3", en: "Candidate 3" },
    Text { ja: "候補4", en: "Candidate 4" },
    Text { ja: "候補5", en: "Candidate 5" },
    Text { ja: "番号の持ち主", en: "Holder of the number" },
    Text { ja: "決定", en: "Decision (決定)" },
    Text { ja: "決定者", en: "Decided by" },
    Text { ja: "決定日", en: "Decided on" },
    Text { ja: "理由", en: "Reason" },
];
/// The headings of 決定の記録, which are those of a list of decisions.
pub const RECORD_HEADER: [Text; 10] = [
    Text { ja: "医籍登録番号", en: "Registration number (医籍登録番号)" },
    Text { ja: "氏名", en: "Name (氏名)" },
    Text { ja: "氏名カナ", en: "Kana (氏名カナ)" },
    Text { ja: "生年月日", en: "Date of birth (生年月日)" },
    Text { ja: "名簿の医籍登録番号", en: "Registration number on the roster" },
    Text { ja: "名簿の氏名", en: "Name on the roster" },
    Text { ja: "決定", en: "Decision (決定)" },
    Text { ja: "決定者", en: "Decided by" },
    Text { ja: "決定日", en: "Decided on" },
    Text { ja: "理由", en: "Reason" },
];
/// Behind them, what became of a decision this time.
pub const RECORD_FATE: Text = Text { ja: "今回の照合", en: "This time" };
/// What a person of the roster has who has no number.
pub const NO_NUMBER: &str = "―";

/// What a workbook of ours says; none for any other file.
pub(super) fn read(input: &Input, path: &str) -> Option<Result<Heard, NoDecisions>> {
    if !is_workbook(input).ok()? {
        return None;
    }
    let mut workbook = Workbook::open(input.reader().ok()?).ok()?;
    let cases = sheet_of(&mut workbook, CASES_NAME, &CASES_HEADER);
    let record = sheet_of(&mut workbook, RECORD_NAME, &[&RECORD_HEADER[..], &[RECORD_FATE]].concat());
    if cases.is_none() && record.is_none() {
        return None;
    }
    let sha256 = sha256(input.reader().ok()?).ok()?;
    let (mut builder, mut tables) = (DecisionsBuilder::of(path), Vec::new());
    // An answer goes before what is on record about the same row.
    for (sheet, header) in [(cases, &CASES_HEADER[..]), (record, &RECORD_HEADER[..])] {
        let Some(sheet) = sheet else { continue };
        let before = builder.len();
        let Some(tab) = of_sheet(&mut workbook, sheet, header, &mut builder) else {
            return Some(Err(NoDecisions::Damaged));
        };
        let (sheet, totals) =
            (Some(tab), TableTotals { records: (builder.len() - before) as u64, ..Default::default() });
        let (path, sha256) = (path.to_owned(), sha256.clone());
        tables.push((TableInfo { path, sheet, sha256, kind: "xlsx", ..TableInfo::default() }, totals));
    }
    Some(Ok((builder, tables)))
}

/// The sheet that a name leads to; some programs leave the name behind when they rename a sheet, and then its headings tell.
fn sheet_of(workbook: &mut Workbook<Reader>, name: &str, header: &[Text]) -> Option<usize> {
    if let Some(named) = workbook.names().iter().find(|known| known.name == name) {
        return Some(named.sheet);
    }
    let sheets: Vec<usize> = workbook.sheets().iter().map(|sheet| sheet.index).collect();
    sheets.into_iter().find(|&sheet| {
        let Ok(head) = workbook.head(sheet, 1) else { return false };
        let texts = head.rows.first().map_or(&[][..], |row| head.cells_of(row));
        places_in(&texts.iter().map(|cell| head.text_of(cell)).collect::<Vec<_>>(), header).is_some()
    })
}

fn of_sheet(
    workbook: &mut Workbook<Reader>,
    sheet: usize,
    header: &[Text],
    builder: &mut DecisionsBuilder,
) -> Option<String> {
    let tab = workbook.sheets().iter().find(|known| known.index == sheet)?.name.clone();
    let mut reader = workbook.sheet(sheet).ok()?;
    let mut places: Option<Vec<usize>> = None;
    let (mut block, mut before) = (Block::default(), 0);
    while reader.next_block(&mut block).ok()? {
        for row in &block.rows {
            let texts: Vec<&str> = block.cells_of(row).iter().map(|cell| block.text_of(cell)).collect();
            match &places {
                None => places = places_in(&texts, header),
                Some(places) if builder.len() <= MOST => {
                    let sheet_row = before + u64::from(row.sheet_row) + 1;
                    let row = SheetRow { places, header, texts: &texts, tab: &tab, sheet_row };
                    row.note(builder);
                }
                Some(_) => {}
            }
        }
        before += u64::from(block.sheet_rows);
    }
    places.map(|_| tab)
}

/// Where each heading stands, whatever order the columns were put in; all must be there.
fn places_in(texts: &[&str], header: &[Text]) -> Option<Vec<usize>> {
    let at = |label: &Text| texts.iter().position(|text| [label.ja, label.en].contains(&text.trim()));
    header.iter().map(at).collect()
}

/// A row of a sheet of ours.
struct SheetRow<'a> {
    places: &'a [usize],
    header: &'a [Text],
    texts: &'a [&'a str],
    tab: &'a str,
    sheet_row: u64,
}

impl SheetRow<'_> {
    /// What stands under a heading, by its Japanese name.
    fn of(&self, label: &str) -> &str {
        let at = self.header.iter().position(|known| known.ja == label).and_then(|at| self.places.get(at));
        at.and_then(|&at| self.texts.get(at)).map_or("", |text| text.trim())
    }

    fn note(&self, builder: &mut DecisionsBuilder) {
        let is_case = self.header.iter().any(|label| label.ja == "候補1");
        let column = self.header.iter().position(|label| label.ja == "決定").and_then(|at| self.places.get(at));
        let text = |label: &str| self.of(label).to_owned();
        let mut entry = DecisionEntry {
            row: ["医籍登録番号", "氏名", "氏名カナ", "生年月日"].map(text),
            saw_all: true,
            decision: text("決定"),
            by: text("決定者"),
            on: text("決定日"),
            why: text("理由"),
            is_answer: is_case,
            ..DecisionEntry::default()
        };
        entry.spot.sheet = Some(self.tab.to_owned());
        entry.spot.place = Place {
            record: None,
            line: Some(self.sheet_row),
            sheet_row: Some(self.sheet_row),
            column: column.map(|at| *at as u32 + 1),
        };
        if is_case {
            let shown = ["候補1", "候補2", "候補3", "候補4", "候補5"].map(|label| person_in(self.of(label)));
            entry.people = shown.into_iter().map_while(|person| person).collect();
            entry.holder = person_in(self.of("番号の持ち主"));
        } else if let Err(kind) = people_of(&mut entry, self.of("名簿の医籍登録番号"), self.of("名簿の氏名"))
        {
            let value = self.of("名簿の医籍登録番号").to_owned();
            return builder.fault(&entry, Role::RosterNumber, value, kind);
        }
        builder.push(entry);
    }
}

/// Who stands in a cell of 要確認: how sure, the number, the name, and more that is only shown.
fn person_in(text: &str) -> Option<Named> {
    let mut lines = text.lines().skip(1);
    Named::read(lines.next()?, lines.next().unwrap_or_default()).ok().flatten()
}
