//! 単位管理.xlsx: its formulas give what it stores, and nothing that was typed into it is ever lost.

#![allow(missing_docs, unreachable_pub, clippy::unwrap_used)]

#[path = "handbook/evaluate.rs"]
mod evaluate;
#[path = "handbook/found.rs"]
mod found;
#[path = "handbook/paper.rs"]
mod paper;
#[path = "handbook/read.rs"]
mod read;
#[path = "handbook/typing.rs"]
mod typing;
#[path = "handbook/world.rs"]
mod world;

use std::io::Cursor;

use evaluate::{Book, V};
use kenshu::credits::{CreditSource, Ledger, LedgerTable, years_after};
use kenshu::typed::{Kept, is_handbook};
use read::{book, headings, type_into};
use world::{Dice, World, day, entry, number, world};

type Edit = (String, (u32, u32), V);

const OWN_IN_PROGRESS: [&str; 14] = [
    "医籍登録番号",
    "氏名",
    "所属医師会",
    "制度",
    "有効期限",
    "申請する回",
    "申請期限",
    "現在の単位",
    "手帳原本 要否",
    "未申請",
    "手帳未着",
    "未入金",
    "照合キー",
    "一覧ID",
];

/// Every cell that is there to be typed into.
fn input_cells(book: &Book) -> Vec<(String, (u32, u32), String)> {
    let mut cells = Vec::new();
    let mut sheets: Vec<&String> = book.values.keys().collect();
    sheets.sort();
    for sheet in sheets {
        let typed = ["一覧", "手帳小計入力", "手帳明細入力", "進捗"];
        if !typed.iter().any(|word| sheet.starts_with(word)) {
            continue;
        }
        let (header, columns) = headings(book, sheet);
        let is_input = |label: &str| match sheet.as_str() {
            "進捗" => !OWN_IN_PROGRESS.contains(&label),
            sheet if sheet.starts_with("一覧") => label == "備考",
            _ => columns.contains_key(&format!("控え：{label}")),
        };
        let key = columns.get("照合キー").copied().unwrap_or_default();
        let has_key = |row: &u32| book.values[sheet].contains_key(&(*row, key));
        let rows: Vec<u32> = match sheet.as_str() {
            "手帳明細入力" => (header + 1..header + 25).collect(),
            _ => (header + 1..header + 400).filter(has_key).collect(),
        };
        let mut inputs: Vec<(&String, &u32)> = columns.iter().filter(|(label, _)| is_input(label)).collect();
        inputs.sort();
        assert!(!inputs.is_empty() && !rows.is_empty(), "{sheet}");
        for (label, column) in inputs {
            cells.extend(rows.iter().map(|row| (sheet.clone(), (*row, *column), label.clone())));
        }
    }
    cells
}

/// Something that nobody else has typed: a text, a number or a day, mostly not what the cell asks for.
fn odd_value(dice: &mut Dice, nth: usize) -> V {
    match dice.below(8) {
        0 => V::Number(2_000_000.25 + nth as f64),
        1 => V::Number(-1_000_000.0 - nth as f64),
        2 => V::Number(1e12 + nth as f64),
        3 => V::Text(format!("=SUM(A1:A{nth})")),
        4 => V::Text(format!("  前後に空白 {nth}　")),
        5 => V::Text(format!("改行\nあり<&>\"'{nth}")),
        6 => V::Text(format!("{}", 7_000_000 + nth)),
        _ => V::Text(format!("𠮷田{nth}*?~")),
    }
}

/// What stands in the cells that people see: all sheets, hidden columns left out by their headings.
fn seen(book: &Book) -> Vec<V> {
    let hidden = ["照合キー", "一覧ID", "取込元", "変更", "検索キー"];
    let mut values = Vec::new();
    for (sheet, cells) in &book.values {
        if sheet == "名簿と選択肢" {
            continue;
        }
        let is_table = cells
            .values()
            .any(|value| *value == V::Text("一覧ID".to_owned()) || *value == V::Text("取込元".to_owned()));
        let columns =
            if is_table && sheet != "引継ぎ要確認" { headings(book, sheet).1 } else { Default::default() };
        let is_hidden = |column: u32| {
            let of = columns.iter().find(|(_, known)| **known == column);
            of.is_some_and(|(label, _)| hidden.contains(&label.as_str()) || label.starts_with("控え："))
        };
        values.extend(cells.iter().filter(|((_, column), _)| !is_hidden(*column)).map(|(_, value)| value.clone()));
    }
    values
}

