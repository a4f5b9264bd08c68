//! What rules about seminars need to know before they can say anything, and which rules concern a list of seminars.

use crate::record::Plan;
use crate::schema::{Kind, Role, Schema};

use super::rule::Rule;

/// Something that a rule needs.
enum Need {
    /// The list of seminars.
    List,
    /// One of these roles.
    Any(&'static [Role]),
    /// One of these roles, from the file or from the list of seminars.
    Fact(&'static [Role]),
}

use Need::{Any, Fact, List};

/// By the name of the rule; all must be met.
const NEEDS: &[(&str, &[Need])] = &[
    ("table-number-not-as-listed", &[List]),
    ("table-date-not-as-listed", &[List, Any(&[Role::SeminarDate])]),
    ("seminar-not-listed", &[List]),
    ("date-not-as-listed", &[List, Any(&[Role::SeminarDate])]),
    ("category-not-on-offer", &[List, CREDITS]),
    ("credits-above-offer", &[List, CREDITS]),
    ("credits-longer-than-session", &[Fact(&[Role::SeminarEnd]), CREDITS]),
    ("practical-at-web-session", &[Fact(&[Role::SessionMode]), CREDITS]),
    ("another-seminar-than-told", &[List]),
    ("listed-date-before-mamis", &[List]),
    ("listed-date-in-future", &[List]),
    ("basic-course-of-external-body", &[Fact(&[Role::SeminarHostKind, Role::SeminarHost]), CREDITS]),
    ("basic-course-of-local-association", &[Fact(&[Role::SeminarHostKind, Role::SeminarHost]), CREDITS]),
    ("lecturer-credits-before-allowed", &[Any(&[Role::Participation]), Fact(&[Role::SeminarDate])]),
    ("older-than-a-month", &[Fact(&[Role::SeminarDate])]),
    ("common-course-applied-late", &[Fact(&[Role::ApplicationDate])]),
    ("programmes-mixed-before-allowed", &[Fact(&[Role::ApprovalRound])]),
    ("non-member-without-my-page", &[Any(&[Role::MyPage, Role::MemberStatus, Role::MemberClass])]),
];

const CREDITS: Need = Any(&[Role::Credits, Role::Category]);

/// The roles of which one is missing; none where it is the list of seminars. `None` where nothing is.
pub(super) fn lacking(rule: &Rule, plan: &Plan) -> Option<&'static [Role]> {
    let (_, needs) = NEEDS.iter().find(|(name, _)| *name == rule.name)?;
    needs.iter().find_map(|need| match need {
        List => plan.seminars.is_none().then_some(&[][..]),
        Any(roles) => (!has_one(plan, roles)).then_some(*roles),
        Fact(roles) if has_one(plan, roles) => None,
        Fact(roles) => Some(if plan.seminars.is_none() { &[][..] } else { *roles }),
    })
}

/// Times of parts that differ make no single end, yet the list tells how long the seminar was.
fn has_one(plan: &Plan, roles: &[Role]) -> bool {
    let minutes = || plan.seminars.as_ref().is_some_and(|list| list.iter().any(|seminar| seminar.minutes.is_some()));
    roles.iter().any(|&role| has(plan, role)) || roles.contains(&Role::SeminarEnd) && minutes()
}

/// A role is there when a column holds it, or when its value can be made or is known.
pub(super) fn has(plan: &Plan, role: Role) -> bool {
    plan.knows(role) || plan.columns.iter().any(|column| column.role == Some(role))
}

/// A list of seminars is asked about no person, and about what its layout provides.
pub(super) fn concerns(rule: &Rule, schema: &Schema) -> bool {
    match schema.kind {
        Kind::Seminars => {}
        Kind::Attendance => return !OF_LISTS.contains(&rule.name) && !OF_BOOKS.contains(&rule.name),
        Kind::Credits | Kind::Certificates => return concerns_books(rule, schema),
        Kind::Applications | Kind::Minutes => return concerns_applications(rule),
        // A roster tells of no seminar.
        _ => {
            return !OF_LISTS.contains(&rule.name)
                && !OF_BOOKS.contains(&rule.name)
                && !NEEDS.iter().any(|(name, _)| *name == rule.name);
        }
    }
    let provided = rule.roles.is_empty() || rule.roles.iter().any(|&role| schema.provides(role));
    provided && !OF_ATTENDANCE.contains(&rule.name) && !OF_BOOKS.contains(&rule.name)
}

/// Ledgers and lists of certificates: how the file came out, numbers, dates, credits and code values. Who attended what
/// is not asked: a doctor has many rows.
fn concerns_books(rule: &Rule, schema: &Schema) -> bool {
    // With a column for each category a blank row is a doctor without credits.
    let by_category = schema.fields.iter().filter(|field| field.role == Role::Credits).count() > 1;
    match rule.code {
        100..=199 | 201..=205 | 300..=311 | 341..=343 | 361..=371 | 375 | 380 | 404 => true,
        360 => !by_category,
        _ => OF_BOOKS.contains(&rule.name),
    }
}

/// Applications: how the file came out, and who the rows are about. One doctor may apply for several things.
const fn concerns_applications(rule: &Rule) -> bool {
    matches!(rule.code, 100..=199 | 201..=205 | 300..=349 | 370 | 380 | 404 | 502 | 506 | 507 | 509)
}

/// Rules that only lists of certificates and ledgers are asked about.
const OF_BOOKS: &[&str] = &["certificate-date-not-a-date"];

/// Rules that only a list of seminars is asked about.
const OF_LISTS: &[&str] = &["seminar-number-reused", "seminar-list-date-not-a-date"];

/// Rules that a list of seminars is not asked about.
const OF_ATTENDANCE: &[&str] = &[
    "table-date-before-mamis",
    "table-date-in-future",
    "table-number-not-as-listed",
    "table-date-not-as-listed",
    "seminar-not-listed",
    "date-not-as-listed",
    "category-not-on-offer",
    "credits-above-offer",
    "another-seminar-than-told",
    "date-before-mamis",
    "date-in-future",
    "listed-date-before-mamis",
    "listed-date-in-future",
    "lecturer-credits-before-allowed",
    "older-than-a-month",
    "programmes-mixed-before-allowed",
    "absent-in-upload",
    "late-or-left-early",
    "duplicates-not-judged",
];
