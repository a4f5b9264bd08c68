use crate::credits::{Reason, ReasonId, Standing, Verdict};

use super::document::Document;

/// Something about an application that a board has to talk about.
#[derive(Clone, Debug, PartialEq)]
pub enum Matter {
    /// Nobody knows which programme it is for.
    ProgrammeUnknown,
    /// Nobody knows whether it is a first application or a renewal.
    KindUnknown,
    /// No registration number could be read, so nothing can be held against it.
    NumberUnknown,
    /// A renewal, and no certificate of that number and programme on the list.
    CertificateMissing,
    /// Several certificates of that number and programme that are valid at the same time: their positions in the list.
    CertificatesSeveral(Vec<usize>),
    /// The credits under this number name somebody else.
    CreditsOfAnother,
    /// No credits under this number, and some under that of somebody of the same name and reading.
    CreditsElsewhere(u32),
    /// The same application stands earlier: its position among the cases.
    Twice(usize),
    /// A first application of somebody who holds, or held, such a certificate: its position in the list.
    OnceOnly(usize),
    /// 理由書.
    LetterOfReasons,
    /// Credits do not suffice.
    Short,
    /// A special measure applies.
    SpecialMeasure,
    /// Over five years since the last session.
    OverFiveYears,
    /// Documents of which nothing tells that they are there.
    DocumentsMissing(Vec<Document>),
    /// What it rests on does not suffice for a judgement, for none of the reasons above.
    Undetermined,
}

impl Matter {
    /// The name in machine-readable output.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Self::ProgrammeUnknown => "programme-unknown",
            Self::KindUnknown => "kind-unknown",
            Self::NumberUnknown => "number-unknown",
            Self::CertificateMissing => "certificate-missing",
            Self::CertificatesSeveral(_) => "several-certificates",
            Self::CreditsOfAnother => "credits-of-another",
            Self::CreditsElsewhere(_) => "credits-elsewhere",
            Self::Twice(_) => "applied-twice",
            Self::OnceOnly(_) => "once-only",
            Self::LetterOfReasons => "letter-of-reasons",
            Self::Short => "short",
            Self::SpecialMeasure => "special-measure",
            Self::OverFiveYears => "over-five-years",
            Self::DocumentsMissing(_) => "documents-missing",
            Self::Undetermined => "undetermined",
        }
    }

    /// `true` where the application cannot be judged at all.
    #[must_use]
    pub const fn prevents_judgement(&self) -> bool {
        matches!(
            self,
            Self::ProgrammeUnknown
                | Self::KindUnknown
                | Self::NumberUnknown
                | Self::CertificateMissing
                | Self::CreditsOfAnother
                | Self::OnceOnly(_)
                | Self::Undetermined
        )
    }
}

/// What the board has to talk about because of the credits.
pub(super) fn of_standing(standing: &Standing<'_>) -> Vec<Matter> {
    let told = |id: ReasonId| standing.reasons.iter().any(|reason: &Reason<'_>| reason.id == id);
    let mut matters = match standing.verdict {
        Verdict::Undetermined => vec![Matter::Undetermined],
        Verdict::SpecialMeasure => vec![Matter::SpecialMeasure],
        Verdict::OverFiveYears => vec![Matter::OverFiveYears],
        Verdict::NeedsReasonAndShort => vec![Matter::LetterOfReasons, Matter::Short],
        Verdict::NeedsReasonLateCredits | Verdict::NeedsReason => vec![Matter::LetterOfReasons],
        Verdict::InProgress => vec![Matter::Short],
        Verdict::MetInGrace | Verdict::Met => Vec::new(),
    };
    // Only a condition beside the credits is missing: that is a document.
    if standing.verdict == Verdict::InProgress && !is_short(standing) && told(ReasonId::ConditionMissing) {
        matters.clear();
    }
    matters
}

/// Whether credits are missing.
pub(super) fn is_short(standing: &Standing<'_>) -> bool {
    let short = [ReasonId::TotalShort, ReasonId::CategoryShort, ReasonId::ItemShort, ReasonId::NoCredits];
    standing.reasons.iter().any(|reason| short.contains(&reason.id))
}
