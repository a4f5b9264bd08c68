//! The same list in every encoding, line end, delimiter, and as a workbook: the same findings.

#![allow(clippy::unwrap_used, missing_docs)]

use encoding_rs::{EUC_JP, SHIFT_JIS};
use kenshu::finding::Finding;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

mod support;

const COLUMNS: usize = 10;

/// A list as it arrives: a title, blank rows, a cell of two lines, cells with delimiters and quotes in them, a total. An
/// empty row is a blank one.
const ROWS: &[&[&str]] = &[
    &["認定産業医研修会 受講者名簿（髙﨑会場①）"],
    &[],
    &[
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
    ],
    &[
        "412087",
        "髙﨑　恵",
        "タカサキ　メグミ",
        "1974/9/3",
        "m@takasaki.example",
        "受講",
        "更新",
        "1.5",
        "2025/11/16",
        "午前の部\n午後の部",
    ],
    &[
        "045318",
        "鈴木　健太郎",
        "スズキ　ケンタロウ",
        "1979/6/27",
        "k@suzuki.example",
        "受講",
        "更新",
        "1.5",
        "2025/11/16",
        "㈱～－Ⅱ",
    ],
    &[
        "４２８１０６",
        "中村　修",
        "ﾅｶﾑﾗ ｵｻﾑ",
        "1976/3/9",
        "o@nakamura.example",
        "受講",
        "更新",
        "1.5",
        "2025/11/16",
        "「要」, \"確認\"; 席1",
    ],
    &["", "長谷川　①郎", "ハセガワ　イチロウ", "昭和52年12月20日", "", "受講", "更新", "1.5", "2025/11/16", ""],
    &[],
    &[
        "487350",
        "山本　由佳",
        "ヤマモト　ユカ",
        "1983/11/22",
        "y@yamamoto.example",
        "受講",
        "更新",
        "1.3",
        "2025/11/16",
        "体調不良のため\n欠席",
    ],
    &[
        "412087",
        "髙﨑　恵",
        "タカサキ　メグミ",
        "1974/9/3",
        "m@takasaki.example",
        "受講",
        "更新",
        "1.5",
        "2025/11/16",
        "二枚目の㈱",
    ],
    &["合計", "5名", "", "", "", "", "", "7.3", "", ""],
];

/// Record, column, code, value, and of a second row the record of the first.
type Expected = (u64, u32, &'static str, &'static str, Option<u64>);

const EXPECTED: &[Expected] = &[
    (2, 1, "W303", "045318", None),
    (3, 1, "W306", "４２８１０６", None),
    (3, 3, "W332", "ﾅｶﾑﾗ ｵｻﾑ", None),
    (4, 1, "E300", "", None),
    (4, 2, "W321", "長谷川　①郎", None),
    (4, 4, "W342", "昭和52年12月20日", None),
    (4, 5, "E350", "", None),
    (5, 8, "W363", "1.3", None),
    (5, 10, "E410", "体調不良のため\n欠席", None),
    (6, 1, "E501", "412087", Some(1)),
];

/// Two weeks after the seminar: nothing is said of its age.
fn options() -> kenshu::validate::Options<'static> {
    kenshu::validate::Options { as_of: jiff::civil::date(2025, 11, 30), ..support::options(1) }
}

/// The rows of the table in which the records stand, from 0.
const RECORD_ROWS: [usize; 6] = [3, 4, 5, 6, 8, 9];

/// Line, spreadsheet row.
type Position = (u64, u64);

fn assert_findings(findings: &[Finding], positions: &[Position; 6], inner: &str, what: &str) {
    let mut heard = Vec::new();
    for finding in findings {
        let record = finding.place.record.unwrap_or_default();
        let value = finding.value.as_ref().map_or("", |value| value.text.as_str()).replace(inner, "\n");
        let related = finding.related.first().and_then(|related| related.place.record);
        heard.push((record, finding.place.column.unwrap_or_default(), finding.display_code(), value, related));
        for place in std::iter::once(&finding.place).chain(finding.related.iter().map(|related| &related.place)) {
            let at = positions[place.record.unwrap() as usize - 1];
            assert_eq!((place.line, place.sheet_row), (Some(at.0), Some(at.1)), "{what}: {finding:?}");
        }
    }
    let wanted: Vec<_> = EXPECTED
        .iter()
        .map(|&(record, column, code, value, related)| (record, column, code.to_owned(), value.to_owned(), related))
        .collect();
    assert_eq!(heard, wanted, "{what}");
}

