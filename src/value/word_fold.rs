use super::text::{is_invisible, is_selector, is_space};
use unicode_normalization::UnicodeNormalization;

/// NFKC, lower case, without spaces and invisible characters: the form in which the words of presence and of totals are written.
pub(super) fn fold(text: &str) -> String {
    let shown = text.chars().take(LONGEST).nfkc().flat_map(char::to_lowercase);
    shown.filter(|&c| !is_space(c) && !is_invisible(c) && !is_selector(c)).collect()
}

/// The characters of a cell that are looked at; no remark is longer, and a cell of megabytes must not cost seconds.
const LONGEST: usize = 4000;
