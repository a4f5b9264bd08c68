use crate::schema::Role;
use crate::value::{Date, HalfUnits};

use super::offer::Offer;

/// What one row of a list tells of a seminar.
#[derive(Clone, Debug, Default)]
pub struct SeminarRow {
    pub(super) id: Option<String>,
    pub(super) title: Option<String>,
    pub(super) date: Option<Date>,
    pub(super) last: Option<Date>,
    /// Minutes after midnight.
    pub(super) times: Option<(u16, u16)>,
    pub(super) applied: Option<Date>,
    pub(super) facts: Vec<(Role, String)>,
    pub(super) offers: Vec<Offer>,
}

/// First and last day of a part of a seminar, and its times in minutes after midnight.
type Part = (Option<Date>, Option<Date>, Option<(u16, u16)>);

/// A seminar of a list.
#[derive(Clone, Debug, Default)]
pub struct Seminar {
    /// Its number, as listed.
    pub id: Option<String>,
    /// Its title, as listed.
    pub title: Option<String>,
    /// Its first day.
    pub first: Option<Date>,
    /// Its last day.
    pub last: Option<Date>,
    /// All its minutes, breaks included; `None` where the list does not tell the times of every part.
    pub minutes: Option<u32>,
    /// The day on which it was applied for.
    pub applied: Option<Date>,
    /// The credits on offer.
    pub offers: Vec<Offer>,
    /// Facts that hold for all of it, as cells would spell them; codes are canonical.
    facts: Vec<(Role, String)>,
    /// Roles that its rows do not agree about.
    split: Vec<Role>,
    parts: Vec<Part>,
}

impl Seminar {
    /// A fact that holds for all of it.
    #[must_use]
    pub fn fact(&self, role: Role) -> Option<&str> {
        self.facts.iter().find(|(known, _)| *known == role).map(|(_, value)| value.as_str())
    }

    /// All facts that hold for all of it.
    #[must_use]
    pub fn facts(&self) -> &[(Role, String)] {
        &self.facts
    }

    /// `true` when it was held on that day, or the list tells no day.
    #[must_use]
    pub fn is_on(&self, date: Date) -> bool {
        self.first.zip(self.last).is_none_or(|(first, last)| (first..=last).contains(&date))
    }

    /// `first` or `first～last`.
    #[must_use]
    pub fn days(&self) -> String {
        match (self.first, self.last) {
            (Some(first), Some(last)) if first != last => format!("{first}～{last}"),
            (Some(day), _) | (None, Some(day)) => day.to_string(),
            (None, None) => String::new(),
        }
    }

    /// What readers call it: its number, else its title.
    #[must_use]
    pub fn name(&self) -> &str {
        self.id.as_deref().or(self.title.as_deref()).unwrap_or_default()
    }

    /// Credits on offer for any of these categories, all parts together: `None` where there are none, `Some(None)` where
    /// the list does not say how many.
    #[must_use]
    pub fn offered(&self, categories: &[String]) -> Option<Option<HalfUnits>> {
        let mut covering =
            self.offers.iter().filter(|offer| categories.is_empty() || offer.covers(categories)).peekable();
        covering.peek()?;
        Some(covering.map(|offer| offer.credits).sum())
    }

    pub(super) fn add(&mut self, row: SeminarRow) {
        self.id = self.id.take().or(row.id);
        self.title = self.title.take().or(row.title);
        self.applied = self.applied.into_iter().chain(row.applied).max();
        self.first = self.first.into_iter().chain(row.date).min();
        self.last = self.last.into_iter().chain(row.date).chain(row.last).max();
        for (role, value) in row.facts {
            if self.fact(role).is_some_and(|known| known != value) {
                self.facts.retain(|(known, _)| *known != role);
                self.split.push(role);
            } else if self.fact(role).is_none() && !self.split.contains(&role) {
                self.facts.push((role, value));
            }
        }
        let part = (row.date, row.last, row.times);
        if !self.parts.contains(&part) {
            self.parts.push(part);
        }
        self.offers.extend(row.offers);
    }

    /// Draws together what its rows told one by one.
    pub(super) fn finish(&mut self) {
        let minutes = |&(date, last, times): &Part| {
            let (start, end) = times?;
            let days =
                date.zip(last).map_or(0, |(date, last)| last.since(date).map_or(0, |span| span.get_days().max(0)));
            Some(u32::from(end - start).saturating_mul(days as u32 + 1))
        };
        self.minutes = self.parts.iter().map(minutes).try_fold(0, |sum: u32, part| Some(sum.saturating_add(part?)));
        let told = |role: Role, value: Option<String>| value.map(|value| (role, value));
        let own = [
            told(Role::SeminarId, self.id.clone()),
            told(Role::SeminarTitle, self.title.clone()),
            told(Role::SeminarDate, self.first.map(|day| day.to_string())),
            told(Role::SeminarLastDate, self.last.filter(|_| self.last != self.first).map(|day| day.to_string())),
        ];
        self.facts.extend(own.into_iter().flatten());
        if let [(_, _, Some((start, end)))] = self.parts[..] {
            let clock = |minutes: u16| format!("{:02}:{:02}", minutes / 60, minutes % 60);
            self.facts.extend([(Role::SeminarStart, clock(start)), (Role::SeminarEnd, clock(end))]);
        }
        self.infer_course();
        self.facts.sort_by_key(|(role, _)| *role);
    }

    /// The programme and the category, where all that is on offer has the same.
    fn infer_course(&mut self) {
        let programmes: Vec<&str> = self.offers.iter().filter_map(|offer| offer.programme.as_deref()).collect();
        let programme = programmes.first().filter(|first| programmes.iter().all(|other| other == *first));
        if let (Some(programme), None) = (programme.map(|&first| first.to_owned()), self.fact(Role::Programme))
            && !self.split.contains(&Role::Programme)
        {
            self.facts.push((Role::Programme, programme));
        }
        let first = self.offers.first().map(|offer| &offer.categories);
        if let Some([category]) = first.map(Vec::as_slice)
            && self.offers.iter().all(|offer| offer.categories == [category.as_str()])
        {
            let category = category.clone();
            self.facts.push((Role::Category, category));
        }
    }
}
