//! Applications + certificates + ledger + roster → the docket of one round.

use std::borrow::Cow;

use foldhash::fast::FixedState;
use hashbrown::HashMap;

use crate::credits::{ApplicationKind, Certificate, Round, Standing, Subject, evidence, judge};
use crate::reconcile::{Query, Reconciler, Roster, Scope};
use crate::value::{NameRelation, fold_name, is_blank, same_name};

use super::application::Application;
use super::belonging::Belonging;
use super::case::{Case, OnRoster};
use super::document::needed;
use super::due::{Due, due};
use super::matter::{Matter, of_standing};
use super::sources::Sources;
use super::words::{Course, Kind, Level};

/// Everything that stands before a board.
#[derive(Clone, Debug)]
pub struct Docket<'a> {
    /// The cases, one for each application, in their order.
    pub cases: Vec<Case<'a>>,
    /// All certificates.
    pub certificates: &'a [Certificate],
    /// The round.
    pub round: Round,
    /// Whose board.
    pub level: Level,
    /// Who is due in the round after this one.
    pub due: Due,
}

/// Puts the docket of a round together.
#[must_use]
pub fn docket<'a>(sources: &Sources<'a>) -> Docket<'a> {
    let certificates = sources.judging.certificates;
    let held = Held::of(certificates);
    let roster = sources.roster.map(|roster| (roster, Reconciler::new(roster, Scope::default())));
    let queries = sources.queries.iter().map(Some).chain(std::iter::repeat(None));
    let mut applications = sources.applications.to_vec();
    let on_roster: Vec<Option<OnRoster>> = applications
        .iter_mut()
        .zip(queries)
        .map(|(application, query)| Some(fill_in(application, query?, roster.as_ref()?)))
        .collect();
    let subjects: Vec<Option<(Option<usize>, Subject<'_>)>> =
        applications.iter().map(|application| subject(application, &held, certificates)).collect();
    let asked: Vec<Subject<'_>> = subjects.iter().flatten().map(|(_, subject)| subject.clone()).collect();
    let mut standings = judge(&sources.judging, &asked, sources.threads).into_iter();
    let elsewhere = Elsewhere::of(sources);
    let mut first: HashMap<(u32, Course, Kind), usize, FixedState> = HashMap::default();
    let mut cases: Vec<Case<'a>> = Vec::with_capacity(applications.len());
    for (at, ((application, found), roster)) in applications.into_iter().zip(&subjects).zip(on_roster).enumerate() {
        let certificate = found.as_ref().and_then(|(certificate, _)| *certificate);
        let standing = found.as_ref().and_then(|_| standings.next());
        let earlier =
            application.number.zip(application.course).zip(application.kind).and_then(|((number, course), kind)| {
                let before = *first.entry((number, course, kind)).or_insert(at);
                (before != at).then_some(before)
            });
        let about = About { application: &application, certificate, standing: standing.as_ref(), held: &held };
        let documents = needed(&application, standing.as_ref());
        let mut matters = about.matters(certificates, &elsewhere, sources);
        matters.extend(earlier.map(Matter::Twice));
        let missing: Vec<_> =
            documents.iter().filter(|needed| needed.is_there == Some(false)).map(|needed| needed.document).collect();
        if !missing.is_empty() {
            matters.push(Matter::DocumentsMissing(missing));
        }
        let window = (sources.round.apply_from, sources.round.apply_until);
        let in_window = application.date.map(|day| (window.0..=window.1).contains(&day));
        cases.push(Case { application, certificate, standing, documents, matters, roster, in_window });
    }
    let due = due(&cases, sources);
    Docket { cases, certificates, round: sources.round.clone(), level: sources.level, due }
}

/// Certificates by number and programme, in the order of the list.
struct Held(HashMap<u32, Vec<usize>, FixedState>);

impl Held {
    fn of(certificates: &[Certificate]) -> Self {
        let mut by_number: HashMap<u32, Vec<usize>, FixedState> = HashMap::default();
        for (at, certificate) in certificates.iter().enumerate() {
            if let Some(number) = certificate.number {
                by_number.entry(number).or_default().push(at);
            }
        }
        Self(by_number)
    }

