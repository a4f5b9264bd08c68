//! Writes `samples/attendance/submission.xlsx`, a list as offices keep it: two title rows above the header, a hidden sheet
//! of choices before it, numbers shown by `000000`, real dates, a total row with a formula. The same bytes every time:
//! `cargo run --example sample_workbook -- samples/attendance/submission.xlsx`

use std::io::{self, Write};
use std::process::ExitCode;

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError,
};

const TITLE: &str = "令和7年度 認定産業医研修会（産業保健実地研修） 受講者名簿";
const SUBTITLE: &str =
    "主催：一般社団法人あけぼの産業保健推進協会　開催日：令和8年1月18日（日）　会場：みなと総合病院 講堂";
const HEADER: [&str; 10] = [
    "医籍登録番号",
    "氏名",
    "氏名カナ",
    "生年月日",
    "メールアドレス",
    "受講区分",
    "単位区分",
    "単位数",
    "開催日",
    "備考",
];
const WIDTHS: [f64; 10] = [14.0, 16.0, 22.0, 13.0, 34.0, 10.0, 10.0, 8.0, 13.0, 26.0];

/// Number, name, kana, birth date, address, role, category, credits, remark. Digits become numbers, dates real dates.
type Line = [&'static str; 9];

const LINES: &[Line] = &[
    ["407731", "阿部　純一", "アベ　ジュンイチ", "1973-08-24", "abe@tekko-kenpo.example", "講師", "実地", "1", ""],
    ["", "松井　久美子", "マツイ　クミコ", "", "", "講師", "実地", "0", "保健師（実技補助）"],
    ["412087", "佐藤　恵", "サトウ　メグミ", "1974-09-03", "sato@sakuradai-naika.example", "受講", "実地", "1.5", ""],
    [
        "45318",
        "鈴木　健太郎",
        "スズキ　ケンタロウ",
        "1979-06-27",
        "k-suzuki@minato-hp.example",
        "受講",
        "実地",
        "1.5",
        "",
    ],
    [
        "530268",
        "田中　彩香",
        "タナカ　アヤカ",
        "1989-04-15",
        "ayaka.tanaka@minato-hp.example",
        "受講",
        "実地",
        "1.5",
        "",
    ],
    ["388214", "伊藤　浩二", "イトウ　コウジ", "1971-01-30", "ito.koji@itocl.example", "受講", "実地", "1.5", ""],
    ["487350", "山本　由佳", "ヤマモト　ユカ", "1983-11-22", "", "受講", "実地", "1.5", "メールアドレス確認中"],
    [
        "４２８１０６",
        "中村　修",
        "ナカムラ　オサム",
        "1976-03-09",
        "nakamura@nakamura-naika.example",
        "受講",
        "実地",
        "1.5",
        "",
    ],
    [
        "547613",
        "吉田　翔平",
        "ヨシダ　ショウヘイ",
        "1991-07-25",
        "shohei.yoshida@univ-hp.example",
        "受講",
        "実地",
        "1.5",
        "",
    ],
    ["4610958", "山根　和彦", "ヤマネ　カズヒコ", "1980-02-06", "yamane@yamane-cl.example", "受講", "実地", "1.5", ""],
    ["398725", "井上　智子", "イノウエ　トモコ", "1972-06-17", "inoue@midori-naika.example", "受講", "実地", "1.5", ""],
    [
        "442019",
        "清水　奈緒",
        "シミズ　ナオ",
        "S52.12.20",
        "shimizu.nao@aoba-kenshin.example",
        "受講",
        "実地",
        "1.5",
        "",
    ],
    ["496281", "森　千晶", "モリ　チアキ", "1985-02-13", "chiaki.mori@mori-hifuka.example", "受講", "実地", "1.5", ""],
    [
        "559124",
        "橋本　理沙",
        "ハシモト　リサ",
        "1993-03-31",
        "risa.h@univ-hp.example",
        "受講",
        "実地",
        "1.5",
        "前日キャンセル",
    ],
    [
        "475806",
        "石川　真由美",
        "イシカワ　マユミ",
        "1981-10-10",
        "m-ishikawa@ishikawa-lc.example",
        "受講",
        "実地",
        "1.5",
        "",
    ],
    ["511442", "藤田　陽介", "フジタ　ヨウスケ", "1987-06-29", "y.fujita@kitano-hp.example", "受講", "実地", "1.5", ""],
];

fn main() -> ExitCode {
    let written = match std::env::args().nth(1) {
        Some(path) => workbook()
            .map_err(|error| error.to_string())
            .and_then(|bytes| std::fs::write(&path, bytes).map_err(|error| format!("{path}: {error}"))),
        None => Err("sample_workbook FILE".to_owned()),
    };
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            let _ = writeln!(io::stderr(), "sample_workbook: {message}");
            ExitCode::from(2)
        }
    }
}

