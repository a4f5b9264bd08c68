use super::name::{fold_name, split_former};
use super::text::{is_space, trim_wide};

/// How two spellings of a name stand to each other, the closest relation first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameRelation {
    /// The same characters.
    Equal,
    /// The same but for variant kanji, spaces and width.
    Variant,
    /// The same once a bracketed former family name is taken out, or put in.
    FormerName,
    /// The given names are the same, the family names are not: perhaps a surname that changed.
    SameGivenName,
    /// Two names.
    Different,
}

/// Compares two names. A blank one is different from every other.
#[must_use]
pub fn same_name(a: &str, b: &str) -> NameRelation {
    let (a, b) = (trim_wide(a), trim_wide(b));
    if a == b {
        return NameRelation::Equal;
    }
    let (folded_a, folded_b) = (fold_name(a), fold_name(b));
    if folded_a.is_empty() || folded_b.is_empty() {
        return NameRelation::Different;
    }
    if folded_a == folded_b {
        return NameRelation::Variant;
    }
    let (one, other) = (Named::new(a, folded_a), Named::new(b, folded_b));
    if one.folded == other.folded || one.once_was(&other) || other.once_was(&one) {
        return NameRelation::FormerName;
    }
    if shares_given_name(&one, &other) { NameRelation::SameGivenName } else { NameRelation::Different }
}

/// A name taken apart as far as its spelling shows the parts; all of it folded.
struct Named {
    folded: String,
    former: Option<String>,
    given: Option<String>,
}

impl Named {
    fn new(text: &str, folded: String) -> Self {
        let (current, former) = split_former(text);
        let mut parts = current.split(is_space).filter(|part| !part.is_empty());
        let given = match (parts.next(), parts.next(), parts.next()) {
            (Some(_), Some(given), None) => Some(fold_name(given)).filter(|given| !given.is_empty()),
            _ => None,
        };
        let folded = if former.is_some() { fold_name(&current) } else { folded };
        Self { folded, former: former.map(|former| fold_name(&former)), given }
    }

    /// The former family name in front of the given name is the other name, or it is the whole other name.
    fn once_was(&self, other: &Self) -> bool {
        let Some(former) = self.former.as_deref().filter(|former| !former.is_empty()) else { return false };
        match other.folded.strip_prefix(former) {
            Some("") => true,
            Some(given) => self.folded.len() > given.len() && self.folded.ends_with(given),
            None => false,
        }
    }

    /// Ends with the given name and has a family name before it.
    fn is_given(&self, given: &str) -> bool {
        self.folded.len() > given.len() && self.folded.ends_with(given)
    }
}

fn shares_given_name(one: &Named, other: &Named) -> bool {
    match (&one.given, &other.given) {
        (Some(a), Some(b)) => a == b,
        (Some(given), None) => other.is_given(given),
        (None, Some(given)) => one.is_given(given),
        // Nothing shows where the given name begins: two characters in common at the end, after a family name of usual
        // length, are taken for one. 山田一郎 and 山本太郎 share one character only.
        (None, None) => {
            let pairs = one.folded.chars().rev().zip(other.folded.chars().rev());
            let common = pairs.take_while(|(a, b)| a == b).count();
            let family = |named: &Named| named.folded.chars().count() - common;
            common >= 2 && (1..=3).contains(&family(one)) && (1..=3).contains(&family(other))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::NameRelation::{Different, Equal, FormerName, SameGivenName, Variant};
    use super::*;

    #[test]
    fn relations() {
        let cases = [
            ("山田　太郎", "山田　太郎", Equal),
            ("山田　太郎", "山田太郎", Variant),
            ("髙橋 一郎", "高橋　一郎", Variant),
            ("ﾔﾏﾀﾞ ﾀﾛｳ", "ヤマダタロウ", Variant),
            ("山田（旧姓 佐藤）花子", "山田花子", FormerName),
            ("山田(佐藤)花子", "佐藤 花子", FormerName),
            ("山田花子（旧姓：佐藤）", "佐藤花子", FormerName),
            ("佐藤花子", "山田花子（旧姓名 佐藤花子）", FormerName),
            ("山田 花子", "佐藤 花子", SameGivenName),
            ("山田花子", "佐藤　花子", SameGivenName),
            ("山田花子", "佐々木花子", SameGivenName),
            ("山田一郎", "山本太郎", Different),
            ("山田 太郎", "山田 次郎", Different),
            ("斎藤 一", "斉藤 一", SameGivenName),
            ("山田太郎", "", Different),
            ("", "", Equal),
            ("山田太郎（講師）", "山田太郎", Different),
        ];
        for (a, b, relation) in cases {
            assert_eq!(same_name(a, b), relation, "{a} / {b}");
            assert_eq!(same_name(b, a), relation, "{b} / {a}");
        }
    }
}
