//! Which rules are asked: `--select` and `--ignore`.

use clap::{Arg, ArgAction, ArgMatches};

use crate::cli::common::text_option;
use crate::cli::lang::pick;
use crate::finding::Lang;

use super::page;

/// The options that say which rules are asked, for every command that judges.
pub(crate) fn rule_options(lang: Lang) -> [Arg; 2] {
    let codes = pick(lang, "規則", "RULES");
    [("select", page::SELECT), ("ignore", page::IGNORE)]
        .map(|(name, help)| text_option(name, codes, help.template(lang), lang))
        .map(|arg| arg.action(ArgAction::Append).value_delimiter(','))
}

/// The rules that were asked for, and those left out, as they were written.
pub(crate) fn rule_words(matches: &ArgMatches) -> [Vec<String>; 2] {
    ["select", "ignore"].map(|name| {
        let words = matches.get_many::<String>(name).unwrap_or_default();
        words.map(|word| word.trim().to_owned()).collect()
    })
}