fn kept(bytes: &[u8]) -> Kept {
    Kept::read(Cursor::new(bytes.to_vec())).unwrap()
}

fn same(stored: &V, fresh: &V) -> bool {
    match (stored, fresh) {
        (V::Number(a), V::Number(b)) => (a - b).abs() < 1e-9,
        (V::Blank, V::Text(text)) | (V::Text(text), V::Blank) => text.is_empty(),
        (a, b) => a == b,
    }
}

/// Holds every stored result against the formula; how many there are.
fn check_results(bytes: &[u8]) -> usize {
    let book = book(bytes);
    let mut count = 0;
    for (sheet, formulas) in &book.formulas {
        for at in formulas.keys() {
            count += 1;
            let stored = book.values[sheet].get(at).unwrap_or(&V::Blank);
            let fresh = book.result(sheet, *at);
            assert!(same(stored, &fresh), "{sheet} {at:?} {}: stored {stored:?}, {fresh:?}", formulas[at]);
        }
    }
    count
}

/// Odd values in every input cell, or in one of so many.
fn odd_edits(book: &Book, dice: &mut Dice, one_of: u64) -> Vec<Edit> {
    let cells = input_cells(book).into_iter().enumerate();
    let chosen: Vec<_> = cells.filter(|_| dice.below(one_of) == 0).collect();
    chosen.into_iter().map(|(nth, (sheet, at, _))| (sheet, at, odd_value(dice, nth))).collect()
}

/// Figures as an office types them.
fn plain_edits(book: &Book, dice: &mut Dice) -> Vec<Edit> {
    let numbers: Vec<V> = (0..10).map(|at| V::Number(f64::from(number(at)))).collect();
    let mut edits = Vec::new();
    for (sheet, at, label) in input_cells(book) {
        let half = V::Number(dice.below(9) as f64 / 2.0);
        let value = match label.as_str() {
            "医籍登録番号" => numbers[dice.below(10) as usize].clone(),
            "区分" => V::Text(
                ["生涯研修 更新", "生涯研修 実地", "健康スポーツ医学再研修会"][dice.below(3) as usize].to_owned(),
            ),
            "受講日" => V::Number(44_000.0 + dice.below(1_700) as f64),
            "期間内確認" => V::Text("済".to_owned()),
            label if label.ends_with('日') => V::Number(46_000.0 + dice.below(60) as f64),
            "確認者" | "メモ" | "備考" | "担当者" => V::Text("鈴木".to_owned()),
            "申請方法" => V::Text("代理申請".to_owned()),
            _ if sheet == "進捗" || label == "項目" || label == "CC" || label == "形式" => continue,
            _ => half,
        };
        if dice.below(3) > 0 {
            edits.push((sheet, at, value));
        }
    }
    edits
}

#[test]
fn every_stored_result_is_what_its_formula_gives() {
    let made = world(3, 12, 5).book(Kept::default());
    assert!(is_handbook(Cursor::new(made.clone())));
    assert!(check_results(&made) > 1_000);
}

/// The last doctor is a sports physician and the first is none, so that there are two lists.
fn with_both(mut world: World) -> World {
    world.certificates.last_mut().unwrap().programme = "sports-physician".to_owned();
    world.certificates[0].programme = "occupational-physician".to_owned();
    world
}

#[test]
fn after_figures_are_typed_in_too_and_the_live_cells_said_so_before() {
    for seed in 1..4 {
        let world = with_both(world(seed, 8, 4));
        let made = world.book(Kept::default());
        let edits = plain_edits(&book(&made), &mut Dice::new(seed));
        let typed = type_into(&made, &edits);
        let again = world.book(kept(&typed));
        check_results(&again);
        // What Excel shows while somebody types is what the program makes of it.
        let (before, after) = (book(&typed), book(&again));
        let mut live = 0;
        for sheet in before.values.keys().filter(|sheet| sheet.starts_with("一覧")) {
            let (header, columns) = headings(&after, sheet);
            for (at, _) in before.formulas[sheet]
                .iter()
                .filter(|(at, _)| at.0 > header && ![columns["再作成"], columns["ほかの行の明細"]].contains(&at.1))
            {
                if after.values[sheet].contains_key(&(at.0, columns["No"])) && after.formulas[sheet].contains_key(at) {
                    live += 1;
                    assert!(same(&before.result(sheet, *at), &after.values[sheet][at]), "{sheet} {at:?}");
                }
            }
        }
        assert!(live > 60, "{live}");
    }
}

