//! Layouts of a user's own, programmes: any text is a layout or a list of what is wrong with it.

#![no_main]

use kenshu::credits::Programmes;
use kenshu::schema::check;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let checked = check("a.toml", bytes, None);
    assert!(checked.schema.is_some() || !checked.errors.is_empty());
    if let Ok(text) = std::str::from_utf8(bytes) {
        if let Err(faults) = Programmes::parse(&[("a.toml", text)]) {
            assert!(!faults.is_empty());
        }
    }
});