fn workbook() -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2026, 1, 19)?));
    choices(workbook.add_worksheet())?;
    list(workbook.add_worksheet())?;
    workbook.save_to_buffer()
}

/// A hidden sheet that looks a little like a table.
fn choices(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.set_name("選択肢")?.set_hidden(true);
    let columns: [(&str, &[&str]); 2] = [("受講区分", &["受講", "講師"]), ("単位区分", &["更新", "実地", "専門"])];
    for (column, (label, values)) in (0u16..).zip(columns) {
        sheet.write_string(0, column, label)?;
        for (row, value) in (1u32..).zip(values) {
            sheet.write_string(row, column, *value)?;
        }
    }
    Ok(())
}

fn list(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let frame = Format::new().set_border(FormatBorder::Thin);
    let head = frame.clone().set_bold().set_align(FormatAlign::Center);
    let number = frame.clone().set_num_format("000000");
    let date = frame.clone().set_num_format("yyyy\\-mm\\-dd");
    let credits = frame.clone().set_num_format("0.0");
    let held = ExcelDateTime::from_ymd(2026, 1, 18)?;

    sheet.set_name("受講者名簿")?.set_active(true);
    sheet.set_first_tab(true);
    for (column, width) in (0u16..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    let title = Format::new().set_bold().set_font_size(14);
    sheet.merge_range(0, 0, 0, 9, TITLE, &title)?;
    sheet.write_string(1, 0, SUBTITLE)?;
    for (column, label) in (0u16..).zip(HEADER) {
        sheet.write_string_with_format(2, column, label, &head)?;
    }
    let mut row = 3u32;
    for [no, name, kana, birth, mail, role, category, given, remark] in LINES {
        match no.parse::<f64>() {
            Ok(value) => sheet.write_number_with_format(row, 0, value, &number)?,
            Err(_) => sheet.write_string_with_format(row, 0, *no, &frame)?,
        };
        match ExcelDateTime::parse_from_str(birth) {
            Ok(day) if !birth.is_empty() => sheet.write_datetime_with_format(row, 3, &day, &date)?,
            _ => sheet.write_string_with_format(row, 3, *birth, &frame)?,
        };
        for (column, text) in [(1, name), (2, kana), (4, mail), (5, role), (6, category), (9, remark)] {
            sheet.write_string_with_format(row, column, *text, &frame)?;
        }
        sheet.write_number_with_format(row, 7, given.parse().unwrap_or(0.0), &credits)?;
        sheet.write_datetime_with_format(row, 8, &held, &date)?;
        row += 1;
    }
    let sum: f64 = LINES.iter().filter_map(|line| line[7].parse::<f64>().ok()).sum();
    sheet.write_string_with_format(row, 0, "合計", &head)?;
    sheet.write_string_with_format(row, 1, format!("{}名", LINES.len()), &frame)?;
    let formula = Formula::new(format!("SUM(H4:H{row})")).set_result(sum.to_string());
    sheet.write_formula_with_format(row, 7, formula, &credits)?;
    sheet.set_freeze_panes(3, 0)?;
    Ok(())
}
