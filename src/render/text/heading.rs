//! What was read and how: the lines above the findings.

use crate::finding::{Lang, Mask, Text, column_letters};
use crate::render::visible::{clip, visible};
use crate::schema::{Role, Status, Vocabulary};
use crate::validate::{ColumnInfo, HeaderWord, SchemaInfo, SeminarInfo, TableInfo, TitleRow, ToldBy};

/// Columns that are named on one line; the rest is counted.
const MOST_COLUMNS: usize = 6;

/// Columns of the screen that a title row may take.
const TITLE_WIDTH: usize = 56;

/// Puts a line under the values, behind the widest word in front of one.
const INDENT: &str = "          ";

/// The path as it was given; standard input has none.
pub(super) fn input_name(table: &TableInfo, lang: Lang) -> String {
    match (table.path.as_str(), lang) {
        ("-", Lang::Ja) => "標準入力".to_owned(),
        ("-", Lang::En) => "standard input".to_owned(),
        (path, _) => visible(path),
    }
}

/// The lines about one table.
pub(super) fn heading(table: &TableInfo, lang: Lang, show_values: bool) -> String {
    let mut out = format!("\n{}", input_name(table, lang));
    if let Some(sheet) = &table.sheet {
        out.push_str(&match lang {
            Lang::Ja => format!("　シート「{}」", visible(sheet)),
            Lang::En => format!(", sheet \"{}\"", visible(sheet)),
        });
    }
    out.push('\n');
    let Some(schema) = &table.schema else { return out };
    let form = form(table, lang);
    out.push_str(&match lang {
        Lang::Ja => format!("  形式　　{form}\n  様式　　{}\n", layout(schema, lang)),
        Lang::En => format!("  format  {form}\n  layout  {}\n", layout(schema, lang)),
    });
    push_columns(&mut out, table, lang);
    for title in &table.titles {
        push_title(&mut out, title, lang, show_values);
    }
    push_told(&mut out, table, lang);
    if let Some(seminar) = &table.seminar {
        push_seminar(&mut out, seminar, lang);
    }
    out
}

fn form(table: &TableInfo, lang: Lang) -> String {
    let (workbook, encoding) = match lang {
        Lang::Ja => ("Excel ブック（.xlsx）", table.encoding_ja),
        Lang::En => ("Excel workbook (.xlsx)", table.encoding.unwrap_or_default()),
    };
    match table.kind {
        "xlsx" => workbook.to_owned(),
        kind => format!("{} {encoding}", kind.to_uppercase()),
    }
}

fn layout(schema: &SchemaInfo, lang: Lang) -> String {
    let status = match (schema.status, lang) {
        (Status::Confirmed, Lang::Ja) => "確認済みの様式",
        (Status::Unconfirmed, Lang::Ja) => "公式様式との適合は未確認",
        (Status::Confirmed, Lang::En) => "confirmed",
        (Status::Unconfirmed, Lang::En) => "agreement with the official layout unconfirmed",
    };
    match lang {
        Lang::Ja => format!("{}　ID: {}　※{status}", schema.title.0, schema.id),
        Lang::En => format!("{}, id {}; {status}", schema.title.1, schema.id),
    }
}

/// Counts the columns whose header is the layout's own word, and names the others.
fn push_columns(out: &mut String, table: &TableInfo, lang: Lang) {
    let others: Vec<&ColumnInfo> = table.columns.iter().filter(|column| column.header != HeaderWord::Label).collect();
    let (count, plain) = (table.columns.len(), table.columns.len() - others.len());
    out.push_str(&match (table.header_line, others.is_empty(), lang) {
        (Some(line), true, Lang::Ja) => format!("  見出し　{line}行目　{count}列（すべて様式の見出しのとおり）\n"),
        (Some(line), false, Lang::Ja) => {
            format!("  見出し　{line}行目　{count}列（うち{plain}列は様式の見出しのとおり）\n")
        }
        (None, _, Lang::Ja) => format!("  見出し　なし　{count}列（様式の順に読みました）\n"),
        (Some(line), true, Lang::En) => format!("  header  row {line}, {count} columns, all headed as in the layout\n"),
        (Some(line), false, Lang::En) => {
            format!("  header  row {line}, {count} columns, {plain} headed as in the layout\n")
        }
        (None, _, Lang::En) => format!("  header  none; {count} columns in the order of the layout\n"),
    });
    if table.header_line.is_some() {
        for line in understood(&others, lang) {
            out.push_str(&format!("{INDENT}{line}\n"));
        }
    }
}

/// One line for each way in which headers differ from the layout's words.
fn understood(columns: &[&ColumnInfo], lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    let aliases: Vec<String> = columns
        .iter()
        .filter_map(|column| match &column.header {
            HeaderWord::Alias(known) => Some(format!("{}＝{}", quoted(column, lang), visible(known))),
            _ => None,
        })
        .collect();
    if !aliases.is_empty() {
        lines.push(listed(&aliases, lang));
    }
    for (word, said) in OTHERS {
        let of_kind = columns.iter().filter(|column| column.header == word);
        let names: Vec<String> = of_kind.map(|column| quoted(column, lang)).collect();
        if !names.is_empty() {
            lines.push(format!("{}: {}", said.template(lang), listed(&names, lang)));
        }
    }
    lines
}

