//! `[[field]]`: one column each.

use super::error::Problems;
use super::model::{Bound, CodeValue, Field, Need, Pattern};
use super::parse_space::spaced;
use super::parse_word::{did_you_mean, role};
use super::raw::{RawDerive, RawField, Word, Words};
use super::vocabulary::Vocabulary;
use super::words::DateFormat;
use super::{Role, distance, fold};
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use toml::Spanned;

/// The columns, in the order of the file.
pub(super) fn fields(
    raw: Vec<Spanned<RawField>>,
    derives: &[Spanned<RawDerive>],
    problems: &mut Problems<'_>,
) -> Vec<Field> {
    let mut known = Known::default();
    let mut fields = Vec::new();
    for one in raw {
        let span = one.span();
        let one = one.into_inner();
        let label = one.label.as_ref().map_or(span.clone(), Spanned::span);
        if let Some(field) = field(one, span, derives, &mut known, problems) {
            known.note_meaning(&field, label, problems);
            fields.push(field);
        }
    }
    fields
}

/// What earlier fields have taken.
#[derive(Default)]
struct Known {
    /// Folded label or alias → where it stands.
    labels: HashMap<String, usize>,
    /// Role, category and flag → line.
    meanings: HashMap<(Role, Option<String>, Option<String>), usize>,
    /// Roles that have a column without category and flag, or with one.
    plain: HashMap<(Role, bool), usize>,
}

impl Known {
    fn take_label(&mut self, label: &Word, problems: &mut Problems<'_>) {
        let line = problems.line(label.span().start);
        let text = label.as_ref();
        let folded = fold::label(text);
        if folded.is_empty() {
            problems.at(label.span(), "見出しが空です", "a label must not be blank");
        } else if let Some(&earlier) = self.labels.get(&folded) {
            let ja =
                format!("見出し「{text}」は{earlier}行目と同じです（全角・半角、空白、大文字・小文字は区別しません）");
            let en = format!("`{text}` is the same label as on line {earlier} (width, spaces and case do not count)");
            problems.at(label.span(), ja, en);
        } else {
            self.labels.insert(folded, line);
        }
    }

    fn note_meaning(&mut self, field: &Field, span: Range<usize>, problems: &mut Problems<'_>) {
        let id = field.role.id();
        let key = (field.role, field.category.clone(), field.flag.clone());
        let is_plain = field.category.is_none() && field.flag.is_none();
        if let Some(earlier) = self.meanings.insert(key, field.line) {
            let ja = format!(
                "役割「{id}」の列が{earlier}行目にもあります。区分ごとの列なら category を、講師・受講の別なら [[derive]] の flags を書いてください"
            );
            let en = format!(
                "the role `{id}` already has a column on line {earlier}; tell them apart by `category`, or by `flags` of a [[derive]]"
            );
            problems.at(span, ja, en);
        } else if let Some(earlier) = self.plain.get(&(field.role, !is_plain)) {
            let ja = format!("役割「{id}」には、区分のある列と区分のない列（{earlier}行目）が混ざっています");
            let en = format!("the role `{id}` has columns with and without a category or flag (line {earlier})");
            problems.at(span, ja, en);
        }
        self.plain.entry((field.role, is_plain)).or_insert(field.line);
    }
}

