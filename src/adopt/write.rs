//! The layout as TOML, with comments for whoever goes on with it.

use crate::finding::Lang;
use crate::schema::{Kind, Need, Role, Schema};

use super::cells::Told;
use super::columns::{Column, Fate};
use super::read::{Sample, Written};
use super::{About, Adopted};

/// Cells that mean true in a flag column, beside those of the sample rows.
const TRUE: [&str; 11] = ["1", "○", "〇", "◯", "●", "有", "レ", "✓", "✔", "Y", "TRUE"];
/// Cells that count as blank.
const MISSING: &str = "missingValues = [\"\", \"-\", \"－\", \"ー\", \"―\"]\n";

/// What is written.
pub(super) struct Layout<'l> {
    pub(super) about: &'l About<'l>,
    pub(super) sample: &'l Sample,
    pub(super) title: &'l str,
    pub(super) kind: Kind,
    pub(super) base: Option<&'l Schema>,
    pub(super) columns: &'l [Column],
    pub(super) told: &'l [Told],
}

/// Writes it. Doubts are counted.
pub(super) fn write(layout: &Layout<'_>) -> Adopted {
    let lang = layout.about.lang;
    let mut out = Writer { text: String::new(), lang, doubts: 0 };
    head(&mut out, layout);
    dialect(&mut out, layout.sample.written);
    for (column, told) in layout.columns.iter().zip(layout.told) {
        field(&mut out, column, told);
    }
    derives(&mut out, layout);
    let fields = layout.columns.iter().filter(|column| column.role().is_some()).count();
    Adopted { text: out.text, fields, columns: layout.columns.len(), doubts: out.doubts }
}

fn head(out: &mut Writer, layout: &Layout<'_>) {
    let About { id, name, as_of, lang, .. } = layout.about;
    let (path, ja) = (layout.about.output, *lang == Lang::Ja);
    out.line(&if ja {
        format!("# 「{name}」から kenshu schema adopt で作った様式です（{as_of}）。")
    } else {
        format!("# A layout made from \"{name}\" by kenshu schema adopt ({as_of}).")
    });
    out.line(if ja {
        "# 「要確認」の行を見て、正しければその行を消し、違えば直してください。確かめるには:"
    } else {
        "# Look at the lines with CHECK: delete them where they are right, mend them where not. To check the layout:"
    });
    out.line(&format!("#   kenshu schema check {path}"));
    out.line(&format!("#   kenshu validate --schema {path} {}", if ja { "受講者.csv" } else { "attendance.csv" }));
    out.line("");
    out.line(&format!("id = {}", quoted(id)));
    out.line(&format!("title = {{ ja = {}, en = {} }}", quoted(layout.title), quoted(id)));
    if let Some(base) = layout.base {
        out.line(&format!(
            "kind = {}  # {}",
            quoted(layout.kind.id()),
            if ja { &base.title.ja } else { &base.title.en }
        ));
    } else {
        out.doubt(
            "見出しからは種類が分からないので、受講実績としました",
            "nothing tells what its rows are: attendance is assumed",
        );
        out.line(&format!("kind = {}", quoted(layout.kind.id())));
    }
    out.doubt(
        "公式の様式だと確かめたら confirmed にし、source に根拠を書いてください",
        "make it `confirmed` when it is known to be official, and say in `source` why",
    );
    out.line("status = \"unconfirmed\"");
    let source =
        if ja { format!("「{name}」（{as_of} に取り込み）") } else { format!("{name}, adopted {as_of}") };
    out.line(&format!("source = {}", quoted(&source)));
    out.line(MISSING.trim_end());
    ignore(out, layout);
}

/// One line each, because each has its reason.
fn ignore(out: &mut Writer, layout: &Layout<'_>) {
    let passed = layout.columns.iter().filter(|column| column.fate == Fate::Ignored);
    let passed: Vec<&Column> = passed.collect();
    if !passed.is_empty() {
        out.line("ignore = [");
        for column in passed {
            for doubt in &column.doubts {
                out.indented_doubt(&doubt.ja, &doubt.en);
            }
            out.line(&format!("    {},", quoted(&column.label)));
        }
        out.line("]");
    }
    for column in layout.columns.iter().filter(|column| column.fate == Fate::Nameless) {
        let label = &column.label;
        if label.is_empty() {
            out.doubt("見出しのない列があります（確認しません）", "a column has no header; it is not looked at");
        } else {
            out.doubt(
                &format!("見出し「{label}」は長すぎるか、ほかの列と同じです（確認しません）"),
                &format!("the header \"{label}\" is too long or that of another column; it is not looked at"),
            );
        }
    }
}

