use crate::record::Record;
use crate::record::plan::Source;
use crate::schema::Role;
use crate::value::{HalfUnits, read_credits};

use super::row_categories::categories_of;

/// Credits that a row gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// The column that holds the credits, from 0; `None` where they are told for the whole table.
    pub column: Option<usize>,
    /// The column that names the category.
    pub category_column: Option<usize>,
    /// The categories that are meant; none where they are not known.
    pub categories: Vec<String>,
    /// How many; `None` where none are stated, or where they are not in steps of half a unit.
    pub credits: Option<HalfUnits>,
}

impl Given {
    /// What a row gives: one for each filled column of a category, or the credits it states for the category it names.
    #[must_use]
    pub fn of_row(record: &Record<'_>, programme: Option<&str>) -> Vec<Self> {
        let plan = record.plan;
        let by_category: Vec<Self> = plan
            .credit_columns
            .iter()
            .filter_map(|&column| {
                let category = plan.columns.get(column)?.category.clone()?;
                let credits = in_bounds(record, column).filter(|units| units.is_positive())?;
                let (categories, credits) = (vec![category], Some(credits));
                Some(Self { column: Some(column), category_column: Some(column), categories, credits })
            })
            .collect();
        if plan.credit_columns.iter().any(|&at| plan.columns.get(at).is_some_and(|column| column.category.is_some())) {
            return by_category;
        }
        let column = plan.credit_columns.first().copied();
        let credits = match (column, plan.source(Role::Credits)) {
            (Some(column), _) => in_bounds(record, column),
            (None, Source::Constant(text)) => read_credits(text).units(),
            (None, _) => None,
        };
        let category_column = match plan.source(Role::Category) {
            Source::Column(column) => Some(*column),
            _ => None,
        };
        let categories = categories_of(record, programme);
        if categories.is_empty() && credits.is_none() {
            return Vec::new();
        }
        vec![Self { column, category_column, categories, credits }]
    }
}

/// The credits of a cell; `None` for those that are a fault of their own.
fn in_bounds(record: &Record<'_>, column: usize) -> Option<HalfUnits> {
    let units = read_credits(record.cell(column)).units()?;
    let (low, high) = record.plan.columns.get(column)?.bounds;
    let credits = f64::from(units.0) / 2.0;
    (low <= credits && credits <= high).then_some(units)
}
