//! The workbook for the submitter, mended in place and validated again: it says the same as the file mended in the same way.

#![allow(clippy::unwrap_used, missing_docs)]

use std::collections::{BTreeMap, BTreeSet};

use kenshu::finding::Lang;
use kenshu::io::Input;
use kenshu::render::excel::{Feedback, FeedbackPrepare, Limits};
use kenshu::report::feedback::SummaryFacts;
use kenshu::rules::Stage;
use kenshu::validate::{Options, RunInput, run};
use proptest::prelude::*;
use proptest::sample::select;

#[path = "bench/attendance.rs"]
mod attendance;
#[path = "bench/faults.rs"]
mod faults;
#[allow(dead_code, reason = "shared with the generators, which use other parts")]
#[path = "bench/people.rs"]
mod people;
#[allow(dead_code, reason = "shared with the generators, which use other parts")]
#[path = "bench/sink.rs"]
mod sink;
#[path = "bench/spelling.rs"]
mod spelling;
mod support;

use attendance::{Attendance, Row};
use faults::{Cut, KINDS, Scope, Spoiler};
use people::{Carrier, People};
use sink::{Csv, Encoding, Sink};
use support::mended::{Book, set};

const COLUMNS: usize = 12;
const LANG: Lang = Lang::Ja;

fn options() -> Options<'static> {
    let mut options = support::options(2);
    // The sessions of the generator run to October 2026.
    options.as_of = jiff::civil::date(2026, 12, 31);
    options.digest = true;
    options
}

/// The workbook that `--workbook` makes of files.
fn workbook(files: &[(&str, &[u8])], options: &Options<'_>) -> Vec<u8> {
    workbook_within(files, options, Limits::default())
}

fn workbook_within(files: &[(&str, &[u8])], options: &Options<'_>, limits: Limits) -> Vec<u8> {
    let facts = SummaryFacts { as_of: options.as_of, stage: Stage::Result, is_partial: false, lang: LANG };
    let mut feedback = Feedback::new(facts, limits).unwrap();
    let input = |(name, bytes): &(&str, &[u8])| {
        let name = (*name).to_owned();
        RunInput { name: name.clone(), input: Input::hold(name, *bytes, u64::MAX - 1) }
    };
    let inputs: Vec<RunInput> = files.iter().map(input).collect();
    run(&inputs, options, &FeedbackPrepare(LANG), &mut feedback);
    feedback.finish(&[]).unwrap()
}

