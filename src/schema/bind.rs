//! Header cells → columns of a layout. Only equal words bind, after folding; a near miss is named and never bound.

use super::{HELD_COLUMNS, Need, Role, Schema, fold};
use std::collections::{HashMap, HashSet};

/// Which column of a file is which field of a layout.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Binding {
    /// For each column of the file: the index of its field in [`Schema::fields`].
    pub columns: Vec<Option<usize>>,
    /// Required fields without a column.
    pub missing_required: Vec<usize>,
    /// Recommended fields without a column.
    pub missing_recommended: Vec<usize>,
    /// Columns whose field another column has already; they are not bound.
    pub duplicates: Vec<Duplicate>,
    /// Columns whose header the layout tells to ignore.
    pub ignored: Vec<usize>,
    /// Columns with a header the layout does not know.
    pub unknown: Vec<usize>,
    /// Columns with a blank header.
    pub blank: Vec<usize>,
    /// An unknown column that was probably meant to be a field without a column. Each occurs once at most.
    pub near: Vec<NearMiss>,
}

/// A second column of one field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Duplicate {
    /// The field.
    pub field: usize,
    /// The column that is bound.
    pub kept: usize,
    /// The other one.
    pub column: usize,
    /// Both headers are the same word; else they are a label and an alias, or two aliases.
    pub same_word: bool,
}

/// An unknown column and the field it resembles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NearMiss {
    /// The unknown column.
    pub column: usize,
    /// The field without a column.
    pub field: usize,
}

impl Binding {
    /// The columns that are bound.
    #[must_use]
    pub fn bound(&self) -> usize {
        self.columns.iter().flatten().count()
    }

    /// The column of a field.
    #[must_use]
    pub fn column_of(&self, field: usize) -> Option<usize> {
        self.columns.iter().position(|bound| *bound == Some(field))
    }

    /// The first column of a role.
    #[must_use]
    pub fn column_of_role(&self, schema: &Schema, role: Role) -> Option<usize> {
        let of_role = |field: &usize| schema.fields.get(*field).is_some_and(|field| field.role == role);
        self.columns.iter().position(|bound| bound.as_ref().is_some_and(of_role))
    }
}

/// Holds a header against a layout.
#[must_use]
pub fn bind(schema: &Schema, header: &[&str]) -> Binding {
    let folded = fold_row(header);
    let labels = Labels::new(schema);
    let mut binding = labels.bind(&folded);
    labels.find_near(&folded, &mut binding);
    binding
}

/// The columns of a file without header, in the order of the layout.
#[must_use]
pub fn bind_by_order(schema: &Schema, columns: usize) -> Binding {
    let fields = schema.fields.len();
    let columns: Vec<_> = (0..columns).map(|column| (column < fields).then_some(column)).collect();
    let unknown = (fields.min(columns.len())..columns.len()).collect();
    let mut binding = Binding { columns, unknown, ..Binding::default() };
    note_missing(schema, &mut binding);
    binding
}

/// A header cell, folded once for all layouts.
pub(super) enum Folded {
    Blank,
    /// Too long to be a header.
    Prose,
    Label(String),
}

pub(super) fn fold_row<S: AsRef<str>>(cells: &[S]) -> Vec<Folded> {
    let fold_cell = |cell: &S| {
        let cell = cell.as_ref();
        if cell.len() > fold::LONGEST {
            Folded::Prose
        } else if cell.trim().is_empty() {
            Folded::Blank
        } else {
            Folded::Label(fold::label(cell))
        }
    };
    cells.iter().map(fold_cell).collect()
}

/// The labels and aliases of a layout, folded.
pub(super) struct Labels<'s> {
    pub(super) schema: &'s Schema,
    /// Folded word → field, and whether it is the label.
    words: HashMap<String, (usize, bool)>,
    ignored: HashSet<String>,
}

impl<'s> Labels<'s> {
    pub(super) fn new(schema: &'s Schema) -> Self {
        let mut words = HashMap::new();
        for (index, field) in schema.fields.iter().enumerate() {
            words.insert(fold::label(&field.label), (index, true));
            for alias in &field.aliases {
                words.entry(fold::label(alias)).or_insert((index, false));
            }
        }
        let mut ignored: HashSet<String> = schema.ignore.iter().map(|word| fold::label(word)).collect();
        let ours = HELD_COLUMNS.into_iter().filter(|ours| ignored.contains(&fold::label(ours.ja)));
        let ours: Vec<String> =
            ours.map(|ours| fold::label(ours.en)).filter(|word| !words.contains_key(word)).collect();
        ignored.extend(ours);
        Self { schema, words, ignored }
    }

