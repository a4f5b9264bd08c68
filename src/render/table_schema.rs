//! A layout as Frictionless Table Schema (<https://specs.frictionlessdata.io/table-schema/>).
//!
//! What the two share (`required`, `unique`, `minimum`, `maximum`, `minLength`, `maxLength`, `pattern`, `enum`, types of dates,
//! numbers and addresses, `missingValues`, `primaryKey`, `foreignKeys`) is written in its words. What is our own stands under
//! `kenshu:` and is passed over by other programs; conditions, derivations, constants and code values are left out.

use crate::schema::{Bound, DateFormat, Field, Need, Role, Schema, catalogue};

use super::json::string;

/// The layout as JSON, indented, with a line end. Columns keep their order; their names are the headers.
#[must_use]
pub fn table_schema(schema: &Schema) -> String {
    let mut out = Object::new(0);
    out.text("name", &schema.id);
    out.text("title", &schema.title.ja);
    out.text("description", &schema.source);
    out.text("kenshu:kind", schema.kind.id());
    out.text("kenshu:status", schema.status.id());
    let mut dialect = Object::new(1);
    dialect.text("encoding", schema.dialect.encoding.id());
    dialect.raw("bom", schema.dialect.bom);
    dialect.text("newline", schema.dialect.newline.id());
    dialect.text("delimiter", &schema.dialect.delimiter.to_string());
    dialect.raw("header", schema.dialect.header);
    out.raw("kenshu:dialect", dialect.close());
    let fields: Vec<String> = schema.fields.iter().map(field).collect();
    out.raw("fields", format!("[\n    {}\n  ]", fields.join(",\n    ")));
    out.texts("missingValues", &schema.missing_values);
    // A key of columns that are made from others has no words here.
    let key: Vec<String> = schema.primary_key.iter().filter_map(|role| label(schema, *role)).collect();
    if !key.is_empty() && key.len() == schema.primary_key.len() {
        out.texts("primaryKey", &key);
    }
    let keys: Vec<String> = schema.foreign_keys.iter().filter_map(|key| foreign_key(schema, key)).collect();
    if !keys.is_empty() {
        out.raw("foreignKeys", format!("[\n    {}\n  ]", keys.join(",\n    ")));
    }
    out.close() + "\n"
}

fn foreign_key(schema: &Schema, key: &crate::schema::ForeignKey) -> Option<String> {
    let own: Option<Vec<String>> = key.fields.iter().map(|role| label(schema, *role)).collect();
    let other = catalogue::by_id(&key.resource)?;
    let theirs: Option<Vec<String>> = key.reference.iter().map(|role| label(other, *role)).collect();
    let mut reference = Object::new(3);
    reference.text("resource", &key.resource);
    reference.texts("fields", &theirs?);
    let mut out = Object::new(2);
    out.texts("fields", &own?);
    out.raw("reference", reference.close());
    Some(out.close())
}

fn label(schema: &Schema, role: Role) -> Option<String> {
    schema.field(role).map(|field| field.label.clone())
}

fn field(field: &Field) -> String {
    let mut out = Object::new(2);
    out.text("name", &field.label);
    out.text("title", field.role.ja());
    let (kind, format) = kind(field);
    out.text("type", kind);
    if let Some(format) = format {
        out.text("format", format);
    }
    let mut limits = Object::new(3);
    if field.need == Need::Required {
        limits.raw("required", true);
    }
    if field.unique {
        limits.raw("unique", true);
    }
    for (word, bound) in [("minimum", field.minimum), ("maximum", field.maximum)] {
        if let Some(bound) = bound {
            limits.raw(word, shown(bound, field));
        }
    }
    for (word, length) in [("minLength", field.min_length), ("maxLength", field.max_length)] {
        if let Some(length) = length {
            limits.raw(word, length);
        }
    }
    if let Some(pattern) = &field.pattern {
        limits.text("pattern", &pattern.source);
    }
    if !field.allowed.is_empty() {
        limits.texts("enum", &field.allowed);
    }
    if !limits.is_empty() {
        out.raw("constraints", limits.close());
    }
    out.text("kenshu:role", field.role.id());
    if field.need == Need::Recommended {
        out.raw("kenshu:recommended", true);
    }
    for (word, value) in [("kenshu:category", &field.category), ("kenshu:flag", &field.flag)] {
        if let Some(value) = value {
            out.text(word, value);
        }
    }
    if let Some(digits) = field.pad {
        out.raw("kenshu:pad", digits);
    }
    if field.formats.len() > 1 {
        let formats: Vec<String> = field.formats.iter().map(|format| format.id().to_owned()).collect();
        out.texts("kenshu:formats", &formats);
    }
    if !field.aliases.is_empty() {
        out.texts("kenshu:aliases", &field.aliases);
    }
    out.close()
}

