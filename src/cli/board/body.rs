//! What `kenshu board` does with what it was told.

use std::io::Write as _;
use std::path::Path;
use std::thread;

use crate::cli::book_fault::cannot;
use crate::cli::destination::Destination;
use crate::cli::exit::{Fault, Verdict};
use crate::cli::explain;
use crate::cli::handbook::rounds;
use crate::cli::lang::pick;
use crate::cli::output::{is_read_by_a_person, on_one_line, show};
use crate::cli::reconcile::rosters::why;
use crate::credits::{Judging, Programmes};
use crate::docket::{Docket, Matter, Resolved, Sources, docket, remitted_of, resolve};
use crate::finding::{Lang, Severity};
use crate::io::sha256;
use crate::render::excel::workbook;
use crate::render::{BoardJson, BoardText, JsonStyle, board_json, board_text};
use crate::report::board::{After, Found, Heading, Input, Kept, Office, after, office, package, prepare};
use crate::rules::{Filter, RULES};
use crate::validate::{
    ApplicationTable, ApplicationsRead, BookOptions, BooksRead, MinutesRead, NoBooks, NoMinutes, RunInput,
    judge_docket, judge_minutes, keep_only, read_applications, read_books, read_minutes, read_rosters,
};

use super::BoardArgs;
use super::read::{cannot_serve, held_near, open, round};

/// Makes the material.
///
/// # Errors
/// Why the work could not be done.
pub(super) fn run(args: &BoardArgs) -> Result<Verdict, Fault> {
    let common = &args.common;
    let lang = common.lang;
    let threads = common.threads.or_else(|| thread::available_parallelism().ok()).map_or(1, std::num::NonZero::get);
    let (rounds, mut others) = rounds::given(&args.rounds, lang)?;
    let round = round(args, &rounds)?;
    held_near(args, &round)?;
    let filter = Filter::parse(&args.select, &args.ignore, RULES).map_err(|word| explain::unknown_rule(&word, lang))?;
    let (applications, mut kept) = open(&args.applications, args)?;
    let (certificates, more) = open(&args.certificates, args)?;
    kept.extend(more);
    let (credits, more) = open(&args.credits, args)?;
    kept.extend(more);
    let (rosters, more) = if args.roster.is_empty() { Default::default() } else { open(&args.roster, args)? };
    kept.extend(more);
    kept.extend(args.rounds.iter().cloned());
    let minutes = match &args.minutes {
        Some(path) => {
            let (mut inputs, more) = open(std::slice::from_ref(path), args)?;
            kept.extend(more);
            others.extend(digests(&inputs));
            inputs.pop()
        }
        None => None,
    };
    let mut destination = Destination::open(common, &kept)?;

    let read = read_applications(&applications, common.as_of, threads)
        .map_err(|none| cannot_serve(&none.path, &none.fault, lang))?;
    let programmes = Programmes::embedded();
    let options = BookOptions { as_of: common.as_of, threads, filter: filter.clone(), programmes, advance: &|_| {} };
    let books = read_books(&credits, &certificates, &options)
        .map_err(|NoBooks::Fault(path, fault)| cannot_serve(&path, &fault, lang))?;
    others.extend(digests(&rosters));
    let roster = match rosters.is_empty() {
        true => None,
        false => Some(read_rosters(&rosters, common.as_of, threads).map_err(|none| why(&none, lang))?),
    };
    let judging = Judging {
        ledger: &books.ledger,
        certificates: &books.certificates,
        programmes,
        rounds: &rounds,
        as_of: common.as_of,
    };
    let ApplicationsRead { applications: list, queries, mut tables } = read;
    let sources = Sources {
        applications: &list,
        queries: &queries,
        judging,
        roster: roster.as_ref().map(|read| &read.roster),
        round: &round,
        level: args.level,
        threads,
    };
    let docket = docket(&sources);
    judge_docket(&docket, args.strict, &mut tables);
    let resolved = match minutes {
        Some(input) => Some(resolve_by(input, &docket, &mut tables, args)?),
        None => None,
    };
    keep_only(&filter, &mut tables);
    let errors = tables.iter().map(|table| table.totals.count(Severity::Error)).sum();
    let inputs = board_inputs(&tables, &books, &others);
    let on_screen = common.output.is_none() || !args.json;
    let style = JsonStyle { lang, show_values: common.show_values.unwrap_or(on_screen && is_read_by_a_person()) };
    if args.json {
        let style = JsonStyle { show_values: common.show_values.unwrap_or(false), ..style };
        let resolved = resolved.as_ref().map(|told| (&*told.read.minutes, &told.resolved));
        let document =
            BoardJson { as_of: common.as_of, inputs: &inputs, tables: &tables, docket: &docket, resolved, style };
        let written = destination.write_all(board_json(&document).as_bytes());
        destination.finish(written, lang)?;
        return Ok(Verdict { errors });
    }
    let unjudged = docket.cases.iter().filter(|case| case.matters.iter().any(Matter::prevents_judgement)).count();
    let is_made = !(args.strict && unjudged > 0);
    let text = BoardText { tables: &tables, books: &books, docket: &docket, is_made, unjudged, style };
    if !common.quiet {
        show(&board_text(&text), lang)?;
    }
    if !is_made {
        return Ok(Verdict { errors: errors.max(1) });
    }
    let prepared = prepare(&docket, heading(args, &docket));
    let path = common.output.clone().unwrap_or_default();
    let sent = resolved.as_ref().map_or(&[][..], |told| &told.read.remitted);
    let remitted = remitted_of(&docket.cases, sent);
    let sheets = match (&resolved, args.office) {
        (Some(Told { read, resolved }), false) => after(&After {
            docket: &docket,
            prepared: &prepared,
            minutes: &read.minutes,
            resolved,
            remitted: &remitted,
            as_of: common.as_of,
        }),
        (told, true) => {
            let minutes = told.as_ref().map(|told| (&*told.read.minutes, &told.resolved));
            let kept = Kept { minutes, remitted: &remitted };
            office(&Office { docket: &docket, prepared: &prepared, found: &found(&tables), inputs: &inputs, kept })
        }
        (None, false) => package(&prepared.material),
    };
    let bytes = workbook(&sheets).map_err(|fault| cannot(&path, &fault, lang))?;
    let written = destination.write_all(&bytes);
    destination.finish(written, lang)?;
    Ok(Verdict { errors })
}

