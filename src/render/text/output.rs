use std::io::Write;

use crate::finding::{Finding, Lang};
use crate::render::visible::visible;
use crate::render::words::{masking_notice, verdict_words};
use crate::report::{Collected, ExcerptPiece, People, Verdict};
use crate::schema::Kind;
use crate::validate::{Output, RunTotals, TableInfo, TableTotals};

use super::across::AcrossText;
use super::closing::{Closing, across_counts, closing, counts};
use super::group::group;
use super::heading::{heading, input_name};
use super::people::people;
use super::style::TextStyle;

/// Writes the text of a run, one table after the other.
pub struct TextOutput<W> {
    out: W,
    style: TextStyle,
    collected: Collected,
    /// Path, sheet and one line for each table, for the end of a run over several.
    verdicts: Vec<(String, Option<String>, String)>,
    /// What files share, for the end of the run.
    across: AcrossText,
    /// Why writing stopped.
    pub fault: Option<std::io::Error>,
}

impl<W: Write + Send> TextOutput<W> {
    /// Says first whether values are shown.
    pub fn new(out: W, style: TextStyle) -> Self {
        let mut made = Self {
            out,
            style,
            collected: Collected::default(),
            verdicts: Vec::new(),
            across: AcrossText::default(),
            fault: None,
        };
        if !style.quiet {
            made.write(masking_notice(style.lang, style.show_values));
        }
        made
    }

    /// Closes a run over several tables with a list of verdicts.
    pub fn finish(&mut self, run: &RunTotals) {
        if self.verdicts.len() < 2 || self.style.quiet {
            return;
        }
        let across = self.across.section(self.style.lang);
        self.write(&across);
        let (inputs, rows, counts) = (run.inputs, run.totals.records, counts(&run.totals, self.style.lang));
        let mut text = match self.style.lang {
            Lang::Ja => format!("\n全体: {inputs}ファイル・{rows}行　{counts}\n"),
            Lang::En => format!("\nAll: {inputs} files, {rows} rows; {counts}\n"),
        };
        for (path, sheet, line) in &self.verdicts {
            let mark = self.across.mark(path, sheet.as_deref(), self.style.lang);
            text.push_str(&format!("{line}{mark}\n"));
        }
        self.write(&text);
    }

    pub(super) fn write(&mut self, text: &str) -> bool {
        if self.fault.is_none() {
            self.fault = self.out.write_all(text.as_bytes()).err();
        }
        self.fault.is_none()
    }

    /// The verdict on one table in one line.
    fn verdict_line(&self, table: &TableInfo, totals: &TableTotals) -> String {
        let lang = self.style.lang;
        let mut name = input_name(table, lang);
        if let Some(sheet) = &table.sheet {
            name.push_str(&format!("[{}]", visible(sheet)));
        }
        format!("{name}: {}", verdict_words(Verdict::of(totals), lang))
    }
}

impl<W: Write + Send> Output<ExcerptPiece> for TextOutput<W> {
    fn begin(&mut self, table: &TableInfo) -> bool {
        self.collected = Collected::default();
        let TextStyle { lang, show_values, quiet, .. } = self.style;
        let text = if quiet { String::new() } else { heading(table, lang, show_values) };
        self.write(&text)
    }

    fn accept(&mut self, _table: &TableInfo, piece: &mut ExcerptPiece) -> bool {
        self.collected.add(std::mem::take(piece), self.style.per_rule);
        self.fault.is_none()
    }

    fn across(&mut self, table: &TableInfo, findings: &[Finding]) -> bool {
        self.across.add(table, findings, &self.style);
        self.fault.is_none()
    }

    fn end(&mut self, table: &TableInfo, closing_findings: &[Finding], totals: &TableTotals) -> bool {
        let TextStyle { lang, show_values, per_rule, stage, is_partial, quiet, held } = self.style;
        let line = self.verdict_line(table, totals);
        if quiet {
            return self.write(&format!("{line}\n"));
        }
        let (counts, across) = (counts(totals, lang), across_counts(totals, lang));
        let verdict = match lang {
            Lang::Ja => format!("  {line}　{counts}{across}"),
            Lang::En => format!("  {line}; {counts}{across}"),
        };
        self.verdicts.push((table.path.clone(), table.sheet.clone(), verdict));
        self.collected.add_closing(closing_findings, per_rule);
        let kind = table.schema.as_ref().map_or(Kind::Attendance, |schema| schema.kind);
        if kind == Kind::Seminars {
            // Its rows are no people.
            self.collected.people = People::default();
        }
        let mut text = String::new();
        // Those whom a person must decide about stand above.
        let is_case = |code: &u16| held && matches!(code, 610 | 611);
        for (code, severity, found) in self.collected.in_order().into_iter().filter(|(code, ..)| !is_case(code)) {
            text.push_str(&group(table, code, severity, found, lang, show_values));
        }
        text.push_str(&people(table, &self.collected.people, stage, lang, show_values));
        text.push_str(&closing(totals, &self.collected, Closing { stage, is_partial, kind, held }, lang));
        self.write(&text)
    }
}
