//! What rules say of a docket, laid beside what they said of its tables.

use crate::docket::{Docket, Minute, Resolved};
use crate::finding::{Finding, Place};
use crate::rules::{ApplicationCx, Asked, AskedRules, MinutesAbout, MinutesCheck, MinutesCx, RULES};

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

/// Asks the rules about what a board resolved, and adds what they say to the tables of the minutes and of the applications.
pub fn judge_minutes(
    docket: &Docket<'_>,
    (minutes, resolved): (&[Minute], &Resolved),
    tables: &mut [ApplicationTable],
    applications: &mut [ApplicationTable],
) {
    let names: Vec<String> = tables.iter().map(|table| table.info.path.clone()).collect();
    let asked = AskedRules::about_minutes(RULES);
    let unclear = minutes.iter().zip(&resolved.of_line).filter(|(minute, _)| !minute.resolution_text.is_empty());
    let unclear: Vec<usize> = unclear.filter_map(|(_, case)| *case).collect();
    for (at, minute) in minutes.iter().enumerate() {
        let of = |list: &[Option<usize>]| list.get(at).copied().flatten();
        let case = of(&resolved.of_line).and_then(|case| docket.cases.get(case));
        let earlier = of(&resolved.contradicts).and_then(|line| minutes.get(line));
        if let Some(table) = tables.get_mut(minute.table) {
            let cx = MinutesCx { docket, about: MinutesAbout::Line(minute, case, earlier), tables: &names };
            ask(&asked, &cx, &mut table.findings);
        }
    }
    for (at, (case, line)) in docket.cases.iter().zip(&resolved.of_case).enumerate() {
        // What a line says and nobody understands is told there.
        if let (None, false, Some(table)) = (line, unclear.contains(&at), applications.get_mut(case.application.table))
        {
            let cx = MinutesCx { docket, about: MinutesAbout::Unresolved(case), tables: &names };
            ask(&asked, &cx, &mut table.findings);
        }
    }
    for table in tables.iter_mut().chain(applications) {
        settle(table);
    }
}

fn ask(asked: &[Asked<MinutesCheck>], cx: &MinutesCx<'_, '_>, findings: &mut Vec<Finding>) {
    for Asked { rule, severity, check } in asked {
        check(cx, &mut rule.out(*severity, findings));
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
