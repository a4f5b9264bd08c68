//! Where findings stand: record, line, column, cell, and the earlier row that belongs to them.

#![allow(clippy::unwrap_used, missing_docs)]

#[path = "support/shell.rs"]
mod shell;

use shell::{Folder, findings, places};

const HEADER: &str = "医籍登録番号,氏名,氏名カナ,生年月日,メールアドレス";

fn assert_places(text: &str, args: &[&str], wanted: &[&str]) {
    let folder = Folder::with(&[("a.csv", text)]);
    let document = folder.json(&[&["a.csv"], args].concat());
    assert_eq!(places(&document), wanted, "{text}");
}

#[test]
fn titles_blank_rows_and_totals_are_no_records() {
    let text = "産業医研修会 受講者名簿,,,,\n主催：あけぼの協会,,,,\n\n\
        医籍登録番号,氏名,氏名カナ,生年月日,メールアドレス\n\
        45318,鈴木　健太郎,スズキ　ケンタロウ,1979-06-27,k@suzuki.example\n\
        \n,,,,\n\
        5302687,田中　彩香,タナカ　アヤカ,1989-04-15,a@tanaka.example\n\
        小計,1名,,,\n\
        412087,計　一郎,ハカリ　イチロウ,1974-09-03,\n\
        合計,3名,,,\n\
        以上,,,,\n";
    assert_places(text, &[], &["W303 1 5 1 A5", "E301 2 8 1 A8", "E350 3 10 5 E10"]);
    let folder = Folder::with(&[("a.csv", text)]);
    let document = folder.json(&["a.csv"]);
    assert_eq!(document["files"][0]["records"], 3);
    assert_eq!(document["files"][0]["header_line"], 4);
}

#[test]
fn a_line_break_in_a_cell_moves_lines_and_not_rows() {
    let text = format!(
        "{HEADER},備考\n\
        412087,佐藤　恵,サトウ　メグミ,1974-09-03,m@sato.example,\"午前\n午後\"\n\
        45318,鈴木　健太郎,スズキ　ケンタロウ,1979-06-27,k@suzuki.example,\"一\n二\n三\"\n\
        5302687,田中　彩香,タナカ　アヤカ,1989-04-15,a@tanaka.example,\n"
    );
    // Line 4 of the file is row 3 of the sheet.
    assert_places(&text, &[], &["W303 2 4 1 A3", "E301 3 7 1 A4"]);
}

#[test]
fn a_break_in_title_and_header() {
    let text = "\"受講者名簿\n第3回\",,,,\n\"医籍\n登録番号\",氏名,氏名カナ,生年月日,メールアドレス\n\
        45318,鈴木　健太郎,スズキ　ケンタロウ,1979-06-27,k@suzuki.example\n";
    assert_places(text, &[], &["W303 1 5 1 A3"]);
    let folder = Folder::with(&[("a.csv", text)]);
    assert_eq!(folder.json(&["a.csv"])["files"][0]["header_line"], 3);
}

#[test]
fn findings_of_a_row_without_a_cell_have_no_column() {
    let text = format!("{HEADER}\n412087,佐藤　恵,サトウ　メグミ\n");
    assert_places(&text, &[], &["E113 1 2 - -"]);
}

#[test]
fn header_findings_have_a_line_and_file_findings_nothing() {
    let text = "名簿,,,,\n医籍登録番号,氏名,カナ氏,生年月日,好きな花\n";
    assert_places(text, &[], &["E201 - 2 - -", "W204 - 2 3 C2", "W203 - 2 5 E2", "E108 - - - -"]);
}

#[test]
fn records_come_first_then_the_header_then_the_file() {
    let text = format!(
        "{HEADER},感想,備考\n\
        45318,鈴木　健太郎,すずき　けんたろう,S54.6.27,,,\n\
        5302687,田中　彩香,タナカ　アヤカ,1989-04-15,a@tanaka.example,,遅刻\n\
        412087,佐藤　恵,サトウ　メグミ,1974-09-03,m@sato.example,,\n\
        412087,佐藤　恵,サトウ　メグミ,1974-09-03,m@sato.example,,\n"
    );
    let wanted = [
        "W303 1 2 1 A2",
        "W333 1 2 3 C2",
        "W342 1 2 4 D2",
        "E350 1 2 5 E2",
        "E301 2 3 1 A3",
        "W411 2 3 7 G3",
        "I503 - 1 - -",
        "W203 - 1 6 F1",
    ];
    assert_places(&text, &[], &wanted);
}

