//! Columns whose cells say that the headers stand over the wrong columns: evidence over the first rows.

use crate::table::{Block, Cell};
use crate::value::{
    Date, is_blank, is_half_kana, is_hiragana, is_kanji, is_katakana, read_date, split_title, strip_invisible,
    trim_wide,
};

use super::plan::{Kind, Plan};

/// Rows that are looked at.
const ROWS: usize = 200;
/// From so many filled cells on, four of five are enough; with fewer, all must agree.
const ENOUGH: usize = 5;
/// Bytes of the longest cell that is looked at.
const LONGEST: usize = 320;

/// Headers that stand over each other's columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Misplaced {
    /// The columns that belong together, from 0, each with the column whose header its cells fit, if there is one.
    pub groups: Vec<Vec<(usize, Option<usize>)>>,
    /// Rows that were looked at.
    pub rows: usize,
}

impl Misplaced {
    /// Looks at the rows of a block from row `skip` on.
    #[must_use]
    pub fn find(plan: &Plan, block: &Block, skip: usize) -> Self {
        let rows: Vec<&[Cell]> = block
            .rows
            .iter()
            .skip(skip)
            .map(|row| block.cells_of(row))
            .filter(|cells| plan.is_workbook || cells.len() == plan.columns.len())
            .filter(|cells| cells.iter().filter(|cell| !is_blank(block.text_of(cell))).count() > 1)
            .take(ROWS)
            .collect();
        if rows.len() < 2 {
            return Self::default();
        }
        let columns: Vec<Evidence> = (0..plan.columns.len())
            .map(|column| {
                let cells = rows.iter().filter_map(|cells| cells.get(column)).map(|cell| block.text_of(cell));
                Evidence::of(plan, column, cells)
            })
            .collect();
        Self { groups: groups(&edges(&columns)), rows: rows.len() }
    }

    /// The columns of all groups.
    pub fn columns(&self) -> impl Iterator<Item = usize> + '_ {
        self.groups.iter().flatten().map(|(column, _)| *column)
    }
}

/// What a cell holds, as far as kinds of columns can be told apart by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Content {
    Number,
    Name,
    Kana,
    /// A day on which a doctor may have been born.
    Birth,
    /// A day of the last years, or of the next.
    Session,
    Email,
    Other,
}

const CONTENTS: usize = Content::Other as usize + 1;

/// What the cells of a column hold.
struct Evidence {
    /// What they should hold; `None` in a column that may hold anything.
    wanted: Option<Content>,
    /// The schema knows the column.
    known: bool,
    filled: usize,
    counts: [usize; CONTENTS],
}

impl Evidence {
    fn of<'c>(plan: &Plan, column: usize, cells: impl Iterator<Item = &'c str>) -> Self {
        let known = plan.columns[column].role.is_some();
        let wanted = match plan.columns[column].kind {
            Kind::Number => Some(Content::Number),
            Kind::Name => Some(Content::Name),
            Kind::Kana => Some(Content::Kana),
            Kind::BirthDate(_) => Some(Content::Birth),
            Kind::Date(_) => Some(Content::Session),
            Kind::Email => Some(Content::Email),
            _ => None,
        };
        let mut evidence = Self { wanted, known, filled: 0, counts: [0; CONTENTS] };
        // Nothing can be said of a column that the layout does not know, and there may be thousands.
        for text in cells.filter(|_| known).map(trim_wide).filter(|text| !text.is_empty()) {
            evidence.filled += 1;
            evidence.counts[Content::of(text, plan.as_of) as usize] += 1;
        }
        evidence
    }

    /// Nearly all cells hold it.
    fn holds(&self, content: Content) -> bool {
        let count = self.counts[content as usize];
        self.filled > 1 && if self.filled < ENOUGH { count == self.filled } else { 5 * count >= 4 * self.filled }
    }

    /// There is something in the column, and hardly any of it is this.
    fn lacks(&self, content: Content) -> bool {
        let count = self.counts[content as usize];
        self.filled > 1 && if self.filled < ENOUGH { count == 0 } else { 5 * count <= self.filled }
    }
}

impl Content {
    const FITTING: [Self; 6] = [Self::Number, Self::Name, Self::Kana, Self::Birth, Self::Session, Self::Email];

