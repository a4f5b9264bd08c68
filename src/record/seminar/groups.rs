use hashbrown::HashMap;

use crate::finding::Place;
use crate::record::plan::Plan;
use crate::schema::fold::text as fold;
use crate::value::Date;

use super::list::seminar_key;
use super::listed::Seminar;
use super::tally::{Tallied, Tally};
use super::which::Which;

/// The rows of one seminar, sorted by what they tell.
pub struct SeminarGroup<'a> {
    /// The seminar of the list.
    pub seminar: Option<&'a Seminar>,
    /// What its rows tell, in the order of their first rows; never empty.
    pub sittings: Vec<&'a Tallied>,
}

impl<'a> SeminarGroup<'a> {
    /// The seminars of a table, in the order of their first rows. Where nothing names them, all rows are of one.
    #[must_use]
    pub fn of_table(plan: &'a Plan, tally: &'a Tally) -> Vec<Self> {
        let mut groups: Vec<Self> = Vec::new();
        let mut known: HashMap<String, usize> = HashMap::new();
        for tallied in tally.list() {
            let sitting = &tallied.sitting;
            let key = match (sitting.which, &sitting.id, &sitting.title) {
                (Which::Listed(at), ..) => format!("#{at}"),
                (_, Some(id), _) => format!("i{}", seminar_key(id)),
                (_, None, Some(title)) => format!("t{}", fold(title)),
                (_, None, None) => String::new(),
            };
            let at = *known.entry(key).or_insert(groups.len());
            match groups.get_mut(at) {
                Some(group) => group.sittings.push(tallied),
                None => {
                    let seminar = sitting.which.at().and_then(|at| plan.seminars.as_ref()?.get(at));
                    groups.push(Self { seminar, sittings: vec![tallied] });
                }
            }
        }
        groups
    }

    /// What readers call it: its number, else its title, else its first day; blank where nothing is known.
    #[must_use]
    pub fn name(&self) -> String {
        let told = |pick: fn(&super::Sitting) -> Option<&String>| {
            self.sittings.iter().find_map(|tallied| pick(&tallied.sitting)).map(|text| text.trim().to_owned())
        };
        let listed = self.seminar.map(|seminar| seminar.name().to_owned());
        let day = || self.sittings.iter().find_map(|tallied| tallied.sitting.date).map(|day| day.to_string());
        let named = listed.or_else(|| told(|sitting| sitting.id.as_ref()));
        named.or_else(|| told(|sitting| sitting.title.as_ref())).or_else(day).unwrap_or_default()
    }

    /// Its first day: as listed, else the first that its rows tell.
    #[must_use]
    pub fn first_day(&self) -> Option<Date> {
        let told = self.sittings.iter().filter_map(|tallied| tallied.sitting.date).min();
        self.seminar.and_then(|seminar| seminar.first).or(told)
    }

    /// Its last day: as listed, else the last that its rows tell.
    #[must_use]
    pub fn last_day(&self) -> Option<Date> {
        let told = self.sittings.iter().flat_map(|tallied| [tallied.sitting.date, tallied.sitting.last]);
        self.seminar.and_then(|seminar| seminar.last).or_else(|| told.flatten().max())
    }

    /// The first row of those that tell something, and how many they are.
    #[must_use]
    pub fn where_it_is(&self, tells: impl Fn(&super::Sitting) -> bool) -> Option<(Place, u64)> {
        let mut telling = self.sittings.iter().filter(|tallied| tells(&tallied.sitting));
        let first = telling.next()?;
        Some((first.first, first.rows + telling.map(|tallied| tallied.rows).sum::<u64>()))
    }
}
