use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

/// Credits (単位) in half units, exactly: `HalfUnits(3)` is 1.5. Shown with one decimal. Arithmetic saturates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HalfUnits(pub i32);

impl HalfUnits {
    /// No credits.
    pub const ZERO: Self = Self(0);

    /// Whole credits.
    #[must_use]
    pub const fn whole(units: i32) -> Self {
        Self(units.saturating_mul(2))
    }

    /// `true` above zero.
    #[must_use]
    pub const fn is_positive(self) -> bool {
        self.0 > 0
    }
}

impl fmt::Display for HalfUnits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let halves = self.0.unsigned_abs();
        f.pad(&format!("{sign}{}.{}", halves / 2, halves % 2 * 5))
    }
}

impl Add for HalfUnits {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for HalfUnits {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Neg for HalfUnits {
    type Output = Self;

    fn neg(self) -> Self {
        Self(self.0.saturating_neg())
    }
}

impl AddAssign for HalfUnits {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl SubAssign for HalfUnits {
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}

impl Sum for HalfUnits {
    fn sum<I: Iterator<Item = Self>>(credits: I) -> Self {
        credits.fold(Self::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shown_and_summed() {
        let cases =
            [(3, "1.5"), (4, "2.0"), (0, "0.0"), (1, "0.5"), (-1, "-0.5"), (-3, "-1.5"), (i32::MIN, "-1073741824.0")];
        for (halves, text) in cases {
            assert_eq!(HalfUnits(halves).to_string(), text);
        }
        let sum: HalfUnits = [HalfUnits(3), HalfUnits::whole(2), -HalfUnits(1)].into_iter().sum();
        assert_eq!(sum, HalfUnits(6));
        assert_eq!(HalfUnits(i32::MAX) + HalfUnits(1), HalfUnits(i32::MAX));
    }
}
