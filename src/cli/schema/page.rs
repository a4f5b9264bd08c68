//! What the help of `kenshu schema` says.

use crate::cli::help::{self, Page};
use crate::finding::Text;

pub(super) const PAGE: Page = Page {
    name: "schema",
    about: Text {
        ja: "様式（列の決まり）を一覧・表示・点検します。", en: "List, show and check layouts."
    },
    usage: Text { ja: "kenshu schema <コマンド>", en: "kenshu schema <COMMAND>" },
    examples: &[
        (help::same("kenshu schema list"), Text { ja: "使える様式を一覧にします", en: "List the layouts" }),
        (
            help::same("kenshu schema show mamis-attendance"),
            Text { ja: "様式の列を表示します", en: "Show its columns" },
        ),
        (
            Text { ja: "kenshu schema check 独自様式.toml", en: "kenshu schema check own.toml" },
            Text { ja: "自作の様式を点検します", en: "Check a layout of your own" },
        ),
    ],
    statuses: STATUSES,
};

pub(super) const LIST: Page = Page {
    name: "list",
    about: Text { ja: "使える様式を一覧にします。", en: "List the layouts." },
    usage: Text { ja: "kenshu schema list [オプション]", en: "kenshu schema list [OPTIONS]" },
    examples: &[(help::same("kenshu schema list"), Text { ja: "使える様式を一覧にします", en: "List the layouts" })],
    statuses: help::SIMPLE_STATUSES,
};

pub(super) const SHOW: Page = Page {
    name: "show",
    about: Text { ja: "様式の列と決まりを表示します。", en: "Show the columns of a layout." },
    usage: Text { ja: "kenshu schema show [オプション] <様式>", en: "kenshu schema show [OPTIONS] <SCHEMA>" },
    examples: &[(
        help::same("kenshu schema show mamis-attendance"),
        Text { ja: "受講実績登録の様式を表示します", en: "Show the layout for attendance" },
    )],
    statuses: help::SIMPLE_STATUSES,
};

pub(super) const CHECK: Page = Page {
    name: "check",
    about: Text { ja: "様式ファイル（TOML）を点検します。", en: "Check layout files (TOML)." },
    usage: Text {
        ja: "kenshu schema check [オプション] <ファイル>...", en: "kenshu schema check [OPTIONS] <FILE>..."
    },
    examples: &[(
        Text { ja: "kenshu schema check 独自様式.toml", en: "kenshu schema check own.toml" },
        Text { ja: "自作の様式を点検します", en: "Check a layout of your own" },
    )],
    statuses: STATUSES,
};

pub(super) const ADOPT: Page = Page {
    name: "adopt",
    about: Text {
        ja: "公式の様式（CSV・Excel）から、様式ファイル（TOML）を作ります。",
        en: "Make a layout file (TOML) from an official CSV or workbook.",
    },
    usage: Text {
        ja: "kenshu schema adopt [オプション] <公式の様式> -o <出力.toml>",
        en: "kenshu schema adopt [OPTIONS] <OFFICIAL> -o <OUT.toml>",
    },
    examples: &[(
        Text {
            ja: "kenshu schema adopt 公式様式.csv -o my.toml", en: "kenshu schema adopt official.csv -o my.toml"
        },
        Text {
            ja: "見出しを読み取り、確信のない所に「要確認」と書きます",
            en: "Reads the header; what is not sure is marked CHECK",
        },
    )],
    statuses: &[
        (0, Text { ja: "作った", en: "made" }),
        (
            2,
            Text {
                ja: "作れなかった（見出しがない、既にファイルがあるなど）",
                en: "could not be made (no header, the file exists)",
            },
        ),
    ],
};

pub(super) const EXPORT: Page = Page {
    name: "export",
    about: Text {
        ja: "様式を Frictionless Table Schema（JSON）にします。",
        en: "Write a layout as Frictionless Table Schema (JSON).",
    },
    usage: Text {
        ja: "kenshu schema export [オプション] <様式>", en: "kenshu schema export [OPTIONS] <SCHEMA>"
    },
    examples: &[(
        help::same("kenshu schema export mamis-attendance -o mamis-attendance.json"),
        Text { ja: "ほかのソフトで使える形で書き出します", en: "For use by other programs" },
    )],
    statuses: help::SIMPLE_STATUSES,
};

pub(super) const STATUSES: &[(u8, Text)] = &[
    (0, Text { ja: "表示できた、様式に誤りはなかった", en: "shown, or the layout is in order" }),
    (
        2,
        Text {
            ja: "表示できなかった、様式に誤りがあった", en: "could not be shown, or the layout is faulty"
        },
    ),
];
