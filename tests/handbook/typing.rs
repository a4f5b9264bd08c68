//! Typing where an office types: below the ready rows, over another doctor's number, into sorted sheets.

use super::*;

/// Two doctors with dated entries on paper each.
fn two() -> World {
    let mut world = world(9, 2, 2);
    let mut entries = Vec::new();
    for (at, certificate) in world.certificates.iter_mut().enumerate() {
        certificate.programme = "occupational-physician".to_owned();
        (certificate.valid_from, certificate.valid_until) = (Some(day(2021, 4, 1)), Some(day(2026, 3, 31)));
        for month in 1..4 {
            let date = Some(day(2023, month + at as u64, 10));
            let mut own = entry(number(at), date, "renewal-update", 2 + at as i32, CreditSource::Handbook);
            own.line = 2 + entries.len() as u32;
            own.record = own.line;
            entries.push(own);
        }
    }
    let table = LedgerTable { path: "手帳.csv".to_owned(), ..LedgerTable::default() };
    world.ledger = Ledger::default().with_typed(table, |_| true, entries);
    world
}

fn cell(book: &Book, sheet: &str, row: u32, label: &str) -> V {
    let (header, columns) = headings(book, sheet);
    let at = (header + row, columns[label]);
    if book.formulas[sheet].contains_key(&at) {
        return book.result(sheet, at);
    }
    book.values[sheet].get(&at).cloned().unwrap_or(V::Blank)
}

const SHEET: &str = "手帳明細入力";

fn word(text: &str) -> V {
    V::Text(text.to_owned())
}

fn row_of(book: &Book, row: u32, values: [(&str, V); 4]) -> Vec<Edit> {
    let (_, columns) = headings(book, SHEET);
    values.into_iter().map(|(label, value)| (SHEET.to_owned(), (row, columns[label]), value)).collect()
}

