use std::borrow::Cow;
use std::ops::Range;

use encoding_rs::DecoderResult;

use super::encoding::Encoding;
use super::foreign::foreign_lines;

/// What could not be decoded in one piece of text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Malformed {
    /// Where in the decoded text a U+FFFD stands for bytes that the encoding does not know, in order.
    pub ranges: Vec<Range<usize>>,
    /// The bytes held U+FFFD themselves: what stood there was lost before the file was written.
    pub lost_before: bool,
    /// Lines that were written, and therefore read, in another encoding: where they start in the text, in order.
    pub foreign: Vec<(usize, Encoding)>,
}

impl Malformed {
    /// `true` when every byte was understood.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ranges.is_empty()
    }

    /// `true` when something between `start` and `end` of the decoded text could not be decoded.
    #[must_use]
    pub fn touches(&self, start: usize, end: usize) -> bool {
        let next = self.ranges.partition_point(|range| range.end <= start);
        self.ranges.get(next).is_some_and(|range| range.start < end)
    }

    /// Adds what follows.
    fn add(&mut self, next: Self) {
        self.ranges.extend(next.ranges);
        self.lost_before |= next.lost_before;
    }
}

/// One decoded piece.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decoded {
    /// UTF-8.
    pub text: String,
    /// What is not what it was.
    pub malformed: Malformed,
}

/// Decodes pieces that end at a line end; knows nothing of the piece before, so pieces may go to many threads.
///
/// Comma, quote, tab, semicolon and line ends survive in every encoding, even next to malformed bytes: no such byte is ever the
/// second of a pair, and a byte that breaks a pair is not swallowed when it is ASCII.
#[derive(Clone, Copy, Debug)]
pub struct Decoder {
    encoding: Encoding,
}

/// Stands for what could not be decoded.
const REPLACEMENT: char = char::REPLACEMENT_CHARACTER;

impl Decoder {
    /// For UTF-16 the pieces are those that [`super::Transcoder`] hands on.
    #[must_use]
    pub const fn new(encoding: Encoding) -> Self {
        Self { encoding }
    }

    /// The encoding that it reads.
    #[must_use]
    pub const fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// Appends the text of `raw` to `out`; lines that only another encoding explains are read in that one. The ranges count
    /// from the beginning of `out`.
    pub fn decode(&self, raw: &[u8], out: &mut String) -> Malformed {
        let start = out.len();
        let malformed = self.decode_alike(raw, out);
        let lines = foreign_lines(self.encoding, raw, !malformed.is_empty());
        if lines.is_empty() {
            return malformed;
        }
        out.truncate(start);
        let (mut all, mut at) = (Malformed::default(), 0);
        for (line, encoding) in lines {
            all.add(self.decode_alike(&raw[at..line.start], out));
            all.foreign.push((out.len(), encoding));
            all.add(Self::new(encoding).decode_alike(&raw[line.start..line.end], out));
            at = line.end;
        }
        all.add(self.decode_alike(&raw[at..], out));
        all
    }

    /// The same, all in one encoding.
    fn decode_alike(&self, raw: &[u8], out: &mut String) -> Malformed {
        if !self.encoding.cut_as_utf8() {
            return decode_legacy(self.encoding, raw, out);
        }
        match simdutf8::basic::from_utf8(raw) {
            Ok(text) => {
                let lost_before = has_replacement(text);
                out.push_str(text);
                Malformed { lost_before, ..Malformed::default() }
            }
            Err(_) => decode_broken_utf8(raw, out),
        }
    }

    /// The text of `raw`, which is not copied when it is valid UTF-8 as it stands.
    #[must_use]
    pub fn decode_borrowed<'a>(&self, raw: &'a [u8]) -> (Cow<'a, str>, Malformed) {
        if self.encoding.cut_as_utf8()
            && let Ok(text) = simdutf8::basic::from_utf8(raw)
        {
            return (Cow::Borrowed(text), Malformed { lost_before: has_replacement(text), ..Malformed::default() });
        }
        let mut text = String::with_capacity(raw.len() + raw.len() / 2);
        let malformed = self.decode(raw, &mut text);
        (Cow::Owned(text), malformed)
    }

    /// The text of `raw` on its own. Even valid UTF-8 is copied: that takes a sixth of the time of the check without which the
    /// standard library lets no bytes become a string (measured: 20 against 105 ms for 147 MB).
    #[must_use]
    pub fn decode_owned(&self, raw: &[u8]) -> Decoded {
        let mut decoded = Decoded::default();
        decoded.malformed = self.decode(raw, &mut decoded.text);
        decoded
    }
}

fn has_replacement(text: &str) -> bool {
    memchr::memmem::find(text.as_bytes(), "\u{FFFD}".as_bytes()).is_some()
}

fn push_replacement(out: &mut String, ranges: &mut Vec<Range<usize>>) {
    let start = out.len();
    out.push(REPLACEMENT);
    ranges.push(start..out.len());
}

