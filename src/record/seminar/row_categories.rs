use crate::record::Record;
use crate::record::plan::Source;
use crate::schema::fold::text as fold;
use crate::schema::{Reading, Role, Vocabulary};

use super::offer::programme_of;

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
