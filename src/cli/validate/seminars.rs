//! `--seminars` and `--seminar`: read before any work, because nothing can be judged by a list that cannot be read.

use std::path::Path;
use std::sync::Arc;

use crate::cli::common::Common;
use crate::cli::exit::Fault;
use crate::cli::output::{as_argument, on_one_line, say};
use crate::finding::Lang;
use crate::io::Input;
use crate::record::Seminars;
use crate::schema::nearest;
use crate::validate::{NoList, RunInput, SeminarsGiven, read_seminars};
use crate::value::Date;

/// The seminars that a command line tells of.
///
/// # Errors
/// The list is not there, is no list, or has no seminar of that number.
pub(crate) fn given(path: Option<&Path>, seminar: Option<&str>, common: &Common) -> Result<SeminarsGiven, Fault> {
    let Some(path) = path else { return Ok(SeminarsGiven::default()) };
    let list = read(path, common.as_of, common.lang, common.quiet)?;
    let chosen = match seminar {
        Some(id) => Some(list.with_id(id).ok_or_else(|| unknown(id, &list, path, common.lang))?),
        None => None,
    };
    Ok(SeminarsGiven { list: Some(Arc::new(list)), chosen })
}

fn read(path: &Path, as_of: Date, lang: Lang, quiet: bool) -> Result<Seminars, Fault> {
    let shown = on_one_line(path);
    let fault = |ja: String, en: String| {
        Fault(match lang {
            Lang::Ja => format!("研修会の一覧 {shown}: {ja}"),
            Lang::En => format!("List of seminars {shown}: {en}"),
        })
    };
    let input = Input::open(path).map_err(|cause| fault(format!("{}。", cause.ja()), format!("{}.", cause.en())))?;
    let list =
        read_seminars(RunInput { name: shown.clone(), input: Ok(input) }, as_of).map_err(|cause| match cause {
            NoList::Fault(cause) => {
                let words = |lang| cause.message.fill(lang, &cause.args, true);
                fault(words(Lang::Ja), words(Lang::En))
            }
            NoList::TooLong(most) => fault(
                format!("行が多すぎます（{most}行まで）。研修会の一覧かどうかをご確認ください。"),
                format!("it has more than {most} rows; is it a list of seminars?"),
            ),
        })?;
    if list.seminars.is_empty() {
        return Err(fault("研修会が 1 件もありません。".to_owned(), "it has no seminar.".to_owned()));
    }
    if list.errors > 0 && !quiet {
        let (errors, typed) = (list.errors, as_argument(path));
        say(&match lang {
            Lang::Ja => format!(
                "研修会の一覧 {shown} に誤りが {errors}件あります。kenshu validate {typed} で確認してください。"
            ),
            Lang::En => format!("The list of seminars {shown} has {errors} errors: see kenshu validate {typed}."),
        });
    }
    Ok(list.seminars)
}

fn unknown(id: &str, list: &Seminars, path: &Path, lang: Lang) -> Fault {
    let shown = on_one_line(path);
    let ids = || list.iter().filter_map(|seminar| seminar.id.as_deref());
    let near = nearest(id, ids());
    Fault(match (lang, near) {
        (Lang::Ja, Some(near)) => {
            format!("研修会番号「{id}」は、研修会の一覧 {shown} にありません。もしかして {near} ですか。")
        }
        (Lang::Ja, None) => {
            format!("研修会番号「{id}」は、研修会の一覧 {shown} にありません。番号を確かめてください。")
        }
        (Lang::En, Some(near)) => {
            format!("There is no seminar \"{id}\" in the list {shown}. Did you mean {near}?")
        }
        (Lang::En, None) => format!("There is no seminar \"{id}\" in the list {shown}. Check the number."),
    })
}