fn text(rows: &[&[&str]], delimiter: char, end: &str, inner: &str) -> String {
    let mut text = String::new();
    for row in rows {
        for column in 0..COLUMNS {
            let cell = row.get(column).copied().unwrap_or_default().replace('\n', inner);
            let quoted = cell.contains(['"', ',', ';', '\t', '\n', '\r']);
            if column > 0 {
                text.push(delimiter);
            }
            text.push_str(&if quoted { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell });
        }
        text.push_str(end);
    }
    text
}

fn positions(inner_lines: bool) -> [Position; 6] {
    RECORD_ROWS.map(|row| {
        let breaks: usize = ROWS[..row].iter().flat_map(|row| row.iter()).map(|cell| cell.matches('\n').count()).sum();
        (row as u64 + 1 + if inner_lines { breaks as u64 } else { 0 }, row as u64 + 1)
    })
}

/// How a text becomes bytes.
struct Code {
    /// As the run reports it.
    id: &'static str,
    encode: fn(&str) -> Vec<u8>,
    /// Bytes that mean nothing in it.
    broken: &'static [u8],
}

fn with(mark: &[u8], bytes: impl IntoIterator<Item = u8>) -> Vec<u8> {
    mark.iter().copied().chain(bytes).collect()
}

fn legacy(codec: &'static encoding_rs::Encoding, text: &str) -> Vec<u8> {
    let (bytes, _, lossy) = codec.encode(text);
    assert!(!lossy, "{} cannot hold the sample", codec.name());
    bytes.into_owned()
}

const CODES: &[Code] = &[
    Code { id: "utf-8", encode: |text| text.as_bytes().to_vec(), broken: b"\x8D\xB2" },
    Code { id: "utf-8-bom", encode: |text| with(b"\xEF\xBB\xBF", text.bytes()), broken: b"\x8D\xB2" },
    Code {
        id: "utf-16le",
        encode: |text| text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        broken: b"\x00\xD8",
    },
    Code {
        id: "utf-16le",
        encode: |text| with(b"\xFF\xFE", text.encode_utf16().flat_map(u16::to_le_bytes)),
        broken: b"\x00\xDC",
    },
    Code {
        id: "utf-16be",
        encode: |text| text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        broken: b"\xD8\x00",
    },
    Code {
        id: "utf-16be",
        encode: |text| with(b"\xFE\xFF", text.encode_utf16().flat_map(u16::to_be_bytes)),
        broken: b"\xDC\x00",
    },
    Code { id: "cp932", encode: |text| legacy(SHIFT_JIS, text), broken: b"\xFD\xFD" },
    Code { id: "euc-jp", encode: |text| legacy(EUC_JP, text), broken: b"\xFF\xFF" },
];

#[test]
fn every_encoding_line_end_and_delimiter() {
    for code in CODES {
        for (end, inner) in [("\n", "\n"), ("\r\n", "\n"), ("\r\n", "\r\n"), ("\r", "\r")] {
            for delimiter in [',', '\t', ';'] {
                let what = format!("{} {end:?} {delimiter:?}", code.id);
                let bytes = (code.encode)(&text(ROWS, delimiter, end, inner));
                let (kept, _) = support::judge("list", &bytes, &options());
                let info = &kept.tables[0].0;
                assert_eq!(info.encoding, Some(code.id), "{what}");
                assert_eq!(info.kind, if delimiter == '\t' { "tsv" } else { "csv" }, "{what}");
                assert_eq!(info.header_line, Some(3), "{what}");
                assert_findings(&kept.findings, &positions(true), inner, &what);
            }
        }
    }
}

#[test]
fn a_workbook() {
    let bytes = workbook();
    let (kept, _) = support::judge("list.xlsx", &bytes, &options());
    let info = &kept.tables[0].0;
    assert_eq!((info.kind, info.encoding, info.header_line), ("xlsx", None, Some(3)));
    assert_findings(&kept.findings, &positions(false), "\n", "xlsx");
}

/// Numbers are numbers shown by `000000`, dates are dates, one of them shown in 和暦.
fn workbook() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let number = Format::new().set_num_format("000000");
    let slashed = Format::new().set_num_format("yyyy/m/d");
    let era = Format::new().set_num_format("[$-411]ggge\"年\"m\"月\"d\"日\";@");
    for (row, cells) in ROWS.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            let (row, at) = (row as u32, column as u16);
            if cell.is_empty() {
                continue;
            }
            match cell.parse::<f64>() {
                Ok(value) if column == 0 && cell.is_ascii() => sheet.write_number_with_format(row, at, value, &number),
                Ok(value) if column == 7 => sheet.write_number(row, at, value),
                _ if *cell == "昭和52年12月20日" => {
                    sheet.write_datetime_with_format(row, at, ExcelDateTime::from_ymd(1977, 12, 20).unwrap(), &era)
                }
                _ if column == 3 || column == 8 => match ExcelDateTime::parse_from_str(&cell.replace('/', "-")) {
                    Ok(date) if cell.contains('/') => sheet.write_datetime_with_format(row, at, &date, &slashed),
                    _ => sheet.write_string(row, at, *cell),
                },
                _ => sheet.write_string(row, at, *cell),
            }
            .map(|_| ())
            .unwrap();
        }
    }
    workbook.save_to_buffer().unwrap()
}