#[test]
fn a_row_that_was_typed_into_asks_to_be_made_again() {
    let made = world(3, 6, 4).book(Kept::default());
    let before = book(&made);
    let tab = |word: &str| before.values.keys().filter(|tab| tab.starts_with(word)).min().unwrap().clone();
    let (sheet, subtotals) = (tab("一覧"), tab("手帳小計入力"));
    let sheet = sheet.as_str();
    let (header, columns) = headings(&before, sheet);
    let again = |book: &Book| -> Vec<V> {
        (1..4).map(|row| book.result(sheet, (header + row, columns["再作成"]))).collect()
    };
    assert_eq!(again(&before), vec![V::Text(String::new()); 3]);
    let (rows, labels) = headings(&before, &subtotals);
    let edit = (subtotals.clone(), (rows + 2, labels["確認者"]), V::Text("鈴木".to_owned()));
    let typed = book(&type_into(&made, &[edit]));
    let asked = V::Text("再作成要".to_owned());
    assert_eq!(again(&typed), [V::Text(String::new()), asked, V::Text(String::new())]);
}

#[test]
fn what_is_typed_stays_where_it_was() {
    for seed in 10..12 {
        let world = world(seed, 6, 3);
        let made = world.book(Kept::default());
        let edits = odd_edits(&book(&made), &mut Dice::new(seed), 1);
        let again = world.book(kept(&type_into(&made, &edits)));
        let after = book(&again);
        for (sheet, at, value) in edits.iter().filter(|edit| edit.0 != "手帳明細入力") {
            let now = after.values[sheet].get(at).unwrap_or(&V::Blank);
            assert_eq!(now, value, "{sheet} {at:?}");
        }
        check_results(&again);
        assert_eq!(again, world.book(kept(&again)), "made again from itself it is the same");
    }
}

/// The same world a year later: doctors are gone, others have a new certificate, MAMIS has more, a programme is no more.
fn later(world: &World, dice: &mut Dice) -> World {
    let mut certificates = world.certificates.clone();
    certificates.retain(|_| dice.below(4) > 0);
    for certificate in &mut certificates {
        if dice.below(3) == 0 {
            certificate.valid_from = certificate.valid_until.map(kenshu::credits::day_after);
            certificate.valid_until = certificate.valid_until.map(|until| years_after(until, 5));
        }
    }
    let more =
        (0..6).map(|at| entry(number(at), Some(day(2026, 1, 5 + at as u64)), "renewal-update", 2, CreditSource::Mamis));
    let entries = world.ledger.entries().iter().copied().filter(|_| dice.below(5) > 0).chain(more).collect();
    let table = LedgerTable { path: "翌年.csv".to_owned(), ..LedgerTable::default() };
    World { ledger: Ledger::default().with_typed(table, |_| true, entries), certificates }
}

#[test]
fn nothing_typed_is_ever_lost() {
    for seed in 20..27 {
        let mut dice = Dice::new(seed);
        let world = world(seed, 7, 3);
        let made = world.book(Kept::default());
        let edits = odd_edits(&book(&made), &mut dice, 2);
        let typed = type_into(&made, &edits);
        let later = later(&world, &mut dice);
        let again = later.book(kept(&typed));
        let mut values = seen(&book(&again));
        for (sheet, at, value) in &edits {
            // Digits in the column of numbers are a number.
            let number = |text: &str| text.parse().ok().map(V::Number);
            let found = values.iter().position(|known| known == value).or_else(|| {
                let V::Text(text) = value else { return None };
                values.iter().position(|known| Some(known) == number(text).as_ref())
            });
            let found = found.unwrap_or_else(|| panic!("seed {seed}: {value:?} of {sheet} {at:?} is lost"));
            values.swap_remove(found);
        }
        check_results(&again);
        assert_eq!(again, later.book(kept(&again)), "seed {seed}: made again from itself it is the same");
        // And back again: who returns finds what was typed.
        let back = world.book(kept(&again));
        let after = book(&back);
        for (sheet, at, value) in edits.iter().filter(|edit| edit.0 == "進捗") {
            assert_eq!(after.values[sheet].get(at), Some(value), "seed {seed}: {sheet} {at:?}");
        }
    }
}

