use std::borrow::Cow;

use crate::credits::{Likeness, PersonName};
use crate::value::{
    NameRelation, fold_name, is_clean_kana, is_placeholder_name, kana_skeleton, same_name, split_former, split_title,
};

use super::name_has_odd_characters::without_odd_characters;

/// How two names under one number stand to each other. What stands for a lost kanji, and signs that no name is written
/// with, are a fault of their own and make no second person: 山田　直？ may be 山田　直樹. Nor does a title, or a word that
/// stands for a name.
#[must_use]
pub fn names_of_one_number(a: &str, b: &str) -> NameRelation {
    if is_placeholder_name(a) || is_placeholder_name(b) {
        return NameRelation::Variant;
    }
    let (a, b) = (untitled(a), untitled(b));
    let (a, b) = (a.as_ref(), b.as_ref());
    let relation = same_name(a, b);
    if relation <= NameRelation::FormerName {
        return relation;
    }
    let (plain_a, plain_b) = (without_odd_characters(a), without_odd_characters(b));
    if plain_a.is_none() && plain_b.is_none() {
        return relation;
    }
    let fold = |plain: Option<String>, text: &str| fold_name(plain.as_deref().unwrap_or(text));
    let (a, b) = (fold(plain_a, a), fold(plain_b, b));
    if is_part_of(&a, &b) || is_part_of(&b, &a) { NameRelation::Variant } else { relation }
}

/// How two names under one number of ledgers and certificates stand to each other. Names the other way round, or in kana, are
/// one person's; with the same given name or the same reading they are perhaps.
#[must_use]
pub fn likeness_of_names(a: &PersonName, b: &PersonName) -> Likeness {
    match names_of_one_number(&a.name, &b.name) {
        relation if relation <= NameRelation::FormerName => return Likeness::Same,
        NameRelation::SameGivenName => return Likeness::Perhaps,
        _ => {}
    }
    let turned = |text: &str| -> String {
        let mut parts: Vec<&str> = text.split_whitespace().collect();
        parts.reverse();
        fold_name(&parts.concat())
    };
    let (folded_a, folded_b) = (fold_name(&a.name), fold_name(&b.name));
    if turned(&a.name) == folded_b || turned(&b.name) == folded_a {
        return Likeness::Same;
    }
    let reading = |kana: &str| Some(kana_skeleton(kana)).filter(|skeleton| !skeleton.is_empty());
    let is_read =
        |name: &PersonName, kana: &str| is_clean_kana(name.name.as_bytes()) && reading(&name.name) == reading(kana);
    match (reading(&a.kana), reading(&b.kana)) {
        _ if is_read(a, &b.kana) || is_read(b, &a.kana) => Likeness::Same,
        (Some(one), Some(other)) if one == other => Likeness::Perhaps,
        _ => Likeness::Other,
    }
}

/// The name without its title, which may stand in front of the former name: 田中先生（旧姓 山田）.
fn untitled(text: &str) -> Cow<'_, str> {
    if let Some((name, _)) = split_title(text) {
        return Cow::Borrowed(name);
    }
    let (name, former) = split_former(text);
    match (former, split_title(&name)) {
        (Some(former), Some((name, _))) => Cow::Owned(format!("{name}（旧姓 {former}）")),
        _ => Cow::Borrowed(text),
    }
}

/// All of `part`, in order, somewhere in `whole`.
fn is_part_of(part: &str, whole: &str) -> bool {
    let mut letters = whole.chars();
    part.chars().all(|wanted| letters.any(|c| c == wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lost_letter_makes_no_second_person() {
        let cases = [
            ("渡辺　直？", "渡辺　直樹", true),
            ("渡辺　直樹★", "渡辺直樹", true),
            ("渡辺　直樹先生", "渡辺直樹", true),
            ("不明", "渡辺　直樹", true),
            ("渡辺　浩先生", "渡辺　直樹", false),
            ("渡辺　浩先生（旧姓 山田）", "渡辺　浩（旧姓 山田）", true),
            ("渡辺　浩先生（旧姓 山田）", "渡辺　直樹（旧姓 山田）", false),
            ("〓橋　一郎", "髙橋　一郎", true),
            ("&#134047;野　一郎", "吉野　一郎", true),
            ("渡辺　直？", "渡辺　浩", false),
            ("佐藤　直樹2", "渡辺　直樹", false),
        ];
        for (a, b, same) in cases {
            assert_eq!(names_of_one_number(a, b) <= NameRelation::FormerName, same, "{a} {b}");
            assert_eq!(names_of_one_number(b, a) <= NameRelation::FormerName, same, "{b} {a}");
        }
    }
}
