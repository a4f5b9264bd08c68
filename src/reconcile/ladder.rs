//! The ladder: which evidence is enough. Rules decide here; points only put candidates in order.

use super::birth::BirthLikeness;
use super::likeness::{EmailLikeness, KanaLikeness, Likeness, NumberLikeness};
use super::name::NameLikeness;

/// How somebody was accepted, or nearly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// Number and exact name.
    T1,
    /// Number and folded name.
    T2,
    /// Number and a name that is the same another way, or the same reading; or the given name and a proof of one's own.
    T3,
    /// The full name and a proof other than the number.
    T4,
    /// As T4, with a wholly different number: a candidate only.
    T5,
}

/// The tier that the evidence reaches. Nothing does against a contradicting birth date.
pub(super) fn tier(like: &Likeness, unique_name: bool) -> Option<Tier> {
    if like.is_contradicted() {
        return None;
    }
    if like.holds_number() {
        return by_number(like);
    }
    by_name(like, unique_name).then_some(match like.number {
        // A number that two people hold tells nothing, and contradicts nothing.
        NumberLikeness::Unknown | NumberLikeness::Unlisted | NumberLikeness::OneEdit(_) | NumberLikeness::Equal => {
            Tier::T4
        }
        NumberLikeness::Other => Tier::T5,
    })
}

fn by_number(like: &Likeness) -> Option<Tier> {
    let own = like.same_birth() || like.own_mail();
    let half = matches!(like.name, NameLikeness::Given | NameLikeness::Family | NameLikeness::Lost) || like.slip;
    match like.name {
        NameLikeness::Equal => Some(Tier::T1),
        NameLikeness::Space | NameLikeness::Folded => Some(Tier::T2),
        NameLikeness::Former | NameLikeness::Reversed => Some(Tier::T3),
        // A namesake by reading is common: half the name, or a proof of one's own, must be the same too.
        _ if like.kana == KanaLikeness::Equal && (own || half) => Some(Tier::T3),
        NameLikeness::Unknown if like.kana == KanaLikeness::Equal => Some(Tier::T3),
        _ if like.kana == KanaLikeness::Skeleton && own => Some(Tier::T3),
        NameLikeness::Given if own => Some(Tier::T3),
        // Twins have the family name, the birth date and a number next to each other in common.
        NameLikeness::Family | NameLikeness::Lost if like.same_birth() && like.own_mail() => Some(Tier::T3),
        _ => None,
    }
}

fn by_name(like: &Likeness, unique_name: bool) -> bool {
    let proofs = [like.is_one_edit(), like.same_birth(), like.own_mail()];
    let proofs = proofs.into_iter().filter(|proof| *proof).count();
    let homophone = like.same_kana() && !matches!(like.name, NameLikeness::Other) || like.kana == KanaLikeness::Equal;
    if like.name.is_full() && !like.short {
        return match proofs {
            0 => false,
            // Every number has some thirty neighbours, and some are namesakes: the number alone is too little.
            1 if like.is_one_edit() => like.workplace || unique_name && like.same_kana(),
            // Namesakes of one birth date are rare, and tell themselves apart by where they write from.
            1 => like.kana != KanaLikeness::Other && (like.email != EmailLikeness::Other || like.workplace),
            _ => true,
        };
    }
    // Twins again: one family name, one birth date, numbers next to each other. Their own mail tells them apart.
    let homophone = homophone && (like.name != NameLikeness::Family || like.own_mail());
    let nearly = like.name.is_full() || like.name.is_another_way() || homophone;
    nearly && proofs >= 2
}

/// Points for putting candidates in order. Their sum decides nothing else.
pub(super) fn points(like: &Likeness) -> u32 {
    let number = match like.number {
        NumberLikeness::Equal => 50,
        NumberLikeness::OneEdit(_) => 30,
        NumberLikeness::Unknown | NumberLikeness::Unlisted | NumberLikeness::Other => 0,
    };
    let name = match like.name {
        NameLikeness::Equal => 42,
        NameLikeness::Space => 41,
        NameLikeness::Folded => 40,
        NameLikeness::Former | NameLikeness::Reversed => 36,
        NameLikeness::Lost => 25,
        NameLikeness::Given => 15,
        NameLikeness::Family => 12,
        NameLikeness::Unknown | NameLikeness::Other => 0,
    };
    let kana = match like.kana {
        KanaLikeness::Equal => 20,
        KanaLikeness::Skeleton => 18,
        KanaLikeness::Near => 8,
        KanaLikeness::Unknown | KanaLikeness::Other => 0,
    };
    let birth = match like.birth {
        BirthLikeness::Equal => 45,
        BirthLikeness::OneDigit => 20,
        BirthLikeness::Unknown => 10,
        BirthLikeness::Other => 0,
    };
    let email = match like.email {
        EmailLikeness::Own => 40,
        EmailLikeness::Shared => 5,
        EmailLikeness::Unknown | EmailLikeness::Other => 0,
    };
    number + name + kana + birth + email + if like.workplace { 8 } else { 0 } + if like.slip { 4 } else { 0 }
}

/// Worth showing to a person who must decide.
pub(super) fn is_worth_showing(like: &Likeness) -> bool {
    let name = like.name.is_full() || like.name.is_another_way();
    let reading = like.same_kana();
    let half = matches!(like.name, NameLikeness::Given | NameLikeness::Family | NameLikeness::Lost)
        || like.slip
        || like.kana == KanaLikeness::Near;
    let number = like.number == NumberLikeness::Equal;
    let birth = like.same_birth();
    let near_birth = like.birth == BirthLikeness::OneDigit;
    let unknown = like.birth == BirthLikeness::Unknown;
    let mail = like.own_mail();
    // A row that tells nothing but a number: nothing says that it is somebody else's.
    let only_number = like.name == NameLikeness::Unknown && like.kana == KanaLikeness::Unknown && unknown;
    if number && only_number {
        return true;
    }
    match (name, reading, half) {
        // The whole name, and anything that does not speak against it.
        (true, ..) => {
            number
                || birth
                || mail
                || like.is_one_edit()
                || unknown && like.kana != KanaLikeness::Other
                || near_birth && like.kana != KanaLikeness::Other
        }
        (_, true, _) => number || birth || mail || like.is_one_edit() && (near_birth || unknown),
        (.., true) => {
            number && (birth || near_birth || mail || unknown) || birth && (like.is_one_edit() || mail) || mail
        }
        _ => number && (birth || mail) || birth && mail,
    }
}