    fn of_course(&self, number: u32, course: Course, certificates: &[Certificate]) -> Vec<usize> {
        let own = self.0.get(&number).map_or(&[][..], Vec::as_slice).iter().copied();
        own.filter(|&at| certificates.get(at).is_some_and(|certificate| certificate.programme == course.id())).collect()
    }
}

/// The latest certificate, and whose standing is asked for.
fn subject<'a>(
    application: &Application,
    held: &Held,
    certificates: &'a [Certificate],
) -> Option<(Option<usize>, Subject<'a>)> {
    let (course, kind) = (application.course?, application.kind?);
    let own = application.number.map_or_else(Vec::new, |number| held.of_course(number, course, certificates));
    let latest = own.iter().copied().max_by_key(|&at| {
        (
            certificates.get(at).map(|certificate| (certificate.valid_until, certificate.valid_from)),
            std::cmp::Reverse(at),
        )
    });
    let renewed = latest.filter(|_| kind == Kind::Renewal);
    let base = renewed.and_then(|at| certificates.get(at)).cloned().unwrap_or_default();
    let told = application.evidence.as_deref().map(evidence).unwrap_or_default();
    let who = Certificate {
        number: application.number,
        programme: course.id().to_owned(),
        kind: Some(kind.application()),
        applied_on: application.date,
        evidence: if told.is_empty() { base.evidence.clone() } else { told },
        ..base
    };
    let is_unknown = kind == Kind::Renewal && renewed.is_none();
    Some((renewed, Subject { who: Cow::Owned(who), kind: kind.application(), of_ledger: is_unknown }))
}

