use crate::schema::{Bound, Condition};

use super::prelude::*;

/// A `[[when]]` of the layout holds, and an item that it then requires is blank.
pub(super) static RULE: Rule = Rule {
    code: 403,
    name: "conditional-item-missing",
    title: Text { ja: "条件により必要な項目が空欄", en: "An item that is needed here is blank" },
    severity: Severity::Error,
    roles: &[],
    stages: Stages::ResultOnly,
    asks: Asks::Organiser,
    check: Check::Row(check),
    page: include_str!("conditional_item_missing.md"),
};

const NAMED: Text = Text {
    ja: "{2} 様の{1}が空欄です。{3}の場合は必要です（様式の定め）。",
    en: "{1} of {2} is blank; the layout requires it here ({3}).",
};
const NAMELESS: Text = Text {
    ja: "{1}が空欄です。{3}の場合は必要です（様式の定め）。",
    en: "{1} is blank; the layout requires it here ({3}).",
};
const HELP: Text = Text {
    ja: "{1}を入力してください。分からなければ提出元かご本人にお尋ねください。",
    en: "Enter it, or ask the sender or the attendee.",
};

fn check(row: &RowCx<'_>, out: &mut Out<'_>) {
    let record = row.record;
    if matches!(record.facts.standing, Standing::Absent | Standing::NotPhysician) {
        return;
    }
    let mut said: Vec<usize> = Vec::new();
    for when in &row.cx.schema.whens {
        if !when.all.iter().all(|condition| holds(row, condition)) {
            continue;
        }
        for &role in &when.require {
            let Some(column) = blank_column(row, role) else { continue };
            if said.contains(&column) || is_said_elsewhere(record.facts.standing, role) {
                continue;
            }
            said.push(column);
            let name = row.name();
            let message = if name.text.is_empty() || role == Role::Name { NAMELESS } else { NAMED };
            let reason = Datum::open(reason(row, &when.all));
            row.report_column(column, &mut out.weighing(when.severity), message, HELP, [name, reason]);
        }
    }
}

/// The first column of a role without value; `None` where it has one, where no column holds it (the header is asked
/// about that), and where the row is shifted.
fn blank_column(row: &RowCx<'_>, role: Role) -> Option<usize> {
    let record = row.record;
    if matches!(record.plan.source(role), Source::Constant(_) | Source::Listed | Source::Unknown) {
        return None;
    }
    let column = record.plan.column_of(role)?;
    let is_blank = |column: usize| matches!(record.state(column), State::Blank | State::Missing);
    let all_blank = match record.plan.source(role) {
        Source::Join(columns, _) => columns.iter().all(|&column| column < record.aligned && is_blank(column)),
        Source::Flags(..) => record.value(role).is_none(),
        _ if role == Role::Credits => record.plan.credit_columns.iter().all(|&column| is_blank(column)),
        _ => is_blank(column),
    };
    (all_blank && column < record.aligned).then_some(column)
}

/// The rules about missing numbers, names, addresses of mail, and about what a lecturer needs (S0 Q23).
const fn is_said_elsewhere(standing: Standing, role: Role) -> bool {
    let always =
        matches!(role, Role::RegistrationNumber | Role::Name | Role::FamilyName | Role::GivenName | Role::Email);
    match standing {
        Standing::Attendee => always,
        Standing::CreditedLecturer => {
            always || matches!(role, Role::Kana | Role::FamilyKana | Role::GivenKana | Role::BirthDate)
        }
        _ => false,
    }
}

fn holds(row: &RowCx<'_>, condition: &Condition) -> bool {
    let record = row.record;
    let is_shifted = record.plan.column_of(condition.role).is_some_and(|column| column >= record.aligned);
    let Condition { role, one_of, minimum, maximum, blank } = condition;
    let value = record.value(*role);
    if is_shifted || blank.is_some_and(|blank| blank != value.is_none()) {
        return false;
    }
    let within = one_of.is_empty()
        || record.code(*role).is_some_and(|code| one_of.iter().any(|wanted| *wanted == code))
        || value.as_deref().is_some_and(|value| one_of.iter().any(|wanted| wanted == trim_wide(value)));
    within
        && minimum.is_none_or(|bound| compare(row, *role, bound).is_some_and(std::cmp::Ordering::is_ge))
        && maximum.is_none_or(|bound| compare(row, *role, bound).is_some_and(std::cmp::Ordering::is_le))
}

/// How the value of a role stands to a bound; `None` where it has none that could be compared.
fn compare(row: &RowCx<'_>, role: Role, bound: Bound) -> Option<std::cmp::Ordering> {
    match bound {
        Bound::HalfUnits(half_units) => Some(hundredths(row, role)?.cmp(&half_units.saturating_mul(50))),
        Bound::Day { year, month, day } => {
            let date = read_date(&row.record.value(role)?).ok()?.date;
            Some((date.year(), date.month().cast_unsigned(), date.day().cast_unsigned()).cmp(&(year, month, day)))
        }
    }
}

/// A number in hundredths; credits of several columns together.
fn hundredths(row: &RowCx<'_>, role: Role) -> Option<i64> {
    let record = row.record;
    let read = |text: &str| match read_credits(text) {
        CreditsReading::Half { units, .. } => Some(i64::from(units.0) * 50),
        CreditsReading::NotHalfStep { hundredths } => Some(i64::from(hundredths)),
        CreditsReading::Nothing => Some(0),
        CreditsReading::Blank | CreditsReading::Unreadable => None,
    };
    let columns = &record.plan.credit_columns;
    if role == Role::Credits && !columns.is_empty() {
        return columns.iter().filter_map(|&column| read(record.cell(column))).reduce(i64::saturating_add);
    }
    read(&record.value(role)?)
}

/// What holds in this row, as its cells say it: 「講師」「1.5」.
fn reason(row: &RowCx<'_>, all: &[Condition]) -> String {
    let said = all.iter().filter_map(|condition| {
        let is_open = condition.role.mask() == Mask::Open;
        let value = row.record.value(condition.role).filter(|_| is_open)?;
        let code = crate::schema::Vocabulary::embedded().value(condition.role, &value);
        Some(format!(
            "{}「{}」",
            label(row, condition.role),
            code.map_or_else(|| trim_wide(&value).to_owned(), |code| code.ja.clone())
        ))
    });
    let said: Vec<String> = said.collect();
    if said.is_empty() { "この行".to_owned() } else { said.join("・") }
}

fn label(row: &RowCx<'_>, role: Role) -> String {
    let plan = row.record.plan;
    match plan.source(role) {
        Source::Column(column) => {
            plan.columns.get(*column).map_or_else(|| role.ja().to_owned(), |column| column.label.clone())
        }
        _ => role.ja().to_owned(),
    }
}
