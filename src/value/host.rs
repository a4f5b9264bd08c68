use super::text::{fold_width, trim_wide};

/// What kind of body holds a seminar, as its name shows it: a canonical value of `seminar-host-kind`. A body that is no
/// medical association is an 外部団体 (S0 Q15). `None` where the name does not tell.
#[must_use]
pub fn host_kind(name: &str) -> Option<&'static str> {
    if name.len() > LONGEST {
        return None;
    }
    let folded: String = fold_width(trim_wide(name)).chars().filter(|c| !c.is_whitespace()).collect();
    if folded.is_empty() || folded.contains(['・', '、', ',', '/', '\n']) && folded.matches("医師会").count() > 1 {
        return None;
    }
    if ["産業医科大学", "産医大", "産業医大"].iter().any(|name| folded.contains(name)) {
        return Some("uoeh");
    }
    let Some((before, after)) = folded.rsplit_once("医師会") else {
        // A name that is only a class or a remark tells nothing: 主催者未定.
        return (!folded.contains(['未', '?', '？'])).then_some("external");
    };
    // 医師会立病院, 医師会館: not the association itself.
    if !after.is_empty() {
        return None;
    }
    if before.ends_with("日本") {
        return Some("jma");
    }
    // 東京都, 京都府, 北海道 are names as a whole; 府中市 and 都城市 end otherwise.
    if before.ends_with(['都', '道', '府', '県']) {
        return Some("prefectural");
    }
    before.ends_with(['市', '区', '郡', '町', '村']).then_some("local")
}

/// In bytes; no name is longer.
const LONGEST: usize = 400;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_shows_its_kind() {
        let cases = [
            ("公益社団法人 日本医師会", Some("jma")),
            ("公益社団法人福岡県医師会", Some("prefectural")),
            ("東京都医師会", Some("prefectural")),
            ("北海道医師会", Some("prefectural")),
            ("みなと市医師会", Some("local")),
            ("一般社団法人 都城市医師会", Some("local")),
            ("京都府宇治市医師会", Some("local")),
            ("港北郡医師会", Some("local")),
            ("産業医科大学", Some("uoeh")),
            ("一般社団法人あけぼの産業保健推進協会", Some("external")),
            ("日本産業衛生学会", Some("external")),
            ("みなと市医師会・神戸県医師会", None),
            ("はまかぜ医師会", None),
            ("医師会立病院", None),
            ("未定", None),
            ("", None),
        ];
        for (name, kind) in cases {
            assert_eq!(host_kind(name), kind, "{name}");
        }
    }
}