/// What the property compares: record, role, rule; bands 2xx to 5xx.
type Found = BTreeMap<(Option<u64>, String, &'static str), u32>;

fn found(name: &str, bytes: &[u8]) -> Found {
    let (kept, totals) = support::judge(name, bytes, &options());
    assert_eq!(totals.inputs, 1);
    let (info, _) = kept.tables.first().unwrap();
    let mut found = Found::new();
    for finding in kept.findings.iter().filter(|finding| (200..600).contains(&finding.code)) {
        let role =
            finding.place.column.and_then(|column| info.columns.get(column as usize - 1)).map(|column| column.role);
        *found.entry((finding.place.record, format!("{role:?}"), finding.rule)).or_default() += 1;
    }
    found
}

/// Findings of all bands: code and record.
fn codes(bytes: &[u8]) -> Vec<(u16, Option<u64>)> {
    let (kept, _) = support::judge("a.xlsx", bytes, &options());
    // The seminars of the generator are long over, and that is no fault of a cell.
    let told = kept.findings.iter().filter(|finding| finding.code != 443);
    told.map(|finding| (finding.code, finding.place.record)).collect()
}

fn assert_same(csv: &[u8], book: &[u8], what: &str) {
    let (of_file, of_book) = (found("a.csv", csv), found("a.xlsx", book));
    let only_file: Vec<_> = of_file.iter().filter(|found| of_book.get(found.0) != Some(found.1)).collect();
    let only_book: Vec<_> = of_book.iter().filter(|found| of_file.get(found.0) != Some(found.1)).collect();
    assert!(only_file.is_empty() && only_book.is_empty(), "{what}\nfile: {only_file:#?}\nbook: {only_book:#?}");
}

#[test]
fn columns_under_the_wrong_header_are_found_in_both() {
    let mut made = format!("{}\n", HEADER.join(","));
    for at in 0..12 {
        made.push_str(&format!(
            "45318{at},タナカ　イチロウ,田中　一郎,1975-04-01,t{at}@x.example,受講,1.5,2025-11-16,\n"
        ));
    }
    assert!(found("a.csv", made.as_bytes()).keys().any(|(_, _, rule)| *rule == "columns-swapped"));
    assert_same(made.as_bytes(), &workbook(&[("a.csv", made.as_bytes())], &options()), "swapped");
}

/// Rows as a generator makes them: before and after they were spoilt.
struct Spoilt {
    clean: Vec<Row>,
    spoilt: Vec<(Row, Cut)>,
    kinds: BTreeMap<usize, &'static str>,
}

fn spoil(seed: u64, rows: u64, percent: f64) -> Spoilt {
    let people = People::new(seed, Carrier::Example);
    let scope = Scope { text: true, columns: COLUMNS, every_row: false };
    let mut spoiler = Spoiler::new(seed, scope, percent);
    let mut attendance = Attendance::new(&people, seed, rows, false);
    let mut made = Spoilt { clean: Vec::new(), spoilt: Vec::new(), kinds: BTreeMap::new() };
    let mut row = Row::default();
    while attendance.fill(&mut row) {
        made.clean.push(row.clone());
        let mut cut = Cut::Whole;
        if let Some((kind, how)) = spoiler.visit(made.clean.len() as u64, &mut row) {
            cut = how;
            made.kinds.insert(made.spoilt.len(), kind.name);
        }
        made.spoilt.push((row.clone(), cut));
    }
    made
}

/// The file in which the rows of `mended` are clean again.
fn csv(made: &Spoilt, mended: &BTreeSet<usize>, encoding: Encoding) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut sink: Box<dyn Sink> = Box::new(Csv::new(&mut bytes, encoding));
    sink.header(COLUMNS).unwrap();
    for (at, (row, cut)) in made.spoilt.iter().enumerate() {
        if mended.contains(&at) {
            sink.row(&made.clean[at].cells, COLUMNS, Cut::Whole).unwrap();
        } else {
            sink.row(&row.cells, COLUMNS, *cut).unwrap();
        }
    }
    sink.finish().unwrap();
    bytes
}

/// The workbook in which the same rows are typed anew.
fn mend(book: &[u8], made: &Spoilt, mended: &BTreeSet<usize>) -> Vec<u8> {
    let mut book = Book::open(book);
    let grid = book.sheet("a");
    for &at in mended {
        let row = at as u32 + 1;
        grid.remove(&row);
        for (column, text) in (0..).zip(&made.clean[at].cells) {
            set(grid, row, column, text);
        }
    }
    book.bytes()
}

#[test]
fn faults_stay_and_go_as_they_do_in_the_file() {
    for (seed, encoding) in [(9, Encoding::Utf8), (11, Encoding::Cp932)] {
        let made = spoil(seed, 5_000, 40.0);
        let nothing = BTreeSet::new();
        let file = csv(&made, &nothing, encoding);
        let book = workbook(&[("a.csv", &file)], &options());
        assert_same(&file, &book, "not mended");
        assert_same(&file, &Book::open(&book).bytes(), "not mended, saved by another program");
        for part in 0..3 {
            let mended: BTreeSet<usize> = made.kinds.keys().copied().filter(|at| at % 3 == part).collect();
            assert_same(&csv(&made, &mended, encoding), &mend(&book, &made, &mended), "a third is mended");
        }
        let all: BTreeSet<usize> = made.kinds.keys().copied().collect();
        let clean = mend(&book, &made, &all);
        // Clinics share mailboxes: a note, and no fault.
        let faults: Vec<_> = codes(&clean).into_iter().filter(|(code, _)| *code != 357).collect();
        assert_eq!(faults, [], "all is mended");
        let tried: BTreeSet<&str> = made.kinds.values().copied().collect();
        let untried: Vec<&str> = KINDS.iter().map(|kind| kind.name).filter(|name| !tried.contains(name)).collect();
        assert_eq!(untried, <[&str; 0]>::default(), "every kind of fault is tried");
    }
}

