//! People of the roster and values of a row, as the sheets show them.

use std::borrow::Cow;

use crate::finding::{Lang, Text};
use crate::reconcile::{Birth, Candidate, DecisionEntry, Difference, DifferenceKind, MemberStatus, Number, Person};
use crate::record::Standing;
use crate::report::feedback::storable;
use crate::report::sheet::{Cell, Meaning, Run};
use crate::schema::Role;
use crate::validate::{MatchedRow, NO_NUMBER, Submitted};
use crate::value::read_kana;

use super::differing::against;

/// A value of a row, as a workbook can hold it.
pub(super) fn told(submitted: &Submitted, role: Role) -> String {
    storable(submitted.value(role), true).into_owned()
}

/// What the roster says of a person, at a role.
pub(super) fn known(person: Person<'_>, role: Role) -> String {
    let text = match role {
        Role::RegistrationNumber if person.number() == 0 => NO_NUMBER.to_owned(),
        Role::RegistrationNumber => person.number().to_string(),
        Role::Name => person.name().to_owned(),
        Role::Kana => person.kana().to_owned(),
        Role::BirthDate => person.birth().date().map_or_else(String::new, |date| date.to_string()),
        Role::Association => person.association().to_owned(),
        _ => String::new(),
    };
    // A person takes one line for each item, whatever the cells of the roster hold.
    storable(&text, true).split(['\n', '\r']).collect::<Vec<_>>().join("　")
}

/// A value of a row in the spelling of rosters, so that only what differs is marked.
fn in_one_spelling(text: &str, role: Role) -> String {
    match role {
        Role::RegistrationNumber => match Number::read(text) {
            Number::Given(number) => number.to_string(),
            Number::None => text.to_owned(),
        },
        Role::Kana => read_kana(text).folded.to_string(),
        Role::BirthDate => Birth::read(text).date().map_or_else(|| text.to_owned(), |date| date.to_string()),
        _ => text.to_owned(),
    }
}

/// What the row says and what the roster says, each with what differs marked.
pub(super) fn side_by_side(submitted: &Submitted, person: Person<'_>, role: Role, differs: bool) -> [Cell; 2] {
    let (mine, theirs) = (told(submitted, role), known(person, role));
    if !differs || mine.is_empty() || theirs.is_empty() {
        return [mine, theirs].map(|text| Cell::text(text, Meaning::Body));
    }
    let spelt = in_one_spelling(&mine, role);
    let back = against(&theirs, &spelt);
    // Full-width digits are not what differs.
    let forth = if spelt == mine { against(&mine, &theirs) } else { vec![Run { text: mine, marked: false }] };
    [Cell::runs(forth, Meaning::Body), Cell::runs(back, Meaning::Body)]
}

/// A candidate in one cell: how sure, number, name, reading, birth date, association, and what speaks for it and against it. The first three
/// lines are read again when the workbook comes back.
pub(super) fn candidate_cell(row: &MatchedRow, person: Person<'_>, candidate: &Candidate, lang: Lang) -> Cell {
    let grade = in_words(lang, candidate.grade.ja(), || candidate.grade.en());
    let mut runs = person_runs(&row.submitted, person, &grade, lang);
    for evidence in candidate.evidence.iter() {
        let evidence = in_words(lang, evidence.ja(), || evidence.en());
        plain(&mut runs, &format!("\n{}{evidence}", lang.pick("・", "+ ")));
    }
    // What speaks against somebody is known of the first.
    if row.answer.compared() == Some(candidate.person) {
        let against = row.answer.differences.iter().filter(|one| one.kind != DifferenceKind::EmailOther);
        against.for_each(|one| plain(&mut runs, &format!("\n×{}", difference(row, *one, lang))));
    }
    Cell::runs(runs, Meaning::Body)
}

/// The person who holds the row's number, in one cell.
pub(super) fn holder_cell(submitted: &Submitted, person: Person<'_>, lang: Lang) -> Cell {
    Cell::runs(person_runs(submitted, person, lang.pick("番号の持ち主", "Holder of the number"), lang), Meaning::Body)
}

