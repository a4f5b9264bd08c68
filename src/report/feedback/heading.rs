//! What stands above a table.

use crate::validate::TableInfo;

/// Characters of a name that are shown.
const LONGEST: usize = 100;
/// What the title of a list ends in behind the name of the seminar.
const TAILS: [&str; 9] =
    ["受講者名簿", "受講者一覧", "申込者名簿", "申込者一覧", "参加者名簿", "参加者一覧", "出席者名簿", "名簿", "一覧"];

/// The seminar as the title of the list calls it: 産業医研修会　受講者名簿. It may name people as well.
#[must_use]
pub fn heading(table: &TableInfo) -> Option<String> {
    let title = one_line(&table.titles.iter().find(|title| title.facts.is_empty())?.text);
    let tail = TAILS.into_iter().find_map(|tail| title.strip_suffix(tail));
    let name = tail.unwrap_or(&title).trim();
    (!name.is_empty()).then(|| name.to_owned())
}

/// A text on one line, and not too long.
#[must_use]
pub fn one_line(text: &str) -> String {
    let text = text.trim().chars().map(|c| if c.is_control() { ' ' } else { c });
    text.take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::validate::TitleRow;

    #[test]
    fn a_list_is_named_after_its_seminar() {
        let cases = [
            ("令和7年度 認定産業医研修会　受講者名簿", Some("令和7年度 認定産業医研修会")),
            ("産業医研修会", Some("産業医研修会")),
            ("受講者名簿", None),
        ];
        for (text, name) in cases {
            let title = TitleRow { line: 1, text: text.to_owned(), facts: Vec::new() };
            let table = TableInfo { titles: vec![title], ..TableInfo::default() };
            assert_eq!(heading(&table).as_deref(), name, "{text}");
        }
    }
}
