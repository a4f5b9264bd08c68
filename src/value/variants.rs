use std::sync::LazyLock;

/// The representative of a variant form (髙 → 高), by the table in `variants.txt`; any other character is its own.
pub(super) fn representative(c: char) -> char {
    let at = (c as usize).wrapping_sub(FIRST);
    match TABLE.near.get(at) {
        Some(0) => c,
        Some(&code) => char::from_u32(u32::from(code)).unwrap_or(c),
        None if c < '\u{F900}' => c,
        None => TABLE.far.iter().find(|(variant, _)| *variant == c).map_or(c, |(_, representative)| *representative),
    }
}

/// The other forms of a kanji, the representative first; none for one that the table does not know.
#[must_use]
pub fn variant_forms(c: char) -> Vec<char> {
    let head = representative(c);
    let others = pairs(SOURCE).filter(|(variant, representative)| *representative == head && *variant != c);
    (head != c).then_some(head).into_iter().chain(others.map(|(variant, _)| variant)).collect()
}

const SOURCE: &str = include_str!("variants.txt");

/// The table by position covers U+3000 to U+9FFF: one look-up for nearly every character of a name.
const FIRST: usize = 0x3000;
const LAST: usize = 0x9FFF;

struct Table {
    near: Vec<u16>,
    far: Vec<(char, char)>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { near: vec![0; LAST - FIRST + 1], far: Vec::new() };
    for (variant, representative) in pairs(SOURCE) {
        match table.near.get_mut((variant as usize).wrapping_sub(FIRST)) {
            Some(slot) => *slot = u16::try_from(representative as u32).unwrap_or(0),
            None => table.far.push((variant, representative)),
        }
    }
    table
});

/// Every variant with its representative.
fn pairs(source: &str) -> impl Iterator<Item = (char, char)> {
    source.lines().filter(|line| !line.starts_with(['#', '!'])).flat_map(|line| {
        let mut chars = line.chars().filter(|c| !c.is_whitespace());
        let representative = chars.next();
        chars.filter_map(move |variant| Some((variant, representative?)))
    })
}

#[cfg(test)]
mod tests {
    use hashbrown::HashSet;
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    #[test]
    fn one_step_and_never_a_closure() {
        let variants: HashSet<char> = pairs(SOURCE).map(|(variant, _)| variant).collect();
        let lines = SOURCE.lines().filter(|line| !line.is_empty() && !line.starts_with(['#', '!']));
        let heads: Vec<char> = lines.filter_map(|line| line.chars().next()).collect();
        assert!(pairs(SOURCE).count() >= 200);
        assert_eq!(pairs(SOURCE).count(), variants.len(), "a variant stands in two lines");
        assert_eq!(heads.iter().collect::<HashSet<_>>().len(), heads.len(), "a representative has two lines");
        for (variant, head) in pairs(SOURCE) {
            assert!(!variants.contains(&head), "{head} is a variant too");
            assert_eq!(representative(variant), head);
            assert_eq!(representative(head), head);
            for c in [variant, head] {
                assert_eq!(c.to_string().nfkc().next(), Some(c), "NFKC changes {c}, the line is never reached");
            }
        }
    }

    #[test]
    fn what_is_not_the_same_stays_apart() {
        let blocks: Vec<&str> = SOURCE.lines().filter_map(|line| line.strip_prefix("! ")).collect();
        for named in ["斎 斉", "綱 網", "崎 埼", "朋 明", "亨 享"] {
            assert!(blocks.contains(&named), "{named}");
        }
        for block in blocks {
            let apart: Vec<char> = block.chars().filter(|c| !c.is_whitespace()).collect();
            let heads: HashSet<char> = apart.iter().map(|c| representative(*c)).collect();
            assert!(apart.len() > 1 && heads.len() == apart.len(), "{block}");
        }
    }
}