#[test]
fn imported_rows_are_replaced_and_changed_ones_win() {
    let until = day(2026, 3, 31);
    let base = world(5, 1, 0);
    let with = |halves: i32, date: Option<kenshu::value::Date>| {
        let mut certificates = base.certificates.clone();
        certificates[0].programme = "occupational-physician".to_owned();
        (certificates[0].valid_from, certificates[0].valid_until) = (Some(day(2021, 4, 1)), Some(until));
        let mut own = entry(number(0), date, "renewal-update", halves, CreditSource::Handbook);
        (own.record, own.line) = (1, 2);
        let table = LedgerTable { path: "手帳.csv".to_owned(), ..LedgerTable::default() };
        World { ledger: Ledger::default().with_typed(table, |_| true, vec![own]), certificates }
    };
    let cell = |bytes: &[u8], sheet: &str, row: u32, label: &str| {
        let book = book(bytes);
        let (header, columns) = headings(&book, sheet);
        book.values[sheet].get(&(header + row, columns[label])).cloned().unwrap_or(V::Blank)
    };
    let word = |text: &str| V::Text(text.to_owned());
    // Left alone, a subtotal is what the next import says.
    let first = with(6, None).book(Kept::default());
    assert_eq!(cell(&first, "手帳小計入力", 1, "更新"), V::Number(3.0));
    assert_eq!(cell(&first, "手帳小計入力", 1, "出所"), word("取込"));
    let second = with(8, None).book(kept(&first));
    assert_eq!(cell(&second, "手帳小計入力", 1, "更新"), V::Number(4.0));
    // A new export of MAMIS alone says nothing about paper.
    let mut mamis = with(8, None);
    mamis.ledger = Ledger::default();
    let third = mamis.book(kept(&second));
    assert_eq!(cell(&third, "手帳小計入力", 1, "更新"), V::Number(4.0));
    assert_eq!(cell(&third, "手帳小計入力", 1, "出所"), word("取込"));
    assert_eq!(cell(&third, "一覧", 1, "手帳"), V::Number(4.0));
    // Changed, it has been typed, and wins.
    let (header, columns) = headings(&book(&first), "手帳小計入力");
    let edit = ("手帳小計入力".to_owned(), (header + 1, columns["更新"]), V::Number(2.5));
    let changed = with(8, None).book(kept(&type_into(&first, &[edit])));
    assert_eq!(cell(&changed, "手帳小計入力", 1, "更新"), V::Number(2.5));
    assert_eq!(cell(&changed, "手帳小計入力", 1, "出所"), word("入力"));
    assert_eq!(cell(&changed, "一覧", 1, "手帳"), V::Number(2.5));
    // Rows with days likewise; one that was emptied stays empty.
    let dated = with(6, Some(day(2023, 5, 1))).book(Kept::default());
    assert_eq!(cell(&dated, "手帳明細入力", 1, "単位"), V::Number(3.0));
    let (header, columns) = headings(&book(&dated), "手帳明細入力");
    let at = |label: &str| (header + 1, columns[label]);
    let edit = |label: &str, value: V| ("手帳明細入力".to_owned(), at(label), value);
    let changed = with(8, Some(day(2023, 5, 1))).book(kept(&type_into(&dated, &[edit("単位", V::Number(1.0))])));
    assert_eq!(cell(&changed, "手帳明細入力", 1, "単位"), V::Number(1.0));
    assert_eq!(cell(&changed, "手帳明細入力", 2, "単位"), V::Blank);
    assert_eq!(cell(&changed, "一覧", 1, "手帳"), V::Number(1.0));
    let labels = ["医籍登録番号", "区分", "受講日", "単位", "研修会名・備考"];
    let emptied: Vec<Edit> = labels.map(|label| edit(label, V::Blank)).to_vec();
    let emptied = with(6, Some(day(2023, 5, 1))).book(kept(&type_into(&dated, &emptied)));
    assert_eq!(cell(&emptied, "一覧", 1, "手帳"), V::Number(0.0));
    assert_eq!(cell(&emptied, "手帳明細入力", 2, "単位"), V::Blank);
}