/// Fills in what the application leaves blank, and notes where it differs from the roster.
fn fill_in(application: &mut Application, query: &Query, roster: &(&Roster, Reconciler<'_>)) -> OnRoster {
    let answer = roster.1.about(query);
    let Some(person) = answer.person.and_then(|row| roster.0.person(row)) else {
        // Who may be meant differs in what keeps anybody from being sure.
        return OnRoster { differences: answer.differences, ..OnRoster::default() };
    };
    let mut filled = Vec::new();
    if application.kana.is_empty() && !person.kana().is_empty() {
        person.kana().clone_into(&mut application.kana);
        filled.push("フリガナ");
    }
    let told = Belonging::read(person.association(), "");
    let mut association = None;
    match (&application.belonging, told) {
        (Belonging::NotTold, told) if told != Belonging::NotTold => {
            application.belonging = told;
            filled.push("所属医師会");
        }
        (known, Belonging::Member(name)) if fold_name(known.words()) != fold_name(&name) => association = Some(name),
        _ => {}
    }
    if application.birth.is_none() && person.birth().date().is_some() {
        application.birth = person.birth().date();
        filled.push("生年月日");
    }
    OnRoster { is_found: true, differences: answer.differences, association, filled }
}

/// One application, and what it is held against.
struct About<'x, 'a> {
    application: &'x Application,
    certificate: Option<usize>,
    standing: Option<&'x Standing<'a>>,
    held: &'x Held,
}

impl About<'_, '_> {
    fn matters(&self, certificates: &[Certificate], elsewhere: &Elsewhere, sources: &Sources<'_>) -> Vec<Matter> {
        let application = self.application;
        let mut matters = Vec::new();
        let missing = [
            (application.course.is_none(), Matter::ProgrammeUnknown),
            (application.kind.is_none(), Matter::KindUnknown),
            (application.number.is_none(), Matter::NumberUnknown),
        ];
        matters.extend(missing.into_iter().filter(|(is_missing, _)| *is_missing).map(|(_, matter)| matter));
        let (Some(course), Some(kind), Some(number)) = (application.course, application.kind, application.number)
        else {
            return matters;
        };
        let own = self.held.of_course(number, course, certificates);
        match (kind, self.certificate) {
            (Kind::Renewal, None) => matters.push(Matter::CertificateMissing),
            (Kind::Renewal, Some(latest)) => {
                let several = side_by_side(latest, &own, certificates);
                matters.extend((!several.is_empty()).then_some(Matter::CertificatesSeveral(several)));
            }
            (Kind::New, _) => matters.extend(own.first().copied().map(Matter::OnceOnly)),
        }
        let ledger = sources.judging.ledger;
        let named = ledger.doctor(number).map_or("", |doctor| &doctor.name);
        let is_named_otherwise = !is_blank(named)
            && !is_blank(&application.name)
            && same_name(named, &application.name) == NameRelation::Different;
        if is_named_otherwise || !ledger.held_of(number).is_empty() {
            matters.push(Matter::CreditsOfAnother);
        } else if ledger.of(number).is_empty() {
            matters
                .extend(elsewhere.of_name(&application.name, &application.kana, number).map(Matter::CreditsElsewhere));
        }
        let told = self.standing.map(of_standing).unwrap_or_default();
        // What is undetermined for one of these reasons is told once.
        let explained = matters.iter().any(Matter::prevents_judgement);
        matters.extend(told.into_iter().filter(|matter| !(explained && *matter == Matter::Undetermined)));
        matters
    }
}

/// Other certificates that are valid while the latest one is, and are not the same.
fn side_by_side(latest: usize, own: &[usize], certificates: &[Certificate]) -> Vec<usize> {
    let Some(last) = certificates.get(latest) else { return Vec::new() };
    let overlaps = |other: &Certificate| match (last.valid_from, last.valid_until, other.valid_from, other.valid_until)
    {
        (Some(from), Some(until), Some(other_from), Some(other_until)) => other_from <= until && from <= other_until,
        _ => last.valid_until == other.valid_until,
    };
    let differs = |other: &Certificate| {
        (last.valid_from, last.valid_until, &last.certificate_number)
            != (other.valid_from, other.valid_until, &other.certificate_number)
    };
    let others = own.iter().copied().filter(|&at| at != latest);
    let others = others.filter(|&at| certificates.get(at).is_some_and(|other| overlaps(other) && differs(other)));
    let mut found: Vec<usize> = others.collect();
    if !found.is_empty() {
        found.insert(0, latest);
    }
    found
}

/// Credits under numbers of nobody who applies or holds a certificate, by name and reading.
struct Elsewhere(HashMap<(String, String), u32, FixedState>);

impl Elsewhere {
    fn of(sources: &Sources<'_>) -> Self {
        let ledger = sources.judging.ledger;
        let lacks = sources
            .applications
            .iter()
            .any(|application| application.number.is_some_and(|number| ledger.of(number).is_empty()));
        let mut found = HashMap::default();
        if !lacks {
            return Self(found);
        }
        let applying = sources.applications.iter().filter_map(|application| application.number);
        let holding = sources.judging.certificates.iter().filter_map(|certificate| certificate.number);
        let known: hashbrown::HashSet<u32, FixedState> = applying.chain(holding).collect();
        for (number, _) in ledger.people().filter(|(number, _)| !known.contains(number)) {
            if let Some(doctor) = ledger.doctor(number).filter(|doctor| !is_blank(&doctor.name)) {
                found.insert((fold_name(&doctor.name), fold_name(&doctor.kana)), number);
            }
        }
        Self(found)
    }

    fn of_name(&self, name: &str, kana: &str, own: u32) -> Option<u32> {
        let name = fold_name(name);
        let exact = self.0.get(&(name.clone(), fold_name(kana)));
        let found = exact.or_else(|| self.0.get(&(name.clone(), String::new())));
        found.copied().filter(|number| *number != own && !name.is_empty())
    }
}

impl Kind {
    /// The same as programmes have it.
    #[must_use]
    pub const fn application(self) -> ApplicationKind {
        match self {
            Self::New => ApplicationKind::New,
            Self::Renewal => ApplicationKind::Renewal,
        }
    }
}
