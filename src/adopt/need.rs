//! How much each column is needed: what its header says, else what is usual.

use unicode_normalization::UnicodeNormalization as _;

use crate::schema::{Kind, Need, Role, Schema};

use super::columns::{Column, message};

/// Decides the need of every column that has a role.
pub(super) fn decide(columns: &mut [Column], base: Option<&Schema>) {
    let says = columns.iter().any(|column| said(&column.label) == Some(Need::Required));
    for column in columns.iter_mut() {
        let Some(meaning) = column.meaning() else { continue };
        let role = meaning.role;
        if let Some(need) = said(&column.label) {
            column.need = need;
            if need == Need::Required
                && !column.label.contains("必須")
                && !column.label.to_lowercase().contains("required")
            {
                let ja = "見出しの印（※ や *）から必須とみなしました";
                column.doubts.push(message(ja, "taken for required by the mark in its header"));
            }
            continue;
        }
        // A form that marks what is required means the others not to be.
        let usual = if says { Need::Optional } else { usual(role, base) };
        column.need = usual;
        if usual == Need::Required {
            let ja = "必須かどうかは推定です（見出しには書かれていません）";
            column.doubts.push(message(ja, "whether it is required is assumed"));
        }
    }
}

/// What a header says about itself.
fn said(label: &str) -> Option<Need> {
    let plain: String = label.nfkc().collect();
    if plain.contains("任意") || plain.contains("必須ではない") {
        return Some(Need::Optional);
    }
    let marked = plain.trim_start().starts_with(['※', '*', '★', '◎']) || plain.trim_end().ends_with(['※', '*']);
    (plain.contains("必須") || plain.to_lowercase().contains("required") || marked).then_some(Need::Required)
}

/// What the layout that it resembles says of the role; the parts of a name are needed as the name is.
fn usual(role: Role, base: Option<&Schema>) -> Need {
    let whole = match role {
        Role::FamilyName | Role::GivenName => Role::Name,
        Role::FamilyKana | Role::GivenKana => Role::Kana,
        other => other,
    };
    let of = |schema: &Schema, role| schema.fields.iter().find(|field| field.role == role).map(|field| field.need);
    match base {
        Some(base) => of(base, role).or_else(|| of(base, whole)).unwrap_or(Need::Optional),
        None if matches!(whole, Role::RegistrationNumber | Role::Name | Role::Email) => Need::Required,
        None => Need::Optional,
    }
}

/// The kind of the layout, when nothing tells it, is attendance.
pub(super) fn kind(base: Option<&Schema>) -> Kind {
    base.map_or(Kind::Attendance, |base| base.kind)
}
