//! The catalogue, filtered for one table: which rule looks at which column.

use crate::finding::Severity;
use crate::record::Plan;
use crate::schema::{Kind, Role, Schema};

use super::context::Stage;
use super::filter::Filter;
use super::needs;
use super::rule::{
    AgainCheck, ApplicationCheck, CellCheck, Check, DecisionCheck, FileCheck, FilesCheck, HeaderCheck, HeldCheck,
    LedgerCheck, MinutesCheck, OriginCheck, PairCheck, RosterCheck, RowCheck, Rule, SeminarsCheck, SequenceCheck,
    SharedMailCheck, Stages, TableCheck, TypedCheck,
};

/// A rule that is asked, at the severity in force, with the function that looks.
#[derive(Clone, Copy)]
pub struct Asked<F> {
    /// The rule.
    pub rule: &'static Rule,
    /// The severity in force.
    pub severity: Severity,
    /// The function.
    pub check: F,
}

/// The rules that are asked about one table, sorted by what they look at.
#[derive(Default)]
pub struct AskedRules {
    /// For every column, the rules that look at its odd cells.
    pub cells: Vec<Vec<Asked<CellCheck>>>,
    /// Rules that look at how any cell was cut.
    pub structure: Vec<Asked<CellCheck>>,
    /// Rules that look at every row.
    pub rows: Vec<Asked<RowCheck>>,
    /// Rules that look at rows that disagree with their seminar.
    pub disagreeing: Vec<Asked<RowCheck>>,
    /// Rules that look at two rows with one number.
    pub same_number: Vec<Asked<PairCheck>>,
    /// Rules that look at two rows with one number and one name.
    pub same_person: Vec<Asked<PairCheck>>,
    /// Rules that look at two rows of one person with two numbers.
    pub other_number: Vec<Asked<PairCheck>>,
    /// Rules that look at two rows of one person in one session.
    pub same_attendance: Vec<Asked<PairCheck>>,
    /// Rules that look at two such rows of two tables.
    pub again: Vec<Asked<AgainCheck>>,
    /// Rules that look at two rows of one person on one day.
    pub same_day: Vec<Asked<PairCheck>>,
    /// Rules that look at two such rows, one of which is a lecturer's.
    pub two_roles: Vec<Asked<PairCheck>>,
    /// Rules that look at two rows with a value that may occur once.
    pub same_value: Vec<Asked<PairCheck>>,
    /// Rules that look at addresses that several people give.
    pub shared_mail: Vec<Asked<SharedMailCheck>>,
    /// Rules that look at two tables of one run.
    pub files: Vec<Asked<FilesCheck>>,
    /// Rules that look at rows that rise by one.
    pub sequences: Vec<Asked<SequenceCheck>>,
    /// Rules that look at the header.
    pub header: Vec<Asked<HeaderCheck>>,
    /// Rules that look at how the table came out of its file.
    pub origin: Vec<Asked<OriginCheck>>,
    /// Rules that look at the whole table.
    pub table: Vec<Asked<TableCheck>>,
    /// Rules that look at the seminars of a table.
    pub seminars: Vec<Asked<SeminarsCheck>>,
    /// Rules that look at every row held against a roster.
    pub held: Vec<Asked<HeldCheck>>,
    /// Rules that look at an input that cannot be used.
    pub file: Vec<Asked<FileCheck>>,
    /// Rules that would need a role that the table does not have; without a role, a list of seminars.
    pub silent: Vec<(&'static Rule, Vec<Role>)>,
}

impl AskedRules {
    /// The rules that have something to say about a table.
    #[must_use]
    pub fn about(rules: &[&'static Rule], filter: &Filter, schema: &Schema, plan: &Plan, stage: Stage) -> Self {
        let mut asked = Self { cells: plan.columns.iter().map(|_| Vec::new()).collect(), ..Self::default() };
        for &rule in rules {
            if !filter.wants(rule) || !rule.stages.include(stage) || !needs::concerns(rule, schema) {
                continue;
            }
            // A list of seminars is what fills such gaps; it need not have all columns.
            let is_list = schema.kind == Kind::Seminars;
            if let Some(lacking) = needs::lacking(rule, plan) {
                asked.silent.extend((!is_list).then(|| (rule, lacking.to_vec())));
                continue;
            }
            if !rule.roles.is_empty() && !rule.roles.iter().any(|&role| needs::has(plan, role)) {
                asked.silent.extend((!is_list).then(|| (rule, rule.roles.to_vec())));
                continue;
            }
            let set = schema.severities.iter().find(|setting| setting.rule == rule.name);
            asked.add(rule, set.map_or(rule.severity, |setting| setting.severity), plan);
        }
        asked
    }

    /// The rules that have something to say about an input that is no table.
    #[must_use]
    pub fn about_files(rules: &[&'static Rule], filter: &Filter) -> Vec<Asked<FileCheck>> {
        let file = |rule: &&'static Rule| match rule.check {
            Check::File(check) if filter.wants(rule) => Some(Asked { rule, severity: rule.severity, check }),
            _ => None,
        };
        rules.iter().filter_map(file).collect()
    }

    /// The rules that have something to say about applications that stand before a board.
    #[must_use]
    pub fn about_applications(rules: &[&'static Rule]) -> Vec<Asked<ApplicationCheck>> {
        let application = |rule: &&'static Rule| match rule.check {
            Check::Application(check) => Some(Asked { rule, severity: rule.severity, check }),
            _ => None,
        };
        rules.iter().filter_map(application).collect()
    }

    /// The rules that have something to say about what a board resolved.
    #[must_use]
    pub fn about_minutes(rules: &[&'static Rule]) -> Vec<Asked<MinutesCheck>> {
        let minutes = |rule: &&'static Rule| match rule.check {
            Check::Minutes(check) => Some(Asked { rule, severity: rule.severity, check }),
            _ => None,
        };
        rules.iter().filter_map(minutes).collect()
    }

    /// The rules that have something to say about ledgers that have been read.
    #[must_use]
    pub fn about_ledgers(rules: &[&'static Rule], filter: &Filter) -> Vec<Asked<LedgerCheck>> {
        let ledger = |rule: &&'static Rule| match rule.check {
            Check::Ledger(check) if filter.wants(rule) => Some(Asked { rule, severity: rule.severity, check }),
            _ => None,
        };
        rules.iter().filter_map(ledger).collect()
    }

    /// The rules that have something to say about what was typed into a workbook of ours.
    #[must_use]
    pub fn about_typed(rules: &[&'static Rule], filter: &Filter) -> Vec<Asked<TypedCheck>> {
        let typed = |rule: &&'static Rule| match rule.check {
            Check::Typed(check) if filter.wants(rule) => Some(Asked { rule, severity: rule.severity, check }),
            _ => None,
        };
        rules.iter().filter_map(typed).collect()
    }

    /// The rules that have something to say about a roster.
    #[must_use]
    pub fn about_rosters(rules: &[&'static Rule], filter: &Filter) -> Vec<Asked<RosterCheck>> {
        let roster = |rule: &&'static Rule| match rule.check {
            Check::Roster(check) if filter.wants(rule) => Some(Asked { rule, severity: rule.severity, check }),
            _ => None,
        };
        rules.iter().filter_map(roster).collect()
    }

    /// The rules that have something to say about a file of decisions.
    #[must_use]
    pub fn about_decisions(rules: &[&'static Rule], filter: &Filter) -> Vec<Asked<DecisionCheck>> {
        let decision = |rule: &&'static Rule| match rule.check {
            Check::Decision(check) if filter.wants(rule) => Some(Asked { rule, severity: rule.severity, check }),
            _ => None,
        };
        rules.iter().filter_map(decision).collect()
    }

    /// `true` when some rule compares rows with each other: otherwise nothing need be kept of them.
    #[must_use]
    pub fn compares_rows(&self) -> bool {
        let pairs = [
            &self.same_number,
            &self.same_person,
            &self.other_number,
            &self.same_attendance,
            &self.same_day,
            &self.two_roles,
        ];
        let others = !(self.again.is_empty() && self.shared_mail.is_empty() && self.files.is_empty());
        // What a table rule counts, it counts of people who occur again.
        others || !self.table.is_empty() || pairs.into_iter().any(|rules| !rules.is_empty())
    }

    fn add(&mut self, rule: &'static Rule, severity: Severity, plan: &Plan) {
        match rule.check {
            Check::File(check) => self.file.push(Asked { rule, severity, check }),
            Check::Header(check) => self.header.push(Asked { rule, severity, check }),
            Check::Origin(check) => self.origin.push(Asked { rule, severity, check }),
            Check::Cell(check) if rule.roles.is_empty() => self.structure.push(Asked { rule, severity, check }),
            Check::Cell(check) => {
                for (column, rules) in plan.columns.iter().zip(&mut self.cells) {
                    if column.role.is_some_and(|role| rule.roles.contains(&role)) {
                        rules.push(Asked { rule, severity, check });
                    }
                }
            }
            Check::Row(check) => self.rows.push(Asked { rule, severity, check }),
            Check::Disagreeing(check) => self.disagreeing.push(Asked { rule, severity, check }),
            Check::SameNumber(check) => self.same_number.push(Asked { rule, severity, check }),
            Check::SamePerson(check) => self.same_person.push(Asked { rule, severity, check }),
            Check::OtherNumber(check) => self.other_number.push(Asked { rule, severity, check }),
            Check::SameAttendance(check) => self.same_attendance.push(Asked { rule, severity, check }),
            Check::Again(check) => self.again.push(Asked { rule, severity, check }),
            Check::SameDay(check) => self.same_day.push(Asked { rule, severity, check }),
            Check::TwoRoles(check) => self.two_roles.push(Asked { rule, severity, check }),
            Check::SameValue(check) => self.same_value.push(Asked { rule, severity, check }),
            Check::SharedMail(check) => self.shared_mail.push(Asked { rule, severity, check }),
            Check::Files(check) => self.files.push(Asked { rule, severity, check }),
            Check::Sequence(check) => self.sequences.push(Asked { rule, severity, check }),
            Check::Table(check) => self.table.push(Asked { rule, severity, check }),
            Check::Seminars(check) => self.seminars.push(Asked { rule, severity, check }),
            // Asked when certificates and credits are known as well, not of one table.
            Check::Application(_) | Check::Minutes(_) => {}
            // Asked when all ledgers have been read, not of one table.
            Check::Ledger(_) => {}
            // Asked when a workbook of ours is read back.
            Check::Typed(_) => {}
            // Asked when something is written, not when it is judged.
            Check::Written(_) => {}
            Check::Held(check) => self.held.push(Asked { rule, severity, check }),
            // A roster is no table that is judged, and neither are decisions.
            Check::Roster(_) | Check::Decision(_) => {}
        }
    }
}

impl Stages {
    /// Whether a rule has something to say at a stage.
    const fn include(self, stage: Stage) -> bool {
        match self {
            Self::Both => true,
            Self::ResultOnly => matches!(stage, Stage::Result),
            Self::EntryOnly => matches!(stage, Stage::Entry),
        }
    }
}
