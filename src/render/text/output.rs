use std::io::Write;

use crate::finding::{Finding, Lang, Severity, column_letters};
use crate::render::visible::{clip, visible};
use crate::render::words::{masking_notice, severity_word, verdict_words};
use crate::report::{Collected, Excerpt, ExcerptPiece, Verdict};
use crate::rules::RULES;
use crate::schema::{Role, Status};
use crate::validate::{Output, RunTotals, TableInfo, TableTotals};

use super::frame::push_frame;

/// How the text is written.
#[derive(Clone, Copy, Debug)]
pub struct TextStyle {
    /// The language.
    pub lang: Lang,
    /// `false` masks personal values.
    pub show_values: bool,
    /// Findings of each rule that are shown in full.
    pub per_rule: usize,
    /// `true` leaves out everything but verdicts.
    pub quiet: bool,
}

/// Columns that the heading names. No layout has as many.
const MAX_COLUMNS: usize = 60;

/// Writes the text of a run, one table after the other.
pub struct TextOutput<W> {
    out: W,
    style: TextStyle,
    collected: Collected,
    tables: u64,
    /// Why writing stopped.
    pub fault: Option<std::io::Error>,
}

impl<W: Write + Send> TextOutput<W> {
    /// Says first whether values are shown.
    pub fn new(out: W, style: TextStyle) -> Self {
        let mut made = Self { out, style, collected: Collected::default(), tables: 0, fault: None };
        if !style.quiet {
            made.write(masking_notice(style.lang, style.show_values));
        }
        made
    }

    /// Closes a run over several tables with a list of verdicts.
    pub fn finish(&mut self, run: &RunTotals) {
        if self.tables < 2 || self.style.quiet {
            return;
        }
        let totals = &run.totals;
        let counts = self.counts(totals);
        let text = match self.style.lang {
            Lang::Ja => format!("\n全体: {}ファイル・{}行　{counts}\n", run.inputs, totals.records),
            Lang::En => format!("\nAll: {} files, {} rows; {counts}\n", run.inputs, totals.records),
        };
        self.write(&text);
    }

    fn write(&mut self, text: &str) -> bool {
        if self.fault.is_none() {
            self.fault = self.out.write_all(text.as_bytes()).err();
        }
        self.fault.is_none()
    }

    fn counts(&self, totals: &TableTotals) -> String {
        let count = |severity| totals.count(severity);
        match self.style.lang {
            Lang::Ja => format!(
                "エラー {}件・要確認 {}件・参考 {}件",
                count(Severity::Error),
                count(Severity::Warning),
                count(Severity::Info)
            ),
            Lang::En => format!(
                "{} errors, {} to check, {} notes",
                count(Severity::Error),
                count(Severity::Warning),
                count(Severity::Info)
            ),
        }
    }

    fn heading(&self, table: &TableInfo) -> String {
        let ja = self.style.lang == Lang::Ja;
        let mut out = format!("\n{}", visible(&table.path));
        if let Some(sheet) = &table.sheet {
            out.push_str(&if ja {
                format!("　シート「{}」", visible(sheet))
            } else {
                format!(", sheet \"{}\"", visible(sheet))
            });
        }
        out.push('\n');
        if let Some(schema) = &table.schema {
            let form = match table.kind {
                "xlsx" => (if ja { "Excel ブック" } else { "workbook" }).to_owned(),
                kind => format!(
                    "{}（{}）",
                    kind.to_uppercase(),
                    if ja { table.encoding_ja } else { table.encoding.unwrap_or("") }
                ),
            };
            let status = match (schema.status, ja) {
                (Status::Confirmed, true) => "確認済みの様式",
                (Status::Unconfirmed, true) => "公式様式との適合は未確認",
                (Status::Confirmed, false) => "confirmed layout",
                (Status::Unconfirmed, false) => "agreement with the official layout unconfirmed",
            };
            out.push_str(&if ja {
                format!("  形式　{form}\n  様式　{}（{}）※{status}\n", schema.title.0, schema.id)
            } else {
                format!("  format  {form}\n  layout  {} ({}), {status}\n", schema.title.1, schema.id)
            });
            self.columns(table, &mut out);
        }
        for title in &table.titles {
            let facts: Vec<String> =
                title.facts.iter().map(|(role, value)| format!("{}＝{}", self.role(*role), visible(value))).collect();
            let text = if self.style.show_values { clip(&visible(&title.text), 40) } else { masked(&title.text) };
            let read = match (facts.is_empty(), ja) {
                (true, true) => "（表題とみなしました）".to_owned(),
                (true, false) => " (taken for a title)".to_owned(),
                (false, true) => format!(" → {}", facts.join("、")),
                (false, false) => format!(" -> {}", facts.join(", ")),
            };
            out.push_str(&if ja {
                format!("  表の上　{}行目「{text}」{read}\n", title.line)
            } else {
                format!("  above the table  row {} \"{text}\"{read}\n", title.line)
            });
        }
        out
    }

