//! A row that a person must decide: what it says, and who may be meant.

use crate::finding::{Datum, Lang, Mask};
use crate::reconcile::{Candidate, DifferenceKind, Evidence, Grade, Outcome, Person, Roster};
use crate::render::visible::{clip, visible};
use crate::render::words::outcome_words;
use crate::report::held::{Compared, compare};
use crate::schema::Role;
use crate::validate::MatchedRow;

/// A value takes no more columns of the screen than this.
const VALUE_WIDTH: usize = 32;

/// Appends a row and its candidates.
pub(super) fn push_case(out: &mut String, row: &MatchedRow, roster: &Roster, lang: Lang, show: bool) {
    let name = shown(&Datum::new(row.submitted.value(Role::Name), Mask::Name), show);
    let name = match (name.is_empty(), lang) {
        (true, Lang::Ja) => "（氏名なし）".to_owned(),
        (true, Lang::En) => "(no name)".to_owned(),
        (false, Lang::Ja) => format!("{name} 様"),
        (false, Lang::En) => name,
    };
    let outcome = outcome_words(row.answer.outcome, lang);
    out.push_str(&match lang {
        Lang::Ja => format!("  {}行目　{name}　{outcome}\n", row.line),
        Lang::En => format!("  row {}  {name}: {outcome}\n", row.line),
    });
    if let Some(holder) = row.answer.number_holder.and_then(|at| roster.person(at)) {
        let number = shown(&Datum::new(row.submitted.value(Role::RegistrationNumber), Mask::Number), show);
        let (holder, place) = (name_of(holder, show), place(holder, roster, lang));
        out.push_str(&match lang {
            Lang::Ja => format!("    番号 {number} は、名簿では {holder} 様の番号です（{place}）\n"),
            Lang::En => format!("    number {number} is that of {holder} on the roster ({place})\n"),
        });
    }
    let compared = compare(row, roster);
    for (at, candidate) in row.answer.candidates.iter().enumerate() {
        let Some(person) = roster.person(candidate.person) else { continue };
        push_candidate(out, at, candidate, person, roster, lang, show);
        if at == 0 {
            compared.iter().for_each(|one| push_compared(out, one, lang, show));
        }
    }
    if row.answer.outcome == Outcome::NotFound {
        out.push_str(match lang {
            Lang::Ja => "    名簿に、この行の方と思われる人はいません\n",
            Lang::En => "    nobody on the roster seems to be this person\n",
        });
    }
}

fn push_candidate(
    out: &mut String,
    at: usize,
    candidate: &Candidate,
    person: Person<'_>,
    roster: &Roster,
    lang: Lang,
    show: bool,
) {
    let (name, place) = (name_of(person, show), place(person, roster, lang));
    let number = match person.number() {
        0 => String::new(),
        number => shown(&Datum::new(number.to_string(), Mask::Number), show),
    };
    let evidence: Vec<String> = candidate.evidence.iter().map(|one| evidence_words(one, lang)).collect();
    let at = at + 1;
    out.push_str(&match lang {
        Lang::Ja => format!(
            "    {at}. {}　{name} 様　{number}　{place}\n       {}\n",
            candidate.grade.ja(),
            evidence.join("・")
        ),
        Lang::En => format!(
            "    {at}. {}: {name} {number} {place}\n       {}\n",
            grade_words(candidate.grade),
            evidence.join(", ")
        ),
    });
}

fn evidence_words(evidence: Evidence, lang: Lang) -> String {
    if lang == Lang::Ja { evidence.ja().to_owned() } else { evidence.en() }
}

const fn grade_words(grade: Grade) -> &'static str {
    match grade {
        Grade::Certain => "certain",
        Grade::High => "likely",
        Grade::Check => "possible",
    }
}

fn name_of(person: Person<'_>, show: bool) -> String {
    shown(&Datum::new(person.name(), Mask::Name), show)
}

/// Where somebody stands on the roster.
fn place(person: Person<'_>, roster: &Roster, lang: Lang) -> String {
    let (path, line) = (visible(roster.path_of(person.row())), roster.line_of(person.row()));
    match lang {
        Lang::Ja => format!("{path} {line}行目"),
        Lang::En => format!("{path} row {line}"),
    }
}

fn shown(datum: &Datum, show: bool) -> String {
    clip(&visible(&datum.show(show)), VALUE_WIDTH)
}

/// `氏名: 髙橋 → 高橋（髙は高の異体字）`
fn push_compared(out: &mut String, one: &Compared, lang: Lang, show: bool) {
    let (mine, theirs) = (shown(&one.submitted, show), shown(&one.on_roster, show));
    let blank = if lang == Lang::Ja { "（空欄）" } else { "(blank)" };
    let mine = if mine.is_empty() { blank } else { mine.as_str() };
    out.push_str(&match lang {
        Lang::Ja if one.kind == DifferenceKind::NameKanaSwapped => "       氏名とカナが入れ替わっています\n".to_owned(),
        Lang::Ja if one.submitted.text.is_empty() => format!("       {}: {mine} → {theirs}\n", label(one.role)),
        Lang::En if one.submitted.text.is_empty() => format!("       {}: {mine} -> {theirs}\n", one.role.id()),
        Lang::Ja => format!("       {}: {mine} → {theirs}（{}）\n", label(one.role), words(one)),
        Lang::En => format!("       {}: {mine} -> {theirs} ({})\n", one.role.id(), one.kind.en()),
    });
}

fn label(role: Role) -> &'static str {
    match role {
        Role::RegistrationNumber => "番号",
        Role::Kana => "カナ",
        role => role.ja(),
    }
}

fn words(one: &Compared) -> String {
    match (one.kind, one.forms) {
        (DifferenceKind::VariantKanji, Some((mine, theirs))) => format!("{mine}は{theirs}の異体字"),
        (DifferenceKind::FormerName, _) => "旧姓と一致".to_owned(),
        (DifferenceKind::SurnameChanged, _) => "名は同じ・改姓の可能性".to_owned(),
        (DifferenceKind::NameOrder, _) => "姓と名の順が逆".to_owned(),
        (DifferenceKind::KanaLongVowel, _) => "カナの長音など".to_owned(),
        (DifferenceKind::NumberOneDigit, _) => "1桁違い".to_owned(),
        (DifferenceKind::NumberTransposed, _) => "隣り合う桁の入れ替わり".to_owned(),
        (DifferenceKind::NameSpace, _) => "空白の有無".to_owned(),
        (DifferenceKind::EmailOther, _) => "別のアドレス。不備ではありません".to_owned(),
        (kind, _) => kind.ja().to_owned(),
    }
}
