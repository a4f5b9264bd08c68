//! One standing as JSON.

use crate::credits::{Count, Round, Span, Standing};
use crate::docket::Case;
use crate::finding::{Datum, Mask};
use crate::render::json::{JsonStyle, optional, string};

/// Appends the standing of an application.
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
        Some(standing) => write_standing(out, standing),
        None => out.push_str(
            ",\"period\":null,\"categories\":[],\"total\":null,\"basis\":null,\"standing\":\"undetermined\",\"reasons\":[],\"judged_on\":null,\"round_due\":null,\"round_next\":null,\"apply_from\":null,\"apply_until\":null,\"new_period\":null",
        ),
    }
    out.push_str(",\"matters\":[");
    list(out, case.matters.iter().map(|matter| matter.id()));
    out.push_str(&format!("],\"in_order\":{}}}", case.is_in_order()));
}

fn write_standing(out: &mut String, standing: &Standing<'_>) {
    out.push_str(",\"period\":");
    span(out, standing.period);
    out.push_str(",\"categories\":[");
    for (at, count) in standing.categories.iter().enumerate() {
        out.push_str(if at == 0 { "{\"id\":" } else { ",{\"id\":" });
        string(out, count.id);
        out.push(',');
        numbers(out, count);
    }
    out.push_str("],\"total\":{");
    numbers(out, &standing.total);
    out.push_str(&format!(
        ",\"basis\":\"{}\",\"standing\":\"{}\",\"reasons\":[",
        standing.basis.id(),
        standing.verdict.id()
    ));
    list(out, standing.reasons.iter().map(|reason| reason.id.id()));
    out.push_str(&format!("],\"judged_on\":\"{}\",\"round_due\":", standing.judged_on));
    let id = |round: &Option<std::sync::Arc<Round>>| round.as_ref().map(|round| round.id.clone());
    optional(out, id(&standing.round_due).as_deref());
    out.push_str(",\"round_next\":");
    optional(out, id(&standing.round_next).as_deref());
    out.push_str(",\"apply_from\":");
    optional(out, standing.apply.map(|apply| apply.from.to_string()).as_deref());
    out.push_str(",\"apply_until\":");
    optional(out, standing.apply.map(|apply| apply.until.to_string()).as_deref());
    out.push_str(",\"new_period\":");
    span(out, standing.new_period);
}

fn numbers(out: &mut String, count: &Count<'_>) {
    out.push_str(&format!(
        "\"handbook\":\"{}\",\"mamis\":\"{}\",\"counted\":\"{}\",\"required\":\"{}\",\"missing\":\"{}\"}}",
        count.handbook, count.mamis, count.counted, count.required, count.missing
    ));
}

fn span(out: &mut String, span: Option<Span>) {
    match span {
        Some(Span { from, until }) => out.push_str(&format!("{{\"from\":\"{from}\",\"until\":\"{until}\"}}")),
        None => out.push_str("null"),
    }
}

fn list<'a>(out: &mut String, names: impl Iterator<Item = &'a str>) {
    for (at, name) in names.enumerate() {
        if at > 0 {
            out.push(',');
        }
        string(out, name);
    }
}
