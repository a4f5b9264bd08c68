//! Whatever the bytes, what is mended once is mended, and no byte is lost where nothing was mended.

#![no_main]

use kenshu::fix::{FixOutput, FixPrepare, HEAD, KeepBytes, KeepOutput, Mender, Outcome};
use kenshu::io::Input;
use kenshu::validate::{Options, RunInput, run};
use libfuzzer_sys::fuzz_target;

fn mend(bytes: &[u8]) -> (Vec<u8>, Outcome, bool) {
    let input = Input::hold("a.csv".to_owned(), bytes, u64::MAX - 1);
    let inputs = [RunInput { name: "a.csv".to_owned(), input }];
    let options = Options::on(jiff::civil::date(2026, 2, 10));
    let (mut out, mender) = (Vec::new(), Mender::default());
    let mut keep = KeepOutput::new(&mut out, &bytes[..bytes.len().min(HEAD)]);
    let mut output = FixOutput::new(&mut keep);
    run(&inputs, &options, &FixPrepare { mender: &mender, make: &KeepBytes::default() }, &mut output);
    let outcome = output.outcome;
    // A row that is too long ends the reading, and then nothing is written.
    let is_all = outcome.is_whole() && outcome.bytes + keep.mark == bytes.len() as u64;
    (out, outcome, is_all)
}

fuzz_target!(|bytes: &[u8]| {
    let (once, outcome, is_all) = mend(bytes);
    if !is_all {
        return;
    }
    if outcome.cells == 0 {
        assert_eq!(once, bytes);
    }
    let (twice, again, _) = mend(&once);
    if again.is_whole() {
        assert_eq!((again.cells, twice == once), (0, true));
    }
});
