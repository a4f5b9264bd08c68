//! By which words a workbook of an office is known again when its 議決 column has been filled in.

use crate::docket::Resolution;
pub(super) use crate::validate::{MINUTES_NAME, REASON_LABEL, RESOLUTION_LABEL};

/// What a board resolves.
pub(super) const RESOLUTIONS: [&str; 3] =
    [Resolution::Approved.ja(), Resolution::Returned.ja(), Resolution::Continued.ja()];