#[test]
fn a_new_validity_begins_anew_and_the_old_record_is_listed() {
    let mut world = world(6, 1, 2);
    world.certificates[0].valid_until = Some(day(2026, 3, 31));
    world.certificates[0].valid_from = Some(day(2021, 4, 1));
    let made = world.book(Kept::default());
    let all = book(&made);
    let (header, columns) = headings(&all, "進捗");
    let edit = ("進捗".to_owned(), (header + 1, columns["MAMIS申請日"]), V::Number(46_040.0));
    let typed = type_into(&made, &[edit]);
    let at = (header + 1, columns["MAMIS申請日"]);
    let mut now = |until: kenshu::value::Date| {
        world.certificates[0].valid_until = Some(until);
        let book = book(&world.book(kept(&typed)));
        let listed = book.values["引継ぎ要確認"].values().any(|value| *value == V::Number(46_040.0));
        (book.values["進捗"].get(&at).cloned(), listed)
    };
    assert_eq!(now(day(2026, 5, 31)), (Some(V::Number(46_040.0)), false), "a mistake was put right");
    assert_eq!(now(day(2031, 3, 31)), (None, true), "renewed");
}

#[test]
fn columns_that_an_office_adds_are_kept() {
    use kenshu::typed::{Cell, Room, Slot};
    let world = world(8, 4, 2);
    let (facts, _) = world.make(Kept::default());
    let list = &facts.lists[0];
    let mut typed = kept(&world.book(Kept::default()));
    let (key, label) = (list.doctors[0].cycle.clone(), "電話した日".to_owned());
    typed.slots.insert(Slot { room: Room::Progress, list: list.id.clone(), key, label }, Cell::text("11月3日"));
    typed.added.insert(Room::Progress, vec!["電話した日".to_owned()]);
    let again = world.book(typed);
    let book = book(&again);
    let (header, columns) = headings(&book, "進捗");
    assert_eq!(book.values["進捗"][&(header + 1, columns["電話した日"])], V::Text("11月3日".to_owned()));
    assert_eq!(again, world.book(kept(&again)));
}

fn kenshu(args: &[&str]) -> (i32, String) {
    let run = std::process::Command::new(env!("CARGO_BIN_EXE_kenshu")).args(args).output().unwrap();
    (run.status.code().unwrap(), String::from_utf8(run.stderr).unwrap())
}

#[test]
fn the_command_makes_a_workbook_and_brings_it_up_to_date() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (old, new, other) = (path("単位管理.xlsx"), path("新.xlsx"), path("別.xlsx"));
    let files =
        ["handbook", "--as-of", "2026-01-10", "--credits", "samples/credits/mamis-entries.csv", "--certificates"];
    let files = [&files[..], &["samples/certificates/certificate-list.csv"]].concat();
    let (status, said) = kenshu(&[&files[..], &["-o", &old]].concat());
    assert!(status < 2 && said.contains("産業医更新"), "{status} {said}");
    let made = std::fs::read(&old).unwrap();
    check_results(&made);
    let sheet = book(&made).values.keys().find(|tab| tab.starts_with("手帳小計入力_産業医更新")).unwrap().clone();
    let (header, columns) = headings(&book(&made), &sheet);
    let at = (header + 1, columns["専門"]);
    std::fs::write(&old, type_into(&made, &[(sheet.clone(), at, V::Number(7.5))])).unwrap();
    let typed = std::fs::read(&old).unwrap();
    let (status, said) = kenshu(&[&files[..], &["-q", "--update", &old, "-o", &new]].concat());
    assert!(status < 2 && said.is_empty(), "{status} {said}");
    assert_eq!(book(&std::fs::read(&new).unwrap()).values[&sheet][&at], V::Number(7.5));
    // The earlier one is an input: it is never written to, whatever is asked for.
    let (status, _) = kenshu(&[&files[..], &["--force", "--update", &old, "-o", &old]].concat());
    assert_eq!((status, std::fs::read(&old).unwrap()), (2, typed));
    // What is no workbook of ours is said to be none, and nothing is made.
    for wrong in ["samples/attendance/submission.xlsx", "samples/credits/mamis-entries.csv", "nowhere.xlsx"] {
        let (status, said) = kenshu(&[&files[..], &["--update", wrong, "-o", &other]].concat());
        assert!(status == 2 && said.contains("--update"), "{wrong}: {said}");
        assert!(!std::path::Path::new(&other).exists());
    }
    let (status, said) = kenshu(&[&files[..], &["-o", "名前.csv"]].concat());
    assert!(status == 2 && said.contains(".xlsx"), "{said}");
}

