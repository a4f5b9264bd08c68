/// The first characters in which two spellings of a name differ that are the same but for forms of a kanji; `None` where they
/// are not of one length.
#[must_use]
pub fn other_form(mine: &str, theirs: &str) -> Option<(char, char)> {
    let written = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<Vec<char>>();
    let (mine, theirs) = (written(mine), written(theirs));
    if mine.len() != theirs.len() {
        return None;
    }
    mine.into_iter().zip(theirs).find(|(mine, theirs)| mine != theirs)
}
