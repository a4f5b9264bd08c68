//! What the help of `kenshu board` says.

use crate::cli::help::{self, Page};
use crate::finding::Text;

pub(super) const PAGE: Page = Page {
    name: "board",
    about: Text {
        ja: "認定医の申請一覧・認定証・単位から、理事会に諮る資料を作ります。",
        en: "Make the material that is put before a board, from applications and credits.",
    },
    usage: Text {
        ja: "kenshu board --applications <ファイル>... --certificates <ファイル>...\n                 --credits <ファイル>... --level <gun|ken|nichii> --round <回>\n                 [オプション] -o <出力.xlsx>",
        en: "kenshu board --applications <FILE>... --certificates <FILE>...\n                    --credits <FILE>... --level <gun|ken|nichii> --round <ROUND>\n                    [OPTIONS] -o <OUT.xlsx>",
    },
    examples: &[
        (
            Text {
                ja: "kenshu board --applications 申請.csv --certificates 認定証.csv\n      --credits MAMIS.csv --level ken --round jma-2025-11 -o 理事会資料.xlsx",
                en: "kenshu board --applications applications.csv --certificates list.csv\n      --credits mamis.csv --level ken --round jma-2025-11 -o board.xlsx",
            },
            Text { ja: "理事会に配る資料を作ります", en: "Make the package for the board" },
        ),
        (
            help::same("kenshu explain 765"),
            Text {
                ja: "申請への指摘（76x～78x）の説明を読みます", en: "Read about a finding on applications"
            },
        ),
        (
            Text {
                ja: "kenshu template application-list -o 申請.xlsx",
                en: "kenshu template application-list -o applications.xlsx",
            },
            Text {
                ja: "申請者の一覧の記入用紙を作ります", en: "Make an empty form for the list of applications"
            },
        ),
    ],
    statuses: &[
        (0, Text { ja: "エラーは見つからなかった", en: "no errors found" }),
        (1, Text { ja: "エラーが 1 件以上見つかった", en: "at least one error found" }),
        (2, Text { ja: "資料を作れなかった（引数の誤りなど）", en: "the work could not be done" }),
    ],
};

pub(super) const APPLICATIONS: Text =
    Text { ja: "申請者の一覧（CSV・Excel）", en: "Lists of applications (CSV, Excel)" };
pub(super) const CERTIFICATES: Text = Text { ja: "認定証の一覧", en: "Lists of certificates" };
pub(super) const CREDITS: Text = Text { ja: "手帳・MAMIS の単位の一覧", en: "Lists of credits" };
pub(super) const LEVEL: Text = Text {
    ja: "どの医師会の資料か（郡市区・都道府県・日医）",
    en: "Whose board: local, prefectural or JMA",
};
pub(super) const ROUND: Text =
    Text { ja: "承認の回（jma-2025-11 など）", en: "The round, such as jma-2025-11" };
pub(super) const ROSTER: Text = Text {
    ja: "会員名簿（空欄のフリガナ・所属を補います）",
    en: "Rosters, for readings and associations that are blank",
};
pub(super) const ROUNDS: Text = Text { ja: "自会の日程（TOML）", en: "Calendars of rounds of one's own (TOML)" };
pub(super) const ASSOCIATION: Text =
    Text { ja: "議案に記す医師会名", en: "The association, as the paper names it" };
pub(super) const MEETING: Text =
    Text { ja: "理事会（既定）か運営委員会", en: "board (default) or committee" };
pub(super) const AGENDA: Text =
    Text { ja: "議案の番号（協議事項（3）など）", en: "The number of the item on the agenda" };
pub(super) const MEETING_DATE: Text = Text { ja: "会議の日", en: "The day of the meeting" };
pub(super) const OFFICE: Text = Text {
    ja: "事務局用を作ります（番号・生年月日などを含む）",
    en: "Make the workbook of the office (with numbers and birth dates)",
};
pub(super) const MINUTES: Text = Text {
    ja: "議決（CSV か、議決を記入した事務局用）から、理事会後の一覧を作ります\n（--office も付けると、記入済みの議決・送金を引き継ぎます）",
    en: "What the board resolved (CSV, or the office workbook): lists for what follows\n(with --office: that workbook again, with what was entered)",
};
pub(super) const APPROVAL_BOX: Text = Text { ja: "決裁欄を付けます", en: "Add a box for approvals" };
pub(super) const STRICT: Text = Text {
    ja: "確かめられない申請があれば資料を作りません",
    en: "Make no material while an application cannot be judged",
};
pub(super) const FORMAT: Text =
    Text { ja: "json: 資料の代わりに JSON を書きます", en: "json: write JSON instead of the workbook" };