/// What the board resolved, and which line is about which application.
struct Told {
    read: MinutesRead,
    resolved: Resolved,
}

/// Reads what the board resolved and holds it against the applications. Its tables stand behind those of the applications.
///
/// # Errors
/// The file tells of no resolutions.
fn resolve_by(
    input: RunInput,
    docket: &Docket<'_>,
    tables: &mut Vec<ApplicationTable>,
    args: &BoardArgs,
) -> Result<Told, Fault> {
    let lang = args.common.lang;
    let path = input.name.clone();
    let mut read = read_minutes(input, args.common.as_of).map_err(|none| match none {
        NoMinutes::Fault(finding) => cannot_serve(&path, &finding, lang),
        NoMinutes::Lost => {
            let path = on_one_line(Path::new(&path));
            let ja = "議決を記入した列が見つかりません。事務局用を作り直して、記入し直してください。";
            Fault(format!(
                "{path}: {}",
                pick(lang, ja, "The column with the resolutions is gone: make the workbook anew.")
            ))
        }
    })?;
    let resolved = resolve(&docket.cases, &read.minutes);
    judge_minutes(docket, (&read.minutes, &resolved), &mut read.tables, tables);
    tables.append(&mut read.tables);
    Ok(Told { read, resolved })
}

fn heading(args: &BoardArgs, docket: &Docket<'_>) -> Heading {
    Heading {
        level: args.level,
        association: args.association.clone().unwrap_or_default(),
        meeting: args.meeting,
        agenda: args.agenda.clone(),
        held: args.meeting_date,
        approval: docket.round.approval,
        round: docket.round.label.ja.clone(),
        approval_box: args.approval_box,
    }
}

/// The inputs with their SHA-256, each once.
fn board_inputs(tables: &[ApplicationTable], books: &BooksRead, others: &[(String, String)]) -> Vec<Input> {
    let applications = tables.iter().map(|table| &table.info);
    let infos = applications.chain(books.tables.iter().map(|table| &table.info));
    let mut inputs: Vec<Input> = Vec::new();
    let files = infos.map(|info| (&info.path, &info.sha256)).chain(others.iter().map(|(path, sha)| (path, sha)));
    for (path, sha256) in files {
        if !inputs.iter().any(|known| known.path == *path) {
            inputs.push(Input { path: path.clone(), sha256: sha256.clone() });
        }
    }
    inputs
}

/// What was found, in words.
fn found(tables: &[ApplicationTable]) -> Vec<Found> {
    let all = tables.iter().flat_map(|table| table.findings.iter().map(move |finding| (table, finding)));
    all.map(|(table, finding)| Found {
        severity: finding.severity,
        code: finding.display_code(),
        file: table.info.path.clone(),
        row: finding.place.sheet_row,
        message: finding.message.fill(Lang::Ja, &finding.args, true),
        help: finding.help.fill(Lang::Ja, &finding.args, true),
    })
    .collect()
}

/// SHA-256 of files that are read without it.
fn digests(inputs: &[RunInput]) -> Vec<(String, String)> {
    let digest = |input: &RunInput| sha256(input.input.as_ref().ok()?.reader().ok()?).ok();
    inputs.iter().map(|input| (input.name.clone(), digest(input).unwrap_or_default())).collect()
}
