//! Personal values: masked wherever they are not asked for, in every format and both languages.

#![allow(clippy::unwrap_used, missing_docs)]

#[path = "support/shell.rs"]
mod shell;

use serde_json::Value;
use shell::{Folder, findings};

const HEADER: [&str; 14] = [
    "医籍登録番号",
    "氏名",
    "氏名カナ",
    "旧姓",
    "生年月日",
    "メールアドレス",
    "電話番号",
    "住所",
    "日医会員ID",
    "あだ名",
    "受講区分",
    "職種",
    "単位区分",
    "備考",
];
/// The columns of [`HEADER`] whose values are masked.
const MASKED: [usize; 10] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/// Rows with something wrong in every masked column, in as many ways as there are rules.
const ROWS: &[[&str; 14]] = &[
    [
        "45318",
        "鈴木　健太郎★",
        "ｽｽﾞｷ ｹﾝﾀﾛｳ",
        "旧田\u{7}",
        "S54.6.27",
        "ｋｅｎ@suzuki-iin.example",
        "03-1234-\u{1b}5678",
        "横浜市\u{7}港北区1-2-3",
        "30001\u{0}23456",
        "けん\u{202E}ちゃん",
        "受講",
        "医師",
        "更新",
        "",
    ],
    [
        "5302687",
        "田中　彩香？",
        "たなか　あやか",
        "旧山",
        "昭和64年4月15日",
        "ayaka.tanaka@@minato.example",
        "",
        "",
        "",
        "",
        "受講",
        "医師",
        "更新",
        "遅刻",
    ],
    [
        "阪医52752",
        "渡邉　　隆",
        "渡邉　隆",
        "",
        "1966-02-30",
        "watanabe.midori.example",
        "",
        "",
        "",
        "",
        "受講",
        "医師",
        "更新",
        "",
    ],
    [
        "3012345678",
        "髙橋　正樹 ",
        "タカハシ　マサキ!",
        "",
        "61/12/8",
        "m.takahashi@example.com",
        "",
        "",
        "",
        "",
        "受講",
        "医師",
        "更新",
        "欠席",
    ],
    [
        "090-1234-5678",
        "伊藤\n浩二",
        "イトウ\u{200B}　コウジ",
        "",
        "1971年1月30日",
        "ito@itocl.example 電話09098765432",
        "",
        "",
        "",
        "",
        "受講",
        "医師",
        "更新",
        "",
    ],
    [
        "1966-08-19",
        "加藤\u{200B}洋一",
        "",
        "",
        "",
        "kato-y@kitano.example; kato.taro@kitano.example",
        "",
        "",
        "",
        "",
        "受講",
        "医師",
        "更新",
        "早退",
    ],
    ["4.53182E+05", "山本　由佳", "", "", "2053-11-22", "", "", "", "", "", "受講", "医師", "更新", ""],
    [
        "388214.0",
        "中村　修&#134047;",
        "",
        "",
        "1876-03-09",
        "nakamura osamu@nakamura.example",
        "",
        "",
        "",
        "",
        "受講",
        "医師",
        "更新",
        "",
    ],
    ["第428106号", "小林　直美", "", "", "86", "naomi.kobayashi@chuo", "", "", "", "", "講師", "医師", "更新", ""],
    [
        "４６１０９５",
        "山根　和彦",
        "",
        "",
        "1980/02",
        "yamane@kazuhiko@example",
        "",
        "",
        "",
        "",
        "受講",
        "看護師",
        "更新",
        "",
    ],
    ["不明ですやまね", "吉田　翔平", "", "", "不明です", "なしです", "", "", "", "", "受講", "医師", "更新", ""],
    [
        "475806",
        "石川　真由美",
        "イシカワ　マユミ",
        "",
        "1981-10-10",
        "m-ishikawa@ishikawa.example",
        "",
        "",
        "",
        "",
        "受講",
        "医師",
        "更新",
        "",
    ],
    [
        "475806",
        "前田　浩司",
        "マエダ　コウジ",
        "",
        "1967-01-16",
        "maeda@maeda-geka.example",
        "",
        "",
        "",
        "",
        "受講",
        "医師",
        "専門",
        "",
    ],
    [
        "496281",
        "森田　千晶",
        "モリタ　チアキ",
        "",
        "1985-02-13",
        "chiaki@morita-hifuka.example",
        "",
        "",
        "",
        "",
        "受講",
        "医師",
        "更新",
        "",
    ],
    [
        "496281",
        "森田　千晶",
        "モリタ　チアキ",
        "",
        "1985-02-13",
        "chiaki@morita-hifuka.example",
        "",
        "",
        "",
        "",
        "受講",
        "医師",
        "更新",
        "",
    ],
    [
        "496281",
        "村上　千晶",
        "ムラカミ　チアキ",
        "",
        "1985-02-13",
        "chiaki@morita-hifuka.example",
        "",
        "",
        "",
        "",
        "受講",
        "医師",
        "専門",
        "",
    ],
    ["4531A2O", "木村　拓実", "", "", "", "takumi@kimura.con", "", "", "", "", "座長員", "医師", "更新", ""],
    ["1234", "林田　誠一", "", "", "", "noreply@hayashida.test", "", "", "", "", "受講", "医師", "更新", ""],
    ["999999", "清水　奈緒", "", "", "", "shimizu..nao@aoba.example", "", "", "", "", "受講", "医師", "更新", ""],
];

