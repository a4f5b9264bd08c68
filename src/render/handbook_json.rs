//! The JSON of `handbook` (contracts): standings one by one, so that 70,000 of them are never held as text.

use std::io::{self, Write};

use crate::credits::{Count, Fee, MeasureCount, Span, Standing, Subject};
use crate::finding::{Datum, Severity};
use crate::schema::{Role, Status};
use crate::validate::BooksRead;

use super::json::{JsonStyle, Scratch, optional, string, write_finding};

/// Text that is handed on at once.
const CHUNK: usize = 1 << 16;

/// Writes the document; `as_of` is `YYYY-MM-DD`, `round_files` are calendars of the user with their SHA-256.
///
/// # Errors
/// What keeps `out` from taking it.
pub fn write_handbook(
    out: &mut dyn Write,
    read: &BooksRead,
    subjects: &[Subject<'_>],
    standings: &[Standing<'_>],
    (as_of, round_files): (&str, &[(String, String)]),
    style: JsonStyle,
) -> io::Result<()> {
    let mut text = String::with_capacity(2 * CHUNK);
    text.push_str("{\"format_version\":1,\"tool\":{\"name\":\"kenshu\",\"version\":");
    string(&mut text, env!("CARGO_PKG_VERSION"));
    text.push_str("},\"as_of\":");
    string(&mut text, as_of);
    text.push_str(",\n\"inputs\":[");
    inputs(&mut text, read, round_files);
    text.push_str("],\n\"standings\":[");
    for (at, standing) in standings.iter().enumerate() {
        text.push_str(if at == 0 { "\n" } else { ",\n" });
        if let Some(subject) = subjects.get(standing.subject) {
            write_standing(&mut text, read, subject, standing, style);
        }
        hand_on(&mut text, out)?;
    }
    text.push_str("],\n\"findings\":[");
    for (at, (table, finding)) in read.findings.iter().enumerate() {
        text.push_str(if at == 0 { "\n" } else { ",\n" });
        let info = &read.tables[*table].info;
        write_finding(&mut text, info, finding, style, &mut Scratch::new(info, true));
        hand_on(&mut text, out)?;
    }
    text.push_str("],\n\"summary\":");
    summary(&mut text, read, standings);
    text.push_str("}\n");
    out.write_all(text.as_bytes())
}

fn hand_on(text: &mut String, out: &mut dyn Write) -> io::Result<()> {
    if text.len() >= CHUNK {
        out.write_all(text.as_bytes())?;
        text.clear();
    }
    Ok(())
}

fn inputs(text: &mut String, read: &BooksRead, round_files: &[(String, String)]) {
    let of_tables = read.tables.iter().map(|table| (table.info.path.as_str(), table.info.sha256.as_str()));
    let of_rounds = round_files.iter().map(|(path, sha256)| (path.as_str(), sha256.as_str()));
    let mut told: Vec<&str> = Vec::new();
    for (path, sha256) in of_tables.chain(of_rounds) {
        if told.contains(&path) {
            continue;
        }
        text.push_str(if told.is_empty() { "{\"path\":" } else { ",{\"path\":" });
        told.push(path);
        string(text, path);
        text.push_str(",\"sha256\":");
        optional(text, Some(sha256).filter(|hex| !hex.is_empty()));
        text.push('}');
    }
}

/// Appends one standing, as the contracts have it.
pub fn write_standing(
    text: &mut String,
    read: &BooksRead,
    subject: &Subject<'_>,
    standing: &Standing<'_>,
    style: JsonStyle,
) {
    let who = &*subject.who;
    let table = if subject.of_ledger { read.table_of_entry(who.spot) } else { read.table_of_certificate(who.spot) };
    text.push_str("{\"source\":{\"path\":");
    optional(text, table.map(|table| table.info.path.as_str()));
    if let Some(sheet) = table.and_then(|table| table.info.sheet.as_deref()) {
        text.push_str(",\"sheet\":");
        string(text, sheet);
    }
    text.push_str(",\"record\":");
    text.push_str(itoa::Buffer::new().format(who.spot.record));
    text.push_str("},\"registration_number\":");
    let number = who.number.map(|number| Datum::new(number.to_string(), Role::RegistrationNumber.mask()));
    optional(text, number.map(|number| number.show(style.show_values)).as_deref());
    text.push_str(",\"programme\":");
    optional(text, Some(who.programme.as_str()).filter(|id| !id.is_empty()));
    text.push_str(",\"kind\":\"");
    text.push_str(subject.kind.id());
    text.push('"');
    write_judged(text, standing, style);
    write_fee(text, standing, &who.doctor.association);
    text.push('}');
}

/// Appends what the application costs, with a comma before it; `null` where no source says.
pub(super) fn write_fee(text: &mut String, standing: &Standing<'_>, association: &str) {
    text.push_str(",\"fee\":");
    let fees = standing.rules.map_or(&[][..], |rules| &rules.fees);
    let Some(fee) = Fee::of(fees, association, standing.judged_on) else {
        text.push_str("null");
        return;
    };
    let status = if fee.status == Status::Confirmed { "confirmed" } else { "unconfirmed" };
    text.push_str(&format!("{{\"yen\":{},\"association\":", fee.yen));
    optional(text, fee.association.as_deref());
    text.push_str(&format!(",\"status\":\"{status}\"}}"));
}

/// Appends what a standing says of credits, from `period` on, with a comma before it.
pub(super) fn write_judged(text: &mut String, standing: &Standing<'_>, style: JsonStyle) {
    text.push_str(",\"period\":");
    span(text, standing.period);
    text.push_str(",\"categories\":[");
    for (at, count) in standing.categories.iter().enumerate() {
        text.push_str(if at == 0 { "{\"id\":" } else { ",{\"id\":" });
        string(text, count.id);
        text.push(',');
        counts(text, count);
        text.push('}');
    }
    text.push_str("],\"total\":{");
    counts(text, &standing.total);
    text.push_str("},\"basis\":\"");
    text.push_str(standing.basis.id());
    text.push_str("\",\"standing\":\"");
    text.push_str(standing.verdict.id());
    text.push_str("\",\"reasons\":[");
    for (at, reason) in standing.reasons.iter().enumerate() {
        text.push_str(if at == 0 { "\"" } else { ",\"" });
        text.push_str(reason.id.id());
        text.push('"');
    }
    text.push_str("],\"reason_texts\":[");
    for (at, reason) in standing.reasons.iter().enumerate() {
        if at > 0 {
            text.push(',');
        }
        string(text, &reason.say(style.lang));
    }
    text.push_str("],\"judged_on\":\"");
    text.push_str(&standing.judged_on.to_string());
    text.push_str("\",\"round_due\":");
    optional(text, standing.round_due.as_ref().map(|round| round.id.as_str()));
    text.push_str(",\"round_next\":");
    optional(text, standing.round_next.as_ref().map(|round| round.id.as_str()));
    day(text, ",\"apply_from\":", standing.apply.map(|span| span.from));
    day(text, ",\"apply_until\":", standing.apply.map(|span| span.until));
    text.push_str(",\"new_period\":");
    span(text, standing.new_period);
    if let Some(measure) = &standing.measure {
        write_measure(text, measure);
    }
}

fn write_measure(text: &mut String, measure: &MeasureCount<'_>) {
    text.push_str(",\"measure\":{\"id\":");
    string(text, &measure.measure.id);
    text.push_str(&format!(
        ",\"inside\":\"{}\",\"after\":\"{}\",\"renewals\":{},\"suffices_once\":{},\"suffices_for_all\":{}}}",
        measure.inside, measure.after, measure.measure.renewals, measure.suffices_once, measure.suffices_for_all
    ));
}

fn counts(text: &mut String, count: &Count<'_>) {
    let all = [
        ("\"handbook\":\"", count.handbook),
        ("\",\"mamis\":\"", count.mamis),
        ("\",\"counted\":\"", count.counted),
        ("\",\"required\":\"", count.required),
        ("\",\"missing\":\"", count.missing),
    ];
    for (key, units) in all {
        text.push_str(key);
        if units.0 < 0 {
            text.push('-');
        }
        text.push_str(itoa::Buffer::new().format(units.0.unsigned_abs() / 2));
        text.push_str(if units.0 % 2 == 0 { ".0" } else { ".5" });
    }
    text.push('"');
}

fn span(text: &mut String, span: Option<Span>) {
    match span {
        Some(Span { from, until }) => {
            day(text, "{\"from\":", Some(from));
            day(text, ",\"until\":", Some(until));
            text.push('}');
        }
        None => text.push_str("null"),
    }
}

fn day(text: &mut String, key: &str, day: Option<crate::value::Date>) {
    text.push_str(key);
    match day {
        Some(day) => {
            text.push('"');
            text.push_str(&day.to_string());
            text.push('"');
        }
        None => text.push_str("null"),
    }
}

fn summary(text: &mut String, read: &BooksRead, standings: &[Standing<'_>]) {
    use crate::credits::Verdict;
    text.push_str(&format!("{{\"standings\":{},\"by_standing\":{{", standings.len()));
    let mut first = true;
    for verdict in Verdict::ALL {
        let count = standings.iter().filter(|standing| standing.verdict == *verdict).count();
        if count > 0 {
            text.push_str(&format!("{}\"{}\":{count}", if first { "" } else { "," }, verdict.id()));
            first = false;
        }
    }
    let total = |severity: Severity| read.tables.iter().map(|table| table.totals.count(severity)).sum::<u64>();
    let sum =
        |of: fn(&crate::validate::TableTotals) -> u64| read.tables.iter().map(|table| of(&table.totals)).sum::<u64>();
    text.push_str(&format!(
        "}},\"records\":{},\"errors\":{},\"warnings\":{},\"infos\":{},\"unlisted\":{}}}",
        sum(|totals| totals.records),
        total(Severity::Error),
        total(Severity::Warning),
        total(Severity::Info),
        sum(|totals| totals.unlisted),
    ));
}
