//! How the name of a row stands to that of a person.

use crate::value::{fold_name, is_lost_mark, split_former};

use super::entry::Text;
use super::person::Person;

/// A name taken apart as far as its spelling shows the parts; all of it folded but `written`.
#[derive(Clone, Debug, Default)]
pub(super) struct Name {
    /// As it stands, without a former family name.
    pub written: String,
    pub folded: String,
    /// Family and given name, where one space stands between them.
    pub parts: Option<(String, String)>,
    pub former: Option<String>,
    /// Characters of the folded name.
    pub length: usize,
    /// A character was lost when somebody saved the file: `?`, 〓.
    pub has_lost: bool,
}

/// How two names stand to each other, the closest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum NameLikeness {
    /// The same characters.
    Equal,
    /// The same but for spaces.
    Space,
    /// The same but for variant kanji and width.
    Folded,
    /// The same with a former family name.
    Former,
    /// Given and family name the other way round.
    Reversed,
    /// All characters are the same but for those that were lost. Never taken for the same name.
    Lost,
    /// One of them is not known.
    Unknown,
    /// The same given name.
    Given,
    /// The same family name.
    Family,
    Other,
}

impl NameLikeness {
    /// The full name is the same.
    pub(super) const fn is_full(self) -> bool {
        matches!(self, Self::Equal | Self::Space | Self::Folded)
    }

    /// The full name is the same once it is put another way.
    pub(super) const fn is_another_way(self) -> bool {
        matches!(self, Self::Former | Self::Reversed)
    }
}

impl Name {
    /// Takes a name apart; `former` is what another column says.
    pub(super) fn of(text: &str, former: Option<&str>) -> Self {
        let (written, bracketed) = split_former(text);
        let folded = fold_name(&written);
        let mut parts = written.split(char::is_whitespace).filter(|part| !part.is_empty());
        let parts = match (parts.next(), parts.next(), parts.next()) {
            (Some(family), Some(given), None) => Some((fold_name(family), fold_name(given))),
            _ => None,
        };
        let former = former.map(str::to_owned).or(bracketed).map(|former| fold_name(&former));
        Self {
            length: folded.chars().count(),
            has_lost: folded.contains(is_lost),
            former: former.filter(|former| !former.is_empty()),
            written,
            folded,
            parts,
        }
    }

    /// The name under which somebody may have been listed before, or is listed with both: each a folded name.
    pub(super) fn other_ways(&self) -> Vec<String> {
        let mut ways = Vec::new();
        if let Some((family, given)) = &self.parts {
            ways.push(format!("{given}{family}"));
            if let Some(former) = &self.former {
                ways.push(format!("{former}{given}"));
            }
        } else {
            let cuts = self.folded.char_indices().map(|(at, _)| at).skip(1).take(MOST_ROTATIONS);
            ways.extend(cuts.map(|at| format!("{}{}", &self.folded[at..], &self.folded[..at])));
            if let Some(former) = &self.former {
                // Nothing shows where the given name begins: it may be any tail.
                let cuts = self.folded.char_indices().map(|(at, _)| at).skip(1).take(MOST_ROTATIONS);
                ways.extend(cuts.map(|at| format!("{former}{}", &self.folded[at..])));
            }
        }
        ways.extend(self.former.clone().filter(|former| former.chars().count() > 2));
        ways
    }

    pub(super) fn to(&self, person: Person<'_>) -> NameLikeness {
        let (folded, family) = person.folded();
        if self.folded.is_empty() || folded.is_empty() {
            return NameLikeness::Unknown;
        }
        if self.folded == folded {
            let written = without_former(person.name());
            return match spelled_alike(&self.written, &written) {
                (true, true) => NameLikeness::Equal,
                (true, false) => NameLikeness::Space,
                _ => NameLikeness::Folded,
            };
        }
        let (their_family, their_given) = folded.split_at_checked(family).unwrap_or(("", folded));
        let known = family > 0 && !their_given.is_empty();
        if self.was_called(person.text(Text::Former), folded, their_given, known) {
            return NameLikeness::Former;
        }
        let reversed = match &self.parts {
            Some((family, given)) => is_joined(folded, given, family),
            None => known && is_joined(&self.folded, their_given, their_family),
        };
        if reversed {
            return NameLikeness::Reversed;
        }
        if self.has_lost && is_alike_but_for_lost(&self.folded, folded) {
            return NameLikeness::Lost;
        }
        let shares = |mine: Option<&str>, theirs: &str, end: bool| {
            let longer = |whole: &str, part: &str| {
                whole.len() > part.len() && if end { whole.ends_with(part) } else { whole.starts_with(part) }
            };
            match (mine, known) {
                (Some(mine), true) => mine == theirs,
                (Some(mine), false) => longer(folded, mine),
                (None, true) => longer(&self.folded, theirs),
                (None, false) => false,
            }
        };
        let (my_family, my_given) = match &self.parts {
            Some((family, given)) => (Some(family.as_str()), Some(given.as_str())),
            None => (None, None),
        };
        if shares(my_given, their_given, true) {
            NameLikeness::Given
        } else if shares(my_family, their_family, false) {
            NameLikeness::Family
        } else {
            NameLikeness::Other
        }
    }

