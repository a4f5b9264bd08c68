//! What rules say of a docket, laid beside what they said of its tables.

use crate::docket::Docket;
use crate::finding::{Finding, Place};
use crate::rules::{ApplicationCx, Asked, AskedRules, RULES};

use super::applications::ApplicationTable;
use super::table_info::TableTotals;

/// Rules that say of a cell what a rule about applications says better, and those: one cause, one message.
const SAID_BETTER: [u16; 2] = [370, 404];
const BETTER: [u16; 2] = [768, 769];

/// Asks the rules about every application, and adds what they say to the tables.
pub fn judge_docket(docket: &Docket<'_>, is_strict: bool, tables: &mut [ApplicationTable]) {
    let names: Vec<String> = tables.iter().map(called).collect();
    let asked = AskedRules::about_applications(RULES);
    let mut found: Vec<Finding> = Vec::new();
    for case in &docket.cases {
        let cx = ApplicationCx { docket, case, is_strict, tables: &names };
        for Asked { rule, severity, check } in &asked {
            check(&cx, &mut rule.out(*severity, &mut found));
        }
        if let Some(table) = tables.get_mut(case.application.table) {
            table.findings.append(&mut found);
        }
        found.clear();
    }
    for table in tables {
        settle(table);
    }
}

/// Leaves out what is said better, and counts again.
fn settle(table: &mut ApplicationTable) {
    let better: Vec<Place> =
        table.findings.iter().filter(|finding| BETTER.contains(&finding.code)).map(|finding| finding.place).collect();
    table.findings.retain(|finding| !(SAID_BETTER.contains(&finding.code) && better.contains(&finding.place)));
    table.findings.sort_by_key(|Finding { place, code, .. }| {
        (place.record.is_none(), place.record, place.line.is_none(), place.column, *code)
    });
    let counts =
        TableTotals { by_severity: [0; 3], by_code: std::collections::BTreeMap::new(), ..table.totals.clone() };
    table.totals = counts;
    for finding in &table.findings {
        table.totals.add(finding);
    }
}

/// A table as people call it.
fn called(table: &ApplicationTable) -> String {
    match &table.info.sheet {
        Some(sheet) => format!("{}[{sheet}]", table.info.path),
        None => table.info.path.clone(),
    }
}
