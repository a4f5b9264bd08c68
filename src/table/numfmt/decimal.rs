//! The fifteen decimal digits that a spreadsheet keeps of a number.

use std::fmt::Write as _;

/// A magnitude as decimal digits; the sign is left to the caller. Spreadsheets round and show from these, not from the
/// binary value: 1.005 with two decimals is 1.01.
#[derive(Clone, Copy, Debug)]
pub(super) struct Decimal {
    digits: [u8; 16],
    len: usize,
    /// Digits before the decimal point; negative when zeros follow the point first.
    point: i32,
}

impl Decimal {
    pub(super) fn new(value: f64) -> Self {
        let mut text = Stack::default();
        let mut decimal = Self { digits: [0; 16], len: 0, point: 0 };
        if !value.is_finite() || value == 0.0 || write!(text, "{:.14e}", value.abs()).is_err() {
            return decimal;
        }
        let (mantissa, exponent) = text.as_str().split_once('e').unwrap_or(("0", "0"));
        for digit in mantissa.bytes().filter(u8::is_ascii_digit).take(15) {
            decimal.digits[decimal.len] = digit - b'0';
            decimal.len += 1;
        }
        decimal.point = exponent.parse::<i32>().unwrap_or(0) + 1;
        decimal.trim()
    }

    pub(super) fn is_zero(&self) -> bool {
        self.len == 0
    }

    /// Significant digits.
    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// The power of ten of the first digit.
    pub(super) fn exponent(&self) -> i32 {
        self.point - 1
    }

    /// Digits of the integer part; zero has none.
    pub(super) fn integer_len(&self) -> usize {
        if self.is_zero() { 0 } else { self.point.max(0) as usize }
    }

    /// The digit that counts ten to the power of `place`.
    pub(super) fn at(&self, place: i32) -> char {
        let index = self.point - 1 - place;
        let digit = usize::try_from(index).ok().filter(|i| *i < self.len).map_or(0, |i| self.digits[i]);
        char::from(b'0' + digit)
    }

    /// Multiplied by a power of ten.
    pub(super) fn scaled(mut self, power: i32) -> Self {
        self.point = self.point.saturating_add(power);
        self
    }

    /// Rounded half away from zero to that many decimals.
    pub(super) fn rounded(mut self, decimals: i32) -> Self {
        let keep = self.point.saturating_add(decimals);
        if keep < 0 {
            self.len = 0;
            return self;
        }
        let keep = keep as usize;
        if keep >= self.len {
            return self;
        }
        let up = self.digits[keep] >= 5;
        self.len = keep;
        if up {
            self.carry();
        }
        self.trim()
    }

    /// Adds one to the last digit kept.
    fn carry(&mut self) {
        for index in (0..self.len).rev() {
            if self.digits[index] < 9 {
                self.digits[index] += 1;
                return;
            }
            self.digits[index] = 0;
        }
        self.digits = [0; 16];
        self.digits[0] = 1;
        self.len = 1;
        self.point += 1;
    }

    fn trim(mut self) -> Self {
        while self.len > 0 && self.digits[self.len - 1] == 0 {
            self.len -= 1;
        }
        self
    }
}

/// Room for one number in scientific notation.
#[derive(Default)]
struct Stack {
    bytes: [u8; 32],
    len: usize,
}

impl Stack {
    fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.len]).unwrap_or("0e0")
    }
}

impl std::fmt::Write for Stack {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        let end = self.len + text.len();
        self.bytes.get_mut(self.len..end).ok_or(std::fmt::Error)?.copy_from_slice(text.as_bytes());
        self.len = end;
        Ok(())
    }
}