    fn columns(&self, table: &TableInfo, out: &mut String) {
        let ja = self.style.lang == Lang::Ja;
        let more = table.columns.len().saturating_sub(MAX_COLUMNS);
        let mut names: Vec<String> = table
            .columns
            .iter()
            .take(MAX_COLUMNS)
            .map(|column| {
                let letters = column_letters(column.index);
                let label = clip(&visible(&column.label), 24);
                match column.role {
                    Some(role) if column.label == role.ja() => format!("{letters} {label}"),
                    Some(role) => format!("{letters} {label}（{}）", self.role(role)),
                    None if ja => format!("{letters} {label}（不明な列）"),
                    None => format!("{letters} {label} (unknown)"),
                }
            })
            .collect();
        if more > 0 {
            names.push(if ja { format!("ほか {more}列") } else { format!("and {more} more") });
        }
        let line = table.header_line.unwrap_or_default();
        out.push_str(&if ja {
            format!("  見出し　{line}行目: {}\n", names.join("、"))
        } else {
            format!("  header  row {line}: {}\n", names.join(", "))
        });
    }

    fn role(&self, role: Role) -> String {
        match self.style.lang {
            Lang::Ja => role.ja().to_owned(),
            Lang::En => role.id().to_owned(),
        }
    }

    fn group(&self, table: &TableInfo, code: u16, severity: Severity, count: u64, first: &[Excerpt]) -> String {
        let ja = self.style.lang == Lang::Ja;
        let title = RULES.iter().find(|rule| rule.code == code).map_or("", |rule| rule.title.template(self.style.lang));
        let mut out = if ja {
            format!(
                "\n[{}] {}{code:03} {title}　{count}件\n",
                severity_word(severity, self.style.lang),
                severity.letter()
            )
        } else {
            format!(
                "\n[{}] {}{code:03} {title}: {count}\n",
                severity_word(severity, self.style.lang),
                severity.letter()
            )
        };
        for excerpt in first {
            self.excerpt(table, excerpt, &mut out);
        }
        let more = count - first.len() as u64;
        if more > 0 {
            out.push_str(&if ja { format!("  … ほか {more}件\n") } else { format!("  … and {more} more\n") });
        }
        out
    }

    fn excerpt(&self, table: &TableInfo, excerpt: &Excerpt, out: &mut String) {
        let ja = self.style.lang == Lang::Ja;
        let finding = &excerpt.finding;
        let place = match (finding.place.address(), finding.place.line, ja) {
            (Some(address), Some(line), true) => format!("{address}（{line}行目）"),
            (Some(address), Some(line), false) => format!("{address} (line {line})"),
            (None, Some(line), true) => format!("{line}行目"),
            (None, Some(line), false) => format!("line {line}"),
            (_, None, true) => "ファイル全体".to_owned(),
            (_, None, false) => "whole file".to_owned(),
        };
        out.push_str(&format!("  {place}\n"));
        push_frame(out, table, excerpt, "    ", self.style.show_values);
        let fill = |finding: &Finding, text: crate::finding::Text| {
            visible(&text.fill(self.style.lang, &finding.args, self.style.show_values))
        };
        out.push_str(&format!("    {}\n", fill(finding, finding.message)));
        out.push_str(&format!("    → {}\n", fill(finding, finding.help)));
        if let Some(edit) = &finding.edit {
            let value = visible(&edit.value.show(self.style.show_values));
            out.push_str(&match (ja, edit.safe) {
                (true, true) => format!("    修正案: {value}\n"),
                (true, false) => format!("    修正案（推測です。必ず確認してください）: {value}\n"),
                (false, true) => format!("    suggested: {value}\n"),
                (false, false) => format!("    suggested (a guess, to be confirmed): {value}\n"),
            });
        }
    }

