//! A sentence with the values that it names.

use super::mask::{Datum, Mask};
use super::text::{Lang, Text};

/// A piece of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// The sentence's own words.
    Words(&'static str),
    /// A value that it names.
    Value(&'a Datum),
}

impl Text {
    /// Hands the sentence to `each` in pieces: its own words, and the values between them.
    pub fn pieces(self, lang: Lang, args: &[Datum], mut each: impl FnMut(Piece<'_>)) {
        Self::parts(self.template(lang), |words, slot| {
            each(Piece::Words(words));
            match slot.and_then(|slot| args.get(slot)) {
                Some(Datum { mask: Mask::Words(term), .. }) => each(Piece::Words(term.words().template(lang))),
                Some(arg) if arg.is_long() => each(Piece::Value(&arg.clipped())),
                Some(arg) => each(Piece::Value(arg)),
                None => {}
            }
        });
    }

    /// Takes a sentence with its placeholders apart: words, and which value follows them; behind the last words none does.
    pub fn parts(template: &'static str, mut each: impl FnMut(&'static str, Option<usize>)) {
        let mut rest = template;
        let mut from = 0;
        while let Some(open) = memchr::memchr(b'{', &rest.as_bytes()[from..]).map(|at| from + at) {
            let bytes = rest.as_bytes();
            let slot = bytes.get(open + 1).copied().filter(u8::is_ascii_digit);
            if let (Some(digit), Some(b'}')) = (slot, bytes.get(open + 2)) {
                each(&rest[..open], Some(usize::from(digit - b'0')));
                rest = &rest[open + 3..];
                from = 0;
            } else {
                from = open + 1;
            }
        }
        each(rest, None);
    }

    /// Appends the sentence with its values, each shown or masked, to `out`.
    pub fn write(self, lang: Lang, args: &[Datum], show_values: bool, out: &mut String) {
        self.pieces(lang, args, |piece| match piece {
            Piece::Words(words) => out.push_str(words),
            Piece::Value(value) => value.write(show_values, out),
        });
    }

    /// The sentence with its values, each shown or masked.
    #[must_use]
    pub fn fill(self, lang: Lang, args: &[Datum], show_values: bool) -> String {
        let mut out = String::with_capacity(self.template(lang).len() + 16);
        self.write(lang, args, show_values, &mut out);
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_ours_read_in_the_language_of_the_sentence() {
        let text = Text { ja: "{0}の定員", en: "the capacity of {0}" };
        let args = [Datum::term(crate::finding::Term::ThisSeminar)];
        assert_eq!(text.fill(Lang::Ja, &args, false), "この研修会の定員");
        assert_eq!(text.fill(Lang::En, &args, false), "the capacity of this seminar");
    }

    #[test]
    fn a_sentence_stays_one_whatever_the_cell_holds() {
        let text = Text { ja: "「{0}」は{1}です。", en: "" };
        let fill = |long: usize| text.fill(Lang::Ja, &[Datum::open("髙".repeat(long)), Datum::open("○")], true);
        assert_eq!(fill(400), format!("「{}」は○です。", "髙".repeat(400)));
        assert_eq!(fill(1 << 20), format!("「{}…」は○です。", "髙".repeat(400)));
    }
}