/// A file with title rows, a blank row, a leading zero, a control character, a line that breaks off, and a total.
const FILE: &str = "第3回 研修会 受講者名簿,,,,\n,,,,\n医籍登録番号,氏名,氏名カナ,生年月日,メールアドレス\n\
    453182,田中　一郎,タナカ　イチロウ,1975-04-01,tanaka@x.example\n\
    045318,鈴木　花子,スズキ　ハナコ,1979-06-27,suzuki@x.example\n\
    461095,=1+1,ヤマネ\u{7}　カズヒコ,1980-02-06,yamane@x.example\n\
    530268,佐藤　恵\n\
    合計,4名,,,\n";

#[test]
fn the_table_stands_as_it_was_submitted() {
    let bytes = workbook(&[("提出/名簿.csv", FILE.as_bytes())], &options());
    assert_eq!(bytes, workbook(&[("提出/名簿.csv", FILE.as_bytes())], &options()), "the same bytes");
    let mut book = Book::open(&bytes);
    let tabs: Vec<&str> = book.sheets.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(tabs, ["要約", "エラー一覧", "名簿", "開催報告用集計"]);
    let xml = book.part("xl/worksheets/sheet3.xml");
    assert!(!xml.contains("<f>") && !xml.contains("<v>045318</v>"), "texts, no formulas or numbers");
    for number in 1..=4 {
        assert!(book.part(&format!("xl/worksheets/sheet{number}.xml")).contains("取扱注意"));
    }
    assert!(book.part("xl/styles.xml").contains("游ゴシック"));
    let notes = book.part("xl/comments1.xml");
    assert!(notes.contains("［要確認］W303") && notes.contains("この行はここで終わっていました"), "{notes}");
    let grid = book.sheet("名簿");
    let at = |row: u32, column: u16| grid.get(&row).and_then(|cells| cells.get(&column)).map_or("", String::as_str);
    assert_eq!((at(0, 0), at(2, 4), at(4, 0)), ("第3回 研修会 受講者名簿", "メールアドレス", "045318"));
    assert_eq!((at(5, 1), at(5, 2), at(6, 2)), ("=1+1", "ヤマネ〓　カズヒコ", "〓（セルなし）"));
    assert_eq!(at(7, 1), "4名");
    let list = book.sheet("エラー一覧").clone();
    let row = list.values().find(|cells| cells.get(&5).is_some_and(|cell| cell == "A5")).unwrap();
    let shown: Vec<&str> = [2, 3, 4, 6, 7, 11, 12].iter().map(|column| row[column].as_str()).collect();
    assert_eq!(shown, ["W303", "名簿.csv", "5", "医籍登録番号", "045318", "□", "名簿!A5"]);
    assert!(book.part("xl/worksheets/sheet2.xml").contains("location=\"'名簿'!A5\""));
}

#[test]
fn a_workbook_is_known_whatever_was_done_to_it() {
    let made = workbook(&[("名簿.csv", FILE.as_bytes())], &options());
    let wanted = codes(&made);
    assert!(wanted.contains(&(303, Some(2))) && wanted.contains(&(113, Some(4))) && wanted.contains(&(115, Some(3))));
    // Another program names parts, tabs and ranges in its own way.
    let mut book = Book::open(&made);
    let (tabs, rels) = (book.part("xl/workbook.xml"), book.part("xl/_rels/workbook.xml.rels"));
    assert!(tabs.contains("<definedName name=\"kenshu_table_1\">"), "{tabs}");
    book.set_part("xl/workbook.xml", &tabs.replace("'名簿'!", "直し済み!").replace("\"名簿\"", "\"直し済み\""));
    let renamed = book.bytes();
    assert_eq!(codes(&renamed), wanted, "another tab");
    let mut zip = Book::open(&renamed);
    zip.set_part("xl/_rels/workbook.xml.rels", &rels.replace("worksheets/sheet3.xml", "/xl/tabelle/b1.xml"));
    zip.rename_part("xl/worksheets/sheet3.xml", "xl/tabelle/b1.xml");
    assert_eq!(codes(&zip.bytes()), wanted, "another part");
    // A row is put in above the header's people, and the rows are turned round.
    let mut book = Book::open(&made);
    let grid = book.sheet("名簿");
    let turned = [(2, 2), (4, 6), (5, 5), (6, 4), (7, 3), (9, 7)];
    let rows = turned.map(|(to, from)| (to, grid.remove(&from).unwrap()));
    grid.extend(rows);
    let mut turned: Vec<_> = codes(&book.bytes());
    turned.iter_mut().for_each(|(_, record)| *record = record.map(|record| 5 - record));
    turned.sort_unstable();
    let mut wanted = wanted;
    wanted.sort_unstable();
    assert_eq!(turned, wanted, "turned round");
}

