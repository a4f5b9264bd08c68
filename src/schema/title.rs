//! What the rows above a header tell about the seminar.

use super::title_date::date_and_times;
use super::{Role, Vocabulary, fold};

/// The facts and texts above a header.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Titles {
    /// Facts with a label; the first of each role.
    pub facts: Vec<TitleFact>,
    /// Cells that are only a text, with row and column: perhaps the seminar's title, to be shown, never bound.
    pub texts: Vec<TitleText>,
}

/// One fact about the seminar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TitleFact {
    /// What it is.
    pub role: Role,
    /// As written.
    pub value: String,
    /// Its row, from 0.
    pub row: usize,
    /// The column of the cell that holds the value, from 0.
    pub column: usize,
}

/// A cell above the header that no label explains.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TitleText {
    /// As written.
    pub text: String,
    /// Its row, from 0.
    pub row: usize,
    /// Its column, from 0.
    pub column: usize,
}

impl Titles {
    /// The fact of a role.
    #[must_use]
    pub fn fact(&self, role: Role) -> Option<&TitleFact> {
        self.facts.iter().find(|fact| fact.role == role)
    }

    /// The text that may be the seminar's title: the first, where no fact tells it.
    #[must_use]
    pub fn title_candidate(&self) -> Option<&TitleText> {
        if self.fact(Role::SeminarTitle).is_some() { None } else { self.texts.first() }
    }

    fn add(&mut self, role: Role, value: &str, row: usize, column: usize) {
        let value = value.trim().trim_end_matches(['、', '，', ',', '。', '／', '/', '|', '｜']).trim_end();
        if value.is_empty() {
            return;
        }
        let parts = if role == Role::SeminarDate { date_and_times(value) } else { vec![(role, value.to_owned())] };
        for (role, value) in parts {
            if self.fact(role).is_none() {
                self.facts.push(TitleFact { role, value, row, column });
            }
        }
    }
}

/// Reads the rows above a header: 「研修会名：…」, 「開催日 令和7年11月9日」, or label and value in neighbouring cells.
#[must_use]
pub fn read_titles<S: AsRef<str>>(rows: &[Vec<S>]) -> Titles {
    let mut titles = Titles::default();
    let mut looked_at = 0;
    for (row, cells) in rows.iter().enumerate() {
        let mut column = 0;
        while let Some(cell) = cells.get(column).map(|cell| cell.as_ref().trim()) {
            let at = column;
            column += 1;
            if cell.is_empty() || cell.len() > LONGEST_TITLE {
                continue;
            }
            looked_at += 1;
            if looked_at > MOST_CELLS {
                return titles;
            }
            if let Some(role) = label_role(cell) {
                let next = (column..cells.len()).find(|&next| !cells[next].as_ref().trim().is_empty());
                if let Some((next, value)) = next.map(|next| (next, cells[next].as_ref().trim()))
                    && value.len() <= LONGEST_TITLE
                    && label_role(value).is_none()
                    && facts_within(value).is_empty()
                {
                    titles.add(role, value, row, next);
                    column = next + 1;
                }
                continue;
            }
            let facts = facts_within(cell);
            if facts.is_empty() {
                titles.texts.push(TitleText { text: cell.to_owned(), row, column: at });
            }
            for (role, value) in facts {
                titles.add(role, value, row, at);
            }
        }
    }
    titles
}

/// Longer cells are instructions, not titles. In bytes.
const LONGEST_TITLE: usize = 1_000;

/// More filled cells than this above a header are no title rows; time must not grow with them.
const MOST_CELLS: usize = 200;

/// The role of a cell that is only a label, with or without brackets and colon.
fn label_role(cell: &str) -> Option<Role> {
    if cell.len() > fold::LONGEST {
        return None;
    }
    let folded = fold::label(cell);
    let bare =
        folded.trim_matches(['【', '】', '[', ']', '〔', '〕', '<', '>', '《', '》', '(', ')', '「', '」', '■', '・']);
    Vocabulary::embedded().title_labels().iter().find(|(label, _)| label == bare).map(|(_, role)| *role)
}

