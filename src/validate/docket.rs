//! What rules say of a docket, laid beside what they said of its tables.

use std::collections::HashSet;

use crate::docket::{Docket, Minute, Resolved};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{ApplicationCx, Asked, AskedRules, Filter, MinutesAbout, MinutesCheck, MinutesCx, RULES};

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
    // Lines that already have an error of their own: what follows from it is not told again.
    let told: HashSet<(usize, Option<u64>)> = (0..)
        .zip(tables.iter())
        .flat_map(|(at, table)| table.findings.iter().map(move |finding| (at, finding)))
        .filter(|(_, finding)| finding.severity == Severity::Error)
        .map(|(at, finding)| (at, finding.place.record))
        .collect();
    let is_told = |minute: &Minute| told.contains(&(minute.table, minute.place.record));
    let are_foreign = minutes.len() > 1 && resolved.of_line.iter().all(Option::is_none) && !minutes.iter().any(is_told);
    if let (true, Some(first)) = (are_foreign, minutes.first()) {
        if let Some(table) = tables.get_mut(first.table) {
            let cx = MinutesCx { docket, about: MinutesAbout::Foreign(first, minutes.len()), tables: &names };
            ask(&asked, &cx, &mut table.findings);
        }
        return tables.iter_mut().chain(applications).for_each(settle);
    }
    let lines = || minutes.iter().zip(&resolved.of_line);
    let unclear = lines().filter(|(minute, _)| !minute.resolution_text.is_empty() || is_told(minute));
    let unclear: HashSet<usize> = unclear.filter_map(|(_, case)| *case).collect();
    let unclear_numbers: HashSet<u32> = lines()
        .filter(|(minute, case)| case.is_none() && is_told(minute))
        .filter_map(|(line, _)| line.number)
        .collect();
    for (at, minute) in minutes.iter().enumerate() {
        let of = |list: &[Option<usize>]| list.get(at).copied().flatten();
        let case = of(&resolved.of_line).and_then(|case| docket.cases.get(case));
        if case.is_none() && is_told(minute) {
            continue;
        }
        let earlier = of(&resolved.contradicts).and_then(|line| minutes.get(line));
        if let Some(table) = tables.get_mut(minute.table) {
            let cx = MinutesCx { docket, about: MinutesAbout::Line(minute, case, earlier), tables: &names };
            ask(&asked, &cx, &mut table.findings);
        }
    }
    for (at, (case, line)) in docket.cases.iter().zip(&resolved.of_case).enumerate() {
        // What a line says and nobody understands is told there.
        let number = case.application.number;
        let is_unclear = unclear.contains(&at) || number.is_some_and(|number| unclear_numbers.contains(&number));
        if let (None, false, Some(table)) = (line, is_unclear, applications.get_mut(case.application.table)) {
            let cx = MinutesCx { docket, about: MinutesAbout::Unresolved(case), tables: &names };
            ask(&asked, &cx, &mut table.findings);
        }
    }
    tables.iter_mut().chain(applications).for_each(settle);
}

fn ask(asked: &[Asked<MinutesCheck>], cx: &MinutesCx<'_, '_>, findings: &mut Vec<Finding>) {
    for Asked { rule, severity, check } in asked {
        check(cx, &mut rule.out(*severity, findings));
    }
}

/// Keeps what the user asked for, and counts again.
pub fn keep_only(filter: &Filter, tables: &mut [ApplicationTable]) {
    for table in tables {
        table.findings.retain(|finding| filter.keeps(finding.code, finding.rule, finding.severity));
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