fn dated(at: usize, category: &str, credits: f64) -> [(&'static str, V); 4] {
    [
        ("医籍登録番号", V::Number(f64::from(number(at)))),
        ("区分", word(category)),
        ("受講日", V::Number(45_000.0)),
        ("単位", V::Number(credits)),
    ]
}

/// 手帳 of both doctors in 一覧, with what the formulas make of it.
fn on_paper(book: &Book) -> [V; 2] {
    [1, 2].map(|row| cell(book, "一覧", row, "手帳"))
}

#[test]
fn what_is_typed_below_the_ready_rows_counts() {
    let world = two();
    let made = world.book(Kept::default());
    let before = book(&made);
    assert_eq!(on_paper(&before), [3.0, 4.5].map(V::Number));
    let last = before.values[SHEET].keys().map(|at| at.0).max().unwrap();
    assert!(last > 300, "rows are ready: {last}");
    let mut edits = row_of(&before, last - 100, dated(0, "生涯研修 更新", 0.5));
    edits.extend(row_of(&before, last + 30, dated(1, "生涯研修 更新", 2.0)));
    let typed = type_into(&made, &edits);
    let now = book(&typed);
    assert_eq!(on_paper(&now), [3.5, 6.5].map(V::Number));
    assert_eq!([1, 2].map(|row| cell(&now, "一覧", row, "再作成")), [word("再作成要"), word("再作成要")]);
    let said = now.result(SHEET, (3, 1));
    assert!(matches!(&said, V::Text(text) if text.contains("行目より下にも")), "{said:?}");
    let again = world.book(kept(&typed));
    check_results(&again);
    let after = book(&again);
    assert_eq!(on_paper(&after), [3.5, 6.5].map(V::Number));
    assert_eq!([1, 2].map(|row| cell(&after, "一覧", row, "再作成")), [word(""), word("")]);
    assert_eq!(cell(&after, SHEET, 8, "氏名"), word(&world.certificates[1].doctor.name));
    // So far down that nothing is counted, everybody is told so.
    let far = type_into(&made, &row_of(&before, last + 20_000, dated(1, "生涯研修 更新", 2.0)));
    assert_eq!(cell(&book(&far), "一覧", 1, "再作成"), word("再作成要"));
    assert_eq!(on_paper(&book(&world.book(kept(&far)))), [3.0, 6.5].map(V::Number));
}

#[test]
fn a_number_typed_over_another_and_a_sorted_sheet_are_followed() {
    let world = two();
    let made = world.book(Kept::default());
    let (header, columns) = headings(&book(&made), SHEET);
    let over = (SHEET.to_owned(), (header + 2, columns["医籍登録番号"]), V::Number(f64::from(number(1))));
    let typed = type_into(&made, &[over]);
    assert_eq!(on_paper(&book(&typed)), [2.0, 5.5].map(V::Number));
    assert_eq!(on_paper(&book(&world.book(kept(&typed)))), [2.0, 5.5].map(V::Number));
    // Sorted by credits, the greatest first: whole rows change their places, with what is hidden in them.
    let before = book(&made);
    let row = |row: u32| before.values[SHEET].iter().filter(move |(at, _)| at.0 == header + row);
    let mut edits: Vec<Edit> = Vec::new();
    for (to, from) in [(1, 4), (2, 5), (3, 6), (4, 1), (5, 2), (6, 3)] {
        let cells = row(from).filter(|(at, _)| !before.formulas[SHEET].contains_key(at));
        edits.extend(cells.map(|(at, value)| (SHEET.to_owned(), (header + to, at.1), value.clone())));
    }
    let sorted = type_into(&made, &edits);
    assert_eq!(on_paper(&book(&sorted)), [3.0, 4.5].map(V::Number));
    assert_eq!(world.book(kept(&sorted)), made, "a sorted sheet says the same");
}

#[test]
fn only_rows_in_use_are_printed() {
    let mut archive = zip::ZipArchive::new(Cursor::new(two().book(Kept::default()))).unwrap();
    let mut main = String::new();
    std::io::Read::read_to_string(&mut archive.by_name("xl/workbook.xml").unwrap(), &mut main).unwrap();
    // Six rows below four, and twenty more; up to 注意.
    assert!(main.contains(">手帳明細入力!$A$1:$L$30</definedName>"), "{main}");
}

#[test]
fn a_check_added_to_an_imported_row_is_a_change_and_stays() {
    let mut world = two();
    let table = LedgerTable { path: "小計.csv".to_owned(), ..LedgerTable::default() };
    let total = |halves| vec![entry(number(0), None, "renewal-update", halves, CreditSource::Handbook)];
    world.ledger = Ledger::default().with_typed(table.clone(), |_| true, total(6));
    let made = world.book(Kept::default());
    let (header, columns) = headings(&book(&made), "手帳小計入力");
    for (label, value) in [("確認者", word("鈴木")), ("確認日", V::Number(46_000.0)), ("期間内確認", word("済"))]
    {
        let edit = ("手帳小計入力".to_owned(), (header + 1, columns[label]), value.clone());
        let typed = kept(&type_into(&made, &[edit]));
        world.ledger = Ledger::default().with_typed(table.clone(), |_| true, total(8));
        let after = book(&world.book(typed));
        assert_eq!(cell(&after, "手帳小計入力", 1, label), value);
        assert_eq!(cell(&after, "手帳小計入力", 1, "出所"), word("入力"), "{label}");
        assert_eq!(cell(&after, "手帳小計入力", 1, "更新"), V::Number(3.0), "what was confirmed, and no other figure");
    }
}

#[test]
fn a_number_of_which_nothing_is_known_stays_marked() {
    let world = two();
    let made = world.book(Kept::default());
    let edits = row_of(&book(&made), 15, dated(77, "生涯研修 更新", 1.0));
    let again = world.book(kept(&type_into(&made, &edits)));
    check_results(&again);
    let marked = book(&again).values[SHEET].values().filter(|value| **value == word("一覧にない番号です")).count();
    assert_eq!(marked, 2, "in place of the name, and in 注意");
}

#[test]
fn names_put_right_and_rows_added_are_listed() {
    let world = two();
    let made = world.book(Kept::default());
    let (header, columns) = headings(&book(&made), "進捗");
    let last = book(&made).values["進捗"].keys().map(|at| at.0).max().unwrap();
    let at = |row: u32, label: &str, text: &str| ("進捗".to_owned(), (row, columns[label]), word(text));
    let edits =
        [at(header + 1, "氏名", "鶴田　正"), at(last + 2, "氏名", "増田　新"), at(last + 2, "メモ", "来月から")];
    let again = world.book(kept(&type_into(&made, &edits)));
    let listed = book(&again);
    for text in ["鶴田　正", "増田　新", "来月から"] {
        assert!(listed.values["引継ぎ要確認"].values().any(|value| *value == word(text)), "{text}");
    }
    assert_eq!(again, world.book(kept(&again)));
}