    /// Everything but the near misses.
    pub(super) fn bind(&self, header: &[Folded]) -> Binding {
        let mut binding = Binding { columns: vec![None; header.len()], ..Binding::default() };
        // Field → its column so far, and whether that column carries the label itself.
        let mut taken: HashMap<usize, (usize, bool)> = HashMap::new();
        for (column, cell) in header.iter().enumerate() {
            let word = match cell {
                Folded::Blank => {
                    binding.blank.push(column);
                    continue;
                }
                Folded::Prose => None,
                Folded::Label(word) if self.ignored.contains(word) => {
                    binding.ignored.push(column);
                    continue;
                }
                Folded::Label(word) => self.words.get(word),
            };
            let Some(&(field, is_label)) = word else {
                binding.unknown.push(column);
                continue;
            };
            match taken.get(&field).copied() {
                None => {
                    taken.insert(field, (column, is_label));
                    binding.columns[column] = Some(field);
                }
                // The label itself wins over an alias that stood before it.
                Some((earlier, false)) if is_label => {
                    taken.insert(field, (column, true));
                    binding.columns[column] = Some(field);
                    binding.columns[earlier] = None;
                    for duplicate in binding.duplicates.iter_mut().filter(|duplicate| duplicate.field == field) {
                        duplicate.kept = column;
                        duplicate.same_word = false;
                    }
                    binding.duplicates.push(Duplicate { field, kept: column, column: earlier, same_word: false });
                }
                Some((kept, _)) => {
                    let same_word = matches!((&header[kept], cell), (Folded::Label(a), Folded::Label(b)) if a == b);
                    binding.duplicates.push(Duplicate { field, kept, column, same_word });
                }
            }
        }
        binding.duplicates.sort_by_key(|duplicate| duplicate.column);
        note_missing(self.schema, &mut binding);
        binding
    }

    /// Headers that are the label itself.
    pub(super) fn exact(&self, header: &[Folded]) -> usize {
        let exact = |cell: &&Folded| matches!(cell, Folded::Label(word) if self.words.get(word).is_some_and(|w| w.1));
        header.iter().filter(exact).count()
    }
}

fn note_missing(schema: &Schema, binding: &mut Binding) {
    let mut has = vec![false; schema.fields.len()];
    for &field in binding.columns.iter().flatten() {
        has[field] = true;
    }
    for (index, field) in schema.fields.iter().enumerate().filter(|(index, _)| !has[*index]) {
        match field.need {
            Need::Required => binding.missing_required.push(index),
            Need::Recommended => binding.missing_recommended.push(index),
            Need::Optional => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::catalogue;

    #[test]
    fn spellings_bind_and_near_misses_do_not() {
        let schema = catalogue::by_id("mamis-attendance").unwrap();
        let header = ["【必須】医籍\n登録番号", "氏　名", "ﾌﾘｶﾞﾅ", "Ｅ－ＭＡＩＬ", "", "血液型", "医籍登録番号"];
        let binding = bind(schema, &header);
        let roles: Vec<_> = binding.columns.iter().map(|c| c.map(|c| schema.fields[c].role)).collect();
        let expected = [Some(Role::RegistrationNumber), Some(Role::Name), Some(Role::Kana), Some(Role::Email)];
        assert_eq!(roles[..4], expected);
        assert_eq!(roles[4..], [None, None, None]);
        assert_eq!((binding.blank, binding.unknown), (vec![4], vec![5]));
        assert_eq!(binding.duplicates, [Duplicate { field: 0, kept: 0, column: 6, same_word: true }]);
        assert!(binding.missing_required.is_empty() && binding.near.is_empty());
        assert_eq!(binding.missing_recommended.len(), 1);
    }

    #[test]
    fn the_label_wins_over_an_alias_before_it() {
        let schema = catalogue::by_id("mamis-attendance").unwrap();
        let binding = bind(schema, &["名前", "お名前", "氏名"]);
        assert_eq!(binding.columns, [None, None, Some(1)]);
        let kept: Vec<_> = binding.duplicates.iter().map(|d| (d.column, d.kept, d.same_word)).collect();
        assert_eq!(kept, [(0, 2, false), (1, 2, false)]);
    }

    #[test]
    fn a_running_number_is_neither_bound_nor_unknown() {
        let schema = catalogue::by_id("mamis-attendance").unwrap();
        let header = ["Ｎｏ．", "№", "連番", "通し番号", "#", "座席番号", "医籍登録番号", "氏名", "メール"];
        let binding = bind(schema, &header);
        assert_eq!((binding.ignored, binding.unknown), (vec![0, 1, 2, 3, 4], vec![5]));
    }

    #[test]
    fn ten_thousand_columns_are_all_unknown() {
        let names: Vec<String> = (0..10_000).map(|n| format!("設問の回答{n}")).collect();
        let header: Vec<&str> = names.iter().map(String::as_str).collect();
        let binding = bind(catalogue::by_id("mamis-attendance").unwrap(), &header);
        assert_eq!((binding.unknown.len(), binding.near.len()), (10_000, 0));
    }
}