/// The type of a column, and the format where the type has one. A date with several spellings is `any`.
fn kind(field: &Field) -> (&'static str, Option<&'static str>) {
    match field.role {
        role if role.is_date() => {
            let format = match field.formats.as_slice() {
                [DateFormat::IsoPadded] => "%Y-%m-%d",
                [DateFormat::SlashPadded | DateFormat::SlashUnpadded] => "%Y/%m/%d",
                [DateFormat::Compact] => "%Y%m%d",
                _ => "any",
            };
            ("date", Some(format))
        }
        Role::Credits | Role::Capacity => ("number", None),
        Role::Email => ("string", Some("email")),
        _ => ("string", None),
    }
}

/// A bound as it is written in the column.
fn shown(bound: Bound, field: &Field) -> String {
    match bound {
        Bound::HalfUnits(units) if units % 2 == 0 => (units / 2).to_string(),
        Bound::HalfUnits(units) => format!("{}{}.5", if units < 0 { "-" } else { "" }, (units / 2).abs()),
        Bound::Day { year, month, day } => match field.formats.as_slice() {
            [DateFormat::SlashPadded | DateFormat::SlashUnpadded] => format!("\"{year:04}/{month:02}/{day:02}\""),
            [DateFormat::Compact] => format!("\"{year:04}{month:02}{day:02}\""),
            _ => format!("\"{year:04}-{month:02}-{day:02}\""),
        },
    }
}

/// An object on its way, indented.
struct Object {
    out: String,
    indent: String,
}

impl Object {
    fn new(depth: usize) -> Self {
        Self { out: String::from("{"), indent: "  ".repeat(depth + 1) }
    }

    const fn is_empty(&self) -> bool {
        self.out.len() == 1
    }

    fn raw(&mut self, key: &str, value: impl std::fmt::Display) {
        self.out.push_str(if self.is_empty() { "\n" } else { ",\n" });
        self.out.push_str(&self.indent);
        string(&mut self.out, key);
        self.out.push_str(&format!(": {value}"));
    }

    fn text(&mut self, key: &str, value: &str) {
        let mut quoted = String::new();
        string(&mut quoted, value);
        self.raw(key, quoted);
    }

    fn texts(&mut self, key: &str, values: &[String]) {
        let mut list = String::from("[");
        for (at, value) in values.iter().enumerate() {
            list.push_str(if at == 0 { "" } else { ", " });
            string(&mut list, value);
        }
        self.raw(key, list + "]");
    }

    fn close(mut self) -> String {
        self.out.push('\n');
        self.out.push_str(&self.indent[2..]);
        self.out.push('}');
        self.out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_layout_is_json_with_all_its_columns() {
        for schema in catalogue::list() {
            let json: serde_json::Value = serde_json::from_str(&table_schema(schema)).unwrap();
            let fields = json["fields"].as_array().unwrap();
            assert_eq!(fields.len(), schema.fields.len(), "{}", schema.id);
            for (written, field) in fields.iter().zip(&schema.fields) {
                assert_eq!(written["name"], field.label.as_str());
                assert_eq!(written["kenshu:role"], field.role.id());
                assert_eq!(written["constraints"]["required"] == true, field.need == Need::Required);
            }
            assert_eq!(json["missingValues"].as_array().unwrap().len(), schema.missing_values.len());
        }
    }

    #[test]
    fn the_shared_words_are_written() {
        let text = "id = \"x\"\ntitle = { ja = \"例\", en = \"x\" }\nkind = \"roster\"\nstatus = \"unconfirmed\"\nsource = \"例\"\n\
            primaryKey = \"registration-number\"\n[[field]]\nrole = \"registration-number\"\nlabel = \"番号\\\"\"\nunique = true\nrequired = true\n\
            pattern = \"\\\\d{6}\"\n[[field]]\nrole = \"credits\"\nlabel = \"単位\"\nminimum = 0.5\nmaximum = 10\n\
            [[field]]\nrole = \"birth-date\"\nlabel = \"生\"\nformat = \"YYYY/M/D\"\nminimum = 1900-01-01\n\
            [[field]]\nrole = \"workplace\"\nlabel = \"先\"\nminLength = 2\nmaxLength = 9\nenum = [\"甲\", \"乙丙\"]\n";
        let schema = Schema::parse("x.toml", text).unwrap();
        let json: serde_json::Value = serde_json::from_str(&table_schema(&schema)).unwrap();
        let limits = |at: usize| json["fields"][at]["constraints"].to_string();
        assert_eq!(limits(0), r#"{"pattern":"\\d{6}","required":true,"unique":true}"#);
        assert_eq!(limits(1), r#"{"maximum":10,"minimum":0.5}"#);
        assert_eq!(limits(2), r#"{"minimum":"1900/01/01"}"#);
        assert_eq!(limits(3), r#"{"enum":["甲","乙丙"],"maxLength":9,"minLength":2}"#);
        assert_eq!(json["primaryKey"], serde_json::json!(["番号\""]));
        assert_eq!(json["fields"][2]["format"], "%Y/%m/%d");
    }
}
