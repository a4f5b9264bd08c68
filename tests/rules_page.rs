//! The page of all rules, `src/rules/README.md`, is made from the rules and is current.
//!
//! `KENSHU_UPDATE=1 cargo test --test rules_page` writes it anew.

#![allow(clippy::unwrap_used, missing_docs)]

#[path = "support/page.rs"]
#[allow(dead_code, unreachable_pub)]
mod page;

use std::fmt::Write as _;
use std::path::Path;

use kenshu::finding::{Lang, Severity};
use kenshu::rules::{RULES, Rule};
use page::Page;

const BANDS: [(u16, &str, &str); 8] = [
    (1, "1xx ファイル", "1xx files"),
    (2, "2xx 見出し", "2xx headers"),
    (3, "3xx セル", "3xx cells"),
    (4, "4xx 行", "4xx rows"),
    (5, "5xx 表全体・ファイルどうし", "5xx tables and across files"),
    (6, "6xx 名簿との照合", "6xx rosters"),
    (7, "7xx 単位", "7xx credits"),
    (8, "8xx ブック・修正", "8xx workbooks and mending"),
];

fn made() -> String {
    let mut out = String::from(
        "<!-- This page is made from the rules: KENSHU_UPDATE=1 cargo test --test rules_page -->\n\n\
         # すべての規則\n\n\
         番号は電話でも言えるように、はじめの1桁が場所を表します。重さは E エラー、W 要確認、I 参考です（様式の定めで変わることがあります）。\n\
         番号から、何が・なぜ・直し方・根拠・例のページを開けます。同じものを `kenshu explain E301` で読めます。\n",
    );
    let in_band = |band: u16| {
        let mut rules: Vec<&Rule> = RULES.iter().copied().filter(|rule| rule.code / 100 == band).collect();
        rules.sort_by_key(|rule| rule.code);
        rules
    };
    for (band, heading, _) in BANDS {
        let rules = in_band(band);
        if rules.is_empty() {
            continue;
        }
        write!(out, "\n## {heading}\n\n| 番号 | 規則 | 何が | 名前 |\n|---|---|---|---|\n").unwrap();
        for rule in rules {
            let what = first_sentence(Page::read(rule).section("何が").unwrap_or_default());
            let title = cell(rule.title.template(Lang::Ja));
            writeln!(out, "| {} | {title} | {} | `{}` |", link(rule), cell(&what), rule.name).unwrap();
        }
    }
    out.push_str(
        "\n---\n\n# All rules\n\nE error, W to check, I note. The pages are in Japanese, with a section in English.\n",
    );
    for (band, _, heading) in BANDS {
        let rules = in_band(band);
        if rules.is_empty() {
            continue;
        }
        write!(out, "\n## {heading}\n\n| Code | Rule | Name |\n|---|---|---|\n").unwrap();
        for rule in rules {
            writeln!(out, "| {} | {} | `{}` |", link(rule), cell(rule.title.template(Lang::En)), rule.name).unwrap();
        }
    }
    out
}

fn link(rule: &Rule) -> String {
    format!("[{}{}]({}.md)", rule.severity.letter(), rule.code, rule.name.replace('-', "_"))
}

/// Up to the first 。; the pages break their lines anywhere.
fn first_sentence(text: &str) -> String {
    let joined: String = text.lines().map(str::trim).collect();
    match joined.split_once('。') {
        Some((first, _)) => format!("{first}。"),
        None => joined,
    }
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

#[test]
fn the_page_of_all_rules_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules/README.md");
    let made = made();
    if std::env::var_os("KENSHU_UPDATE").is_some() {
        std::fs::write(&path, &made).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(kept == made, "src/rules/README.md is not current: KENSHU_UPDATE=1 cargo test --test rules_page");
}

#[test]
fn every_rule_stands_in_it_with_a_page_that_is_there() {
    let made = made();
    for rule in RULES {
        assert_eq!(made.matches(&link(rule)).count(), 2, "{}", rule.name);
        let file = format!("src/rules/{}.md", rule.name.replace('-', "_"));
        assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(&file).exists(), "{file}");
        assert!([Severity::Error, Severity::Warning, Severity::Info].contains(&rule.severity));
    }
}
