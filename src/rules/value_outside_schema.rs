use std::cmp::Ordering;

use crate::schema::{Bound, Field};

use super::prelude::*;

/// A value that breaks what the layout states for its column: length, pattern, list, bounds.
pub(super) static RULE: Rule = Rule {
    code: 380,
    name: "value-outside-schema",
    title: Text { ja: "様式の定めに合わない値", en: "A value that the layout does not allow" },
    severity: Severity::Error,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Row(check),
    page: include_str!("value_outside_schema.md"),
};

const SHORT: Text = Text {
    ja: "{1}「{0}」は{3}文字です。様式では{2}文字以上です。",
    en: "{1} \"{0}\" has {3} characters; the layout wants {2} or more.",
};
const LONG: Text = Text {
    ja: "{1}「{0}」は{3}文字です。様式では{2}文字までです。",
    en: "{1} \"{0}\" has {3} characters; the layout allows {2}.",
};
const LISTED: Text = Text {
    ja: "{1}「{0}」は、様式が認める値ではありません（{2}）。",
    en: "{1} \"{0}\" is none of the values that the layout allows ({2}).",
};
const PATTERN: Text = Text {
    ja: "{1}「{0}」は、様式が定める書き方ではありません。",
    en: "{1} \"{0}\" is not written as the layout wants it.",
};
const BELOW: Text = Text {
    ja: "{1}「{0}」は、様式の下限（{2}）より前か小さい値です。",
    en: "{1} \"{0}\" is below the least value of the layout ({2}).",
};
const ABOVE: Text = Text {
    ja: "{1}「{0}」は、様式の上限（{2}）より後か大きい値です。",
    en: "{1} \"{0}\" is above the greatest value of the layout ({2}).",
};
const HELP: Text = Text {
    ja: "値を見直してください。値が正しければ、様式（--schema のファイル）の定めを直してください。",
    en: "Look at the value again; if it is right, correct the layout (the file of --schema).",
};
const KEPT_HELP: Text = Text {
    ja: "手帳・認定証・MAMIS などの元の資料と比べ、打ち間違いなら直してください。",
    en: "Hold it against the handbook, the certificate or MAMIS, and correct a slip.",
};

/// Values of a list that a message names.
const NAMED: usize = 6;

fn check(row: &RowCx<'_>, out: &mut Out<'_>) {
    let record = row.record;
    if !record.plan.has_limits {
        return;
    }
    let help = row.cx.text_for(HELP, KEPT_HELP);
    for (index, column) in record.plan.columns.iter().enumerate().take(record.aligned) {
        let Some(field) = column.field.as_deref().filter(|field| field.states_limits()) else { continue };
        let text = record.cell(index);
        if is_blank(text) || matches!(record.state(index), State::Blank | State::Missing | State::Unreadable) {
            continue;
        }
        if let Some((message, limit)) = breach(field, text) {
            let count = text.chars().count().to_string();
            row.report_column(index, out, message, help, [Datum::open(limit), Datum::open(count)]);
        }
    }
}

/// The first limit that the cell breaks: one cell, one finding.
fn breach(field: &Field, text: &str) -> Option<(Text, String)> {
    let length = text.chars().count();
    if !field.allowed.is_empty() && !field.allowed.iter().any(|allowed| allowed == text) {
        let mut named: Vec<&str> = field.allowed.iter().take(NAMED).map(String::as_str).collect();
        if field.allowed.len() > NAMED {
            named.push("…");
        }
        return Some((LISTED, named.join("・")));
    }
    if let Some(least) = field.min_length.filter(|&least| length < least as usize) {
        return Some((SHORT, least.to_string()));
    }
    if let Some(most) = field.max_length.filter(|&most| length > most as usize) {
        return Some((LONG, most.to_string()));
    }
    if field.pattern.as_ref().is_some_and(|pattern| !pattern.regex.is_match(text)) {
        return Some((PATTERN, String::new()));
    }
    // Credits out of bounds have a rule of their own.
    if field.role == Role::Credits {
        return None;
    }
    let breaks = |bound: Option<Bound>, wrong: Ordering| bound.filter(|bound| compare(text, *bound) == Some(wrong));
    if let Some(bound) = breaks(field.minimum, Ordering::Less) {
        return Some((BELOW, spelt(bound)));
    }
    breaks(field.maximum, Ordering::Greater).map(|bound| (ABOVE, spelt(bound)))
}

/// `None` where the cell is neither a number nor a day: other rules say so where it should be.
fn compare(text: &str, bound: Bound) -> Option<Ordering> {
    match bound {
        Bound::HalfUnits(half_units) => {
            let hundredths = match read_credits(text) {
                CreditsReading::Half { units, .. } => i64::from(units.0) * 50,
                CreditsReading::NotHalfStep { hundredths } => i64::from(hundredths),
                _ => return None,
            };
            Some(hundredths.cmp(&half_units.saturating_mul(50)))
        }
        Bound::Day { year, month, day } => {
            let date = read_date(text).ok()?.date;
            Some((date.year(), date.month().cast_unsigned(), date.day().cast_unsigned()).cmp(&(year, month, day)))
        }
    }
}

fn spelt(bound: Bound) -> String {
    match bound {
        Bound::HalfUnits(half) if half % 2 == 0 => (half / 2).to_string(),
        Bound::HalfUnits(half) => format!("{}{}.5", if half < 0 { "-" } else { "" }, half.unsigned_abs() / 2),
        Bound::Day { year, month, day } => format!("{year:04}-{month:02}-{day:02}"),
    }
}
