//! What kind of row this is: who it is about, and which items it therefore needs.

use crate::value::Presence;

use super::credited::Credited;

/// Attendee or lecturer, as the row says it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Participation {
    /// No column says it, or the cell is blank: an attendee.
    #[default]
    Unstated,
    /// 受講者.
    Attendee,
    /// 講師.
    Lecturer,
    /// A value that the schema does not know.
    Unknown,
}

/// What is asked of a row (S0 Q15, Q18, Q23, Q26; domain: absent people and people who are not doctors are not uploaded).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// Needs every required item.
    #[default]
    Attendee,
    /// A lecturer who is given credits: needs what attendees need (S0 Q23).
    CreditedLecturer,
    /// A lecturer without credits (lawyers, inspectors, nurses): needs nothing.
    UncreditedLecturer,
    /// A lecturer whose credits are blank, cannot be read or have no column: nothing is asked until they are known.
    UnstatedLecturer,
    /// A profession other than 医師: must not be uploaded, so nothing is missing.
    NotPhysician,
    /// 欠席, キャンセル or 取消: must not be uploaded, so nothing is missing.
    Absent,
}

impl Standing {
    /// `true` when blank required items are a fault.
    #[must_use]
    pub const fn needs_items(self) -> bool {
        matches!(self, Self::Attendee | Self::CreditedLecturer)
    }
}

/// What a scan learns about one row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The registration number, where one could be read.
    pub number: Option<u32>,
    /// The year of birth, where the cell is written as the layout wants dates; 0 where it is not.
    pub birth_year: i16,
    /// Attendee or lecturer.
    pub participation: Participation,
    /// What the credit cells say together.
    pub credited: Credited,
    /// What a presence or remarks column says.
    pub presence: Option<Presence>,
    /// `Some(false)` for a stated profession other than 医師.
    pub physician: Option<bool>,
    /// A column that the layout requires or recommends is blank.
    pub lacks_wanted: bool,
    /// What follows from all of it.
    pub standing: Standing,
}

impl Facts {
    /// Decides the standing from the other facts.
    pub fn settle(&mut self) {
        let is_lecturer = self.participation == Participation::Lecturer;
        self.standing = match (self.presence, self.physician) {
            (Some(Presence::Absent | Presence::Cancelled), _) => Standing::Absent,
            (_, Some(false)) if is_lecturer => match self.credited {
                Credited::Some => Standing::NotPhysician,
                _ => Standing::UncreditedLecturer,
            },
            (_, Some(false)) => Standing::NotPhysician,
            _ if !is_lecturer => Standing::Attendee,
            _ => match self.credited {
                Credited::Zero => Standing::UncreditedLecturer,
                Credited::Some => Standing::CreditedLecturer,
                // Whether any are given is not known: nothing is asked of such a lecturer.
                Credited::Blank | Credited::Unreadable | Credited::NoColumn => Standing::UnstatedLecturer,
            },
        };
    }
}
