use crate::credits::{ReasonId, Standing, Verdict, evidence};

use super::application::Application;
use super::belonging::Belonging;
use super::words::{Course, Kind};

/// A document that an application needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Document {
    /// 医師免許証の写し: of a doctor in no association who applies for the first time (S0 Q12).
    Licence,
    /// 理由書 (S0).
    LetterOfReasons,
    /// 実践活動の報告 (S0 Q9).
    Activity,
    /// What shows another way than the course (S0 Q10).
    Route,
}

/// A document, and what is known of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Needed {
    /// Which.
    pub document: Document,
    /// Whether the list says that it is there; `None` where the list has no column for it.
    pub is_there: Option<bool>,
}

impl Document {
    /// What people call it.
    #[must_use]
    pub const fn ja(self) -> &'static str {
        match self {
            Self::Licence => "医師免許証の写し",
            Self::LetterOfReasons => "理由書",
            Self::Activity => "実践活動の報告",
            Self::Route => "証拠書類",
        }
    }

    /// The value of the vocabulary that stands for it; blank where several do.
    const fn evidence(self) -> &'static str {
        match self {
            Self::Licence => "licence-copy",
            Self::LetterOfReasons => "reason-letter",
            Self::Activity => "activity",
            Self::Route => "",
        }
    }
}

/// The documents that an application needs.
pub(super) fn needed(application: &Application, standing: Option<&Standing<'_>>) -> Vec<Needed> {
    let told = application.evidence.as_deref().map(evidence);
    let is_there = |document: Document| {
        let told = told.as_ref()?;
        Some(match document {
            // Whatever names a route shows it: the route was told by the evidence.
            Document::Route => told.iter().any(|word| word.starts_with("exempt-")),
            // It is typed into MAMIS, so a list need not tell of it.
            Document::Activity if !told.iter().any(|word| word == "activity" || word == "none") => return None,
            _ => told.iter().any(|word| word == document.evidence()),
        })
    };
    let verdict = standing.map(|standing| standing.verdict);
    let is_late =
        matches!(verdict, Some(Verdict::NeedsReason | Verdict::NeedsReasonLateCredits | Verdict::NeedsReasonAndShort));
    let by_route = standing.is_some_and(|standing| standing.reasons.iter().any(|reason| reason.id == ReasonId::Route));
    let wanted = [
        (Document::Licence, application.belonging == Belonging::NonMember && application.kind == Some(Kind::New)),
        (Document::LetterOfReasons, is_late),
        (Document::Activity, application.course == Some(Course::Sports) && application.kind == Some(Kind::Renewal)),
        (Document::Route, by_route),
    ];
    let wanted = wanted.into_iter().filter(|(_, is_wanted)| *is_wanted);
    wanted.map(|(document, _)| Needed { document, is_there: is_there(document) }).collect()
}
