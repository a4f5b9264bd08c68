/// Which line end an input uses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Newline {
    /// LF, as Unix writes it.
    Lf,
    /// CR LF, as Windows writes it.
    CrLf,
    /// CR alone, as very old Macs wrote it.
    Cr,
    /// More than one of them.
    Mixed,
    /// No line end at all.
    #[default]
    None,
}

/// How often each line end occurs, inside quoted cells too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LineEnds {
    /// LF alone.
    pub lf: u64,
    /// CR LF.
    pub crlf: u64,
    /// CR alone.
    pub cr: u64,
}

impl LineEnds {
    /// All together.
    #[must_use]
    pub const fn total(self) -> u64 {
        self.lf.saturating_add(self.crlf).saturating_add(self.cr)
    }

    /// The kind, when there is only one.
    #[must_use]
    pub const fn newline(self) -> Newline {
        match (self.lf > 0, self.crlf > 0, self.cr > 0) {
            (false, false, false) => Newline::None,
            (true, false, false) => Newline::Lf,
            (false, true, false) => Newline::CrLf,
            (false, false, true) => Newline::Cr,
            _ => Newline::Mixed,
        }
    }
}

/// Counts the line ends of a stream of bytes, whatever the cuts between its chunks.
#[derive(Default)]
pub(super) struct LineEndCounter {
    ends: LineEnds,
    after_cr: bool,
}

impl LineEndCounter {
    pub(super) fn feed(&mut self, chunk: &[u8]) {
        let lf = memchr::memchr_iter(b'\n', chunk).count() as u64;
        self.ends.lf += lf;
        if self.after_cr && chunk.first() == Some(&b'\n') {
            self.ends.lf -= 1;
            self.ends.cr -= 1;
            self.ends.crlf += 1;
        }
        let cr = memchr::memchr_iter(b'\r', chunk).count() as u64;
        if cr > 0 {
            // A CR at the very end counts as alone until the next chunk shows its LF.
            let pairs = count_pairs(chunk);
            self.ends.crlf += pairs;
            self.ends.lf -= pairs;
            self.ends.cr += cr - pairs;
        }
        if let Some(&last) = chunk.last() {
            self.after_cr = last == b'\r';
        }
    }

    /// One character of a stream of wider characters.
    pub(super) fn feed_unit(&mut self, unit: u16) {
        match unit {
            0x0A if self.after_cr => {
                self.ends.cr -= 1;
                self.ends.crlf += 1;
            }
            0x0A => self.ends.lf += 1,
            0x0D => self.ends.cr += 1,
            _ => {}
        }
        self.after_cr = unit == 0x0D;
    }

    pub(super) const fn ends(&self) -> LineEnds {
        self.ends
    }
}

/// CR directly before LF. Sums of at most 255 bytes let the compiler use vector instructions.
fn count_pairs(bytes: &[u8]) -> u64 {
    let next = bytes.get(1..).unwrap_or_default();
    bytes.chunks(255).zip(next.chunks(255)).fold(0, |sum, (these, those)| {
        let pairs = these.iter().zip(those).map(|(a, b)| u8::from((*a == b'\r') & (*b == b'\n')));
        sum + u64::from(pairs.fold(0_u8, u8::wrapping_add))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn count(text: &[u8], size: usize) -> LineEnds {
        let mut counter = LineEndCounter::default();
        text.chunks(size).for_each(|chunk| counter.feed(chunk));
        counter.ends()
    }

    #[test]
    fn kinds() {
        let cases: [(&[u8], Newline); 7] = [
            (b"", Newline::None),
            (b"a\nb\n", Newline::Lf),
            (b"a\r\nb\r\n", Newline::CrLf),
            (b"a\rb\r", Newline::Cr),
            (b"a\r\r\n", Newline::Mixed),
            (b"a\nb\r\n", Newline::Mixed),
            (b"\n\r", Newline::Mixed),
        ];
        for (text, kind) in cases {
            for size in 1..4 {
                assert_eq!(count(text, size).newline(), kind, "{text:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn cuts_do_not_matter(text in proptest::collection::vec(prop::sample::select(&b"\r\na"[..]), 0..700), size in 1_usize..600) {
            let whole = String::from_utf8(text.clone()).unwrap();
            let crlf = whole.matches("\r\n").count() as u64;
            let expected = LineEnds {
                lf: whole.matches('\n').count() as u64 - crlf,
                crlf,
                cr: whole.matches('\r').count() as u64 - crlf,
            };
            prop_assert_eq!(count(&text, size), expected);
            let mut units = LineEndCounter::default();
            whole.encode_utf16().for_each(|unit| units.feed_unit(unit));
            prop_assert_eq!(units.ends(), expected);
        }
    }
}
