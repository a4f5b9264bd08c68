//! Pure readings: text → value, or the reason why not.
//!
//! Invariant: nothing here knows of tables, schemas or findings; nothing panics, whatever the text. A function named
//! `clean_…` or `is_clean_…` is the byte matcher of a column: it allocates nothing, and what it lets pass, the slow
//! reading of the same name finds without fault and in plain form.

mod amount;
mod credits;
mod credits_reading;
mod date;
mod date_clean;
mod date_guess;
mod date_parts;
mod email;
mod email_dummy;
mod email_typo;
mod host;
mod kana;
mod kana_match;
mod name;
mod name_clean;
mod name_glance;
mod name_placeholder;
mod name_relation;
mod name_title;
mod number;
mod number_shape;
mod phrase;
mod prefecture;
mod presence;
mod presence_note;
mod presence_words;
mod round;
mod script;
mod spelling;
mod text;
mod time;
mod variants;
mod wareki;

pub use amount::with_commas;
pub use credits::HalfUnits;
pub use credits_reading::{CreditsReading, clean_credits, read_credits};
pub use date::{DateFault, DateReading, fiscal_year, read_date};
pub use date_clean::clean_date;
pub use date_guess::guess_date;
pub use email::{EmailFault, EmailReading, guess_email, is_between_addresses, is_clean_email, read_email};
pub use host::host_kind;
pub use jiff::civil::Date;
pub use kana::{KanaReading, is_clean_kana, kana_skeleton, read_kana};
pub use kana_match::{begins_with_reading, kana_not_in_reading};
pub use name::{fold_name, fold_name_into, split_former};
pub use name_clean::is_clean_name;
pub use name_glance::{NameGlance, glance_at_name, name_key};
pub use name_placeholder::is_placeholder_name;
pub use name_relation::{NameRelation, same_name};
pub use name_title::split_title;
pub use number::{NumberForm, NumberKind, NumberReading, clean_number, read_number};
pub use phrase::read_total_label;
pub use prefecture::{prefecture_in, prefecture_rank, read_locality};
pub use presence::{Presence, read_presence};
pub use presence_note::note_presence;
pub use round::{ApprovalRound, read_round};
pub use script::{is_half_kana, is_hiragana, is_kanji, is_katakana, is_lost_mark};
pub use spelling::{Spelling, write_date};
pub use text::{fold_width, has_space, is_blank, is_hyphen, strip_invisible, trim_wide};
pub use time::read_time;
pub use variants::variant_forms;
pub use wareki::{read_past_era, wareki};

#[cfg(test)]
mod property_tests;