/// The characters that Windows adds to Shift_JIS, in a cell that is shown because it is a fault.
#[test]
fn extensions_of_windows_survive() {
    let row = |name: &[u8]| {
        let mut bytes = legacy(SHIFT_JIS, "医籍登録番号,氏名,氏名カナ,生年月日,メールアドレス\r\n412087,");
        bytes.extend_from_slice(name);
        bytes.extend(legacy(SHIFT_JIS, ",タカサキ　メグミ,1974/9/3,m@takasaki.example\r\n"));
        bytes
    };
    let cases: &[(&[u8], &str)] = &[
        // 髙 and 﨑 each in the form of IBM and in the form of NEC; a ★ makes the cell a finding.
        (b"\xFB\xFC\xFA\xB1\x81\x9A", "髙﨑★"),
        (b"\xEE\xE0\xED\x95\x81\x9A", "髙﨑★"),
        (b"\x87\x40\x87\x55\x87\x8A\x81\x60\x81\x7C", "①Ⅱ㈱～－"),
        // Roman numerals and ∵ have a form of IBM too; ¬ has three.
        (b"\xFA\x4B\x81\xE6\xFA\x5B\x87\x9A\x81\xCA\xEE\xF9\xFA\x54", "Ⅱ∵∵∵￢￢￢"),
        (b"\xED\x9E\xFA\xBA\xED\xF1\xFB\x50\x81\x9A", "德德瀨瀨★"),
    ];
    for (name, shown) in cases {
        let (kept, _) = support::judge("list.csv", &row(name), &options());
        assert_eq!(kept.tables[0].0.encoding, Some("cp932"));
        let heard: Vec<_> = kept
            .findings
            .iter()
            .map(|finding| (finding.display_code(), finding.value.as_ref().map(|value| value.text.clone())))
            .collect();
        assert_eq!(heard, [("W321".to_owned(), Some(compact_str::CompactString::from(*shown)))]);
    }
    // Both forms are one name.
    let mut bytes = row(b"\xFB\xFC\xFA\xB1");
    bytes.extend(
        row(b"\xEE\xE0\xED\x95")
            .split_off(legacy(SHIFT_JIS, "医籍登録番号,氏名,氏名カナ,生年月日,メールアドレス\r\n").len()),
    );
    let (kept, totals) = support::judge("list.csv", &bytes, &options());
    assert_eq!(totals.totals.records, 2);
    assert_eq!(kept.findings.iter().map(|finding| finding.code).collect::<Vec<_>>(), [503]);
}

/// One cell with bytes that mean nothing: one finding, and everything else in its row and below it is judged.
#[test]
fn what_cannot_be_decoded_is_one_cell() {
    for code in CODES {
        for (end, delimiter) in [("\n", ','), ("\r\n", '\t'), ("\r", ';')] {
            let rows: &[&[&str]] = &[
                ROWS[2],
                ROWS[3],
                &["45318", "鈴木◆健太郎", "スズキ", "1979/6/27", "", "受講", "更新", "1.3", "2025/11/16", "午後"],
                ROWS[5],
            ];
            let text = text(rows, delimiter, end, end);
            let (before, after) = text.split_once('◆').unwrap();
            let mut bytes = (code.encode)(before);
            bytes.extend_from_slice(code.broken);
            // A byte order mark stands only at the beginning.
            let empty = (code.encode)("").len();
            bytes.extend_from_slice(&(code.encode)(after)[empty..]);
            let (kept, _) = support::judge("list", &bytes, &options());
            let what = format!("{} {end:?} {delimiter:?}", code.id);
            assert_eq!(kept.tables[0].0.encoding, Some(code.id), "{what}");
            let heard: Vec<_> = kept
                .findings
                .iter()
                .map(|finding| (finding.place.record.unwrap(), finding.place.column.unwrap(), finding.display_code()))
                .collect();
            let wanted =
                [(2, 1, "W303"), (2, 2, "E110"), (2, 5, "E350"), (2, 8, "W363"), (3, 1, "W306"), (3, 3, "W332")]
                    .map(|(record, column, code)| (record, column, code.to_owned()));
            assert_eq!(heard, wanted, "{what}");
            let shown = &kept.findings[1].value.as_ref().unwrap().text;
            assert!(shown.starts_with("鈴木\u{FFFD}") && shown.ends_with("健太郎"), "{what}: {shown}");
        }
    }
}
