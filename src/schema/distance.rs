/// The number of insertions, deletions, replacements and swaps of neighbours between two words, in characters; `None` above `limit`.
#[must_use]
pub(super) fn within(left: &[char], right: &[char], limit: usize) -> Option<usize> {
    if left.len().abs_diff(right.len()) > limit {
        return None;
    }
    // Each character that the other word lacks costs one at least: most pairs end here, without a table.
    if left.iter().filter(|&c| !right.contains(c)).count() > limit {
        return None;
    }
    let width = right.len() + 1;
    let mut before_last = vec![0; width];
    let mut last: Vec<usize> = (0..width).collect();
    let mut row = vec![0; width];
    for (i, a) in left.iter().enumerate() {
        row[0] = i + 1;
        for (j, b) in right.iter().enumerate() {
            let mut cost = (last[j] + usize::from(a != b)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *a == right[j - 1] && left[i - 1] == *b {
                cost = cost.min(before_last[j - 1] + 1);
            }
            row[j + 1] = cost;
        }
        std::mem::swap(&mut before_last, &mut last);
        std::mem::swap(&mut last, &mut row);
    }
    last.last().copied().filter(|&cost| cost <= limit)
}

/// The word of a list that is nearest to `wanted`, if one is near enough to be a slip.
#[must_use]
pub fn nearest<'w>(wanted: &str, words: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    let wanted: Vec<char> = wanted.chars().take(80).collect();
    let limit = (wanted.len() / 3).clamp(1, 3);
    let near = words.into_iter().filter_map(|word| {
        let chars: Vec<char> = word.chars().collect();
        within(&wanted, &chars, limit).map(|cost| (cost, word))
    });
    near.min_by_key(|(cost, _)| *cost).map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_slips() {
        let cases = [
            ("医籍登録番号", "医籍登録番号", Some(0)),
            ("医籍登録番号", "医藉登録番号", Some(1)),
            ("医籍登録番号", "医籍登録番", Some(1)),
            ("医籍登録番号", "医籍録登番号", Some(1)),
            ("医籍登録番号", "登録番号", Some(2)),
            ("医籍登録番号", "番号", None),
            ("", "氏名", Some(2)),
        ];
        for (left, right, expected) in cases {
            let (l, r): (Vec<_>, Vec<_>) = (left.chars().collect(), right.chars().collect());
            assert_eq!(within(&l, &r, 2), expected, "{left} {right}");
            assert_eq!(within(&r, &l, 2), expected, "{right} {left}");
        }
        assert_eq!(nearest("emial", ["name", "email", "kana"]), Some("email"));
        assert_eq!(nearest("zzz", ["name", "email"]), None);
    }
}
