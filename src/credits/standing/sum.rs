//! The entries of one category, added up.

use smallvec::SmallVec;

use crate::schema::{Role, Vocabulary};
use crate::value::{Date, HalfUnits, fiscal_year};

use super::super::ledger::{Codes, CreditSource, Entry};
use super::super::programme::Category;

/// What is counted of one category.
#[derive(Clone, Default)]
pub(super) struct Sum {
    pub paper: HalfUnits,
    pub mamis: HalfUnits,
    pub by_web: HalfUnits,
    /// Paper of other fiscal years than the application's.
    pub other_year: HalfUnits,
    pub texts: SmallVec<[u32; 4]>,
    pub of_items: SmallVec<[(u8, HalfUnits); 8]>,
    pub without_item: HalfUnits,
    pub undated: HalfUnits,
    pub codes: [Codes; 2],
    pub without_code: bool,
}

impl Sum {
    /// Adds an entry; `false` where it does not count.
    pub(super) fn add(&mut self, entry: &Entry, category: Option<&Category>, applied: Date) -> bool {
        let of_year = category.is_some_and(|category| category.paper_of_application_year);
        let is_paper = entry.source == CreditSource::Handbook;
        if of_year && is_paper && entry.date.is_some_and(|date| fiscal_year(date) != fiscal_year(applied)) {
            self.other_year += entry.credits;
            return false;
        }
        *(if is_paper { &mut self.paper } else { &mut self.mamis }) += entry.credits;
        if entry.by_web {
            self.by_web += entry.credits;
        }
        if entry.is_subtotal() {
            self.undated += entry.credits;
        } else if entry.codes == Codes::default() {
            self.without_code = true;
        }
        match self.of_items.iter_mut().find(|(item, _)| *item == entry.item) {
            _ if entry.item == u8::MAX => self.without_item += entry.credits,
            Some((_, sum)) => *sum += entry.credits,
            None => self.of_items.push((entry.item, entry.credits)),
        }
        if !entry.is_subtotal() && !self.texts.contains(&entry.item_text) {
            self.texts.push(entry.item_text);
        }
        let codes = &mut self.codes[usize::from(!is_paper)];
        *codes = codes.or(entry.codes);
        true
    }
}

/// The item at a position of the vocabulary.
pub(super) fn item_id(index: u8) -> Option<&'static str> {
    let items = Vocabulary::embedded().values(Role::Item);
    items.get(usize::from(index)).map(|value| value.id.as_str())
}
