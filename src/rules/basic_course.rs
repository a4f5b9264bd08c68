//! Who holds 基礎研修, for the rules about its host.

use crate::record::{SeminarGroup, Sitting};
use crate::schema::Role;

use super::seminars::SeminarsCx;

/// Seminars with credits of 基礎研修 whose host is of a kind; with the host's name, and the column (from 0) that tells it.
pub(super) fn hosted_by<'s, 'a>(
    cx: &'s SeminarsCx<'a>,
    kind: &str,
) -> Vec<(&'s SeminarGroup<'a>, String, Option<usize>)> {
    let is_meant = |sitting: &Sitting| sitting.host_kind.as_deref() == Some(kind) && gives_basic(sitting);
    let column = [Role::SeminarHost, Role::SeminarHostKind].into_iter().find_map(|role| cx.plan.column_of(role));
    let mut found = Vec::new();
    for group in &cx.seminars {
        let hosts = group.sittings.iter().map(|tallied| &tallied.sitting).find(|sitting| is_meant(sitting));
        if let Some(sitting) = hosts {
            let unnamed = if kind == "external" { "団体名の記載なし" } else { "名称の記載なし" };
            found.push((group, sitting.host.clone().unwrap_or_else(|| unnamed.to_owned()), column));
        }
    }
    found
}

/// A bare 前期 or 実地 is not known to be that of 基礎研修 until the programme decides.
fn gives_basic(sitting: &Sitting) -> bool {
    sitting.given.iter().any(|given| {
        let credited = given.credits.is_none_or(|credits| credits.is_positive());
        credited && !given.categories.is_empty() && given.categories.iter().all(|id| id.starts_with("basic-"))
    })
}
