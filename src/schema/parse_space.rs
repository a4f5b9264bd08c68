//! `space` of a `[[field]]`: whether a name needs one between its parts.

use super::Role;
use super::error::Problems;
use super::raw::Word;

/// The only word there is. Without it a space may stand or not.
const REQUIRED: &str = "required";

/// `true` for `space = "required"`, with a fault for another word and for a column that holds no whole name.
pub(super) fn spaced(role: Role, given: &Word, problems: &mut Problems<'_>) -> bool {
    if !matches!(role, Role::Name | Role::Kana) {
        let ja = format!("space（姓と名の間の空白）は氏名と氏名カナの列にだけ書けます（{} は違います）", role.id());
        let en = format!("`space` belongs to columns of the roles `name` and `kana`; `{}` is neither", role.id());
        problems.at(given.span(), ja, en);
        return false;
    }
    let word = given.as_ref();
    if word != REQUIRED {
        let ja = format!("space に「{word}」は使えません。使えるのは {REQUIRED}");
        problems.at(given.span(), ja, format!("`{word}` is no value of `space`; known is {REQUIRED}"));
    }
    word == REQUIRED
}