/// Columns that are not checked, and why.
const OTHERS: [(HeaderWord, Text); 4] = [
    (HeaderWord::Ignored, Text { ja: "番号の列（確認の対象外）", en: "running number, not checked" }),
    (HeaderWord::Duplicate, Text { ja: "同じ項目の2列目（確認していません）", en: "repeats a column, not checked" }),
    (HeaderWord::Blank, Text { ja: "見出しが空欄の列（確認していません）", en: "without a header, not checked" }),
    (HeaderWord::Unknown, Text { ja: "様式にない列（確認していません）", en: "unknown to the layout, not checked" }),
];

fn quoted(column: &ColumnInfo, lang: Lang) -> String {
    let letters = column_letters(column.index);
    let label = clip(&visible(column.label.trim()), 24);
    match (label.is_empty(), lang) {
        (true, Lang::Ja) => format!("{letters}列"),
        (true, Lang::En) => letters,
        (false, Lang::Ja) => format!("{letters}「{label}」"),
        (false, Lang::En) => format!("{letters} \"{label}\""),
    }
}

fn listed(names: &[String], lang: Lang) -> String {
    let shown = &names[..names.len().min(MOST_COLUMNS)];
    let more = names.len() - shown.len();
    let list = shown.join(if lang == Lang::Ja { "、" } else { ", " });
    match (more, lang) {
        (0, _) => list,
        (_, Lang::Ja) => format!("{list} ほか{more}列"),
        (_, Lang::En) => format!("{list} and {more} more"),
    }
}

fn push_title(out: &mut String, title: &TitleRow, lang: Lang, show_values: bool) {
    let text = if show_values {
        clip(&visible(&title.text), TITLE_WIDTH)
    } else {
        let mut masked = String::new();
        Mask::Other.write(&visible(&title.text), &mut masked);
        masked
    };
    let line = title.line;
    let facts: Vec<String> = title.facts.iter().map(|fact| told(fact, lang)).collect();
    out.push_str(&match (facts.is_empty(), lang) {
        (true, Lang::Ja) => format!("  表の上　{line}行目「{text}」（表題とみなします）\n"),
        (true, Lang::En) => format!("  above   row {line} \"{text}\" (taken for a title)\n"),
        (false, Lang::Ja) => format!("  表の上　{line}行目から　{}\n", facts.join("、")),
        (false, Lang::En) => format!("  above   row {line} tells {}\n", facts.join(", ")),
    });
}

/// What the command line tells for all rows.
fn push_told(out: &mut String, table: &TableInfo, lang: Lang) {
    let above = |fact: &&(Role, String)| table.titles.iter().any(|title| title.facts.contains(fact));
    let listed = |fact: &&(Role, String)| table.seminar.as_ref().is_some_and(|seminar| seminar.facts.contains(fact));
    let set = table.constants.iter().filter(|fact| !above(fact) && !listed(fact));
    let facts: Vec<String> = set.map(|fact| told(fact, lang)).collect();
    if !facts.is_empty() {
        out.push_str(&match lang {
            Lang::Ja => format!("  全行に　{}（--set の指定）\n", facts.join("、")),
            Lang::En => format!("  all     {} (from --set)\n", facts.join(", ")),
        });
    }
}

/// The seminar of the list that all rows are about, and what the list adds.
fn push_seminar(out: &mut String, seminar: &SeminarInfo, lang: Lang) {
    let by = match seminar.by {
        ToldBy::Option => BY_OPTION,
        ToldBy::Number => BY_NUMBER,
        ToldBy::Title => BY_TITLE,
    };
    let (name, title) = (visible(&seminar.name), clip(&visible(&seminar.title), TITLE_WIDTH));
    out.push_str(&match (title.is_empty(), lang) {
        (true, Lang::Ja) => format!("  研修会　一覧の {name}（{}）\n", by.ja),
        (false, Lang::Ja) => format!("  研修会　一覧の {name}「{title}」（{}）\n", by.ja),
        (true, Lang::En) => format!("  seminar {name} of the list ({})\n", by.en),
        (false, Lang::En) => format!("  seminar {name} \"{title}\" of the list ({})\n", by.en),
    });
    let new = seminar.facts.iter().filter(|(role, _)| !matches!(role, Role::SeminarId | Role::SeminarTitle));
    let facts: Vec<String> = new.map(|(role, value)| told(&(*role, in_words(*role, value, lang)), lang)).collect();
    if !facts.is_empty() {
        out.push_str(&match lang {
            Lang::Ja => format!("{INDENT}一覧から　{}\n", facts.join("、")),
            Lang::En => format!("{INDENT}from the list: {}\n", facts.join(", ")),
        });
    }
}

/// A canonical value as a Japanese reader calls it.
fn in_words(role: Role, value: &str, lang: Lang) -> String {
    let known = Vocabulary::embedded().value(role, value).filter(|_| lang == Lang::Ja);
    known.map_or_else(|| value.to_owned(), |known| known.ja.clone())
}

const BY_OPTION: Text = Text { ja: "--seminar の指定", en: "by --seminar" };
const BY_NUMBER: Text = Text { ja: "番号から", en: "by its number" };
const BY_TITLE: Text = Text { ja: "表題から", en: "by its title" };

fn told((role, value): &(Role, String), lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{}＝{}", role.ja(), visible(value)),
        Lang::En => format!("{} = {}", role.id(), visible(value)),
    }
}