#[test]
fn findings_of_one_cell_are_in_order_of_their_codes() {
    let text = format!("{HEADER}\n４５３１８,鈴木　健太郎,スズキ　ケンタロウ,1979-06-27,ｋ@suzuki.example,\n");
    assert_places(&text, &[], &["W114 1 2 - -", "W303 1 2 1 A2", "W306 1 2 1 A2", "W352 1 2 5 E2"]);
}

#[test]
fn a_pair_stands_at_the_later_row_and_names_the_earlier() {
    let text = format!(
        "{HEADER},単位区分,備考\n\
        412087,佐藤　恵,サトウ　メグミ,1974-09-03,m@sato.example,更新,\"一\n二\"\n\
        412087,佐藤　恵,サトウ　メグミ,1974-09-03,m@sato.example,専門,\n\
        412087,佐藤　恵,サトウ　メグミ,1974-09-03,m@sato.example,更新,\n\
        412087,前田　浩,マエダ　ヒロシ,1967-01-16,h@maeda.example,実地,\n"
    );
    let folder = Folder::with(&[("名簿.csv", &text)]);
    let document = folder.json(&["名簿.csv"]);
    assert_eq!(places(&document), ["E501 3 5 1 A4", "E313 4 6 1 A5"]);
    for finding in findings(&document) {
        let earlier = serde_json::json!([{
            "path": "名簿.csv", "sheet": null, "record": 1, "line": 2, "column": 1, "cell": "A2"
        }]);
        assert_eq!(finding["related"], earlier);
        assert!(finding["message"].as_str().unwrap().contains("2行目"), "{finding}");
    }
}

#[test]
fn derived_roles_stand_at_their_first_column() {
    let text = "登録番号,姓,名,セイ,メイ,生年月日,E-mail,講師,受講,生涯更新,開催日\n\
        412087,,,サトウ,メグミ,1974/9/3,m@sato.example,,1,1.5,2025/11/9\n\
        ,,恵,サトウ,メグミ,1974/9/3,m@sato.example,,1,1.5,2025/11/9\n\
        475806,石川,真由美,イシカワ,マユミ,1981/10/10,m@ishikawa.example,,1,1.5,2025/11/9\n\
        475806,前田,浩,マエダ,ヒロシ,1967/1/16,h@maeda.example,,1,1.5,2025/11/9\n\
        ,鈴木,健太郎,スズキ,ケンタロウ,1979/6/27,k@suzuki.example,,1,1.5,2025/11/9\n\
        ,鈴木,健太郎,スズキ,ケンタロウ,1979/6/27,k@suzuki.example,,1,1.5,2025/11/9\n";
    let folder = Folder::with(&[("a.csv", text)]);
    let document = folder.json(&["a.csv"]);
    let wanted = [
        "E320 1 2 2 B2",
        "E300 2 3 1 A3",
        "E320 2 3 2 B3",
        "E313 4 5 1 A5",
        "E300 5 6 1 A6",
        "E300 6 7 1 A7",
        // Without a number two rows belong together by the name, which comes from 姓 and 名.
        "E501 6 7 2 B7",
        "I443 - 1 - -",
    ];
    assert_eq!(places(&document), wanted);
    let duplicate = findings(&document)[6];
    assert_eq!((duplicate["role"].as_str(), duplicate["label"].as_str()), (Some("family-name"), Some("姓")));
    assert_eq!(duplicate["related"][0]["cell"], "B6");
}

#[test]
fn label_and_role_are_those_of_the_column() {
    let text = "医籍番号,お名前,フリガナ,誕生日,E-mail,感想\n45318,鈴木,スズキ,S54.6.27,k,\n";
    let folder = Folder::with(&[("a.csv", text)]);
    let document = folder.json(&["a.csv"]);
    let heard: Vec<_> = findings(&document)
        .iter()
        .map(|finding| (finding["label"].as_str().unwrap(), finding["role"].as_str().unwrap_or("-")))
        .collect();
    let wanted = [("医籍番号", "registration-number"), ("誕生日", "birth-date"), ("E-mail", "email"), ("感想", "-")];
    assert_eq!(heard, wanted);
    let columns = document["files"][0]["columns"].as_array().unwrap();
    assert_eq!(columns[0], serde_json::json!({"index": 1, "label": "医籍番号", "role": "registration-number"}));
    assert_eq!(columns[5], serde_json::json!({"index": 6, "label": "感想", "role": null}));
}
