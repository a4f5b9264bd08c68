//! Which course an entry belongs to, and which certificates a doctor holds.

use foldhash::fast::FixedState;
use hashbrown::HashMap;
use smallvec::SmallVec;

use crate::value::Date;

use super::certificate::Certificate;
use super::ledger::Entry;
use super::programme::{ApplicationKind, Programmes, category_index};
use super::standing::Span;
use super::{day_after, years_after};

/// Who holds which certificates.
#[derive(Debug, Default)]
pub(super) struct Holders<'a> {
    certificates: &'a [Certificate],
    by_number: HashMap<u32, SmallVec<[u32; 2]>, FixedState>,
}

impl<'a> Holders<'a> {
    pub(super) fn of(certificates: &'a [Certificate]) -> Self {
        let mut by_number: HashMap<u32, SmallVec<[u32; 2]>, FixedState> = HashMap::default();
        for (at, certificate) in certificates.iter().enumerate() {
            if let Some(number) = certificate.number {
                by_number.entry(number).or_default().push(at as u32);
            }
        }
        Self { certificates, by_number }
    }

    /// The certificates of a doctor, in the order of the list.
    pub(super) fn all<'s>(&'s self, number: u32) -> impl Iterator<Item = (usize, &'a Certificate)> + use<'s, 'a> {
        let own = self.by_number.get(&number).into_iter().flatten();
        own.filter_map(|&at| Some((at as usize, self.certificates.get(at as usize)?)))
    }

    /// Those of one programme.
    pub(super) fn held<'s>(
        &'s self,
        number: u32,
        programme: &'s str,
    ) -> impl Iterator<Item = (usize, &'a Certificate)> + use<'s, 'a> {
        self.all(number).filter(move |(_, certificate)| certificate.programme == programme)
    }
}

/// The validity of a certificate. Where one end is missing it is reckoned from the other, as long as the programme says;
/// `.1` tells which.
pub(super) fn validity(certificate: &Certificate, years: u8) -> Option<(Span, Option<Reckoned>)> {
    let years = i32::from(years);
    let (from, until, reckoned) = match (certificate.valid_from, certificate.valid_until) {
        (Some(from), Some(until)) => (from, until, None),
        (None, Some(until)) if years > 0 => (day_after(years_after(until, -years)), until, Some(Reckoned::Start)),
        (Some(from), None) if years > 0 => {
            (from, super::calendar::day_before(years_after(from, years)), Some(Reckoned::End))
        }
        _ => return None,
    };
    (from <= until).then_some((Span { from, until }, reckoned))
}

/// Which end of a validity was reckoned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reckoned {
    /// The first day.
    Start,
    /// The last day.
    End,
}

/// Which programmes and kinds of application a category belongs to, by its position in the vocabulary.
#[derive(Debug)]
pub(super) struct Courses {
    of: Vec<SmallVec<[(String, ApplicationKind); 2]>>,
}

impl Courses {
    pub(super) fn of(programmes: &Programmes) -> Self {
        let mut of: Vec<SmallVec<[(String, ApplicationKind); 2]>> = Vec::new();
        for rules in programmes.iter() {
            let own = rules.categories.iter().map(|category| &category.id);
            let own = own.chain(rules.distinct.iter().map(|distinct| &distinct.id));
            for id in own.chain(rules.routes.iter().map(|route| &route.id)) {
                let Some(index) = category_index(&id.0).map(usize::from) else { continue };
                if of.len() <= index {
                    of.resize(index + 1, SmallVec::new());
                }
                let pair = (rules.programme.clone(), rules.kind);
                if !of[index].contains(&pair) {
                    of[index].push(pair);
                }
            }
        }
        Self { of }
    }

    /// The programmes and kinds that know a category.
    pub(super) fn of_category(&self, category: u8) -> &[(String, ApplicationKind)] {
        self.of.get(usize::from(category)).map_or(&[], |list| list.as_slice())
    }

    /// The programme whose renewals alone know a category: its entries presume a certificate.
    pub(super) fn renewal_only(&self, category: u8) -> Option<&str> {
        match self.of_category(category) {
            [(programme, ApplicationKind::Renewal)] => Some(programme),
            _ => None,
        }
    }

    /// The category that an entry counts for. A bare 実地 is that of the basic course for those without a certificate, and
    /// of the renewal course from the first day of the first one on; `None` where that does not decide.
    pub(super) fn decided(&self, entry: &Entry, holders: &Holders<'_>) -> Option<u8> {
        if entry.or_category == u8::MAX {
            return (entry.category != u8::MAX).then_some(entry.category);
        }
        let both = [entry.category, entry.or_category];
        let kinds = both.map(|category| self.of_category(category).first());
        let [Some((programme, first)), Some((other, second))] = kinds else { return None };
        if programme != other || first == second {
            return None;
        }
        let wanted = course_by_certificate(entry.date, holders.held(entry.number, programme).map(|(_, held)| held))?;
        Some(both[usize::from(*first != wanted)])
    }
}

fn course_by_certificate<'a>(
    date: Option<Date>,
    held: impl Iterator<Item = &'a Certificate>,
) -> Option<ApplicationKind> {
    let mut first: Option<(Date, bool)> = None;
    let mut any = false;
    for certificate in held {
        any = true;
        if let Some((span, _)) = validity(certificate, 5) {
            let is_first = certificate.kind == Some(ApplicationKind::New);
            if first.is_none_or(|(from, _)| span.from < from) {
                first = Some((span.from, is_first));
            }
        }
    }
    if !any {
        return Some(ApplicationKind::New);
    }
    match (first, date) {
        (None, _) => None,
        // A holder counts for the renewal; the basic course was used up.
        (Some(_), None) => Some(ApplicationKind::Renewal),
        (Some((from, _)), Some(date)) if date >= from => Some(ApplicationKind::Renewal),
        // Before a first certificate there was only the basic course; before another one there were both.
        (Some((_, true)), Some(_)) => Some(ApplicationKind::New),
        (Some((_, false)), Some(_)) => None,
    }
}
