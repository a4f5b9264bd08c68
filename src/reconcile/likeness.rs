use super::birth::BirthLikeness;
use super::entry::Text;
use super::name::NameLikeness;
use super::number::{Edit, Number, edit_of, one_edit};
use super::person::Person;
use super::query::Query;

/// How a row stands to a person, field by field.
#[derive(Clone, Copy, Debug)]
pub(super) struct Likeness {
    pub number: NumberLikeness,
    pub name: NameLikeness,
    pub kana: KanaLikeness,
    pub birth: BirthLikeness,
    pub email: EmailLikeness,
    pub workplace: bool,
    /// A full name of two characters or fewer, which many share.
    pub short: bool,
    /// Two people on the roster hold the person's number.
    pub contested: bool,
    /// The names differ in one character only.
    pub slip: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NumberLikeness {
    /// The row tells none.
    Unknown,
    /// The roster has none.
    Unlisted,
    Equal,
    OneEdit(Edit),
    Other,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum KanaLikeness {
    Unknown,
    Equal,
    /// The same but for long vowels, small kana and the like.
    Skeleton,
    /// One kana other.
    Near,
    Other,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EmailLikeness {
    Unknown,
    /// Equal, and nobody else on the roster has it.
    Own,
    /// Equal, and somebody else has it too.
    Shared,
    Other,
}

impl Likeness {
    pub(super) fn of(query: &Query, person: Person<'_>) -> Self {
        let name = query.name.to(person);
        let number = match (query.number, person.number()) {
            (_, 0) => NumberLikeness::Unlisted,
            (Number::None, _) => NumberLikeness::Unknown,
            (Number::Given(mine), theirs) if mine == theirs => NumberLikeness::Equal,
            (Number::Given(mine), theirs) => {
                one_edit(mine, theirs).map_or(NumberLikeness::Other, NumberLikeness::OneEdit)
            }
        };
        let workplace = person.text(Text::Workplace);
        Self {
            number,
            name,
            kana: kana(query, person),
            birth: query.birth.to(person.birth()),
            email: email(query, person),
            workplace: !query.workplace.is_empty() && query.workplace == workplace,
            short: query.name.length <= 2,
            contested: person.is_contested(),
            slip: matches!(name, NameLikeness::Given | NameLikeness::Family | NameLikeness::Other | NameLikeness::Lost)
                && query.name.is_slip_of(person),
        }
    }

    /// The birth date contradicts.
    pub(super) const fn is_contradicted(&self) -> bool {
        matches!(self.birth, BirthLikeness::OneDigit | BirthLikeness::Other)
    }

    pub(super) fn same_birth(&self) -> bool {
        self.birth == BirthLikeness::Equal
    }

    pub(super) fn own_mail(&self) -> bool {
        self.email == EmailLikeness::Own
    }

    pub(super) fn same_kana(&self) -> bool {
        matches!(self.kana, KanaLikeness::Equal | KanaLikeness::Skeleton)
    }

    /// The number is the person's and nobody else's.
    pub(super) fn holds_number(&self) -> bool {
        self.number == NumberLikeness::Equal && !self.contested
    }

    pub(super) const fn is_one_edit(&self) -> bool {
        matches!(self.number, NumberLikeness::OneEdit(_))
    }
}

fn kana(query: &Query, person: Person<'_>) -> KanaLikeness {
    let theirs = person.kana();
    if query.kana.is_empty() || theirs.is_empty() {
        return KanaLikeness::Unknown;
    }
    let is = |mine: &str| mine.chars().eq(theirs.chars().filter(|c| !c.is_whitespace()));
    if is(&query.kana) || !query.kana_reversed.is_empty() && is(&query.kana_reversed) {
        return KanaLikeness::Equal;
    }
    let skeleton = crate::value::kana_skeleton(theirs);
    if skeleton == query.skeleton && !skeleton.is_empty() {
        return KanaLikeness::Skeleton;
    }
    if is_one_kana_off(&query.skeleton, &skeleton) { KanaLikeness::Near } else { KanaLikeness::Other }
}

fn is_one_kana_off(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    edit_of(&a, &b) == Some(Edit::Digit) && a.len().min(b.len()) >= 4
}

fn email(query: &Query, person: Person<'_>) -> EmailLikeness {
    if query.email.is_empty() {
        return EmailLikeness::Unknown;
    }
    let rows = || person.roster.rows_of(person.at).map(|(row, _)| person.roster.row_text(row, Text::Email));
    if rows().all(str::is_empty) {
        return EmailLikeness::Unknown;
    }
    if !rows().any(|theirs| theirs == query.email) {
        return EmailLikeness::Other;
    }
    let holders = person.roster.mails.find(super::key::key_of(&query.email));
    let others = holders.iter().map(|pair| *pair as u32).filter(|&other| other != person.at);
    let shared = others.take(MOST_HOLDERS).any(|other| {
        let texts = |(row, _)| person.roster.row_text(row, Text::Email);
        person.roster.rows_of(other).map(texts).any(|theirs| theirs == query.email)
    });
    if shared { EmailLikeness::Shared } else { EmailLikeness::Own }
}

/// People with the same key that are looked at; two are enough, and a key that is the same by chance is rare.
const MOST_HOLDERS: usize = 8;
