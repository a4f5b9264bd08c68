use crate::finding::{Datum, Edit, Finding, Place, Severity, Text};

/// Where the findings of one rule go.
pub struct Out<'a> {
    code: u16,
    name: &'static str,
    own: Severity,
    severity: Severity,
    findings: &'a mut Vec<Finding>,
}

impl<'a> Out<'a> {
    /// The findings of the rule of that code and name, whose own severity is `own`, at the severity in force.
    pub(super) const fn new(
        (code, name, own): (u16, &'static str, Severity),
        severity: Severity,
        findings: &'a mut Vec<Finding>,
    ) -> Self {
        Self { code, name, own, severity, findings }
    }

    /// The same place for findings, weighing otherwise than the rule's own severity: a rule may weigh its cases. What a
    /// schema sets holds.
    pub fn weighing(&mut self, severity: Severity) -> Out<'_> {
        let severity = if self.severity == self.own { severity } else { self.severity };
        Out { code: self.code, name: self.name, own: self.own, severity, findings: self.findings }
    }

    /// Reports a fault and returns the finding, for an edit or another place to be added.
    pub fn report(
        &mut self,
        place: Place,
        value: Option<Datum>,
        message: Text,
        help: Text,
        args: impl IntoIterator<Item = Datum>,
    ) -> &mut Finding {
        let at = self.findings.len();
        self.findings.push(Finding {
            code: self.code,
            rule: self.name,
            severity: self.severity,
            place,
            value,
            message,
            help,
            args: args.into_iter().collect(),
            edit: None,
            related: Vec::new(),
        });
        &mut self.findings[at]
    }

    /// Reports a fault with another severity than the rule's own: a rule may weigh its cases. What a schema sets holds.
    pub fn report_as(
        &mut self,
        severity: Severity,
        place: Place,
        value: Option<Datum>,
        message: Text,
        help: Text,
        args: impl IntoIterator<Item = Datum>,
    ) -> &mut Finding {
        let in_force = if self.severity == self.own { severity } else { self.severity };
        let finding = self.report(place, value, message, help, args);
        finding.severity = in_force;
        finding
    }
}

impl Finding {
    /// Adds a safe edit: one that cannot change who or what is meant.
    pub fn mend_safely(&mut self, value: Datum) {
        self.edit = Some(Edit { value, safe: true });
    }

    /// Adds an edit that is a guess.
    pub fn suggest(&mut self, value: Datum) {
        self.edit = Some(Edit { value, safe: false });
    }
}
