//! Words that several renderings share.

use crate::finding::Lang;
use crate::reconcile::Outcome;

pub(super) use crate::report::{severity_word, verdict_words};

/// The first line of what is drawn for people: whether personal values are shown.
#[must_use]
pub(super) const fn masking_notice(lang: Lang, show_values: bool) -> &'static str {
    match (lang, show_values) {
        (Lang::Ja, true) => {
            "※ 個人情報（氏名・番号など）をそのまま表示しています。伏せるには --mask を付けてください。\n"
        }
        (Lang::Ja, false) => {
            "※ 個人情報（氏名・番号など）は伏せて表示しています。表示するには --show-values を付けてください。\n"
        }
        (Lang::En, true) => "* Personal values are shown. --mask hides them.\n",
        (Lang::En, false) => "* Personal values are masked. --show-values shows them.\n",
    }
}

/// What became of a row that was held against a roster.
pub(super) fn outcome_words(outcome: Outcome, lang: Lang) -> String {
    if lang == Lang::Ja { outcome.ja().to_owned() } else { outcome.en() }
}
