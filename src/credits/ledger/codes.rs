use super::entry::Codes;
use crate::schema::fold::text as fold;

/// The codes of a cell, and whether one of them does not exist: `74`, `CC74`, `12・76`, `74 高血圧症`.
pub(super) fn codes_of(text: &str) -> (Codes, bool) {
    let (mut codes, mut odd) = (Codes::default(), false);
    let folded = fold(text);
    let mut any = false;
    for digits in folded.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()) {
        any = true;
        odd |= !digits.parse().is_ok_and(|code| codes.insert(code));
    }
    (codes, odd || !any)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_in_many_words() {
        let read = |text| {
            let (codes, odd) = codes_of(text);
            let list: Vec<u8> = (0..=Codes::LAST).filter(|&code| codes.has(code)).collect();
            (list, odd)
        };
        assert_eq!(read("74"), (vec![74], false));
        assert_eq!(read("CC７４"), (vec![74], false));
        assert_eq!(read("12・76、80"), (vec![12, 76, 80], false));
        assert_eq!(read("0"), (vec![0], false));
        assert_eq!(read("74（高血圧症）"), (vec![74], false));
        assert_eq!(read("85"), (vec![], true));
        assert_eq!(read("999999999999"), (vec![], true));
        assert_eq!(read("高血圧症"), (vec![], true));
        assert_eq!(read("12,99"), (vec![12], true));
    }
}
