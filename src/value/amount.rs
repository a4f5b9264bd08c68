/// An amount as people write it: 10,000.
#[must_use]
pub fn with_commas(amount: u32) -> String {
    let digits = amount.to_string();
    let groups = digits.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy);
    groups.collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_three_digits() {
        let cases = [(0, "0"), (999, "999"), (1_000, "1,000"), (12_345_678, "12,345,678"), (u32::MAX, "4,294,967,295")];
        for (amount, words) in cases {
            assert_eq!(with_commas(amount), words);
        }
    }
}
