//! Ledgers, certificates and what was typed → [`Facts`] and [`Settled`].

use std::collections::BTreeMap;

use super::found::Findings;
use super::imports::{Seats, imports};
use super::mamis::{entries_of, entry_of};
use super::model::{Amount, Choice, Doctor, Entry, Facts, List};
use super::places::input_columns;
use super::programme::{all_inputs, basis, fee_words, item_word, list_of};
use super::settle::{Cycles, Settled};
use super::typed_entries::{Countable, counted};
use super::words::category_word;
use crate::credits::{
    Certificate, Count, CreditSource, Deciding, Judging, Ledger, Programmes, ReasonId, Rounds, Standing, Subject,
    judge, subjects,
};
use crate::finding::{Datum, Lang};
use crate::schema::{Role, Vocabulary};
use crate::typed::Kept;
use crate::typed::words::{cycle_of, key_of};
use crate::value::Date;

/// What a workbook is made from.
#[derive(Clone, Debug)]
pub struct Given<'g> {
    /// What the files say was earned.
    pub ledger: &'g Ledger,
    /// The certificates.
    pub certificates: &'g [Certificate],
    /// What is asked for.
    pub programmes: &'g Programmes,
    /// When one applies.
    pub rounds: &'g Rounds,
    /// The day that counts as today.
    pub as_of: Date,
    /// Threads to judge with.
    pub threads: usize,
    /// Files that were read: what they were taken for, their names, their SHA-256.
    pub inputs: Vec<[String; 3]>,
    /// What has been found wrong with them.
    pub findings: Findings,
}

/// The first day that every program shows alike: nothing was earned before.
const EARLIEST: Date = jiff::civil::date(1900, 3, 1);

/// The ledger with what was typed into the workbook before in the place of what the files have on paper, and the rows of the
/// typed sheets.
#[must_use]
pub fn settle(given: &Given<'_>, kept: Kept) -> (Ledger, Settled) {
    let judging = judging(given, given.ledger);
    let deciding = Deciding::new(given.programmes, given.certificates);
    let (lists, _) = lists_of(&judging, given.threads, &deciding, false);
    let seats = Seats::of(&lists);
    let doctors = lists
        .iter()
        .flat_map(|list| list.doctors.iter().map(|doctor| ((list.id.clone(), doctor.key.clone()), doctor.expiry)));
    let cycles: Cycles = doctors.collect();
    let rows = imports(given.ledger, &deciding, &seats);
    let settled = Settled::new(kept, &all_inputs(given.programmes), &cycles, rows);
    let inputs = given.programmes.iter().map(list_of).map(|list| (list.id.clone(), input_columns(&list))).collect();
    let counts = Countable { inputs, cycles };
    (counted(given.ledger, &settled, &counts, &deciding, &seats), settled)
}

const fn judging<'g>(given: &Given<'g>, ledger: &'g Ledger) -> Judging<'g> {
    Judging {
        ledger,
        certificates: given.certificates,
        programmes: given.programmes,
        rounds: given.rounds,
        as_of: given.as_of,
    }
}

/// Puts together what the sheets are made of; `kept` is what was typed into the workbook before.
#[must_use]
pub fn make(given: &Given<'_>, kept: Kept) -> (Facts, Settled) {
    // Once to know who there is, and once more with what was typed.
    let names = kept.names.clone();
    let added_tabs = kept.other_sheets.clone();
    let (ledger, settled) = settle(given, kept);
    let deciding = Deciding::new(given.programmes, given.certificates);
    let judging = judging(given, &ledger);
    let (mut lists, others) = lists_of(&judging, given.threads, &deciding, true);
    name_all(&mut lists, &names);
    let used = |id: &str| lists.iter().any(|list| list.id == id);
    let facts = Facts {
        as_of: given.as_of,
        version: env!("CARGO_PKG_VERSION"),
        other_entries: others,
        categories: categories(given.programmes),
        items: Vocabulary::embedded().values(Role::Item).iter().map(|value| value.ja.clone()).collect(),
        inputs: given.inputs.clone(),
        rules: given.programmes.iter().filter(|rules| used(&rules.id)).flat_map(basis).collect(),
        findings: given.findings.clone(),
        notes: added_tabs.iter().map(|tab| left_behind(tab)).collect(),
        lists,
    };
    (facts, settled)
}

