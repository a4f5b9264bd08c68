//! What the help of `kenshu reconcile` says.

use crate::cli::help::Page;
use crate::finding::Text;

pub(super) const PAGE: Page = Page {
    name: "reconcile",
    about: Text {
        ja: "受講者ファイルを確認し、すべての行を会員名簿と照合します。",
        en: "Check attendance files and hold every row against a roster of members.",
    },
    usage: Text {
        ja: "kenshu reconcile [オプション] <ファイル>... --roster <名簿>...",
        en: "kenshu reconcile [OPTIONS] <FILE>... --roster <ROSTER>...",
    },
    examples: &[
        (
            Text {
                ja: "kenshu reconcile 受講者.csv --roster 会員名簿.csv --roster-date 2026-01-31",
                en: "kenshu reconcile attendance.csv --roster members.csv --roster-date 2026-01-31",
            },
            Text { ja: "名簿と照合します", en: "Hold a file against a roster" },
        ),
        (
            Text {
                ja: "kenshu reconcile --stage 申込 申込者.xlsx --roster 会員名簿.xlsx",
                en: "kenshu reconcile --stage entry applicants.xlsx --roster members.xlsx",
            },
            Text {
                ja: "研修会の前に、申込者の番号を確かめます", en: "Check applicants before the seminar"
            },
        ),
        (
            Text {
                ja: "kenshu reconcile --format csv -o 照合.csv 受講者.csv --roster 会員名簿.csv",
                en: "kenshu reconcile --format csv -o out.csv list.csv --roster members.csv",
            },
            Text {
                ja: "指摘を表として保存します（--show-values で値も）",
                en: "Save the findings as a table (--show-values shows the values)",
            },
        ),
        (
            Text {
                ja: "kenshu reconcile --workbook 照合.xlsx 受講者.csv --roster 会員名簿.csv",
                en: "kenshu reconcile --workbook match.xlsx attendance.csv --roster members.csv",
            },
            Text {
                ja: "事務局で使うブックを作ります（要確認の行を決めるため）",
                en: "Make a workbook for the office, to decide the rows that are open",
            },
        ),
        (
            Text {
                ja: "kenshu reconcile --decisions 照合.xlsx 受講者.csv --roster 会員名簿.csv",
                en: "kenshu reconcile --decisions match.xlsx attendance.csv --roster members.csv",
            },
            Text {
                ja: "そのブックで決めたことを使って照合します", en: "Use what was decided in that workbook"
            },
        ),
        (
            Text {
                ja: "kenshu reconcile --return-workbook 返却.xlsx 受講者.csv --roster 会員名簿.csv",
                en: "kenshu reconcile --return-workbook r.xlsx attendance.csv --roster members.csv",
            },
            Text { ja: "提出元に返すブックを作ります", en: "Make a workbook for the submitter" },
        ),
    ],
    statuses: &[
        (0, Text { ja: "エラーは見つからなかった", en: "no errors found" }),
        (1, Text { ja: "エラーが 1 件以上見つかった", en: "at least one error found" }),
        (
            2,
            Text {
                ja: "照合できなかった（引数の誤り、名簿が使えないなど）",
                en: "the work could not be done (wrong arguments, an unusable roster)",
            },
        ),
    ],
};

pub(super) const ROSTER: Text = Text {
    ja: "会員名簿（CSV・Excel）。繰り返せます。\n先に書いた名簿の記載を優先します",
    en: "Rosters of members (CSV, Excel), repeatable; of two that disagree the first holds",
};
pub(super) const SCOPE: Text = Text {
    ja: "名簿の範囲: 全国, 県内会員（既定）,\n郡市区会員",
    en: "Whom the rosters hold: national, prefecture (default) or local",
};
pub(super) const DATE: Text =
    Text { ja: "名簿の基準日（いつ時点の名簿か）", en: "The day on which the rosters were drawn up" };
pub(super) const DECISIONS: Text = Text {
    ja: "以前に決めたこと（決定の一覧、または決定を\n書き込んだ --workbook のブック）",
    en: "What was decided before: a list, or the workbook of --workbook filled in",
};
pub(super) const WORKBOOK: Text = Text {
    ja: "事務局内用の Excel ブックを作ります\n（名簿の情報を含むため、返却禁止）",
    en: "Write a workbook for the office; it holds values of the roster",
};
pub(super) const RETURN_WORKBOOK: Text = Text {
    ja: "提出元に返す Excel ブックを作ります\n（名簿の情報は含みません）",
    en: "Write a workbook for the submitter, without values of the roster",
};
