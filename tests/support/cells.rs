//! Cells as people type them, for properties.

use proptest::prelude::*;
use proptest::sample::select;

/// The columns.
pub const HEADER: [&str; 14] = [
    "医籍登録番号",
    "氏名",
    "氏名カナ",
    "旧姓",
    "生年月日",
    "メールアドレス",
    "職種",
    "受講区分",
    "制度",
    "単位区分",
    "単位数",
    "開催日",
    "出欠",
    "備考",
];

/// What people type, what programs leave, and anything at all.
pub fn cell(column: usize) -> BoxedStrategy<String> {
    let usual: &'static [&'static str] = match column {
        0 => &[
            "453182",
            "45318",
            "４５３１８２",
            "第453182号",
            "阪医52752",
            "3012345678",
            "19750401",
            "4.53182E+05",
            "453182.0",
            "453 182 461095",
            "O45318",
            "-",
            "0",
            "999999",
            "５３０２６８７",
            "No.４５３１８",
            " 453182",
            "453182\t",
            "090-1234-5678",
            "45\n3182",
            "\"453182\"",
        ],
        1 => &[
            "田中　一郎",
            "田中一郎 ",
            "ﾀﾅｶ",
            "田中\u{200B}一郎",
            "田中　　一郎",
            "髙﨑（旧姓 山田）恵",
            "〓田",
            "⽥中",
            "TANAKA  Ichiro",
            "か\u{3099}",
            "計",
            "田中\n一郎",
            "タナカ先生",
            "Dr. 田中, 一郎",
            "田中\"一郎\"",
            "𠮷野　恵",
        ],
        2 => &[
            "タナカ　イチロウ",
            "ﾀﾅｶ ｲﾁﾛｳ",
            "たなか",
            "田中",
            "タナカ  イチロウ ",
            "ﾀﾅｶ\u{200B}",
            "タナカ-",
            "たなか!",
            "ｶﾞ",
            "カ\u{3099}",
            "タナカ\nイチロウ",
            "タナ力 イチ口ウ",
            "タナカ 一チロウ",
        ],
        3 => &["山田", "山田 ", ""],
        4 => &[
            "1975-04-01",
            "1975/4/1",
            "S50.4.1",
            "昭和50年4月1日",
            "27485",
            "１９７５／４／１",
            "75/4/1",
            "1975-02-29",
            "2053-01-01",
            "1975-04-01 00:00",
            " 1975/4/1",
        ],
        5 => &[
            "a@x.example",
            "ａ＠ｘ．ｅｘａｍｐｌｅ",
            " a@x.example ",
            "a@@x.example",
            "a.x.example",
            "dummy@x.example",
            "ａ@x",
            "a\u{200B}@x.example",
            "a@x.example b@x.example",
        ],
        6 => &["医師", "看護師", "", "勤務医", "何か"],
        7 => &["受講", "講師", "座長", "", "見学"],
        8 => &["認定産業医", "日医生涯教育", "", "不明"],
        9 => &["更新", "専門", "生涯・更新", "", "更進"],
        10 => &["1.5", "１．５", "1.5単位", "0", "なし", "1.3", "150", "未定", "", "2 ", "-1"],
        11 => &[
            "2025-11-16",
            "2025/11/16",
            "令和7年11月16日",
            "2025年11月16日",
            "2025-03-31",
            "2027-01-01",
            "2025-11-31",
            "45977",
            "20251116",
        ],
        12 => &["出席", "欠席", "遅刻", "", "×"],
        _ => &[
            "",
            "欠席",
            "遅刻なし",
            "30分早退",
            "午前\t午後",
            "\u{202E}備考",
            "備考\u{0}",
            "午前, 午後",
            "\"済\"",
            "一\n二",
        ],
    };
    prop_oneof![8 => select(usual).prop_map(str::to_owned), 1 => "\\PC{0,12}", 1 => Just(String::new())].boxed()
}

/// A row of them.
pub fn row() -> impl Strategy<Value = Vec<String>> {
    (0..HEADER.len()).map(cell).collect::<Vec<_>>()
}

/// The columns of the layout `registry-flags`, which is of another kind.
pub const FLAGS: [&str; 13] = [
    "登録番号",
    "姓",
    "名",
    "セイ",
    "メイ",
    "生年月日",
    "E-mail",
    "講師",
    "受講",
    "更新",
    "生涯実地",
    "専門",
    "開催日",
];

fn flag_cell(column: usize) -> BoxedStrategy<String> {
    let usual: &'static [&'static str] = match column {
        0 => return cell(0),
        1 | 2 => &["田中", "田中 ", "ﾀﾅｶ", "髙﨑", "山\u{200B}田", "一郎先生", "", "か\u{3099}", "𠮷野"],
        3 | 4 => &["タナカ", "ﾀﾅｶ", "たなか", "タナカ-", "カ\u{3099}", "タナ力", "", "田中"],
        5 => return cell(4),
        6 => return cell(5),
        7 | 8 => &["", "1", "○", "×", "0", "１", "レ"],
        9..12 => &["", "", "1", "1.5", "１．５", "0", "1.5単位", "1.3", "なし"],
        _ => return cell(11),
    };
    prop_oneof![8 => select(usual).prop_map(str::to_owned), 1 => "\\PC{0,12}"].boxed()
}

/// A layout, by its header.
pub fn header(is_flags: bool) -> Vec<String> {
    let labels: &[&str] = if is_flags { &FLAGS } else { &HEADER };
    labels.iter().map(|&label| label.to_owned()).collect()
}

/// The lines of a table as bodies send it: now and then a title above the header, and among the rows a blank line, one of
/// delimiters, a total, the example of a form.
pub fn lines(is_flags: bool, rows: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Vec<String>>> {
    let width = header(is_flags).len();
    let plain = if is_flags { (0..width).map(flag_cell).collect::<Vec<_>>() } else { (0..width).map(cell).collect() };
    let padded = move |first: &str, second: &str| {
        let mut line = vec![String::new(); width];
        (line[0], line[1]) = (first.to_owned(), second.to_owned());
        line
    };
    let aside = select(vec![
        Vec::new(),
        padded("", ""),
        padded("合計", "2名"),
        padded("", "計"),
        padded("記入例：453182", "医師　花子"),
        vec!["（以下余白）".to_owned()],
    ]);
    let title = prop::option::weighted(
        0.2,
        select(vec![
            vec!["令和7年度　産業医研修会　受講者名簿".to_owned()],
            vec!["主催：あけぼの産業保健推進協会　開催日：2025年11月16日".to_owned()],
            padded("研修会名", "産業医研修会"),
        ]),
    );
    let body = prop::collection::vec(prop_oneof![9 => plain, 1 => aside], rows);
    (title, body).prop_map(move |(title, body)| title.into_iter().chain([header(is_flags)]).chain(body).collect())
}
