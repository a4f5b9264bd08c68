//! Which seminar of the list a whole table is about.

use std::sync::Arc;

use crate::record::Seminars;
use crate::schema::{Role, TitleText};
use crate::value::{Date, read_date};

/// What is known of seminars beside the files.
#[derive(Clone, Debug, Default)]
pub struct SeminarsGiven {
    /// The list.
    pub list: Option<Arc<Seminars>>,
    /// The seminar that the user named for all rows, by its position.
    pub chosen: Option<u32>,
}

/// How the seminar of a table was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToldBy {
    /// The command line names it.
    Option,
    /// A title row, or a fact from the command line, has its number.
    Number,
    /// A title row has its title.
    Title,
}

/// The seminar of a table, by its position in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ToldSeminar {
    /// The position.
    pub at: u32,
    /// How it was told.
    pub by: ToldBy,
}

impl SeminarsGiven {
    /// The seminar of a table whose title rows and the command line tell `facts`, and whose title rows hold `texts`
    /// besides. Rows that carry a number of their own are about the seminar of that.
    #[must_use]
    pub(super) fn of_table(
        &self,
        facts: &[(Role, String)],
        texts: &[TitleText],
        rows_have_numbers: bool,
    ) -> Option<ToldSeminar> {
        let list = self.list.as_deref()?;
        if let Some(at) = self.chosen {
            return Some(ToldSeminar { at, by: ToldBy::Option });
        }
        if rows_have_numbers {
            return None;
        }
        let fact = |role| facts.iter().find(|(known, _)| *known == role).map(|(_, value)| value.as_str());
        if let Some(id) = fact(Role::SeminarId) {
            return list.with_id(id).map(|at| ToldSeminar { at, by: ToldBy::Number });
        }
        let date = fact(Role::SeminarDate).and_then(|text| read_date(text).ok()).map(|reading| reading.date);
        let titled = by_title(list, fact(Role::SeminarTitle), texts, date);
        titled.map(|at| ToldSeminar { at, by: ToldBy::Title })
    }
}

fn by_title(list: &Seminars, title: Option<&str>, texts: &[TitleText], date: Option<Date>) -> Option<u32> {
    if let Some(title) = title {
        return list.titled(title, date).or_else(|| list.named_in(title, date));
    }
    texts.iter().find_map(|text| list.named_in(&text.text, date))
}