fn dialect(out: &mut Writer, written: Option<Written>) {
    out.line("");
    out.line("[dialect]");
    let Some(Written { encoding, bom, sure, newline, delimiter }) = written else {
        out.doubt(
            "Excel ブックから作ったので、CSV の書き方は推定です",
            "made from a workbook: how a CSV of it is written is assumed",
        );
        out.line("encoding = \"utf-8\"");
        out.line("bom = true");
        out.line("newline = \"crlf\"");
        return;
    };
    if !sure {
        out.doubt("文字コードはファイルからは決めきれませんでした", "the file does not settle the encoding");
    }
    out.line(&format!("encoding = {}", quoted(encoding.id())));
    out.line(&format!("bom = {bom}"));
    if newline.is_none() {
        out.doubt("改行はファイルからは決めきれませんでした", "the file does not settle the line end");
    }
    out.line(&format!("newline = {}", quoted(newline.map_or("crlf", crate::schema::Newline::id))));
    if delimiter != ',' {
        out.line(&format!("delimiter = {}", quoted(&delimiter.to_string())));
    }
}

fn field(out: &mut Writer, column: &Column, told: &Told) {
    let Some(meaning) = column.meaning() else { return };
    out.line("");
    for doubt in &column.doubts {
        out.doubt(&doubt.ja, &doubt.en);
    }
    out.line("[[field]]");
    let role = meaning.role;
    let word =
        if out.lang == Lang::Ja && role.ja() != column.label { format!("  # {}", role.ja()) } else { String::new() };
    out.line(&format!("role = {}{word}", quoted(role.id())));
    if let Some(category) = &meaning.category {
        out.line(&format!("category = {}", quoted(category)));
    }
    out.line(&format!("label = {}", quoted(&column.label)));
    match column.need {
        Need::Required => out.line("required = true"),
        Need::Recommended => out.line("recommended = true"),
        Need::Optional => {}
    }
    if let Some(pad) = told.pad {
        out.line(&format!("pad = {pad}"));
    }
    let list = |words: &[String]| words.iter().map(|word| quoted(word)).collect::<Vec<_>>().join(", ");
    if !told.formats.is_empty() {
        let ids: Vec<String> = told.formats.iter().map(|format| format.id().to_owned()).collect();
        out.line(&format!("format = [{}]", list(&ids)));
    }
    if !told.values.is_empty() {
        let values: Vec<String> =
            told.values.iter().map(|(id, spellings)| format!("{id} = [{}]", list(spellings))).collect();
        out.line(&format!("values = {{ {} }}", values.join(", ")));
    }
}

fn derives(out: &mut Writer, layout: &Layout<'_>) {
    let has = |role: Role| layout.columns.iter().any(|column| column.role() == Some(role));
    for (whole, parts) in
        [(Role::Name, [Role::FamilyName, Role::GivenName]), (Role::Kana, [Role::FamilyKana, Role::GivenKana])]
    {
        if !has(whole) && parts.iter().all(|part| has(*part)) {
            out.line("");
            out.line("[[derive]]");
            out.line(&format!("role = {}", quoted(whole.id())));
            out.line(&format!("join = [{}, {}]", quoted(parts[0].id()), quoted(parts[1].id())));
            out.line("separator = \"　\"");
        }
    }
    let flags = layout.columns.iter().filter_map(|column| Some((column, column.meaning()?.flag.clone()?)));
    let flags: Vec<(&Column, String)> = flags.collect();
    let Some((first, _)) = flags.first() else { return };
    let role = first.role().unwrap_or(Role::Participation);
    let mut seen: Vec<&str> = Vec::new();
    for cell in flags.iter().flat_map(|(column, _)| &column.samples).map(String::as_str).chain(TRUE) {
        if !seen.contains(&cell) && cell != "0" && cell != "×" {
            seen.push(cell);
        }
    }
    let named: Vec<String> =
        flags.iter().map(|(column, value)| format!("{value} = {}", quoted(&column.label))).collect();
    let truthy: Vec<String> = seen.iter().map(|cell| quoted(cell)).collect();
    out.line("");
    out.doubt(
        "どう書けば「該当」かを確かめてください（先頭が書き出す形です）",
        "look at what means true; the first is written",
    );
    out.line("[[derive]]");
    out.line(&format!("role = {}", quoted(role.id())));
    out.line(&format!("flags = {{ {} }}", named.join(", ")));
    out.line(&format!("true = [{}]", truthy.join(", ")));
}

struct Writer {
    text: String,
    lang: Lang,
    doubts: usize,
}

impl Writer {
    /// A line; what could end it, or steer a terminal, becomes a space.
    fn line(&mut self, line: &str) {
        self.text.extend(line.chars().map(|c| if c.is_control() { ' ' } else { c }));
        self.text.push('\n');
    }

    fn doubt(&mut self, ja: &str, en: &str) {
        self.doubts += 1;
        let line = if self.lang == Lang::Ja { format!("# 要確認: {ja}") } else { format!("# CHECK: {en}") };
        self.line(&line);
    }

    fn indented_doubt(&mut self, ja: &str, en: &str) {
        self.text.push_str("    ");
        self.doubt(ja, en);
    }
}

/// A TOML string.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
