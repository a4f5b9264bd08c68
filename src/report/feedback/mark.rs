use crate::finding::{Finding, Lang, Severity};
use crate::report::severity_word;

use super::storable;

/// A cell of a table sheet with findings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The row in the sheet, from 1.
    pub row: u64,
    /// The column, from 1. What is said of a whole row stands at its first cell.
    pub column: u32,
    /// The gravest of its findings.
    pub severity: Severity,
    /// What they say.
    pub note: String,
}

/// Findings whose words one note holds.
const MOST_IN_NOTE: usize = 4;

/// The cells that findings are about. Findings about one cell stand together, as they do in the order of a run.
#[must_use]
pub fn marks(findings: &[Finding], lang: Lang) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let mut here = 0;
    for finding in findings {
        let Some(row) = finding.place.sheet_row else { continue };
        let column = finding.place.column.unwrap_or(1);
        let words = words(finding, lang);
        match marks.last_mut().filter(|mark| (mark.row, mark.column) == (row, column)) {
            Some(mark) => {
                mark.severity = mark.severity.max(finding.severity);
                here += 1;
                match here.cmp(&MOST_IN_NOTE) {
                    std::cmp::Ordering::Less => mark.note.push_str(&format!("\n\n{words}")),
                    std::cmp::Ordering::Equal => {
                        mark.note.push_str("\n\n");
                        mark.note.push_str(lang.pick(
                            "ほかにもあります（エラー一覧をご覧ください）。",
                            "There are more: see the sheet \"Findings (エラー一覧)\".",
                        ));
                    }
                    std::cmp::Ordering::Greater => {}
                }
            }
            None => {
                here = 0;
                marks.push(Mark { row, column, severity: finding.severity, note: words });
            }
        }
    }
    marks
}

fn words(finding: &Finding, lang: Lang) -> String {
    let fill = |text: crate::finding::Text| text.fill(lang, &finding.args, true);
    let text = format!(
        "{}{}{}{}\n{}\n→ {}",
        lang.pick("［", "["),
        severity_word(finding.severity, lang),
        lang.pick("］", "] "),
        finding.display_code(),
        fill(finding.message),
        fill(finding.help)
    );
    storable(&text, true).into_owned()
}
