//! Rows whose fields are values, or the reason why not.
//!
//! Invariant: nothing here judges. A scan answers *clean*, *blank* or *odd* for every cell, and who a row is about;
//! `rules` look only at what is not clean.

mod aside;
mod attendance;
mod canonical;
mod compile;
mod consecutive;
mod credited;
mod decide;
mod diary;
mod example;
mod interner;
mod mails;
mod misplaced;
mod participation;
mod people;
mod plan;
mod ragged;
mod reading;
mod repeats;
mod row;
mod row_value;
mod scan;
mod seminar;
mod session;
mod session_key;
mod sighting;
mod slots;
mod standing;
mod state;
mod stay;
mod tables;
mod turnout;
mod uniques;

pub use attendance::AttendanceIndex;
pub use compile::{Known, MAMIS_START};
pub use consecutive::{Consecutive, Run};
pub use credited::Credited;
pub use diary::Diary;
pub use example::is_example;
pub use mails::{MailLog, SharedMail};
pub use misplaced::Misplaced;
pub use people::{Earlier, PeopleIndex};
pub use plan::{Column, Expect, Kind, Plan, Source};
pub use ragged::aligned;
pub use reading::Reading;
pub use row::Record;
pub use scan::Scanner;
pub use seminar::{
    Disagreement, Given, Met, Offer, Point, Prevailing, Seminar, SeminarGroup, SeminarRow, Seminars, Sitting,
    SittingKeys, Tallied, Tally, Which,
};
pub use session::{RowSessions, SessionKeys, Sessions};
pub use session_key::{PARTS, SessionKey};
pub use sighting::{Sighting, Sightings};
pub use standing::{Facts, Participation, Standing};
pub use state::{RowClass, State};
pub use stay::Stay;
pub use tables::{Encounter, Spot, Tables};
pub use turnout::{CreditSum, SeminarFacts, SeminarTurnout, Turnout, TurnoutPiece};
pub use uniques::Uniques;