/// Labels with their values inside one cell, in order.
fn facts_within(cell: &str) -> Vec<(Role, &str)> {
    let mut marks = labels_before_colons(cell);
    if marks.first().is_none_or(|mark| mark.start > 0) {
        marks.extend(label_in_front(cell));
        marks.sort_by_key(|mark| mark.start);
    }
    let ends = marks.iter().skip(1).map(|mark| mark.start).chain([cell.len()]);
    let value = |(mark, end): (&Mark, usize)| Some((mark.role?, cell.get(mark.end..end)?.trim()));
    marks.iter().zip(ends).filter_map(value).filter(|(_, value)| !value.is_empty()).collect()
}

/// Where a label stands with what follows it: `start..end` ends where the value begins.
struct Mark {
    start: usize,
    end: usize,
    /// `None` for a label that tells nothing here (会場): it only ends the value before it.
    role: Option<Role>,
}

/// 「研修会名：」 anywhere in the cell, at its start or after a space or bracket.
fn labels_before_colons(cell: &str) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let mut from = 0;
    for (at, colon) in cell.char_indices().filter(|(_, c)| matches!(c, ':' | '：')).take(12) {
        let end = at + colon.len_utf8();
        // No label is longer than this; the rest of a long text before the colon need not be tried.
        let near = cell.char_indices().map(|(i, _)| i).find(|&i| i + 80 >= at).unwrap_or_default().max(from);
        let before = &cell[near..at];
        // From the left: the longest stretch that is a label wins (開催日 時 over 時).
        let starts = std::iter::once(0)
            .chain(before.char_indices().filter(|(_, c)| is_boundary(*c)).map(|(i, c)| i + c.len_utf8()));
        let hit = starts.filter_map(|start| Some((start, label_role(before.get(start..)?)?))).next();
        if let Some((start, role)) = hit {
            marks.push(Mark { start: near + start, end, role: Some(role) });
            from = end;
        } else if let Some(start) = strange_label(before) {
            marks.push(Mark { start: near + start, end, role: None });
            from = end;
        }
    }
    marks
}

/// Where a word that may be a label begins, behind a space: 「会場」 of 「（日）　会場」, but no 「14」 of 「（日）　14」.
fn strange_label(before: &str) -> Option<usize> {
    let (at, space) = before.char_indices().rfind(|(_, c)| c.is_whitespace())?;
    let start = at + space.len_utf8();
    let word = before.get(start..)?;
    let length = word.chars().count();
    ((1..=10).contains(&length) && !word.chars().any(char::is_numeric)).then_some(start)
}

/// 「開催日 令和7年11月9日」, 「【研修会名】…」, 「開催日令和7年…」 at the start of the cell.
fn label_in_front(cell: &str) -> Option<Mark> {
    let open = ['【', '［', '[', '〔', '＜', '<', '《', '「'];
    let close = ['】', '］', ']', '〕', '＞', '>', '》', '」'];
    if let Some((label, rest)) = cell.strip_prefix(open).and_then(|inner| inner.split_once(close)) {
        return label_role(label).map(|role| Mark { start: 0, end: cell.len() - rest.len(), role: Some(role) });
    }
    if let Some((label, rest)) = cell.split_once(char::is_whitespace)
        && let Some(role) = label_role(label)
    {
        return Some(Mark { start: 0, end: cell.len() - rest.len(), role: Some(role) });
    }
    // Without a space only a date can follow: 「研修会名簿」 begins with a label and tells nothing.
    let begins = |rest: &str| rest.starts_with(['令', '平', '2', '２', 'R', 'Ｒ']);
    let dates = Vocabulary::embedded().title_labels().iter().filter(|(_, role)| *role == Role::SeminarDate);
    let hit = dates.filter_map(|(label, role)| Some((label, role, cell.strip_prefix(label.as_str())?)));
    let (label, role, _) = hit.filter(|(_, _, rest)| begins(rest)).max_by_key(|(label, ..)| label.len())?;
    Some(Mark { start: 0, end: label.len(), role: Some(*role) })
}

