//! What the help says of `kenshu handbook`.

use crate::cli::help::{self, Page};
use crate::finding::Text;

pub(super) const PAGE: Page = Page {
    name: "handbook",
    about: Text {
        ja: "手帳・修了証と MAMIS の単位を合わせ、認定の要件に照らします（JSON）。",
        en: "Hold credits on paper and in MAMIS against the programmes (JSON).",
    },
    usage: Text {
        ja: "kenshu handbook --credits <ファイル>... --certificates <ファイル>...\n\
             \u{20}                     --format json [オプション]",
        en: "kenshu handbook --credits <FILE>... --certificates <FILE>...\n\
             \u{20}                     --format json [OPTIONS]",
    },
    examples: &[
        (
            Text {
                ja: "kenshu handbook --credits 単位 --certificates 認定証.csv --format json",
                en: "kenshu handbook --credits ledgers --certificates list.csv --format json",
            },
            Text {
                ja: "お一人ずつの充足・不足を出力します", en: "Who has what, who lacks what, by when"
            },
        ),
        (
            help::same("kenshu explain 701"),
            Text {
                ja: "単位の一覧についての指摘（7xx）の説明を読みます", en: "Read about a finding on ledgers"
            },
        ),
    ],
    statuses: &[
        (0, Text { ja: "判定した（エラーの指摘なし）", en: "judged, no errors found" }),
        (
            1,
            Text {
                ja: "判定し、単位や認定証の一覧にエラーがあった", en: "judged, with errors in the lists"
            },
        ),
        (
            2,
            Text {
                ja: "判定できなかった（読めない一覧がある、引数の誤りなど）",
                en: "could not be judged (a list that cannot be read, usage)",
            },
        ),
    ],
};

pub(super) const CREDITS: Text = Text {
    ja: "単位の一覧: 手帳・修了証の明細や小計、MAMIS の出力\n（CSV・Excel、フォルダーも可）",
    en: "Ledgers: paper entry by entry or as subtotals, exports of\nMAMIS (CSV, Excel, folders)",
};
pub(super) const CERTIFICATES: Text = Text {
    ja: "認定証の一覧（医籍登録番号・制度・有効期間。CSV・Excel）",
    en: "Lists of certificates (number, programme, validity)",
};
pub(super) const ROUNDS: Text = Text {
    ja: "所属の医師会の更新の日程（TOML）\n（既定: 日本医師会の2025・2026年度）",
    en: "Calendars of an association (TOML)\n(default: those of JMA for 2025 and 2026)",
};
pub(super) const FORMAT: Text = Text {
    ja: "出力の形式（いまは json だけです）",
    en: "The format of the output (json is the only one yet)",
};
