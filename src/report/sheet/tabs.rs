//! Names of tabs that every Excel accepts.

use std::collections::HashSet;

/// The names that are taken in one workbook.
#[derive(Clone, Debug, Default)]
pub struct Tabs(HashSet<String>);

/// UTF-16 units of a name.
const LONGEST: usize = 31;

impl Tabs {
    /// A name as near to `wanted` as Excel allows, and given to nobody else.
    pub fn reserve(&mut self, wanted: &str) -> String {
        let base = safe(wanted);
        for number in 1_u32.. {
            let tail = if number == 1 { String::new() } else { format!("_{number}") };
            let name = format!("{}{tail}", clip(&base, LONGEST - tail.len()).trim_end_matches([' ', '　']));
            if self.0.insert(fold(&name)) {
                return name;
            }
        }
        base
    }
}

/// Excel compares names without regard to case, and Japanese Excel without regard to width.
fn fold(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    name.nfkc().flat_map(char::to_lowercase).collect()
}

/// The name with what Excel refuses replaced: `[ ] : * ? / \` in both widths, control characters, an apostrophe at either
/// end, and the names that Excel keeps for itself.
fn safe(wanted: &str) -> String {
    let refused = |c: char| c.is_control() || "[]:*?/\\［］：＊？／＼￥\u{FFFE}\u{FFFF}".contains(c);
    let name: String = wanted.chars().map(|c| if refused(c) { '_' } else { c }).collect();
    let edge = [' ', '　', '\'', '＇', '’'];
    let name = clip(name.trim_matches(edge), LONGEST).trim_end_matches(edge);
    match name {
        "" => "表".to_owned(),
        "履歴" => "履歴_".to_owned(),
        _ if fold(name) == "history" => format!("{name}_"),
        _ => name.to_owned(),
    }
}

/// The beginning of a name, no character cut.
fn clip(name: &str, units: usize) -> &str {
    let mut used = 0;
    let end = name.char_indices().find(|(_, c)| {
        used += c.len_utf16();
        used > units
    });
    end.map_or(name, |(at, _)| &name[..at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_safe_and_differ() {
        let mut tabs = Tabs::default();
        let cases = [
            ("受講者.csv", "受講者.csv"),
            ("受講者.CSV", "受講者.CSV_2"),
            ("受講者．ｃｓｖ", "受講者．ｃｓｖ_3"),
            ("a[1]:b*c?d/e\\f￥", "a_1__b_c_d_e_f_"),
            ("'引用’", "引用"),
            ("履歴", "履歴_"),
            ("History", "History_"),
            ("　", "表"),
            (" ", "表_2"),
            ("一\u{7}二\n三", "一_二_三"),
        ];
        for (wanted, name) in cases {
            assert_eq!(tabs.reserve(wanted), name, "{wanted}");
        }
        let long = "𠮷".repeat(40);
        assert_eq!(tabs.reserve(&long), "𠮷".repeat(15));
        assert_eq!(tabs.reserve(&long), format!("{}_2", "𠮷".repeat(14)));
    }
}
