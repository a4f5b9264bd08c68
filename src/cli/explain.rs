//! `kenshu explain`: what a rule says, why, and what to do about it.

use clap::builder::NonEmptyStringValueParser;
use clap::{Arg, ArgMatches, Command};

use crate::finding::{Lang, Text};
use crate::render::{rule_list, rule_page};
use crate::rules::{RULES, Rule, rules_named};
use crate::schema::nearest;

use super::common::{self, Common};
use super::destination;
use super::exit::{Fault, Verdict};
use super::help::{self, Page};
use super::lang::pick;

/// What `kenshu explain` was asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExplainArgs {
    /// Codes, bands or names; empty for a list of all rules.
    pub rules: Vec<String>,
    /// The common options.
    pub common: Common,
}

const PAGE: Page = Page {
    name: "explain",
    about: Text {
        ja: "規則の説明（何が、なぜ、直し方、根拠）を表示します。",
        en: "Show what a rule says, why, and what to do.",
    },
    usage: Text { ja: "kenshu explain [オプション] [規則]...", en: "kenshu explain [OPTIONS] [RULE]..." },
    examples: &[
        (help::same("kenshu explain E301"), Text { ja: "番号で調べます", en: "By code" }),
        (help::same("kenshu explain registration-number-too-long"), Text { ja: "名前で調べます", en: "By name" }),
        (help::same("kenshu explain"), Text { ja: "すべての規則を一覧にします", en: "List all rules" }),
    ],
    statuses: help::SIMPLE_STATUSES,
};

/// The command with its options.
pub(crate) fn command(lang: Lang) -> Command {
    let command = PAGE.command(lang).arg(
        Arg::new("rules")
            .value_name(pick(lang, "規則", "RULE"))
            .help(WORDS.template(lang))
            .help_heading(help::positional(lang))
            .value_parser(NonEmptyStringValueParser::new())
            .num_args(0..),
    );
    common::without_effect(command, lang, common::FOR_JUDGING)
}

/// Reads the parsed command line.
pub(crate) fn read(matches: &ArgMatches, lang: Lang) -> ExplainArgs {
    ExplainArgs {
        rules: matches.get_many("rules").unwrap_or_default().cloned().collect(),
        common: Common::from_matches(matches, lang),
    }
}

/// Shows the pages of the rules.
///
/// # Errors
/// Why they could not be shown.
pub(crate) fn run(args: &ExplainArgs) -> Result<Verdict, Fault> {
    let lang = args.common.lang;
    let mut wanted: Vec<&Rule> = Vec::new();
    for word in &args.rules {
        let named = rules_named(word, RULES).map_err(|word| unknown_rule(&word, lang))?;
        wanted.extend(
            named.into_iter().filter(|rule| !wanted.iter().any(|known| known.code == rule.code)).collect::<Vec<_>>(),
        );
    }
    let text = if args.rules.is_empty() {
        rule_list(RULES, lang)
    } else {
        wanted.iter().map(|rule| rule_page(rule, lang)).collect::<Vec<_>>().join(BETWEEN_PAGES)
    };
    destination::deliver(&text, &args.common)?;
    Ok(Verdict::default())
}

const BETWEEN_PAGES: &str = "\n--------\n\n";

/// A word that names no rule; also of `--select` and `--ignore`.
pub(super) fn unknown_rule(word: &str, lang: Lang) -> Fault {
    let near = nearest(word, RULES.iter().map(|rule| rule.name));
    Fault(match (lang, near) {
        (Lang::Ja, Some(near)) => {
            format!("「{word}」という規則はありません。もしかして {near} ですか。一覧は kenshu explain で見られます。")
        }
        (Lang::Ja, None) => format!("「{word}」という規則はありません。規則の一覧は kenshu explain で見られます。"),
        (Lang::En, Some(near)) => {
            format!("There is no rule \"{word}\". Did you mean {near}? kenshu explain lists the rules.")
        }
        (Lang::En, None) => format!("There is no rule \"{word}\". kenshu explain lists the rules."),
    })
}

const WORDS: Text = Text {
    ja: "規則の番号（301, E301, 3xx）または名前\n（省略するとすべてを一覧にします）",
    en: "Codes (301, E301, 3xx) or names of rules; without any, all are listed",
};
