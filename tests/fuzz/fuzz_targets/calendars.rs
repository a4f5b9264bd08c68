//! Calendars of rounds: any text is one, or a list of what is wrong with it.

#![no_main]

use kenshu::credits::Rounds;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    // Two of the same, as when a file is named twice.
    for files in [1, 2] {
        let files: Vec<_> = (0..files).map(|at| (format!("{at}.toml"), text.to_owned())).collect();
        if let Err(faults) = Rounds::parse_own(&files) {
            assert!(!faults.is_empty());
        }
    }
});
