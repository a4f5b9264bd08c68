//! The same mail in English.

use crate::finding::{Lang, Severity};
use crate::report::Verdict;
use crate::report::feedback::SummaryFacts;
use crate::rules::Stage;

use super::defects::Defect;
use super::letter::{Item, Letter};
use super::submission::Submission;
use super::tails;

const LANG: Lang = Lang::En;

/// The mail about these submissions of one host.
pub(super) fn letter(facts: SummaryFacts, items: &[Item<'_>]) -> Letter {
    let list = match facts.stage {
        Stage::Entry => "list of applicants",
        Stage::Result => "list of attendees",
    };
    let has = |verdict| items.iter().any(|item| item.standing.entry.verdict() == verdict);
    let host = items.first().map(|item| item.submission.host.as_str()).unwrap_or_default();
    let file = items.first().map(|item| item.submission.file()).unwrap_or_default();
    let (kind, opening) = if has(Verdict::Errors) {
        (
            "Please correct",
            "Some points have to be corrected; they are listed below. Please correct them and send the file back by (date).",
        )
    } else if has(Verdict::Warnings) {
        (
            "Please check",
            "Nothing was found that has to be corrected, but some points should be checked. Please tell us the result by (date).",
        )
    } else {
        ("Result of our check", "Nothing to correct was found. Nothing need be sent back. Thank you for your help.")
    };
    let about = items.first().map(|item| seminar(item.submission)).filter(|about| !about.is_empty());
    let about = about.unwrap_or_else(|| file.to_owned());
    let more = if items.len() > 1 { format!(" and {} more", items.len() - 1) } else { String::new() };
    let again = if items.iter().any(|item| item.standing.entry.round > 1) { " once more" } else { "" };
    let whom = if host.is_empty() { "organisers".to_owned() } else { format!("organisers at {host}") };
    let mut body = vec![
        format!("Dear {whom},"),
        String::new(),
        format!("Thank you for sending us the {list}{again}. We have checked it before it is registered in MAMIS."),
        opening.to_owned(),
    ];
    for (number, item) in (1..).zip(items) {
        body.push(String::new());
        let of = if items.len() > 1 { format!(" ({number} of {})", items.len()) } else { String::new() };
        body.push(format!("■ The file that you submitted{of}"));
        section(&mut body, item);
    }
    body.push(String::new());
    let tables = || items.iter().flat_map(|item| &item.submission.tables);
    let unread = tables().any(|table| !table.is_readable);
    if !has(Verdict::Errors) && !has(Verdict::Warnings) {
        body.push(nothing_found(facts.stage).to_owned());
    } else {
        returning(&mut body, tables().any(|table| table.is_readable), unread);
    }
    body.extend(FAREWELL.map(str::to_owned));
    let to = if host.is_empty() { format!("no host is given ({file})") } else { host.to_owned() };
    Letter { to, subject: format!("[{kind}] {list} ({about}{more})"), body }
}

/// Title and days.
fn seminar(submission: &Submission) -> String {
    let parts = [tails::title(&submission.title, LANG), tails::days(&submission.days, LANG)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn section(body: &mut Vec<String>, Item { standing, submission }: &Item<'_>) {
    let entry = &standing.entry;
    let facts = [
        ("Seminar", tails::title(&submission.title, LANG)),
        ("Date", tails::days(&submission.days, LANG)),
        ("File", format!("{} (rows: {})", submission.file(), submission.records())),
    ];
    for (label, value) in facts.iter().filter(|(_, value)| !value.is_empty()) {
        body.push(format!("{label}: {value}"));
    }
    if entry.verdict() == Verdict::NothingFound {
        body.push("→ Nothing to correct was found.".to_owned());
        return;
    }
    if submission.is_readable() {
        body.push(format!("Attached: {} (the result of our check)", entry.workbook.0));
    }
    if let Some((gone @ 1.., _)) = entry.change().filter(|_| submission.is_readable()) {
        body.push(format!("Of the points of last time these were corrected: {gone}. Thank you."));
    }
    for (severity, heading) in [
        (Severity::Error, "■ What has to be corrected"),
        (Severity::Warning, "■ What should be checked (leave it if it is right)"),
    ] {
        let defects = submission.defects_of(severity);
        if defects.is_empty() {
            continue;
        }
        body.push(String::new());
        body.push(heading.to_owned());
        for (number, (sheet, defect)) in (1..).zip(defects) {
            let sheet = sheet.map(|sheet| format!("sheet \"{sheet}\", ")).unwrap_or_default();
            body.push(format!("{number}. {} ({})", defect.title(LANG), defect.count));
            body.push(format!("   {sheet}{}", place(defect)));
            body.extend(defect.steps(LANG).iter().map(|step| format!("   → {step}")));
        }
    }
}

/// The rows and the items: `rows 3-7, 12: "医籍登録番号"`.
fn place(defect: &Defect) -> String {
    let items: Vec<String> = defect.items.iter().map(|item| format!("\"{item}\"")).collect();
    match (defect.rows.is_empty(), items.is_empty()) {
        (true, true) => "the whole file".to_owned(),
        (true, false) => items.join(", "),
        (false, true) => defect.rows.words(LANG),
        (false, false) => format!("{}: {}", defect.rows.words(LANG), items.join(", ")),
    }
}

/// How to mend a file and send it back.
fn returning(body: &mut Vec<String>, has_read: bool, has_unread: bool) {
    body.push("■ How to correct it and send it back".to_owned());
    let mut steps = Vec::new();
    if has_unread {
        steps.push("Files that could not be read (rows: 0): make them again, as the → above says, and send them.");
    }
    if has_read {
        steps.extend([
            "In the attached workbook, on the sheet \"Findings (エラー一覧)\", click \"Mend this cell\": it leads to the cell to correct.",
            "Correct the coloured cells where they stand. Rows may be sorted and added.",
            "Save the workbook and send it back as it is; no other form is needed.",
        ]);
    }
    body.extend((1..).zip(steps).map(|(number, step): (usize, &str)| format!("{number}. {step}")));
    if has_read {
        body.push("* Numbers of rows are those that Excel shows.".to_owned());
        body.push("* Registration numbers, dates of birth and the like: always ask the person.".to_owned());
    }
    body.push("* The file holds personal data: take care how it is sent and kept.".to_owned());
}

const fn nothing_found(stage: Stage) -> &'static str {
    match stage {
        Stage::Entry => "* We shall check again when you send the list of attendees after the seminar.",
        Stage::Result => {
            "* Whether it agrees with the official layout was not checked. We shall write again if MAMIS reports errors."
        }
    }
}

/// How every mail ends.
const FAREWELL: [&str; 4] =
    ["", "If anything is unclear, please ask us. Kind regards,", "", "(association, department, name, telephone)"];
