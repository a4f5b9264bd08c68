//! Whatever the bytes, every row goes to one place.

#![no_main]

use kenshu::fix::{
    Attendances, Fates, FixOutput, FixPrepare, HeldRow, Mender, RowsBytes, Sorter, SplitOutput, Splitter,
};
use kenshu::io::Input;
use kenshu::validate::{Options, RunInput, TableInfo, run};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let input = || Input::hold("a.csv".to_owned(), bytes, u64::MAX - 1);
    let inputs = || [RunInput { name: "a.csv".to_owned(), input: input() }];
    let options = Options::on(jiff::civil::date(2026, 2, 10));
    let (rows, sent, refused) = (RowsBytes::default(), Attendances::default(), Attendances::default());
    let (sorter, mender, mut fates) = (Sorter { rows: &rows, sent: &sent, refused: &refused }, Mender::default(), Fates::default());
    let mut output = FixOutput::new(&mut fates);
    run(&inputs(), &options, &FixPrepare { mender: &mender, make: &sorter }, &mut output);
    let (outcome, mut held) = (output.outcome, 0_u64);
    if !outcome.is_whole() || outcome.tables.len() != 1 {
        return;
    }
    let mut count = |_: &TableInfo, _: &HeldRow| {
        held += 1;
        true
    };
    let mut out = Vec::new();
    let mut output = SplitOutput::new(&mut out, &mut count);
    let splitter = Splitter { sorter: &sorter, fates: &fates };
    run(&inputs(), &options, &FixPrepare { mender: &mender, make: &splitter }, &mut FixOutput::new(&mut output));
    let rows = output.rows;
    assert_eq!((rows.iter().sum::<u64>(), rows[1]), (outcome.records, held));
});
