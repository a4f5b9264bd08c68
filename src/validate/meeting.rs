//! A row meets the rows before it: of its table, and of the tables before.

use crate::finding::Place;
use crate::record::{Earlier, MailIndex, Met, Record, SessionKey, Sessions, Sighting, Spot};
use crate::rules::names_of_one_number;
use crate::schema::Role;
use crate::value::{NameRelation, Spelling, fold_name, fold_name_into, is_blank, read_date, write_date};

use super::ask::{Asking, Partner};
use super::judge::Visit;
use super::pending::Again;
use super::room::{Atlas, Room};

/// The role by which a person is told.
pub(super) const fn told_by(has_number: bool) -> Role {
    if has_number { Role::RegistrationNumber } else { Role::Name }
}

/// One row on its way through what is kept of those before.
struct Row<'a> {
    visit: Visit,
    record: &'a Record<'a>,
    place: Place,
    spot: Spot,
    name: &'a str,
}

/// What the rows of a table have met so far.
pub(super) struct Meeting {
    /// Rows of people who occur again, where no column tells their rows apart.
    pub indistinct: u64,
    /// What is kept from table to table.
    pub room: Room,
    /// Which addresses people of this table share.
    pub mails: MailIndex,
    tell_parts: bool,
    /// The number of each session of this block in the room's index, and of each sitting in its diary.
    pub(super) sessions: Vec<u32>,
    pub(super) sittings: Vec<u32>,
    /// The person and the address of the row before.
    last_mail: (u32, u32),
    /// Room for the key of somebody without a number.
    key: String,
    /// Rows of one person on one day, while they are looked at.
    pub(super) day: Vec<(u32, Spot)>,
}

impl Meeting {
    /// For a table that has just begun in the room.
    #[must_use]
    pub(super) fn new(room: Room, tell_parts: bool) -> Self {
        Self {
            indistinct: 0,
            room,
            mails: MailIndex::default(),
            tell_parts,
            sessions: Vec::new(),
            sittings: Vec::new(),
            last_mail: (0, 0),
            key: String::new(),
            day: Vec::new(),
        }
    }

    /// Prepares for the rows of a block.
    pub(super) fn begin_block(&mut self, sessions: &Sessions) {
        let Room { attendance, diary, .. } = &mut self.room;
        self.sessions.clear();
        self.sessions.extend(sessions.keys.iter().map(|key| attendance.session(key)));
        self.sittings.clear();
        self.sittings.extend(sessions.sittings.iter().map(|sitting| diary.id(sitting)));
    }