fn field(
    raw: RawField,
    span: Range<usize>,
    derives: &[Spanned<RawDerive>],
    known: &mut Known,
    problems: &mut Problems<'_>,
) -> Option<Field> {
    let line = problems.line(span.start);
    if raw.label.is_none() {
        problems.at(span.clone(), "この [[field]] に label（見出し）がありません", "this [[field]] has no `label`");
    }
    for label in raw.label.iter().chain(&raw.aliases) {
        known.take_label(label, problems);
    }
    let Some(role_word) = raw.role else {
        problems.at(span, "この [[field]] に role（役割）がありません", "this [[field]] has no `role`");
        return None;
    };
    let role = role(role_word.as_ref(), role_word.span(), problems)?;
    let is = |flag: &Option<Spanned<bool>>| flag.as_ref().is_some_and(|flag| *flag.as_ref());
    let need = match (is(&raw.required), is(&raw.recommended)) {
        (true, true) => {
            let at = raw.recommended.as_ref().map_or(span.clone(), Spanned::span);
            problems.at(
                at,
                "required と recommended は同時に true にできません",
                "`required` and `recommended` exclude each other",
            );
            Need::Required
        }
        (true, false) => Need::Required,
        (false, true) => Need::Recommended,
        (false, false) => Need::Optional,
    };
    let label = raw.label.map(Word::into_inner).unwrap_or_default();
    let minimum = raw.minimum.and_then(|given| bound(given, problems));
    let maximum = raw.maximum.and_then(|given| bound(given, problems));
    Some(Field {
        role,
        flag: flag_of(role, &label, derives),
        label,
        aliases: raw.aliases.into_iter().map(Word::into_inner).collect(),
        need,
        category: raw.category.and_then(|given| category(role, given, problems)),
        pad: raw.pad.and_then(|given| pad(role, given, problems)),
        formats: raw.format.map(|given| formats(role, given, problems)).unwrap_or_default(),
        values: values(role, raw.values, problems),
        minimum,
        maximum,
        min_length: raw.min_length.and_then(|given| length(given, problems)),
        max_length: raw.max_length.and_then(|given| length(given, problems)),
        pattern: raw.pattern.and_then(|given| pattern(given, problems)),
        allowed: raw.allowed,
        unique: raw.unique,
        spaced: raw.space.is_some_and(|given| spaced(role, &given, problems)),
        line,
    })
}

/// The value that a true cell of this column stands for, if a derivation of its role names its label.
fn flag_of(role: Role, label: &str, derives: &[Spanned<RawDerive>]) -> Option<String> {
    let of_role = |derive: &&Spanned<RawDerive>| derive.as_ref().role.as_ref().is_some_and(|r| r.as_ref() == role.id());
    let mut flags = derives.iter().filter(of_role).filter_map(|derive| derive.as_ref().flags.as_ref()).flatten();
    let wanted = fold::label(label);
    flags.find(|(_, named)| fold::label(named.as_ref()) == wanted).map(|(value, _)| value.as_ref().clone())
}

fn category(role: Role, given: Word, problems: &mut Problems<'_>) -> Option<String> {
    let id = given.as_ref();
    if role != Role::Credits {
        let ja = "category は役割 credits の列にだけ書けます";
        problems.at(given.span(), ja, "`category` belongs to columns of the role `credits`");
        return None;
    }
    known_value(Role::Category, id, given.span(), problems).then(|| id.clone())
}

/// Whether a role has that canonical value, with a fault if not. A role without vocabulary has any.
pub(super) fn known_value(role: Role, id: &str, span: Range<usize>, problems: &mut Problems<'_>) -> bool {
    let vocabulary = Vocabulary::embedded();
    if !vocabulary.has(role) || vocabulary.value(role, id).is_some() {
        return true;
    }
    let ids: Vec<&str> = vocabulary.values(role).iter().map(|value| value.id.as_str()).collect();
    let (near_ja, near_en) = did_you_mean(distance::nearest(id, ids.iter().copied()));
    let list = ids.join(", ");
    let role = role.id();
    let ja = format!("「{id}」は {role} の値にありません{near_ja}。使えるのは {list}");
    problems.at(span, ja, format!("`{id}` is no value of {role}{near_en} known are {list}"));
    false
}

fn pad(role: Role, given: Spanned<i64>, problems: &mut Problems<'_>) -> Option<u8> {
    let padded = [
        Role::RegistrationNumber,
        Role::MemberId,
        Role::CertificateNumber,
        Role::SeminarId,
        Role::CurriculumCode,
        Role::ApprovalRound,
    ];
    if !padded.contains(&role) {
        let ja = format!("pad（ゼロ詰めの桁数）は番号の列にだけ書けます（{} は番号ではありません）", role.id());
        problems.at(given.span(), ja, format!("`pad` belongs to columns of numbers; `{}` is none", role.id()));
        return None;
    }
    let digits = u8::try_from(*given.as_ref()).ok().filter(|digits| (1..=20).contains(digits));
    if digits.is_none() {
        problems.at(given.span(), "pad は1から20までの桁数です", "`pad` is a number of digits from 1 to 20");
    }
    digits
}

