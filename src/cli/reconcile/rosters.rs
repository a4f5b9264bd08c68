//! `--roster`: read before any work, because nothing can be held against a roster that cannot be read.

use std::path::{Path, PathBuf};

use crate::cli::exit::Fault;
use crate::cli::inputs::{self, Found, Opened};
use crate::cli::lang::pick;
use crate::cli::output::{on_one_line, say};
use crate::finding::Lang;
use crate::io::{Input, is_same_file, sha256};
use crate::validate::{NoRoster, Options, RostersRead, RunInput, read_rosters_with};

/// The files that `--roster` names, and that they are not read as attendance where a folder holds both.
///
/// # Errors
/// One does not exist, or nothing to judge is left.
pub(super) fn find(
    rosters: &[PathBuf],
    inputs: &mut Found,
    given: &[PathBuf],
    lang: Lang,
    quiet: bool,
) -> Result<Found, Fault> {
    let found = inputs::find(rosters, lang, quiet)?;
    let paths = found.paths();
    if paths.iter().any(|path| path.as_os_str() == "-") && given.iter().any(|path| path.as_os_str() == "-") {
        let ja = "標準入力（-）は、受講者ファイルか名簿のどちらか一方にだけ使えます。";
        return Err(Fault(pick(lang, ja, "Standard input (-) is either the file or the roster.").to_owned()));
    }
    inputs.retain(lang, |path| {
        let is_named = given.iter().any(|given| given == path);
        let is_roster = !is_named && paths.iter().any(|roster| is_same_file(path, roster));
        if is_roster && !quiet {
            let path = on_one_line(path);
            say(&match lang {
                Lang::Ja => format!("{path} は名簿として使うため、受講者ファイルとしては確認しません。"),
                Lang::En => format!("{path} is the roster, and is not checked as attendance."),
            });
        }
        !is_roster
    })?;
    Ok(found)
}

/// Reads the rosters.
///
/// # Errors
/// One of them is no roster, or is one of the files.
pub(super) fn read(
    rosters: Vec<Opened>,
    inputs: &[RunInput],
    options: Options<'_>,
    lang: Lang,
) -> Result<RostersRead, Fault> {
    let rosters: Vec<RunInput> = rosters.into_iter().map(|(name, input)| RunInput { name, input }).collect();
    for RunInput { name, input } in &rosters {
        if let Err(cause) = input {
            let (ja, en) = (format!("{}。", cause.ja()), format!("{}.", cause.en()));
            return Err(fault(name, &ja, &en, lang));
        }
        if let Some(same) = same_as(input.as_ref().ok(), inputs) {
            let ja = format!(
                "受講者ファイル {same} と同じ内容です。--roster には、会員名簿など別に作られた名簿を指定してください。"
            );
            let en = format!("it is the same as the file {same}. Give a roster that was drawn up apart from it.");
            return Err(fault(name, &ja, &en, lang));
        }
    }
    read_rosters_with(&rosters, options).map_err(|cause| why(&cause, lang))
}

/// Why a file is no roster, in the user's language.
pub(in crate::cli) fn why(cause: &NoRoster, lang: Lang) -> Fault {
    match cause {
        NoRoster::Fault(path, finding) if finding.code == NO_DATA => {
            fault(path, "見出しの下に、人の行が1行もありません。", "below its header nobody stands.", lang)
        }
        NoRoster::Fault(path, finding) => {
            let words = |lang| finding.message.fill(lang, &finding.args, false);
            fault(path, &words(Lang::Ja), &words(Lang::En), lang)
        }
        NoRoster::TellsNobody(path) => fault(
            path,
            "医籍登録番号の列も氏名の列もないため、名簿として使えません。見出しをご確認ください。",
            "it has neither a column for the registration number nor one for the name. Check its header.",
            lang,
        ),
        NoRoster::Attendance(path) => fault(
            path,
            "単位や研修会の列があり、名簿ではなく受講者のファイルのようです。会員名簿を指定してください。",
            "it has columns about credits or seminars: it seems to be attendance, not a roster.",
            lang,
        ),
        NoRoster::Empty => Fault(pick(lang, "名簿に人が 1 人もいません。", "Nobody stands on the roster.").to_owned()),
    }
}

/// `no-data`, which speaks of attendees.
const NO_DATA: u16 = 108;

fn fault(path: &str, ja: &str, en: &str, lang: Lang) -> Fault {
    let path = on_one_line(Path::new(path));
    Fault(match lang {
        Lang::Ja => format!("名簿 {path}: {ja}"),
        Lang::En => format!("Roster {path}: {en}"),
    })
}

/// The input that is byte by byte the same.
fn same_as(roster: Option<&Input>, inputs: &[RunInput]) -> Option<String> {
    let roster = roster?;
    let digest = |input: &Input| sha256(input.reader().ok()?).ok();
    let alike = inputs.iter().filter_map(|input| Some((&input.name, input.input.as_ref().ok()?)));
    let mut alike = alike.filter(|(_, input)| input.length() == roster.length()).peekable();
    alike.peek()?;
    let own = digest(roster)?;
    alike
        .find(|(_, input)| digest(input).is_some_and(|other| other == own))
        .map(|(name, _)| on_one_line(Path::new(name)))
}
