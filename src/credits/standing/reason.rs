use smallvec::SmallVec;

use crate::finding::{Datum, Lang, Text};
use crate::value::{Date, HalfUnits};

use super::super::programme::Words;

macro_rules! reasons {
    ($($(#[$doc:meta])* $variant:ident $id:literal $ja:literal $en:literal,)*) => {
        /// Why a standing is what it is. The name is in machine-readable output.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum ReasonId { $($(#[$doc])* $variant,)* }

        impl ReasonId {
            /// Every reason, in the order in which they are told.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The name in machine-readable output.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)* }
            }

            /// The sentence; `{0}` … stand for [`Reason::args`].
            #[must_use]
            pub const fn text(self) -> Text {
                match self { $(Self::$variant => Text { ja: $ja, en: $en },)* }
            }
        }
    };
}

reasons! {
    /// Nobody can be told from the row.
    NumberUnknown "number-unknown"
        "医籍登録番号がないか読み取れないため、単位と結び付けられません" "the registration number is missing or unreadable",
    /// Lists give the number to two people.
    NumberOfTwo "number-of-two-people"
        "この医籍登録番号が2人の氏名で使われています。どちらの方の番号か確かめるまで、単位は数えていません"
        "the registration number stands with two names: nothing is counted until it is known whose it is",
    /// Rows with the number under another name.
    NameOfAnother "name-of-another"
        "氏名の違う行の{0}単位は、ご本人のものか確かめるまで数えていません"
        "{0} credits stand under another name and are not counted until somebody has asked whose they are",
    /// The row names no programme that is known.
    ProgrammeUnknown "programme-unknown" "制度が分かりません" "the programme is not known",
    /// No file fits the time.
    RulesUnknown "rules-unknown" "この時期の要件の定めが手元にありません" "no rules are at hand for that time",
    /// Renewal credits, and no certificate.
    CertificateMissing "certificate-missing"
        "更新の単位がありますが、認定証の一覧に記載がありません" "there are renewal credits, and no certificate is listed",
    /// No dates of validity.
    PeriodUnknown "period-unknown" "有効期間が分かりません" "the validity is not known",
    /// One end of the validity is missing.
    PeriodReckoned "period-reckoned" "有効期間の{0}は、もう一方の日付から計算しました" "the {0} of the validity is reckoned from the other",
    /// The measure, and what it comes to.
    MeasureSuffices "measure-suffices"
        "特例で数える単位（有効期間内{0}・期限後{1}）は1回の更新の要件を満たします" "credits under the measure ({0} in time, {1} after expiry) suffice for one renewal",
    /// The same, for all renewals that the measure asks for.
    MeasureSufficesTwice "measure-suffices-for-both"
        "特例で数える単位（有効期間内{0}・期限後{1}）は{2}回分の更新の要件を満たします" "credits under the measure ({0} in time, {1} after expiry) suffice for {2} renewals",
    /// Not enough under the measure.
    MeasureShort "measure-short"
        "特例で数える単位（有効期間内{0}・期限後{1}）でも要件に足りません（{2}まで取得できます）" "credits under the measure ({0} in time, {1} after expiry) do not suffice (they can be earned until {2})",
    /// How often has to be renewed.
    MeasureTwice "measure-two-renewals"
        "{0}までに{1}回の更新が必要です。単位を各回にどう分けるかは未確認のため、都道府県医師会にご確認ください" "{1} renewals are needed by {0}; how credits divide between them is unconfirmed: ask the prefectural association",
    /// Too long after the last session.
    OverFiveYears "over-five-years"
        "最終受講日（{0}）から{1}年を超えています。日医へ個別にご相談ください" "over {1} years since the last session ({0}): ask JMA",
    /// That rule could not be applied.
    LastSessionUnknown "last-session-unknown"
        "最終受講日が分からないため、{0}年以内かどうかは確かめていません" "the last session is not known, so the limit of {0} years was not applied",
    /// Another way than the course.
    Route "exempt-route" "{0}による申請（証拠書類の確認が必要）" "application by {0} (evidence has to be checked)",
    /// It can be used once.
    OnceOnly "once-only" "{0}による申請は1回限りです。すでに認定証の記載があります" "{0} can be used once only, and a certificate is listed already",
    /// The total does not suffice.
    TotalShort "total-short" "合計が{0}単位不足" "the total is {0} credits short",
    /// A category does not suffice.
    CategoryShort "category-short" "{0}が{1}単位不足" "{0} is {1} credits short",
    /// An item does not suffice.
    ItemShort "item-short" "{0}の「{1}」が{2}単位不足" "{1} of {0} is {2} credits short",
    /// Items do not suffice, and which of them is not known.
    ItemsShort "items-short" "{0}は、項目ごとの下限に少なくとも合わせて{1}単位不足" "the items of {0} are together at least {1} credits short",
    /// A number of things (not of credits) does not suffice.
    ConditionMissing "condition-missing" "{0}がありません" "{0} is missing",
    /// Nothing says whether it is there.
    ConditionUnchecked "condition-unchecked" "{0}は未確認です（一覧に記載がありません）" "{0} was not checked: no list tells of it",
    /// There is nothing at all.
    NoCredits "no-credits" "単位の記録が1件もありません（手帳・修了証の集計をご確認ください）" "there is no entry at all: is the handbook counted?",
    /// Past expiry, in time for no letter.
    Grace "grace" "有効期限から{0}か月以内: 猶予期間（{1}か月）内" "within {0} months of expiry: within the {1} months of grace",
    /// Past the months of grace.
    PastGrace "past-grace" "有効期限から{0}か月目: 理由書が必要" "in month {0} after expiry: a letter of reasons is needed",
    /// Past expiry without what was asked for.
    NotInTime "not-in-time" "有効期間内の単位では要件に足りません: 理由書が必要" "what was earned in time does not suffice: a letter of reasons is needed",
    /// Credits earned after expiry.
    LateCredits "late-credits" "期限後に取得した単位が{0}単位あります" "{0} credits were earned after expiry",
    /// Past expiry in a programme without a rule about that.
    PastExpiry "past-expiry" "有効期限（{0}）を過ぎています。取扱いは所属の医師会にご確認ください" "expiry was {0}: ask the association how that is handled",
    /// Something counts by subtotals.
    Subtotal "subtotal" "小計による（日付は未検証）" "by subtotals (their days were not verified)",
    /// What needs days could not be applied.
    DatesUnchecked "dates-unchecked" "小計の分は、日付が要る要件（期間内かどうか、期限後の取得か）を確かめていません" "for subtotals, rules that need days (inside the period, after expiry) were not applied",
    /// Nobody confirmed that a subtotal lies inside the period.
    SubtotalUnchecked "subtotal-unchecked" "手帳の小計の期間内確認が済んでいません" "nobody has confirmed that the subtotals lie inside the period",
    /// Items are not told.
    ItemsUnknown "items-unknown" "{0}の項目別の単位が分からないため、項目ごとの下限は確かめていません" "items of {0} are not told, so their floors were not checked",
    /// Different codes are not told.
    CodesUnknown "codes-unknown" "CCの記載がない単位があるため、CCの種類数は分かる分だけ数えました" "some credits name no code: only those named are counted",
    /// A limit took something.
    Capped "capped" "{0}は{1}単位まで: {2}単位は数えていません" "{0}: at most {1} count, {2} do not",
    /// An unconfirmed limit would take something.
    CapUnconfirmed "cap-unconfirmed"
        "{0}が{1}単位を{2}単位超えています（この上限が現在も有効かは未確認のため、差し引いていません）" "{0}: {2} over {1} (the limit is unconfirmed, so nothing was taken away)",
    /// An unconfirmed floor would ask for something.
    FloorUnconfirmed "floor-unconfirmed" "{0}が{1}単位不足（この要件は未確認のため、判定に入れていません）" "{0} is {1} credits short (the rule is unconfirmed and was not applied)",
    /// Codes that may not count.
    CodesDoubtful "codes-doubtful" "CC {0} を種類数に入れるかは未確認です（入れて数えました）" "whether code {0} counts is unconfirmed (it was counted)",
    /// Only one of two groups counts.
    ExclusiveGroups "exclusive-groups" "{0}と{1}は併用できません: {1}の{2}単位は数えていません" "{0} and {1} exclude each other: {2} credits of {1} do not count",
    /// Paper of another year.
    PaperOfOtherYear "paper-of-other-year" "申請年度（{0}年度）以外の参加証の{1}単位は加えられません" "{1} credits on paper are not of the fiscal year {0} and cannot be added",
    /// Credits outside the period.
    OutsidePeriod "outside-period" "期間の前に取得した{0}単位は数えていません" "{0} credits were earned before the period and do not count",
    /// Credits after the day of judgement.
    AfterJudgement "after-judgement" "判定日より後の日付の{0}単位は数えていません" "{0} credits are dated after the day of judgement and do not count",
}

/// One reason.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason<'p> {
    /// Which.
    pub id: ReasonId,
    /// What the sentence names.
    pub args: SmallVec<[Arg<'p>; 3]>,
}

/// Something that a reason names. None of it is personal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Arg<'p> {
    /// Words of a programme.
    Words(&'p Words),
    /// Words of the program.
    Text(Text),
    /// Credits.
    Units(HalfUnits),
    /// A day.
    Day(Date),
    /// A number.
    Number(i32),
}

impl<'p> Reason<'p> {
    pub(super) fn new(id: ReasonId, args: impl IntoIterator<Item = Arg<'p>>) -> Self {
        Self { id, args: args.into_iter().collect() }
    }

    /// What the sentence of [`ReasonId::text`] names, in one language.
    #[must_use]
    pub fn args(&self, lang: Lang) -> Vec<Datum> {
        let show = |arg: &Arg<'_>| match arg {
            Arg::Words(words) => Datum::open(if lang == Lang::Ja { words.ja.as_str() } else { words.en.as_str() }),
            Arg::Text(text) => Datum::open(text.template(lang)),
            Arg::Units(units) => Datum::open(units.to_string()),
            Arg::Day(day) => Datum::open(day.to_string()),
            Arg::Number(number) => Datum::open(number.to_string()),
        };
        self.args.iter().map(show).collect()
    }

    /// The sentence in one language.
    #[must_use]
    pub fn say(&self, lang: Lang) -> String {
        self.id.text().fill(lang, &self.args(lang), true)
    }
}
