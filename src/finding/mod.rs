//! What a rule says about a place in a file.
//!
//! Invariant: a finding knows a position and nothing above it. Labels, roles and colours are looked up at the rim.

mod mask;
mod place;
mod sentence;
mod severity;
mod term;
mod text;

pub use mask::{Datum, Mask};
pub use place::{Place, Related, address, column_letters};
pub use sentence::Piece;
pub use severity::Severity;
pub use term::Term;
pub use text::{Lang, Text};

/// Values that a sentence names: few, so that they need no memory of their own.
pub type Args = smallvec::SmallVec<[Datum; 4]>;

/// A proposed new content for the cell at fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The whole new cell.
    pub value: Datum,
    /// `true` when the edit cannot change who or what is meant (design: width, spaces, kana width, the spelling of a date).
    pub safe: bool,
}

/// One thing that is wrong, or worth asking about, at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Three digits, unique over all rules; the letter follows [`Finding::severity`].
    pub code: u16,
    /// The rule's name in kebab-case.
    pub rule: &'static str,
    /// The severity in force (a schema may set another than the rule's own).
    pub severity: Severity,
    /// Where it stands.
    pub place: Place,
    /// The content of the cell at fault, as it was read.
    pub value: Option<Datum>,
    /// What is wrong with this value; `{0}`, `{1}` … stand for [`Finding::args`].
    pub message: Text,
    /// What to do about it; the same placeholders.
    pub help: Text,
    /// Values that the two texts name.
    pub args: Args,
    /// The edit that would mend it, if one is known.
    pub edit: Option<Edit>,
    /// Earlier places that belong to it.
    pub related: Vec<Related>,
}

impl Finding {
    /// The code with its severity letter, such as `E301`.
    #[must_use]
    pub fn display_code(&self) -> String {
        format!("{}{:03}", self.severity.letter(), self.code)
    }
}
