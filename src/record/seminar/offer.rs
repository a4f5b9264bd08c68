//! Credits that a seminar has on offer, and those that a row gives, by what they count for.

use std::borrow::Cow;

use crate::schema::fold::text as fold;
use crate::schema::{Reading, Role, Vocabulary};
use crate::value::{HalfUnits, read_credits};

use crate::record::Record;
use crate::record::plan::Source;

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
    /// What a row of a list has on offer: one for each filled column of credits, or the category that it names.
    #[must_use]
    pub fn of_row(record: &Record<'_>) -> Vec<Self> {
        let plan = record.plan;
        let programme = record.code(Role::Programme).map(Cow::into_owned);
        let by_category = plan.credit_columns.iter().filter_map(|&column| {
            let category = plan.columns.get(column)?.category.clone()?;
            let credits = read_credits(record.cell(column)).units().filter(|units| units.is_positive())?;
            let programme = programme_of(&category).map(str::to_owned);
            Some(Self { programme, categories: vec![category], credits: Some(credits) })
        });
        let mut offers: Vec<Self> = by_category.collect();
        let categories = categories_of(record, programme.as_deref());
        if !categories.is_empty() {
            let credits = record.value(Role::Credits).and_then(|text| read_credits(&text).units());
            let programme = common_programme(&categories).map(str::to_owned).or(programme);
            offers.push(Self { programme, categories, credits });
        }
        offers
    }

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

/// The categories that a row's category can mean: a bare 実地 is that of two courses.
#[must_use]
pub(super) fn categories_of(record: &Record<'_>, programme: Option<&str>) -> Vec<String> {
    let plan = record.plan;
    let mut found: Vec<String> = match plan.source(Role::Category) {
        Source::Column(column) => {
            let text = record.cell(*column);
            let folded = fold(text);
            let codes = plan.columns.get(*column).map_or(&[][..], |column| &column.codes);
            let means = |spellings: &[String]| spellings.iter().any(|s| s == text || *s == folded);
            codes.iter().filter(|(_, spellings)| means(spellings)).map(|(id, _)| id.clone()).collect()
        }
        _ => match record.value(Role::Category) {
            Some(text) => match Vocabulary::embedded().read(Role::Category, &text) {
                Reading::One(value) => vec![value.id.clone()],
                Reading::Several(values) => values.iter().map(|value| value.id.clone()).collect(),
                Reading::Unknown => Vec::new(),
            },
            None => Vec::new(),
        },
    };
    found.dedup();
    if let Some(programme) = programme
        && found.iter().any(|category| programme_of(category) == Some(programme))
    {
        found.retain(|category| programme_of(category) == Some(programme));
    }
    found
}

/// What a Japanese reader calls a category.
#[must_use]
pub(super) fn category_ja(category: &str) -> &str {
    Vocabulary::embedded().value(Role::Category, category).map_or(category, |value| &value.ja)
}
