//! What a spreadsheet shows where it has no value; in a CSV it stands as text.

/// Values of formulas that failed.
const WORDS: [&str; 16] = [
    "#N/A",
    "#REF!",
    "#VALUE!",
    "#NAME?",
    "#DIV/0!",
    "#NUM!",
    "#NULL!",
    "#SPILL!",
    "#CALC!",
    "#FIELD!",
    "#BLOCKED!",
    "#CONNECT!",
    "#UNKNOWN!",
    "#BUSY!",
    "#EXTERNAL!",
    "#GETTING_DATA",
];

/// `true` for an error value, and for the `#####` that fills a cell too narrow for its number.
#[must_use]
pub fn is_error_value(text: &str) -> bool {
    let text = text.trim();
    text.starts_with('#') && (WORDS.iter().any(|word| text.eq_ignore_ascii_case(word)) || is_too_narrow(text))
}

/// `true` for the `#####` of a cell too narrow for its number.
#[must_use]
pub fn is_too_narrow(text: &str) -> bool {
    text.len() > 2 && text.bytes().all(|byte| byte == b'#')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words() {
        for text in ["#N/A", " #n/a ", "#NAME?", "########", "#SPILL!"] {
            assert!(is_error_value(text), "{text}");
        }
        for text in ["", "#", "##", "#1", "N/A", "#N/A です", "#産業医", "1#N/A"] {
            assert!(!is_error_value(text), "{text}");
        }
    }
}
