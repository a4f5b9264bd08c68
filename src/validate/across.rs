//! What a table shares with earlier tables of the run, told when its last row is known.

use crate::finding::{Finding, Place, Related};
use crate::record::{MailLog, Plan};
use crate::rules::{AgainCx, Asked, AskedRules, FilesCx, Filter, Likeness, SharedMailCx};

use super::bench::Bench;
use super::keep::keep;
use super::meeting::told_by;
use super::pending::{Again, Pending};
use super::room::{Atlas, Room};

/// Findings that are made at a time: there may be as many as rows.
const AT_A_TIME: usize = 1024;

/// Makes the findings of one table.
pub(super) struct Across<'a> {
    /// What is expected of its columns.
    pub plan: &'a Plan,
    /// The rules that are asked.
    pub asked: &'a AskedRules,
    /// Which findings count.
    pub filter: &'a Filter,
    /// The tables.
    pub atlas: &'a Atlas,
    /// The earlier table of which this one is a copy.
    pub copy_of: Option<&'a Related>,
}

impl Across<'_> {
    /// Hands the findings to `each`, some at a time: those of rows in their order, then those of the whole table. It
    /// stops when `each` answers `false`.
    pub(super) fn tell(&self, mut pending: Pending, each: impl FnMut(Vec<Finding>) -> bool) {
        let visits = self.atlas.names.last().map_or(0, |name| name.visits);
        let versions = pending.versions(&self.atlas.names, visits);
        let unnamed = pending.take_unnamed();
        let Pending { findings, again, .. } = pending;
        let mut made = Vec::new();
        for (row, rows) in &unnamed {
            self.again(row, Some(*rows), &mut made);
        }
        let mut single: Vec<Box<Finding>> = findings.into_iter().map(|(_, finding)| finding).collect();
        single.extend(made.drain(..).map(Box::new));
        single.sort_by_key(|finding| (finding.place.record, finding.place.column, finding.code));
        let mut single = single.into_iter().peekable();
        let mut telling = Telling { across: self, each, chunk: Vec::new(), wanted: true };
        for row in &again {
            while let Some(finding) = single.next_if(|finding| finding.place.record < row.place.record) {
                telling.tell(*finding);
            }
            self.again(row, None, &mut made);
            made.drain(..).for_each(|finding| telling.tell(finding));
            if !telling.wanted {
                return;
            }
        }
        single.for_each(|finding| telling.tell(*finding));
        for (table, likeness) in versions {
            let name = self.atlas.names.get(table as usize);
            let file = name.map(|name| name.called()).unwrap_or_default();
            let related = Related {
                path: name.map(|name| name.path.clone()),
                sheet: name.and_then(|name| name.sheet.clone()),
                place: Place::default(),
            };
            self.files(&FilesCx { file: &file, likeness }, &related, &mut made);
        }
        if let Some(related) = self.copy_of {
            let file = related.path.as_deref().unwrap_or_default();
            self.files(&FilesCx { file, likeness: Likeness::Identical }, related, &mut made);
        }
        made.drain(..).for_each(|finding| telling.tell(finding));
        telling.flush();
    }

    fn again(&self, again: &Again, unnamed: Option<u64>, findings: &mut Vec<Finding>) {
        let name = self.atlas.names.get(again.table as usize);
        let file = name.map(|name| name.called()).unwrap_or_default();
        let cx = AgainCx {
            plan: self.plan,
            role: told_by(again.has_number),
            value: &again.value,
            name: &again.name,
            place: again.place,
            earlier: self.atlas.tables.place(again.earlier),
            file: &file,
            unnamed,
        };
        for Asked { rule, severity, check } in &self.asked.again {
            let start = findings.len();
            check(&cx, &mut rule.out(*severity, findings));
            for finding in &mut findings[start..] {
                finding.related.push(self.atlas.related(again.earlier, cx.role));
            }
        }
    }

    fn files(&self, cx: &FilesCx<'_>, related: &Related, findings: &mut Vec<Finding>) {
        for Asked { rule, severity, check } in &self.asked.files {
            let start = findings.len();
            check(cx, &mut rule.out(*severity, findings));
            for finding in &mut findings[start..] {
                finding.related.push(related.clone());
            }
        }
    }
}

/// Findings on their way out.
struct Telling<'a, F> {
    across: &'a Across<'a>,
    each: F,
    chunk: Vec<Finding>,
    wanted: bool,
}

impl<F: FnMut(Vec<Finding>) -> bool> Telling<'_, F> {
    fn tell(&mut self, finding: Finding) {
        self.chunk.push(finding);
        if self.chunk.len() >= AT_A_TIME {
            self.flush();
        }
    }

    fn flush(&mut self) {
        let mut chunk = std::mem::take(&mut self.chunk);
        if self.across.filter.looks_at_severity() {
            keep(&mut chunk, 0, self.across.filter);
        }
        self.wanted = self.wanted && (chunk.is_empty() || (self.each)(chunk));
    }
}

/// Asks about the addresses that several people of a table give.
pub(super) fn shared_mails(bench: &Bench<'_>, mails: MailLog, threads: usize, room: &Room, closing: &mut Vec<Finding>) {
    let place = |spot| room.atlas.tables.place(spot);
    for mail in &mails.into_shared(threads, |person| room.glance(person), |one, other| room.are_two(one, other)) {
        let (first, second) = (place(mail.first), place(mail.second));
        for Asked { rule, severity, check } in &bench.asked.shared_mail {
            check(&SharedMailCx { plan: bench.plan, mail, first, second }, &mut rule.out(*severity, closing));
        }
    }
}
