use crate::value::fold_name;

/// The name of an association as it is compared: without its legal form and the word 医師会.
pub(super) fn association_key(text: &str) -> String {
    let mut key = fold_name(text);
    for word in ["公益社団法人", "一般社団法人", "社団法人", "(公社)", "(一社)", "(社)", "医師会"]
    {
        key = key.replace(word, "");
    }
    key
}
