use super::mask::Datum;

/// The language of what users read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Japanese, the default whatever the locale.
    #[default]
    Ja,
    /// English.
    En,
}

/// A sentence in both languages, with `{0}` … `{9}` where values go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    /// Japanese.
    pub ja: &'static str,
    /// English.
    pub en: &'static str,
}

impl Text {
    /// The sentence in one language, placeholders unfilled.
    #[must_use]
    pub const fn template(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Ja => self.ja,
            Lang::En => self.en,
        }
    }

    /// Appends the sentence with its values, each shown or masked, to `out`.
    pub fn write(self, lang: Lang, args: &[Datum], show_values: bool, out: &mut String) {
        let mut rest = self.template(lang);
        while let Some(open) = rest.find('{') {
            let bytes = rest.as_bytes();
            let slot = bytes.get(open + 1).copied().filter(u8::is_ascii_digit);
            match (slot, bytes.get(open + 2)) {
                (Some(digit), Some(b'}')) => {
                    out.push_str(&rest[..open]);
                    if let Some(arg) = args.get(usize::from(digit - b'0')) {
                        let start = out.len();
                        arg.write(show_values, out);
                        clip(out, start);
                    }
                    rest = &rest[open + 3..];
                }
                _ => {
                    out.push_str(&rest[..=open]);
                    rest = &rest[open + 1..];
                }
            }
        }
        out.push_str(rest);
    }

    /// The sentence with its values, each shown or masked.
    #[must_use]
    pub fn fill(self, lang: Lang, args: &[Datum], show_values: bool) -> String {
        let mut out = String::with_capacity(self.template(lang).len() + 16);
        self.write(lang, args, show_values, &mut out);
        out
    }
}

/// Characters of a value that a sentence holds. A cell may hold megabytes.
const MAX_CHARS: usize = 120;

/// Cuts what stands in `out` from `start` on.
fn clip(out: &mut String, start: usize) {
    if out.len() - start <= MAX_CHARS {
        return;
    }
    if let Some((end, _)) = out[start..].char_indices().nth(MAX_CHARS) {
        out.truncate(start + end);
        out.push('…');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_stays_one_whatever_the_cell_holds() {
        let text = Text { ja: "「{0}」は{1}です。", en: "" };
        let fill = |long: usize| text.fill(Lang::Ja, &[Datum::open("髙".repeat(long)), Datum::open("○")], true);
        assert_eq!(fill(120), format!("「{}」は○です。", "髙".repeat(120)));
        assert_eq!(fill(1 << 20), format!("「{}…」は○です。", "髙".repeat(120)));
    }
}
