//! `--set ROLE=VALUE`: facts about the seminar that the file does not carry.

use clap::ArgMatches;

use crate::finding::{Lang, Text};
use crate::schema::Role;

use super::bad_value::BadValue;
use super::exit::Fault;

/// `ROLE=VALUE`; the role by its name or by what it is called in Japanese.
pub(crate) fn parse(text: &str) -> Result<(Role, String), BadValue> {
    let Some((name, value)) = text.split_once(['=', '＝']).filter(|(_, value)| !value.trim().is_empty()) else {
        return Err(BadValue(Text {
            ja: "「項目=値」の形で書いてください（例: 開催日=2025-06-01）。",
            en: "Write ROLE=VALUE, such as seminar-date=2025-06-01.",
        }));
    };
    let name = name.trim();
    let role = ABOUT_THE_SEMINAR.iter().find(|role| role.id() == name || role.ja() == name);
    role.map(|role| (*role, value.trim().to_owned())).ok_or(BadValue(SETTABLE))
}

/// The facts of a command line.
///
/// # Errors
/// A role that stands there twice.
pub(crate) fn read(matches: &ArgMatches, lang: Lang) -> Result<Vec<(Role, String)>, Fault> {
    let mut facts: Vec<(Role, String)> = Vec::new();
    for (role, value) in matches.get_many::<(Role, String)>("set").unwrap_or_default() {
        if facts.iter().any(|(known, _)| known == role) {
            return Err(Fault(match lang {
                Lang::Ja => format!("--set の「{}」が 2 回指定されています。1 つにしてください。", role.ja()),
                Lang::En => format!("--set names '{}' twice. Give it once.", role.id()),
            }));
        }
        facts.push((*role, value.clone()));
    }
    Ok(facts)
}

/// What can be told about the whole seminar. A person's name or number cannot.
const ABOUT_THE_SEMINAR: &[Role] = &[
    Role::SeminarId,
    Role::SeminarTitle,
    Role::SeminarDate,
    Role::SeminarLastDate,
    Role::SeminarStart,
    Role::SeminarEnd,
    Role::SeminarHost,
    Role::SeminarHostKind,
    Role::ApprovalRound,
    Role::SessionMode,
    Role::Programme,
    Role::Category,
    Role::Item,
    Role::CurriculumCode,
    Role::Credits,
    Role::Participation,
    Role::Capacity,
    Role::ApplicationDate,
];

/// Every role of [`ABOUT_THE_SEMINAR`], in words; a test compares the two.
const SETTABLE: Text = Text {
    ja: "研修会についての次の項目だけを指定できます:\n  \
         研修会番号, 研修会名, 開催日, 最終日, 開始時刻, 終了時刻, 主催者, 主催者区分, 承認回,\n  \
         開催形式, 制度, 単位区分, 項目, カリキュラムコード, 単位数, 受講区分, 定員, 申請日",
    en: "Only these facts about the seminar can be set:\n  \
         seminar-id, seminar-title, seminar-date, seminar-last-date, seminar-start,\n  \
         seminar-end, seminar-host, seminar-host-kind, approval-round, session-mode, programme,\n  \
         category, item, curriculum-code, credits, participation, capacity, application-date",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_facts_is_complete() {
        for role in ABOUT_THE_SEMINAR {
            assert!(SETTABLE.ja.contains(role.ja()) && SETTABLE.en.contains(role.id()), "{role:?}");
        }
    }
}
