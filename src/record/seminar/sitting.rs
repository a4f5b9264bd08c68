use crate::value::{ApprovalRound, Date};

use super::disagreement::Disagreement;
use super::given::Given;
use super::offer::common_programme;
use super::which::Which;

/// What a row tells beside the person: of which seminar, when, for what. Many rows share one.
#[derive(Clone, Debug)]
pub struct Sitting {
    /// The cells it was read from: equal for rows that tell the same in the same words.
    pub(super) key: Box<[u8]>,
    /// The seminar of the list.
    pub which: Which,
    /// The number of the seminar, as the row has it.
    pub id: Option<String>,
    /// The title of the seminar, as the row has it.
    pub title: Option<String>,
    /// The day.
    pub date: Option<Date>,
    /// The last day of the seminar.
    pub last: Option<Date>,
    /// What kind of body was the host, by its canonical name.
    pub host_kind: Option<String>,
    /// Who was the host.
    pub host: Option<String>,
    /// The round in which the seminar was approved.
    pub round: Option<ApprovalRound>,
    /// Face to face or Web, by its canonical name.
    pub mode: Option<String>,
    /// The programme, by its canonical name; that of the category where the row does not tell.
    pub programme: Option<String>,
    /// The credits.
    pub given: Vec<Given>,
    /// The day on which the seminar was applied for.
    pub applied: Option<Date>,
    /// `true` for a lecturer who is given credits.
    pub credits_a_lecturer: bool,
    /// `true` where the person is no member, or has no My Page, so that nothing can be recorded.
    pub lacks_my_page: bool,
    /// Where it and its seminar disagree.
    pub disagreements: Vec<Disagreement>,
}

impl Sitting {
    /// The programmes for which it gives credits.
    pub fn programmes(&self) -> impl Iterator<Item = &str> {
        let told = self.programme.as_deref();
        told.into_iter().chain(self.given.iter().filter_map(|given| common_programme(&given.categories)))
    }
}
