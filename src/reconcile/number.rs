use crate::value::{NumberKind, clean_number, read_number};

/// The number of a row or of a person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Number {
    /// Nothing stands there, or what stands there is no such number: another identifier, words.
    #[default]
    None,
    /// A number of one to seven digits; seven are one too many, and still tell which are meant.
    Given(u32),
}

impl Number {
    /// Reads a cell.
    #[must_use]
    pub fn read(text: &str) -> Self {
        if let Some(number) = clean_number(text.as_bytes()) {
            return Self::Given(number);
        }
        let read = read_number(text);
        match read.kind {
            NumberKind::Number(value) if value > 0 => Self::Given(value),
            NumberKind::TooLong if read.significant() == 7 => read.digits.parse().map_or(Self::None, Self::Given),
            _ => Self::None,
        }
    }
}

/// How two numbers stand to each other that are not equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edit {
    /// One digit, or other sign, is another, missing or too many.
    Digit,
    /// Two neighbours are swapped.
    Transposed,
}

/// The edit that makes one of the other, if one is enough.
pub(super) fn one_edit(a: u32, b: u32) -> Option<Edit> {
    let (a, b) = (Digits::of(a), Digits::of(b));
    edit_of(a.all(), b.all())
}

/// As [`one_edit`], for signs of any kind.
pub(super) fn edit_of<T: PartialEq>(a: &[T], b: &[T]) -> Option<Edit> {
    let head = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[head..], &b[head..]);
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    match (&a[..a.len() - tail], &b[..b.len() - tail]) {
        ([_], [_]) | ([_], []) | ([], [_]) => Some(Edit::Digit),
        ([a0, a1], [b0, b1]) if a0 == b1 && a1 == b0 => Some(Edit::Transposed),
        _ => None,
    }
}

/// Calls `visit` with every number up to 999,999 that is one edit away; some more than once.
pub(super) fn neighbours(number: u32, mut visit: impl FnMut(u32)) {
    let digits = Digits::of(number);
    let digits = digits.all();
    let value = |digits: &mut dyn Iterator<Item = u8>| digits.fold(0, |sum: u32, digit| sum * 10 + u32::from(digit));
    let mut give = |digits: &mut dyn Iterator<Item = u8>| {
        let value = value(digits);
        if (1..1_000_000).contains(&value) && value != number {
            visit(value);
        }
    };
    for at in 0..=digits.len() {
        let (head, tail) = digits.split_at(at);
        if let [_, rest @ ..] = tail {
            give(&mut head.iter().chain(rest).copied());
            for digit in 0..10 {
                give(&mut head.iter().chain([&digit]).chain(rest).copied());
            }
        }
        if let [first, second, rest @ ..] = tail {
            give(&mut head.iter().chain([second, first]).chain(rest).copied());
        }
        if digits.len() < 6 {
            for digit in 0..10 {
                give(&mut head.iter().chain([&digit]).chain(tail).copied());
            }
        }
    }
}

/// The digits of a number, without leading zeros.
struct Digits([u8; 10], usize);

impl Digits {
    fn of(mut number: u32) -> Self {
        let (mut digits, mut count) = ([0; 10], 0);
        while number > 0 {
            digits[9 - count] = (number % 10) as u8;
            number /= 10;
            count += 1;
        }
        Self(digits, count)
    }

    fn all(&self) -> &[u8] {
        &self.0[10 - self.1..]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits() {
        let cases = [
            (451_234, 451_235, Some(Edit::Digit)),
            (451_234, 541_234, Some(Edit::Transposed)),
            (451_234, 45_134, Some(Edit::Digit)),
            (45_134, 451_234, Some(Edit::Digit)),
            (451_234, 4_512_234, Some(Edit::Digit)),
            (451_234, 451_324, Some(Edit::Transposed)),
            (451_234, 461_235, None),
            (451_234, 415_243, None),
            (445_566, 45_566, Some(Edit::Digit)),
            (451_234, 451_234, None),
        ];
        for (a, b, edit) in cases {
            assert_eq!((one_edit(a, b), one_edit(b, a)), (edit, edit), "{a} {b}");
        }
    }

    #[test]
    fn every_neighbour_is_met_and_nobody_else() {
        for number in [451_234, 45_134, 4_512_234, 110_101, 999_999] {
            let mut met = Vec::new();
            neighbours(number, |other| met.push(other));
            met.sort_unstable();
            met.dedup();
            let wanted: Vec<u32> = (1..1_000_000).filter(|&other| one_edit(number, other).is_some()).collect();
            assert!(wanted.iter().all(|other| met.contains(other)), "{number}");
            assert!(met.iter().all(|&other| one_edit(number, other).is_some()), "{number}");
        }
    }
}
