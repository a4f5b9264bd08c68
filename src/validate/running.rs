use crate::finding::Finding;
use crate::io::Input;
use crate::record::{SeminarGroup, SessionKeys, Uniques};
use crate::rules::{
    Asked, AskedRules, Context, FileCx, FileFault, HeaderCx, OriginCx, RULES, SeminarsCx, SequenceCx, SummaryCx,
};
use crate::schema::{Kind, Role};

use super::across::{Across, shared_mails};
use super::bench::Bench;
use super::keep::keep;
use super::meeting::Meeting;
use super::merge::Merge;
use super::needs::Needs;
use super::open::OpenTable;
use super::options::Options;
use super::output::Output;
use super::pending::Pending;
use super::room::Room;
use super::stream::{Feed, Prepare, Stream, stream};
use super::table_info::{Silent, TableInfo, TableTotals};
use super::twins::Twins;

/// What a whole run came to.
#[derive(Clone, Debug, Default)]
pub struct RunTotals {
    /// Inputs.
    pub inputs: u64,
    /// Tables whose rows could be judged, and inputs that were judged to be unusable. One that changed meanwhile is neither.
    pub opened: u64,
    /// Counts over all tables.
    pub totals: TableTotals,
    /// `true` when whoever reads the output went away.
    pub stopped: bool,
}

/// A run on its way.
pub(super) struct Run<'a, P: Prepare> {
    pub(super) options: &'a Options<'a>,
    pub(super) prepare: &'a P,
    pub(super) output: &'a mut dyn Output<P::Piece>,
    pub(super) totals: RunTotals,
    pub(super) left: u64,
    /// What is kept from table to table.
    pub(super) room: Room,
    /// Inputs that may be copies of each other.
    pub(super) twins: Twins,
}

