//! Every cell that would change, before and after, with the rule: for people, or one JSON object a cell.

use std::io::{self, Write};

use crate::finding::{Datum, Lang, Place};
use crate::fix::{Change, Made, Make, Mended, Take};
use crate::render::json::{optional, string};
use crate::render::visible::visible;
use crate::render::words::masking_notice;
use crate::validate::{Judged, TableInfo};

/// How changes are drawn.
#[derive(Clone, Copy, Debug)]
pub struct ChangesStyle {
    /// The language.
    pub lang: Lang,
    /// `false` masks personal values.
    pub show_values: bool,
    /// One JSON object a cell.
    pub jsonl: bool,
}

/// Makes nothing but the list of changes.
pub struct ListChanges;

impl Make for ListChanges {
    type Made = ();

    fn make(&self, _: &Judged<'_>, _: &Mended) -> Made<()> {
        Made::default()
    }

    fn keeps_changes(&self) -> bool {
        true
    }
}

/// Writes the changes.
pub struct ChangesOutput<W> {
    out: W,
    style: ChangesStyle,
    begun: bool,
    /// Why writing stopped.
    pub fault: Option<io::Error>,
}

impl<W: Write + Send> ChangesOutput<W> {
    /// Writes to `out`.
    pub const fn new(out: W, style: ChangesStyle) -> Self {
        Self { out, style, begun: false, fault: None }
    }

    fn write(&mut self, text: &str) -> bool {
        if self.fault.is_none() {
            self.fault = self.out.write_all(text.as_bytes()).err();
        }
        self.fault.is_none()
    }
}

impl<W: Write + Send> Take<()> for ChangesOutput<W> {
    fn begin(&mut self, table: &TableInfo) -> bool {
        if self.style.jsonl {
            return true;
        }
        let ChangesStyle { lang, show_values, .. } = self.style;
        let mut text = String::new();
        if !std::mem::replace(&mut self.begun, true) {
            text.push_str(masking_notice(lang, show_values));
        }
        text.push('\n');
        text.push_str(&name_of(table));
        text.push('\n');
        self.write(&text)
    }

    fn take(&mut self, table: &TableInfo, (): &mut (), changes: &[Change]) -> bool {
        let mut text = String::new();
        for change in changes {
            if self.style.jsonl {
                object(&mut text, table, change, self.style)
            } else {
                line(&mut text, table, change, self.style)
            }
        }
        text.is_empty() || self.write(&text)
    }

    fn end(&mut self, _: &TableInfo) -> bool {
        true
    }
}

/// The file, and the sheet of a workbook.
pub(super) fn name_of(table: &TableInfo) -> String {
    match &table.sheet {
        Some(sheet) => format!("{}［{}］", visible(&table.path), visible(sheet)),
        None => visible(&table.path),
    }
}

/// One change as people read it.
pub(super) fn line(out: &mut String, table: &TableInfo, change: &Change, style: ChangesStyle) {
    let rules: Vec<String> = change.by.iter().map(|mend| format!("{} {}", mend.display_code(), mend.rule)).collect();
    let guess = match (change.is_safe(), style.lang) {
        (true, _) => "",
        (false, Lang::Ja) => "（推測）",
        (false, Lang::En) => " (a guess)",
    };
    let [before, after] = [&change.before, &change.after].map(|value| shown(value, style));
    let (place, label) = (place_of(&change.place), label_of(table, &change.place));
    out.push_str(&match style.lang {
        Lang::Ja => format!("  {place} {label}: {before} → {after}{guess}  {}\n", rules.join(", ")),
        Lang::En => format!("  {place} {label}: {before} -> {after}{guess}  {}\n", rules.join(", ")),
    });
}

/// The address of a cell.
pub(super) fn place_of(place: &Place) -> String {
    place.address().or_else(|| place.line.map(|line| line.to_string())).unwrap_or_default()
}

fn label_of(table: &TableInfo, place: &Place) -> String {
    let column = place.column.and_then(|column| table.columns.get(column as usize - 1));
    column.map(|column| visible(&column.label)).unwrap_or_default()
}

fn shown(value: &Datum, style: ChangesStyle) -> String {
    let text = visible(&value.clipped().show(style.show_values));
    match style.lang {
        Lang::Ja if text.is_empty() => "（空欄）".to_owned(),
        Lang::Ja => format!("「{text}」"),
        Lang::En if text.is_empty() => "(blank)".to_owned(),
        Lang::En => format!("\"{text}\""),
    }
}

fn object(out: &mut String, table: &TableInfo, change: &Change, style: ChangesStyle) {
    let column = change.place.column.and_then(|column| table.columns.get(column as usize - 1));
    out.push_str("{\"path\":");
    string(out, &table.path);
    out.push_str(",\"sheet\":");
    optional(out, table.sheet.as_deref());
    let number = |value: Option<u64>| value.map_or("null".to_owned(), |value| value.to_string());
    let (record, line) = (number(change.place.record), number(change.place.line));
    out.push_str(&format!(",\"record\":{record},\"line\":{line},\"column\":"));
    out.push_str(&number(change.place.column.map(u64::from)));
    out.push_str(",\"label\":");
    optional(out, column.map(|column| column.label.as_str()));
    out.push_str(",\"role\":");
    optional(out, column.and_then(|column| column.role).map(|role| role.id()));
    out.push_str(",\"cell\":");
    optional(out, change.place.address().as_deref());
    out.push_str(",\"before\":");
    string(out, &change.before.show(style.show_values));
    out.push_str(",\"after\":");
    string(out, &change.after.show(style.show_values));
    out.push_str(",\"rules\":[");
    for (at, mend) in change.by.iter().enumerate() {
        let comma = if at == 0 { "" } else { "," };
        let (code, rule, safe) = (mend.display_code(), mend.rule, mend.safe);
        out.push_str(&format!("{comma}{{\"code\":\"{code}\",\"rule\":\"{rule}\",\"safe\":{safe}}}"));
    }
    out.push_str("]}\n");
}
