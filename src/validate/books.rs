//! Ledgers and lists of certificates, read the same way as any other file.

use crate::credits::{Certificate, Ledger, LedgerFact, LedgerTable, Programmes, Spot, facts};
use crate::finding::{Finding, Place, Related};
use crate::rules::{Asked, AskedRules, Filter, LedgerCx, RULES, likeness_of_names};
use crate::schema::Kind;
use crate::value::Date;

use super::book_rows::{CertificateRows, Entries, EntryRows, Held};
use super::book_table::BookTable;
use super::options::Options;
use super::run::run;
use super::run_input::RunInput;

/// What was read, and what is wrong with it.
#[derive(Debug)]
pub struct BooksRead {
    /// Everything that was earned.
    pub ledger: Ledger,
    /// The certificates, in the order of the files and rows.
    pub certificates: Vec<Certificate>,
    /// The tables: those of the ledger, in the order of [`Ledger::tables`], then those of the certificates.
    pub tables: Vec<BookTable>,
    /// How many of them are the ledger's.
    pub ledger_tables: usize,
    /// What is wrong with them, by table and row; `.0` is the table.
    pub findings: Vec<(usize, Finding)>,
}

impl BooksRead {
    /// The table of a place in the ledger.
    #[must_use]
    pub fn table_of_entry(&self, spot: Spot) -> Option<&BookTable> {
        self.tables[..self.ledger_tables].get(usize::from(spot.table))
    }

    /// The table of a place in the list of certificates.
    #[must_use]
    pub fn table_of_certificate(&self, spot: Spot) -> Option<&BookTable> {
        self.tables.get(self.ledger_tables + usize::from(spot.table))
    }
}

/// What books are read by.
pub struct BookOptions<'a> {
    /// The day that counts as today.
    pub as_of: Date,
    /// Threads that carry blocks.
    pub threads: usize,
    /// Which rules are asked.
    pub filter: Filter,
    /// What programmes ask for.
    pub programmes: &'a Programmes,
    /// Told how many bytes more were read.
    pub advance: &'a (dyn Fn(u64) + Sync),
}

/// Why a file cannot serve: a standing without it would be wrong, so nothing is judged.
#[derive(Debug)]
pub enum NoBooks {
    /// What is said of such a file, and its path.
    Fault(String, Box<Finding>),
}

/// Findings that are kept of one run: whoever has more mends these first.
const MOST: u64 = 100_000;

/// Rules about a file that could not be read to its end, or fits no layout.
const FATAL: std::ops::RangeInclusive<u16> = 101..=107;

/// Reads ledgers and lists of certificates, each in the order given.
///
/// # Errors
/// A file cannot be used.
pub fn read_books(
    ledgers: &[RunInput],
    certificates: &[RunInput],
    options: &BookOptions<'_>,
) -> Result<BooksRead, NoBooks> {
    let asked = |kinds: &'static [Kind]| Options {
        kinds,
        threads: options.threads,
        filter: options.filter.clone(),
        max_findings: MOST,
        digest: true,
        advance: options.advance,
        ..Options::on(options.as_of)
    };
    let mut entries = Entries::default();
    run(ledgers, &asked(&[Kind::Credits]), &EntryRows, &mut entries);
    let mut held = Held::default();
    run(certificates, &asked(&[Kind::Certificates]), &CertificateRows, &mut held);
    let ledger_tables = entries.kept.tables.len();
    let mut findings = entries.kept.findings;
    findings.extend(held.kept.findings.into_iter().map(|(table, finding)| (ledger_tables + table, finding)));
    let mut tables = entries.kept.tables;
    tables.extend(held.kept.tables);
    for (table, finding) in &findings {
        if FATAL.contains(&finding.code) {
            return Err(NoBooks::Fault(tables[*table].info.path.clone(), Box::new(finding.clone())));
        }
    }
    let ledger = entries.builder.finish(&held.list, &likeness_of_names);
    let mut read = BooksRead { ledger, certificates: held.list, tables, ledger_tables, findings };
    judge_facts(&mut read, &held.tables, options);
    Ok(read)
}

/// Asks the rules about what only shows when everything has been read.
fn judge_facts(read: &mut BooksRead, certificate_tables: &[LedgerTable], options: &BookOptions<'_>) {
    let asked = AskedRules::about_ledgers(RULES, &options.filter);
    let known = facts(&read.ledger, &read.certificates, options.programmes, options.as_of);
    let mut found = Vec::new();
    for fact in &known {
        let tables = if fact.of_certificates { certificate_tables } else { &read.ledger.tables[..] };
        let first = if fact.of_certificates { read.ledger_tables } else { 0 };
        let at = usize::from(fact.spot.table);
        let Some(table) = tables.get(at) else { continue };
        let other_of_certificates =
            fact.names.as_ref().map_or(fact.of_certificates, |names| names.other_of_certificates);
        let others = if other_of_certificates { certificate_tables } else { &read.ledger.tables[..] };
        let other = fact.other.and_then(|spot| Some((others.get(usize::from(spot.table))?, spot)));
        let is_here = |spot: Spot| other_of_certificates == fact.of_certificates && spot.table == fact.spot.table;
        let other_file = other.filter(|(_, spot)| !is_here(*spot)).map(|(other, _)| other);
        let cx = LedgerCx { fact, table, other_file, name: name_of(read, fact) };
        found.clear();
        for Asked { rule, severity, check } in &asked {
            check(&cx, &mut rule.out(*severity, &mut found));
        }
        for mut finding in found.drain(..) {
            finding.related = other.iter().map(|(other, spot)| related(table, other, *spot, &finding.place)).collect();
            if options.filter.keeps(finding.code, finding.rule, finding.severity) {
                read.tables[first + at].totals.add(&finding);
                if read.findings.len() < MOST as usize {
                    read.findings.push((first + at, finding));
                } else {
                    read.tables[first + at].totals.unlisted += 1;
                }
            }
        }
    }
    read.findings.sort_by_key(|(table, finding)| {
        (*table, finding.place.record.is_none(), finding.place.record, finding.place.column, finding.code)
    });
}

fn name_of<'r>(read: &'r BooksRead, fact: &LedgerFact) -> &'r str {
    if fact.of_certificates {
        // They stand in the order of their places.
        let at = read.certificates.binary_search_by_key(&fact.spot, |certificate| certificate.spot);
        return at.map_or("", |at| &read.certificates[at].doctor.name);
    }
    read.ledger.doctor(fact.number).map_or("", |doctor| &doctor.name)
}

fn related(table: &LedgerTable, other: &LedgerTable, spot: Spot, place: &Place) -> Related {
    let is_same = (&table.path, &table.sheet) == (&other.path, &other.sheet);
    let role = table.columns.iter().find(|(_, column)| Some(*column) == place.column).map(|(role, _)| *role);
    Related {
        path: (!is_same).then(|| other.path.clone()),
        sheet: other.sheet.clone().filter(|_| !is_same),
        place: Place {
            record: Some(u64::from(spot.record)),
            line: Some(u64::from(spot.line)),
            sheet_row: Some(u64::from(spot.sheet_row)),
            column: role.and_then(|role| other.column_of(role)),
        },
    }
}
