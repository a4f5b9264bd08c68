//! TOML → [`Programme`], with a fault at its line.

use std::ops::Range;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::Spanned;

use crate::schema::{Problems, Role, SchemaError, Vocabulary, syntax};

use super::model::Programme;
use super::words::{BOTH, CategoryId};

impl Programme {
    /// Reads a programme. `path` only names it in the faults.
    ///
    /// # Errors
    /// What is wrong, at its line.
    pub fn parse(path: &str, text: &str) -> Result<Self, Vec<SchemaError>> {
        let programme: Self = from_toml(path, text)?;
        check(&programme, text, Problems::new(path, text))?;
        Ok(programme)
    }
}

/// Reads TOML; the first fault at its line, in both languages.
pub(in crate::credits) fn from_toml<T: DeserializeOwned>(path: &str, text: &str) -> Result<T, Vec<SchemaError>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    toml::from_str(text).map_err(|error| {
        let problems = Problems::new(path, text);
        let message = error.message();
        let (ja, en) = match message.lines().next().unwrap_or(message).split_once(BOTH) {
            Some((ja, en)) => (ja.to_owned(), en.to_owned()),
            None => (syntax::in_japanese(message), syntax::in_english(message)),
        };
        vec![problems.one(error.span().unwrap_or(0..0), ja, en)]
    })
}

/// Where the tables of a file stand.
#[derive(Deserialize)]
struct Spans {
    programme: Spanned<toml::Value>,
    #[serde(default)]
    category: Vec<Spanned<toml::Value>>,
    #[serde(default)]
    cap: Vec<Spanned<toml::Value>>,
    #[serde(default)]
    exclusive: Vec<Spanned<toml::Value>>,
}

/// What only the whole file shows: a name that stands for nothing in it.
fn check(programme: &Programme, text: &str, mut problems: Problems<'_>) -> Result<(), Vec<SchemaError>> {
    let Ok(spans) = toml::from_str::<Spans>(text) else { return Ok(()) };
    let vocabulary = Vocabulary::embedded();
    let span = |list: &[Spanned<toml::Value>], at: usize| list.get(at).map_or(0..0, Spanned::span);
    if vocabulary.value(Role::Programme, &programme.programme).is_none() {
        let id = &programme.programme;
        problems.at(
            spans.programme.span(),
            format!("制度「{id}」はありません"),
            format!("there is no programme `{id}`"),
        );
    }
    for (at, category) in programme.categories.iter().enumerate() {
        let unknown = category.items.iter().find(|item| vocabulary.value(Role::Item, &item.id).is_none());
        if let Some(item) = unknown {
            let id = &item.id;
            let ja = format!("項目「{id}」はありません");
            problems.at(span(&spans.category, at), ja, format!("there is no item `{id}`"));
        }
        if programme.categories.iter().take(at).any(|earlier| earlier.id == category.id) {
            let id = &category.id.0;
            let ja = format!("単位区分「{id}」が二度書かれています");
            problems.at(span(&spans.category, at), ja, format!("the category `{id}` stands here twice"));
        }
    }
    for (at, cap) in programme.caps.iter().enumerate() {
        names_own(programme, &cap.categories, span(&spans.cap, at), &mut problems);
        if let Some(mode) = cap.mode.as_deref().filter(|mode| vocabulary.value(Role::SessionMode, mode).is_none()) {
            let ja = format!("開催形式「{mode}」はありません");
            problems.at(span(&spans.cap, at), ja, format!("there is no form of session `{mode}`"));
        }
    }
    for (at, exclusive) in programme.exclusive.iter().enumerate() {
        names_own(programme, &exclusive.categories, span(&spans.exclusive, at), &mut problems);
    }
    problems.finish(())
}

fn names_own(programme: &Programme, ids: &[CategoryId], span: Range<usize>, problems: &mut Problems<'_>) {
    for id in ids.iter().filter(|id| !programme.categories.iter().any(|category| category.id == **id)) {
        let ja = format!("単位区分「{}」はこのファイルの [[category]] にありません", id.0);
        problems.at(span.clone(), ja, format!("`{}` is no [[category]] of this file", id.0));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Lang;

    const GOOD: &str = include_str!("../../../schemas/programmes/occupational-physician-renewal.toml");

    #[test]
    fn faults_stand_at_their_line() {
        let line_of = |what: &str| GOOD.lines().position(|line| line.contains(what)).unwrap() + 1;
        let cases = [
            ("required = 20", "required = 20.3", "required = 20", "20.3 は単位数として使えません"),
            ("required = 20", "requierd = 20", "required = 20", "「required」ではありませんか"),
            (
                "id = \"renewal-update\"",
                "id = \"renewal-updat\"",
                "id = \"renewal-update\"",
                "「renewal-updat」はありません",
            ),
            ("months = 12", "months = \"12\"", "months = 12", "値の種類が違います"),
            ("ends = 2028-03-31", "ends = 2028-02-31", "ends = 2028-03-31", ""),
            (
                "status = \"unconfirmed\"",
                "status = \"open\"",
                "status = \"unconfirmed\"",
                "status に「open」は使えません",
            ),
        ];
        assert!(Programme::parse("p.toml", GOOD).is_ok());
        for (from, to, at, said) in cases {
            let errors = Programme::parse("p.toml", &GOOD.replacen(from, to, 1)).unwrap_err();
            assert_eq!(errors[0].line, line_of(at), "{to}: {}", errors[0]);
            assert!(errors[0].message.ja.contains(said), "{}", errors[0]);
            assert!(errors[0].show(Lang::En).is_ascii(), "{}", errors[0].show(Lang::En));
        }
        let strange = GOOD.replacen("categories = [\"renewal-update\"", "categories = [\"sports-early\"", 1);
        let errors = Programme::parse("p.toml", &strange).unwrap_err();
        assert!(errors[0].message.ja.contains("sports-early"), "{}", errors[0]);
    }
}
