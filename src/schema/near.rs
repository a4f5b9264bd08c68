//! Headers that are nearly a word of the layout. They are named and never bound.

use super::bind::{Binding, Folded, Labels, NearMiss};
use super::{Field, Need, distance, fold};

impl Labels<'_> {
    /// Pairs unknown columns with fields that have none, the most alike first.
    pub(super) fn find_near(&self, header: &[Folded], binding: &mut Binding) {
        if binding.unknown.is_empty() {
            return;
        }
        let mut pairs = Vec::new();
        let bound: Vec<usize> = binding.columns.iter().flatten().copied().collect();
        let free: Vec<(usize, &Field, Vec<Vec<char>>)> = (self.schema.fields.iter().enumerate())
            .filter(|(index, _)| !bound.contains(index))
            .map(|(index, field)| (index, field, field_words(field)))
            .collect();
        for &column in binding.unknown.iter().take(MOST_NEAR) {
            let Some(Folded::Label(word)) = header.get(column) else { continue };
            let word: Vec<char> = word.chars().take(LONGEST_NEAR + 1).collect();
            if word.len() > LONGEST_NEAR {
                continue;
            }
            for (index, field, words) in &free {
                let best = words.iter().filter_map(|known| likeness(&word, known, field.need)).min();
                pairs.extend(best.map(|cost| (std::cmp::Reverse(field.need), cost, column, *index)));
            }
        }
        pairs.sort_unstable();
        for (_, _, column, field) in pairs {
            if !binding.near.iter().any(|near| near.column == column || near.field == field) {
                binding.near.push(NearMiss { column, field });
            }
        }
        binding.near.sort_by_key(|near| near.column);
    }
}

/// Longer headers are no slip of a label. In characters.
const LONGEST_NEAR: usize = 30;

/// Unknown columns beyond these are not compared: time must not grow with a sheet that is all unknown.
const MOST_NEAR: usize = 1_000;

fn field_words(field: &Field) -> Vec<Vec<char>> {
    let words = std::iter::once(&field.label).chain(&field.aliases);
    words.map(|word| fold::label(word).chars().collect()).collect()
}

/// How unlike two different words are, if they are near enough to ask: small for slips, larger where one contains the other.
fn likeness(word: &[char], known: &[char], need: Need) -> Option<usize> {
    let shorter = word.len().min(known.len());
    let longer = word.len().max(known.len());
    let slip = match shorter {
        0 | 1 => return None,
        // One of two characters differs: worth asking only where the column is really missed, and something is shared.
        2 => usize::from(need > Need::Optional),
        3 | 4 => 1,
        _ => 2,
    };
    if let Some(cost) = distance::within(word, known, slip) {
        return Some(cost);
    }
    let (inner, outer) = if word.len() < known.len() { (word, known) } else { (known, word) };
    let contained = need > Need::Optional && outer.windows(inner.len()).any(|window| window == inner);
    // A generic half (番号 of 医籍登録番号) says nothing, and a long sentence about a label is no header of it.
    (contained && (shorter * 2 > longer || inner.len() == known.len() && longer <= shorter + 8))
        .then_some(10 + longer - shorter)
}

#[cfg(test)]
mod tests {
    use crate::schema::{bind, catalogue};

    fn near(header: &[&str]) -> Vec<(usize, &'static str)> {
        let schema = catalogue::by_id("mamis-attendance").unwrap();
        let found = bind(schema, header).near;
        found.iter().map(|near| (near.column, schema.fields[near.field].role.id())).collect()
    }

    #[test]
    fn near_misses_are_paired_once() {
        type Case = (&'static [&'static str], &'static [(usize, &'static str)]);
        let cases: [Case; 7] = [
            (&["医藉登録番号", "氏名", "メールアドレス"], &[(0, "registration-number")]),
            (&["登録番号", "氏名", "メールアドレス"], &[(0, "registration-number")]),
            (&["医籍登録番号", "氏各", "メールアドレス"], &[(1, "name")]),
            (&["医籍登録番号", "氏名", "メールアドレ"], &[(2, "email")]),
            (&["医籍登録番号（仮）", "医籍登録番", "氏名", "メール"], &[(1, "registration-number")]),
            (&["番号", "氏名", "メール"], &[]),
            (&["医籍登録番号", "氏名", "メール", "開催曰"], &[(3, "seminar-date")]),
        ];
        for (header, expected) in cases {
            assert_eq!(near(header), expected, "{header:?}");
        }
    }
}
