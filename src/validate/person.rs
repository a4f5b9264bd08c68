//! Who a row is about, and what the rules about people find on the way.

use std::borrow::Cow;

use crate::record::{Earlier, Encounter, Record, Sighting};
use crate::rules::names_of_one_number;
use crate::schema::Role;
use crate::value::{NameRelation, Spelling, fold_name, fold_name_into, is_blank, read_date, write_date};

use super::ask::{Asking, Partner};
use super::holders::Holders;
use super::meeting::{Meeting, Row};
use super::room::{Atlas, Room};

impl Meeting {
    /// Who the row is about, after the rules about numbers were asked. `None` where that is not known, and for the second
    /// of two people under one number: what else they share means nothing.
    pub(super) fn person(&mut self, row: &Row<'_>, asking: &mut Asking<'_>) -> Option<u32> {
        let name = row.name();
        let Room { atlas, people, attendance, holders, .. } = &mut self.room;
        let before = atlas.tables.rows_before();
        let Some(number) = row.record.facts.number else {
            if is_blank(&name) {
                return None;
            }
            stranger_into(row.record, &name, &mut self.key);
            return Some(attendance.stranger(self.key.as_bytes()));
        };
        // A row whose name cannot be read says nothing about whose number it is.
        if is_blank(&name) {
            return Some(number);
        }
        let seen = &row.visit.seen;
        let met = people.meet(number, &name, seen, row.spot, before);
        let is_new = matches!(met, Encounter::First);
        let (earlier, elsewhere) = match met {
            Encounter::First => (None, false),
            Encounter::Here(earlier) => (Some(earlier), false),
            Encounter::Elsewhere(earlier) => (Some(earlier), true),
        };
        let told = asking.findings.len();
        let same = earlier
            .is_none_or(|earlier| is_same_person(&name, seen, &earlier, elsewhere.then_some(holders), atlas, asking));
        if (is_new || elsewhere) && seen.is_plain && asking.bench.needs.identities {
            let other = people.other_number(number, &name, seen, before);
            // Two tables with two numbers for one person are told once, where the second number first occurs.
            let told = |other: &Earlier<'_>| is_new || other.spot.row > before;
            if let Some(other) = other.filter(told) {
                let partner = Partner::of(&other, "", other.spot.row <= before);
                asking.ask(&asking.bench.asked.other_number, Role::RegistrationNumber, atlas, &partner);
            }
        }
        if !same && asking.findings.len() > told {
            self.borrowed.extend(row.place.record);
        }
        if elsewhere && !same {
            asking.pending.disputed.insert(number);
        }
        (same || elsewhere).then_some(number)
    }

    /// Keeps the address of the person.
    pub(super) fn give_mail(&mut self, row: &Row<'_>, person: u32) {
        let hash = row.visit.seen.mail;
        let has_number = row.record.facts.number.is_some();
        if hash == 0 || has_number && !self.room.people.gives(person, hash) || is_blank(&row.name()) {
            return;
        }
        if let Some(column) = row.record.plan.column_of(Role::Email) {
            self.mails.note(hash, row.record.cell(column), person, row.spot);
        }
    }
}

impl Room {
    /// Looks where the name of a person stands; the answer is of no use yet.
    pub(super) fn glance(&self, person: u32) -> u32 {
        let key = self.attendance.stranger_key(person).map(|key| key.first().copied().map_or(0, u32::from));
        key.unwrap_or_else(|| self.people.glance_again(person))
    }

    /// `true` when two people of the table that is read have names that cannot be one person's.
    pub(super) fn are_two(&self, one: u32, other: u32) -> bool {
        let name = |person: u32| match self.attendance.stranger_key(person) {
            Some(key) => {
                let end = memchr::memchr(0x1F, key).unwrap_or(key.len());
                Some(Cow::Borrowed(std::str::from_utf8(&key[..end]).unwrap_or_default()))
            }
            None => self.people.name_of(person).map(|name| Cow::Owned(fold_name(name))),
        };
        let names = name(one).zip(name(other));
        // Most are one person, now with a number and now without.
        names.is_some_and(|(one, other)| one != other && names_of_one_number(&one, &other) > NameRelation::FormerName)
    }
}

/// Asks the rules about one number in two rows; `false` when it is that of two people. With `holders`, the earlier row
/// stands in another table.
fn is_same_person(
    name: &str,
    seen: &Sighting,
    earlier: &Earlier<'_>,
    holders: Option<&mut Holders>,
    atlas: &Atlas,
    asking: &mut Asking<'_>,
) -> bool {
    let births = (seen.birth, earlier.birth_date.map_or(0, Sighting::pack));
    let same_birth = births.0 == births.1 || births.0 == 0 || births.1 == 0;
    if earlier.name == name && same_birth {
        return true;
    }
    let number = earlier.number;
    let birth_date = earlier.birth_date.map(|date| date.to_string()).unwrap_or_default();
    let is_below = holders.is_none() && asking.above == Some(number);
    let partner = Partner { is_below, ..Partner::of(earlier, &birth_date, holders.is_some()) };
    let asked = asking.bench.asked;
    let is_another = earlier.name != name && names_of_one_number(name, earlier.name) > NameRelation::FormerName;
    match holders {
        Some(holders) if is_another => {
            if !holders.know(number, name) {
                asking.ask(&asked.same_number, Role::RegistrationNumber, atlas, &partner);
                holders.note(number, earlier.name);
            }
        }
        Some(holders) => {
            if !same_birth && holders.tell_birth(number) {
                asking.ask(&asked.same_person, Role::BirthDate, atlas, &partner);
            }
        }
        None if is_another => {
            asking.ask(&asked.same_number, Role::RegistrationNumber, atlas, &partner);
        }
        None => {
            let is_told = same_birth || asking.pending.births.contains(&number);
            if !is_told && asking.ask(&asked.same_person, Role::BirthDate, atlas, &partner) {
                asking.pending.births.insert(number);
            }
        }
    }
    !is_another
}

/// What tells people without a readable number apart: two of one name are one person if they share the birth date too,
/// or, where none is given, the address of mail.
fn stranger_into(record: &Record<'_>, name: &str, key: &mut String) {
    let birth = record.value(Role::BirthDate).unwrap_or_default();
    fold_name_into(name, key);
    key.push('\u{1F}');
    match read_date(&birth) {
        Ok(birth) => key.push_str(&write_date(birth.date, Spelling::IsoPadded)),
        Err(_) if !is_blank(&birth) => key.push_str(birth.trim()),
        Err(_) => {
            key.push('@');
            key.push_str(record.value(Role::Email).unwrap_or_default().trim());
        }
    }
}