#[test]
fn only_the_table_sheets_are_judged_and_the_list_is_not_read_for_corrections() {
    let made = workbook(&[("名簿.csv", FILE.as_bytes())], &options());
    let mut book = Book::open(&made);
    // A sheet of ours that looks like a table is none.
    let table = book.sheet("名簿").clone();
    *book.sheet("要約") = table;
    assert_eq!(codes(&book.bytes()), codes(&made));
    let list = book.sheet("エラー一覧");
    set(list, 1, 11, "済");
    assert_eq!(codes(&book.bytes()), codes(&made), "a tick");
    let list = book.sheet("エラー一覧");
    set(list, 0, 13, "修正後");
    set(list, 1, 13, "453182");
    set(list, 2, 11, "ご本人に確認しました");
    let (kept, _) = support::judge("a.xlsx", &book.bytes(), &options());
    let said: Vec<_> = kept.findings.iter().filter(|finding| finding.code == 801).collect();
    assert_eq!(said.len(), 1);
    assert!(said[0].args[0].text == "N2、L3", "{:?}", said[0].args);
}

#[test]
fn several_files_stand_in_one_workbook() {
    let other = FILE.replace("田中", "田村");
    let unread = "品名,単価\nりんご,120\n";
    let files: [(&str, &[u8]); 3] =
        [("一/名簿.csv", FILE.as_bytes()), ("二/名簿.csv", other.as_bytes()), ("三/果物.csv", unread.as_bytes())];
    let bytes = workbook(&files, &options());
    let mut book = Book::open(&bytes);
    let tabs: Vec<String> = book.sheets.iter().map(|(name, _)| name.clone()).collect();
    assert_eq!(tabs, ["要約", "エラー一覧", "名簿", "名簿_2", "開催報告用集計"]);
    assert!(book.sheet("名簿_2").values().flat_map(|row| row.values()).any(|cell| cell.starts_with("田村")));
    assert!(book.sheet("エラー一覧").values().any(|row| row.get(&2).is_some_and(|code| code == "E106")));
    let (kept, totals) = support::judge("a.xlsx", &bytes, &options());
    let sheets: Vec<_> = kept.tables.iter().map(|(info, _)| info.sheet.as_deref().unwrap()).collect();
    assert_eq!((sheets, totals.totals.records), (vec!["名簿", "名簿_2"], 8));
}

#[test]
fn a_table_that_is_too_long_stands_with_its_bad_rows_only() {
    let limits = Limits { rows: 3, lines: 3, links: 2 };
    let bytes = workbook_within(&[("名簿.csv", FILE.as_bytes())], &options(), limits);
    let mut book = Book::open(&bytes);
    let rows: Vec<u32> = book.sheet("名簿").keys().copied().collect();
    assert_eq!(rows, [0, 2, 4, 5, 6], "title, header and bad rows, at their addresses");
    assert!(book.part("xl/worksheets/sheet3.xml").contains("zeroHeight=\"1\""));
    assert!(!book.part("xl/sharedStrings.xml").contains("tanaka@x.example"), "rows left out are nowhere");
    let says = |grid: &support::mended::Grid, words: &str| {
        grid.values().flat_map(|row| row.values()).any(|cell| cell.contains(words))
    };
    assert!(says(book.sheet("要約"), "指摘のある行だけ"));
    assert!(says(book.sheet("エラー一覧"), "ほかに"));
    assert_eq!(book.part("xl/worksheets/sheet2.xml").matches("<hyperlink ").count(), 2);
    let places = |bytes: &[u8]| -> Vec<_> {
        let (kept, _) = support::judge("a.xlsx", bytes, &options());
        kept.findings
            .iter()
            .map(|finding| (finding.code, finding.place.sheet_row))
            .filter(|(code, _)| *code != 503)
            .collect()
    };
    let whole = workbook(&[("名簿.csv", FILE.as_bytes())], &options());
    assert_eq!(places(&bytes), places(&whole));
}

