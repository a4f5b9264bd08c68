//! One application and its standing as JSON.

use crate::docket::Case;
use crate::finding::{Datum, Mask};
use crate::render::handbook_json::{write_fee, write_judged};
use crate::render::json::{JsonStyle, optional, string};

/// What stands where the programme or the kind is not known, so that nobody can be judged.
const UNKNOWN: &str = ",\"period\":null,\"categories\":[],\"total\":null,\"basis\":null,\"standing\":\"undetermined\",\"reasons\":[],\"reason_texts\":[],\"judged_on\":null,\"round_due\":null,\"round_next\":null,\"apply_from\":null,\"apply_until\":null,\"new_period\":null,\"fee\":null";

/// Appends an application without its closing brace, as the contracts have standings, with what has to be talked about.
pub(super) fn write_case(out: &mut String, case: &Case<'_>, path: &str, style: JsonStyle) {
    let application = &case.application;
    out.push_str("{\"source\":{\"path\":");
    string(out, path);
    out.push_str(&format!(",\"record\":{}}},\"registration_number\":", application.place.record.unwrap_or_default()));
    let number = Datum::new(application.number_text.as_str(), Mask::Number).show(style.show_values);
    optional(out, Some(number.as_str()).filter(|number| !number.is_empty()));
    out.push_str(",\"programme\":");
    optional(out, application.course.map(|course| course.id()));
    out.push_str(",\"kind\":");
    optional(out, application.kind.map(|kind| kind.id()));
    match &case.standing {
        Some(standing) => {
            write_judged(out, standing, style);
            write_fee(out, standing, case.application.belonging.words());
        }
        None => out.push_str(UNKNOWN),
    }
    out.push_str(",\"matters\":[");
    for (at, matter) in case.matters.iter().enumerate() {
        out.push_str(if at == 0 { "\"" } else { ",\"" });
        out.push_str(matter.id());
        out.push('"');
    }
    out.push_str(&format!("],\"in_order\":{}", case.is_in_order()));
}