/// What is said of a sheet that the office has added to the workbook before.
fn left_behind(tab: &str) -> String {
    format!(
        "前のブックに足された「{tab}」のシートは、引き継いでいません（前のブックにあります。必要なら移してください）。"
    )
}

/// Words for 区分.
fn categories(programmes: &Programmes) -> Vec<Choice> {
    let mut words: BTreeMap<u8, bool> = BTreeMap::new();
    for rules in programmes.iter() {
        for category in &rules.categories {
            *words.entry(category.id.index()).or_default() |= rules.paper_until.is_some();
        }
    }
    let choice = |(index, in_mamis): (u8, bool)| Choice { word: category_word(Some(index)).to_owned(), in_mamis };
    words.into_iter().map(choice).collect()
}

/// The lists with their doctors; with entries only where they are asked for. And entries of MAMIS that are in none.
fn lists_of(
    judging: &Judging<'_>,
    threads: usize,
    deciding: &Deciding<'_>,
    entries: bool,
) -> (Vec<List>, Vec<(u32, String, Entry)>) {
    let subjects = subjects(judging.ledger, judging.certificates, judging.programmes);
    let standings = judge(judging, &subjects, threads);
    let mut lists: Vec<List> = Vec::new();
    let mut shown = vec![false; if entries { judging.ledger.entries().len() } else { 0 }];
    for standing in &standings {
        let Some(subject) = subjects.get(standing.subject) else { continue };
        let list = match standing.rules {
            Some(rules) => list_of(rules),
            None => unknown(subject),
        };
        let at = lists.iter().position(|known| known.id == list.id).unwrap_or_else(|| {
            lists.push(list);
            lists.len() - 1
        });
        if let Some(list) = lists.get_mut(at) {
            let mut doctor = doctor(subject, standing, list, judging.as_of);
            if entries {
                doctor.entries = entries_of(judging.ledger, standing, &doctor, deciding, &mut shown);
            }
            list.doctors.push(doctor);
        }
    }
    let order = |list: &List| {
        let rules = judging.programmes.iter().enumerate().find(|(_, rules)| rules.id == list.id);
        let has_rounds = rules.is_some_and(|(_, rules)| rules.rounds);
        (!has_rounds, !list.is_renewal, !list.has_handbook, rules.map_or(usize::MAX, |(at, _)| at))
    };
    lists.sort_by_key(order);
    let others = judging.ledger.entries().iter().zip(&shown);
    let others = others.filter(|(entry, shown)| !**shown && entry.source == CreditSource::Mamis).map(|(entry, _)| {
        let name = judging.ledger.doctor(entry.number).map(|doctor| doctor.name.clone()).unwrap_or_default();
        let why = "一覧にない方、または一覧にない制度の単位です";
        (entry.number, name, entry_of(judging.ledger, entry, deciding.category(entry), why))
    });
    // Nor may what is held back be lost from sight.
    let held =
        judging.ledger.held().iter().filter(|entry| entries && entry.source == CreditSource::Mamis).map(|entry| {
            let why = "氏名が番号の方と違います（要約をご覧ください）";
            (entry.number, String::new(), entry_of(judging.ledger, entry, deciding.category(entry), why))
        });
    (lists, others.chain(held).collect())
}

/// Gives those of whom only a ledger tells what another list says of them, else the name that the workbook had before.
fn name_all(lists: &mut [List], names: &BTreeMap<String, (String, String)>) {
    let known = lists.iter().flat_map(|list| &list.doctors).filter(|doctor| !doctor.is_of_ledger);
    let known: BTreeMap<u32, Doctor> = known.filter_map(|doctor| Some((doctor.number?, doctor.clone()))).collect();
    for doctor in lists.iter_mut().flat_map(|list| &mut list.doctors).filter(|doctor| doctor.is_of_ledger) {
        if let Some(other) = doctor.number.and_then(|number| known.get(&number)) {
            (doctor.is_of_ledger, doctor.is_non_member) = (false, other.is_non_member);
            doctor.name.clone_from(&other.name);
            doctor.kana.clone_from(&other.kana);
            doctor.association.clone_from(&other.association);
            doctor.workplace.clone_from(&other.workplace);
            doctor.address.clone_from(&other.address);
            doctor.email.clone_from(&other.email);
        } else if let Some((name, kana)) = names.get(&doctor.key).filter(|_| doctor.name.is_empty()) {
            doctor.name.clone_from(name);
            doctor.kana.clone_from(kana);
        }
    }
}

