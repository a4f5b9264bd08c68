//! What is wrong with a command line, said in the user's language: clap itself speaks English only.

use std::ffi::OsString;
use std::path::Path;

use clap::Command;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use crate::finding::Lang;

use super::bad_value::BadValue;
use super::exit::Fault;
use super::lang::pick;
use super::output::as_argument;
use super::swallowed::swallowed;

/// The fault behind an error of the parser of `all` commands: a sentence, the usage in short and where to read more.
#[must_use]
pub fn fault(error: &Error, all: Command, argv: &[OsString], lang: Lang) -> Fault {
    let (command, path) = meant(all, argv);
    if error.kind() == ErrorKind::MissingSubcommand && path == "kenshu" {
        return nothing_asked(lang);
    }
    let sentence = sentence(error, (&command, &path), argv, lang);
    let usage = command.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage:").trim();
    Fault(match lang {
        Lang::Ja => format!("{sentence}\n\n使い方: {usage}\n詳しい使い方: {path} --help"),
        Lang::En => format!("{sentence}\n\nUsage: {usage}\nFor more: {path} --lang en --help"),
    })
}

/// The word that was taken for a command and is none.
#[must_use]
pub fn unknown_word(error: &Error) -> Option<String> {
    let word = one(error, ContextKind::InvalidSubcommand);
    (error.kind() == ErrorKind::InvalidSubcommand && !word.is_empty()).then_some(word)
}

/// `kenshu` alone: what to do first.
#[must_use]
pub fn nothing_asked(lang: Lang) -> Fault {
    Fault(
        pick(
            lang,
            "研修会の受講者ファイル（CSV・Excel）を、MAMIS へ登録する前に確認します。\n\n\
             まず、確認したいファイルの名前を付けて実行してください:\n  \
             kenshu validate 受講者.csv\n\n\
             研修会の前に申込者の一覧を確認するとき:\n  \
             kenshu validate --stage 申込 申込者.csv\n\n\
             すべてのコマンド: kenshu --help",
            "Check attendance files (CSV, Excel) of medical seminars before they go to MAMIS.\n\n\
             Start with the name of the file to check:\n  \
             kenshu --lang en validate attendance.csv\n\n\
             To check a list of applicants before the seminar:\n  \
             kenshu --lang en validate --stage entry applicants.csv\n\n\
             All commands: kenshu --lang en --help",
        )
        .to_owned(),
    )
}

/// A command that does not exist.
#[must_use]
pub fn no_such_command(name: &str, all: &Command, lang: Lang) -> Fault {
    let names: Vec<String> = names(all);
    Fault(match lang {
        Lang::Ja => format!("「{name}」というコマンドはありません。使えるコマンド: {}", names.join(", ")),
        Lang::En => format!("There is no command '{name}'. Commands: {}", names.join(", ")),
    })
}

fn sentence(error: &Error, (command, path): (&Command, &str), argv: &[OsString], lang: Lang) -> String {
    let arg = &bare(&one(error, ContextKind::InvalidArg));
    let value = &one(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::UnknownArgument if arg.starts_with('-') => unknown_option(error, arg, (command, path), lang),
        ErrorKind::UnknownArgument => both(lang, format!("「{arg}」は余分です。"), format!("'{arg}' is one too many.")),
        ErrorKind::InvalidSubcommand => unknown_command(error, path, lang),
        ErrorKind::MissingSubcommand => {
            let names = many(error, ContextKind::ValidSubcommand).join(", ");
            let ja = format!("「{path}」の後にコマンドが必要です: {names}");
            both(lang, ja, format!("'{path}' needs a command after it: {names}"))
        }
        ErrorKind::InvalidValue if value.is_empty() => {
            let sentence = both(lang, format!("{arg} に値がありません。"), format!("{arg} needs a value."));
            sentence + &choices(error, lang)
        }
        ErrorKind::InvalidValue => refused(arg, value, lang) + &nearest(error, lang) + &choices(error, lang),
        ErrorKind::ValueValidation => {
            let why = std::error::Error::source(error).and_then(|source| source.downcast_ref::<BadValue>());
            let why = why.map_or_else(String::new, |why| why.0.template(lang).to_owned());
            refused(arg, value, lang) + pick(lang, "", " ") + &why
        }
        ErrorKind::ArgumentConflict => {
            let other = bare(&one(error, ContextKind::PriorArg));
            if other == *arg || other.is_empty() {
                both(lang, format!("{arg} は 1 回だけ指定できます。"), format!("{arg} can be given only once."))
            } else {
                let ja = format!("{arg} と {other} は同時に指定できません。");
                both(lang, ja, format!("{arg} and {other} cannot be given together."))
            }
        }
        ErrorKind::MissingRequiredArgument => {
            let names: Vec<String> = many(error, ContextKind::InvalidArg).iter().map(|arg| bare(arg)).collect();
            let names = names.join(pick(lang, "」「", ", "));
            let missing = both(lang, format!("「{names}」が指定されていません。"), format!("Missing: {names}"));
            missing + swallowed(command, argv, lang)
        }
        ErrorKind::TooManyValues => {
            let ja = format!("{arg} に「{value}」という値は付けられません。");
            both(lang, ja, format!("{arg} takes no value '{value}'."))
        }
        ErrorKind::InvalidUtf8 => {
            let ja = "文字として読めない引数があります。入力し直してください。".to_owned();
            both(lang, ja, "An argument is not valid text. Type it again.".to_owned())
        }
        // No option of ours can lead here; a new kind of the parser's would.
        kind => both(lang, format!("引数の書き方に誤りがあります（{kind}）。"), format!("Wrong arguments ({kind}).")),
    }
}

