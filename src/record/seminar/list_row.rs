//! A row of a list of seminars, read.

use std::borrow::Cow;

use crate::record::Record;
use crate::schema::Role;
use crate::value::{read_credits, read_date, read_time, trim_wide};

use super::listed::SeminarRow;
use super::offer::{Offer, common_programme, programme_of};
use super::row_categories::categories_of;

impl SeminarRow {
    /// The row of a list of seminars.
    #[must_use]
    pub fn of(record: &Record<'_>) -> Self {
        let text = |role| record.value(role).map(|text| trim_wide(&text).to_owned());
        let date = |role| record.value(role).and_then(|text| read_date(&text).ok()).map(|reading| reading.date);
        let time = |role| record.value(role).and_then(|text| read_time(&text));
        let words = [Role::SeminarHost, Role::ApprovalRound].map(|role| Some((role, text(role)?)));
        let codes = [Role::SeminarHostKind, Role::SessionMode, Role::Programme]
            .map(|role| Some((role, record.code(role).map(Cow::into_owned)?)));
        Self {
            id: text(Role::SeminarId),
            title: text(Role::SeminarTitle),
            date: date(Role::SeminarDate),
            last: date(Role::SeminarLastDate),
            times: time(Role::SeminarStart).zip(time(Role::SeminarEnd)).filter(|(start, end)| start < end),
            applied: date(Role::ApplicationDate),
            facts: words.into_iter().chain(codes).flatten().collect(),
            offers: Offer::of_row(record),
        }
    }
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
}
