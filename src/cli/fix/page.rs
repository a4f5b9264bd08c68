//! What the help of `kenshu fix` says.

use crate::cli::help::Page;
use crate::finding::Text;

pub(super) const PAGE: Page = Page {
    name: "fix",
    about: Text {
        ja: "人や番号が変わらない誤り（全角・半角など）を直します。",
        en: "Mend what can be mended without changing who or what is meant: width, spaces, spellings of dates.",
    },
    usage: Text { ja: "kenshu fix [オプション] <ファイル>", en: "kenshu fix [OPTIONS] <FILE>" },
    examples: &[
        (
            Text { ja: "kenshu fix --diff 受講者.csv", en: "kenshu fix --diff attendance.csv" },
            Text {
                ja: "どのセルがどう変わるかを見ます（何も書き込みません）",
                en: "Show what would change; write nothing",
            },
        ),
        (
            Text { ja: "kenshu fix -o 修正済み.csv 受講者.csv", en: "kenshu fix -o mended.csv attendance.csv" },
            Text {
                ja: "直したファイルを作ります（直さない部分は 1 バイトも変えません）",
                en: "Write the mended file; all other bytes stay as they are",
            },
        ),
        (
            Text {
                ja: "kenshu fix --to mamis-attendance -o 登録用.csv 受講者.xlsx",
                en: "kenshu fix --to mamis-attendance -o upload.csv attendance.xlsx",
            },
            Text {
                ja: "登録用の様式で書き出します（Excel からも）",
                en: "Write it in the layout for registration, from Excel too",
            },
        ),
        (
            Text {
                ja: "kenshu fix --split 登録準備/ 受講者.csv", en: "kenshu fix --split upload/ attendance.csv"
            },
            Text {
                ja: "登録できる行と、提出元に戻す行に分けます",
                en: "Part what can be uploaded from what goes back",
            },
        ),
        (
            Text { ja: "kenshu fix --in-place 受講者.csv", en: "kenshu fix --in-place attendance.csv" },
            Text {
                ja: "ファイルそのものを直します（元は 受講者.csv.bak に残ります）",
                en: "Mend the file itself; the old one stays as attendance.csv.bak",
            },
        ),
    ],
    statuses: &[
        (0, Text { ja: "エラーは残っていない", en: "no errors are left" }),
        (
            1,
            Text {
                ja: "エラーが残っている（書き出せない値があるときは、何も書き出さない）",
                en: "errors are left (nothing is written where a value cannot be)",
            },
        ),
        (
            2,
            Text {
                ja: "直せなかった（引数の誤り、ファイルがない、中断など）",
                en: "the work could not be done (wrong arguments, no such file, interrupted)",
            },
        ),
    ],
};

pub(super) const INPUT: Text = Text {
    ja: "直すファイル（.csv .tsv .txt .xlsx）、\nまたは -（標準入力）",
    en: "The file to mend (.csv .tsv .txt .xlsx), or - for standard input",
};
pub(super) const TO: Text = Text {
    ja: "この様式で書き出します（文字コード・列の順・日付の\n書き方など。様式の ID、または様式ファイルのパス）",
    en: "Write in this layout: its encoding, columns, spelling of dates (an id, or a path)",
};
pub(super) const DIFF: Text = Text {
    ja: "変わるセルの一覧だけを出します\n（何も書き換えません）",
    en: "Only list the cells that would change",
};
pub(super) const FORMAT: Text = Text {
    ja: "--diff の一覧の形式: text（既定）, jsonl",
    en: "The format of --diff: text (default), jsonl",
};
pub(super) const IN_PLACE: Text = Text {
    ja: "ファイルそのものを直します\n（元の内容は ファイル名.bak に残します）",
    en: "Mend the file itself and keep the old one as FILE.bak",
};
pub(super) const SPLIT: Text = Text {
    ja: "指摘のない行を 登録用.csv に、ほかの行を理由とともに\n保留.xlsx に分けて、このフォルダーに作ります",
    en: "Part the rows into a CSV (nothing found) and a workbook (held, with reasons) in this folder",
};
pub(super) const UPLOADED: Text = Text {
    ja: "送信済みの 登録用.csv。そこにある受講は除きます",
    en: "Files that were uploaded before: their attendances are left out",
};
pub(super) const MAMIS_ERRORS: Text = Text {
    ja: "MAMIS のエラー一覧。受け付けられなかった行を\n保留.xlsx に入れ、事前の指摘と並べます",
    en: "What MAMIS refused: those rows are held, beside what was found before",
};
pub(super) const UNSAFE: Text = Text {
    ja: "この規則の推測も使って直します（例: 311,354）。\n推測で直したセルは一覧にします",
    en: "Apply the guesses of these rules as well (such as 311,354), and list each of them",
};
pub(super) const IGNORE: Text = Text {
    ja: "この規則では直さず、指摘もしません",
    en: "Leave these rules out: neither mend nor report by them",
};