/// The list of those of whom no rules are known.
fn unknown(subject: &Subject<'_>) -> List {
    let programme = &subject.who.programme;
    let id = if programme.is_empty() { "unknown" } else { programme };
    let known = Vocabulary::embedded().value(Role::Programme, programme);
    let (title, short, said) = match known.map(|value| value.ja.as_str()) {
        Some(name) => {
            let title = format!("{name}（判定の対象外）");
            (title.clone(), format!("{name}対象外"), [title, format!("{programme} (not judged)")])
        }
        None => {
            let said = ["制度が分からない方".to_owned(), "programme not known".to_owned()];
            (said[0].clone(), "制度不明".to_owned(), said)
        }
    };
    List {
        id: format!("{id}-without-rules"),
        title,
        short,
        said,
        is_renewal: true,
        columns: Vec::new(),
        required: crate::value::HalfUnits::ZERO,
        has_handbook: false,
        doctors: Vec::new(),
    }
}

fn amount(count: &Count<'_>) -> Amount {
    Amount { handbook: count.handbook, mamis: count.mamis, counted: count.counted, missing: count.missing }
}

fn doctor(subject: &Subject<'_>, standing: &Standing<'_>, list: &List, as_of: Date) -> Doctor {
    let who = &*subject.who;
    let told = &who.doctor;
    let key = key_of(who.number, &who.certificate_number, &told.name, &told.birth_date);
    let key = if key.is_empty() { format!("{}行目", who.spot.record) } else { key };
    let expiry = who.valid_until.or(standing.period.map(|period| period.until).filter(|_| list.is_renewal));
    let (from, until) = standing.period.map_or((EARLIEST, as_of), |period| (period.from, period.until));
    let word = list.columns.iter().map(|column| {
        let same = |count: &&Count<'_>| {
            let items = standing.items.iter().any(|item| std::ptr::eq(item, *count));
            if column.item.is_empty() {
                !items && count.title.is_some_and(|title| title.ja == column.title)
            } else {
                items && item_word(count.id) == column.item
            }
        };
        standing.categories.iter().chain(&standing.items).find(same).map(amount).unwrap_or_default()
    });
    let verdict = standing.verdict.text();
    let next = standing.round_next.as_ref();
    let due = standing.round_due.as_ref().filter(|due| next.is_none_or(|next| next.id != due.id));
    Doctor {
        cycle: cycle_of(&key, expiry),
        key,
        number: who.number,
        name: told.name.clone(),
        kana: told.kana.clone(),
        association: told.association.clone(),
        is_non_member: told.is_non_member() && !subject.of_ledger,
        is_of_ledger: subject.of_ledger,
        workplace: told.workplace.clone(),
        address: told.address.clone(),
        email: told.email.clone(),
        certificate: who.certificate_number.clone(),
        expiry,
        span: (from.max(EARLIEST), until.min(standing.judged_on)),
        amounts: word.collect(),
        total: amount(&standing.total),
        verdict: verdict.fill(Lang::Ja, &[Datum::open(standing.still_needed.to_string())], true),
        verdict_kind: verdict
            .ja
            .split('（')
            .next()
            .filter(|_| verdict.ja.contains("{0}"))
            .unwrap_or(verdict.ja)
            .to_owned(),
        verdict_rank: standing.verdict as usize,
        reasons: reasons(standing, |_| true),
        other_reasons: reasons(standing, |id| {
            !matches!(id, ReasonId::TotalShort | ReasonId::CategoryShort | ReasonId::ItemShort)
        }),
        round: next.map(|round| (round.apply_until, round.label.ja.clone())),
        apply_from: next.map(|round| round.apply_from),
        round_due: due.map(|round| round.label.ja.clone()),
        fee: fee_words(standing, &told.association),
        new_period: standing.new_period.map(|period| (period.from, period.until)),
        entries: Vec::new(),
    }
}

/// The wanted reasons in words; what follows from every subtotal is said in few.
fn reasons(standing: &Standing<'_>, is_wanted: impl Fn(ReasonId) -> bool) -> Vec<String> {
    let told = standing.reasons.iter().filter(|reason| reason.id != ReasonId::DatesUnchecked && is_wanted(reason.id));
    told.map(|reason| match reason.id {
        ReasonId::Subtotal => "小計による（日付は未検証。日付が要る要件は確かめていません）".to_owned(),
        _ => reason.say(Lang::Ja),
    })
    .collect()
}
