//! Faults that the TOML reader finds, in Japanese too.

use super::distance;

/// The Japanese of a message of the TOML reader; what is not known is quoted as it is.
pub(crate) fn in_japanese(message: &str) -> String {
    let first = message.lines().next().unwrap_or(message).trim();
    if let Some(rest) = first.strip_prefix("unknown field ") {
        let mut words = backticked(rest);
        if words.is_empty() {
            return format!("知らない語です（{first}）");
        }
        let word = words.remove(0);
        return format!("「{word}」という語はここでは使えません。{}{}", guess(word, &words), choices(&words));
    }
    if let Some(rest) = first.strip_prefix("duplicate key") {
        return format!("同じ語が二度書かれています（{}）", rest.trim());
    }
    if let Some(rest) = first.strip_prefix("missing field ") {
        return format!("「{}」がありません", rest.split('`').nth(1).unwrap_or(rest));
    }
    if let Some(rest) = first.strip_prefix("invalid type: ") {
        return format!("値の種類が違います（{rest}）");
    }
    format!("TOMLとして読めません（{first}）")
}

/// The message as it is, with a guess added where a word is unknown.
pub(crate) fn in_english(message: &str) -> String {
    let first = message.lines().next().unwrap_or(message).trim();
    let words = first.strip_prefix("unknown field ").map(backticked).unwrap_or_default();
    match words.split_first().and_then(|(word, known)| distance::nearest(word, known.iter().copied())) {
        Some(near) => format!("{first}; did you mean `{near}`?"),
        None => first.to_owned(),
    }
}

fn backticked(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

fn guess(word: &str, known: &[&str]) -> String {
    distance::nearest(word, known.iter().copied())
        .map(|near| format!("「{near}」ではありませんか。"))
        .unwrap_or_default()
}

fn choices(known: &[&str]) -> String {
    if known.is_empty() { String::new() } else { format!("使える語: {}", known.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_words_are_guessed() {
        let message = "unknown field `lable`, expected one of `role`, `label`";
        assert_eq!(
            in_japanese(message),
            "「lable」という語はここでは使えません。「label」ではありませんか。使える語: role, label"
        );
        assert!(in_english(message).ends_with("did you mean `label`?"));
        assert!(in_japanese("invalid basic string").starts_with("TOMLとして読めません"));
    }
}
