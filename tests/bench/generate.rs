//! Makes attendance files of any size for benchmarks and tests: `cargo run --release --example generate -- --help`.
//!
//! The same arguments give the same bytes. Memory is flat for CSV; a workbook is held until it is written.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

mod attendance;
mod faults;
#[allow(dead_code, reason = "shared with other generators, which use other parts")]
mod people;
mod sink;
mod spelling;

use attendance::{Attendance, LABELS, Row};
use faults::{Scope, Spoiler};
use people::{Carrier, POPULATION, People};
use sink::{Csv, Encoding, Sink, Xlsx};

const USAGE: &str = "\
generate [--rows N] [--bad PERCENT] [--encoding utf-8|cp932] [--columns 10|12] [--format csv|xlsx] [--seed S]
         [--every-row] [--people-only] [--carrier-domains] [--manifest] -o FILE

  --rows N           data rows (default 10000)
  --bad PERCENT      rows with one fault (default 1)
  --columns 12       職種 and 備考 as well
  --every-row        one wrong cell in every row
  --people-only      the five columns about the person; nobody twice
  --carrier-domains  carrier mail under the real domains, 1 in 200 with two dots in a row
  --manifest         writes FILE.faults.csv: record,column,label,kind
  -o FILE            the file to write; - is standard output
";

struct Options {
    rows: u64,
    bad: f64,
    encoding: Encoding,
    columns: usize,
    workbook: bool,
    seed: u64,
    every_row: bool,
    carrier: Carrier,
    manifest: bool,
    out: String,
}

fn main() -> ExitCode {
    let told = parse(std::env::args().skip(1)).and_then(|options| match options {
        Some(options) => run(&options).map_err(|error| format!("{}: {error}", options.out)),
        None => write!(io::stdout(), "{USAGE}").map_err(|error| error.to_string()),
    });
    match told {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            let _ = writeln!(io::stderr(), "generate: {message}");
            ExitCode::from(2)
        }
    }
}

/// `None` where only the usage is asked for.
fn parse(mut args: impl Iterator<Item = String>) -> Result<Option<Options>, String> {
    let mut options = Options {
        rows: 10_000,
        bad: 1.0,
        encoding: Encoding::Utf8,
        columns: 10,
        workbook: false,
        seed: 1,
        every_row: false,
        carrier: Carrier::Example,
        manifest: false,
        out: String::new(),
    };
    while let Some(name) = args.next() {
        let mut value = || args.next().ok_or_else(|| format!("{name} needs a value"));
        match name.as_str() {
            "--help" | "-h" => return Ok(None),
            "--rows" => options.rows = number(&name, &value()?)?,
            "--bad" => options.bad = number(&name, &value()?)?,
            "--seed" => options.seed = number(&name, &value()?)?,
            "--columns" => match value()?.as_str() {
                "10" => options.columns = 10,
                "12" => options.columns = 12,
                other => return Err(format!("--columns is 10 or 12, not {other}")),
            },
            "--encoding" => match value()?.as_str() {
                "utf-8" => options.encoding = Encoding::Utf8,
                "cp932" => options.encoding = Encoding::Cp932,
                other => return Err(format!("--encoding is utf-8 or cp932, not {other}")),
            },
            "--format" => match value()?.as_str() {
                "csv" => options.workbook = false,
                "xlsx" => options.workbook = true,
                other => return Err(format!("--format is csv or xlsx, not {other}")),
            },
            "--every-row" => options.every_row = true,
            "--people-only" => options.columns = 5,
            "--carrier-domains" => options.carrier = Carrier::Real,
            "--manifest" => options.manifest = true,
            "-o" => options.out = value()?,
            other => return Err(format!("{other} is not an option\n{USAGE}")),
        }
    }
    if options.out.is_empty() {
        return Err(format!("-o FILE is missing\n{USAGE}"));
    }
    if options.manifest && options.out == "-" {
        return Err("--manifest needs a file name".to_owned());
    }
    if options.columns == 5 && options.rows > u64::from(POPULATION) {
        return Err(format!("there are only {POPULATION} people"));
    }
    if options.workbook && options.rows > 1_048_575 {
        return Err("a sheet holds 1,048,575 rows below the header".to_owned());
    }
    Ok(Some(options))
}

fn number<T: std::str::FromStr>(name: &str, text: &str) -> Result<T, String> {
    text.parse().map_err(|_| format!("{name}: {text} is not a number"))
}

fn run(options: &Options) -> io::Result<()> {
    let out: Box<dyn Write> = match options.out.as_str() {
        "-" => Box::new(io::stdout().lock()),
        path => Box::new(File::create(path)?),
    };
    let out = BufWriter::with_capacity(1 << 20, out);
    let mut sink: Box<dyn Sink> = match options.workbook {
        true => Box::new(Xlsx::new(out)?),
        false => Box::new(Csv::new(out, options.encoding)),
    };
    let mut manifest: Box<dyn Write> = match options.manifest {
        true => Box::new(BufWriter::new(File::create(format!("{}.faults.csv", options.out))?)),
        false => Box::new(io::sink()),
    };
    writeln!(manifest, "record,column,label,kind")?;

    let people = People::new(options.seed, options.carrier);
    let scope = Scope { text: !options.workbook, columns: options.columns, every_row: options.every_row };
    let mut spoiler = Spoiler::new(options.seed, scope, options.bad);
    let mut attendance = Attendance::new(&people, options.seed, options.rows, options.columns == 5);
    let mut row = Row::default();
    sink.header(options.columns)?;
    let mut record = 0;
    while attendance.fill(&mut row) {
        record += 1;
        let mut cut = faults::Cut::Whole;
        if let Some((kind, how)) = spoiler.visit(record, &mut row) {
            cut = how;
            writeln!(manifest, "{record},{},{},{}", kind.column + 1, LABELS[kind.column], kind.name)?;
        }
        sink.row(&row.cells, options.columns, cut)?;
    }
    sink.finish()?;
    manifest.flush()
}
