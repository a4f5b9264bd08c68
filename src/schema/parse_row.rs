//! What a layout says about whole rows: derivations, constants, conditions, keys.

use super::Role;
use super::error::Problems;
use super::fold;
use super::model::{Condition, Derive, ForeignKey, Schema, When};
use super::parse_field::{bound, known_value};
use super::parse_word::{role, word};
use super::raw::{RawCondition, RawDerive, RawForeignKey, RawWhen, Word, Words};
use crate::finding::Severity;
use std::collections::BTreeMap;
use std::ops::Range;
use toml::Spanned;

pub(super) fn derives(raw: Vec<Spanned<RawDerive>>, schema: &mut Schema, problems: &mut Problems<'_>) {
    for one in raw {
        let span = one.span();
        let one = one.into_inner();
        let Some(role_word) = one.role else {
            problems.at(span, "この [[derive]] に role（役割）がありません", "this [[derive]] has no `role`");
            continue;
        };
        let Some(role) = role(role_word.as_ref(), role_word.span(), problems) else { continue };
        if schema.derives.iter().any(|derive| derive.role() == role) {
            let ja = format!("役割「{}」を作る [[derive]] が二つあります", role.id());
            problems.at(role_word.span(), ja, format!("two [[derive]] make the role `{}`", role.id()));
        }
        let derive = match (one.join, one.flags) {
            (Some(parts), None) => {
                if schema.fields.iter().any(|field| field.role == role) {
                    let ja = format!("役割「{}」には列があるので、join で作ることはできません", role.id());
                    let en = format!("the role `{}` has a column and cannot be joined as well", role.id());
                    problems.at(role_word.span(), ja, en);
                }
                if let Some(truthy) = &one.truthy {
                    problems.at(truthy.span(), "true は flags と組で使います", "`true` goes with `flags`");
                }
                join(role, &parts, one.separator, role_word.span(), schema, problems)
            }
            (None, Some(flags)) => flag_columns(role, flags, one.truthy, &role_word, schema, problems),
            _ => {
                let ja = "[[derive]] には join か flags のどちらか一つを書いてください";
                problems.at(role_word.span(), ja, "a [[derive]] has either `join` or `flags`");
                continue;
            }
        };
        schema.derives.push(derive);
    }
}

fn join(
    made: Role,
    parts: &[Word],
    separator: Option<Word>,
    span: Range<usize>,
    schema: &Schema,
    problems: &mut Problems<'_>,
) -> Derive {
    if parts.len() < 2 {
        problems.at(span, "join には役割が二つ以上要ります", "`join` needs two roles or more");
    }
    let mut indices = Vec::new();
    for part in parts {
        let Some(role) = role(part.as_ref(), part.span(), problems) else { continue };
        match schema.fields.iter().position(|field| field.role == role) {
            Some(index) => indices.push(index),
            None => no_column(role, part.span(), problems),
        }
    }
    Derive::Join { role: made, parts: indices, separator: separator.map(Word::into_inner).unwrap_or_default() }
}

fn flag_columns(
    made: Role,
    flags: BTreeMap<Word, Word>,
    truthy: Option<Spanned<Vec<String>>>,
    role_word: &Word,
    schema: &Schema,
    problems: &mut Problems<'_>,
) -> Derive {
    let mut flags: Vec<_> = flags.into_iter().collect();
    flags.sort_by_key(|(value, _)| value.span().start);
    let mut columns = Vec::new();
    for (value, label) in flags {
        known_value(made, value.as_ref(), value.span(), problems);
        let wanted = fold::label(label.as_ref());
        let column = schema.fields.iter().position(|field| field.role == made && fold::label(&field.label) == wanted);
        match column {
            Some(index) => columns.push((value.into_inner(), index)),
            None => {
                let text = label.as_ref();
                let id = made.id();
                let ja = format!("見出し「{text}」で role = \"{id}\" の [[field]] がありません");
                problems.at(label.span(), ja, format!("no [[field]] has the label `{text}` and the role `{id}`"));
            }
        }
    }
    let truthy = truthy.map(Spanned::into_inner).unwrap_or_default();
    if truthy.is_empty() {
        let ja = "flags には、はいを表す書き方が要ります（例 true = [\"1\", \"○\"]）";
        problems.at(role_word.span(), ja, "`flags` needs the cells that mean true (true = [\"1\", \"○\"])");
    }
    Derive::Flags { role: made, flags: columns, truthy }
}

