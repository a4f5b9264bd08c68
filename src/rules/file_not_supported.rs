use super::prelude::*;

/// A kind of file that is not read: what it is and how to save it as one that is (hazards, Reading workbooks).
pub(super) static RULE: Rule = Rule {
    code: 102,
    name: "file-not-supported",
    title: Text { ja: "読み取れない種類のファイル", en: "A kind of file that is not read" },
    severity: Severity::Error,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::File(check),
    page: include_str!("file_not_supported.md"),
};

fn check(file: &FileCx<'_>, out: &mut Out<'_>) {
    if let FileFault::Unsupported(foreign) = file.fault {
        let (message, help) = words(*foreign);
        out.report(Place::default(), None, message, help, []);
    }
}

const SAVE_AS: Text = Text {
    ja: "Excel で開き、「名前を付けて保存」→「Excel ブック (.xlsx)」を選んで保存し、そのファイルを指定してください。",
    en: "Open it in Excel, choose \"Save As\" → \"Excel Workbook (.xlsx)\" and check that file instead.",
};
const ASK: Text = Text {
    ja: "提出元に、一覧を Excel ブック (.xlsx) か CSV で送り直してもらってください。",
    en: "Ask the sender for the list as an Excel workbook (.xlsx) or as CSV.",
};

/// What it is, and what to do.
const fn words(foreign: Foreign) -> (Text, Text) {
    match foreign {
        Foreign::Xls => (
            Text {
                ja: "古い形式の Excel ファイル（.xls、Excel 97–2003）は読み取れません。",
                en: "Workbooks of Excel 97–2003 (.xls) cannot be read.",
            },
            SAVE_AS,
        ),
        Foreign::Xlsb => (
            Text {
                ja: "Excel バイナリ ブック（.xlsb）は読み取れません。",
                en: "Binary workbooks (.xlsb) cannot be read.",
            },
            SAVE_AS,
        ),
        Foreign::Ods => (
            Text {
                ja: "OpenDocument の表計算ファイル（.ods）は読み取れません。",
                en: "OpenDocument sheets (.ods) cannot be read.",
            },
            Text {
                ja: "Excel か LibreOffice で開き、「名前を付けて保存」→「Excel ブック (.xlsx)」を選んで保存してください。",
                en: "Open it in Excel or LibreOffice, choose \"Save As\" → \"Excel Workbook (.xlsx)\" and check that file.",
            },
        ),
        Foreign::Numbers => (
            Text { ja: "Numbers のファイルは読み取れません。", en: "Files of Numbers cannot be read." },
            Text {
                ja: "Numbers で開き、「ファイル」→「書き出す」→「Excel」を選んで保存し、そのファイルを指定してください。",
                en: "Open it in Numbers, choose \"File\" → \"Export To\" → \"Excel\" and check that file instead.",
            },
        ),
        Foreign::Word => (
            Text { ja: "Word の文書は読み取れません。", en: "Word documents cannot be read." },
            Text {
                ja: "表を Excel に貼り付け、「名前を付けて保存」→「Excel ブック (.xlsx)」を選んで保存してください。",
                en: "Paste the table into Excel, choose \"Save As\" → \"Excel Workbook (.xlsx)\" and check that file.",
            },
        ),
        Foreign::Zip => (
            Text {
                ja: "圧縮ファイル（zip など）のままでは読み取れません。",
                en: "Compressed files (such as .zip) cannot be read as they are.",
            },
            Text {
                ja: "右クリックの「すべて展開」で中身を取り出し、出てきた .xlsx か .csv のファイルを指定してください。",
                en: "Choose \"Extract All\" and check the .xlsx or .csv file that comes out.",
            },
        ),
        Foreign::Pdf => (Text { ja: "PDF は読み取れません。", en: "PDF files cannot be read." }, ASK),
        Foreign::Html => (
            Text {
                ja: "中身がウェブページ（HTML）のため読み取れません。名前が .xls や .csv でも、中身が違うことがあります。",
                en: "The content is a web page (HTML), whatever the file is called; it cannot be read.",
            },
            SAVE_AS,
        ),
        Foreign::Picture => (Text { ja: "画像ファイルは読み取れません。", en: "Pictures cannot be read." }, ASK),
        Foreign::Other => (
            Text {
                ja: "CSV でも Excel ブック (.xlsx) でもないため、読み取れません。",
                en: "This is neither CSV nor an Excel workbook (.xlsx).",
            },
            ASK,
        ),
    }
}
