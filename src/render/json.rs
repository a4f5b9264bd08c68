//! The JSON of the contracts. Written by hand into bytes, because a million findings pass here.

use std::fmt::Write as _;

use foldhash::fast::FixedState;
use hashbrown::HashMap;

use crate::finding::{Datum, Finding, Lang, Mask, Text};
use crate::validate::TableInfo;

/// How findings are written.
#[derive(Clone, Copy, Debug)]
pub struct JsonStyle {
    /// The language of `message` and `help`.
    pub lang: Lang,
    /// `false` masks personal values.
    pub show_values: bool,
}

/// Appends one finding of the table that `scratch` was made for, as an object.
pub(super) fn write_finding(
    out: &mut String,
    table: &TableInfo,
    finding: &Finding,
    style: JsonStyle,
    scratch: &mut Scratch,
) {
    let Scratch { head, columns, value: written, kinds } = scratch;
    let kind = kinds.entry(key_of(finding, style.lang)).or_insert_with(|| FindingKind::of(head, finding, style.lang));
    out.push_str(&kind.head);
    let column = finding.place.column.and_then(|column| columns.get((column as usize).wrapping_sub(1)));
    number(out, "", finding.place.record);
    number(out, ",\"line\":", finding.place.line);
    number(out, ",\"column\":", finding.place.column.map(u64::from));
    out.push_str(column.map_or(",\"label\":null,\"role\":null", String::as_str));
    let start = out.len();
    out.push_str(",\"cell\":\"");
    if finding.place.write_address(out) {
        out.push('"');
    } else {
        out.truncate(start);
        out.push_str(",\"cell\":null");
    }
    written.clear();
    match &finding.value {
        Some(value) => {
            write_value(written, value, style);
            out.push_str(",\"value\":\"");
            out.push_str(written);
            out.push('"');
        }
        None => out.push_str(",\"value\":null"),
    }
    // The sentences name the value again, as it was just written.
    let written = finding.value.as_ref().map(|value| (value, written.as_str()));
    out.push_str(",\"message\":\"");
    sentence(out, &kind.message, finding, style, written);
    out.push_str("\",\"help\":\"");
    sentence(out, &kind.help, finding, style, written);
    match &finding.edit {
        Some(edit) => {
            out.push_str("\",\"edit\":{\"value\":\"");
            write_value(out, &edit.value, style);
            out.push_str(if edit.safe { "\",\"safe\":true}" } else { "\",\"safe\":false}" });
        }
        None => out.push_str("\",\"edit\":null"),
    }
    if finding.related.is_empty() {
        return out.push_str(",\"related\":[]}");
    }
    out.push_str(",\"related\":[");
    for (at, related) in finding.related.iter().enumerate() {
        out.push_str(if at == 0 { "{\"path\":" } else { ",{\"path\":" });
        string(out, related.path.as_deref().unwrap_or(&table.path));
        out.push_str(",\"sheet\":");
        let own = if related.path.is_none() { table.sheet.as_deref() } else { None };
        optional(out, related.sheet.as_deref().or(own));
        number(out, ",\"record\":", related.place.record);
        number(out, ",\"line\":", related.place.line);
        number(out, ",\"column\":", related.place.column.map(u64::from));
        out.push_str(",\"cell\":");
        optional(out, related.place.address().as_deref());
        out.push('}');
    }
    out.push_str("]}");
}

/// What is kept from finding to finding of one table.
pub(super) struct Scratch {
    /// What every finding begins with.
    head: String,
    /// What is said of each column.
    columns: Vec<String>,
    /// Room for a value.
    value: String,
    /// What findings of one kind share: they are few kinds.
    kinds: HashMap<KindKey, FindingKind, FixedState>,
}

/// Tells kinds of findings apart: by code and severity, and where the two sentences stand in the program.
type KindKey = (u16, u8, [(usize, usize); 2]);

fn key_of(finding: &Finding, lang: Lang) -> KindKey {
    let at = |text: Text| (text.template(lang).as_ptr().addr(), text.template(lang).len());
    (finding.code, finding.severity as u8, [at(finding.message), at(finding.help)])
}

/// What is the same for all findings of one kind, escaped already.
struct FindingKind {
    /// Up to the number of the record.
    head: String,
    message: Sentence,
    help: Sentence,
}

/// A sentence taken apart: its own words, and which value follows them.
type Sentence = Vec<(String, Option<usize>)>;

