//! Rosters, read the same way as any other file.

use crate::finding::Finding;
use crate::reconcile::{Roster, RosterBuilder, RosterPiece};
use crate::rules::{Asked, AskedRules, Filter, RULES, RosterCx, rule_of};
use crate::schema::{Field, Kind, Role, catalogue, fold};
use crate::value::Date;

use super::options::Options;
use super::output::Output;
use super::run::run;
use super::run_input::RunInput;
use super::stream::Prepare;
use super::table_info::{Judged, TableInfo, TableTotals};

/// Rosters that were read.
#[derive(Debug)]
pub struct RostersRead {
    /// Everybody on them.
    pub roster: Roster,
    /// Every table, what was found wrong with it, and its counts.
    pub tables: Vec<RosterTable>,
}

/// A table of a roster.
#[derive(Clone, Debug)]
pub struct RosterTable {
    /// The table.
    pub info: TableInfo,
    /// What judging finds about how it is read (1xx); nothing else is asked of a roster here.
    pub closing: Vec<Finding>,
    /// Its counts.
    pub totals: TableTotals,
    /// What is said of it as a roster: see [`RostersRead::judge`].
    pub findings: Vec<Finding>,
}

/// Why a file cannot serve as a roster.
#[derive(Debug)]
pub enum NoRoster {
    /// What is said of such a file, and its path.
    Fault(String, Box<Finding>),
    /// Neither number nor name can be read from it: its path.
    TellsNobody(String),
    /// It has the columns of attendance: its path.
    Attendance(String),
    /// Nobody stands in any of them.
    Empty,
}

/// Reads rosters, in the order given.
///
/// # Errors
/// A file is no roster, or nobody stands in any of them.
pub fn read_rosters(inputs: &[RunInput], as_of: Date, threads: usize) -> Result<RostersRead, NoRoster> {
    read_rosters_with(inputs, Options { threads, ..Options::on(as_of) })
}

/// As [`read_rosters`], with what else options may say of reading.
///
/// # Errors
/// As [`read_rosters`].
pub fn read_rosters_with(inputs: &[RunInput], options: Options<'_>) -> Result<RostersRead, NoRoster> {
    // Only how the file is read matters here: members need not be judged as attendees are, and that takes time and memory.
    // What its rows share with others is found where they are joined.
    let [asked, apart] =
        [&["1xx"][..], &["131", "132"]].map(|words| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>());
    let filter = Filter::parse(&asked, &apart, RULES).unwrap_or_default();
    let options = Options { kinds: &[Kind::Roster], filter, ..options };
    let mut kept = Kept::default();
    run(inputs, &options, &Rows, &mut kept);
    for RosterTable { info, closing, totals, .. } in &kept.tables {
        // What could not be read to its end is only a part.
        let is_torn = closing.iter().any(|finding| finding.code == UNREADABLE);
        let unusable = info.schema.is_none() || totals.records == 0 || is_torn;
        if let (true, Some(fault)) = (unusable, closing.iter().find(|finding| finding.code < 200)) {
            return Err(NoRoster::Fault(info.path.clone(), Box::new(fault.clone())));
        }
        let tells = |role: Role| info.columns.iter().any(|column| column.role == Some(role));
        if !unusable && !tells(Role::RegistrationNumber) && !tells(Role::Name) && !tells(Role::FamilyName) {
            return Err(NoRoster::TellsNobody(info.path.clone()));
        }
        if tells_of_seminars(info) {
            return Err(NoRoster::Attendance(info.path.clone()));
        }
    }
    if kept.builder.is_empty() {
        return Err(NoRoster::Empty);
    }
    Ok(RostersRead { roster: kept.builder.finish(), tables: kept.tables })
}

