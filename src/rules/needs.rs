//! What rules about seminars need to know before they can say anything, and which rules concern a list of seminars.

use crate::record::Plan;
use crate::schema::{Kind, Role, Schema};

use super::asked::has;
use super::rule::Rule;

/// Something that a rule needs.
enum Need {
    /// The list of seminars.
    List,
    /// One of these roles.
    Any(&'static [Role]),
}

use Need::{Any, List};

/// By the name of the rule; all must be met.
const NEEDS: &[(&str, &[Need])] = &[];

/// The roles of which one is missing; none where it is the list of seminars. `None` where nothing is.
pub(super) fn lacking(rule: &Rule, plan: &Plan) -> Option<&'static [Role]> {
    let (_, needs) = NEEDS.iter().find(|(name, _)| *name == rule.name)?;
    needs.iter().find_map(|need| match need {
        List => plan.seminars.is_none().then_some(&[][..]),
        Any(roles) => (!roles.iter().any(|&role| has(plan, role))).then_some(*roles),
    })
}

/// A list of seminars is asked about no person, and about what its layout provides.
pub(super) fn concerns(rule: &Rule, schema: &Schema) -> bool {
    if schema.kind != Kind::Seminars {
        return !OF_LISTS.contains(&rule.name);
    }
    let provided = rule.roles.is_empty() || rule.roles.iter().any(|&role| schema.provides(role));
    provided && !OF_ATTENDANCE.contains(&rule.name)
}

/// Rules that only a list of seminars is asked about.
const OF_LISTS: &[&str] = &[];

/// Rules that a list of seminars is not asked about.
const OF_ATTENDANCE: &[&str] = &["date-before-mamis", "date-in-future"];
