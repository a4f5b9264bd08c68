use crate::finding::{Datum, Finding, Text};
use crate::reconcile::DecisionFault;

use super::out::Out;

/// Something that is wrong with a file of decisions.
pub struct DecisionCx<'a> {
    /// What it is.
    pub fault: &'a DecisionFault,
}

impl DecisionCx<'_> {
    /// Reports it. `{0}` is what stands there, `{1}` the name of the item; `{2}` … are `more`.
    pub fn report<'o>(
        &self,
        out: &'o mut Out<'_>,
        message: Text,
        help: Text,
        more: impl IntoIterator<Item = Datum>,
    ) -> &'o mut Finding {
        let role = self.fault.role;
        let value = Datum::new(self.fault.value.as_str(), role.mask());
        let args = [value.clone(), Datum::open(role.ja())].into_iter().chain(more);
        out.report(self.fault.spot.place, Some(value), message, help, args)
    }
}
