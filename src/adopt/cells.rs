//! What the cells below a header tell: the spelling of dates, the digits of numbers, the words of codes.

use unicode_normalization::UnicodeNormalization as _;

use crate::schema::{DateFormat, Reading, Role, Schema, Vocabulary};
use crate::value::{Spelling, clean_date};

use super::columns::{Column, message};

/// What is written behind the header of a field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Told {
    /// Spellings of a date, the one to write first.
    pub(super) formats: Vec<DateFormat>,
    /// Digits to which a number is padded.
    pub(super) pad: Option<u8>,
    /// Canonical values and how they are spelt here.
    pub(super) values: Vec<(String, Vec<String>)>,
}

/// Reads the cells of a column; what stays open is added to its doubts.
pub(super) fn tell(column: &mut Column, base: Option<&Schema>) -> Told {
    let Some(meaning) = column.meaning().cloned() else { return Told::default() };
    let mut told = Told::default();
    match meaning.role {
        role if role.is_date() => told.formats = formats(column, role, base),
        Role::RegistrationNumber | Role::MemberId | Role::CertificateNumber => told.pad = pad(column),
        role if meaning.flag.is_none() && Vocabulary::embedded().has(role) => told.values = values(column, role),
        _ => {}
    }
    told
}

fn formats(column: &mut Column, role: Role, base: Option<&Schema>) -> Vec<DateFormat> {
    let label: String = column.label.nfkc().flat_map(char::to_lowercase).collect();
    // The longer spelling first: yyyy/m/d is part of none of the others.
    let named = [
        ("yyyy-mm-dd", DateFormat::IsoPadded),
        ("yyyy/mm/dd", DateFormat::SlashPadded),
        ("yyyymmdd", DateFormat::Compact),
        ("yyyy/m/d", DateFormat::SlashUnpadded),
    ];
    if let Some((_, format)) = named.iter().find(|(word, _)| label.contains(word)) {
        return vec![*format];
    }
    let spellings = [
        (DateFormat::IsoPadded, Spelling::IsoPadded),
        (DateFormat::SlashPadded, Spelling::SlashPadded),
        (DateFormat::SlashUnpadded, Spelling::SlashUnpadded),
        (DateFormat::Compact, Spelling::Compact),
    ];
    let is_written = |cell: &String, spelling| clean_date(cell.as_bytes(), spelling).is_some();
    // A slip in one of many rows is no spelling of the form.
    let written = |cell: &&String| spellings.iter().any(|(_, spelling)| is_written(cell, *spelling));
    let plain: Vec<&String> = column.samples.iter().filter(written).collect();
    let fits = |spelling| plain.iter().all(|cell| is_written(cell, spelling));
    let mut fitting: Vec<DateFormat> =
        spellings.iter().filter(|(_, spelling)| fits(*spelling)).map(|(format, _)| *format).collect();
    if 4 * plain.len() < 3 * column.samples.len() || plain.is_empty() {
        fitting.clear();
    }
    if let [one] = fitting.as_slice() {
        return vec![*one];
    }
    let (ja, en) = match column.samples.first() {
        Some(_) if fitting.len() > 1 => (
            "見本からは月と日を2桁で書くかどうかが分かりません".to_owned(),
            "the samples do not tell whether months have two digits".to_owned(),
        ),
        Some(first) => {
            // A day of birth is nobody's business here: its shape tells enough.
            let shape: String = first.chars().take(20).map(|c| if c.is_ascii_digit() { '9' } else { c }).collect();
            let ja = format!(
                "見本の「{shape}」の形は format では表せません。どの書き方も読めますが、書き出す形を確かめてください"
            );
            (ja, format!("`format` has no word for \"{shape}\"; any spelling is read, look at what is to be written"))
        }
        None => (
            "見本の行がないので、日付の書き方は推定です".to_owned(),
            "no sample row: the spelling of dates is assumed".to_owned(),
        ),
    };
    column.doubts.push(message(ja, en));
    if column.samples.is_empty() {
        let usual = base.and_then(|base| base.field(role)).map(|field| field.formats.clone());
        return usual.unwrap_or_default();
    }
    fitting
}

/// Numbers of one length, some of which begin with a zero.
fn pad(column: &mut Column) -> Option<u8> {
    let digits = |cell: &String| cell.bytes().all(|byte| byte.is_ascii_digit());
    let length = column.samples.first().map(String::len)?;
    let alike = column.samples.iter().all(|cell| digits(cell) && cell.len() == length);
    let zero = column.samples.iter().any(|cell| cell.starts_with('0'));
    let pad = u8::try_from(length).ok().filter(|length| zero && alike && (1..=20).contains(length))?;
    let ja = format!("見本に 0 で始まる番号があるので、{pad}桁にゼロ詰めとみなしました");
    column.doubts.push(message(ja, format!("padded to {pad} digits, as a sample that begins with 0 is")));
    Some(pad)
}

/// Longer cells are remarks, not codes. In characters.
const LONGEST_CODE: usize = 12;

/// Spellings that are known are kept as those to be written; the others are asked about.
fn values(column: &mut Column, role: Role) -> Vec<(String, Vec<String>)> {
    let vocabulary = Vocabulary::embedded();
    let (mut values, mut strange): (Vec<(String, Vec<String>)>, Vec<String>) = (Vec::new(), Vec::new());
    for cell in &column.samples {
        match vocabulary.read(role, cell) {
            Reading::One(value) => match values.iter_mut().find(|(id, _)| *id == value.id) {
                Some((_, spellings)) if spellings.contains(cell) => {}
                Some((_, spellings)) => spellings.push(cell.clone()),
                None => values.push((value.id.clone(), vec![cell.clone()])),
            },
            _ if !strange.contains(cell) && cell.chars().count() <= LONGEST_CODE => strange.push(cell.clone()),
            _ => {}
        }
    }
    if !strange.is_empty() {
        strange.truncate(5);
        let (ids, list): (Vec<&str>, String) =
            (vocabulary.values(role).iter().map(|value| value.id.as_str()).collect(), strange.join("」「"));
        let ja = format!(
            "「{list}」が何を表すか分かりません。values = {{ {} = [\"…\"] }} のように書いてください（{}）",
            ids.first().unwrap_or(&""),
            ids.join("、")
        );
        column.doubts.push(message(
            ja,
            format!("what do \"{}\" mean? write `values` (known: {})", strange.join("\", \""), ids.join(", ")),
        ));
    }
    // The spelling of the vocabulary needs no words.
    let differs = |(id, spellings): &(String, Vec<String>)| {
        vocabulary.value(role, id).is_none_or(|value| spellings.first() != Some(&value.ja))
    };
    if values.iter().any(differs) { values } else { Vec::new() }
}
