use crate::finding::Finding;
use crate::rules::Filter;

/// Drops the findings from `start` on that do not count.
pub(super) fn keep(findings: &mut Vec<Finding>, start: usize, filter: &Filter) {
    let mut at = 0;
    findings.retain(|finding| {
        at += 1;
        at <= start || filter.keeps(finding.code, finding.rule, finding.severity)
    });
}
