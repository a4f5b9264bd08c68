//! What a doctor's entries come to in one stretch of time, by the rules of one programme.

use smallvec::SmallVec;

use crate::schema::Status;
use crate::value::{Date, HalfUnits, fiscal_year};

use super::super::ledger::{Codes, CreditSource, Entry};
use super::super::programme::{Category, Programme, Words};
use super::model::{Count, Cut, Span};
use super::reason::{Arg, Reason, ReasonId};
use super::sum::{Sum, item_id};

/// An entry and the category that it was decided to count for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Own<'e> {
    pub entry: &'e Entry,
    pub category: u8,
}

/// Entries of a stretch of time, counted.
#[derive(Clone, Debug, Default)]
pub(super) struct Counted<'p> {
    pub categories: Vec<Count<'p>>,
    pub items: Vec<Count<'p>>,
    pub total: Count<'p>,
    /// What the items of each category lack together, whatever the credits without an item turn out to be.
    pub items_short: SmallVec<[HalfUnits; 4]>,
    pub cuts: Vec<Cut<'p>>,
    /// Dated entries count, subtotals count.
    pub dated: bool,
    pub subtotals: bool,
    /// Nobody confirmed that a subtotal on paper lies inside the period.
    pub unchecked: bool,
    /// The last day of a session that counts.
    pub last: Option<Date>,
    /// What else there is to say.
    pub notes: Vec<Reason<'p>>,
    /// Credits that are needed at least.
    pub still_needed: HalfUnits,
    /// Everything confirmed that is asked for in credits is there.
    pub suffices: bool,
}

