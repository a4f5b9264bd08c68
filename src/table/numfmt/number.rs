//! Numbers in digits: 標準 and patterns such as `#,##0.00`, `0%` or `000-0000`.

use super::decimal::Decimal;

/// Characters that 標準 shows of a number, the decimal point included.
const GENERAL_WIDTH: i32 = 11;

/// One part of a number pattern.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Piece {
    /// Shown as it is.
    Literal(String),
    /// A place for a digit; `true` when a zero is shown there.
    Digit(bool),
    /// The decimal point.
    Point,
    /// The exponent of `0.00E+00`.
    Exponent,
    /// 標準 amid literals.
    General,
}

/// A section that shows a number.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Pattern {
    pub(super) pieces: Vec<Piece>,
    /// Power of ten: 2 for each `%`, -3 for each trailing comma.
    pub(super) scale: i32,
    /// Commas between thousands.
    pub(super) grouped: bool,
}

/// Appends the number as 標準 shows it.
pub(super) fn write_general(value: f64, out: &mut String) {
    if value < 0.0 {
        out.push('-');
    }
    let decimal = Decimal::new(value);
    let exponent = decimal.exponent();
    if decimal.is_zero() {
        out.push('0');
    } else if (-4..GENERAL_WIDTH).contains(&exponent) {
        let decimals = (GENERAL_WIDTH - 1 - exponent.max(0) - 1).max(0);
        write_plain(&decimal.rounded(decimals), out);
    } else if exponent < 0 && 1 - exponent + decimal.len() as i32 <= GENERAL_WIDTH {
        write_plain(&decimal, out);
    } else {
        let mantissa = decimal.scaled(-exponent).rounded(5);
        let carried = mantissa.exponent();
        write_plain(&mantissa.scaled(-carried), out);
        write_exponent(exponent + carried, out);
    }
}

/// Appends the integer part, padded with zeros to `width`.
pub(super) fn write_integer(decimal: &Decimal, width: usize, out: &mut String) {
    for place in (0..decimal.integer_len().max(width)).rev() {
        out.push(decimal.at(place as i32));
    }
}

/// Appends the value in a pattern; `signed` puts a minus before a negative one.
pub(super) fn write(pattern: &Pattern, value: f64, signed: bool, out: &mut String) -> bool {
    let count = |after: bool| {
        let point = pattern.pieces.iter().position(|p| *p == Piece::Point).unwrap_or(pattern.pieces.len());
        let range = if after { point..pattern.pieces.len() } else { 0..point };
        pattern.pieces[range].iter().filter(|p| matches!(p, Piece::Digit(_))).count()
    };
    let (places, decimals) = (count(false), count(true));
    let scientific = pattern.pieces.contains(&Piece::Exponent);
    let mut decimal = Decimal::new(value).scaled(pattern.scale);
    let mut exponent = 0;
    if scientific && !decimal.is_zero() {
        exponent = decimal.exponent();
        decimal = decimal.scaled(-exponent).rounded(decimals as i32);
        exponent += decimal.exponent();
        decimal = decimal.scaled(-decimal.exponent());
    } else {
        decimal = decimal.rounded(decimals as i32);
    }
    if value < 0.0 && signed && (!decimal.is_zero() || pattern.pieces.contains(&Piece::General)) {
        out.push('-');
    }
    let mut fraction = false;
    let (mut place, mut zeros) = (places, false);
    let mut decimal_place = 0;
    for (index, piece) in pattern.pieces.iter().enumerate() {
        match piece {
            Piece::Literal(text) => out.push_str(text),
            Piece::General => write_general(value.abs(), out),
            Piece::Exponent => write_exponent(exponent, out),
            Piece::Point => {
                fraction = true;
                out.push('.');
            }
            Piece::Digit(zero) if fraction => {
                let later = || pattern.pieces[index..].contains(&Piece::Digit(true));
                let rest = || (decimal_place..decimals as i32).any(|j| decimal.at(-1 - j) != '0');
                if *zero || later() || rest() {
                    out.push(decimal.at(-1 - decimal_place));
                }
                decimal_place += 1;
            }
            Piece::Digit(zero) => {
                // The first place takes all digits that have none of their own.
                let high = if place == places { decimal.integer_len().max(places) } else { place };
                zeros |= zero;
                for p in (place - 1..high).rev() {
                    if p < decimal.integer_len() || (zeros && p < place) {
                        out.push(decimal.at(p as i32));
                        if pattern.grouped && p > 0 && p % 3 == 0 {
                            out.push(',');
                        }
                    }
                }
                place -= 1;
            }
        }
    }
    true
}

fn write_plain(decimal: &Decimal, out: &mut String) {
    write_integer(decimal, 1, out);
    let decimals = decimal.len() as i32 - decimal.exponent() - 1;
    if decimals > 0 {
        out.push('.');
        for j in 0..decimals {
            out.push(decimal.at(-1 - j));
        }
    }
}

fn write_exponent(exponent: i32, out: &mut String) {
    let sign = if exponent < 0 { '-' } else { '+' };
    out.push_str(&format!("E{sign}{:02}", exponent.abs()));
}
