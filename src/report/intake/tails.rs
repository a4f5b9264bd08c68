//! What kenshu adds to titles, days and scopes of submissions. Inside, and in an earlier 集計.xlsx that is compared, it is Japanese;
//! an English workbook shows it in English.

use crate::finding::Lang;

/// The title of a seminar, and how many others there are.
pub(super) fn title(title: &str, lang: Lang) -> String {
    let others = title.rsplit_once("　ほか").and_then(|(title, rest)| Some((title, rest.strip_suffix("件")?)));
    match others.filter(|(_, count)| lang == Lang::En && is_count(count)) {
        Some((title, count)) => format!("{title} and {count} more"),
        None => title.to_owned(),
    }
}

/// Days.
pub(super) fn days(days: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => days.to_owned(),
        Lang::En => days.replace('～', " to ").replace(" ほか", " and others"),
    }
}

const SCOPES: [(&str, &str); 4] = [
    ("実績", "result (実績)"),
    ("申込", "entry (申込)"),
    ("実績（一部の規則）", "result, some rules (実績)"),
    ("申込（一部の規則）", "entry, some rules (申込)"),
];

/// What was judged.
pub(super) fn scope(scope: &str, lang: Lang) -> &str {
    let known = SCOPES.into_iter().find(|(ja, _)| *ja == scope);
    known.map_or(scope, |(ja, en)| lang.pick(ja, en))
}

/// A title as it is compared, in whatever language it was written.
pub(super) fn plain_title(title: &str) -> String {
    let others = title.rsplit_once(" and ").and_then(|(title, rest)| Some((title, rest.strip_suffix(" more")?)));
    match others.filter(|(_, count)| is_count(count)) {
        Some((title, count)) => format!("{title}　ほか{count}件"),
        None => title.to_owned(),
    }
}

/// Days as they are compared.
pub(super) fn plain_days(days: &str) -> String {
    days.replace(" to ", "～").replace(" and others", " ほか")
}

/// A scope as it is compared.
pub(super) fn plain_scope(scope: &str) -> &str {
    SCOPES.into_iter().find(|(_, en)| *en == scope).map_or(scope, |(ja, _)| ja)
}

fn is_count(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_in_english_is_known_again() {
        for ja in ["産業医研修会　ほか12件", "産業医研修会", "ほか　ほか", ""] {
            assert_eq!(plain_title(&title(ja, Lang::En)), ja);
            assert_eq!(title(ja, Lang::Ja), ja);
        }
        for ja in ["2025-12-07", "2025-12-07～2025-12-08 ほか", ""] {
            assert_eq!(plain_days(&days(ja, Lang::En)), ja);
        }
        for (ja, en) in SCOPES {
            assert_eq!((scope(ja, Lang::En), plain_scope(en), plain_scope(ja)), (en, ja, ja));
        }
        assert_eq!(title("産業医研修会　ほか12件", Lang::En), "産業医研修会 and 12 more");
    }
}
