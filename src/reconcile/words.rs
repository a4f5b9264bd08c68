//! The words of contracts.md for what holding a row against a roster comes to.

use crate::schema::Role;

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $variant:ident $id:literal $ja:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$each])* $variant,)* }

        impl $name {
            /// All of them, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The word in machine-readable output.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)* }
            }

            /// The word for Japanese readers.
            #[must_use]
            pub const fn ja(self) -> &'static str {
                match self { $(Self::$variant => $ja,)* }
            }

            /// The words for English readers.
            #[must_use]
            pub fn en(self) -> String {
                self.id().replace('-', " ")
            }
        }
    };
}

words! {
    /// What became of a row.
    Outcome {
        /// Accepted, nothing differs.
        Matched "matched" "照合一致",
        /// Accepted; what differs is told.
        MatchedWithDifferences "matched-with-differences" "一致（相違あり）",
        /// A person must say whether it is one of these.
        Candidate "candidate" "要確認",
        /// Several people fit.
        Ambiguous "ambiguous" "要確認（複数該当）",
        /// Nobody fits.
        NotFound "not-found" "名簿に該当なし",
        /// Nobody fits, and the roster does not hold such people.
        OutOfScope "out-of-scope" "名簿の対象外",
    }
}

words! {
    /// How sure a candidate is, in a word; never a probability.
    Grade {
        /// Number and name, or name with two further proofs.
        Certain "certain" "確実",
        /// A name with a proof that is one's own.
        High "high" "有力",
        /// Worth a look.
        Check "check" "可能性あり",
    }
}

words! {
    /// One thing that speaks for a candidate.
    Evidence {
        /// The same number.
        NumberEqual "number-equal" "番号が一致",
        /// One digit other, missing, too many, or two swapped.
        NumberOneEdit "number-one-edit" "番号が1桁違い",
        /// The same characters.
        NameEqual "name-equal" "氏名が一致",
        /// The same but for variant kanji, width and spaces.
        NameFoldedEqual "name-folded-equal" "氏名が異体字・空白を除き一致",
        /// The same with a former family name.
        FormerNameEqual "former-name-equal" "旧姓と一致",
        /// The same reading.
        KanaEqual "kana-equal" "カナが一致",
        /// The same reading but for the ways to write it.
        KanaSkeletonEqual "kana-skeleton-equal" "カナが長音・小書きを除き一致",
        /// The same birth date.
        BirthDateEqual "birth-date-equal" "生年月日が一致",
        /// The same address of mail, which nobody else on the roster has.
        EmailEqualUnique "email-equal-unique" "メールアドレスが一致（本人のみ）",
        /// Given name and family name the other way round.
        NameReversedEqual "name-reversed-equal" "姓と名の順が逆で一致",
        /// The same given name, another family name.
        GivenNameEqual "given-name-equal" "名が一致",
        /// The same place of work.
        WorkplaceEqual "workplace-equal" "勤務先が一致",
    }
}

words! {
    /// In what a row and a person of the roster differ.
    DifferenceKind {
        /// Only forms of a kanji: 髙 and 高.
        VariantKanji "variant-kanji" "異体字",
        /// Other characters.
        OtherKanji "other-kanji" "別の文字",
        /// A former family name.
        FormerName "former-name" "旧姓",
        /// Another family name, the same given name.
        SurnameChanged "surname-changed" "姓の変更",
        /// Family and given name the other way round.
        NameOrder "name-order" "姓と名の順",
        /// Name and kana stand in each other's column.
        NameKanaSwapped "name-kana-swapped" "氏名とカナの入れ替わり",
        /// A long vowel, a small kana, ヅ for ズ.
        KanaLongVowel "kana-long-vowel" "カナの長音など",
        /// Another reading.
        KanaOther "kana-other" "カナの相違",
        /// One digit other, missing or too many.
        NumberOneDigit "number-one-digit" "番号の1桁違い",
        /// Two neighbouring digits swapped.
        NumberTransposed "number-transposed" "番号の隣り合う桁の入れ替わり",
        /// Another number, or none.
        NumberOther "number-other" "別の番号",
        /// One digit of the date, or two swapped.
        BirthDateOneDigit "birth-date-one-digit" "生年月日の1か所違い",
        /// Another date.
        BirthDateOther "birth-date-other" "別の生年月日",
        /// Another address of mail; by itself no fault.
        EmailOther "email-other" "別のメールアドレス",
        /// A space between the names, there or not there.
        NameSpace "name-space" "氏名の空白",
    }
}

/// One difference, at the role it concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Difference {
    /// The role.
    pub role: Role,
    /// In what it differs.
    pub kind: DifferenceKind,
}

/// What speaks for a candidate, in the order of [`Evidence::ALL`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct EvidenceSet(u16);

impl EvidenceSet {
    /// Puts one in.
    pub const fn add(&mut self, evidence: Evidence) {
        self.0 |= 1 << evidence as u16;
    }

    /// `true` when it is in.
    #[must_use]
    pub const fn has(self, evidence: Evidence) -> bool {
        self.0 & 1 << evidence as u16 != 0
    }

    /// Those that are in.
    pub fn iter(self) -> impl Iterator<Item = Evidence> {
        Evidence::ALL.iter().copied().filter(move |evidence| self.has(*evidence))
    }
}
