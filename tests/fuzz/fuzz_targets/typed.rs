//! Workbooks of ours that come back: what was typed is read, or it is said that it is none of ours.

#![no_main]

use std::io::Cursor;

use kenshu::typed::{Kept, is_handbook};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = is_handbook(Cursor::new(bytes));
    let _ = Kept::read(Cursor::new(bytes));
});
