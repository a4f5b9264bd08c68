use std::ffi::OsString;

use clap::Command;

use crate::finding::Lang;

use super::lang::pick;

/// Where a file is missing, and an option that takes several was the last: it took that one as well.
pub(super) fn swallowed(command: &Command, argv: &[OsString], lang: Lang) -> &'static str {
    let takes_many = |arg: &clap::Arg| arg.get_num_args().is_some_and(|count| count.max_values() > 1);
    let greedy = |word: &str| {
        let name = word.strip_prefix("--");
        command.get_arguments().any(|arg| arg.get_long() == name && name.is_some() && takes_many(arg))
    };
    let last = argv.iter().rev().filter_map(|word| word.to_str()).find(|word| word.starts_with('-'));
    if !last.is_some_and(greedy) {
        return "";
    }
    pick(
        lang,
        "\n最後のオプションは、あとに続くファイルをすべて自分のものとして読みます。対象のファイルは、オプションより前に書いてください。",
        "\nThe last option takes all files behind it: put the file itself in front of the options.",
    )
}
