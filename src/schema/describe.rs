//! A layout as a person wants to read it: meanings, not colours.

use super::model::{Bound, Derive};
use super::{Condition, Dialect, Field, Kind, Message, Need, Role, Schema, Status, Title, Vocabulary};

/// What `schema show` says.
#[derive(Clone, Debug)]
pub struct Description {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: Title,
    /// What its rows are.
    pub kind: Kind,
    /// Whether an official source settles it.
    pub status: Status,
    /// Where it comes from.
    pub source: String,
    /// How its files are written.
    pub dialect: Dialect,
    /// Its columns.
    pub fields: Vec<FieldDescription>,
    /// What holds for whole rows: derivations, constants, conditions.
    pub notes: Vec<Message>,
}

/// One column.
#[derive(Clone, Debug)]
pub struct FieldDescription {
    /// Its header.
    pub label: String,
    /// Other headers.
    pub aliases: Vec<String>,
    /// What it means.
    pub role: Role,
    /// How much it is needed.
    pub need: Need,
    /// Further meaning: the category of its credits, the flag it is.
    pub detail: Option<Message>,
    /// Its code values: Japanese name and spellings, the written one first; empty where any text is allowed.
    pub values: Vec<(String, Vec<String>)>,
    /// Spelling of dates, padding, limits.
    pub constraints: Vec<Message>,
}

/// Describes a layout.
#[must_use]
pub fn describe(schema: &Schema) -> Description {
    Description {
        id: schema.id.clone(),
        title: schema.title.clone(),
        kind: schema.kind,
        status: schema.status,
        source: schema.source.clone(),
        dialect: schema.dialect.clone(),
        fields: schema.fields.iter().map(field).collect(),
        notes: notes(schema),
    }
}

fn message(ja: impl Into<String>, en: impl Into<String>) -> Message {
    Message { ja: ja.into(), en: en.into() }
}

fn field(field: &Field) -> FieldDescription {
    let category = field.category.as_deref().map(|id| {
        let name = Vocabulary::embedded().value(Role::Category, id).map_or(id, |value| &value.ja);
        message(format!("単位区分: {name}"), format!("category: {id}"))
    });
    let flag = field.flag.as_deref().map(|id| {
        let name = Vocabulary::embedded().value(field.role, id).map_or(id, |value| &value.ja);
        message(format!("該当すれば{name}"), format!("true means {id}"))
    });
    FieldDescription {
        label: field.label.clone(),
        aliases: field.aliases.clone(),
        role: field.role,
        need: field.need,
        detail: category.or(flag),
        values: if field.flag.is_some() { Vec::new() } else { values(field) },
        constraints: constraints(field),
    }
}

/// Own spellings of the column first, then those of the shared vocabulary.
fn values(field: &Field) -> Vec<(String, Vec<String>)> {
    let shared = Vocabulary::embedded().values(field.role);
    if shared.is_empty() {
        return field.values.iter().map(|value| (value.canonical.clone(), value.spellings.clone())).collect();
    }
    let one = |value: &super::CanonicalValue| {
        let own = field.values.iter().find(|own| own.canonical == value.id);
        let mut spellings = own.map(|own| own.spellings.clone()).unwrap_or_default();
        spellings.extend(
            value.spellings.iter().filter(|&spelling| !spellings.contains(spelling)).cloned().collect::<Vec<_>>(),
        );
        (value.ja.clone(), spellings)
    };
    shared.iter().map(one).collect()
}

fn constraints(field: &Field) -> Vec<Message> {
    let mut out = Vec::new();
    if !field.formats.is_empty() {
        let ids: Vec<_> = field.formats.iter().map(|format| format.id()).collect();
        let list = ids.join(" / ");
        out.push(message(format!("日付は {list}"), format!("dates as {list}")));
    }
    if let Some(digits) = field.pad {
        out.push(message(format!("書き出すとき{digits}桁にゼロ詰め"), format!("padded to {digits} digits on output")));
    }
    if let Some(least) = field.minimum.map(show_bound) {
        out.push(message(format!("{least} 以上"), format!("at least {least}")));
    }
    if let Some(greatest) = field.maximum.map(show_bound) {
        out.push(message(format!("{greatest} 以下"), format!("at most {greatest}")));
    }
    if let Some(least) = field.min_length {
        out.push(message(format!("{least}文字以上"), format!("at least {least} characters")));
    }
    if let Some(greatest) = field.max_length {
        out.push(message(format!("{greatest}文字以下"), format!("at most {greatest} characters")));
    }
    if let Some(pattern) = &field.pattern {
        out.push(message(format!("書き方 {}", pattern.source), format!("pattern {}", pattern.source)));
    }
    if !field.allowed.is_empty() {
        let list = field.allowed.join(" / ");
        out.push(message(format!("{list} のどれか"), format!("one of {list}")));
    }
    if field.spaced {
        out.push(message("姓と名の間に空白が必要", "a space between family and given name"));
    }
    if field.unique {
        out.push(message("重複不可", "no two rows alike"));
    }
    out
}