    fn verdict(&self, table: &TableInfo, totals: &TableTotals) -> String {
        let ja = self.style.lang == Lang::Ja;
        let verdict = Verdict::of(totals);
        let words = verdict_words(verdict, self.style.lang);
        if self.style.quiet {
            return format!("{}: {words}\n", visible(&table.path));
        }
        let mut out = String::from("\n");
        let left_out = match (totals.totals, ja) {
            (0, _) => String::new(),
            (n, true) => format!("（ほかに合計などの行 {n}行）"),
            (n, false) => format!(" (and {n} total rows)"),
        };
        out.push_str(&if ja {
            format!("確認した行: {}行{left_out}　{}\n判定: {words}\n", totals.records, self.counts(totals))
        } else {
            format!("rows judged: {}{left_out}; {}\nverdict: {words}\n", totals.records, self.counts(totals))
        });
        if totals.unlisted > 0 {
            out.push_str(&if ja {
                format!("（--max-findings により {}件は表示していません）\n", totals.unlisted)
            } else {
                format!("({} findings are not listed because of --max-findings)\n", totals.unlisted)
            });
        }
        let next = match (verdict, ja) {
            (Verdict::Errors, true) => {
                "次にすること: エラーの行を提出者（主催者）に戻し、ご本人に確認のうえ直してもらってください。規則の説明は kenshu explain コード で読めます。"
            }
            (Verdict::Errors, false) => {
                "next: send the rows with errors back to the organiser, who asks the attendees. kenshu explain CODE tells more about a rule."
            }
            (Verdict::Warnings, true) => {
                "次にすること: 要確認の行をご本人または主催者に確認し、正しければそのまま、違っていれば直してください。規則の説明は kenshu explain コード で読めます。"
            }
            (Verdict::Warnings, false) => {
                "next: ask the attendees or the organiser about these rows; mend what is wrong. kenshu explain CODE tells more about a rule."
            }
            (Verdict::NothingFound, true) => {
                "次にすること: MAMIS の画面で登録内容を確認しながらアップロードしてください。"
            }
            (Verdict::NothingFound, false) => "next: upload the file to MAMIS and check what it shows.",
        };
        out.push_str(next);
        out.push('\n');
        out
    }
}

impl<W: Write + Send> Output<ExcerptPiece> for TextOutput<W> {
    fn begin(&mut self, table: &TableInfo) -> bool {
        self.tables += 1;
        self.collected = Collected::default();
        let text = if self.style.quiet { String::new() } else { self.heading(table) };
        self.write(&text)
    }

    fn accept(&mut self, _table: &TableInfo, piece: ExcerptPiece) -> bool {
        self.collected.add(piece, self.style.per_rule);
        self.fault.is_none()
    }

    fn end(&mut self, table: &TableInfo, closing: &[Finding], totals: &TableTotals) -> bool {
        self.collected.add_closing(closing, self.style.per_rule);
        let mut text = String::new();
        if !self.style.quiet {
            for (code, severity, group) in self.collected.in_order() {
                text.push_str(&self.group(table, code, severity, group.count, &group.first));
            }
        }
        text.push_str(&self.verdict(table, totals));
        self.write(&text)
    }
}

/// A title row may name people: its first character, then asterisks.
fn masked(text: &str) -> String {
    let mut out = String::new();
    crate::finding::Mask::Other.write(&visible(text), &mut out);
    out
}
