use foldhash::fast::FixedState;
use hashbrown::{HashMap, HashSet};

use crate::credits::{Round, day_after};

use super::case::Case;
use super::sources::Sources;
use super::words::Course;

/// Who is due in the round after this one.
#[derive(Clone, Debug, Default)]
pub struct Due {
    /// That round; `None` where no calendar tells.
    pub round: Option<Round>,
    /// Their certificates, by position in the list, each of the latest of its number and programme.
    pub certificates: Vec<usize>,
}

/// Those whose certificates end in the expiries of the next round, and who have not applied in this one.
pub(super) fn due(cases: &[Case<'_>], sources: &Sources<'_>) -> Due {
    let judging = &sources.judging;
    let from = day_after(sources.round.expiry_until);
    let Some(round) = Course::ALL.into_iter().find_map(|course| judging.rounds.due(course.id(), from)) else {
        return Due::default();
    };
    let applied: HashSet<(u32, &str), FixedState> =
        cases.iter().filter_map(|case| Some((case.application.number?, case.application.course?.id()))).collect();
    let mut latest: HashMap<(u32, &str), usize, FixedState> = HashMap::default();
    let ends = |at: usize| judging.certificates.get(at).and_then(|certificate| certificate.valid_until);
    for (at, certificate) in judging.certificates.iter().enumerate() {
        let Some(number) = certificate.number else { continue };
        let known = latest.entry((number, &certificate.programme)).or_insert(at);
        if ends(at) > ends(*known) {
            *known = at;
        }
    }
    let is_due = |at: &usize| ends(*at).is_some_and(|day| (round.expiry_from..=round.expiry_until).contains(&day));
    let is_asked = |programme: &str| Course::of_id(programme).is_some();
    let open = latest.into_iter().filter(|(key, at)| is_due(at) && is_asked(key.1) && !applied.contains(key));
    let mut certificates: Vec<usize> = open.map(|(_, at)| at).collect();
    certificates.sort_unstable();
    Due { round: Some(round), certificates }
}