impl RostersRead {
    /// Asks the rules about rosters. What is wrong with how a file is read is said of a roster as of any file.
    pub fn judge(&mut self, filter: &Filter, date: Option<Date>, as_of: Date) {
        let asked = AskedRules::about_rosters(RULES, filter);
        let names: Vec<(String, Option<String>)> =
            self.tables.iter().map(|table| (table.info.path.clone(), table.info.sheet.clone())).collect();
        let faults = self.roster.faults();
        let of_table = |at: usize| {
            let from = faults.partition_point(|fault| self.roster.place_of(fault.row).0 < at);
            let to = faults.partition_point(|fault| self.roster.place_of(fault.row).0 <= at);
            &faults[from..to]
        };
        for (at, table) in self.tables.iter_mut().enumerate() {
            let wanted = |finding: &&Finding| {
                let wants = rule_of(finding.code).is_some_and(|rule| filter.wants(rule));
                finding.code < 200 && wants && filter.keeps(finding.code, finding.rule, finding.severity)
            };
            table.findings = table.closing.iter().filter(wanted).cloned().collect();
            let cx = RosterCx {
                roster: &self.roster,
                faults: of_table(at),
                names: &names,
                table: at,
                roles: &roles_of(&table.info),
                header: (table.info.header_line, table.info.header_row),
                date,
                as_of,
            };
            for Asked { rule, severity, check } in &asked {
                check(&cx, &mut rule.out(*severity, &mut table.findings));
            }
            table.findings.retain(|finding| filter.keeps(finding.code, finding.rule, finding.severity));
        }
    }
}

/// The roles that the columns of a roster hold; family and given name make a name.
fn roles_of(info: &TableInfo) -> Vec<Role> {
    let roles = info.columns.iter().filter_map(|column| column.role);
    roles.map(|role| if role == Role::FamilyName { Role::Name } else { role }).collect()
}

/// `true` where the header has columns that only attendance has: two of them, for a roster may keep a note of one.
fn tells_of_seminars(info: &TableInfo) -> bool {
    let layouts = catalogue::of_kind(Kind::Attendance);
    let role_of = |label: &str| {
        let label = fold::label(label);
        let fields = layouts.iter().flat_map(|layout| &layout.fields);
        let is = |field: &&Field| {
            fold::label(&field.label) == label || field.aliases.iter().any(|alias| fold::label(alias) == label)
        };
        fields.into_iter().find(is).map(|field| field.role)
    };
    let unknown = info.columns.iter().filter(|column| column.role.is_none() && !column.label.trim().is_empty());
    let mut roles: Vec<Role> = unknown.filter_map(|column| role_of(&column.label)).collect();
    roles.retain(|role| OF_SEMINARS.contains(role));
    roles.sort_unstable();
    roles.dedup();
    roles.len() >= 2
}

/// `file-unreadable`.
const UNREADABLE: u16 = 105;

/// What only a list of attendees or applicants tells.
const OF_SEMINARS: [Role; 10] = [
    Role::Participation,
    Role::Presence,
    Role::Credits,
    Role::Category,
    Role::Programme,
    Role::CurriculumCode,
    Role::SeminarId,
    Role::SeminarTitle,
    Role::SeminarDate,
    Role::SeminarStart,
];

struct Rows;

impl Prepare for Rows {
    type Piece = RosterPiece;

    fn prepare(&self, judged: &Judged<'_>) -> RosterPiece {
        let mut piece = RosterPiece::with_capacity(judged.records.len());
        for record in judged.each() {
            let line = judged.lines_before + u64::from(record.row.line) + 1;
            piece.push(&record, line);
        }
        piece
    }
}

#[derive(Default)]
struct Kept {
    builder: RosterBuilder,
    tables: Vec<RosterTable>,
}

impl Output<RosterPiece> for Kept {
    fn begin(&mut self, table: &TableInfo) -> bool {
        self.builder.begin(&table.path);
        true
    }

    fn accept(&mut self, _: &TableInfo, piece: &mut RosterPiece) -> bool {
        self.builder.push(std::mem::take(piece));
        true
    }

    fn across(&mut self, _: &TableInfo, _: &[Finding]) -> bool {
        // A member stands in more than one roster; where they disagree, the room that joins them says so.
        true
    }

    fn end(&mut self, table: &TableInfo, closing: &[Finding], totals: &TableTotals) -> bool {
        let (info, closing, totals) = (table.clone(), closing.to_vec(), totals.clone());
        self.tables.push(RosterTable { info, closing, totals, findings: Vec::new() });
        true
    }
}
