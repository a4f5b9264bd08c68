//! The JSON of the contracts. Written by hand into bytes, because a million findings pass here.

use std::fmt::Write as _;

use foldhash::fast::FixedState;
use hashbrown::HashMap;

use crate::finding::{Datum, Finding, Lang, Piece, Text};
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
    let Scratch { head, columns, value: written, plain } = scratch;
    out.push_str(head);
    out.push(finding.severity.letter());
    out.push_str(itoa::Buffer::new().format(finding.code));
    out.push('"');
    out.push_str(",\"rule\":\"");
    out.push_str(finding.rule);
    out.push_str("\",\"severity\":\"");
    out.push_str(finding.severity.id());
    out.push('"');
    let column = finding.place.column.and_then(|column| columns.get(column as usize - 1));
    number(out, ",\"record\":", finding.place.record);
    number(out, ",\"line\":", finding.place.line);
    number(out, ",\"column\":", finding.place.column.map(u64::from));
    out.push_str(column.map_or(",\"label\":null,\"role\":null", String::as_str));
    out.push_str(",\"cell\":");
    let start = out.len();
    out.push('"');
    if finding.place.write_address(out) {
        out.push('"');
    } else {
        out.truncate(start);
        out.push_str("null");
    }
    out.push_str(",\"value\":");
    written.clear();
    match &finding.value {
        Some(value) => {
            write_value(written, value, style);
            out.push('"');
            out.push_str(written);
            out.push('"');
        }
        None => out.push_str("null"),
    }
    // The sentences name the value again, as it was just written.
    let written = finding.value.as_ref().map(|value| (value, written.as_str()));
    out.push_str(",\"message\":");
    sentence(out, finding.message, finding, style, written, plain);
    out.push_str(",\"help\":");
    sentence(out, finding.help, finding, style, written, plain);
    out.push_str(",\"edit\":");
    match &finding.edit {
        Some(edit) => {
            out.push_str("{\"value\":");
            out.push('"');
            write_value(out, &edit.value, style);
            out.push_str(if edit.safe { "\",\"safe\":true}" } else { "\",\"safe\":false}" });
        }
        None => out.push_str("null"),
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
    /// Which sentences have nothing to escape, by where they stand in the program: they are few, and looked at once.
    plain: HashMap<(usize, usize), bool, FixedState>,
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
        Self { head, columns: columns.collect(), value: String::new(), plain: HashMap::default() }
    }
}

fn sentence(
    out: &mut String,
    text: Text,
    finding: &Finding,
    style: JsonStyle,
    written: Option<(&Datum, &str)>,
    plain: &mut HashMap<(usize, usize), bool, FixedState>,
) {
    let template = text.template(style.lang);
    let is_plain =
        *plain.entry((template.as_ptr().addr(), template.len())).or_insert_with(|| !has_escapes(template.as_bytes()));
    out.push('"');
    text.pieces(style.lang, &finding.args, |piece| match (piece, written) {
        (Piece::Words(words), _) if is_plain => out.push_str(words),
        (Piece::Words(words), _) => escape(out, words),
        (Piece::Value(value), Some((known, text))) if value == known => out.push_str(text),
        (Piece::Value(value), _) => write_value(out, value, style),
    });
    out.push('"');
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
