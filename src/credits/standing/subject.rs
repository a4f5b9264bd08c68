use std::borrow::Cow;

use crate::value::Date;

use super::super::certificate::{Certificate, Doctor};
use super::super::course::{Courses, Holders};
use super::super::ledger::{Entry, Ledger, LedgerDoctor, Spot};
use super::super::programme::{ApplicationKind, Programmes};

/// Whose standing in which programme is asked for.
#[derive(Clone, Debug)]
pub struct Subject<'a> {
    /// The certificate that is renewed, or the application; for a doctor of whom only a ledger tells, what that says.
    pub who: Cow<'a, Certificate>,
    /// First certificate or renewal.
    pub kind: ApplicationKind,
    /// `true` where the place is a ledger's: no list of certificates names the doctor in this programme.
    pub of_ledger: bool,
}

/// Everybody of whom a standing can be told: each doctor's latest certificate of each programme, in the order of the list;
/// then each doctor with credits of a programme in which no certificate is listed, by number. Renewal credits alone make
/// such a doctor one whose certificate is missing; any others make one who applies for the first time.
#[must_use]
pub fn subjects<'a>(ledger: &Ledger, certificates: &'a [Certificate], programmes: &Programmes) -> Vec<Subject<'a>> {
    let holders = Holders::of(certificates);
    let mut found: Vec<Subject<'a>> = Vec::with_capacity(certificates.len());
    for (at, certificate) in certificates.iter().enumerate() {
        let held = certificate.number.into_iter().flat_map(|number| holders.held(number, &certificate.programme));
        let key = |(at, other): (usize, &Certificate)| (other.valid_until, other.valid_from, std::cmp::Reverse(at));
        let is_latest = held.map(key).max().is_none_or(|latest| latest.2.0 == at);
        if is_latest {
            found.push(Subject { who: Cow::Borrowed(certificate), kind: ApplicationKind::Renewal, of_ledger: false });
        }
    }
    let courses = Courses::of(programmes);
    let own = own_programmes(programmes);
    let contested = ledger.held().chunk_by(|a, b| a.number == b.number);
    let contested = contested.filter_map(|own| Some((own.first()?.number, own)));
    let contested = contested.filter(|(number, _)| ledger.is_contested(*number) && ledger.of(*number).is_empty());
    let mut people: Vec<(u32, &[Entry])> = ledger.people().chain(contested).collect();
    people.sort_by_key(|(number, _)| *number);
    for (number, entries) in people {
        let mut told: Vec<(&str, ApplicationKind)> = Vec::new();
        for entry in entries {
            let Some(category) = courses.decided(entry, &holders) else { continue };
            let of_category = courses.of_category(category);
            let Some((programme, _)) = own
                .get(usize::from(category))
                .and_then(|own| own.as_deref())
                .and_then(|own| of_category.iter().find(|(programme, _)| programme == own))
            else {
                continue;
            };
            let is_new = of_category.iter().any(|(known, kind)| known == programme && *kind == ApplicationKind::New);
            let kind = if is_new { ApplicationKind::New } else { ApplicationKind::Renewal };
            match told.iter_mut().find(|(known, _)| known == programme) {
                Some((_, before)) => *before = (*before).min(kind),
                None => told.push((programme, kind)),
            }
        }
        told.sort_unstable();
        for (programme, kind) in told {
            if holders.held(number, programme).next().is_none() {
                let who = Cow::Owned(as_ledger_tells(ledger, number, programme));
                found.push(Subject { who, kind, of_ledger: true });
            }
        }
    }
    found
}

/// The programme to which a category belongs, by its position in the vocabulary: another may count it as well, and makes
/// nobody an applicant of that.
fn own_programmes(_: &Programmes) -> Vec<Option<String>> {
    use crate::schema::{Role, Vocabulary};
    Vocabulary::embedded().values(Role::Category).iter().map(|value| value.programme.clone()).collect()
}

fn as_ledger_tells(ledger: &Ledger, number: u32, programme: &str) -> Certificate {
    // One who was typed into a workbook stands in no file.
    let nowhere = || LedgerDoctor { spot: Spot { table: u16::MAX, ..Spot::default() }, ..LedgerDoctor::default() };
    let doctor = ledger.doctor(number).cloned().unwrap_or_else(nowhere);
    Certificate {
        number: Some(number),
        programme: programme.to_owned(),
        spot: doctor.spot,
        doctor: Doctor { name: doctor.name, kana: doctor.kana, ..Doctor::default() },
        ..Certificate::default()
    }
}

impl Subject<'_> {
    /// The day on which it is judged: that of the application, where it belongs to this certificate; else `as_of`.
    pub(super) fn judged(&self, as_of: Date) -> (Date, super::JudgedBy) {
        let begins = self.who.valid_from.unwrap_or(Date::MIN);
        match self.who.applied_on.filter(|day| *day >= begins) {
            Some(day) => (day, super::JudgedBy::Application),
            None => (as_of, super::JudgedBy::AsOf),
        }
    }
}
