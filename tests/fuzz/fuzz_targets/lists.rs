//! Decisions, minutes, rosters, seminars, ledgers: each is read or refused.

#![no_main]

use kenshu::io::Input;
use kenshu::validate::{RunInput, read_decisions, read_minutes, read_rosters, read_seminars};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let day = jiff::civil::date(2026, 2, 10);
    let input = || {
        let input = Input::hold("a.csv".to_owned(), bytes, u64::MAX - 1);
        RunInput { name: "a.csv".to_owned(), input }
    };
    let _ = read_decisions(input(), day);
    let _ = read_minutes(input(), day);
    let _ = read_seminars(input(), day);
    let _ = read_rosters(&[input()], day, 1);
});