fn unknown_option(error: &Error, arg: &str, (command, path): (&Command, &str), lang: Lang) -> String {
    let mut out = both(lang, format!("{arg} というオプションはありません。"), format!("There is no option {arg}."));
    let suggestion = one(error, ContextKind::SuggestedArg);
    let below = command.get_subcommands().find(|below| knows(below, arg));
    // A command that knows the option did not get it: it was written before the command's name.
    let owner = if knows(command, arg) {
        Some(path.to_owned())
    } else {
        below.map(|below| format!("{path} {}", below.get_name()))
    };
    if let Some(owner) = owner {
        let en = format!("{arg} goes after '{owner}'.");
        return both(lang, format!("{arg} は「{owner}」の後に書いてください。"), en);
    }
    if !suggestion.is_empty() {
        let en = format!(" Did you mean {suggestion}?");
        out.push_str(&both(lang, format!("もしかして {suggestion} ですか。"), en));
    }
    out
}

fn unknown_command(error: &Error, path: &str, lang: Lang) -> String {
    let name = one(error, ContextKind::InvalidSubcommand);
    // A file with an option that only a command knows.
    if path == "kenshu" && name.contains(['.', '/', '\\']) {
        let name = as_argument(Path::new(&name));
        let ja =
            format!("オプションを付けるときは、ファイルの前にコマンドが必要です。確認するには: kenshu validate {name}");
        return both(
            lang,
            ja,
            format!("With options a command goes before the file. To check it: kenshu validate {name}"),
        );
    }
    let mut out =
        both(lang, format!("「{name}」というコマンドはありません。"), format!("There is no command '{name}'."));
    let near = many(error, ContextKind::SuggestedSubcommand);
    if let Some(near) = near.last() {
        out.push_str(&both(lang, format!("もしかして {near} ですか。"), format!(" Did you mean {near}?")));
    }
    out
}

fn refused(arg: &str, value: &str, lang: Lang) -> String {
    let ja = format!("{arg} に「{value}」は指定できません。");
    both(lang, ja, format!("{arg} cannot be '{value}'."))
}

fn nearest(error: &Error, lang: Lang) -> String {
    match one(error, ContextKind::SuggestedValue) {
        near if near.is_empty() => near,
        near => both(lang, format!("もしかして {near} ですか。"), format!(" Did you mean {near}?")),
    }
}

fn choices(error: &Error, lang: Lang) -> String {
    match many(error, ContextKind::ValidValue).join(", ") {
        values if values.is_empty() => values,
        values => both(lang, format!("\n指定できる値: {values}"), format!("\nPossible values: {values}")),
    }
}

/// The command that the words lead to, and its name in full. Words that are no command are passed over.
fn meant(mut command: Command, argv: &[OsString]) -> (Command, String) {
    let mut path = command.get_name().to_owned();
    for word in argv.iter().skip(1).map_while(|word| word.to_str()).take_while(|word| *word != "--") {
        if let Some(inner) = command.find_subcommand(word) {
            path = format!("{path} {word}");
            command = inner.clone();
        }
    }
    (command, path)
}

