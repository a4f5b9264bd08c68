//! The day of a seminar and its times, where they stand in one value above a header.

use super::Role;
use regex::Regex;
use std::sync::LazyLock;

/// 「令和7年11月9日（日）14:00～16:00」: the day, and the times where they stand with it.
pub(super) fn date_and_times(value: &str) -> Vec<(Role, String)> {
    static FORM: LazyLock<Option<Regex>> = LazyLock::new(|| {
        let weekday = r"[(（][月火水木金土日](?:曜日?)?(?:[・･]?祝日?)?[)）]";
        let time = r"((?:午前|午後|AM|PM)?\s*[0-9０-９]{1,2}\s*(?:[:：][0-9０-９]{2}|時(?:[0-9０-９]{1,2}分|半)?))";
        let until = r"\s*(?:[~～〜\-－−‐–—ー]|から|より)\s*";
        let times = format!(r"(?:{time}(?:{until}{time}?)?(?:まで)?)?");
        // Behind a space may stand anything but more of the date.
        let rest = r"(?:\s+[^\s0-9０-９~～〜\-－−‐–—ー].*)?";
        Regex::new(&format!(r"^(.*?[0-9０-９日])\s*(?:{weekday})?\s*{times}{rest}$")).ok()
    });
    let Some(found) = FORM.as_ref().and_then(|form| form.captures(value)) else {
        return vec![(Role::SeminarDate, value.to_owned())];
    };
    let roles = [(1, Role::SeminarDate), (2, Role::SeminarStart), (3, Role::SeminarEnd)];
    let part = |(group, role)| Some((role, found.get(group)?.as_str().trim().to_owned()));
    roles.into_iter().filter_map(part).collect()
}