/// Counts what lies in a span; subtotals lie in every one. `times` asks for the requirements so often.
pub(super) fn count<'p>(rules: &'p Programme, own: &[Own<'_>], span: Span, applied: Date, times: i32) -> Counted<'p> {
    let mut counted = Counted::default();
    let index: SmallVec<[u8; 8]> = rules.categories.iter().map(|category| category.id.index()).collect();
    let codes_index = rules.distinct.as_ref().map(|distinct| distinct.id.index());
    let mut sums: SmallVec<[Sum; 4]> = SmallVec::from_elem(Sum::default(), rules.categories.len());
    let mut stated = Sum::default();
    for own in own {
        let entry = own.entry;
        if entry.date.is_some_and(|date| !span.holds(date)) {
            continue;
        }
        let sum = match index.iter().position(|category| *category == own.category) {
            Some(at) => sums[at].add(entry, rules.categories.get(at), applied),
            None if codes_index == Some(own.category) => stated.add(entry, None, applied),
            None => continue,
        };
        counted.dated |= sum && !entry.is_subtotal();
        counted.subtotals |= sum && entry.is_subtotal();
        let on_paper = entry.is_subtotal() && entry.source == CreditSource::Handbook;
        counted.unchecked |= sum && on_paper && entry.checked != Some(true);
        counted.last = counted.last.max(entry.date.filter(|_| sum));
    }
    for (category, sum) in rules.categories.iter().zip(&sums) {
        counted.category(category, sum, applied, times);
    }
    counted.exclusive(rules, times);
    counted.add_up(rules);
    counted.caps(rules, &index, &sums);
    counted.codes(rules, &sums, &stated);
    counted.against_total(rules, times);
    counted
}

impl<'p> Counted<'p> {
    fn category(&mut self, category: &'p Category, sum: &Sum, applied: Date, times: i32) {
        let mut counted = sum.paper + sum.mamis;
        if let Some(each) = category.per_item {
            let items = i32::try_from(sum.texts.len()).unwrap_or(i32::MAX);
            counted = HalfUnits(each.0.saturating_mul(items)) + sum.undated;
        }
        if let Some(most) = category.most {
            counted = self.cut(&category.id.0, &category.title, counted, most, category.status);
        }
        if sum.other_year.is_positive() {
            let year = i32::from(fiscal_year(applied));
            let args = [Arg::Number(year), Arg::Units(sum.other_year)];
            self.notes.push(Reason::new(ReasonId::PaperOfOtherYear, args));
        }
        let asked = HalfUnits(category.required.0.saturating_mul(times));
        let required = if category.status == Status::Confirmed { asked } else { HalfUnits::ZERO };
        if category.status == Status::Unconfirmed && counted < asked {
            let args = [Arg::Words(&category.title), Arg::Units(asked - counted)];
            self.notes.push(Reason::new(ReasonId::FloorUnconfirmed, args));
        }
        let missing = (required - counted).max(HalfUnits::ZERO);
        self.categories.push(Count {
            id: &category.id.0,
            title: Some(&category.title),
            handbook: sum.paper,
            mamis: sum.mamis,
            counted,
            required,
            missing,
        });
        if category.status == Status::Confirmed {
            self.items(category, sum, times);
        } else {
            self.items_short.push(HalfUnits::ZERO);
        }
    }

    /// Floors of items. Credits whose item is not told may be any of them: then only all floors together are known to fail.
    fn items(&mut self, category: &'p Category, sum: &Sum, times: i32) {
        let start = self.items.len();
        for item in &category.items {
            let of = |(index, _): &&(u8, HalfUnits)| item_id(*index) == Some(item.id.as_str());
            let counted: HalfUnits = sum.of_items.iter().filter(of).map(|(_, credits)| *credits).sum();
            let required = HalfUnits(item.required.0.saturating_mul(times));
            let missing = (required - counted).max(HalfUnits::ZERO);
            let (id, title) = (&item.id, Some(&item.title));
            self.items.push(Count { id, title, counted, required, missing, ..Count::default() });
        }
        let lacking: HalfUnits = self.items[start..].iter().map(|item| item.missing).sum();
        let short = (lacking - sum.without_item).max(HalfUnits::ZERO);
        if lacking.is_positive() && sum.without_item.is_positive() {
            self.notes.push(Reason::new(ReasonId::ItemsUnknown, [Arg::Words(&category.title)]));
            if !short.is_positive() {
                self.items[start..].iter_mut().for_each(|item| item.missing = HalfUnits::ZERO);
            }
        }
        self.items_short.push(short);
    }

    /// Of categories that exclude each other the one that gives most counts, and carries what is asked of them.
    fn exclusive(&mut self, rules: &'p Programme, times: i32) {
        for exclusive in rules.exclusive.iter().filter(|exclusive| exclusive.status == Status::Confirmed) {
            let of = |count: &Count<'p>| exclusive.categories.iter().any(|id| id.0 == count.id);
            let best = (0..self.categories.len())
                .filter(|&at| of(&self.categories[at]))
                .max_by_key(|&at| (self.categories[at].counted, std::cmp::Reverse(at)));
            let Some(best) = best else { continue };
            for at in (0..self.categories.len()).filter(|&at| at != best) {
                let other = self.categories[at];
                if of(&other) && other.counted.is_positive() {
                    let names = [self.categories[best].title, other.title];
                    let args = names.into_iter().flatten().map(Arg::Words).chain([Arg::Units(other.counted)]);
                    self.notes.push(Reason::new(ReasonId::ExclusiveGroups, args));
                    self.categories[at].counted = HalfUnits::ZERO;
                }
            }
            let count = &mut self.categories[best];
            count.required = count.required.max(HalfUnits(exclusive.required.0.saturating_mul(times)));
            count.missing = (count.required - count.counted).max(HalfUnits::ZERO);
        }
    }

    fn add_up(&mut self, rules: &'p Programme) {
        for (category, count) in rules.categories.iter().zip(&self.categories) {
            if category.in_total {
                self.total.handbook += count.handbook;
                self.total.mamis += count.mamis;
                self.total.counted += count.counted;
            }
        }
    }

    /// Limits over several categories are taken from the total; one over a single category from that as well.
    fn caps(&mut self, rules: &'p Programme, index: &[u8], sums: &[Sum]) {
        for cap in &rules.caps {
            let mut over = HalfUnits::ZERO;
            for (at, sum) in index.iter().zip(sums).filter(|(at, _)| cap.categories.iter().any(|id| id.index() == **at))
            {
                let _ = at;
                over += if cap.mode.is_some() { sum.by_web } else { sum.paper + sum.mamis };
            }
            let before = over;
            let kept = self.cut(&cap.id, &cap.title, over, cap.most, cap.status);
            over = before - kept;
            self.total.counted -= over;
            if let [only] = &cap.categories[..] {
                for count in self.categories.iter_mut().filter(|count| count.id == only.0) {
                    count.counted -= over;
                    count.missing = (count.required - count.counted).max(HalfUnits::ZERO);
                }
            }
        }
    }

    /// What a limit leaves. An unconfirmed one leaves everything, and says what it would take.
    fn cut(&mut self, id: &'p str, title: &'p Words, sum: HalfUnits, most: HalfUnits, status: Status) -> HalfUnits {
        let over = sum - most;
        if !over.is_positive() {
            return sum;
        }
        let is_confirmed = status == Status::Confirmed;
        self.cuts.push(Cut { id, title, most, over, is_confirmed });
        let which = if is_confirmed { ReasonId::Capped } else { ReasonId::CapUnconfirmed };
        self.notes.push(Reason::new(which, [Arg::Words(title), Arg::Units(most), Arg::Units(over)]));
        if is_confirmed { most } else { sum }
    }

    /// Different codes, each of which counts as one.
    fn codes(&mut self, rules: &'p Programme, sums: &[Sum], stated: &Sum) {
        let Some(distinct) = rules.distinct.as_ref().filter(|distinct| distinct.status == Status::Confirmed) else {
            return;
        };
        let mut codes = [Codes::default(); 2];
        for sum in sums {
            codes = [codes[0].or(sum.codes[0]), codes[1].or(sum.codes[1])];
        }
        let all = codes[0].or(codes[1]);
        let whole = |codes: Codes| HalfUnits::whole(i32::try_from(codes.count()).unwrap_or(i32::MAX));
        let mamis = whole(codes[1]) + stated.mamis;
        let counted = whole(all) + stated.paper + stated.mamis;
        // A code that both have is MAMIS's.
        let handbook = counted - mamis;
        let count =
            Count { id: &distinct.id.0, title: Some(&distinct.title), handbook, mamis, counted, ..Count::default() };
        self.categories.push(count);
        self.total.handbook += handbook;
        self.total.mamis += mamis;
        self.total.counted += counted;
        for &code in distinct.doubtful.iter().filter(|&&code| all.has(code)) {
            self.notes.push(Reason::new(ReasonId::CodesDoubtful, [Arg::Number(i32::from(code))]));
        }
        if sums.iter().any(|sum| sum.without_code) {
            self.notes.push(Reason::new(ReasonId::CodesUnknown, []));
        }
    }

    fn against_total(&mut self, rules: &'p Programme, times: i32) {
        let asked = rules.total.as_ref().map(|total| (HalfUnits(total.required.0.saturating_mul(times)), total.status));
        if let Some((required, status)) = asked {
            if status == Status::Confirmed {
                self.total.required = required;
            } else if self.total.counted < required {
                const TOTAL: crate::finding::Text = crate::finding::Text { ja: "合計", en: "the total" };
                let args = [Arg::Text(TOTAL), Arg::Units(required - self.total.counted)];
                self.notes.push(Reason::new(ReasonId::FloorUnconfirmed, args));
            }
        }
        self.total.missing = (self.total.required - self.total.counted).max(HalfUnits::ZERO);
        let of_each = rules.categories.iter().zip(&self.categories).zip(&self.items_short);
        let in_total = of_each.filter(|((category, _), _)| category.in_total);
        let needed: HalfUnits = in_total.map(|((_, count), items)| count.missing.max(*items)).sum();
        self.still_needed = needed.max(self.total.missing);
        self.suffices =
            !self.still_needed.is_positive() && self.categories.iter().all(|count| !count.missing.is_positive());
    }
}
