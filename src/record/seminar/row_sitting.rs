//! What a row tells beside the person, read out of its cells.

use std::borrow::Cow;

use crate::record::{Credited, Participation, Record};
use crate::schema::Role;
use crate::schema::fold::text as fold;
use crate::value::{host_kind, read_date, read_round};

use super::disagreement::Disagreement;
use super::given::Given;
use super::offer::common_programme;
use super::sitting::Sitting;
use super::which::Which;

impl Sitting {
    /// What a row tells.
    #[must_use]
    pub(super) fn of(record: &Record<'_>, key: Box<[u8]>) -> Self {
        let text = |role| record.value(role).map(|text| text.trim().to_owned());
        let date = |role| record.value(role).and_then(|text| read_date(&text).ok()).map(|reading| reading.date);
        let code = |role| record.code(role).map(Cow::into_owned);
        let programme = code(Role::Programme);
        let given = Given::of_row(record, programme.as_deref());
        let host = text(Role::SeminarHost);
        let facts = &record.facts;
        let mut made = Self {
            key,
            which: Which::of_row(record),
            id: text(Role::SeminarId),
            title: text(Role::SeminarTitle),
            date: date(Role::SeminarDate),
            last: date(Role::SeminarLastDate),
            host_kind: kind_of(host.as_deref(), code(Role::SeminarHostKind)),
            host,
            round: text(Role::ApprovalRound).and_then(|text| read_round(&text)),
            mode: code(Role::SessionMode),
            programme: programme
                .or_else(|| given.iter().find_map(|given| common_programme(&given.categories)).map(str::to_owned)),
            given,
            applied: date(Role::ApplicationDate),
            credits_a_lecturer: facts.participation == Participation::Lecturer && facts.credited == Credited::Some,
            lacks_my_page: lacks_my_page(record),
            disagreements: Vec::new(),
        };
        made.disagreements = Disagreement::all(record, &made);
        made
    }
}

/// A name that shows an association or 産業医科大学 tells more than a class that says 外部団体.
fn kind_of(name: Option<&str>, told: Option<String>) -> Option<String> {
    let shown = name.and_then(host_kind);
    match (shown, told.as_deref()) {
        (Some(shown), None | Some("external")) => Some(shown.to_owned()),
        _ => told,
    }
}

/// A My Page that is made, even if never completed, can receive credits (S0 Q14); members have one from the start (S1).
fn lacks_my_page(record: &Record<'_>) -> bool {
    match record.code(Role::MyPage).as_deref() {
        Some("none") => return true,
        Some(_) => return false,
        None => {}
    }
    if record.value(Role::MyPage).is_some() {
        return false;
    }
    record.code(Role::MemberStatus).as_deref() == Some("non-member")
        || record.value(Role::MemberClass).is_some_and(|class| NON_MEMBERS.contains(&fold(&class).as_str()))
}

/// What stands under 会員区分 for somebody who is no member.
const NON_MEMBERS: [&str; 6] = ["非会員", "会員外", "未入会", "非", "会員でない", "×"];
