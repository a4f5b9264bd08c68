//! Every kind of safe edit, in a CSV of either encoding and in a workbook: the cell, and no other, has the new content; a workbook
//! shows it in colour, with the old content in a note.

#![allow(clippy::unwrap_used, missing_docs)]

use std::collections::BTreeSet;

use kenshu::source::Encoding;

mod support;

#[path = "support/shell.rs"]
mod shell;

use shell::Folder;

const HEAD: &str = "医籍登録番号,氏名,氏名カナ,生年月日,メールアドレス,受講区分,単位区分,単位数,開催日,備考";
const GOOD: &str =
    "412087,佐藤　恵,サトウ　メグミ,1974-09-03,sato@sakuradai.example,受講,生涯・更新,1.5,2025-11-16,午後";
const FLAGS: &str = "登録番号,姓,名,セイ,メイ,生年月日,電子メール,所属,講師,受講,摘要";
const FLAG: &str = "453182,田中,一郎,タナカ,イチロウ,1975/4/1,tanaka@chiyoda-naika.example,千代田内科,,1,";

/// Rule, column from 0, what is typed, what it becomes.
const KINDS: &[(u16, usize, &str, &str)] = &[
    (115, 9, "午\t後", "午 後"),
    (306, 0, "第４１２０８７号", "412087"),
    (306, 0, "No.412087", "412087"),
    (308, 0, "412087.0", "412087"),
    (321, 1, "ｻﾄｳ　恵", "サトウ　恵"),
    (321, 1, "佐藤　　恵", "佐藤　恵"),
    (321, 1, "佐藤\n恵", "佐藤 恵"),
    (322, 1, "佐藤　恵先生", "佐藤　恵"),
    (332, 2, "ｻﾄｳ ﾒｸﾞﾐ", "サトウ メグミ"),
    (333, 2, "さとう　めぐみ", "サトウ　メグミ"),
    (334, 2, "サトウ　コータロ-", "サトウ　コータロー"),
    (335, 2, "アべ　リエ", "アベ　リエ"),
    (342, 3, "S49.9.3", "1974-09-03"),
    (342, 3, "１９７４／９／３", "1974-09-03"),
    (342, 8, "令和7年11月16日", "2025-11-16"),
    (352, 4, "ｓａｔｏ＠ｓａｋｕｒａｄａｉ．ｅｘａｍｐｌｅ", "sato@sakuradai.example"),
    (356, 4, "sato@sakuradai.example;sato@sakuradai.example", "sato@sakuradai.example"),
    (364, 7, "１．５", "1.5"),
    (364, 7, "1.5単位", "1.5"),
];

/// The same for a layout whose encoding does not hold everything.
const OUTSIDE: &[(u16, usize, &str, &str)] =
    &[(381, 1, "葛\u{E0100}城", "葛城"), (381, 10, "13:00〜15:00", "13:00～15:00")];

fn with(row: &str, column: usize, text: &str) -> Vec<String> {
    let mut cells: Vec<String> = row.split(',').map(str::to_owned).collect();
    cells[column] = text.to_owned();
    cells
}

fn csv(head: &str, rows: &[Vec<String>]) -> String {
    let quoted = |cell: &String| if cell.contains('\n') { format!("\"{cell}\"") } else { cell.clone() };
    let rows = rows.iter().map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(","));
    std::iter::once(head.to_owned()).chain(rows).map(|line| line + "\r\n").collect()
}

fn encoded(text: &str, encoding: Encoding) -> Vec<u8> {
    let mut bytes = Vec::new();
    encoding.encode(text, &mut bytes).unwrap();
    bytes
}

/// The safe edit of one cell, between two rows without a fault.
fn in_a_text(
    folder: &Folder,
    (head, good, schema): (&str, &str, &str),
    kind: (u16, usize, &str, &str),
    encoding: Encoding,
) {
    let (code, column, before, after) = kind;
    let other = good.replacen("412087", "453182", 1).replace("佐藤　恵", "田中　一郎").replace("メグミ", "イチロウ");
    let other = other.replace("1974-09-03", "1975-04-01").replace("sato@", "tanaka@");
    let other = if good == FLAG { Vec::new() } else { vec![with(&other, 9, "午後")] };
    let file = |text: &str| encoded(&csv(head, &[&other[..], &[with(good, column, text)]].concat()), encoding);
    folder.write("a.csv", &file(before));
    let args = ["fix", "a.csv", "--schema", schema, "-o", "b.csv", "--force"];
    let ran = folder.run(&args);
    // A cell that was quoted stays so.
    let unquoted = |bytes: Vec<u8>| bytes.into_iter().filter(|byte| *byte != b'"').collect::<Vec<_>>();
    assert!(unquoted(folder.read("b.csv")) == file(after), "{code} {before} {encoding:?}: {}{}", ran.out, ran.err);
    let shown =
        folder.run(&["fix", "a.csv", "--schema", schema, "--diff", "--format", "jsonl", "--show-values"]).lines();
    assert_eq!(shown.len(), 1, "{code} {before}: {shown:?}");
    assert_eq!((&shown[0]["before"], &shown[0]["after"]), (&before.into(), &after.into()), "{shown:?}");
    let rules = shown[0]["rules"].as_array().unwrap();
    assert!(rules.iter().any(|rule| rule["code"].as_str().unwrap()[1..] == code.to_string()), "{code}: {shown:?}");
}

