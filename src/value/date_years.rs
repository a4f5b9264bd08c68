use std::ops::RangeInclusive;

/// Years that a date may have in [`super::read_date`] and [`super::clean_date`]; whether one is plausible is for rules to say.
pub(super) const YEARS: RangeInclusive<i16> = 1000..=9999;

/// The same for eight digits in a row, which may be many other things.
pub(super) const COMPACT_YEARS: RangeInclusive<i16> = 1800..=2199;
