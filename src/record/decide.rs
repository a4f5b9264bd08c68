//! What a value that may repeat is: decided once, whoever has it.

use std::collections::HashMap;

use crate::schema::fold::text as fold;
use crate::value::{Date, Presence, Spelling, clean_credits, clean_date, is_blank, note_presence, read_presence};

use super::credited::Credited;
use super::plan::{Kind, Plan};
use super::repeats::Decided;
use super::state::State;

/// What a value that may repeat is.
pub(super) fn decide(plan: &Plan, codes: &HashMap<String, u16>, index: usize, text: &str) -> Decided {
    let column = &plan.columns[index];
    let mut decided = Decided::default();
    if is_missing(plan, text) {
        decided.credited = if column.kind == Kind::Credits { Credited::of_text(text) } else { Credited::Blank };
        decided.state = State::Blank;
        return decided;
    }
    let clean = match column.kind {
        Kind::Date(wanted) => expected_date(plan, index, wanted, text.as_bytes())
            .is_some_and(|date| date >= plan.quiet_sessions.0 && date <= plan.quiet_sessions.1),
        Kind::Credits => {
            let units = clean_credits(text.as_bytes());
            decided.credited = units.map_or_else(|| Credited::of_text(text), Credited::of_units);
            units.is_some_and(|units| {
                let credits = f64::from(units.0) / 2.0;
                credits >= column.bounds.0 && credits <= column.bounds.1
            })
        }
        Kind::Code => {
            decided.code = codes.get(text).or_else(|| codes.get(fold(text).as_str())).copied();
            decided.code.is_some() || codes.is_empty()
        }
        Kind::Presence => {
            decided.code = codes.get(text).or_else(|| codes.get(fold(text).as_str())).copied();
            decided.presence =
                decided.code.map_or_else(|| told_presence(text), |code| presence(&column.codes[usize::from(code)].0));
            decided.presence == Some(Presence::Present)
        }
        Kind::Note => {
            decided.presence = note_presence(text);
            decided.presence.is_none()
        }
        _ => true,
    };
    decided.state = if clean { State::Clean } else { State::Odd };
    decided
}

/// The date in one of the spellings that the layout wants.
pub(super) fn expected_date(plan: &Plan, index: usize, wanted: Spelling, bytes: &[u8]) -> Option<Date> {
    let mut others = plan.columns[index].spellings.iter().filter(|spelling| **spelling != wanted);
    clean_date(bytes, wanted).or_else(|| others.find_map(|spelling| clean_date(bytes, *spelling)))
}

pub(super) fn is_missing(plan: &Plan, text: &str) -> bool {
    let trimmed = text.trim();
    is_blank(trimmed) || plan.missing_values.iter().any(|missing| missing == trimmed)
}

/// What a cell of a presence column says that is none of its code values: 出席（Web）, 欠席→出席, 体調不良のため欠席.
pub(super) fn told_presence(text: &str) -> Option<Presence> {
    read_presence(text).or_else(|| note_presence(text))
}

/// The presence that a canonical value of `schemas/vocabulary.toml` means.
pub(super) fn presence(canonical: &str) -> Option<Presence> {
    match canonical {
        "present" => Some(Presence::Present),
        "absent" => Some(Presence::Absent),
        "cancelled" => Some(Presence::Cancelled),
        "late" => Some(Presence::Late),
        "left-early" => Some(Presence::LeftEarly),
        _ => None,
    }
}
