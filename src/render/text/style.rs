use crate::finding::Lang;
use crate::rules::Stage;

/// How the text is written.
#[derive(Clone, Copy, Debug)]
pub struct TextStyle {
    /// The language.
    pub lang: Lang,
    /// `false` masks personal values.
    pub show_values: bool,
    /// Findings of each rule that are shown in full.
    pub per_rule: usize,
    /// Before the seminar or after it.
    pub stage: Stage,
    /// `true` when not every rule was asked.
    pub is_partial: bool,
    /// `true` leaves out everything but verdicts.
    pub quiet: bool,
    /// `true` where rows are held against a roster.
    pub held: bool,
}
