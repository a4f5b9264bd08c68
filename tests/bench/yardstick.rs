//! The figure every CSV benchmark is measured against: the csv crate counting the fields of a file.
//! `yardstick FILE` prints the number of records and fields.

use std::fs::File;
use std::io::{self, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let counted = match std::env::args().nth(1) {
        Some(path) => count(&path).map_err(|error| format!("{path}: {error}")),
        None => Err("yardstick FILE".to_owned()),
    };
    match counted {
        Ok((records, fields)) => {
            let _ = writeln!(io::stdout(), "{records} records, {fields} fields");
            ExitCode::SUCCESS
        }
        Err(message) => {
            let _ = writeln!(io::stderr(), "yardstick: {message}");
            ExitCode::from(2)
        }
    }
}

/// Records (the header is one) and fields, in the crate's default way of reading but for rows of any length.
fn count(path: &str) -> Result<(u64, u64), csv::Error> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(File::open(path)?);
    let mut record = csv::ByteRecord::new();
    let (mut records, mut fields) = (0, 0);
    while reader.read_byte_record(&mut record)? {
        records += 1;
        fields += record.len() as u64;
    }
    Ok((records, fields))
}
