//! How a column is filled in, in sentences.

use crate::finding::{Lang, Text};
use crate::schema::{Bound, DateFormat, Field, Need, Role};

/// Values that are listed in a sentence; more stand in the drop-down only.
const LISTED: usize = 8;

/// One rule a line: how much the column is needed, then what is written in it.
pub(super) fn rules(field: &Field, how: &str, choices: &[String], truthy: Option<&str>, lang: Lang) -> Vec<String> {
    let mut out = vec![need(field).template(lang).to_owned()];
    if let Some(truthy) = truthy {
        out.push(match lang {
            Lang::Ja => format!("該当するときに「{truthy}」を記入します。該当しないときは空欄のままにします"),
            Lang::En => format!("Enter \"{truthy}\" where it applies; leave the cell blank where it does not"),
        });
        return out;
    }
    if let Some(format) = field.formats.first() {
        let (shape, is_padded) = match format {
            DateFormat::IsoPadded => ("2025-11-16", false),
            DateFormat::SlashPadded => ("2025/04/01", true),
            DateFormat::SlashUnpadded => ("2025/4/1", false),
            DateFormat::Compact => ("20251116", false),
        };
        let note = if is_padded { lang.pick("（月と日は2桁）", " (month and day with 2 digits)") } else { "" };
        out.push(match lang {
            Lang::Ja => format!("西暦で {shape} の形{note}。和暦は使いません"),
            Lang::En => format!("As {shape}{note}; no Japanese eras (令和)"),
        });
    }
    if !how.is_empty() {
        out.push(how.to_owned());
    }
    if !choices.is_empty() && choices.len() <= LISTED {
        let listed = choices.join(lang.pick("、", ", "));
        out.push(format!("{}: {listed}", lang.pick("次から選びます", "One of these")));
    } else if !choices.is_empty() {
        out.push(match lang {
            Lang::Ja => format!("一覧の {}種類から選びます", choices.len()),
            Lang::En => format!("One of the {} in the list", choices.len()),
        });
    }
    out.extend(length(field, lang));
    out.extend(range(field, lang));
    if field.unique {
        out.push(lang.pick("ほかの行と同じ値にはなりません", "Never the same as in another row").to_owned());
    }
    if field.spaced && matches!(field.role, Role::Name | Role::Kana | Role::FormerName) {
        out.push(
            lang.pick("姓と名の間に空白が必要です", "Needs a space between family name and given name").to_owned(),
        );
    }
    out
}

/// How long a text may be.
fn length(field: &Field, lang: Lang) -> Option<String> {
    Some(match (lang, field.min_length, field.max_length) {
        (_, None, None) => return None,
        (Lang::Ja, Some(least), Some(most)) if least == most => format!("{least}文字"),
        (Lang::Ja, Some(least), Some(most)) => format!("{least}文字から{most}文字まで"),
        (Lang::Ja, Some(least), None) => format!("{least}文字以上"),
        (Lang::Ja, None, Some(most)) => format!("{most}文字まで"),
        (Lang::En, Some(least), Some(most)) if least == most => format!("{least} characters"),
        (Lang::En, Some(least), Some(most)) => format!("{least} to {most} characters"),
        (Lang::En, Some(least), None) => format!("At least {least} characters"),
        (Lang::En, None, Some(most)) => format!("At most {most} characters"),
    })
}

/// Between what bounds a value lies.
fn range(field: &Field, lang: Lang) -> Option<String> {
    let shown = |bound: Bound| match bound {
        Bound::HalfUnits(units) if units % 2 == 0 => (units / 2).to_string(),
        Bound::HalfUnits(units) => format!("{}{}.5", if units < 0 { "-" } else { "" }, (units / 2).abs()),
        Bound::Day { year, month, day } => match lang {
            Lang::Ja => format!("{year}年{month}月{day}日"),
            Lang::En => format!("{year}-{month:02}-{day:02}"),
        },
    };
    Some(match (lang, field.minimum.map(shown), field.maximum.map(shown)) {
        (_, None, None) => return None,
        (Lang::Ja, Some(least), Some(most)) => format!("{least} から {most} まで"),
        (Lang::Ja, Some(least), None) => format!("{least} 以上"),
        (Lang::Ja, None, Some(most)) => format!("{most} 以下"),
        (Lang::En, Some(least), Some(most)) => format!("From {least} to {most}"),
        (Lang::En, Some(least), None) => format!("{least} or more"),
        (Lang::En, None, Some(most)) => format!("{most} or less"),
    })
}

/// The words for how much a column is needed.
const fn need(field: &Field) -> Text {
    match field.need {
        Need::Required => Text { ja: "必ず記入してください", en: "Always needed" },
        Need::Recommended => Text { ja: "できるだけ記入してください", en: "Fill it in if you can" },
        Need::Optional => {
            Text { ja: "分かるとき、必要なときに記入します", en: "Only where it is known and needed" }
        }
    }
}
