//! Credits that a seminar has on offer, and the programmes that categories belong to.

use crate::schema::{Role, Vocabulary};
use crate::value::HalfUnits;

/// Credits of one kind that a seminar has on offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The programme, where it is told or follows from the category.
    pub programme: Option<String>,
    /// The categories that are meant; several where the word is that of two courses; none where only the programme is told.
    pub categories: Vec<String>,
    /// How many; `None` where the list does not say.
    pub credits: Option<HalfUnits>,
}

impl Offer {
    /// `true` when credits of these categories are those on offer here.
    #[must_use]
    pub fn covers(&self, categories: &[String]) -> bool {
        match (self.categories.is_empty(), self.programme.as_deref()) {
            (false, _) => self.categories.iter().any(|mine| categories.contains(mine)),
            (true, Some(programme)) => categories.iter().any(|category| programme_of(category) == Some(programme)),
            (true, None) => false,
        }
    }
}

/// The programme to whose course a category belongs.
#[must_use]
pub(super) fn programme_of(category: &str) -> Option<&'static str> {
    Vocabulary::embedded().value(Role::Category, category)?.programme.as_deref()
}

/// The programme that all of some categories share.
#[must_use]
pub(super) fn common_programme(categories: &[String]) -> Option<&'static str> {
    let first = programme_of(categories.first()?)?;
    categories.iter().all(|category| programme_of(category) == Some(first)).then_some(first)
}

/// What a Japanese reader calls a category.
#[must_use]
pub(super) fn category_ja(category: &str) -> &str {
    Vocabulary::embedded().value(Role::Category, category).map_or(category, |value| &value.ja)
}