/// Title rows name the person in charge.
const TITLE: &str = "担当：大野和夫（090-5555-6666）";
/// A cell behind the last column.
const BEHIND: &str = "井上智子の分";

fn input() -> String {
    let mut text = format!("{TITLE}\n{}\n", HEADER.join(","));
    for (at, row) in ROWS.iter().enumerate() {
        let cells = row.map(|cell| if cell.contains('\n') { format!("\"{cell}\"") } else { cell.to_owned() });
        text.push_str(&cells.join(","));
        if at == 5 {
            text.push_str(&format!(",{BEHIND}"));
        }
        text.push('\n');
    }
    text.push_str("365578,\"林　誠,ハヤシ\n365579,原\"田　武,ハラダ　タケシ,,1953-05-23,harada@harada.example,,,,,受講,医師,更新,\n");
    text
}

/// What must not be read anywhere: every value of a masked column of three characters or more, and the parts of it that
/// would give it away.
fn secrets() -> Vec<String> {
    let mut secrets: Vec<String> = Vec::new();
    for row in ROWS {
        for column in MASKED {
            secrets.push(row[column].to_owned());
            secrets.push(row[column].trim().to_owned());
            match column {
                // The family or the given name alone says who it is.
                1 | 2 => secrets.extend(row[column].split(['　', ' ', '\n', '\u{200B}']).map(str::to_owned)),
                // What stands before the @, or before and after a space.
                5 => secrets.extend(local_parts(row[column])),
                // The day of birth.
                4 => secrets.extend(row[column].get(4..).map(str::to_owned)),
                _ => {}
            }
            // The clean form, which an edit would propose.
            if column != 1 {
                secrets.push(row[column].chars().filter(char::is_ascii_digit).collect());
            }
        }
    }
    secrets.extend(
        [TITLE, "大野和夫", "5555-6666", BEHIND, "井上", "智子", "453182", "461095", "428106"].map(str::to_owned),
    );
    secrets.extend(
        [
            "ken@",
            "スズキ",
            "ケンタロウ",
            "タナカ",
            "アヤカ",
            "けんちゃん",
            "林　誠",
            "原\"田",
            "1979-06-27",
            "1971-01-30",
        ]
        .map(str::to_owned),
    );
    secrets.retain(|secret| secret.chars().count() >= 3 || secret.chars().count() == 2 && !secret.is_ascii());
    secrets.sort();
    secrets.dedup();
    secrets
}

/// What stands before an @ and behind a domain; a word of the domain itself is no secret.
fn local_parts(cell: &str) -> Vec<String> {
    let is_end = |c: char| matches!(c, '@' | ' ' | ';');
    let domains: Vec<&str> =
        cell.split('@').skip(1).map(|rest| rest.split(is_end).next().unwrap_or_default()).collect();
    let parts = cell.split(is_end).filter(|part| !domains.iter().any(|domain| domain.contains(part)));
    parts.map(str::to_owned).collect()
}

/// The texts of the program itself hold some of these words: those of the rules' own examples.
fn is_words_of_the_program(secret: &str) -> bool {
    ["2025", "1980"].contains(&secret)
}

