use crate::value::HalfUnits;

use super::spot::Spot;

/// A name as a row tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonName {
    /// 氏名.
    pub name: String,
    /// フリガナ.
    pub kana: String,
}

/// A name that is not the one expected under its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::credits) struct Stranger {
    pub number: u32,
    pub what: Strange,
    pub who: PersonName,
    pub spot: Spot,
    /// The place is in the list of certificates.
    pub of_certificates: bool,
    pub expected: PersonName,
    pub other: Spot,
    pub other_of_certificates: bool,
    /// Entries under that name and what they come to.
    pub entries: u32,
    pub credits: HalfUnits,
}

/// What follows from such a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::credits) enum Strange {
    /// Perhaps the same person: it counts.
    Perhaps,
    /// Another person than the certificate's: these rows do not count.
    Held,
    /// Nobody knows whose the number is: nothing under it counts.
    Contested,
}