fn decode_broken_utf8(raw: &[u8], out: &mut String) -> Malformed {
    let mut malformed = Malformed::default();
    out.reserve(raw.len());
    let mut rest = raw;
    while let Err(error) = simdutf8::compat::from_utf8(rest) {
        let (valid, broken) = rest.split_at(error.valid_up_to());
        push_valid(valid, out, &mut malformed);
        push_replacement(out, &mut malformed.ranges);
        // `None`: the piece ends in the middle of a character.
        rest = broken.get(error.error_len().unwrap_or(broken.len())..).unwrap_or_default();
    }
    push_valid(rest, out, &mut malformed);
    malformed
}

/// Appends what was found valid; the second look is cheap, and safe code has no other way.
fn push_valid(valid: &[u8], out: &mut String, malformed: &mut Malformed) {
    let text = simdutf8::basic::from_utf8(valid).unwrap_or_default();
    malformed.lost_before |= has_replacement(text);
    out.push_str(text);
}

fn decode_legacy(encoding: Encoding, raw: &[u8], out: &mut String) -> Malformed {
    let mut decoder = encoding.codec().new_decoder_without_bom_handling();
    let mut ranges = Vec::new();
    let mut rest = raw;
    loop {
        let wanted = decoder.max_utf8_buffer_length_without_replacement(rest.len()).unwrap_or(rest.len());
        out.reserve(wanted);
        let (result, read) = decoder.decode_to_string_without_replacement(rest, out, true);
        rest = rest.get(read..).unwrap_or_default();
        match result {
            DecoderResult::InputEmpty => return Malformed { ranges, ..Malformed::default() },
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(..) => push_replacement(out, &mut ranges),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn pieces() {
        let cases: [(Encoding, &[u8], &str, usize); 8] = [
            (Encoding::Utf8, "山田,太郎\n".as_bytes(), "山田,太郎\n", 0),
            (Encoding::Utf8, b"a\xE5\xB1,\xFF\n", "a\u{FFFD},\u{FFFD}\n", 2),
            (Encoding::Cp932, b"\x8ER\x93c,\xB1\n", "山田,ｱ\n", 0),
            (Encoding::Cp932, b"\x8ER\x93,\x91\xBE\n", "山\u{FFFD},太\n", 1),
            (Encoding::Cp932, b"\xFB\xFC\xEE\xE0\xFA\xB1\x87\x40\x81\x60", "髙髙﨑①～", 0),
            (Encoding::Cp932, b"\xFF\x85\x40\n", "\u{FFFD}\u{FFFD}@\n", 2),
            (Encoding::EucJp, b"\xBB\xB3\xC5\xC4\x8E\xB1\n", "山田ｱ\n", 0),
            (Encoding::EucJp, b"\xBB\xB3\xC5\"\n", "山\u{FFFD}\"\n", 1),
        ];
        for (encoding, raw, text, count) in cases {
            let decoded = Decoder::new(encoding).decode_owned(raw);
            assert_eq!((decoded.text.as_str(), decoded.malformed.ranges.len()), (text, count));
            let (borrowed, malformed) = Decoder::new(encoding).decode_borrowed(raw);
            assert_eq!((borrowed.as_ref(), &malformed), (text, &decoded.malformed));
            for range in malformed.ranges {
                assert_eq!(&text[range], "\u{FFFD}");
            }
        }
    }

    #[test]
    fn what_was_lost_before_is_told_apart() {
        let decoder = Decoder::new(Encoding::Utf8);
        let mut out = String::from("x");
        let malformed = decoder.decode("山\u{FFFD},a".as_bytes(), &mut out);
        assert!(malformed.is_empty() && malformed.lost_before);
        let malformed = decoder.decode(b"\xFF\xEF\xBF\xBD", &mut out);
        assert!(malformed.lost_before && malformed.ranges.len() == 1);
        assert!(
            malformed.touches(9, 11)
                && malformed.touches(0, 20)
                && !malformed.touches(0, 9)
                && !malformed.touches(12, 15)
        );
        assert!(!decoder.decode("山".as_bytes(), &mut out).lost_before);
    }

    proptest! {
        #[test]
        fn delimiters_survive(
            raw in proptest::collection::vec(prop_oneof![any::<u8>(), prop::sample::select(&b",\";\t\r\n"[..])], 0..80),
        ) {
            for encoding in [Encoding::Utf8, Encoding::Cp932, Encoding::EucJp] {
                let mut text = String::new();
                let malformed = Decoder::new(encoding).decode(&raw, &mut text);
                let keep = |bytes: &[u8]| -> Vec<u8> { bytes.iter().copied().filter(|b| b",\";\t\r\n".contains(b)).collect() };
                prop_assert_eq!(keep(&raw), keep(text.as_bytes()));
                prop_assert_eq!(text.matches(REPLACEMENT).count() >= malformed.ranges.len(), true);
            }
        }

        #[test]
        fn text_comes_back(text in "[ -~ぁ-んァ-ヶ亜-腕ｱ-ﾝ①Ⅱ㈱]{0,40}") {
            for encoding in [Encoding::Cp932, Encoding::EucJp] {
                let (raw, _, lossy) = encoding.codec().encode(&text);
                prop_assume!(!lossy);
                let decoded = Decoder::new(encoding).decode_owned(&raw);
                prop_assert_eq!(&decoded.text, &text);
                prop_assert!(decoded.malformed.is_empty());
            }
        }
    }
}
