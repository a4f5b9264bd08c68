use crate::record::{PARTS, Plan, Source};
use crate::schema::Role;
use crate::value::trim_wide;

/// The labels of all that is compared to find a person in a session again: whatever tells the person, the parts of a
/// seminar that columns tell, and the column of the category's credits, if there is one.
#[must_use]
pub(super) fn compared(plan: &Plan, person: Role, category: Option<usize>) -> String {
    let label = |column: usize| plan.columns.get(column).map(|column| trim_wide(&column.label));
    let parts = PARTS.iter().filter_map(|&role| match plan.source(role) {
        Source::Column(_) | Source::Join(..) => plan.column_of(role).and_then(label),
        Source::Flags(..) => Some(role.ja()),
        Source::Constant(_) | Source::Listed | Source::Unknown => None,
    });
    let person = plan.column_of(person).and_then(label);
    let all: Vec<&str> = person.into_iter().chain(parts).chain(category.and_then(label)).collect();
    all.join("・")
}
