//! Words that drawings for people share.

use crate::finding::{Lang, Severity};

use super::Verdict;

/// エラー, 要確認, 参考.
#[must_use]
pub const fn severity_word(severity: Severity, lang: Lang) -> &'static str {
    match (lang, severity) {
        (Lang::Ja, Severity::Error) => "エラー",
        (Lang::Ja, Severity::Warning) => "要確認",
        (Lang::Ja, Severity::Info) => "参考",
        (Lang::En, Severity::Error) => "error",
        (Lang::En, Severity::Warning) => "to check",
        (Lang::En, Severity::Info) => "note",
    }
}

/// The verdict on a file, in the words of the contracts. Only MAMIS knows what it will take.
#[must_use]
pub const fn verdict_words(verdict: Verdict, lang: Lang) -> &'static str {
    match (lang, verdict) {
        (Lang::Ja, Verdict::Errors) => "エラーあり（要差戻し）",
        (Lang::Ja, Verdict::Warnings) => "要確認あり",
        (Lang::Ja, Verdict::NothingFound) => "誤りは見つかりませんでした（公式様式との適合は未確認）",
        (Lang::En, Verdict::Errors) => "errors found (to be sent back)",
        (Lang::En, Verdict::Warnings) => "points to check",
        (Lang::En, Verdict::NothingFound) => "no faults found (agreement with the official layout unconfirmed)",
    }
}
