use crate::schema::Role;

use super::birth::BirthLikeness;
use super::likeness::{EmailLikeness, KanaLikeness, Likeness, NumberLikeness};
use super::name::NameLikeness;
use super::number::Edit;
use super::words::{Difference, DifferenceKind, Evidence, EvidenceSet};

/// In what a row and a person differ, field by field.
pub(super) fn differences(like: &Likeness, swapped: bool) -> Vec<Difference> {
    let number = match like.number {
        NumberLikeness::Equal | NumberLikeness::Unlisted => None,
        NumberLikeness::OneEdit(Edit::Digit) => Some(DifferenceKind::NumberOneDigit),
        NumberLikeness::OneEdit(Edit::Transposed) => Some(DifferenceKind::NumberTransposed),
        NumberLikeness::Other | NumberLikeness::Unknown => Some(DifferenceKind::NumberOther),
    };
    let name = match like.name {
        _ if swapped => Some(DifferenceKind::NameKanaSwapped),
        NameLikeness::Equal | NameLikeness::Unknown => None,
        NameLikeness::Space => Some(DifferenceKind::NameSpace),
        NameLikeness::Folded => Some(DifferenceKind::VariantKanji),
        NameLikeness::Former => Some(DifferenceKind::FormerName),
        NameLikeness::Reversed => Some(DifferenceKind::NameOrder),
        NameLikeness::Given if !like.slip && !like.same_kana() => Some(DifferenceKind::SurnameChanged),
        NameLikeness::Given | NameLikeness::Family | NameLikeness::Lost | NameLikeness::Other => {
            Some(DifferenceKind::OtherKanji)
        }
    };
    let kana = match like.kana {
        KanaLikeness::Equal | KanaLikeness::Unknown => None,
        KanaLikeness::Skeleton => Some(DifferenceKind::KanaLongVowel),
        KanaLikeness::Near | KanaLikeness::Other => Some(DifferenceKind::KanaOther),
    };
    let birth = match like.birth {
        BirthLikeness::Equal | BirthLikeness::Unknown => None,
        BirthLikeness::OneDigit => Some(DifferenceKind::BirthDateOneDigit),
        BirthLikeness::Other => Some(DifferenceKind::BirthDateOther),
    };
    let email = (like.email == EmailLikeness::Other).then_some(DifferenceKind::EmailOther);
    let roles = [Role::RegistrationNumber, Role::Name, Role::Kana, Role::BirthDate, Role::Email];
    let kinds = roles.into_iter().zip([number, name, kana, birth, email]);
    kinds.filter_map(|(role, kind)| Some(Difference { role, kind: kind? })).collect()
}

/// What speaks for a person.
pub(super) fn evidence(like: &Likeness) -> EvidenceSet {
    let number = match like.number {
        NumberLikeness::Equal => Some(Evidence::NumberEqual),
        NumberLikeness::OneEdit(_) => Some(Evidence::NumberOneEdit),
        NumberLikeness::Other | NumberLikeness::Unknown | NumberLikeness::Unlisted => None,
    };
    let name = match like.name {
        NameLikeness::Equal => Some(Evidence::NameEqual),
        NameLikeness::Space | NameLikeness::Folded => Some(Evidence::NameFoldedEqual),
        NameLikeness::Former => Some(Evidence::FormerNameEqual),
        NameLikeness::Reversed => Some(Evidence::NameReversedEqual),
        NameLikeness::Given => Some(Evidence::GivenNameEqual),
        NameLikeness::Lost | NameLikeness::Unknown | NameLikeness::Family | NameLikeness::Other => None,
    };
    let kana = match like.kana {
        KanaLikeness::Equal => Some(Evidence::KanaEqual),
        KanaLikeness::Skeleton => Some(Evidence::KanaSkeletonEqual),
        KanaLikeness::Unknown | KanaLikeness::Near | KanaLikeness::Other => None,
    };
    let rest = [
        (like.same_birth(), Evidence::BirthDateEqual),
        (like.own_mail(), Evidence::EmailEqualUnique),
        (like.workplace, Evidence::WorkplaceEqual),
    ];
    let mut set = EvidenceSet::default();
    let told = [number, name, kana].into_iter().flatten();
    for evidence in told.chain(rest.into_iter().filter_map(|(is, evidence)| is.then_some(evidence))) {
        set.add(evidence);
    }
    set
}
