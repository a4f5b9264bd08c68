//! Subjects → standings, on several threads.

use std::sync::Arc;

use foldhash::fast::FixedState;
use hashbrown::HashMap;

use crate::schema::Status;
use crate::value::{Date, HalfUnits};

use super::super::certificate::Certificate;
use super::super::course::{Courses, Holders, Reckoned};
use super::super::ledger::Ledger;
use super::super::programme::{ApplicationKind, Condition, PeriodBasis, Programme, Programmes};
use super::super::round::{Round, Rounds};
use super::basis::Basis;
use super::count::{Own, count};
use super::decide::{Conditions, Decided, first, renewal};
use super::model::{Count, Span, Standing};
use super::reason::{Arg, Reason, ReasonId};
use super::say::{after, outside, shortfall, show};
use super::span::{next_period, period};
use super::subject::Subject;
use super::verdict::Verdict;

/// What standings are judged by.
#[derive(Clone, Copy)]
pub struct Judging<'p> {
    /// Everything that was earned.
    pub ledger: &'p Ledger,
    /// All certificates, whoever is asked about: they decide a bare 実地, and conditions.
    pub certificates: &'p [Certificate],
    /// What is asked for.
    pub programmes: &'p Programmes,
    /// When one applies.
    pub rounds: &'p Rounds,
    /// The day that counts as today.
    pub as_of: Date,
}