    fn of(text: &str, as_of: Date) -> Self {
        if text.len() > LONGEST {
            return Self::Other;
        }
        if text.contains(['@', '＠']) {
            return Self::Email;
        }
        let is_digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
        if text.chars().all(is_digit) && (4..=7).contains(&text.chars().count()) {
            return Self::Number;
        }
        if text.contains(is_digit)
            && let Ok(read) = read_date(text)
        {
            return if read.date.year() < as_of.year() - 15 { Self::Birth } else { Self::Session };
        }
        // What safe edits take off, or join, is no content: the headers are judged alike before and after.
        let text = strip_invisible(text);
        let text = split_title(&text).map_or(text.as_ref(), |(name, _)| name);
        let is_kana = |c: char| is_katakana(c) || is_half_kana(c) || is_hiragana(c);
        let is_joint =
            |c: char| c.is_whitespace() || c.is_control() || matches!(c, '・' | 'ー' | '\u{3099}'..='\u{309C}');
        if text.chars().all(|c| is_kana(c) || is_joint(c)) {
            return Self::Kana;
        }
        let is_name = text.chars().all(|c| is_kanji(c) || is_kana(c) || is_joint(c));
        if is_name && text.chars().count() <= 20 { Self::Name } else { Self::Other }
    }
}

/// Column → the column whose header its cells fit, and which does not hold such cells itself.
fn edges(columns: &[Evidence]) -> Vec<(usize, usize)> {
    let mut edges = Vec::new();
    for content in Content::FITTING {
        let of = |pick: &dyn Fn(&Evidence) -> bool| -> Vec<usize> {
            columns.iter().enumerate().filter(|(_, evidence)| pick(evidence)).map(|(at, _)| at).collect()
        };
        let sources = of(&|evidence| {
            let is_other = match evidence.wanted {
                Some(wanted) => wanted != content && evidence.lacks(wanted),
                // In a column that may hold anything only an address of mail is out of place.
                None => content == Content::Email && evidence.known,
            };
            is_other && evidence.holds(content)
        });
        let targets = of(&|evidence| evidence.wanted == Some(content) && evidence.lacks(content));
        // Two halves of a name and of its reading stand in the same order.
        edges.extend(sources.into_iter().zip(targets).filter(|(_, target)| columns[*target].known));
    }
    // A column of anything that holds addresses has been exchanged with the column of addresses.
    let back: Vec<(usize, usize)> = edges
        .iter()
        .filter(|(from, to)| columns[*from].wanted.is_none() && !edges.iter().any(|(other, _)| other == to))
        .map(|(from, to)| (*to, *from))
        .collect();
    edges.extend(back);
    edges
}