    /// One of the two was called what the other is called now.
    fn was_called(&self, their_former: &str, folded: &str, their_given: &str, known: bool) -> bool {
        if !their_former.is_empty()
            && (their_former == self.folded && self.length > 2
                || known && is_joined(&self.folded, their_former, their_given))
        {
            return true;
        }
        let Some(former) = &self.former else { return false };
        let with_given = match &self.parts {
            Some((_, given)) => is_joined(folded, former, given),
            None => folded.strip_prefix(former.as_str()).is_some_and(|given| {
                !given.is_empty() && self.folded.len() > given.len() && self.folded.ends_with(given)
            }),
        };
        with_given || former == folded && former.chars().count() > 2
    }

    /// Two family names of the same length that differ in some characters: rather a slip than another family.
    pub(super) fn is_slip_of(&self, person: Person<'_>) -> bool {
        let (folded, _) = person.folded();
        let pairs = self.folded.chars().zip(folded.chars());
        let same = pairs.filter(|(a, b)| a == b).count();
        let length = folded.chars().count();
        length == self.length && length >= 2 && same + 1 == length
    }
}

/// What is written instead of a character that was lost, or that somebody hid.
const fn is_lost(c: char) -> bool {
    is_lost_mark(c) || matches!(c, '●' | '*')
}

/// Names are not longer, as far as they are turned round.
const MOST_ROTATIONS: usize = 12;

fn is_joined(whole: &str, first: &str, second: &str) -> bool {
    whole.strip_prefix(first).is_some_and(|rest| rest == second)
}

fn is_alike_but_for_lost(lossy: &str, whole: &str) -> bool {
    let mut told = 0;
    let mut pairs = lossy.chars().zip(whole.chars());
    lossy.chars().count() == whole.chars().count()
        && pairs.all(|(a, b)| {
            told += usize::from(a == b);
            a == b || is_lost(a)
        })
        && told > 0
}

fn without_former(text: &str) -> std::borrow::Cow<'_, str> {
    if text.contains(['(', '（', '[', '［', '【', '〔', '旧']) { split_former(text).0.into() } else { text.into() }
}

/// Whether the characters are the same, and whether the spaces stand in the same places. A space is a space of any width.
fn spelled_alike(a: &str, b: &str) -> (bool, bool) {
    let same = a.chars().filter(|c| !c.is_whitespace()).eq(b.chars().filter(|c| !c.is_whitespace()));
    let spaced = a.split_whitespace().eq(b.split_whitespace());
    (same, spaced)
}

#[cfg(test)]
mod tests {
    use super::super::roster_for_tests::roster;
    use super::*;

    #[test]
    fn names_stand_to_each_other() {
        use NameLikeness::{Equal, Family, Folded, Former, Given, Lost, Other, Reversed, Space, Unknown};
        let cases = [
            ("高橋　一郎", "", "高橋　一郎", Equal),
            ("高橋 一郎", "", "高橋　一郎", Equal),
            ("高橋一郎", "", "高橋　一郎", Space),
            ("高 橋一郎", "", "高橋　一郎", Space),
            ("髙橋　一郎", "", "高橋　一郎", Folded),
            ("一郎　高橋", "", "高橋　一郎", Reversed),
            ("一郎高橋", "", "高橋　一郎", Reversed),
            ("一郎 高橋", "", "高橋一郎", Reversed),
            ("山田　花子", "佐藤", "佐藤　花子", Former),
            ("山田花子（旧姓 佐藤）", "", "佐藤　花子", Former),
            ("佐藤花子", "", "山田 花子（旧姓 佐藤）", Former),
            ("?橋　一郎", "", "髙橋　一郎", Lost),
            ("？橋　一朗", "", "髙橋　一郎", Other),
            ("山田　花子", "", "佐藤　花子", Given),
            ("佐藤　花", "", "佐藤　花子", Family),
            ("佐藤花", "", "佐藤　花子", Family),
            ("斉藤　一", "", "斎藤　一", Given),
            ("", "", "斎藤　一", Unknown),
            ("田中　次郎", "", "高橋　一郎", Other),
        ];
        for (mine, former, theirs, likeness) in cases {
            let roster = roster(&format!("医籍登録番号,氏名\n451234,{theirs}\n"));
            let person = roster.person(0).unwrap();
            let former = Some(former).filter(|former| !former.is_empty());
            assert_eq!(Name::of(mine, former).to(person), likeness, "{mine} {theirs}");
        }
    }
}