fn person_runs(submitted: &Submitted, person: Person<'_>, first: &str, lang: Lang) -> Vec<Run> {
    let mut runs = Vec::new();
    plain(&mut runs, first);
    for role in [Role::RegistrationNumber, Role::Name, Role::Kana, Role::BirthDate] {
        let theirs = known(person, role);
        let mine = in_one_spelling(&told(submitted, role), role);
        if theirs.is_empty() && role != Role::Name {
            continue;
        }
        plain(&mut runs, "\n");
        if mine.is_empty() {
            plain(&mut runs, &theirs);
        } else {
            against(&theirs, &mine).into_iter().for_each(|run| push(&mut runs, run));
        }
    }
    let association = known(person, Role::Association);
    if !association.is_empty() {
        plain(&mut runs, &format!("\n{association}"));
    }
    if let Some(status) = status_word(person) {
        plain(
            &mut runs,
            &match lang {
                Lang::Ja => format!("\n（名簿では{}）", status.ja),
                Lang::En => format!("\n(on the roster: {})", status.en),
            },
        );
    }
    runs
}

/// What the roster says of somebody who is no member any more, or never was.
pub(super) fn status_word(person: Person<'_>) -> Option<Text> {
    match person.membership().status {
        MemberStatus::Member => None,
        MemberStatus::Withdrawn => Some(Text { ja: "退会", en: "withdrawn" }),
        MemberStatus::Deceased => Some(Text { ja: "死亡", en: "deceased" }),
        MemberStatus::NonMember => Some(Text { ja: "非会員", en: "no member" }),
    }
}

/// Why nobody need be identified by a row.
pub(super) const fn standing_word(row: &MatchedRow) -> Option<Text> {
    match row.facts.standing {
        Standing::NotPhysician => Some(Text { ja: "医師以外", en: "no physician" }),
        Standing::Absent => Some(Text { ja: "欠席・取消", en: "absent" }),
        Standing::UncreditedLecturer => {
            Some(Text { ja: "単位を付けない講師", en: "lecturer without credits" })
        }
        _ => None,
    }
}

fn plain(runs: &mut Vec<Run>, text: &str) {
    push(runs, Run { text: text.to_owned(), marked: false });
}

fn push(runs: &mut Vec<Run>, run: Run) {
    match runs.last_mut() {
        _ if run.text.is_empty() => {}
        Some(last) if last.marked == run.marked => last.text.push_str(&run.text),
        _ => runs.push(run),
    }
}

/// In what a row and a person differ, in words.
pub(super) fn differences(row: &MatchedRow, lang: Lang) -> String {
    row.answer.differences.iter().map(|one| difference(row, *one, lang)).collect::<Vec<_>>().join("\n")
}

fn difference(row: &MatchedRow, Difference { role, kind }: Difference, lang: Lang) -> String {
    let is_blank = row.submitted.value(role).is_empty();
    let remark = lang.pick("（不備ではありません）", " (no fault)");
    let remark = if kind == DifferenceKind::EmailOther { remark } else { "" };
    match lang {
        Lang::Ja => format!("{}：{}{remark}", role.ja(), if is_blank { "記入なし" } else { kind.ja() }),
        Lang::En => format!("{}: {}{remark}", role.en(), if is_blank { "blank".to_owned() } else { kind.en() }),
    }
}

/// The word of the contracts, for Japanese readers or for English ones.
fn in_words(lang: Lang, ja: &'static str, en: impl FnOnce() -> String) -> Cow<'static, str> {
    match lang {
        Lang::Ja => Cow::Borrowed(ja),
        Lang::En => Cow::Owned(en()),
    }
}

/// Who decided and when, for a row that a decision settled.
pub(super) fn decided(entry: &DecisionEntry) -> String {
    let parts = [entry.decision.as_str(), entry.by.as_str(), entry.on.as_str(), entry.why.as_str()];
    let text = parts.into_iter().filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join("　");
    storable(&text, true).into_owned()
}
