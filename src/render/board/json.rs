//! The standings of a board's applicants as one JSON document (contracts).

use crate::docket::{Docket, Minute, Resolution, Resolved};
use crate::finding::Severity;
use crate::render::json::{JsonStyle, Scratch, optional, string, write_finding};
use crate::report::board::Input;
use crate::validate::ApplicationTable;
use crate::value::Date;

use super::standing::write_case;

/// What the document is made of.
pub struct BoardJson<'a, 'd> {
    /// The day that counts as today.
    pub as_of: Date,
    /// The files that were read.
    pub inputs: &'a [Input],
    /// The tables of applications with what was found.
    pub tables: &'a [ApplicationTable],
    /// The applications.
    pub docket: &'a Docket<'d>,
    /// What the board resolved, and which line is about which application.
    pub resolved: Option<(&'a [Minute], &'a Resolved)>,
    /// How values are shown.
    pub style: JsonStyle,
}

/// The document.
#[must_use]
pub fn board_json(document: &BoardJson<'_, '_>) -> String {
    let BoardJson { as_of, inputs, tables, docket, resolved, style } = document;
    let mut out = String::with_capacity(docket.cases.len() * 1200 + 1024);
    out.push_str("{\"format_version\":1,\"tool\":{\"name\":\"kenshu\",\"version\":");
    string(&mut out, env!("CARGO_PKG_VERSION"));
    out.push_str(&format!("}},\"as_of\":\"{as_of}\",\"inputs\":["));
    for (at, input) in inputs.iter().enumerate() {
        out.push_str(if at == 0 { "{\"path\":" } else { ",{\"path\":" });
        string(&mut out, &input.path);
        out.push_str(",\"sha256\":");
        string(&mut out, &input.sha256);
        out.push('}');
    }
    out.push_str("],\"round\":");
    string(&mut out, &docket.round.id);
    out.push_str(",\n\"standings\":[");
    for (at, case) in docket.cases.iter().enumerate() {
        out.push_str(if at == 0 { "\n" } else { ",\n" });
        let path = tables.get(case.application.table).map_or("", |table| table.info.path.as_str());
        write_case(&mut out, case, path, *style);
        if let Some((minutes, resolved)) = resolved {
            let line = resolved.of_case.get(at).copied().flatten().and_then(|line| minutes.get(line));
            out.push_str(",\"resolution\":");
            optional(&mut out, line.and_then(|line| line.resolution).map(Resolution::id));
        }
        out.push('}');
    }
    out.push_str("],\n\"findings\":[");
    let mut first = true;
    for table in *tables {
        let mut scratch = Scratch::new(&table.info, true);
        for finding in &table.findings {
            out.push_str(if first { "\n" } else { ",\n" });
            first = false;
            write_finding(&mut out, &table.info, finding, *style, &mut scratch);
        }
    }
    let count = |severity| tables.iter().map(|table| table.totals.count(severity)).sum::<u64>();
    let in_order = docket.cases.iter().filter(|case| case.is_in_order()).count();
    out.push_str(&format!(
        "],\n\"summary\":{{\"applications\":{},\"in_order\":{in_order},\"to_discuss\":{},\"errors\":{},\"warnings\":{},\"infos\":{}}}}}\n",
        docket.cases.len(),
        docket.cases.len() - in_order,
        count(Severity::Error),
        count(Severity::Warning),
        count(Severity::Info)
    ));
    out
}
