//! How a column is filled in, in sentences.

use crate::schema::{Bound, DateFormat, Field, Need, Role};

/// Values that are listed in a sentence; more stand in the drop-down only.
const LISTED: usize = 8;

/// One rule a line: how much the column is needed, then what is written in it.
pub(super) fn rules(field: &Field, how: &str, choices: &[String], truthy: Option<&str>) -> Vec<String> {
    let mut out = vec![need(field).to_owned()];
    if let Some(truthy) = truthy {
        out.push(format!("該当するときに「{truthy}」を記入します。該当しないときは空欄のままにします"));
        return out;
    }
    if let Some(format) = field.formats.first() {
        let (shape, note) = match format {
            DateFormat::IsoPadded => ("2025-11-16", ""),
            DateFormat::SlashPadded => ("2025/04/01", "（月と日は2桁）"),
            DateFormat::SlashUnpadded => ("2025/4/1", ""),
            DateFormat::Compact => ("20251116", ""),
        };
        out.push(format!("西暦で {shape} の形{note}。和暦は使いません"));
    }
    if !how.is_empty() {
        out.push(how.to_owned());
    }
    if !choices.is_empty() && choices.len() <= LISTED {
        out.push(format!("次から選びます: {}", choices.join("、")));
    } else if !choices.is_empty() {
        out.push(format!("一覧の {}種類から選びます", choices.len()));
    }
    match (field.min_length, field.max_length) {
        (Some(least), Some(most)) if least == most => out.push(format!("{least}文字")),
        (Some(least), Some(most)) => out.push(format!("{least}文字から{most}文字まで")),
        (Some(least), None) => out.push(format!("{least}文字以上")),
        (None, Some(most)) => out.push(format!("{most}文字まで")),
        (None, None) => {}
    }
    let shown = |bound: Bound| match bound {
        Bound::HalfUnits(units) if units % 2 == 0 => (units / 2).to_string(),
        Bound::HalfUnits(units) => format!("{}{}.5", if units < 0 { "-" } else { "" }, (units / 2).abs()),
        Bound::Day { year, month, day } => format!("{year}年{month}月{day}日"),
    };
    match (field.minimum.map(shown), field.maximum.map(shown)) {
        (Some(least), Some(most)) => out.push(format!("{least} から {most} まで")),
        (Some(least), None) => out.push(format!("{least} 以上")),
        (None, Some(most)) => out.push(format!("{most} 以下")),
        (None, None) => {}
    }
    if field.unique {
        out.push("ほかの行と同じ値にはなりません".to_owned());
    }
    if field.spaced && matches!(field.role, Role::Name | Role::Kana | Role::FormerName) {
        out.push("姓と名の間に空白が必要です".to_owned());
    }
    out
}

/// The word for how much a column is needed.
const fn need(field: &Field) -> &'static str {
    match field.need {
        Need::Required => "必ず記入してください",
        Need::Recommended => "できるだけ記入してください",
        Need::Optional => "分かるとき、必要なときに記入します",
    }
}
