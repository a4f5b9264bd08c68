//! A docket → what the board is shown.

use std::collections::{HashMap, HashSet};

use crate::credits::Certificate;
use crate::docket::{Belonging, Case, Course, Docket, Kind, Level};
use crate::value::prefecture_in;

use super::material::{Due, DueCount, Entry, Heading, List, Material};
use super::{order, words};

/// What a board is shown of a docket, and where each applicant of each list stands among the cases.
#[must_use]
pub fn prepare(docket: &Docket<'_>, heading: Heading) -> Prepared {
    let mut associations = Associations::of(docket);
    let mut lists = Vec::new();
    let mut cases = Vec::new();
    for (course, kind) in groups() {
        let mut own: Vec<(usize, &Case<'_>)> =
            (0..).zip(&docket.cases).filter(|(_, case)| fits(case, course, kind)).collect();
        if own.is_empty() {
            continue;
        }
        own.sort_by_cached_key(|(at, case)| {
            let application = &case.application;
            (
                associations.place(&application.belonging),
                order::reading(&application.kana),
                application.name.clone(),
                *at,
            )
        });
        let entries = own.iter().map(|(_, case)| entry(case, docket)).collect();
        lists.push(List { course, kind, entries });
        cases.push(own.into_iter().map(|(at, _)| at).collect());
    }
    let due = due(docket, &mut associations);
    let applying: HashSet<&Belonging> = docket.cases.iter().map(|case| &case.application.belonging).collect();
    let shown: Vec<Belonging> =
        associations.sorted().into_iter().filter(|belonging| applying.contains(belonging)).collect();
    let is_local = heading.level == Level::Local;
    let prefecture = is_local.then(|| prefecture(docket, &heading.association)).flatten();
    Prepared { material: Material { heading, lists, prefecture, associations: shown, due }, cases }
}

/// The prefecture that the association names, else the only one that the associations of the lists name.
fn prefecture(docket: &Docket<'_>, association: &str) -> Option<&'static str> {
    let applying = docket.cases.iter().flat_map(|case| {
        let told = case.roster.as_ref().and_then(|roster| roster.association.as_deref());
        [Some(case.application.belonging.words()), told].into_iter().flatten()
    });
    let holding = docket.certificates.iter().map(|certificate| certificate.doctor.association.as_str());
    prefecture_in(association).or_else(|| {
        let mut named = applying.chain(holding).filter_map(prefecture_in);
        let first = named.next()?;
        named.all(|other| other == first).then_some(first)
    })
}

/// Material, and the way back to the cases that only an office sees.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// What the board is shown.
    pub material: Material,
    /// For each list, the case of each applicant, by its position in the docket.
    pub cases: Vec<Vec<usize>>,
}

/// The lists in their order; those of which something is not known last.
fn groups() -> impl Iterator<Item = (Option<Course>, Option<Kind>)> {
    let courses = Course::ALL.into_iter().map(Some).chain([None]);
    courses.flat_map(|course| Kind::ALL.into_iter().map(Some).chain([None]).map(move |kind| (course, kind)))
}

fn fits(case: &Case<'_>, course: Option<Course>, kind: Option<Kind>) -> bool {
    (case.application.course, case.application.kind) == (course, kind)
}

fn entry(case: &Case<'_>, docket: &Docket<'_>) -> Entry {
    let application = &case.application;
    let certificate = case.certificate.and_then(|at| docket.certificates.get(at));
    Entry {
        name: application.name.clone(),
        kana: application.kana.clone(),
        belonging: application.belonging.clone(),
        workplace: application.workplace.clone(),
        valid_until: certificate.and_then(|certificate| certificate.valid_until),
        matters: words::matters(case, docket),
        remarks: words::remarks(case),
    }
}

fn due(docket: &Docket<'_>, associations: &mut Associations) -> Due {
    let Some(round) = &docket.due.round else { return Due::default() };
    let mut known: HashMap<Belonging, [u64; 2]> = HashMap::new();
    for certificate in docket.due.certificates.iter().filter_map(|&at| docket.certificates.get(at)) {
        let (belonging, Some(course)) = (belonging(certificate), Course::of_id(&certificate.programme)) else {
            continue;
        };
        associations.place(&belonging);
        known.entry(belonging).or_default()[course.at()] += 1;
    }
    let mut counts: Vec<DueCount> = known.into_iter().map(|(belonging, of)| DueCount { belonging, of }).collect();
    counts.sort_by_cached_key(|count| associations.place(&count.belonging));
    Due { round: round.label.ja.clone(), expiry: Some((round.expiry_from, round.expiry_until)), counts }
}

/// To which association the holder of a certificate belongs.
pub(super) fn belonging(certificate: &Certificate) -> Belonging {
    let doctor = &certificate.doctor;
    let status = if doctor.member_status == "non-member" { "非会員" } else { "" };
    Belonging::read(&doctor.association, status)
}

/// Associations in the order in which they stand: by prefecture, then as the lists have them.
struct Associations(hashbrown::HashMap<Belonging, usize, foldhash::fast::FixedState>);

impl Associations {
    fn of(docket: &Docket<'_>) -> Self {
        let mut known = Self(hashbrown::HashMap::default());
        for case in &docket.cases {
            known.place(&case.application.belonging);
        }
        known
    }

    /// Where an association stands; one that is not known yet, behind those of its prefecture.
    fn place(&mut self, belonging: &Belonging) -> (order::Rank, usize) {
        let next = self.0.len();
        let at = match self.0.get(belonging) {
            Some(at) => *at,
            None => *self.0.entry(belonging.clone()).or_insert(next),
        };
        (order::rank(belonging), at)
    }

    fn sorted(&self) -> Vec<Belonging> {
        let mut all: Vec<(&Belonging, usize)> = self.0.iter().map(|(belonging, at)| (belonging, *at)).collect();
        all.sort_by_key(|(belonging, at)| (order::rank(belonging), *at));
        all.into_iter().map(|(belonging, _)| belonging.clone()).collect()
    }
}