fn in_a_workbook(
    folder: &Folder,
    (head, good, schema): (&str, &str, &str),
    (code, column, before, after): (u16, usize, &str, &str),
) {
    let header: Vec<String> = head.split(',').map(str::to_owned).collect();
    let rows = [header, with(good, 0, "461095"), with(good, column, before)];
    let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    folder.write("a.xlsx", &support::book::book(&support::book::sheet(&rows), &[]));
    let ran = folder.run(&["fix", "a.xlsx", "--schema", schema, "-o", "b.xlsx", "--force"]);
    let made = support::mended::Book::open(&folder.read("b.xlsx"));
    let texts: Vec<&str> = made.sheets[0].1[&2].values().map(String::as_str).collect();
    let expected = with(good, column, after);
    let expected: Vec<&str> = expected.iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
    assert_eq!(texts, expected, "{code}: {}", ran.err);
    // One note, which has the old content and the rule; and a colour that the same cell of the row above does not have.
    let notes = made.part("xl/comments1.xml");
    let address = format!("{}3", kenshu::finding::column_letters(column as u32 + 1));
    let told = notes.replace("&#xA;", "\n").replace("&#9;", "\t");
    assert_eq!(told.matches("<comment ref=").count(), 1, "{code} {before}: {told}");
    assert!(told.contains(&format!("<comment ref=\"{address}\"")), "{code}: {told}");
    let old = before.split(['\t', '\n']).next().unwrap();
    assert!(told.contains(&format!("修正前: 「{old}")) && told.contains(&code.to_string()), "{code} {before}: {told}");
    let sheet = made.part("xl/worksheets/sheet1.xml");
    let fill = |address: &str| fill_of(&made, style_of(&sheet, address));
    let above = address.replace('3', "2");
    assert_ne!(fill(&address), fill(&above), "{code}: no colour at {address}");
}

/// The number of the style of a cell.
fn style_of(sheet: &str, address: &str) -> usize {
    // A blank cell may be no cell.
    let Some((_, rest)) = sheet.split_once(&format!("<c r=\"{address}\"")) else { return 0 };
    let cell = &rest[..rest.find('>').unwrap()];
    cell.split_once("s=\"").map_or(0, |(_, number)| number[..number.find('"').unwrap()].parse().unwrap())
}

/// The number of the fill of a style.
fn fill_of(book: &support::mended::Book, style: usize) -> String {
    let styles = book.part("xl/styles.xml");
    let (_, cells) = styles.split_once("<cellXfs").unwrap();
    let style = cells.split("<xf ").nth(style + 1).unwrap();
    let (_, fill) = style.split_once("fillId=\"").unwrap();
    fill[..fill.find('"').unwrap()].to_owned()
}

#[test]
fn each_kind_in_each_kind_of_file() {
    let folder = Folder::new();
    let usual = (HEAD, GOOD, "mamis-attendance");
    for &kind in KINDS {
        for encoding in [Encoding::Utf8, Encoding::Cp932] {
            in_a_text(&folder, usual, kind, encoding);
        }
        in_a_workbook(&folder, usual, kind);
    }
    for &kind in OUTSIDE {
        let flags = (FLAGS, FLAG, "registry-flags");
        in_a_text(&folder, flags, kind, Encoding::Utf8);
        in_a_workbook(&folder, flags, kind);
    }
}

/// A rule that makes safe edits has a line above.
#[test]
fn no_kind_is_forgotten() {
    let rules = format!("{}/src/rules", env!("CARGO_MANIFEST_DIR"));
    let mut makes = BTreeSet::new();
    for entry in std::fs::read_dir(rules).unwrap().map(Result::unwrap) {
        let text = std::fs::read_to_string(entry.path()).unwrap_or_default();
        let code =
            text.lines().find_map(|line| line.strip_prefix("    code: ")?.strip_suffix(',')?.parse::<u16>().ok());
        makes.extend(code.filter(|_| text.contains(".mend_safely(")));
    }
    assert_eq!(makes, KINDS.iter().chain(OUTSIDE).map(|kind| kind.0).collect());
}
