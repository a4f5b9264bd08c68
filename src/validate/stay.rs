//! A person's day: where else somebody was when a session went on.

use crate::record::{Spot, Stay};
use crate::schema::Role;

use super::ask::{Asking, Partner};
use super::judge::Visit;
use super::meeting::Meeting;

/// Pairs that are remembered; a run with more has not two alike.
const REMEMBERED: usize = 1 << 18;

impl Meeting {
    /// Asks the rules about two rows of one person on one day, and notes where the person was.
    pub(super) fn sit(&mut self, visit: Visit, spot: Spot, person: u32, asking: &mut Asking<'_>) {
        let Some(&own) = self.stays.get(visit.sessions.stay as usize - 1) else { return };
        let before = self.room.atlas.tables.rows_before();
        let mut day = std::mem::take(&mut self.day);
        day.clear();
        day.extend(self.room.diary.day_of(person, own));
        day.reverse();
        let told = |here: bool| {
            let of_there = day.iter().filter(|(_, at)| (at.row > before) == here);
            of_there.into_iter().any(|(other, _)| self.is_alike(*other, own))
        };
        // One session may give several things: whatever clashes with it was told at its first row.
        let (told_here, told_elsewhere) = (told(true), told(false));
        if !told_here {
            let mut found = false;
            for is_here in [true, false] {
                if found || !is_here && (told_elsewhere || asking.pending.disputed.contains(&person)) {
                    continue;
                }
                // The first row of its own table, the last of others, as with all keys.
                let of_there = || day.iter().filter(|(_, at)| (at.row > before) == is_here);
                if is_here {
                    found = of_there().any(|&(other, at)| self.ask_about(other, own, at, true, asking));
                } else {
                    found = of_there().rev().any(|&(other, at)| self.ask_about(other, own, at, false, asking));
                }
            }
            self.room.diary.note(person, own, spot);
        }
        self.day = day;
    }

    /// The same hours of the same seminar, in the same role.
    fn is_alike(&self, other: u32, own: u32) -> bool {
        let pair = self.room.diary.stay(other).zip(self.room.diary.stay(own));
        let alike = |a: &Stay, b: &Stay| {
            a.start == b.start
                && a.end == b.end
                && a.is_lecturer == b.is_lecturer
                && a.same_seminar(b) != Some(false)
                && (a.start.is_some() || a.part == b.part)
        };
        other == own || pair.is_some_and(|(a, b)| alike(a, b))
    }

    fn ask_about(&mut self, other: u32, own: u32, at: Spot, is_here: bool, asking: &mut Asking<'_>) -> bool {
        let key = (other, own, is_here);
        if self.room.quiet.contains(&key) || asking.pending.clashes.contains(&key) {
            return false;
        }
        let stay = |id: u32| self.room.diary.stay(id);
        let (Some(earlier), Some(later)) = (stay(other).cloned(), stay(own).cloned()) else { return false };
        let partner = Partner { stays: Some((&earlier, &later)), ..Partner::at(at, !is_here) };
        let asked = asking.bench.asked;
        let role = if earlier.is_lecturer == later.is_lecturer { None } else { Some(Role::Participation) };
        let two = role.is_some_and(|role| asking.ask(&asked.two_roles, role, &self.room.atlas, &partner));
        let start = if asking.bench.plan.column_of(Role::SeminarStart).is_some() {
            Role::SeminarStart
        } else {
            Role::RegistrationNumber
        };
        let clash = !two && asking.ask(&asked.same_day, start, &self.room.atlas, &partner);
        if clash && earlier.same_seminar(&later) != Some(false) {
            // A clash in the timetable of one seminar is one cause, whoever sits in it.
            asking.pending.clashes.insert(key);
        } else if !(two || clash) && self.room.quiet.len() < REMEMBERED {
            self.room.quiet.insert(key);
        }
        two || clash
    }
}