fn is_boundary(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '(' | '（'
                | '、'
                | '，'
                | ','
                | '/'
                | '／'
                | '|'
                | '｜'
                | '【'
                | '［'
                | '['
                | '■'
                | '●'
                | '◆'
                | '・'
                | '※'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(rows: &[&[&str]]) -> String {
        let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.to_vec()).collect();
        let titles = read_titles(&rows);
        let mut out: Vec<String> =
            titles.facts.iter().map(|fact| format!("{}={}", fact.role.id(), fact.value)).collect();
        out.extend(titles.texts.iter().map(|text| format!("?{}", text.text)));
        out.join("; ")
    }

    #[test]
    fn title_rows_tell_facts() {
        let cases: [(&[&[&str]], &str); 20] = [
            (&[&["研修会名：第12回 産業医研修会", "", ""]], "seminar-title=第12回 産業医研修会"),
            (&[&["開催日 令和7年11月9日"]], "seminar-date=令和7年11月9日"),
            (&[&["開催日令和7年11月9日"]], "seminar-date=令和7年11月9日"),
            (&[&["研修会番号　1234"]], "seminar-id=1234"),
            (&[&["研修会番号", "", "1234", ""]], "seminar-id=1234"),
            (&[&["主催：", "みなと市医師会", "開催形式", "対面"]], "seminar-host=みなと市医師会; session-mode=対面"),
            (&[&["【研修会名】 実地研修"]], "seminar-title=実地研修"),
            (
                &[&["研修会名：産業医研修会　開催日：2025/11/9　主催：みなと市医師会"]],
                "seminar-title=産業医研修会; seminar-date=2025/11/9; seminar-host=みなと市医師会",
            ),
            (
                &[&["日時：令和7年11月9日（日） 14:00～16:00"]],
                "seminar-date=令和7年11月9日; seminar-start=14:00; seminar-end=16:00",
            ),
            (
                &[&["開催日時", "2025年11月9日(日・祝)14時00分から16時30分まで"]],
                "seminar-date=2025年11月9日; seminar-start=14時00分; seminar-end=16時30分",
            ),
            (&[&["開催日：令和7年11月9日～10日"]], "seminar-date=令和7年11月9日～10日"),
            (
                &[&["主催：みなと市医師会　開催日：2025年11月16日（日）　会場：県民文化会館 大会議室"]],
                "seminar-host=みなと市医師会; seminar-date=2025年11月16日",
            ),
            (&[&["開催日 2025年11月16日（日） 会場 県民文化会館"]], "seminar-date=2025年11月16日"),
            (&[&["開催日：2025年11月16日 ～ 17日"]], "seminar-date=2025年11月16日 ～ 17日"),
            (&[&["研修会名：産業医研修会 第2部：実地"]], "seminar-title=産業医研修会 第2部：実地"),
            (&[&["会場：県民文化会館　研修会名：産業医研修会"]], "seminar-title=産業医研修会"),
            (&[&["令和7年度 産業医研修会 受講者名簿"]], "?令和7年度 産業医研修会 受講者名簿"),
            (&[&["研修会名簿"], &["研修会番号"]], "?研修会名簿"),
            (&[&["研修会番号：", "研修会名：", "産業医研修会"]], "seminar-title=産業医研修会"),
            (&[&["※ 時刻は 13:00 から"], &[""], &[]], "?※ 時刻は 13:00 から"),
        ];
        for (rows, expected) in cases {
            assert_eq!(told(rows), expected, "{rows:?}");
        }
    }

    #[test]
    fn the_title_is_only_a_candidate_and_only_without_a_fact() {
        let rows = [vec!["産業医研修会"], vec!["研修会番号 1234"]];
        let titles = read_titles(&rows);
        assert_eq!(titles.title_candidate().map(|text| (text.text.as_str(), text.row)), Some(("産業医研修会", 0)));
        assert_eq!(titles.fact(Role::SeminarId).map(|fact| (fact.row, fact.column)), Some((1, 0)));
        let named = read_titles(&[vec!["受講者名簿"], vec!["研修会名：産業医研修会"]]);
        assert_eq!(named.title_candidate(), None);
    }

    #[test]
    fn odd_cells_do_not_trouble() {
        let long = "：".repeat(300);
        let cells = ["：", ":::", "【", "【】", "開催日", "　", long.as_str(), "開催日：", "：値", "🙂開催日：🙂"];
        for cell in cells {
            let _ = read_titles(&[vec![cell, cell]]);
        }
        assert_eq!(told(&[&["：値"]]), "?：値");
    }
}