    /// Brings what the next rows will need near, all at once: waiting for memory row by row is most of this work.
    pub(super) fn glance<'v>(&self, visits: impl Iterator<Item = (&'v Visit, Option<u32>)>) {
        let mut seen = 0;
        for (visit, number) in visits {
            let Some(number) = number else { continue };
            seen ^= self.room.people.glance(number);
            if self.tell_parts
                && let Some(&session) = self.sessions.get(visit.sessions.first as usize)
            {
                seen ^= u32::from(self.room.attendance.glance(number, session));
            }
            if visit.seen.mail != 0 {
                seen ^= self.mails.glance(visit.seen.mail);
            }
        }
        std::hint::black_box(seen);
    }

    /// Asks the rules about two rows of one row and those before it.
    pub(super) fn visit(&mut self, visit: Visit, mut place: Place, asking: &mut Asking<'_>) {
        let record = asking.record;
        asking.before.shift(&mut place);
        let spot = self.room.atlas.tables.spot(&place);
        if let Some(name) = self.room.atlas.names.last_mut() {
            name.visits += 1;
        }
        let name = record.name_with_former().filter(|_| !record.is_garbled(Role::Name)).unwrap_or_default();
        let row = Row { visit, record, place, spot, name: &name };
        let Some(person) = self.person(&row, asking) else { return };
        if asking.bench.needs.mails {
            self.give_mail(&row, person);
        }
        if !self.attend(&row, person, asking) && visit.sessions.sitting != 0 {
            self.sit(visit, spot, person, asking);
        }
    }

    /// Who the row is about, after the rules about numbers were asked. `None` where that is not known, and for the second
    /// of two people under one number: what else they share means nothing.
    fn person(&mut self, row: &Row<'_>, asking: &mut Asking<'_>) -> Option<u32> {
        let Room { atlas, people, attendance, .. } = &mut self.room;
        let before = atlas.tables.rows_before();
        let Some(number) = row.record.facts.number else {
            if is_blank(row.name) {
                return None;
            }
            stranger_into(row.record, row.name, &mut self.key);
            return Some(attendance.stranger(self.key.as_bytes()));
        };
        // A row whose name cannot be read says nothing about whose number it is.
        if is_blank(row.name) {
            return Some(number);
        }
        let seen = &row.visit.seen;
        let met = people.meet(number, row.name, seen, row.spot, before);
        let is_new = matches!(met, Met::First);
        let (earlier, elsewhere) = match met {
            Met::First => (None, false),
            Met::Here(earlier) => (Some(earlier), false),
            Met::Elsewhere(earlier) => (Some(earlier), true),
        };
        let same = earlier.is_none_or(|earlier| is_same_person(row, seen, &earlier, elsewhere, atlas, asking));
        if (is_new || elsewhere) && seen.is_plain && asking.bench.needs.identities {
            let other = people.other_number(number, row.name, seen, before);
            // Two tables with two numbers for one person are told once, where the second number first occurs.
            let told = |other: &Earlier<'_>| is_new || other.spot.row > before;
            if let Some(other) = other.filter(told) {
                let partner = Partner::of(&other, "", other.spot.row <= before);
                asking.ask(&asking.bench.asked.other_number, Role::RegistrationNumber, atlas, &partner);
            }
        }
        if elsewhere && !same {
            asking.pending.disputed.insert(number);
        }
        (same || elsewhere).then_some(number)
    }

    fn give_mail(&mut self, row: &Row<'_>, person: u32) {
        let hash = row.visit.seen.mail;
        if hash == 0 || is_blank(row.name) {
            return;
        }
        // The rows of one person follow each other. A hash that is the same by chance would only be met later.
        if std::mem::replace(&mut self.last_mail, (person, hash)) == (person, hash) {
            return;
        }
        let Some(column) = row.record.plan.column_of(Role::Email) else { return };
        let address = row.record.cell(column);
        let Some(met) = self.mails.meet(hash, address, person, row.spot) else { return };
        let stranger = self.room.attendance.stranger_key(met.person);
        let first = match stranger {
            Some(key) => std::str::from_utf8(key).unwrap_or_default().split('\u{1F}').next().map(str::to_owned),
            None => self.room.people.name_of(met.person).map(fold_name),
        };
        // One person, with two numbers or once without: no second one.
        if first.is_some_and(|first| names_of_one_number(&first, row.name) > NameRelation::FormerName) {
            self.mails.share(met, address, person, row.spot);
        }
    }

    /// Keeps what the person attended; `true` when it was attended in an earlier row of the table.
    fn attend(&mut self, row: &Row<'_>, person: u32, asking: &mut Asking<'_>) -> bool {
        let before = self.room.atlas.tables.rows_before();
        let disputed = asking.pending.disputed.contains(&person);
        let mut elsewhere: Option<(u32, Spot)> = None;
        let all = row.visit.sessions.first as usize..(row.visit.sessions.first + row.visit.sessions.count) as usize;
        for at in all {
            let Some(&session) = self.sessions.get(at) else { continue };
            match self.room.attendance.meet(person, session, row.spot, before) {
                Met::First => {}
                Met::Elsewhere(spot) => elsewhere = elsewhere.or(Some((session, spot))),
                Met::Here(_) if !self.tell_parts => self.indistinct += 1,
                Met::Here(spot) => {
                    let partner = Partner { name: row.name, ..Partner::at(spot, false) };
                    let role = told_by(row.record.facts.number.is_some());
                    asking.ask(&asking.bench.asked.same_attendance, role, &self.room.atlas, &partner);
                    return true;
                }
            }
        }
        if let Some((session, spot)) = elsewhere.filter(|_| !disputed) {
            self.attend_again(row, session, spot, asking);
        }
        false
    }

    /// The same attendance in an earlier table: noted, because the whole table may be a version of that one.
    fn attend_again(&self, row: &Row<'_>, session: u32, spot: Spot, asking: &mut Asking<'_>) {
        let key = self.room.attendance.session_key(session);
        let table = self.room.atlas.tables.table_of(spot);
        if !SessionKey::is_dated(key) {
            return;
        }
        let has_number = row.record.facts.number.is_some();
        let parts = self.tell_parts && self.room.atlas.names.get(table as usize).is_some_and(|name| name.tell_parts);
        let column = row.record.plan.column_of(told_by(has_number));
        let again = || Again {
            table,
            has_number,
            place: row.place,
            earlier: spot,
            value: column.map_or("", |column| row.record.cell(column)).into(),
            name: row.name.into(),
        };
        asking.pending.note(table, parts && SessionKey::is_named(key), again);
    }
}

/// Asks the rules about one number in two rows; `false` when it is that of two people.
fn is_same_person(
    row: &Row<'_>,
    seen: &Sighting,
    earlier: &Earlier<'_>,
    elsewhere: bool,
    atlas: &Atlas,
    asking: &mut Asking<'_>,
) -> bool {
    let births = (seen.birth, earlier.birth_date.map_or(0, Sighting::pack));
    let same_birth = births.0 == births.1 || births.0 == 0 || births.1 == 0;
    if earlier.name == row.name && same_birth {
        return true;
    }
    let birth_date = earlier.birth_date.map(|date| date.to_string()).unwrap_or_default();
    let partner = Partner::of(earlier, &birth_date, elsewhere);
    let asked = asking.bench.asked;
    if earlier.name != row.name {
        asking.ask(&asked.same_number, Role::RegistrationNumber, atlas, &partner);
        if names_of_one_number(row.name, earlier.name) > NameRelation::FormerName {
            return false;
        }
    }
    if !same_birth
        && !asking.pending.births.contains(&(earlier.number, elsewhere))
        && asking.ask(&asked.same_person, Role::BirthDate, atlas, &partner)
    {
        asking.pending.births.insert((earlier.number, elsewhere));
    }
    true
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
