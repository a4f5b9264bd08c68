//! What is odd about a ledger or a list of certificates: facts, for `rules` to judge.

use crate::value::{Date, HalfUnits};

use super::certificate::Certificate;
use super::course::{Courses, Holders, validity};
use super::ledger::{CreditSource, Entry, Ledger, PersonName, Spot, Strange, Stranger};
use super::programme::{ApplicationKind, CategoryId, PeriodBasis, Programmes};
use super::standing::Span;
use super::years_after;

/// One thing that is odd, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerFact {
    /// What it is.
    pub kind: FactKind,
    /// It stands in the list of certificates, not in a ledger.
    pub of_certificates: bool,
    /// Where.
    pub spot: Spot,
    /// Whose it is.
    pub number: u32,
    /// The day, where it has one.
    pub date: Option<Date>,
    /// The category, by its position in the vocabulary; `u8::MAX` where there is none.
    pub category: u8,
    /// The credits.
    pub credits: HalfUnits,
    /// Another place that belongs to it.
    pub other: Option<Spot>,
    /// For two names under one number: what there is to say of them.
    pub names: Option<Box<NameFact>>,
}

/// Two names under one number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameFact {
    /// The name that stands there.
    pub here: PersonName,
    /// The name that was expected.
    pub there: PersonName,
    /// The other place is in the list of certificates.
    pub other_of_certificates: bool,
    /// Entries under the name that stands there.
    pub entries: u32,
}

/// What is odd.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactKind {
    /// Paper dated since MAMIS keeps such credits (S1).
    PaperSinceMamis,
    /// MAMIS has credits dated before it kept such (S1).
    MamisBeforeStart,
    /// Dated before every period of the doctor's certificates that is known.
    OutsidePeriods,
    /// Credits by Web that are said not to be given by Web.
    NotByWeb,
    /// A curriculum code that does not exist.
    CodeUnknown,
    /// Renewal credits of a doctor without a certificate; so many entries.
    WithoutCertificate(u32),
    /// A category that neither certificate nor date decides.
    Undecided,
    /// The same stands in another file, and counts once.
    InTwoFiles,
    /// The same stands in the same file, and counts twice.
    TwiceInOneFile,
    /// A subtotal beside other credits of its category; what counts of it.
    SubtotalBeside(HalfUnits),
    /// Dated after the day of judgement.
    InFuture,
    /// Not as long as the programme says; `first` for a first certificate.
    CertificateLength {
        /// Its validity.
        span: Span,
        /// Years that it should have.
        years: u8,
        /// Whether it is known to be a first one.
        first: bool,
    },
    /// Perhaps a new name of the same person: the given name or the reading is the same. It counts.
    NameChanged,
    /// A row of somebody else than the certificate of its number: it does not count.
    NameOfAnother,
    /// A number of two people, and nobody knows whose it is: nothing under it counts.
    NumberOfTwo,
    /// Two certificates of one programme overlap; this one's validity.
    CertificatesOverlap(Span),
}

/// Everything that is odd, ledgers first, in the order of the tables and rows.
#[must_use]
pub fn facts(ledger: &Ledger, certificates: &[Certificate], programmes: &Programmes, as_of: Date) -> Vec<LedgerFact> {
    let holders = Holders::of(certificates);
    let look = Look {
        courses: Courses::of(programmes),
        not_by_web: not_by_web(programmes),
        paper: paper(programmes),
        with_codes: with_codes(programmes),
        holders: &holders,
        as_of,
    };
    let mut found = Vec::new();
    for (number, own) in ledger.people() {
        look.at(number, own, &mut found);
    }
    let pairs = [(&ledger.doubles, FactKind::InTwoFiles), (&ledger.repeats, FactKind::TwiceInOneFile)];
    for (list, kind) in pairs {
        for (entry, other) in list {
            let (later, earlier) = (entry.spot().max(*other), entry.spot().min(*other));
            found.push(LedgerFact { spot: later, other: Some(earlier), ..of_entry(entry, kind) });
        }
    }
    for beside in &ledger.beside {
        let kind = FactKind::SubtotalBeside(beside.counted);
        found.push(LedgerFact { other: Some(beside.other), ..of_entry(&beside.entry, kind) });
    }
    found.extend(ledger.strangers.iter().map(of_name));
    of_certificates(certificates, programmes, &holders, &mut found);
    found.sort_by_key(|fact| (fact.of_certificates, fact.spot));
    found
}

const fn of_entry(entry: &Entry, kind: FactKind) -> LedgerFact {
    LedgerFact {
        kind,
        of_certificates: false,
        spot: entry.spot(),
        number: entry.number,
        date: entry.date,
        category: entry.category,
        credits: entry.credits,
        other: None,
        names: None,
    }
}

fn of_name(stranger: &Stranger) -> LedgerFact {
    let kind = match stranger.what {
        Strange::Perhaps => FactKind::NameChanged,
        Strange::Held => FactKind::NameOfAnother,
        Strange::Contested => FactKind::NumberOfTwo,
    };
    let names = NameFact {
        here: stranger.who.clone(),
        there: stranger.expected.clone(),
        other_of_certificates: stranger.other_of_certificates,
        entries: stranger.entries,
    };
    LedgerFact {
        kind,
        of_certificates: stranger.of_certificates,
        spot: stranger.spot,
        number: stranger.number,
        date: None,
        category: u8::MAX,
        credits: stranger.credits,
        other: Some(stranger.other),
        names: Some(Box::new(names)),
    }
}

/// Categories that are said not to be given by Web: a limit of none.
fn not_by_web(programmes: &Programmes) -> Vec<u8> {
    let caps = programmes.iter().flat_map(|rules| &rules.caps);
    let none = caps.filter(|cap| cap.mode.as_deref() == Some("web") && !cap.most.is_positive());
    none.flat_map(|cap| &cap.categories).map(CategoryId::index).collect()
}

