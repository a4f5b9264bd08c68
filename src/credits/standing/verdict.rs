use crate::finding::Text;

/// What a doctor's credits come to. Each is better than those before it (contracts).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// A needed fact is missing.
    Undetermined,
    /// コロナ特例 applies.
    SpecialMeasure,
    /// A first application more than five years after the last session.
    OverFiveYears,
    /// Past expiry, and short even with what was earned since.
    NeedsReasonAndShort,
    /// Past expiry, and enough only with what was earned since.
    NeedsReasonLateCredits,
    /// Enough in time, but past the months of grace.
    NeedsReason,
    /// Enough in time, within the months of grace.
    MetInGrace,
    /// Something is missing, before expiry or in a first application.
    InProgress,
    /// Everything is there.
    Met,
}

impl Verdict {
    /// All of them, the worst first.
    pub const ALL: &'static [Self] = &[
        Self::Undetermined,
        Self::SpecialMeasure,
        Self::OverFiveYears,
        Self::NeedsReasonAndShort,
        Self::NeedsReasonLateCredits,
        Self::NeedsReason,
        Self::MetInGrace,
        Self::InProgress,
        Self::Met,
    ];

    /// The name in machine-readable output.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Undetermined => "undetermined",
            Self::SpecialMeasure => "special-measure",
            Self::OverFiveYears => "over-five-years",
            Self::NeedsReasonAndShort => "needs-reason-and-short",
            Self::NeedsReasonLateCredits => "needs-reason-late-credits",
            Self::NeedsReason => "needs-reason",
            Self::MetInGrace => "met-in-grace",
            Self::InProgress => "in-progress",
            Self::Met => "met",
        }
    }

    /// What stands on screen and paper; `{0}` is what is still needed, in credits (of [`Verdict::InProgress`] only).
    #[must_use]
    pub const fn text(self) -> Text {
        match self {
            Self::Undetermined => {
                Text { ja: "判定不可（資料不足）", en: "cannot be judged (a fact is missing)" }
            }
            Self::SpecialMeasure => {
                Text { ja: "コロナ特例の対象（産業医）", en: "under the COVID-19 measure" }
            }
            Self::OverFiveYears => Text {
                ja: "最終受講日から5年超（日医へ個別相談）",
                en: "over five years since the last session (ask JMA)",
            },
            Self::NeedsReasonAndShort => Text {
                ja: "単位不足（期限経過・要理由書）",
                en: "short, past expiry, a letter of reasons is needed",
            },
            Self::NeedsReasonLateCredits => Text {
                ja: "期限後取得で充足（要理由書）",
                en: "enough with credits earned after expiry, a letter of reasons is needed",
            },
            Self::NeedsReason => Text {
                ja: "要件充足（期限後1年超・要理由書）",
                en: "enough, over a year past expiry, a letter of reasons is needed",
            },
            Self::MetInGrace => Text {
                ja: "要件充足（猶予期間内・理由書不要）",
                en: "enough, within the months of grace",
            },
            Self::InProgress => Text { ja: "取得中（あと{0}単位）", en: "in progress ({0} credits to go)" },
            Self::Met => Text { ja: "要件充足", en: "enough" },
        }
    }
}
