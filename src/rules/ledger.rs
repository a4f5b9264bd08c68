use crate::credits::{LedgerFact, LedgerTable, category_ja};
use crate::finding::{Datum, Finding, Mask, Place, Severity, Text};
use crate::schema::Role;

use super::out::Out;

/// Something odd about a ledger or a list of certificates, known when everything has been read.
pub struct LedgerCx<'a> {
    /// What it is.
    pub fact: &'a LedgerFact,
    /// The table in which it stands.
    pub table: &'a LedgerTable,
    /// The table of the other place that belongs to it, where that is another one.
    pub other_file: Option<&'a LedgerTable>,
    /// The doctor's name; blank where no row says it.
    pub name: &'a str,
}

impl LedgerCx<'_> {
    /// Reports it at the cell of a role, at the row where no column holds that. `{0}` is the day, `{1}` the category, `{2}`
    /// the credits, `{3}` … are `more`.
    pub fn report<'o>(
        &self,
        role: Role,
        out: &'o mut Out<'_>,
        message: Text,
        help: Text,
        more: impl IntoIterator<Item = Datum>,
    ) -> &'o mut Finding {
        let args = [Datum::open(self.day()), Datum::open(self.category()), Datum::open(self.fact.credits.to_string())];
        out.report(self.place(role), self.value(role), message, help, args.into_iter().chain(more))
    }

    /// The same, weighing otherwise than the rule does.
    pub fn report_as<'o>(
        &self,
        severity: Severity,
        role: Role,
        out: &'o mut Out<'_>,
        message: Text,
        help: Text,
        more: impl IntoIterator<Item = Datum>,
    ) -> &'o mut Finding {
        let args = [Datum::open(self.day()), Datum::open(self.category()), Datum::open(self.fact.credits.to_string())];
        let args = args.into_iter().chain(more);
        out.report_as(severity, self.place(role), self.value(role), message, help, args)
    }

    /// The doctor's name, for messages.
    #[must_use]
    pub fn name(&self) -> Datum {
        Datum::new(self.name, Mask::Name)
    }

    /// The one text where the other place stands in the same table, the other where it does not.
    #[must_use]
    pub fn text_for(&self, here: Text, elsewhere: Text) -> Text {
        if self.other_file.is_some() { elsewhere } else { here }
    }

    /// The row of the other place as a spreadsheet counts it, and its file where that is another.
    #[must_use]
    pub fn other(&self) -> [Datum; 2] {
        let row = self.fact.other.map_or(0, |spot| spot.sheet_row);
        let file = self.other_file.map_or_else(String::new, |table| match &table.sheet {
            Some(sheet) => format!("{}[{sheet}]", table.path),
            None => table.path.clone(),
        });
        [Datum::open(row.to_string()), Datum::open(file)]
    }

    fn place(&self, role: Role) -> Place {
        let spot = self.fact.spot;
        Place {
            record: Some(u64::from(spot.record)),
            line: Some(u64::from(spot.line)),
            sheet_row: Some(u64::from(spot.sheet_row)),
            column: self.table.column_of(role),
        }
    }

    fn value(&self, role: Role) -> Option<Datum> {
        self.table.column_of(role)?;
        match role {
            Role::SeminarDate => Some(Datum::open(self.day())),
            Role::Category => Some(Datum::open(self.category())),
            Role::Credits => Some(Datum::open(self.fact.credits.to_string())),
            Role::RegistrationNumber => Some(Datum::new(self.fact.number.to_string(), Mask::Number)),
            _ => None,
        }
    }

    fn day(&self) -> String {
        self.fact.date.map_or_else(String::new, |date| date.to_string())
    }

    fn category(&self) -> &'static str {
        category_ja(self.fact.category)
    }
}
