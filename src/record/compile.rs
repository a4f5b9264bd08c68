//! Schema + header → plan.

use std::sync::Arc;

use jiff::ToSpan as _;

use crate::schema::{
    Binding, Bound, DateFormat, Derive, Field, Kind as SchemaKind, Need, Role, Schema, Vocabulary, fold,
};
use crate::value::{Date, Spelling};

use super::plan::{Column, Expect, Kind, Plan, Source};
use super::seminar::Seminars;

/// The day since which MAMIS keeps credits (S1): session dates before it are for the rules.
pub const MAMIS_START: Date = Date::constant(2025, 4, 1);

/// What is known beside the schema and the header.
pub struct Known<'a> {
    /// The header cells.
    pub labels: &'a [String],
    /// Facts that hold for every row: title rows and the command line, the stronger last.
    pub constants: &'a [(Role, String)],
    /// The day of judgement.
    pub as_of: Date,
    /// `true` before the seminar: its dates say nothing then.
    pub is_entry: bool,
    /// `true` for a workbook.
    pub is_workbook: bool,
    /// The list of seminars, where one is given.
    pub seminars: Option<&'a Arc<Seminars>>,
    /// The seminar that all rows are about, by its position in the list.
    pub seminar: Option<u32>,
}

impl Plan {
    /// What is expected of each column of a table with this header.
    #[must_use]
    pub fn compile(schema: &Schema, binding: &Binding, known: &Known<'_>) -> Self {
        let columns: Vec<Column> =
            known.labels.iter().enumerate().map(|(at, label)| column(schema, binding, at, label)).collect();
        let place = |field: usize| binding.columns.iter().position(|bound| *bound == Some(field));
        let mut sources: Vec<Source> = Role::ALL
            .iter()
            .map(|&role| {
                let at = columns.iter().position(|column| column.role == Some(role));
                at.map_or(Source::Unknown, Source::Column)
            })
            .collect();
        for derive in &schema.derives {
            let made = match derive {
                Derive::Join { parts, separator, .. } => {
                    let found: Vec<usize> = parts.iter().filter_map(|&part| place(part)).collect();
                    (!found.is_empty()).then(|| Source::Join(found, separator.clone()))
                }
                Derive::Flags { flags, truthy, .. } => {
                    let found: Vec<_> =
                        flags.iter().filter_map(|(value, field)| Some((place(*field)?, value.clone()))).collect();
                    (!found.is_empty()).then(|| Source::Flags(found, truthy.clone()))
                }
            };
            if let Some(made) = made {
                sources[derive.role() as usize] = made;
            }
        }
        for (role, value) in schema.constants.iter().chain(known.constants) {
            let source = &mut sources[*role as usize];
            if matches!(source, Source::Unknown | Source::Constant(_)) {
                let canonical = Vocabulary::embedded().canonical(*role, value);
                *source = Source::Constant(canonical.unwrap_or(value).to_owned());
            }
        }
        if let (Some(list), None) = (known.seminars, known.seminar) {
            fill_by_row(&mut sources, list);
        }
        let credit_columns = (0..columns.len()).filter(|&at| columns[at].role == Some(Role::Credits)).collect();
        let back = |years: i32| known.as_of.saturating_sub(years.years());
        Self {
            credit_columns,
            sources,
            missing_values: schema.missing_values.iter().filter(|value| !value.is_empty()).cloned().collect(),
            as_of: known.as_of,
            quiet_sessions: if known.is_entry || is_of_all_times(schema.kind) {
                (Date::MIN, Date::MAX)
            } else {
                (MAMIS_START, known.as_of)
            },
            quiet_births: (back(110), back(20)),
            has_limits: columns.iter().any(|column| column.field.as_deref().is_some_and(Field::states_limits)),
            is_workbook: known.is_workbook,
            seminars: known.seminars.cloned(),
            seminar: known.seminar,
            columns,
        }
    }
}

/// Ledgers hold sessions from before MAMIS, certificates days to come: no rule about a single day asks about those.
const fn is_of_all_times(kind: SchemaKind) -> bool {
    matches!(kind, SchemaKind::Credits | SchemaKind::Certificates | SchemaKind::Applications)
}

