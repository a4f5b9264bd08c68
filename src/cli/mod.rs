//! The command line: arguments, subcommands, progress, the clock.
//!
//! Invariants: the only room that prints, that ends the process and that reads the clock. It decides nothing about a
//! file; it hands over what the user asked for and draws what comes back.

pub mod args;
pub mod bad_value;
pub mod board;
pub mod clock;
pub mod common;
pub mod completions;
pub mod destination;
pub mod exit;
pub mod explain;
pub mod handbook;
pub mod inputs;
pub mod interrupt;
pub mod lang;
pub mod output;
pub mod panic;
pub mod progress;
pub mod schema;
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
    panic::shielded(lang, || {
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
    .unwrap_or(2)
}

fn perform(task: &Task, lang: Lang) -> (Result<Verdict, Fault>, bool) {
    match task {
        Task::Validate(args) => (validate::run(args), args.common.exit_zero),
        Task::Handbook(args) => (handbook::run(args), args.common.exit_zero),
        Task::Board(args) => (board::run(args), args.common.exit_zero),
        Task::Explain(args) => (explain::run(args), args.common.exit_zero),
        Task::Schema(args) => (schema::run(args), args.common.exit_zero),
        Task::Completions(args) => (completions::run(args, args::command(lang)), args.common.exit_zero),
        Task::Show(text) => (output::print(text, lang).map(|()| Verdict::default()), false),
    }
}