/// The standing of every subject, in their order. The same for any number of threads.
#[must_use]
pub fn judge<'p>(judging: &Judging<'p>, subjects: &[Subject<'_>], threads: usize) -> Vec<Standing<'p>> {
    let holders = Holders::of(judging.certificates);
    let courses = Courses::of(judging.programmes);
    let listed = |programme: &str| judging.certificates.iter().any(|held| held.programme == programme);
    let mut known: Vec<&str> = judging.programmes.iter().map(|rules| rules.programme.as_str()).collect();
    known.retain(|programme| listed(programme));
    let part = subjects.len().div_ceil(threads.max(1)).max(1);
    let judge_part = |(at, part_of): (usize, &[Subject<'_>])| {
        let mut judge = Judge {
            judging: *judging,
            holders: &holders,
            courses: &courses,
            listed: &known,
            rounds: HashMap::default(),
        };
        let subjects = part_of.iter().enumerate().map(|(nth, subject)| judge.one(at * part + nth, subject));
        subjects.collect::<Vec<_>>()
    };
    if subjects.len() <= part {
        return judge_part((0, subjects));
    }
    let judge_part = &judge_part;
    std::thread::scope(|scope| {
        let parts = subjects.chunks(part).enumerate();
        let started: Vec<_> = parts
            .map(|(at, part_of)| {
                let spawned = std::thread::Builder::new().spawn_scoped(scope, move || judge_part((at, part_of)));
                (at, part_of, spawned)
            })
            .collect();
        let mut all = Vec::with_capacity(subjects.len());
        for (at, part_of, spawned) in started {
            // Where the system gives no more threads, this one does the work.
            match spawned.map(std::thread::ScopedJoinHandle::join) {
                Ok(Ok(standings)) => all.extend(standings),
                _ => all.extend(judge_part((at, part_of))),
            }
        }
        all
    })
}

/// The round that was due, and the next.
type DueAndNext = (Option<Arc<Round>>, Option<Arc<Round>>);

struct Judge<'j, 'p> {
    judging: Judging<'p>,
    holders: &'j Holders<'p>,
    courses: &'j Courses,
    /// Programmes of which some certificate is listed.
    listed: &'j [&'p str],
    /// Rounds by programme, expiry and day of judgement: few differ.
    rounds: HashMap<(String, Option<Date>, Date), DueAndNext, FixedState>,
}

impl<'p> Judge<'_, 'p> {
    fn one(&mut self, at: usize, subject: &Subject<'_>) -> Standing<'p> {
        let who = &*subject.who;
        let (judged_on, judged_by) = subject.judged(self.judging.as_of);
        let day = if subject.kind == ApplicationKind::Renewal { who.valid_until.or(who.valid_from) } else { None };
        let rules = self.judging.programmes.rules(&who.programme, subject.kind, day.unwrap_or(judged_on));
        let mut standing = Standing {
            subject: at,
            rules,
            period: None,
            categories: Vec::new(),
            items: Vec::new(),
            total: Count::default(),
            late: HalfUnits::ZERO,
            cuts: Vec::new(),
            basis: Basis::Dated,
            verdict: Verdict::Undetermined,
            reasons: Vec::new(),
            judged_on,
            judged_by,
            round_due: None,
            round_next: None,
            apply: None,
            new_period: None,
            measure: None,
            still_needed: HalfUnits::ZERO,
        };
        if who.number.is_none() {
            standing.reasons.push(Reason::new(ReasonId::NumberUnknown, []));
        }
        let Some(rules) = rules else {
            let unknown = who.programme.is_empty();
            let id = if unknown { ReasonId::ProgrammeUnknown } else { ReasonId::RulesUnknown };
            standing.reasons.push(Reason::new(id, []));
            return standing;
        };
        self.fill(&mut standing, rules, subject);
        self.about_names(&mut standing, rules, who);
        standing.reasons.sort_by_key(|reason| reason.id);
        standing
    }

    fn fill(&mut self, standing: &mut Standing<'p>, rules: &'p Programme, subject: &Subject<'_>) {
        let who = &*subject.who;
        let judged_on = standing.judged_on;
        let entries = who.number.map_or(&[][..], |number| self.judging.ledger.of(number));
        let own: Vec<Own<'_>> = entries
            .iter()
            .filter_map(|entry| Some(Own { entry, category: self.courses.decided(entry, self.holders)? }))
            .collect();
        let found = period(rules, who, &own, judged_on);
        let is_renewal = subject.kind == ApplicationKind::Renewal;
        let expiry = found.and_then(|(span, _)| match rules.period.basis {
            PeriodBasis::Certificate => Some(span.until),
            _ => who.valid_until,
        });
        self.find_rounds(standing, rules, expiry.filter(|_| is_renewal));
        if who.number.is_none() {
            return;
        }
        let Some((span, reckoned)) = found else {
            // What there is, is shown all the same.
            let all = count(rules, &own, Span { from: Date::MIN, until: judged_on }, judged_on, 1);
            let id = if subject.of_ledger { ReasonId::CertificateMissing } else { ReasonId::PeriodUnknown };
            standing.reasons.push(Reason::new(id, []));
            show(standing, all);
            return;
        };
        if let Some(which) = reckoned {
            let word = if which == Reckoned::Start { START } else { END };
            standing.reasons.push(Reason::new(ReasonId::PeriodReckoned, [Arg::Text(word)]));
        }
        let in_time = Span { from: span.from, until: span.until.min(judged_on) };
        let counted = count(rules, &own, in_time, judged_on, 1);
        let conditions = self.conditions(standing, rules, who, judged_on);
        let expiry = expiry.unwrap_or(Date::MAX);
        let decided = match subject.kind {
            ApplicationKind::Renewal => renewal(rules, &own, &counted, conditions, (span, expiry, judged_on)),
            ApplicationKind::New => first(rules, &own, &who.evidence, &counted, conditions, judged_on),
        };
        self.about_routes(standing, rules, who, &decided);
        let Decided { verdict, reasons, measure, late, still_needed } = decided;
        standing.verdict = verdict;
        standing.reasons.extend(reasons);
        (standing.measure, standing.late, standing.still_needed) = (measure, late, still_needed);
        if span.from > Date::MIN {
            standing.period = Some(span);
            outside(standing, rules, &own, span);
        }
        after(standing, rules, &own, judged_on);
        shortfall(standing, rules, &counted);
        show(standing, counted);
        if is_renewal {
            standing.new_period = who.valid_until.or(Some(expiry)).and_then(|until| next_period(rules, until));
        }
    }

    /// Credits that stand under another name do not count; and nothing is decided of a number of two people.
    fn about_names(&self, standing: &mut Standing<'p>, rules: &Programme, who: &Certificate) {
        let Some(number) = who.number else { return };
        if self.judging.ledger.is_contested(number) {
            (standing.verdict, standing.measure) = (Verdict::Undetermined, None);
            // What is short follows from that, and says nothing of its own.
            standing.reasons = vec![Reason::new(ReasonId::NumberOfTwo, [])];
            return;
        }
        let held = self.judging.ledger.held_of(number).iter();
        let is_asked = |category: u8| rules.categories.iter().any(|asked| asked.id.index() == category);
        let held = held.filter(|entry| self.courses.decided(entry, self.holders).is_some_and(is_asked));
        let held: HalfUnits = held.map(|entry| entry.credits).sum();
        if held.is_positive() {
            standing.reasons.retain(|reason| reason.id != ReasonId::NoCredits);
            standing.reasons.push(Reason::new(ReasonId::NameOfAnother, [Arg::Units(held)]));
        }
    }

    fn find_rounds(&mut self, standing: &mut Standing<'p>, rules: &Programme, expiry: Option<Date>) {
        if !rules.rounds {
            return;
        }
        let (rounds, day) = (self.judging.rounds, standing.judged_on);
        let key = (rules.programme.clone(), expiry, day);
        let (due, next) = self.rounds.entry(key).or_insert_with(|| {
            let due = expiry.and_then(|expiry| rounds.due(&rules.programme, expiry));
            let next = rounds.next(&rules.programme, day, due.as_ref());
            (due.map(Arc::new), next.map(Arc::new))
        });
        (standing.round_due, standing.round_next) = (due.clone(), next.clone());
        let shown = standing.round_due.as_ref().or(standing.round_next.as_ref());
        standing.apply = shown.map(|round| Span { from: round.apply_from, until: round.apply_until });
    }

    fn conditions(
        &self,
        standing: &mut Standing<'p>,
        rules: &'p Programme,
        who: &Certificate,
        day: Date,
    ) -> Conditions {
        let mut outcome = Conditions::Fine;
        for condition in rules.conditions.iter().filter(|condition| condition.status == Status::Confirmed) {
            let id = match self.is_met(condition, who, day) {
                Some(true) => continue,
                Some(false) => {
                    outcome = Conditions::Missing;
                    ReasonId::ConditionMissing
                }
                None => ReasonId::ConditionUnchecked,
            };
            standing.reasons.push(Reason::new(id, [Arg::Words(&condition.title)]));
        }
        outcome
    }

    /// Whether a condition is met; `None` where nothing tells.
    fn is_met(&self, condition: &Condition, who: &Certificate, day: Date) -> Option<bool> {
        if let Some(wanted) = &condition.evidence {
            return match &who.evidence[..] {
                [] => None,
                told if told.contains(wanted) => Some(true),
                told => told.iter().any(|word| word == "none").then_some(false),
            };
        }
        let programme = condition.certificate.as_deref()?;
        let held = who.number.into_iter().flat_map(|number| self.holders.held(number, programme));
        let is_valid = |certificate: &Certificate| {
            certificate.valid_from.is_none_or(|from| from <= day)
                && certificate.valid_until.is_none_or(|until| day <= until)
        };
        let known = self.listed.contains(&programme);
        known.then(|| held.into_iter().any(|(_, certificate)| is_valid(certificate)))
    }

    fn about_routes(
        &self,
        standing: &mut Standing<'p>,
        rules: &'p Programme,
        who: &Certificate,
        decided: &Decided<'p>,
    ) {
        let uses_one = decided.reasons.iter().any(|reason| reason.id == ReasonId::Route);
        let mut held = who.number.into_iter().flat_map(|number| self.holders.held(number, &rules.programme));
        if !uses_one || held.next().is_none() {
            return;
        }
        for route in rules.routes.iter().filter(|route| route.once) {
            let args = [Arg::Words(&route.title)];
            if decided.reasons.iter().any(|reason| reason.id == ReasonId::Route && reason.args[..] == args) {
                standing.reasons.push(Reason::new(ReasonId::OnceOnly, args));
            }
        }
    }
}

const START: crate::finding::Text = crate::finding::Text { ja: "開始日", en: "first day" };
const END: crate::finding::Text = crate::finding::Text { ja: "終了日", en: "last day" };
