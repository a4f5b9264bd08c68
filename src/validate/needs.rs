use crate::record::Plan;
use crate::rules::AskedRules;
use crate::schema::Role;

/// Which keys the rules of a table need: what nobody asks is not kept.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Needs {
    /// What rows tell of their sessions; only ledgers and lists of certificates have none.
    pub sessions: bool,
    /// Who attended what.
    pub visits: bool,
    /// Who holds two numbers.
    pub identities: bool,
    /// Which addresses are shared.
    pub mails: bool,
    /// Where each person was at what time.
    pub stays: bool,
}

impl Needs {
    /// Nothing but what a row says by itself; with `sessions`, of its seminar as well.
    #[must_use]
    pub(super) fn of_rows(sessions: bool) -> Self {
        Self { sessions, ..Self::default() }
    }

    /// The columns whose values are told apart. A ledger's rows are not compared with each other: nothing need be kept of
    /// what they say of sessions.
    #[must_use]
    pub(super) fn watched<'c>(&self, told: &'c [usize], sat: &'c [usize]) -> (&'c [usize], &'c [usize]) {
        if self.sessions { (told, sat) } else { (&[], &[]) }
    }

    /// What the rules of a table need of its columns.
    #[must_use]
    pub(super) fn of(asked: &AskedRules, plan: &Plan) -> Self {
        let knows = |roles: &[Role]| roles.iter().all(|&role| plan.knows(role));
        let parts = [&[Role::SeminarStart][..], &[Role::Item], &[Role::CurriculumCode]];
        let two_roles = !asked.two_roles.is_empty() && knows(&[Role::Participation]) && parts.into_iter().any(knows);
        let same_day = !asked.same_day.is_empty() && knows(&[Role::SeminarStart, Role::SeminarEnd]);
        Self {
            sessions: true,
            visits: asked.compares_rows(),
            identities: !asked.other_number.is_empty() && knows(&[Role::Name, Role::BirthDate]),
            mails: !asked.shared_mail.is_empty() && knows(&[Role::Email]),
            stays: knows(&[Role::SeminarDate]) && (two_roles || same_day),
        }
    }
}