const HEADER: [&str; 9] =
    ["医籍登録番号", "氏名", "氏名カナ", "生年月日", "メールアドレス", "受講区分", "単位数", "開催日", "備考"];

/// What people type, in any column, and what spreadsheets find hard to keep.
const TYPED: &[&str] = &[
    "",
    " ",
    "　",
    "453182",
    "045318",
    "45318",
    "4531820",
    "４５３１８２",
    "453182.0",
    "4.53E+05",
    "第453182号",
    "阪医52752",
    "田中　一郎",
    "田中一郎",
    "田中",
    "田中　太郎",
    "〓田　一郎",
    "田中★",
    "タナカ　イチロウ",
    "ﾀﾅｶ",
    "たなか",
    "1975-04-01",
    "1975/4/1",
    "S50.4.1",
    "昭和50年4月1日",
    "27485",
    "1975-02-29",
    "t@x.example",
    "ｔ＠x.example",
    "t.x.example",
    "受講",
    "講師",
    "見学",
    "1",
    "1.5",
    "1.3",
    "１．５",
    "0",
    "なし",
    "2025-11-16",
    "2025/11/16",
    "2025-03-31",
    "2027-01-01",
    "出席",
    "欠席",
    "遅刻",
    "=1+1",
    "+81",
    "-",
    "@x",
    "'0453",
    "_x0041_",
    "a\nb",
    "a\tb",
    " 両端 ",
    "<b>&amp;\"'",
    "TRUE",
    "#N/A",
    "合計",
    "以上",
    "※注",
    "\u{7}",
    "45\u{0}3182",
    "田中\u{1B}一郎",
    "\u{FFFD}",
    "佐\u{FFFD}木",
    "\u{202E}備考",
    "𠮷野　家",
    "\u{85}",
];

fn typed() -> impl Strategy<Value = String> {
    prop_oneof![12 => select(TYPED).prop_map(str::to_owned), 1 => "\\PC{0,10}"]
}

/// A row with what is usual in most of its cells.
fn row() -> impl Strategy<Value = Vec<String>> {
    let usual =
        ["453182", "田中　一郎", "タナカ　イチロウ", "1975-04-01", "t@x.example", "受講", "1.5", "2025-11-16", ""];
    let cells = prop::collection::vec((0..3_u8, typed()), HEADER.len());
    cells.prop_map(move |cells| {
        let cell = |((odd, typed), usual): ((u8, String), &str)| if odd == 0 { typed } else { usual.to_owned() };
        cells.into_iter().zip(usual).map(cell).collect()
    })
}

fn text(rows: &[Vec<String>], lengths: &[usize]) -> String {
    let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    let mut text = format!("2025年度 研修会,,\n\n{}\n", HEADER.join(","));
    for (row, length) in rows.iter().zip(lengths) {
        text.push_str(&row[..(*length).min(row.len())].iter().map(quoted).collect::<Vec<_>>().join(","));
        text.push('\n');
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Any table, any cells typed over in it: the workbook and the file say the same.
    #[test]
    fn a_mended_workbook_says_what_the_mended_file_says(
        rows in prop::collection::vec(row(), 1..7),
        short in prop::collection::vec(prop_oneof![5 => Just(HEADER.len()), 1 => 2..HEADER.len()], 7),
        mended in prop::collection::vec((0..7_usize, 0..HEADER.len(), select(&TYPED[..60])), 0..4),
    ) {
        let before = text(&rows, &short);
        let book = workbook(&[("a.csv", before.as_bytes())], &options());
        assert_same(before.as_bytes(), &book, "not mended");
        let (mut after, mut book) = (rows, Book::open(&book));
        let grid = book.sheet("a");
        for (row, column, typed) in mended {
            // A cell that a row does not have cannot be typed over alone.
            let is_there = row < after.len() && column < short[row];
            // Nor does a row about nobody, which is written as it is, become a person's row that breaks off.
            let about_nobody = |cell: &String| ["", " ", "　", "合計", "以上", "※注"].contains(&cell.as_str());
            if is_there && (short[row] == HEADER.len() || !after[row][..short[row]].iter().any(about_nobody)) {
                after[row][column] = typed.to_owned();
                set(grid, row as u32 + 3, column as u16, typed);
            }
        }
        assert_same(text(&after, &short).as_bytes(), &book.bytes(), "mended");
    }
}
