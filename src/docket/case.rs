use crate::credits::{Reason, ReasonId, Standing};
use crate::reconcile::Difference;

use super::application::Application;
use super::document::Needed;
use super::matter::Matter;

/// An application with all that is known of it.
#[derive(Clone, Debug)]
pub struct Case<'a> {
    /// The application; what it leaves blank is filled in from the roster.
    pub application: Application,
    /// The certificate that is renewed, by its position in the list: the latest of that number and programme.
    pub certificate: Option<usize>,
    /// What the credits come to; `None` where the programme or the kind is not known.
    pub standing: Option<Standing<'a>>,
    /// The documents that it needs.
    pub documents: Vec<Needed>,
    /// What the board has to talk about; none where everything is in order.
    pub matters: Vec<Matter>,
    /// What the roster says, where one is given.
    pub roster: Option<OnRoster>,
    /// The application came within the days of the round; `None` where nothing tells its day.
    pub in_window: Option<bool>,
}

/// Reasons for which an application cannot be judged.
const KEEPING: [ReasonId; 6] = [
    ReasonId::NumberUnknown,
    ReasonId::ProgrammeUnknown,
    ReasonId::RulesUnknown,
    ReasonId::CertificateMissing,
    ReasonId::PeriodUnknown,
    ReasonId::NoCredits,
];

/// What a roster says of an applicant. None of it leaves the office.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OnRoster {
    /// Whether somebody was found beyond doubt.
    pub is_found: bool,
    /// In what the application differs from that person; where nobody was found, from who is likeliest.
    pub differences: Vec<Difference>,
    /// The association as the roster has it, where the application names another.
    pub association: Option<String>,
    /// Items that were filled in from it.
    pub filled: Vec<&'static str>,
}

impl<'a> Case<'a> {
    /// Why nobody can judge it: the reasons that keep it from being judged, else the first ones.
    #[must_use]
    pub fn undetermined_by(&self) -> Vec<&Reason<'a>> {
        let all = || self.standing.iter().flat_map(|standing| &standing.reasons);
        let decisive: Vec<&Reason<'a>> = all().filter(|reason| KEEPING.contains(&reason.id)).collect();
        if decisive.is_empty() { all().take(2).collect() } else { decisive }
    }

    /// `true` where the office found everything in order.
    #[must_use]
    pub fn is_in_order(&self) -> bool {
        self.matters.is_empty()
    }
}