#[test]
fn what_is_wrong_with_the_lists_is_shown_with_its_row_and_hidden_values() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("単位管理.xlsx");
    let run = std::process::Command::new(env!("CARGO_BIN_EXE_kenshu"))
        .args(["handbook", "--as-of", "2026-01-10", "--credits", "samples/credits/handbook-entries-bad.csv"])
        .args(["--certificates", "samples/certificates/certificate-list.csv", "-o"])
        .arg(&out)
        .output()
        .unwrap();
    let shown = String::from_utf8(run.stdout).unwrap();
    assert_eq!(run.status.code(), Some(1), "{shown}");
    assert!(out.exists());
    for line in ["個人情報は伏せて", "[エラー] E701", "  2行目: 池○○ 様の", "    → ", "エラー 4件・"]
    {
        assert!(shown.contains(line), "{line}: {shown}");
    }
    assert!(!shown.contains("池田"), "{shown}");
}

#[test]
fn what_was_typed_and_cannot_be_used_is_said_with_its_cell() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (old, new, list) = (path("単位管理.xlsx"), path("新.xlsx"), path("認定証.csv"));
    let whole = std::fs::read_to_string("samples/certificates/certificate-list.csv").unwrap();
    std::fs::write(&list, &whole).unwrap();
    let files = ["handbook", "--as-of", "2026-01-10", "--credits", "samples/credits/mamis-entries.csv"];
    let files = [&files[..], &["--certificates", &list]].concat();
    let kenshu = |more: &[&str]| {
        let args = [&files[..], more].concat();
        let run = std::process::Command::new(env!("CARGO_BIN_EXE_kenshu")).args(args).output().unwrap();
        (run.status.code().unwrap(), String::from_utf8(run.stdout).unwrap())
    };
    let before = kenshu(&["-o", &old]).0;
    let made = std::fs::read(&old).unwrap();
    let sheet = book(&made).values.keys().find(|tab| tab.starts_with("手帳小計入力_産業医更新")).unwrap().clone();
    let (header, columns) = headings(&book(&made), &sheet);
    let (of_details, own) = headings(&book(&made), "手帳明細入力");
    let detail = |label: &str| ("手帳明細入力".to_owned(), (of_details + 30, own[label]));
    let cell = |row: u32, label: &str, value: V| (sheet.clone(), (header + row, columns[label]), value);
    let (number, credits) = (detail("医籍登録番号"), detail("単位"));
    let edits = [
        cell(1, "専門", V::Text("三".to_owned())),
        cell(2, "専門", V::Number(2.5)),
        (number.0, number.1, V::Number(699_999.0)),
        (credits.0, credits.1, V::Number(1.5)),
    ];
    std::fs::write(&old, type_into(&made, &edits)).unwrap();
    // The second doctor is not listed any more.
    let rest: Vec<&str> =
        whole.split_inclusive('\n').enumerate().filter(|(at, _)| *at != 2).map(|(_, line)| line).collect();
    std::fs::write(&list, rest.concat()).unwrap();
    let (status, said) = kenshu(&["--update", &old, "-o", &new]);
    assert_eq!((before, status), (0, 1), "{said}");
    assert!(said.contains("[エラー] E750") && said.contains("[要確認] W751"), "{said}");
    // And in JSON, with the sheet and the cell; what was typed is counted there as in the workbook.
    let (status, json) = kenshu(&["--update", &old, "--format", "json"]);
    assert_eq!(status, 1);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let found: Vec<(String, String)> = json["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|finding| {
            let code = finding["code"].as_str().filter(|code| code.contains("75"))?;
            Some((code.to_owned(), finding["cell"].as_str()?.to_owned()))
        })
        .collect();
    let address = |row: u32, column: u32| format!("{}{row}", kenshu::finding::column_letters(column));
    for (code, cell) in [
        ("E750", address(header + 1, columns["専門"])),
        ("W751", address(header + 2, columns["専門"])),
        ("W751", address(of_details + 30, own["医籍登録番号"])),
        ("E750", address(of_details + 30, own["受講日"])),
        ("E750", address(of_details + 30, own["区分"])),
    ] {
        assert!(found.contains(&(code.to_owned(), cell.clone())), "{code} {cell}: {found:?}");
    }
    assert_eq!(found.len(), 5, "{found:?}");
}
