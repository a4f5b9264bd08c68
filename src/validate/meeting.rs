//! A row meets the rows before it: of its table, and of the tables before.

use std::borrow::Cow;

use crate::finding::Place;
use crate::record::{Encounter, MailLog, Record, SessionKey, Sessions, Spot};
use crate::schema::Role;

use super::ask::{Asking, Partner};
use super::judge::Visit;
use super::judged_row::JudgedRow;
use super::pending::Again;
use super::room::Room;

/// The role by which a person is told.
pub(super) const fn told_by(has_number: bool) -> Role {
    if has_number { Role::RegistrationNumber } else { Role::Name }
}

/// One row on its way through what is kept of those before.
pub(super) struct Row<'a> {
    pub(super) visit: Visit,
    pub(super) record: &'a Record<'a>,
    pub(super) place: Place,
    pub(super) spot: Spot,
}

impl Row<'_> {
    /// The name, with a former one; blank where it could not be read.
    pub(super) fn name(&self) -> Cow<'_, str> {
        let name = self.record.name_with_former().filter(|_| !self.record.is_garbled(Role::Name));
        name.unwrap_or_default()
    }
}

/// What the rows of a table have met so far.
pub(super) struct Meeting {
    /// Rows of people who occur again, where no column tells their rows apart.
    pub indistinct: u64,
    /// What is kept from table to table.
    pub room: Room,
    /// Who gives which address.
    pub mails: MailLog,
    tell_parts: bool,
    /// The number of each session of this block in the room's index, and of each stay in its diary.
    pub(super) sessions: Vec<u32>,
    pub(super) stays: Vec<u32>,
    /// Rows of this block whose number was found to be somebody else's, in order.
    pub borrowed: Vec<u64>,
    /// The person of the row before, where no rule had anything to say of who that is.
    last: Option<u32>,
    /// Room for the key of somebody without a number.
    pub(super) key: String,
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
            mails: MailLog::default(),
            tell_parts,
            sessions: Vec::new(),
            stays: Vec::new(),
            borrowed: Vec::new(),
            last: None,
            key: String::new(),
            day: Vec::new(),
        }
    }

    /// Prepares for the rows of a block.
    pub(super) fn begin_block(&mut self, sessions: &Sessions) {
        self.last = None;
        self.borrowed.clear();
        let Room { attendance, diary, .. } = &mut self.room;
        self.sessions.clear();
        self.sessions.extend(sessions.keys.iter().map(|key| attendance.session(key)));
        self.stays.clear();
        self.stays.extend(sessions.stays.iter().map(|stay| diary.id(stay)));
    }

    /// Brings what the next rows will need near, all at once: waiting for memory row by row is most of this work. First
    /// come the tables, then what they point to.
    pub(super) fn glance(&self, visits: &[Visit], records: &[JudgedRow]) {
        let mut seen = 0;
        let number = |visit: &Visit| records.get(visit.record as usize).and_then(|record| record.facts.number);
        let firsts = || visits.iter().filter(|visit| !visit.seen.repeats);
        for visit in firsts() {
            if let Some(number) = number(visit) {
                seen ^= self.room.people.glance(number, &visit.seen);
            }
        }
        for visit in firsts() {
            if let Some(number) = number(visit) {
                seen ^= self.room.people.glance_again(number);
            }
        }
        for visit in visits.iter().filter(|_| self.tell_parts) {
            if let (Some(number), Some(&session)) = (number(visit), self.sessions.get(visit.sessions.first as usize)) {
                seen ^= u32::from(self.room.attendance.glance(number, session));
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
        let row = Row { visit, record, place, spot };
        let person = match self.last.filter(|_| visit.seen.repeats) {
            Some(person) => person,
            None => {
                let told = (asking.findings.len(), asking.pending.findings.len());
                let person = self.person(&row, asking);
                let quiet = told == (asking.findings.len(), asking.pending.findings.len());
                self.last = person.filter(|_| quiet);
                let Some(person) = person else { return };
                if asking.bench.needs.mails {
                    self.give_mail(&row, person);
                }
                person
            }
        };
        if !self.attend(&row, person, asking) && visit.sessions.stay != 0 {
            self.sit(visit, spot, person, asking);
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
                Encounter::First => {}
                Encounter::Elsewhere(spot) => elsewhere = elsewhere.or(Some((session, spot))),
                Encounter::Here(_) if !self.tell_parts => self.indistinct += 1,
                Encounter::Here(spot) => {
                    let name = row.name();
                    let partner = Partner { name: &name, ..Partner::at(spot, false) };
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
            name: row.name().into(),
        };
        asking.pending.note(table, parts && SessionKey::is_named(key), again);
    }
}
