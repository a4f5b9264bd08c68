use crate::report::sheet::Run;

/// Characters that are compared one by one; of longer texts only the ends are.
const LONGEST: usize = 64;

/// A text in stretches: those that `other` has at the same place among its characters, and those that differ.
#[must_use]
pub(super) fn against(text: &str, other: &str) -> Vec<Run> {
    let (a, b): (Vec<char>, Vec<char>) = (text.chars().collect(), other.chars().collect());
    let head = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let tail = a[head..].iter().rev().zip(b[head..].iter().rev()).take_while(|(a, b)| a == b).count();
    let (mid_a, mid_b) = (&a[head..a.len() - tail], &b[head..b.len() - tail]);
    let mut same = vec![true; a.len()];
    let kept = if mid_a.len().max(mid_b.len()) > LONGEST { vec![false; mid_a.len()] } else { common(mid_a, mid_b) };
    same[head..head + kept.len()].copy_from_slice(&kept);
    let mut runs: Vec<Run> = Vec::new();
    for (c, same) in a.into_iter().zip(same) {
        // A space is no character that anybody would find underlined.
        let differs = !same && !c.is_whitespace();
        match runs.last_mut() {
            Some(run) if run.marked == differs => run.text.push(c),
            _ => runs.push(Run { text: c.to_string(), marked: differs }),
        }
    }
    runs
}

/// Which characters of `a` stand in a longest common sequence with `b`.
fn common(a: &[char], b: &[char]) -> Vec<bool> {
    let mut longest = vec![vec![0_u8; b.len() + 1]; a.len() + 1];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            longest[i][j] = if a[i] == b[j] {
                longest[i + 1][j + 1].saturating_add(1)
            } else {
                longest[i + 1][j].max(longest[i][j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut kept = vec![false; a.len()];
    while i < a.len() && j < b.len() {
        if a[i] == b[j] {
            kept[i] = true;
            (i, j) = (i + 1, j + 1);
        } else if longest[i + 1][j] >= longest[i][j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with what differs in brackets.
    fn shown(a: &str, b: &str) -> String {
        let runs = against(a, b);
        assert!(runs.iter().all(|run| !run.text.is_empty()));
        runs.iter().map(|run| if run.marked { format!("[{}]", run.text) } else { run.text.clone() }).collect()
    }

    #[test]
    fn characters_that_differ_are_marked() {
        let cases = [
            ("髙橋　一郎", "高橋　一郎", "[髙]橋　一郎"),
            ("451234", "451243", "4512[3]4"),
            ("45123", "451234", "45123"),
            ("451234", "45123", "45123[4]"),
            ("田中一郎", "田中　一郎", "田中一郎"),
            ("田中　一郎", "田中一郎", "田中　一郎"),
            ("山本　花子", "佐藤　花子", "[山本]　花子"),
            ("ワタナべ", "ワタナベ", "ワタナ[べ]"),
            ("𠮷田", "吉田", "[𠮷]田"),
            ("一郎　髙橋", "髙橋　一郎", "[一郎]　髙橋"),
            ("", "田中", ""),
            ("田中", "", "[田中]"),
        ];
        for (a, b, wanted) in cases {
            assert_eq!(shown(a, b), wanted, "{a} {b}");
        }
        let long = "あ".repeat(100_000);
        assert_eq!(shown(&format!("{long}い{long}"), &format!("{long}う{long}")), format!("{long}[い]{long}"));
    }
}