impl<P: Prepare> Run<'_, P> {
    /// `true` when SHA-256 of an input is wanted: for the output, or to know a copy.
    pub(super) fn digest(&self, input: &Input) -> bool {
        self.options.digest || self.twins.may_be(input)
    }

    /// An input, or a table of it, that cannot be judged: one finding.
    pub(super) fn unusable(&mut self, info: TableInfo, fault: &FileFault, opened: bool) {
        self.totals.opened += u64::from(opened);
        let mut findings = Vec::new();
        for Asked { rule, severity, check } in AskedRules::about_files(RULES, &self.options.filter) {
            check(&FileCx { fault }, &mut rule.out(severity, &mut findings));
        }
        self.totals.stopped |= !self.output.begin(&info);
        self.close(&info, findings, TableTotals::default());
    }

    /// Judges one table.
    pub(super) fn table(&mut self, table: OpenTable, feed: &mut dyn Feed, input: &Input) {
        let OpenTable { info, schema, labels, binding, plan, skip, header_row, remark, .. } = table;
        let OpenTable { misplaced, prevailing, mut origin, .. } = table;
        let Options { filter, stage, as_of, threads, against, .. } = self.options;
        let asked = AskedRules::about(RULES, filter, &schema, &plan, *stage);
        let cx = Context { schema: &schema, as_of: *as_of, stage: *stage, is_workbook: plan.is_workbook };
        let needs = match schema.kind {
            Kind::Seminars => Needs::of_rows(true),
            Kind::Credits | Kind::Certificates => Needs::of_rows(false),
            _ => Needs::of(&asked, &plan),
        };
        // A list of seminars tells of nobody.
        let against = against.filter(|_| schema.kind != Kind::Seminars);
        let bench = Bench { cx, plan: &plan, asked: &asked, filter, prevailing: &prevailing, needs, against };
        self.totals.stopped |= !self.output.begin(&info);
        let tell_parts = SessionKeys::new(&plan, false).tell_parts();
        let copy_of = self.twins.known(&info, self.totals.inputs);
        // A copy meets itself alone: that it is one is told once.
        let mut room = if copy_of.is_some() { Room::default() } else { std::mem::take(&mut self.room) };
        room.atlas.begin(&info, &plan, tell_parts);
        // Nothing need be kept of values that no rule asks about.
        let uniques = if asked.same_value.is_empty() { None } else { Uniques::of(&schema, &plan) };
        let merge = Merge::new(Meeting::new(room, tell_parts), uniques);
        let with =
            Stream { bench: &bench, table: &info, skip, threads: *threads, limit: self.left, prepare: self.prepare };
        let streamed = stream(feed, &with, merge, self.output);
        self.totals.stopped |= !streamed.wanted;
        let holds_number = streamed.merge.holds_number(&bench);
        let Merge { held, mut totals, meeting, pending, mut consecutive, foreign, hidden, valueless, tally, .. } =
            streamed.merge;
        let Meeting { mut room, mails, indistinct, .. } = meeting;
        let listed = totals.by_severity.iter().sum::<u64>() - totals.unlisted;
        self.left -= listed;
        let mut closing = Vec::new();
        let header_cx = HeaderCx {
            cx: &bench.cx,
            labels: &labels,
            binding: &binding,
            plan: &plan,
            misplaced: &misplaced,
            line: info.header_line.unwrap_or_default(),
            sheet_row: header_row,
            held: against.is_some(),
        };
        for Asked { rule, severity, check } in &asked.header {
            check(&header_cx, &mut rule.out(*severity, &mut closing));
        }
        consecutive.finish();
        for run in &consecutive.runs {
            let header = (info.header_line.unwrap_or_default(), header_row);
            let sequence_cx = SequenceCx { cx: &bench.cx, plan: &plan, header, run };
            for Asked { rule, severity, check } in &asked.sequences {
                check(&sequence_cx, &mut rule.out(*severity, &mut closing));
            }
        }
        origin.foreign = foreign;
        origin.hidden_rows = hidden;
        let origin_cx = OriginCx { cx: &bench.cx, plan: &plan, origin: &origin };
        for Asked { rule, severity, check } in &asked.origin {
            check(&origin_cx, &mut rule.out(*severity, &mut closing));
        }
        let summary_cx = SummaryCx {
            cx: &bench.cx,
            records: totals.records,
            indistinct: if holds_number { 0 } else { indistinct },
            header_line: info.header_line.unwrap_or_default(),
            is_the_roster: against
                .is_some_and(|against| held.are_the_roster(totals.records, against.reconciler.roster().rows() as u64)),
        };
        for Asked { rule, severity, check } in &asked.table {
            check(&summary_cx, &mut rule.out(*severity, &mut closing));
        }
        shared_mails(&bench, mails, *threads, &room, &mut closing);
        let seminars_cx = SeminarsCx {
            cx: &bench.cx,
            plan: &plan,
            seminars: SeminarGroup::of_table(&plan, &tally),
            prevailing: &prevailing,
            header: header_cx.place(None),
        };
        for Asked { rule, severity, check } in &asked.seminars {
            check(&seminars_cx, &mut rule.out(*severity, &mut closing));
        }
        let changed = if input.changed() { Some(FileFault::Changed) } else { None };
        self.totals.opened += u64::from(changed.is_none());
        let no_data =
            (totals.records == 0).then_some(if valueless > 0 { FileFault::NoValues } else { FileFault::NoData });
        for fault in [streamed.fault, changed, no_data, remark].into_iter().flatten() {
            for Asked { rule, severity, check } in &asked.file {
                check(&FileCx { fault: &fault }, &mut rule.out(*severity, &mut closing));
            }
        }
        closing.sort_by_key(|Finding { place, code, .. }| {
            (place.record.is_none(), place.record, place.line.is_none(), place.column, *code)
        });
        let lost: Vec<Role> = misplaced
            .columns()
            .filter_map(|column| schema.fields.get(binding.columns.get(column).copied().flatten()?))
            .map(|field| field.role)
            .collect();
        totals.silent = asked
            .silent
            .iter()
            // What stands in a column under another's header is told once, by the rule about headers.
            .filter(|(_, missing)| !missing.iter().any(|role| lost.contains(role)))
            .map(|(rule, missing)| Silent {
                code: rule.code,
                rule: rule.name,
                missing: missing.clone(),
                needs_list: missing.is_empty(),
            })
            .collect();
        room.atlas.rows += totals.records;
        let told = copy_of.as_ref().filter(|_| self.twins.tell(self.totals.inputs));
        let across = Across { plan: &plan, asked: &asked, filter, atlas: &room.atlas, copy_of: told };
        self.across(&info, &across, pending, &mut totals);
        if copy_of.is_none() {
            self.room = room;
            self.twins.keep(&info, self.totals.inputs);
        }
        self.close(&info, closing, totals);
    }

    /// Hands over what a table shares with earlier ones, and counts it.
    fn across(&mut self, info: &TableInfo, across: &Across<'_>, pending: Pending, totals: &mut TableTotals) {
        across.tell(pending, |mut findings| {
            for finding in &findings {
                totals.across[finding.severity as usize] += 1;
                self.totals.totals.add(finding);
            }
            let listed = (findings.len() as u64).min(self.left);
            totals.unlisted += findings.len() as u64 - listed;
            self.left -= listed;
            findings.truncate(listed as usize);
            self.totals.stopped |= !findings.is_empty() && !self.output.across(info, &findings);
            !self.totals.stopped
        });
    }

    /// Hands over what concerns the whole table, and counts it.
    fn close(&mut self, info: &TableInfo, mut closing: Vec<Finding>, mut totals: TableTotals) {
        if self.options.filter.looks_at_severity() {
            keep(&mut closing, 0, &self.options.filter);
        }
        for finding in &closing {
            totals.add(finding);
        }
        let listed = (closing.len() as u64).min(self.left);
        totals.unlisted += closing.len() as u64 - listed;
        self.left -= listed;
        closing.truncate(listed as usize);
        self.totals.stopped |= !self.output.end(info, &closing, &totals);
        self.totals.totals.merge(&totals);
    }
}
