use crate::io::sha256;
use crate::rules::FileFault;

use super::fault::input_fault;
use super::options::Options;
use super::output::Output;
use super::room::Room;
use super::running::{Run, RunTotals};
use super::stream::Prepare;
use super::table_info::TableInfo;
use super::twins::Twins;
use super::{sheets, text};

use super::run_input::RunInput;

/// Judges all inputs, in order.
pub fn run<P: Prepare>(
    inputs: &[RunInput],
    options: &Options<'_>,
    prepare: &P,
    output: &mut dyn Output<P::Piece>,
) -> RunTotals {
    let (totals, left) = (RunTotals::default(), options.max_findings);
    let (room, twins) = (Room::default(), Twins::of(inputs));
    let mut run = Run { options, prepare, output, totals, left, room, twins };
    for input in inputs {
        run.totals.inputs += 1;
        if run.totals.stopped {
            break;
        }
        run.input(input);
    }
    run.totals
}

impl<P: Prepare> Run<'_, P> {
    fn input(&mut self, RunInput { name, input }: &RunInput) {
        let mut info = TableInfo { path: name.clone(), ..TableInfo::default() };
        let input = match input {
            Ok(input) => input,
            Err(fault) => return self.unusable(info, &input_fault(fault), false),
        };
        match sheets::is_workbook(input) {
            Ok(true) => sheets::judge(self, input, info),
            Ok(false) => text::judge(self, input, info),
            Err(fault) => {
                let opened = !matches!(fault, FileFault::Unreadable(_) | FileFault::Changed);
                // Which file was sent is worth knowing, above all when it is the wrong one.
                if let (true, true, Ok(reader)) = (opened, self.options.digest, input.reader()) {
                    info.sha256 = sha256(reader).unwrap_or_default();
                }
                self.unusable(info, &fault, opened);
            }
        }
    }
}
