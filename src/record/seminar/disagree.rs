//! Where a row and its seminar disagree.

use crate::record::Record;
use crate::record::plan::Source;
use crate::schema::Role;
use crate::value::{HalfUnits, read_time};

use super::disagreement::{Disagreement, Point};
use super::given::Given;
use super::listed::Seminar;
use super::offer::category_ja;
use super::sitting::Sitting;
use super::which::Which;

impl Disagreement {
    /// All that a row and its seminar disagree about; one cause is named once.
    #[must_use]
    pub(super) fn all(record: &Record<'_>, sitting: &Sitting) -> Vec<Self> {
        let plan = record.plan;
        let mut found = Vec::new();
        let id = || record.value(Role::SeminarId).map(|id| id.trim().to_owned()).unwrap_or_default();
        let column_of = |role| match plan.source(role) {
            Source::Column(column) => Some(*column),
            _ => None,
        };
        if sitting.which == Which::Unlisted {
            let column = column_of(Role::SeminarId);
            found.push(Self { point: Point::Number, column, given: id(), told: String::new() });
        }
        let seminar = sitting.which.at().and_then(|at| plan.seminars.as_ref()?.get(at));
        if let (Some(seminar), Some(column), Some(list)) = (seminar, column_of(Role::SeminarId), &plan.seminars)
            && plan.seminar.is_some()
            && sitting.id.as_deref().is_some_and(|id| list.with_id(id) != plan.seminar)
        {
            let told = seminar.name().to_owned();
            return vec![Self { point: Point::Seminar, column: Some(column), given: id(), told }];
        }
        if let (Some(seminar), Some(date)) = (seminar, sitting.date)
            && !seminar.is_on(date)
            // A day before MAMIS or in the future is a fault by itself.
            && plan.quiet_sessions.0 <= date
            && date <= plan.quiet_sessions.1
        {
            let (column, given, told) = (column_of(Role::SeminarDate), date.to_string(), seminar.days());
            found.push(Self { point: Point::Date, column, given, told });
        }
        found.extend(ends_early(record, sitting));
        for given in &sitting.given {
            found.extend(about_credits(record, sitting, seminar, given));
        }
        found
    }
}

/// A last day before the first, or an end that is not behind the beginning.
fn ends_early(record: &Record<'_>, sitting: &Sitting) -> Option<Disagreement> {
    let own = |role| match record.plan.source(role) {
        Source::Column(column) => record.value(role).map(|text| (text, *column)),
        _ => None,
    };
    if let (Some(date), Some((_, column))) = (sitting.date, own(Role::SeminarLastDate)) {
        let last = sitting.last?;
        let (given, told) = (last.to_string(), date.to_string());
        return (last < date).then_some(Disagreement { point: Point::End, column: Some(column), given, told });
    }
    let (start, _) = own(Role::SeminarStart)?;
    let (end, column) = own(Role::SeminarEnd)?;
    let (from, to) = (read_time(&start)?, read_time(&end)?);
    let clock = |minutes: u16| format!("{}:{:02}", minutes / 60, minutes % 60);
    let (given, told) = (clock(to), clock(from));
    (to <= from).then_some(Disagreement { point: Point::End, column: Some(column), given, told })
}

fn about_credits(
    record: &Record<'_>,
    sitting: &Sitting,
    seminar: Option<&Seminar>,
    given: &Given,
) -> Option<Disagreement> {
    let categories = &given.categories;
    let category = || categories.first().map_or_else(String::new, |category| category_ja(category).to_owned());
    if let Some(seminar) = seminar.filter(|seminar| !seminar.offers.is_empty()) {
        let offered = seminar.offered(categories);
        if offered.is_none() && !categories.is_empty() {
            let told = on_offer(seminar);
            let column = given.category_column;
            return Some(Disagreement { point: Point::Category, column, given: category(), told });
        }
        if let (Some(Some(most)), Some(credits)) = (offered, given.credits)
            && credits > most
        {
            let (column, given, told) = (given.column, plain(credits), plain(most));
            return Some(Disagreement { point: Point::Credits, column, given, told });
        }
    }
    let practical = !categories.is_empty() && categories.iter().all(|category| category.ends_with("-practical"));
    if practical && sitting.mode.as_deref() == Some("web") {
        let column = given.category_column;
        return Some(Disagreement { point: Point::Practical, column, given: category(), told: String::new() });
    }
    let minutes = own_minutes(record).or_else(|| seminar?.minutes)?;
    let credits = given.credits?;
    // One hour is one credit, and a part of half an hour counts as half an hour.
    let most = HalfUnits(i32::try_from(minutes.div_ceil(30)).unwrap_or(i32::MAX));
    (credits > most).then(|| Disagreement {
        point: Point::Length,
        column: given.column,
        given: plain(credits),
        told: minutes.to_string(),
    })
}

/// The minutes of the session, where the row itself tells when it began and ended.
fn own_minutes(record: &Record<'_>) -> Option<u32> {
    let own = |role| match record.plan.source(role) {
        Source::Listed => None,
        _ => record.value(role).and_then(|text| read_time(&text)),
    };
    // Times of several days do not tell how long each was.
    if record.value(Role::SeminarLastDate).is_some() {
        return None;
    }
    own(Role::SeminarEnd)?.checked_sub(own(Role::SeminarStart)?).filter(|&minutes| minutes > 0).map(u32::from)
}

/// 1.5, 2.
fn plain(units: HalfUnits) -> String {
    let text = units.to_string();
    text.strip_suffix(".0").unwrap_or(&text).to_owned()
}

/// The categories on offer, in the order of the list.
fn on_offer(seminar: &Seminar) -> String {
    let mut names: Vec<&str> = Vec::new();
    for offer in &seminar.offers {
        let programme = offer.categories.is_empty().then_some(offer.programme.as_deref()).flatten();
        for id in offer.categories.iter().map(String::as_str).chain(programme) {
            let name = if programme.is_some() { programme_ja(id) } else { category_ja(id) };
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names.join("・")
}

fn programme_ja(programme: &str) -> &str {
    crate::schema::Vocabulary::embedded().value(Role::Programme, programme).map_or(programme, |value| &value.ja)
}
