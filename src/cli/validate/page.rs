//! What the help of `kenshu validate` says.

use crate::cli::help::Page;
use crate::finding::Text;

pub(super) const PAGE: Page = Page {
    name: "validate",
    about: Text {
        ja: "受講者ファイルの誤りを、行とセルを示して一覧にします。",
        en: "List what is wrong in attendance files, with row and cell.",
    },
    usage: Text {
        ja: "kenshu validate [オプション] <ファイル>...", en: "kenshu validate [OPTIONS] <FILE>..."
    },
    examples: &[
        (
            Text { ja: "kenshu validate 受講者.csv", en: "kenshu validate attendance.csv" },
            Text { ja: "1 つのファイルを確認します", en: "Check one file" },
        ),
        (
            Text {
                ja: "kenshu validate --stage 申込 申込者.xlsx",
                en: "kenshu validate --stage entry applicants.xlsx",
            },
            Text {
                ja: "研修会の前に、申込者の一覧を確認します", en: "Check the applicants before the seminar"
            },
        ),
        (
            Text {
                ja: "kenshu validate --set 開催日=2025-06-01 提出/",
                en: "kenshu validate --set seminar-date=2025-06-01 submitted/",
            },
            Text {
                ja: "開催日の列がないファイルを、フォルダーごと確認します",
                en: "Check a folder of files that have no column for the date",
            },
        ),
        (
            Text {
                ja: "kenshu validate --seminars 研修会一覧.xlsx 受講者.csv",
                en: "kenshu validate --seminars seminars.xlsx attendance.csv",
            },
            Text {
                ja: "研修会の一覧と照らし合わせて確認します", en: "Hold the rows against a list of seminars"
            },
        ),
        (
            Text {
                ja: "kenshu validate --format csv -o 結果.csv 受講者.csv",
                en: "kenshu validate --format csv -o result.csv attendance.csv",
            },
            Text { ja: "結果を表として保存します", en: "Save the result as a table" },
        ),
        (
            Text {
                ja: "kenshu validate --workbook 確認結果.xlsx 受講者.csv",
                en: "kenshu validate --workbook findings.xlsx attendance.csv",
            },
            Text {
                ja: "提出元に返す Excel ブックを作ります（直してもらい、そのまま再確認できます）",
                en: "Make a workbook for the submitter, to be mended and validated again",
            },
        ),
        (
            Text {
                ja: "kenshu validate --workbook-dir 確認結果/ 提出/",
                en: "kenshu validate --workbook-dir findings/ submitted/",
            },
            Text {
                ja: "提出ごとのブックと、集計・返信文案を作ります（2回目からは --force）",
                en: "A workbook for each file, an overview and mails (--force from the second time on)",
            },
        ),
    ],
    statuses: &[
        (0, Text { ja: "エラーは見つからなかった", en: "no errors found" }),
        (1, Text { ja: "エラーが 1 件以上見つかった", en: "at least one error found" }),
        (
            2,
            Text {
                ja: "確認できなかった（引数の誤り、ファイルがない、中断など）",
                en: "the work could not be done (wrong arguments, no such file, interrupted)",
            },
        ),
    ],
};

pub(super) const INPUTS: Text = Text {
    ja: "確認するファイル（.csv .tsv .txt .xlsx）、\nフォルダー、または -（標準入力）",
    en: "Files to check (.csv .tsv .txt .xlsx), folders, or - for standard input",
};
pub(super) const SCHEMA: Text = Text {
    ja: "様式の ID、または様式ファイルのパス\n（既定: 見出し行から判断します）",
    en: "Id of a layout or path of a layout file (default: found from the header)",
};
pub(super) const STAGE: Text = Text {
    ja: "申込（研修会の前）または 実績（既定）",
    en: "entry (before the seminar) or result (default)",
};
pub(super) const SEMINARS: Text = Text {
    ja: "研修会の一覧（CSV・Excel）。番号・開催日・\n単位などを、各行と照らし合わせます",
    en: "A list of seminars (CSV, Excel) against which rows are held",
};
pub(super) const SEMINAR: Text = Text {
    ja: "全部の行が、一覧のこの番号の研修会のもの\nとして確認します",
    en: "All rows are about the seminar of this number in the list",
};
pub(super) const SET: Text = Text {
    ja: "全部の行にあてはまる研修会の事項\n（例: 開催日=2025-06-01。繰り返せます）",
    en: "A fact about the seminar for all rows, such as seminar-date=2025-06-01 (repeatable)",
};
pub(super) const FORMAT: Text =
    Text { ja: "text（既定）, concise, json, jsonl, csv", en: "text (default), concise, json, jsonl, csv" };
pub(super) const WORKBOOK: Text = Text {
    ja: "提出元に返す Excel ブックも作ります\n（要約・エラー一覧・色を付けた表）",
    en: "Also write a workbook for the submitter: summary, list and marked tables",
};
pub(super) const WORKBOOK_DIR: Text = Text {
    ja: "提出ごとの Excel ブックと 集計.xlsx（集計・返信文案）を\nこのフォルダーに作ります（なければ作ります）",
    en: "Write a workbook for each submission, and an overview with mails, into this folder",
};
pub(super) const SELECT: Text = Text {
    ja: "この規則だけで確認します\n（例: 301,4xx。規則の名前でも）",
    en: "Judge by these rules only (such as 301,4xx or a name)",
};
pub(super) const IGNORE: Text = Text {
    ja: "この規則を使いません（書き方は同じ）",
    en: "Leave these rules out (written the same way)",
};
pub(super) const MAX_FINDINGS: Text =
    Text { ja: "一覧に出す件数の上限", en: "List at most so many findings" };