fn notes(schema: &Schema) -> Vec<Message> {
    let mut notes = Vec::new();
    let label = |index: &usize| schema.fields.get(*index).map_or("", |field| field.label.as_str());
    for derive in &schema.derives {
        let (role, columns): (Role, Vec<&str>) = match derive {
            Derive::Join { role, parts, .. } => (*role, parts.iter().map(label).collect()),
            Derive::Flags { role, flags, .. } => (*role, flags.iter().map(|(_, index)| label(index)).collect()),
        };
        let list = columns.join("・");
        notes.push(message(
            format!("{}は「{list}」の列から作ります", role.ja()),
            format!("{} is made from {list}", role.id()),
        ));
    }
    for (role, value) in &schema.constants {
        notes.push(message(
            format!("{}は全行「{value}」とみなします", role.ja()),
            format!("{} is {value} in every row", role.id()),
        ));
    }
    if !schema.ignore.is_empty() {
        let list = schema.ignore.join("・");
        notes.push(message(format!("次の見出しの列は確認しません: {list}"), format!("not looked at: {list}")));
    }
    for when in &schema.whens {
        let ja: Vec<String> = when.all.iter().map(condition_ja).collect();
        let en: Vec<String> = when.all.iter().map(condition_en).collect();
        let require_ja: Vec<_> = when.require.iter().map(|role| role.ja()).collect();
        let require_en: Vec<_> = when.require.iter().map(|role| role.id()).collect();
        notes.push(message(
            format!("{}のとき、{}が必要です", ja.join("、かつ"), require_ja.join("・")),
            format!("when {}: {} required", en.join(" and "), require_en.join(", ")),
        ));
    }
    notes
}

fn condition_ja(condition: &Condition) -> String {
    let mut parts = Vec::new();
    if !condition.one_of.is_empty() {
        let name =
            |id: &String| Vocabulary::embedded().value(condition.role, id).map_or(id.clone(), |value| value.ja.clone());
        parts.push(condition.one_of.iter().map(name).collect::<Vec<_>>().join("・"));
    }
    parts.extend(condition.minimum.map(|least| format!("{}以上", show_bound(least))));
    parts.extend(condition.maximum.map(|greatest| format!("{}以下", show_bound(greatest))));
    parts.extend(condition.blank.map(|blank| if blank { "空欄" } else { "記入あり" }.to_owned()));
    format!("{}が{}", condition.role.ja(), parts.join("・"))
}

fn condition_en(condition: &Condition) -> String {
    let mut parts = Vec::new();
    if !condition.one_of.is_empty() {
        parts.push(format!("is {}", condition.one_of.join(" or ")));
    }
    parts.extend(condition.minimum.map(|least| format!("is at least {}", show_bound(least))));
    parts.extend(condition.maximum.map(|greatest| format!("is at most {}", show_bound(greatest))));
    parts.extend(condition.blank.map(|blank| if blank { "is blank" } else { "is filled" }.to_owned()));
    format!("{} {}", condition.role.id(), parts.join(" and "))
}

fn show_bound(bound: Bound) -> String {
    match bound {
        Bound::HalfUnits(halves) => {
            let sign = if halves < 0 { "-" } else { "" };
            let halves = halves.unsigned_abs();
            format!("{sign}{}{}", halves / 2, if halves % 2 == 0 { "" } else { ".5" })
        }
        Bound::Day { year, month, day } => format!("{year:04}-{month:02}-{day:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::catalogue;

    #[test]
    fn a_layout_tells_its_columns_and_rows() {
        let described = describe(catalogue::by_id("registry-flags").unwrap());
        let by_label = |label: &str| described.fields.iter().find(|field| field.label == label).unwrap();
        assert_eq!(by_label("登録番号").need, Need::Required);
        assert_eq!(by_label("生涯実地").detail.as_ref().unwrap().ja, "単位区分: 生涯研修 実地");
        assert_eq!(by_label("講師").detail.as_ref().unwrap().ja, "該当すれば講師");
        assert_eq!(by_label("研修日").constraints[0].ja, "日付は YYYY/M/D");
        let notes: Vec<_> = described.notes.iter().map(|note| note.ja.as_str()).collect();
        assert!(notes.contains(&"氏名は「姓・名」の列から作ります"), "{notes:?}");
        assert!(notes.contains(&"主催者区分は全行「外部団体」とみなします"), "{notes:?}");
    }

    #[test]
    fn bounds_are_shown_in_units() {
        let day = Bound::Day { year: 2025, month: 4, day: 1 };
        let cases = [
            (Bound::HalfUnits(1), "0.5"),
            (Bound::HalfUnits(40), "20"),
            (Bound::HalfUnits(-3), "-1.5"),
            (day, "2025-04-01"),
        ];
        for (bound, expected) in cases {
            assert_eq!(show_bound(bound), expected);
        }
    }
}
