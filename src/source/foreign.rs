//! Lines in another encoding than the rest: lists that were joined from files of different origin.

use std::ops::Range;

use memchr::{memchr_iter, memchr2, memrchr, memrchr2};

use super::encoding::Encoding;
use super::plain::Plain;

/// A stretch of whole lines in one encoding.
pub(super) type Stretch = (Range<usize>, Encoding);

/// A lead this large is evidence, for a line as for a file.
const CONFIDENT_BITS: u64 = 12;
/// Characters beyond ASCII that a line must have: one may be a slip of any kind.
const LEAST: usize = 2;

/// The lines of `raw` that only another encoding than `own` explains. `broken`: not all of it could be decoded.
///
/// UTF-8 shows that it is none of its own. CP932 reads most of UTF-8 without a fault, but a kana or a wide space of UTF-8
/// makes it a kanji that nobody uses (縺, 繧, 繝, 縲).
pub(super) fn foreign_lines(own: Encoding, raw: &[u8], broken: bool) -> Vec<Stretch> {
    if own.is_utf16() || !broken && (own.cut_as_utf8() || !may_hold_kana(raw)) {
        return Vec::new();
    }
    let mut found: Vec<Stretch> = Vec::new();
    let mut at = 0;
    while at < raw.len() {
        // Lines that are UTF-8 in UTF-8 need no look of their own: the next that is none is found at once.
        if own.cut_as_utf8() {
            let Err(broken) = simdutf8::compat::from_utf8(&raw[at..]) else { break };
            let valid = &raw[at..at + broken.valid_up_to()];
            at += memrchr2(b'\n', b'\r', valid).map_or(0, |end| end + 1);
        }
        let rest = &raw[at..];
        let end = at + memchr2(b'\n', b'\r', rest).map_or(rest.len(), |end| end + 1);
        let line = &raw[at..end];
        if !line.is_ascii()
            && simdutf8::basic::from_utf8(line).is_ok() != own.cut_as_utf8()
            && let Some(encoding) = encoding_of(line, own)
        {
            found.push((at..end, encoding));
        }
        at = end;
    }
    found
}

/// The encoding in which the line reads without a fault and far better than in any other.
fn encoding_of(line: &[u8], own: Encoding) -> Option<Encoding> {
    let mut plain = Plain::default();
    plain.feed(line);
    plain.finish();
    let [winner, second] = plain.readings(false);
    let is_sure = winner.errors == 0 && second.bits >= winner.bits.saturating_add(CONFIDENT_BITS);
    let is_other = winner.encoding.cut_as_utf8() != own.cut_as_utf8();
    let text = || winner.encoding.codec().decode_without_bom_handling(line).0;
    (is_sure && is_other && text().chars().filter(|c| !c.is_ascii()).count() >= LEAST).then_some(winner.encoding)
}

/// `true` where the bytes of a kana or a wide space in UTF-8 stand in a line that is UTF-8 as a whole.
fn may_hold_kana(raw: &[u8]) -> bool {
    let mut judged = 0;
    memchr_iter(0xE3, raw).any(|at| {
        let is_kana = matches!(raw.get(at + 1), Some(0x80..=0x83)) && matches!(raw.get(at + 2), Some(0x80..=0xBF));
        if !is_kana || at < judged {
            return false;
        }
        let start = memrchr(b'\n', &raw[..at]).map_or(0, |start| start + 1);
        judged = at + memchr2(b'\n', b'\r', &raw[at..]).unwrap_or(raw.len() - at);
        simdutf8::basic::from_utf8(&raw[start..judged]).is_ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROW: &str = "453182,山田　太郎,ヤマダ　タロウ,医師\r\n";

    fn cp932(text: &str) -> Vec<u8> {
        encoding_rs::SHIFT_JIS.encode(text).0.into_owned()
    }

    #[test]
    fn lines_of_another_encoding_are_told_apart() {
        let (utf8, sjis, euc) = (ROW.as_bytes(), cp932(ROW), encoding_rs::EUC_JP.encode(ROW).0.into_owned());
        let ascii = b"1,2,3\n".as_slice();
        type Case<'c> = (Encoding, &'c [u8], &'c [u8], Option<Encoding>);
        let cases: [Case<'_>; 8] = [
            (Encoding::Utf8, utf8, &sjis, Some(Encoding::Cp932)),
            (Encoding::Utf8Bom, utf8, &euc, Some(Encoding::EucJp)),
            (Encoding::Cp932, &sjis, utf8, Some(Encoding::Utf8)),
            (Encoding::EucJp, &euc, utf8, Some(Encoding::Utf8)),
            // A broken character is no other encoding; nor is Latin-1.
            (Encoding::Utf8, utf8, b"1,\xE5\xB1\xB1\xE7\x94,x\n", None),
            (Encoding::Utf8, utf8, b"1,Andr\xE9a,x\n", None),
            (Encoding::Cp932, &sjis, b"1,\x8E\x52\x93,x\n", None),
            (Encoding::Utf16Le, utf8, &sjis, None),
        ];
        for (own, usual, line, encoding) in cases {
            let raw = [usual, ascii, line, usual].concat();
            let start = usual.len() + ascii.len();
            let expected: Vec<Stretch> = encoding
                .into_iter()
                .map(|encoding| {
                    (start..start + line.iter().position(|&b| b == b'\r' || b == b'\n').unwrap() + 1, encoding)
                })
                .collect();
            assert_eq!(foreign_lines(own, &raw, true), expected, "{own:?} {encoding:?}");
        }
        let raw = [&sjis[..], utf8, &sjis].concat();
        assert_eq!(foreign_lines(Encoding::Cp932, &raw, false).len(), 1, "without a fault, too");
        assert_eq!(foreign_lines(Encoding::Cp932, &cp932(&ROW.repeat(50)), false), []);
    }
}