impl FindingKind {
    fn of(head: &str, finding: &Finding, lang: Lang) -> Self {
        let mut made = format!("{head}{}{}", finding.severity.letter(), finding.code);
        made.push_str("\",\"rule\":\"");
        made.push_str(finding.rule);
        made.push_str("\",\"severity\":\"");
        made.push_str(finding.severity.id());
        made.push_str("\",\"record\":");
        let sentence = |text: Text| {
            let mut parts = Sentence::new();
            Text::parts(text.template(lang), |own, slot| {
                let mut words = String::with_capacity(own.len());
                escape(&mut words, own);
                parts.push((words, slot));
            });
            parts
        };
        Self { head: made, message: sentence(finding.message), help: sentence(finding.help) }
    }
}

impl Scratch {
    /// For the findings of a table. `with_table` adds its `path` and `sheet`, as a line that stands alone needs.
    pub(super) fn new(table: &TableInfo, with_table: bool) -> Self {
        Self::with_more(table, with_table, "")
    }

    /// As [`Scratch::new`], with keys that are the same in every finding; a comma stands behind them.
    pub(super) fn with_more(table: &TableInfo, with_table: bool, more: &str) -> Self {
        let mut head = String::from("{");
        if with_table {
            head.push_str("\"path\":");
            string(&mut head, &table.path);
            head.push_str(",\"sheet\":");
            optional(&mut head, table.sheet.as_deref());
            head.push(',');
        }
        head.push_str(more);
        head.push_str("\"code\":\"");
        let columns = table.columns.iter().map(|column| {
            let mut said = String::from(",\"label\":");
            string(&mut said, &column.label);
            said.push_str(",\"role\":");
            optional(&mut said, column.role.map(|role| role.id()));
            said
        });
        Self { head, columns: columns.collect(), value: String::new(), kinds: HashMap::default() }
    }
}

fn sentence(out: &mut String, parts: &Sentence, finding: &Finding, style: JsonStyle, written: Option<(&Datum, &str)>) {
    for (words, slot) in parts {
        out.push_str(words);
        let Some(value) = slot.and_then(|slot| finding.args.get(slot)) else { continue };
        match (value.mask, written) {
            (Mask::Words(term), _) => escape(out, term.words().template(style.lang)),
            _ if value.is_long() => write_value(out, &value.clipped(), style),
            (_, Some((known, text))) if value == known => out.push_str(text),
            _ => write_value(out, value, style),
        }
    }
}

/// Appends a value, or its masked form, with its escapes.
pub(super) fn write_value(out: &mut String, value: &Datum, style: JsonStyle) {
    if style.show_values {
        return escape(out, &value.text);
    }
    let start = out.len();
    value.mask.write(&value.text, out);
    if has_escapes(&out.as_bytes()[start..]) {
        let masked = out.split_off(start);
        escape(out, &masked);
    }
}

/// Appends a key, with the comma before it, and a number or `null`.
pub(super) fn number(out: &mut String, key: &str, value: Option<u64>) {
    out.push_str(key);
    match value {
        Some(value) => out.push_str(itoa::Buffer::new().format(value)),
        None => out.push_str("null"),
    }
}

/// Appends a string, or `null`.
pub(super) fn optional(out: &mut String, text: Option<&str>) {
    match text {
        Some(text) => string(out, text),
        None => out.push_str("null"),
    }
}

/// Appends a string with its quotes and escapes.
pub(super) fn string(out: &mut String, text: &str) {
    out.push('"');
    escape(out, text);
    out.push('"');
}

/// Bytes that JSON cannot hold as they are, and DEL, which a terminal had better not see.
const fn needs_escape(byte: u8) -> bool {
    (byte < 0x20) | (byte == b'"') | (byte == b'\\') | (byte == 0x7F)
}

/// Looking at sixteen bytes at once, without a branch, is many times faster than stopping at each.
fn has_escapes(bytes: &[u8]) -> bool {
    let any = |chunk: &[u8; 16]| chunk.iter().fold(0, |any, &byte| any | u8::from(needs_escape(byte))) != 0;
    let (chunks, rest) = bytes.as_chunks::<16>();
    match bytes.last_chunk::<16>() {
        // The last sixteen overlap the chunk before them.
        Some(last) => chunks.iter().any(any) || any(last),
        None => rest.iter().any(|&byte| needs_escape(byte)),
    }
}

fn escape(out: &mut String, text: &str) {
    if !has_escapes(text.as_bytes()) {
        return out.push_str(text);
    }
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        if !needs_escape(byte) {
            continue;
        }
        out.push_str(&text[from..at]);
        from = at + 1;
        match byte {
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            other => {
                let _ = write!(out, "\\u{other:04x}");
            }
        }
    }
    out.push_str(&text[from..]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_string_reads_back(text in any::<String>()) {
            let mut out = String::new();
            string(&mut out, &text);
            prop_assert_eq!(serde_json::from_str::<String>(&out).unwrap(), text);
        }
    }
}
