//! Workbooks and mixed texts that pages name: each shows one thing that only such a file can have.

use super::book::{book, cells, row_of, sheet, sheet_of, sheets};

pub const HEADER: &str = "医籍登録番号,氏名,氏名カナ,生年月日,メールアドレス";
pub const TANAKA: &str = "453182,田中　一郎,タナカ　イチロウ,1975-04-01,tanaka@chiyoda-naika.example";
pub const YAMANE: &str = "461095,山根　和彦,ヤマネ　カズヒコ,1980-02-06,yamane@yamane-cl.example";
pub const SATO: &str = "412087,佐藤　恵,サトウ　メグミ,1974-09-03,sato@sakuradai-naika.example";

/// The bytes of a kind; `None` for a kind that is not known here.
pub fn bytes_of(kind: &str) -> Option<Vec<u8>> {
    let people = sheet(&cells(&[HEADER, TANAKA, YAMANE].join("\n")));
    let shown = |name, xml: &str| (name, "visible", xml.to_owned());
    Some(match kind {
        "mixed-encodings" => {
            let lines = [HEADER, TANAKA, YAMANE, ""].join("\n").into_bytes();
            [lines, encoding_rs::SHIFT_JIS.encode(SATO).0.into_owned(), b"\n".to_vec()].concat()
        }
        "mixed-in-cp932" => {
            let lines = [HEADER, TANAKA, YAMANE, ""].join("\r\n");
            let tail = ["503977,小林　直美,コバヤシ　ナオミ,1986-05-14,n@kobayashi.example", ""].join("\r\n");
            let cp932 = |text: &str| encoding_rs::SHIFT_JIS.encode(text).0.into_owned();
            [cp932(&lines), SATO.as_bytes().to_vec(), b"\r\n".to_vec(), cp932(&tail)].concat()
        }
        // Four half-width kana, or two kanji.
        "two-readings" => b"Name,E-mail\n\xC0\xB6\xCA\xBC,t@x.example\n".to_vec(),
        "formula-without-value" => with_name("<c r=\"B2\"><f>VLOOKUP(A2,X!A:B,2,0)</f></c>"),
        "formula-with-value" => with_name("<c r=\"B2\" t=\"str\"><f>X!B2</f><v>田中　一郎</v></c>"),
        "error-value" => with_name("<c r=\"B2\" t=\"e\"><f>VLOOKUP(A2,X!A:B,2,0)</f><v>#N/A</v></c>"),
        "merged-rows" => {
            let second = TANAKA.replace("田中　一郎", "");
            merged(&[HEADER, TANAKA, second.as_str(), YAMANE], "B2:B3")
        }
        "merged-titles" => merged(&["受講者名簿", HEADER, TANAKA, YAMANE, "※講師は含みません"], "A1:E1 A5:E5"),
        "hidden-sheet" => sheets(&[shown("名簿", &people), ("前回", "hidden", people.clone())]),
        "only-hidden-sheet" => {
            sheets(&[shown("表紙", &sheet(&cells("研修会のご案内"))), ("名簿", "veryHidden", people.clone())])
        }
        "hidden-choices" => {
            sheets(&[("選択肢", "hidden", sheet(&cells("受講区分\n受講\n講師"))), shown("名簿", &people)])
        }
        "two-sheets" => sheets(&[shown("1日目", &people), shown("2日目", &people)]),
        "misfit-sheet" => {
            let other = sheet(&cells("氏名,勤務先,懇親会,弁当,宿泊,駐車場\n佐藤　恵,桜台内科,○,,○,"));
            sheets(&[shown("名簿", &people), shown("追加分", &other)])
        }
        "cover-sheet" => {
            let sum = sheet(&cells("区分,人数\n受講,2\n講師,0"));
            sheets(&[shown("表紙", &sheet(&cells("研修会のご案内"))), shown("名簿", &people), shown("集計", &sum)])
        }
        "filtered-rows" => {
            let row = row_of(3, &cells(YAMANE)[0]).replace("<row ", "<row hidden=\"1\" ");
            let rows = [row_of(1, &cells(HEADER)[0]), row_of(2, &cells(TANAKA)[0]), row];
            book(&sheet_of(&rows.concat()), &[])
        }
        "hidden-column" => {
            book(&people.replace("<sheetData>", "<cols><col min=\"4\" max=\"5\" hidden=\"1\"/></cols><sheetData>"), &[])
        }
        "hidden-blank-rows" => {
            let blank =
                "<row r=\"4\" hidden=\"1\"><c t=\"inlineStr\"><is><t> </t></is></c></row><row r=\"5\" hidden=\"1\"/>";
            book(&people.replace("</sheetData>", &format!("{blank}</sheetData>")), &[])
        }
        _ => return None,
    })
}

/// A list of one person with this cell for the name.
fn with_name(cell: &str) -> Vec<u8> {
    let row = row_of(2, &cells(TANAKA)[0]).replace("<c t=\"inlineStr\"><is><t>田中　一郎</t></is></c>", cell);
    book(&sheet_of(&format!("{}{row}", row_of(1, &cells(HEADER)[0]))), &[])
}

/// These rows with merged ranges.
pub fn merged(rows: &[&str], ranges: &str) -> Vec<u8> {
    let list: String = ranges.split(' ').map(|range| format!("<mergeCell ref=\"{range}\"/>")).collect();
    let xml = sheet(&cells(&rows.join("\n")));
    book(&xml.replace("</worksheet>", &format!("<mergeCells>{list}</mergeCells></worksheet>")), &[])
}