#[test]
fn no_personal_value_leaves_unasked() {
    let folder = Folder::with(&[("list.csv", &input())]);
    for format in ["json", "jsonl", "csv", "text", "concise"] {
        for lang in ["ja", "en"] {
            for mask in [&[][..], &["--mask"]] {
                let args = [&["list.csv", "--format", format, "--lang", lang], mask].concat();
                let ran = folder.validate(&args);
                assert_eq!(ran.status, 1, "{}", ran.err);
                let out = format!("{}{}", ran.out, ran.err);
                let told: Vec<String> = secrets()
                    .into_iter()
                    .filter(|secret| !is_words_of_the_program(secret) && out.contains(secret.as_str()))
                    .map(|secret| {
                        let line = out.lines().find(|line| line.contains(secret.as_str())).unwrap_or_default();
                        format!("{secret:?} in {line}")
                    })
                    .collect();
                assert!(told.is_empty(), "{format} {lang}: {}\n{}", told.len(), told.join("\n"));
            }
        }
    }
}

#[test]
fn asked_for_they_are_there() {
    let folder = Folder::with(&[("list.csv", &input())]);
    let document = folder.json(&["list.csv"]);
    let values: Vec<&str> = findings(&document).iter().filter_map(|finding| finding["value"].as_str()).collect();
    for row in ROWS.iter().take(4) {
        for column in [0, 1] {
            assert!(values.contains(&row[column]), "{}", row[column]);
        }
    }
}

/// The same findings, masked and shown: value, edit, message and help in the forms of the contract.
#[test]
fn masked_values_have_their_forms() {
    let text = "医籍登録番号,氏名,氏名カナ,生年月日,メールアドレス,電話番号,住所,あだ名,備考,勤務先\n\
        ４５３１８２,鈴木　健太郎 ,ｽｽﾞｷ ｹﾝﾀﾛｳ,S54.6.27,ｋｅｎ@suzuki.example,03\t1234,横浜\t市,けん\tちゃん,遅刻,港北\t病院\n";
    let folder = Folder::with(&[("list.csv", text)]);
    let ran = folder.validate(&["list.csv", "--format", "json"]);
    let document = ran.json();
    let heard: Vec<_> = findings(&document)
        .iter()
        .map(|finding| {
            let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
            (finding["column"].as_u64().unwrap(), text(&finding["value"]), text(&finding["edit"]["value"]))
        })
        .collect();
    let wanted = [
        (1, "４５****", "45****"),
        (2, "鈴○○", "鈴○○"),
        (3, "ｽ○○", "ス○○"),
        (4, "S54", "1979"),
        (5, "ｋ***@suzuki.example", "k***@suzuki.example"),
        (6, "03****", "03****"),
        (7, "横*", "横*"),
        (8, "け*", "け*"),
        (8, "あだ名", "-"),
        (9, "遅刻", "-"),
        (10, "港北\t病院", "港北 病院"),
    ];
    let wanted = wanted.map(|(column, value, edit)| (column, value.to_owned(), edit.to_owned()));
    let mut sorted = heard.clone();
    sorted.sort_by_key(|(column, ..)| *column);
    assert_eq!(sorted, wanted);
    // Messages speak of the same form.
    for finding in findings(&document).iter().filter(|finding| finding["record"] == 1) {
        let message = finding["message"].as_str().unwrap();
        let value = finding["value"].as_str().unwrap();
        assert!(!message.contains('「') || message.contains(value) || message.contains("鈴○○"), "{message} {value}");
    }
}

#[test]
fn a_file_without_a_header_does_not_show_its_first_person() {
    let rows = "412087,佐藤　恵美,サトウ　エミ,1974-09-03,emi.sato@sato.example\n";
    let folder = Folder::with(&[("list.csv", &rows.repeat(3))]);
    for format in ["json", "jsonl", "csv", "text", "concise"] {
        let ran = folder.validate(&["list.csv", "--format", format]);
        assert_eq!(ran.status, 1);
        for secret in ["412087", "佐藤", "恵美", "サトウ", "1974-09-03", "emi.sato"] {
            assert!(!ran.out.contains(secret), "{format}: {secret} in {}", ran.out);
        }
    }
}

#[test]
fn the_first_line_says_whether_values_are_shown() {
    let folder = Folder::with(&[("list.csv", &input())]);
    for (args, shown) in [(&["--show-values"][..], true), (&["--mask"], false), (&[], false)] {
        for format in ["text", "concise"] {
            let ran = folder.validate(&[&["list.csv", "--format", format], args].concat());
            let first = ran.out.lines().next().unwrap();
            assert_eq!(first.contains("--mask"), shown, "{first}");
            assert_eq!(first.contains("--show-values"), !shown, "{first}");
        }
    }
}