/// Columns that hang together by two edges or more: a single one may be a column that people filled in wrongly.
fn groups(edges: &[(usize, usize)]) -> Vec<Vec<(usize, Option<usize>)>> {
    let mut left = edges.to_vec();
    let mut groups = Vec::new();
    while let Some(first) = left.pop() {
        let mut group = vec![first];
        while let Some(at) = left
            .iter()
            .position(|edge| group.iter().any(|(from, to)| [edge.0, edge.1].iter().any(|end| end == from || end == to)))
        {
            group.push(left.swap_remove(at));
        }
        if group.len() < 2 {
            continue;
        }
        let mut columns: Vec<usize> = group.iter().flat_map(|(from, to)| [*from, *to]).collect();
        columns.sort_unstable();
        columns.dedup();
        let fits = |column: usize| group.iter().find(|(from, _)| *from == column).map(|(_, to)| *to);
        groups.push(columns.into_iter().map(|column| (column, fits(column))).collect());
    }
    groups.sort();
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Known;
    use crate::schema::{bind, catalogue};
    use crate::table::{Dialect, cut};

    /// The groups of a CSV whose first line is the header, as `0>1 1>0`.
    fn found(schema: &str, text: &str) -> String {
        let schema = catalogue::by_id(schema).unwrap();
        let block = cut(text.to_owned(), Dialect { delimiter: b',', lone_cr: false }, true).block;
        let labels: Vec<String> =
            block.cells_of(&block.rows[0]).iter().map(|cell| block.text_of(cell).to_owned()).collect();
        let header: Vec<&str> = labels.iter().map(String::as_str).collect();
        let as_of = jiff::civil::date(2026, 2, 10);
        let known = Known {
            labels: &labels,
            constants: &[],
            as_of,
            is_entry: false,
            is_workbook: false,
            seminars: None,
            seminar: None,
        };
        let plan = Plan::compile(schema, &bind(schema, &header), &known);
        let groups = Misplaced::find(&plan, &block, 1).groups;
        let group = |group: &Vec<(usize, Option<usize>)>| {
            let told = |(from, to): &(usize, Option<usize>)| {
                format!("{from}>{}", to.map_or("-".to_owned(), |to| to.to_string()))
            };
            group.iter().map(told).collect::<Vec<_>>().join(" ")
        };
        groups.iter().map(group).collect::<Vec<_>>().join("; ")
    }

    const NUMBERS: [&str; 3] = ["453182", "461095", "４１２０８７"];
    const NAMES: [&str; 3] = ["田中　一郎", "山根　和彦", "佐藤　めぐみ"];
    const KANA: [&str; 3] = ["タナカ　イチロウ", "ﾔﾏﾈ ｶｽﾞﾋｺ", "さとう　めぐみ"];
    const BIRTHS: [&str; 3] = ["1975-04-01", "S55.2.6", "19740903"];
    const DATES: [&str; 3] = ["2025-11-16", "2025/11/16", "令和7年11月16日"];
    const MAILS: [&str; 3] = ["t@x.example", "y@x.example", "m@x.example"];
    const PLACES: [&str; 3] = ["千代田内科", "山根クリニック", "佐藤皮膚科（港区）"];
    const NOTHING: [&str; 3] = ["", "", ""];

    fn table(header: &str, columns: &[[&str; 3]], rows: usize) -> String {
        let row = |at: usize| columns.iter().map(|column| column[at % 3]).collect::<Vec<_>>().join(",");
        let rows: Vec<String> = (0..rows).map(row).collect();
        format!("{header}\n{}\n", rows.join("\n"))
    }

    #[test]
    fn headers_over_the_wrong_columns() {
        let usual = "医籍登録番号,氏名,氏名カナ,生年月日,メールアドレス";
        let mail = "氏名,メールアドレス,勤務先";
        let cases: &[(&str, &[[&str; 3]], &str)] = &[
            (usual, &[NUMBERS, NAMES, KANA, BIRTHS, MAILS], ""),
            (usual, &[NUMBERS, KANA, NAMES, BIRTHS, MAILS], "1>2 2>1"),
            (usual, &[BIRTHS, NAMES, KANA, NUMBERS, MAILS], "0>3 3>0"),
            (usual, &[BIRTHS, KANA, NAMES, NUMBERS, MAILS], "0>3 3>0; 1>2 2>1"),
            (usual, &[["1", "2", "3"], NUMBERS, NAMES, KANA, BIRTHS], "0>- 1>0 2>1 3>2 4>3"),
            // People wrote the same into both, or nothing into one.
            (usual, &[NUMBERS, KANA, KANA, BIRTHS, MAILS], ""),
            (usual, &[NUMBERS, NAMES, NAMES, BIRTHS, MAILS], ""),
            // What a safe edit would take away tells nothing.
            (usual, &[NUMBERS, ["か\u{3099}もう", "タナカ 先生", "タ\u{200B}ナカ"], NAMES, BIRTHS, MAILS], "1>2 2>1"),
            (usual, &[NUMBERS, NOTHING, NAMES, BIRTHS, MAILS], ""),
            (usual, &[NUMBERS, ["Smith", "Jones", "Li"], NAMES, BIRTHS, MAILS], ""),
            (mail, &[NAMES, PLACES, MAILS], "1>2 2>1"),
            (mail, &[NAMES, MAILS, MAILS], ""),
            (mail, &[NAMES, NOTHING, MAILS], ""),
            ("氏名,生年月日,開催日", &[NAMES, DATES, BIRTHS], "1>2 2>1"),
            ("氏名,生年月日,開催日", &[NAMES, DATES, DATES], ""),
            ("氏名,メールアドレス,備考", &[NAMES, ["", "", ""], MAILS], ""),
        ];
        for (header, columns, expected) in cases {
            for rows in [2, 3, 30] {
                assert_eq!(found("mamis-attendance", &table(header, columns, rows)), *expected, "{rows} {columns:?}");
            }
            assert_eq!(found("mamis-attendance", &table(header, columns, 1)), "", "one row is no evidence");
        }
        let split = "登録番号,姓,名,セイ,メイ,生年月日,電子メール";
        let halves = [
            ["田中", "山根", "佐藤"],
            ["一郎", "和彦", "恵"],
            ["タナカ", "ヤマネ", "サトウ"],
            ["イチロウ", "カズヒコ", "メグミ"],
        ];
        let columns = [NUMBERS, halves[2], halves[3], halves[0], halves[1], BIRTHS, MAILS];
        assert_eq!(found("registry-flags", &table(split, &columns, 3)), "1>3 3>1; 2>4 4>2");
    }

    #[test]
    fn some_rows_that_differ_change_nothing() {
        let mixed = |odd: usize, rows: usize| {
            let row = |at: usize| {
                let (name, kana) = if at < odd { (NAMES[0], KANA[0]) } else { (KANA[0], NAMES[0]) };
                format!("{name},{kana},t@x.example\n")
            };
            format!("氏名,氏名カナ,メールアドレス\n{}", (0..rows).map(row).collect::<String>())
        };
        for (odd, rows, is_found) in [(1, 10, true), (2, 10, true), (3, 10, false), (1, 4, false), (5, 10, false)] {
            assert_eq!(!found("mamis-attendance", &mixed(odd, rows)).is_empty(), is_found, "{odd} of {rows}");
        }
    }
}