fn formats(role: Role, given: Spanned<Words>, problems: &mut Problems<'_>) -> Vec<DateFormat> {
    if !role.is_date() {
        let ja = format!("format（日付の書き方）は日付の列にだけ書けます（{} は日付ではありません）", role.id());
        problems.at(given.span(), ja, format!("`format` belongs to columns of dates; `{}` is none", role.id()));
        return Vec::new();
    }
    let mut formats = Vec::new();
    for one in given.as_ref().as_slice() {
        match DateFormat::from_id(one) {
            Some(format) => formats.push(format),
            None => {
                let list = DateFormat::IDS.join(", ");
                let ja = format!("日付の書き方「{one}」は使えません。使えるのは {list}");
                problems.at(given.span(), ja, format!("`{one}` is no format of dates; known are {list}"));
            }
        }
    }
    formats
}

fn values(role: Role, raw: BTreeMap<Word, Vec<Word>>, problems: &mut Problems<'_>) -> Vec<CodeValue> {
    let mut raw: Vec<_> = raw.into_iter().collect();
    raw.sort_by_key(|(id, _)| id.span().start);
    let mut taken: HashMap<String, String> = HashMap::new();
    let mut values = Vec::new();
    for (id, spellings) in raw {
        if !known_value(role, id.as_ref(), id.span(), problems) {
            continue;
        }
        if spellings.is_empty() {
            let ja = format!("値「{}」に書き方が一つもありません", id.as_ref());
            problems.at(id.span(), ja, format!("the value `{}` has no spelling", id.as_ref()));
        }
        for spelling in &spellings {
            let text = spelling.as_ref();
            if let Some(other) =
                taken.insert(fold::text(text), id.as_ref().clone()).filter(|other| other != id.as_ref())
            {
                let ja = format!("書き方「{text}」は「{other}」と「{}」の両方にあります", id.as_ref());
                let en = format!("`{text}` is a spelling of both `{other}` and `{}`", id.as_ref());
                problems.at(spelling.span(), ja, en);
            }
        }
        let spellings = spellings.into_iter().map(Word::into_inner).collect();
        values.push(CodeValue { canonical: id.into_inner(), spellings });
    }
    values
}

/// A number in steps of half a unit, or a day.
pub(super) fn bound(given: Spanned<toml::Value>, problems: &mut Problems<'_>) -> Option<Bound> {
    let found = match given.as_ref() {
        toml::Value::Integer(whole) => whole.checked_mul(2).map(Bound::HalfUnits),
        toml::Value::Float(number) => half_units(*number),
        toml::Value::Datetime(datetime) => datetime.date.and_then(|date| {
            Some(Bound::Day { year: i16::try_from(date.year).ok()?, month: date.month, day: date.day })
        }),
        _ => None,
    };
    if found.is_none() {
        let ja = "ここには0.5刻みの数（例 0.5）か日付（例 2025-04-01、引用符なし）を書いてください";
        problems.at(given.span(), ja, "expected a number in steps of 0.5, or a date without quotes (2025-04-01)");
    }
    found
}

fn half_units(number: f64) -> Option<Bound> {
    let halves = number * 2.0;
    (halves.fract() == 0.0 && halves.abs() < 1e15).then_some(Bound::HalfUnits(halves as i64))
}

fn length(given: Spanned<i64>, problems: &mut Problems<'_>) -> Option<u32> {
    let length = u32::try_from(*given.as_ref()).ok();
    if length.is_none() {
        problems.at(given.span(), "文字数は0以上の整数です", "a length is a whole number from 0");
    }
    length
}

fn pattern(given: Word, problems: &mut Problems<'_>) -> Option<Pattern> {
    let source = given.as_ref();
    // The size limit keeps a schema from taking all memory.
    match regex::RegexBuilder::new(&format!("^(?:{source})$")).size_limit(1 << 20).build() {
        Ok(regex) => Some(Pattern { source: source.clone(), regex }),
        Err(error) => {
            let reason = error.to_string();
            let reason = reason.lines().last().unwrap_or_default().trim_start_matches("error: ");
            let ja = format!("pattern「{source}」は正規表現として読めません（{reason}）");
            problems.at(given.span(), ja, format!("`{source}` is no regular expression: {reason}"));
            None
        }
    }
}
