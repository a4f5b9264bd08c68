//! What `schema check` tells a person who writes a layout.

use super::{Kind, Message, Need, Role, Schema, SchemaError, catalogue, fold};
use std::collections::HashMap;

/// The outcome of a check.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The layout, where it has no error.
    pub schema: Option<Schema>,
    /// Faults that make it unusable.
    pub errors: Vec<SchemaError>,
    /// What should be looked at again; the layout can be used.
    pub warnings: Vec<SchemaError>,
}

/// Checks a layout. `samples` are the names of the files beside it that show it (`ID-good.csv` …), where they are known.
#[must_use]
pub fn check(path: &str, bytes: &[u8], samples: Option<&[String]>) -> Checked {
    let schema = match catalogue::load(path, bytes) {
        Ok(schema) => schema,
        Err(errors) => return Checked { schema: None, errors, warnings: Vec::new() },
    };
    let mut warnings = Warnings { path, list: Vec::new() };
    warnings.about_title(&schema);
    warnings.about_samples(&schema, samples);
    warnings.about_identity(&schema);
    warnings.about_other_layouts(&schema);
    let mut list = warnings.list;
    list.sort_by_key(|warning| warning.line);
    Checked { schema: Some(schema), errors: Vec::new(), warnings: list }
}

struct Warnings<'p> {
    path: &'p str,
    list: Vec<SchemaError>,
}

impl Warnings<'_> {
    fn add(&mut self, line: usize, ja: String, en: String) {
        self.list.push(SchemaError { path: self.path.to_owned(), line, column: 1, message: Message { ja, en } });
    }

    fn about_title(&mut self, schema: &Schema) {
        if schema.title.ja.trim().is_empty() || schema.title.en.trim().is_empty() {
            self.add(1, "title が空です".to_owned(), "`title` is blank".to_owned());
        }
        let others = catalogue::list().iter().filter(|other| other.id == schema.id);
        if others.count() > 0 && !catalogue::EMBEDDED.iter().any(|(path, _)| self.path.ends_with(path)) {
            let ja = format!("id「{}」は組み込みの様式と同じ名前です。別の名前にすると取り違えがありません", schema.id);
            self.add(1, ja, format!("the id `{}` is that of an embedded layout", schema.id));
        }
    }

    fn about_samples(&mut self, schema: &Schema, samples: Option<&[String]>) {
        if samples.is_some_and(|names| !names.iter().any(|name| name.starts_with(&schema.id))) {
            let ja = format!("見本のファイルがありません（名前が「{}」で始まるCSVまたはExcel）", schema.id);
            self.add(1, ja, format!("there is no sample (a CSV or workbook whose name begins with `{}`)", schema.id));
        }
    }

    /// Without a required column any table would fit; without a number nobody can be identified.
    fn about_identity(&mut self, schema: &Schema) {
        if !schema.fields.iter().any(|field| field.need == Need::Required) {
            let ja = "必須（required = true）の列が一つもありません。どの表もこの様式に見えてしまいます".to_owned();
            self.add(1, ja, "no column is required: any table would seem to fit".to_owned());
        }
        let of_people = matches!(schema.kind, Kind::Attendance | Kind::Roster);
        for role in [Role::RegistrationNumber, Role::Name] {
            if of_people && !schema.provides(role) {
                let ja = format!("{}（{}）の列がありません", role.ja(), role.id());
                self.add(1, ja, format!("there is no column of the role `{}`", role.id()));
            }
        }
    }

    /// The same header with another meaning in another layout of the kind: a person will mix them up, and so may a file.
    fn about_other_layouts(&mut self, schema: &Schema) {
        let mut meanings: HashMap<String, (Role, Option<&str>, &Schema)> = HashMap::new();
        for other in catalogue::of_kind(schema.kind).into_iter().filter(|other| other.id != schema.id) {
            for field in &other.fields {
                for word in std::iter::once(&field.label).chain(&field.aliases) {
                    meanings.entry(fold::label(word)).or_insert((field.role, field.category.as_deref(), other));
                }
            }
        }
        for field in &schema.fields {
            for word in std::iter::once(&field.label).chain(&field.aliases) {
                let Some((role, category, other)) = meanings.get(&fold::label(word)) else { continue };
                if *role != field.role || category.is_some() && *category != field.category.as_deref() {
                    let (here, there, id) = (field.role.id(), role.id(), &other.id);
                    let ja = format!("見出し「{word}」はここでは {here}、様式 {id} では {there} です");
                    self.add(field.line, ja, format!("`{word}` is {here} here and {there} in the layout {id}"));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn embedded_layouts_have_no_error_and_only_known_warnings() {
        for (path, text) in catalogue::EMBEDDED {
            let checked = check(path, text.as_bytes(), None);
            assert!(checked.errors.is_empty() && checked.warnings.is_empty(), "{checked:#?}");
        }
    }

    #[test]
    fn warnings_name_the_line() {
        let text = "id = \"mine\"\nkind = \"attendance\"\nstatus = \"unconfirmed\"\nsource = \"当会の様式\"\ntitle = { ja = \"様式\", en = \"mine\" }\n\
                    [[field]]\nrole = \"email\"\nlabel = \"氏名カナ\"\n";
        let checked = check("mine.toml", text.as_bytes(), Some(&["other.csv".to_owned()]));
        let shown: Vec<_> = checked.warnings.iter().map(|w| (w.line, w.message.en.as_str())).collect();
        let expected = [
            (1, "there is no sample"),
            (1, "no column is required"),
            (1, "there is no column of the role `registration-number`"),
            (1, "there is no column of the role `name`"),
            (6, "`氏名カナ` is email here and kana in the layout mamis-attendance"),
        ];
        assert_eq!(shown.len(), expected.len(), "{shown:?}");
        for (found, wanted) in shown.iter().zip(expected) {
            assert!(found.0 == wanted.0 && found.1.starts_with(wanted.1), "{found:?}");
        }
    }

    #[test]
    fn a_file_that_is_not_utf8_is_named_at_its_line() {
        let checked = check("cp932.toml", b"id = \"x\"\ntitle = \"\x8e\x81\"", None);
        assert_eq!((checked.errors[0].line, checked.errors[0].column), (2, 10));
    }
}
