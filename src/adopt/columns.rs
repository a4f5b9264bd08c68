//! Header cells → columns of a layout, each with what is not sure about it.

use crate::schema::{Message, Need, Role, Schema, bind, fold};
use crate::value::Date;

use super::content;
use super::header::Header;
use super::words::{Meaning, Words};

/// One column of the official file.
#[derive(Clone, Debug)]
pub(super) struct Column {
    /// Its header, as it stands.
    pub(super) label: String,
    /// What it became.
    pub(super) fate: Fate,
    /// How much it is needed.
    pub(super) need: Need,
    /// What a person has to look at.
    pub(super) doubts: Vec<Message>,
    /// The cells below it, without blank ones.
    pub(super) samples: Vec<String>,
}

/// What became of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It has a role.
    Means(Meaning),
    /// It is not looked at.
    Ignored,
    /// It has no header, or the same one as another column: a layout cannot name it.
    Nameless,
}

impl Column {
    /// Its role, if it has one.
    pub(super) fn role(&self) -> Option<Role> {
        self.meaning().map(|meaning| meaning.role)
    }

    pub(super) const fn meaning(&self) -> Option<&Meaning> {
        match &self.fate {
            Fate::Means(meaning) => Some(meaning),
            Fate::Ignored | Fate::Nameless => None,
        }
    }

    /// Passed over, and somebody has to know.
    pub(super) fn pass_over(&mut self, doubt: Message) {
        self.fate = Fate::Ignored;
        self.doubts.push(doubt);
    }
}

/// A sentence in both languages.
pub(super) fn message(ja: impl Into<String>, en: impl Into<String>) -> Message {
    Message { ja: ja.into(), en: en.into() }
}

/// The columns under a header. `samples` are the rows below it.
pub(super) fn columns(header: &Header<'_>, samples: &[Vec<String>], as_of: Date) -> Vec<Column> {
    let labels: Vec<&str> = header.sample.rows.get(header.row).map_or(Vec::new(), |row| {
        let end = row.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1);
        row.iter().take(end).map(String::as_str).collect()
    });
    let words = Words::of(header.base);
    let mut found: Vec<Column> = Vec::new();
    for (at, label) in labels.iter().enumerate() {
        let cells = samples.iter().filter_map(|row| row.get(at)).map(|cell| cell.trim().to_owned());
        let samples = cells.filter(|cell| !cell.is_empty()).collect();
        let fate = fate(label, &found, &words);
        found.push(Column {
            label: (*label).trim().to_owned(),
            fate,
            need: Need::Optional,
            doubts: Vec::new(),
            samples,
        });
    }
    once_each(&mut found);
    if let Some(base) = header.base {
        nearly(&mut found, base, &labels);
    }
    by_content(&mut found, as_of);
    for column in found.iter_mut().filter(|column| column.fate == Fate::Ignored && column.doubts.is_empty()) {
        if !words.is_ignored(&column.label) {
            let ja = "分からない列です。必要な項目なら [[field]] にしてください";
            column.doubts.push(message(ja, "not known; make it a [[field]] if it matters"));
        }
    }
    found
}

fn fate(label: &str, earlier: &[Column], words: &Words) -> Fate {
    let folded = fold::label(label);
    if folded.is_empty()
        || label.len() > fold::LONGEST
        || earlier.iter().any(|other| fold::label(&other.label) == folded)
    {
        return Fate::Nameless;
    }
    match words.meaning(label) {
        Some(meaning) if !words.is_ignored(label) => Fate::Means(meaning),
        _ => Fate::Ignored,
    }
}

/// A layout has one column for each meaning: a second one is passed over, and so is a sum beside its parts.
fn once_each(columns: &mut [Column]) {
    let all: Vec<Option<Meaning>> = columns.iter().map(|column| column.meaning().cloned()).collect();
    for (at, column) in columns.iter_mut().enumerate() {
        let Some(meaning) = column.meaning().cloned() else { continue };
        let role = meaning.role.ja();
        let has_parts =
            |other: &Meaning| other.role == meaning.role && (other.category.is_some() || other.flag.is_some());
        if all.iter().take(at).flatten().any(|earlier| *earlier == meaning) {
            column.pass_over(message(
                format!("「{role}」の2列目です。こちらを使うなら、前の列と入れ替えてください"),
                format!("a second column of {}; swap them if this one is meant", meaning.role.id()),
            ));
        } else if meaning.category.is_none() && meaning.flag.is_none() && all.iter().flatten().any(has_parts) {
            column.pass_over(message(
                format!("「{role}」はほかの列から分かります（合計などの列）"),
                format!("{} is known from other columns (a sum?)", meaning.role.id()),
            ));
        }
    }
    // A single flag says nothing about those who have none: it stays, and somebody has to look.
}

/// Headers that are nearly a word of the layout.
fn nearly(columns: &mut [Column], base: &Schema, labels: &[&str]) {
    let taken: Vec<Meaning> = columns.iter().filter_map(|column| column.meaning().cloned()).collect();
    for near in bind(base, labels).near {
        let (Some(column), Some(field)) = (columns.get_mut(near.column), base.fields.get(near.field)) else { continue };
        let meaning = Meaning::of(field);
        if column.fate == Fate::Ignored
            && column.doubts.is_empty()
            && !taken.contains(&meaning)
            && meaning.flag.is_none()
        {
            column.doubts.push(message(
                format!("見出しが「{}」に似ているので、そう読みました", field.label),
                format!("taken for {} because the header resembles it", field.role.id()),
            ));
            column.fate = Fate::Means(meaning);
        }
    }
}

fn by_content(columns: &mut [Column], as_of: Date) {
    for at in 0..columns.len() {
        let taken: Vec<Role> = columns.iter().filter_map(Column::role).collect();
        let Some(column) =
            columns.get_mut(at).filter(|column| column.fate == Fate::Ignored && column.doubts.is_empty())
        else {
            continue;
        };
        let cells: Vec<&str> = column.samples.iter().map(String::as_str).collect();
        if let Some(role) = content::guess(&cells, as_of, &taken) {
            let names = |role: Role| taken.contains(&role);
            let is_split =
                role == Role::Name && names(Role::FamilyName) || role == Role::Kana && names(Role::FamilyKana);
            if is_split {
                continue;
            }
            column.fate = Fate::Means(Meaning::plain(role));
            column.doubts.push(message(
                format!("見本の値から「{}」と推測しました", role.ja()),
                format!("guessed to be {} by the values below it", role.id()),
            ));
        }
    }
}
