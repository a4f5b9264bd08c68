//! What is wrong with workbooks as workbooks: merged ranges, formulas without a value, what is hidden.

#![allow(clippy::unwrap_used, missing_docs)]

use kenshu::finding::Lang;

mod support;

use support::book::{book, cells, row_of, sheet_of, sheets};
use support::sheets::{HEADER, SATO, TANAKA, YAMANE, merged};

/// The findings, as `E123 B3`; a dash for a finding about no cell.
fn heard(bytes: &[u8]) -> Vec<String> {
    let (kept, _) = support::judge("名簿.xlsx", bytes, &support::options(2));
    let told = |finding: &kenshu::finding::Finding| {
        let place = finding.place.address().unwrap_or_else(|| "-".to_owned());
        format!("{} {place}", finding.display_code())
    };
    kept.findings.iter().map(told).filter(|told| !told.starts_with("I503")).collect()
}

#[test]
fn a_merged_range_is_told_once_and_hides_no_other_fault() {
    let without = |row: &str, cells: &[usize]| {
        let kept = row.split(',').enumerate().map(|(at, cell)| if cells.contains(&at) { "" } else { cell });
        kept.collect::<Vec<_>>().join(",")
    };
    let short = TANAKA.replace("453182", "45318");
    let cases: &[(&[&str], &str, &[&str])] = &[
        // Down the names of three rows.
        (&[TANAKA, &without(YAMANE, &[1]), &without(SATO, &[1])], "B2:B4", &["E123 B3"]),
        // Two ranges side by side; the rest of the row is judged.
        (&[TANAKA, &without(&short, &[1, 2])], "B2:B3 C2:C3", &["W303 A3", "E123 B3", "W123 C3"]),
        // One range over two columns: once.
        (&[TANAKA, &without(YAMANE, &[1, 2])], "B2:C3", &["W123 C2"]),
        (&[TANAKA, &without(YAMANE, &[2])], "B3:C3", &["W123 C3"]),
        // A row that lies wholly below others is no person.
        (&[TANAKA, ",,,,"], "A2:A3 B2:B3 C2:C3 D2:D3 E2:E3", &[]),
        // Nothing is merged in a range of one cell, nor below the last row.
        (&[TANAKA, YAMANE], "B2:B2 B9:B12", &[]),
    ];
    for (rows, ranges, expected) in cases {
        let rows: Vec<&str> = std::iter::once(HEADER).chain(rows.iter().copied()).collect();
        assert_eq!(heard(&merged(&rows, ranges)), *expected, "{ranges}");
    }
    // A column that the layout does not know is not read at all.
    let rows =
        ["医籍登録番号,氏名,メールアドレス,席", "453182,田中　一郎,t@x.example,A", "461095,山根　和彦,y@x.example,"];
    assert!(heard(&merged(&rows, "D2:D3")).iter().all(|told| !told.contains("123")));
}

#[test]
fn a_range_over_the_border_of_two_blocks_is_told_once() {
    let row = |at: usize| format!("{},氏名　{},シメイ,1975-04-01,t@x.example", 450_000 + 2 * at, "山田");
    let rows: Vec<String> = std::iter::once(HEADER.to_owned()).chain((0..4_200).map(row)).collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    for ranges in ["B4090:B4110", "B2:B4201"] {
        let told = heard(&merged(&rows, ranges));
        assert_eq!(told.len(), 1, "{ranges}: {told:?}");
    }
}

#[test]
fn forms_with_formulas_in_blank_rows_are_no_people() {
    let header = row_of(1, &cells(HEADER)[0]);
    let formula = |row: u32| {
        format!("<row r=\"{row}\"><c r=\"B{row}\"><f>X!A1</f></c><c r=\"C{row}\" t=\"e\"><v>#N/A</v></c></row>")
    };
    let list = |rows: String| book(&sheet_of(&format!("{header}{rows}")), &[]);
    let person = row_of(2, &cells(TANAKA)[0]);
    assert!(heard(&list(format!("{person}{}{}", formula(3), formula(4)))).is_empty());
    let nobody = list(format!("{}{}", formula(2), formula(3)));
    assert_eq!(heard(&nobody), ["E108 -"]);
    let (kept, _) = support::judge("名簿.xlsx", &nobody, &support::options(1));
    assert!(kept.findings[0].message.fill(Lang::Ja, &[], true).contains("数式"), "{:?}", kept.findings);
    // Beside a number the same cells are a person's.
    let known = formula(2).replace("<c r=\"B2\">", "<c r=\"A2\"><v>453182</v></c><c r=\"B2\">");
    assert_eq!(heard(&list(known)), ["E121 B2", "E122 C2", "W340 D2", "E350 E2"]);
}

#[test]
fn what_is_hidden_is_told_once_for_the_file() {
    let people = |rows: &[&str]| {
        let all: Vec<&str> = std::iter::once(HEADER).chain(rows.iter().copied()).collect();
        support::book::sheet(&cells(&all.join("\n")))
    };
    let one = people(&[TANAKA, YAMANE]);
    let hidden =
        one.replace("<row r=\"2\"", "<row hidden=\"1\" r=\"2\"").replace("<row r=\"3\"", "<row hidden=\"1\" r=\"3\"");
    assert_eq!(heard(&book(&hidden, &[])), ["I126 -"]);
    let columns = one.replace("<sheetData>", "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols><sheetData>");
    assert_eq!(heard(&book(&columns, &[])), ["I126 -"]);
    let header = one.replace("<row r=\"1\"", "<row hidden=\"1\" r=\"1\"");
    assert!(heard(&book(&header, &[])).is_empty());
    // Only the columns of the table count.
    let beyond = one.replace("<sheetData>", "<cols><col min=\"6\" max=\"16384\" hidden=\"1\"/></cols><sheetData>");
    assert!(heard(&book(&beyond, &[])).is_empty());
    let tab = |name, state, xml: &str| (name, state, xml.to_owned());
    let choices = support::book::sheet(&cells("氏名\n田中　一郎"));
    let cases = [
        (vec![tab("a", "visible", &one), tab("b", "hidden", &choices)], vec![]),
        (
            vec![tab("a", "visible", &one), tab("b", "hidden", &one), tab("c", "veryHidden", &one)],
            vec!["W124 -", "W124 -"],
        ),
        (vec![tab("a", "hidden", &one), tab("b", "hidden", &one)], vec!["W124 -", "W124 -", "I125 -"]),
        (vec![tab("a", "visible", &one), tab("b", "visible", &one)], vec!["I125 -"]),
    ];
    for (tabs, expected) in cases {
        assert_eq!(heard(&sheets(&tabs)), expected);
    }
}