/// Where rows name their seminars, the list tells what no column does.
fn fill_by_row(sources: &mut [Source], list: &Seminars) {
    let names = |role: Role| matches!(sources[role as usize], Source::Column(_));
    if !names(Role::SeminarId) && !names(Role::SeminarTitle) {
        return;
    }
    for role in list.iter().flat_map(|seminar| seminar.facts().iter().map(|(role, _)| *role)) {
        // A number that rows do not carry would make a seminar of its own of every title.
        if role != Role::SeminarId && sources[role as usize] == Source::Unknown {
            sources[role as usize] = Source::Listed;
        }
    }
}

fn column(schema: &Schema, binding: &Binding, at: usize, label: &str) -> Column {
    let field = binding.columns.get(at).copied().flatten().and_then(|field| schema.fields.get(field));
    let Some(field) = field else {
        return Column {
            label: label.to_owned(),
            role: None,
            kind: Kind::Text,
            category: None,
            expect: Expect::Optional,
            bounds: (f64::MIN, f64::MAX),
            spellings: Vec::new(),
            codes: Vec::new(),
            spaced: false,
            field: None,
        };
    };
    let spellings: Vec<Spelling> = field.formats.iter().map(|format| spelling(*format)).collect();
    Column {
        label: label.to_owned(),
        role: Some(field.role),
        kind: kind(field, spellings.first().copied()),
        category: field.category.clone(),
        expect: match field.need {
            Need::Required => Expect::Required,
            Need::Recommended => Expect::Recommended,
            Need::Optional => Expect::Optional,
        },
        bounds: bounds(field),
        spellings,
        codes: codes(field),
        spaced: field.spaced,
        field: Some(Arc::new(field.clone())),
    }
}

fn kind(field: &Field, wanted: Option<Spelling>) -> Kind {
    let wanted = wanted.unwrap_or(Spelling::IsoPadded);
    match field.role {
        _ if field.flag.is_some() => Kind::Text,
        Role::RegistrationNumber => Kind::Number,
        Role::Name | Role::FamilyName | Role::GivenName => Kind::Name,
        Role::Kana | Role::FamilyKana | Role::GivenKana => Kind::Kana,
        Role::BirthDate => Kind::BirthDate(wanted),
        Role::SeminarDate | Role::SeminarLastDate | Role::ApplicationDate => Kind::Date(wanted),
        Role::ValidFrom | Role::ValidUntil | Role::CheckedOn => Kind::Date(wanted),
        Role::Email => Kind::Email,
        Role::Credits => Kind::Credits,
        Role::Presence => Kind::Presence,
        Role::Note => Kind::Note,
        role if Vocabulary::embedded().has(role) || !field.values.is_empty() => Kind::Code,
        _ => Kind::Text,
    }
}

/// Half units of a bound, as credits. Where the schema says nothing, 0 to 50: a whole basic course has 50.
fn bounds(field: &Field) -> (f64, f64) {
    let credits = |bound: Option<Bound>, default: f64| match bound {
        Some(Bound::HalfUnits(half)) => half as f64 / 2.0,
        _ => default,
    };
    (credits(field.minimum, 0.0), credits(field.maximum, 50.0))
}

/// Canonical values and their spellings, as written and folded; those of the field go before the shared ones.
fn codes(field: &Field) -> Vec<(String, Vec<String>)> {
    let both = |spellings: &[String]| {
        let mut all: Vec<String> = Vec::new();
        for spelling in spellings {
            for text in [spelling.clone(), fold::text(spelling)] {
                if !all.contains(&text) {
                    all.push(text);
                }
            }
        }
        all
    };
    let own = field.values.iter().map(|value| (value.canonical.clone(), both(&value.spellings)));
    let shared = Vocabulary::embedded().values(field.role).iter().map(|value| {
        let mut spellings = vec![value.ja.clone(), value.id.clone()];
        spellings.extend(value.spellings.iter().cloned());
        (value.id.clone(), both(&spellings))
    });
    own.chain(shared).collect()
}

const fn spelling(format: DateFormat) -> Spelling {
    match format {
        DateFormat::IsoPadded => Spelling::IsoPadded,
        DateFormat::SlashPadded => Spelling::SlashPadded,
        DateFormat::SlashUnpadded => Spelling::SlashUnpadded,
        DateFormat::Compact => Spelling::Compact,
    }
}
