//! TOML → [`Schema`], with every fault at its line.

use super::error::{Problems, SchemaError};
use super::model::{Dialect, Field, Schema, SeveritySetting, Title};
use super::parse_word::word;
use super::raw::{RawDialect, RawSchema, Word};
use super::words::{Encoding, Kind, Newline, Status};
use super::{fold, syntax};
use crate::finding::Severity;
use std::collections::{BTreeMap, HashMap};

impl Schema {
    /// Reads a layout. `path` only names it in the faults.
    ///
    /// # Errors
    /// Every fault that was found, in the order of the lines; a fault of the TOML itself alone.
    pub fn parse(path: &str, text: &str) -> Result<Self, Vec<SchemaError>> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut problems = Problems::new(path, text);
        let raw = toml::from_str::<RawSchema>(text).map_err(|error| {
            let span = error.span().unwrap_or(0..0);
            let message = error.message();
            vec![problems.one(span, syntax::in_japanese(message), syntax::in_english(message))]
        })?;
        let schema = resolve(raw, &mut problems);
        problems.finish(schema)
    }
}

fn resolve(raw: RawSchema, problems: &mut Problems<'_>) -> Schema {
    let id = raw.id.map_or_else(String::new, |id| kebab(id, problems));
    if id.is_empty() {
        problems.at(0..0, "id（様式の名前）がありません", "`id` is missing");
    }
    let kind = word(raw.kind, "kind", Kind::IDS, Kind::from_id, problems).unwrap_or(Kind::Attendance);
    let status = word(raw.status, "status", Status::IDS, Status::from_id, problems).unwrap_or(Status::Unconfirmed);
    let source = raw.source.map(Word::into_inner).unwrap_or_default();
    if source.trim().is_empty() {
        problems.at(0..0, "source（何に基づくか）がありません", "`source` is missing");
    }
    let title = match raw.title {
        Some(title) => {
            let span = title.span();
            let title = title.into_inner();
            if title.ja.is_none() || title.en.is_none() {
                problems.at(span, "title には ja と en の両方が要ります", "`title` needs both ja and en");
            }
            Title { ja: title.ja.unwrap_or_default(), en: title.en.unwrap_or_default() }
        }
        None => {
            problems.at(0..0, "title = { ja, en } がありません", "`title = { ja, en }` is missing");
            Title { ja: String::new(), en: String::new() }
        }
    };
    let mut schema = Schema {
        id,
        title,
        kind,
        status,
        source,
        dialect: dialect(raw.dialect, problems),
        fields: Vec::new(),
        derives: Vec::new(),
        constants: Vec::new(),
        whens: Vec::new(),
        severities: severities(raw.severity, problems),
        primary_key: Vec::new(),
        foreign_keys: Vec::new(),
        ignore: Vec::new(),
        missing_values: raw.missing_values.unwrap_or_default(),
    };
    if !schema.missing_values.iter().any(String::is_empty) {
        schema.missing_values.insert(0, String::new());
    }
    if raw.field.is_empty() {
        problems.at(0..0, "[[field]] が一つもありません", "there is no [[field]]");
    }
    schema.fields = super::parse_field::fields(raw.field, &raw.derive, problems);
    super::parse_row::derives(raw.derive, &mut schema, problems);
    super::parse_row::constants(raw.constants, &mut schema, problems);
    super::parse_row::whens(raw.when, &mut schema, problems);
    super::parse_row::keys(raw.primary_key, raw.foreign_keys, &mut schema, problems);
    schema.ignore = ignored(raw.ignore, &schema, problems);
    schema
}

/// A header cannot be a column of the layout and be ignored as well.
fn ignored(raw: Vec<Word>, schema: &Schema, problems: &mut Problems<'_>) -> Vec<String> {
    let mut known: HashMap<String, &Field> = HashMap::new();
    for field in &schema.fields {
        for spelling in std::iter::once(&field.label).chain(&field.aliases) {
            known.entry(fold::label(spelling)).or_insert(field);
        }
    }
    for word in &raw {
        if let Some(field) = known.get(&fold::label(word.as_ref())) {
            let (text, id) = (word.as_ref(), field.role.id());
            let ja = format!("ignore の「{text}」は [[field]]（{id}）の見出しにもあります");
            problems.at(word.span(), ja, format!("`{text}` in `ignore` is a header of the role `{id}` as well"));
        }
    }
    raw.into_iter().map(Word::into_inner).collect()
}

fn dialect(raw: RawDialect, problems: &mut Problems<'_>) -> Dialect {
    let mut chosen = |given: Option<Word>| {
        let given = given?;
        word(Some(given), "encoding", Encoding::IDS, Encoding::from_id, problems)
    };
    let encoding = chosen(raw.encoding).unwrap_or(Encoding::Utf8);
    let newline = raw.newline.and_then(|given| word(Some(given), "newline", Newline::IDS, Newline::from_id, problems));
    let mut delimiter = ',';
    if let Some(given) = raw.delimiter {
        let mut chars = given.as_ref().chars();
        match (chars.next(), chars.next()) {
            (Some(one), None) if matches!(one, ',' | '\t' | ';' | '|') => delimiter = one,
            _ => {
                let ja = "delimiter に使えるのは \",\" \"\\t\" \";\" \"|\" のどれか一文字です";
                problems.at(given.span(), ja, "`delimiter` is one of \",\" \"\\t\" \";\" \"|\"");
            }
        }
    }
    Dialect {
        encoding,
        bom: raw.bom.unwrap_or(matches!(encoding, Encoding::Utf8 | Encoding::Utf16Le | Encoding::Utf16Be)),
        newline: newline.unwrap_or(Newline::CrLf),
        delimiter,
        header: raw.header.unwrap_or(true),
    }
}

fn severities(raw: BTreeMap<Word, Word>, problems: &mut Problems<'_>) -> Vec<SeveritySetting> {
    let mut settings = Vec::new();
    for (rule, weight) in raw {
        let line = problems.line(rule.span().start);
        let rule = kebab(rule, problems);
        let known = ["error", "warning", "info"];
        if let Some(severity) = word(Some(weight), "severity", &known, Severity::from_id, problems) {
            settings.push(SeveritySetting { rule, severity, line });
        }
    }
    settings.sort_by_key(|setting| setting.line);
    settings
}

fn kebab(given: Word, problems: &mut Problems<'_>) -> String {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let id = given.as_ref();
    if id.is_empty() || !id.chars().all(plain) || id.starts_with('-') || id.ends_with('-') {
        let ja = format!("「{id}」は名前に使えません。英小文字・数字・ハイフンで書いてください（例 mamis-attendance）");
        problems.at(given.span(), ja, format!("`{id}` is no name: use lower-case letters, digits and hyphens"));
    }
    given.into_inner()
}
