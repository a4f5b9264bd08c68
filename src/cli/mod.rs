//! The command line: arguments, subcommands, progress, the clock.
//!
//! Invariants: the only room that prints, that ends the process and that reads the clock. It decides nothing about a
//! file; it hands over what the user asked for and draws what comes back.

pub mod args;
pub mod bad_value;
pub mod board;
mod book_fault;
pub mod clock;
pub mod common;
pub mod completions;
pub mod console;
pub mod destination;
pub mod dropped;
pub mod exit;
pub mod explain;
pub mod fix;
pub mod handbook;
pub mod inputs;
pub mod interrupt;
pub mod lang;
pub mod man;
pub mod output;
pub mod panic;
pub mod progress;
pub mod reconcile;
pub mod schema;
mod swallowed;
pub mod template;
pub mod usage;
pub mod validate;

mod fact;
mod help;

use std::ffi::OsString;

use crate::finding::Lang;

use args::Task;
use exit::{Fault, Verdict};

/// Runs a command line, the program's name first, and returns the exit status: 0, 1 or 2.
#[must_use]
pub fn run(argv: &[OsString]) -> u8 {
    let lang = lang::spoken(argv);
    panic::keep_quiet();
    interrupt::listen(lang);
    crate::io::outlive_file_size_limit();
    let surroundings = console::Surroundings::here();
    let status = panic::shielded(lang, || {
        let (end, exit_zero) = match args::parse(argv, lang) {
            Ok(task) => perform(&task, lang),
            Err(fault) => (Err(fault), false),
        };
        if let Err(fault) = &end {
            interrupt::leave_nothing_behind();
            output::say(&fault.0);
        }
        exit::status(&end, exit_zero)
    })
    .unwrap_or(2);
    if let Some(surroundings) = surroundings {
        finish(&surroundings, argv, lang);
    }
    status
}

/// What a window asks for at the end: that it stays until somebody has read it, and that redirected text is not garbled.
fn finish(surroundings: &console::Surroundings, argv: &[OsString], lang: Lang) {
    if surroundings.owns_console() {
        console::wait_for_key(std::io::stdin().lock(), lang);
    } else if surroundings.garbles_redirected() && !argv.iter().any(|word| word == "-q" || word == "--quiet") {
        output::say(lang::pick(
            lang,
            "PowerShell の「>」や「|」では文字が化けることがあります。ファイルに書くには -o を使ってください。",
            "PowerShell may garble text behind > and |. Write files with -o.",
        ));
    }
}

fn perform(task: &Task, lang: Lang) -> (Result<Verdict, Fault>, bool) {
    match task {
        Task::Validate(args) => (validate::run(args), args.common.exit_zero),
        Task::Handbook(args) => (handbook::run(args), args.common.exit_zero),
        Task::Board(args) => (board::run(args), args.common.exit_zero),
        Task::Fix(args) => (fix::run(args), args.common.exit_zero),
        Task::Dropped(args) => (dropped::run_dropped(args), args.common.exit_zero),
        Task::Reconcile(args) => (reconcile::run(args), args.judged.common.exit_zero),
        Task::Explain(args) => (explain::run(args), args.common.exit_zero),
        Task::Schema(args) => (schema::run(args), args.common.exit_zero),
        Task::Template(args) => (template::run(args), args.common.exit_zero),
        Task::Completions(args) => (completions::run(args, args::command(lang)), args.common.exit_zero),
        Task::Man(args) => (man::run(args, args::command(lang)), args.common.exit_zero),
        Task::Show(text) => (output::print(text, lang).map(|()| Verdict::default()), false),
    }
}
