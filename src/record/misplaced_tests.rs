use super::*;
use crate::record::Known;
use crate::schema::{bind, catalogue};
use crate::table::{Dialect, cut};

/// The groups of a CSV whose first line is the header, as `0>1 1>0`.
fn found(schema: &str, text: &str) -> String {
    let schema = catalogue::by_id(schema).unwrap();
    let block = cut(text.to_owned(), Dialect { delimiter: b',', lone_cr: false }, true).block;
    let labels: Vec<String> =
        block.cells_of(&block.rows[0]).iter().map(|cell| block.text_of(cell).to_owned()).collect();
    let header: Vec<&str> = labels.iter().map(String::as_str).collect();
    let as_of = jiff::civil::date(2026, 2, 10);
    let known = Known {
        labels: &labels,
        constants: &[],
        as_of,
        is_entry: false,
        is_workbook: false,
        seminars: None,
        seminar: None,
    };
    let plan = Plan::compile(schema, &bind(schema, &header), &known);
    let groups = Misplaced::find(&plan, &block, 1).groups;
    let group = |group: &Vec<(usize, Option<usize>)>| {
        let told =
            |(from, to): &(usize, Option<usize>)| format!("{from}>{}", to.map_or("-".to_owned(), |to| to.to_string()));
        group.iter().map(told).collect::<Vec<_>>().join(" ")
    };
    groups.iter().map(group).collect::<Vec<_>>().join("; ")
}

const NUMBERS: [&str; 3] = ["453182", "461095", "４１２０８７"];
const NAMES: [&str; 3] = ["田中　一郎", "山根　和彦", "佐藤　めぐみ"];
const KANA: [&str; 3] = ["タナカ　イチロウ", "ﾔﾏﾈ ｶｽﾞﾋｺ", "さとう　めぐみ"];
const BIRTHS: [&str; 3] = ["1975-04-01", "S55.2.6", "19740903"];
const DATES: [&str; 3] = ["2025-11-16", "2025/11/16", "令和7年11月16日"];
const MAILS: [&str; 3] = ["t@x.example", "y@x.example", "m@x.example"];
const PLACES: [&str; 3] = ["千代田内科", "山根クリニック", "佐藤皮膚科（港区）"];
const NOTHING: [&str; 3] = ["", "", ""];

fn table(header: &str, columns: &[[&str; 3]], rows: usize) -> String {
    let row = |at: usize| columns.iter().map(|column| column[at % 3]).collect::<Vec<_>>().join(",");
    let rows: Vec<String> = (0..rows).map(row).collect();
    format!("{header}\n{}\n", rows.join("\n"))
}

#[test]
fn headers_over_the_wrong_columns() {
    let usual = "医籍登録番号,氏名,氏名カナ,生年月日,メールアドレス";
    let mail = "氏名,メールアドレス,勤務先";
    let cases: &[(&str, &[[&str; 3]], &str)] = &[
        (usual, &[NUMBERS, NAMES, KANA, BIRTHS, MAILS], ""),
        (usual, &[NUMBERS, KANA, NAMES, BIRTHS, MAILS], "1>2 2>1"),
        (usual, &[BIRTHS, NAMES, KANA, NUMBERS, MAILS], "0>3 3>0"),
        (usual, &[BIRTHS, KANA, NAMES, NUMBERS, MAILS], "0>3 3>0; 1>2 2>1"),
        (usual, &[["1", "2", "3"], NUMBERS, NAMES, KANA, BIRTHS], "0>- 1>0 2>1 3>2 4>3"),
        // People wrote the same into both, or nothing into one.
        (usual, &[NUMBERS, KANA, KANA, BIRTHS, MAILS], ""),
        (usual, &[NUMBERS, NAMES, NAMES, BIRTHS, MAILS], ""),
        // What a safe edit would take away tells nothing.
        (usual, &[NUMBERS, ["か\u{3099}もう", "タナカ 先生", "タ\u{200B}ナカ"], NAMES, BIRTHS, MAILS], "1>2 2>1"),
        (usual, &[NUMBERS, NOTHING, NAMES, BIRTHS, MAILS], ""),
        (usual, &[NUMBERS, ["Smith", "Jones", "Li"], NAMES, BIRTHS, MAILS], ""),
        (mail, &[NAMES, PLACES, MAILS], "1>2 2>1"),
        (mail, &[NAMES, MAILS, MAILS], ""),
        (mail, &[NAMES, NOTHING, MAILS], ""),
        ("氏名,生年月日,開催日", &[NAMES, DATES, BIRTHS], "1>2 2>1"),
        ("氏名,生年月日,開催日", &[NAMES, DATES, DATES], ""),
        ("氏名,メールアドレス,備考", &[NAMES, ["", "", ""], MAILS], ""),
    ];
    for (header, columns, expected) in cases {
        for rows in [2, 3, 30] {
            assert_eq!(found("mamis-attendance", &table(header, columns, rows)), *expected, "{rows} {columns:?}");
        }
        assert_eq!(found("mamis-attendance", &table(header, columns, 1)), "", "one row is no evidence");
    }
    let split = "登録番号,姓,名,セイ,メイ,生年月日,電子メール";
    let halves = [
        ["田中", "山根", "佐藤"],
        ["一郎", "和彦", "恵"],
        ["タナカ", "ヤマネ", "サトウ"],
        ["イチロウ", "カズヒコ", "メグミ"],
    ];
    let columns = [NUMBERS, halves[2], halves[3], halves[0], halves[1], BIRTHS, MAILS];
    assert_eq!(found("registry-flags", &table(split, &columns, 3)), "1>3 3>1; 2>4 4>2");
}

#[test]
fn some_rows_that_differ_change_nothing() {
    let mixed = |odd: usize, rows: usize| {
        let row = |at: usize| {
            let (name, kana) = if at < odd { (NAMES[0], KANA[0]) } else { (KANA[0], NAMES[0]) };
            format!("{name},{kana},t@x.example\n")
        };
        format!("氏名,氏名カナ,メールアドレス\n{}", (0..rows).map(row).collect::<String>())
    };
    for (odd, rows, is_found) in [(1, 10, true), (2, 10, true), (3, 10, false), (1, 4, false), (5, 10, false)] {
        assert_eq!(!found("mamis-attendance", &mixed(odd, rows)).is_empty(), is_found, "{odd} of {rows}");
    }
}