fn names(command: &Command) -> Vec<String> {
    command.get_subcommands().map(|command| command.get_name().to_owned()).collect()
}

fn knows(command: &Command, option: &str) -> bool {
    let name = option.trim_start_matches('-');
    command.get_arguments().any(|arg| arg.get_long() == Some(name) && !arg.is_hide_set())
}

/// `--format` of `--format <形式>`, `ファイル` of `<ファイル>...`.
fn bare(arg: &str) -> String {
    let name = arg.split([' ', '=']).next().unwrap_or(arg);
    if name.starts_with('-') { name.to_owned() } else { arg.trim_matches(['<', '>', '[', ']', '.']).to_owned() }
}

fn both(lang: Lang, ja: String, en: String) -> String {
    match lang {
        Lang::Ja => ja,
        Lang::En => en,
    }
}

fn one(error: &Error, kind: ContextKind) -> String {
    many(error, kind).into_iter().next().unwrap_or_default()
}

fn many(error: &Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_mistake_is_one_sentence_in_both_languages() {
        let cases: &[(&str, &str, &str)] = &[
            ("validate a.csv --formt json", "もしかして --format ですか。", "Did you mean --format?"),
            ("validate a.csv --zzzz", "--zzzz というオプションはありません。", "There is no option --zzzz."),
            ("--format json validate a.csv", "「kenshu validate」の後に", "goes after 'kenshu validate'"),
            ("validat a.csv", "もしかして validate ですか。", "Did you mean validate?"),
            ("validate a.csv --format", "--format に値がありません。", "--format needs a value."),
            ("validate a.csv --format xml", "text, concise, json, jsonl, csv", "text, concise, json, jsonl, csv"),
            ("validate a.csv --format jsom", "もしかして json", "Did you mean json"),
            ("validate a.csv --stage 前", "申込, 実績", "entry, result"),
            ("validate a.csv --as-of 2026/1/1", "--as-of に「2026/1/1」は指定できません。", "Write an existing date"),
            ("validate a.csv --threads 0", "1 から 256", "from 1 to 256"),
            ("validate a.csv --max-findings -1", "オプションはありません", "There is no option"),
            ("validate a.csv --max-findings=-1", "0 以上の整数", "whole number"),
            ("validate a.csv --mask --show-values", "同時に指定できません", "cannot be given together"),
            ("validate a.csv --format json --format csv", "--format は 1 回だけ", "only once"),
            ("validate a.csv --set 氏名=山田", "開催日", "seminar-date"),
            ("受講者.csv -o x", "kenshu validate 受講者.csv", "kenshu validate 受講者.csv"),
            ("validate", "「ファイル」が指定されていません。", "Missing: FILE"),
            ("validate a.csv --quiet=3", "--quiet に「3」という値は", "takes no value '3'"),
            ("schema", "list, show, check, adopt, export", "list, show, check, adopt, export"),
            ("schema shwo x", "もしかして show ですか。", "Did you mean show?"),
            ("completions bash zsh", "「zsh」は余分です。", "'zsh' is one too many."),
            ("completions tcsh", "bash, zsh, fish, powershell", "bash, zsh, fish, powershell"),
            ("help nothing", "「nothing」というコマンドは", "no command 'nothing'"),
            ("", "kenshu validate 受講者.csv", "validate attendance.csv"),
        ];
        for (line, ja, en) in cases {
            let argv: Vec<OsString> =
                std::iter::once("kenshu").chain(line.split_whitespace()).map(Into::into).collect();
            for (lang, expected) in [(Lang::Ja, ja), (Lang::En, en)] {
                let Err(Fault(said)) = crate::cli::args::parse(&argv, lang) else { panic!("{line} is accepted") };
                assert!(said.contains(expected), "{line}\n{said}");
                assert!(!said.contains("error:") && !said.contains("tip:"), "{line}\n{said}");
                if lang == Lang::Ja {
                    assert!(!said.contains("Usage") && !said.contains("Write "), "{line}\n{said}");
                }
            }
        }
    }

    #[test]
    fn names_are_laid_bare() {
        for (arg, name) in [
            ("--format <形式>", "--format"),
            ("<ファイル>...", "ファイル"),
            ("-o", "-o"),
            ("zsh", "zsh"),
            ("[規則]...", "規則"),
        ] {
            assert_eq!(bare(arg), name);
        }
    }
}
