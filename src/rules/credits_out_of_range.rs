use super::prelude::*;

/// Credits below zero, or above what the layout allows.
pub(super) static RULE: Rule = Rule {
    code: 362,
    name: "credits-out-of-range",
    title: Text { ja: "単位数がありえない大きさ", en: "Credits out of range" },
    severity: Severity::Error,
    roles: &[Role::Credits],
    stages: Stages::ResultOnly,
    asks: Asks::Organiser,
    check: Check::Cell(check),
    page: include_str!("credits_out_of_range.md"),
};

const BELOW: Text = Text {
    ja: "{1}「{0}」は小さすぎます（{2} 単位以上のはずです）。",
    en: "{1} \"{0}\" is too small (at least {2}).",
};
const ABOVE: Text = Text {
    ja: "{1}「{0}」は大きすぎます（{2} 単位以下のはずです）。",
    en: "{1} \"{0}\" is too large (at most {2}).",
};
const HELP: Text = Text {
    ja: "小数点の抜けや打ち間違いがないか、研修会の案内にある単位数でご確認ください。",
    en: "Look for a lost decimal point or a slip; the programme of the seminar states the credits.",
};

fn check(cell: &CellCx<'_>, out: &mut Out<'_>) {
    let Some(column) = cell.column else { return };
    let Some(credits) = credits(cell.reading) else { return };
    let (low, high) = column.bounds;
    if credits < low {
        cell.report(out, BELOW, HELP, [bound(low)]);
    } else if credits > high {
        cell.report(out, ABOVE, HELP, [bound(high)]);
    }
}

/// `true` where this rule speaks; a number out of range needs no word about its steps.
pub(super) fn is_out_of_range(cell: &CellCx<'_>) -> bool {
    let outside =
        |credits: f64| cell.column.is_some_and(|column| credits < column.bounds.0 || credits > column.bounds.1);
    credits(cell.reading).is_some_and(outside)
}

/// The bounds of a layout are given in floating point, so they are compared in it; nothing is reckoned with them.
fn credits(reading: &Reading) -> Option<f64> {
    match reading {
        Reading::Credits(CreditsReading::Half { units, .. }) => Some(f64::from(units.0) / 2.0),
        Reading::Credits(CreditsReading::NotHalfStep { hundredths }) => Some(f64::from(*hundredths) / 100.0),
        _ => None,
    }
}

fn bound(credits: f64) -> Datum {
    Datum::open(credits.to_string())
}