pub(super) fn constants(raw: BTreeMap<Word, Word>, schema: &mut Schema, problems: &mut Problems<'_>) {
    let mut raw: Vec<_> = raw.into_iter().collect();
    raw.sort_by_key(|(id, _)| id.span().start);
    for (id, value) in raw {
        let Some(role) = role(id.as_ref(), id.span(), problems) else { continue };
        if schema.provides(role) {
            let ja = format!("役割「{}」は列または [[derive]] にもあります", role.id());
            problems.at(id.span(), ja, format!("the role `{}` has a column or a [[derive]] as well", role.id()));
        }
        schema.constants.push((role, value.into_inner()));
    }
}

pub(super) fn whens(raw: Vec<Spanned<RawWhen>>, schema: &mut Schema, problems: &mut Problems<'_>) {
    for one in raw {
        let span = one.span();
        let line = problems.line(span.start);
        let one = one.into_inner();
        if one.all.is_empty() || one.require.is_empty() {
            let ja = "[[when]] には all（条件）と require（必要な役割）が要ります";
            problems.at(span, ja, "a [[when]] needs `all` and `require`");
        }
        let all = one.all.into_iter().filter_map(|given| condition(given, schema, problems)).collect();
        let require = one.require.iter().filter_map(|given| provided(given, schema, problems)).collect();
        let known = ["error", "warning", "info"];
        let severity =
            one.severity.and_then(|given| word(Some(given), "severity", &known, Severity::from_id, problems));
        schema.whens.push(When { all, require, severity: severity.unwrap_or(Severity::Error), line });
    }
}

fn condition(given: Spanned<RawCondition>, schema: &Schema, problems: &mut Problems<'_>) -> Option<Condition> {
    let span = given.span();
    let given = given.into_inner();
    let Some(role_word) = &given.role else {
        problems.at(span, "条件に role（役割）がありません", "the condition has no `role`");
        return None;
    };
    let role = provided(role_word, schema, problems)?;
    for value in &given.one_of {
        known_value(role, value.as_ref(), value.span(), problems);
    }
    let minimum = given.minimum.and_then(|given| bound(given, problems));
    let maximum = given.maximum.and_then(|given| bound(given, problems));
    let one_of: Vec<String> = given.one_of.into_iter().map(Word::into_inner).collect();
    if one_of.is_empty() && minimum.is_none() && maximum.is_none() && given.blank.is_none() {
        let ja = "条件に in, minimum, maximum, blank のどれもありません";
        problems.at(span, ja, "the condition has none of `in`, `minimum`, `maximum`, `blank`");
    }
    Some(Condition { role, one_of, minimum, maximum, blank: given.blank })
}

pub(super) fn keys(
    primary: Option<Spanned<Words>>,
    foreign: Vec<RawForeignKey>,
    schema: &mut Schema,
    problems: &mut Problems<'_>,
) {
    if let Some(primary) = primary {
        schema.primary_key = roles(&primary, Some(schema), problems);
    }
    for key in foreign {
        let fields = roles(&key.fields, Some(schema), problems);
        let reference = roles(&key.reference.fields, None, problems);
        if fields.len() != reference.len() {
            let ja = "foreignKeys の fields と reference.fields の数が違います";
            problems.at(key.reference.fields.span(), ja, "`fields` and `reference.fields` differ in number");
        }
        schema.foreign_keys.push(ForeignKey { fields, resource: key.reference.resource, reference });
    }
}

/// The roles of a list; with a schema they must be provided by it.
fn roles(given: &Spanned<Words>, schema: Option<&Schema>, problems: &mut Problems<'_>) -> Vec<Role> {
    let mut found = Vec::new();
    for id in given.as_ref().as_slice() {
        let Some(role) = role(id, given.span(), problems) else { continue };
        if schema.is_some_and(|schema| !schema.provides(role)) {
            no_column(role, given.span(), problems);
        } else {
            found.push(role);
        }
    }
    found
}

fn provided(given: &Word, schema: &Schema, problems: &mut Problems<'_>) -> Option<Role> {
    let role = role(given.as_ref(), given.span(), problems)?;
    if schema.provides(role) {
        return Some(role);
    }
    no_column(role, given.span(), problems);
    None
}

fn no_column(role: Role, span: Range<usize>, problems: &mut Problems<'_>) {
    let id = role.id();
    let ja = format!("役割「{id}」（{}）の列がこの様式にありません", role.ja());
    problems.at(span, ja, format!("this layout has no column of the role `{id}`"));
}