/// Categories that are on paper until a day, and in MAMIS since (S1, S0 Q2).
fn paper(programmes: &Programmes) -> Vec<(u8, Date)> {
    let own = programmes.iter().filter_map(|rules| Some((rules, rules.paper_until?)));
    own.flat_map(|(rules, until)| rules.categories.iter().map(move |category| (category.id.index(), until))).collect()
}

/// Categories whose entries name curriculum codes.
fn with_codes(programmes: &Programmes) -> Vec<u8> {
    let counting = programmes.iter().filter(|rules| rules.distinct.is_some());
    counting.flat_map(|rules| &rules.categories).map(|category| category.id.index()).collect()
}

struct Look<'a> {
    courses: Courses,
    not_by_web: Vec<u8>,
    paper: Vec<(u8, Date)>,
    with_codes: Vec<u8>,
    holders: &'a Holders<'a>,
    as_of: Date,
}

impl Look<'_> {
    fn at(&self, number: u32, own: &[Entry], found: &mut Vec<LedgerFact>) {
        let mut without: Vec<(&str, LedgerFact, u32)> = Vec::new();
        let mut periods: Option<(String, Vec<Span>)> = None;
        for entry in own {
            let Some(category) = self.courses.decided(entry, self.holders) else {
                if entry.or_category != u8::MAX {
                    found.push(of_entry(entry, FactKind::Undecided));
                }
                continue;
            };
            // A bare 実地 is told of as what it counts for.
            let decided = Entry { category, ..*entry };
            let mut note = |kind| found.push(of_entry(&decided, kind));
            if entry.odd_code && self.with_codes.contains(&category) {
                note(FactKind::CodeUnknown);
            }
            if entry.by_web && self.not_by_web.contains(&category) {
                note(FactKind::NotByWeb);
            }
            if let Some(date) = entry.date {
                if date > self.as_of {
                    note(FactKind::InFuture);
                } else if let Some((_, until)) = self.paper.iter().find(|(paper, _)| *paper == category) {
                    match entry.source {
                        CreditSource::Handbook if date > *until => note(FactKind::PaperSinceMamis),
                        CreditSource::Mamis if date <= *until => note(FactKind::MamisBeforeStart),
                        _ => {}
                    }
                }
            }
            let Some(programme) = self.courses.renewal_only(category) else { continue };
            if self.holders.held(number, programme).next().is_none() {
                match without.iter_mut().find(|(known, ..)| *known == programme) {
                    Some((.., count)) => *count += 1,
                    None => without.push((programme, of_entry(&decided, FactKind::WithoutCertificate(1)), 1)),
                }
                continue;
            }
            if periods.as_ref().is_none_or(|(known, _)| known != programme) {
                let held = self.holders.held(number, programme);
                let spans = held.filter_map(|(_, held)| validity(held, 5)).map(|(span, _)| span).collect();
                periods = Some((programme.to_owned(), spans));
            }
            let spans = periods.as_ref().map_or(&[][..], |(_, spans)| spans);
            // After the last of them they are late, or for the next one: the standing says so.
            let last = spans.iter().map(|span| span.until).max();
            let is_outside =
                |date: Date| !spans.iter().any(|span| span.holds(date)) && last.is_some_and(|last| date <= last);
            if entry.date.is_some_and(is_outside) {
                note(FactKind::OutsidePeriods);
            }
        }
        found.extend(
            without
                .into_iter()
                .map(|(_, fact, count)| LedgerFact { kind: FactKind::WithoutCertificate(count), ..fact }),
        );
    }
}

fn of_certificates(
    certificates: &[Certificate],
    programmes: &Programmes,
    holders: &Holders<'_>,
    found: &mut Vec<LedgerFact>,
) {
    for (at, certificate) in certificates.iter().enumerate() {
        let (Some(from), Some(until)) = (certificate.valid_from, certificate.valid_until) else { continue };
        let Some(rules) = programmes.rules(&certificate.programme, ApplicationKind::Renewal, until) else { continue };
        let span = Span { from, until };
        let number = certificate.number.unwrap_or_default();
        let fact = |kind| LedgerFact {
            kind,
            of_certificates: true,
            spot: certificate.spot,
            number,
            date: None,
            category: u8::MAX,
            credits: HalfUnits::ZERO,
            other: None,
            names: None,
        };
        let years = rules.period.years;
        let others = || {
            let held = certificate.number.into_iter().flat_map(|number| holders.held(number, &certificate.programme));
            held.filter(|(other, _)| *other != at)
        };
        let is_whole = super::calendar::day_before(years_after(from, i32::from(years))) == until
            || super::day_after(years_after(until, -i32::from(years))) == from;
        if rules.period.basis == PeriodBasis::Certificate && years > 0 && !is_whole {
            // A first certificate begins in the middle of a month; what comes after it ends on the same day.
            let is_earliest = others().count() > 0 && others().all(|(_, other)| other.valid_from > Some(from));
            let first = certificate.kind == Some(ApplicationKind::New) || is_earliest;
            found.push(fact(FactKind::CertificateLength { span, years, first }));
        }
        let earlier = others().filter(|(other, _)| *other < at).find(|(_, other)| {
            let ends = other.valid_from.zip(other.valid_until);
            ends.is_some_and(|(other_from, other_until)| other_from <= until && from <= other_until)
        });
        if let Some((_, earlier)) = earlier {
            found.push(LedgerFact { other: Some(earlier.spot), ..fact(FactKind::CertificatesOverlap(span)) });
        }
    }
}
