//! The page of a rule, from its markdown to plain text.

use crate::finding::{Lang, Text};
use crate::rules::Rule;
use crate::schema::catalogue;

use super::words::severity_word;
use super::wrap::push_wrapped;

/// The page of one rule: all of it in Japanese, or its English section with the cases.
#[must_use]
pub fn rule_page(rule: &Rule, lang: Lang) -> String {
    let title = rule.title.template(lang);
    let severity = severity_word(rule.severity, lang);
    let mut out = match lang {
        Lang::Ja => format!("{}{:03} {title}（{severity}）\n", rule.severity.letter(), rule.code),
        Lang::En => format!("{}{:03} {title} ({severity})\n", rule.severity.letter(), rule.code),
    };
    out.push_str(rule.name);
    out.push('\n');
    match lang {
        Lang::Ja => push_japanese(&mut out, rule.page),
        Lang::En => push_english(&mut out, rule.page),
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

/// The indentation of prose, and that of what stands in a file.
const PROSE: &str = "  ";
const CASE: &str = "    ";

fn push_japanese(out: &mut String, page: &str) {
    for part in parts(page) {
        match part {
            Part::Heading("English") => break,
            Part::Heading(heading) => {
                let between = if out.ends_with("\n\n") { "" } else { "\n" };
                out.push_str(&format!("{between}■ {heading}\n"));
            }
            Part::Prose(text) => push_wrapped(out, PROSE, &plain(&text)),
            Part::Fence { info, lines } => push_case(out, info, &lines, Lang::Ja),
        }
    }
}

fn push_english(out: &mut String, page: &str) {
    let all: Vec<Part<'_>> = parts(page).collect();
    let prose = all.iter().skip_while(|part| !matches!(part, Part::Heading("English"))).skip(1);
    for part in prose {
        if let Part::Prose(text) = part {
            out.push('\n');
            push_wrapped(out, PROSE, &plain(text));
        }
    }
    out.push('\n');
    for (word, heading) in [("fires", "Reported:\n"), ("silent", "Not reported:\n")] {
        out.push_str(heading);
        for part in &all {
            if let Part::Fence { info, lines } = part
                && info.split_whitespace().any(|other| other == word)
            {
                push_case(out, info, lines, Lang::En);
            }
        }
    }
}

/// A case, and under what circumstances it holds where these are not the usual ones.
fn push_case(out: &mut String, info: &str, lines: &[&str], lang: Lang) {
    let option = |name: &str| info.split_whitespace().find_map(|word| word.strip_prefix(name)?.strip_prefix('='));
    let mut notes: Vec<String> = Vec::new();
    if let Some(id) = option("schema").filter(|id| *id != "mamis-attendance") {
        notes.push(match (catalogue::by_id(id), lang) {
            (Some(_), Lang::Ja) => format!("様式 {id}"),
            (Some(_), Lang::En) => format!("layout {id}"),
            (None, Lang::Ja) => "自作の様式の例".to_owned(),
            (None, Lang::En) => "a layout of one's own".to_owned(),
        });
    }
    notes.extend(option("stage").map(|stage| format!("--stage {stage}")));
    notes.extend(option("as-of").map(|day| format!("--as-of {day}")));
    if option("escapes").is_some() {
        notes
            .push(if lang == Lang::Ja { "\\x や \\u は目に見えない文字" } else { "\\x and \\u are unseen" }.to_owned());
    }
    // A file that is no text cannot be shown; its page says what it is.
    if lines.is_empty() {
        let known = FILES.iter().find(|(kind, _)| option("kind") == Some(kind));
        notes.extend(
            known.map(|(_, said)| said.template(lang).to_owned()).or_else(|| Some(format!(".{}", option("kind")?))),
        );
    }
    if !notes.is_empty() {
        out.push_str(&match lang {
            Lang::Ja => format!("{CASE}（{}）\n", notes.join("、")),
            Lang::En => format!("{CASE}({})\n", notes.join(", ")),
        });
    }
    for line in lines {
        out.push_str(&format!("{CASE}{line}\n"));
    }
    out.push('\n');
}

/// Files that cannot be shown on a page, as pages name them. Others are named by the ending of their names.
const FILES: &[(&str, Text)] = &[
    ("encrypted", Text { ja: "パスワードの付いたブック", en: "a workbook with a password" }),
    ("no-permission", Text { ja: "開くことを許されていないファイル", en: "a file that may not be opened" }),
    ("changed", Text { ja: "確認の途中で書き換えられたファイル", en: "a file that changes while it is read" }),
    ("long-row", Text { ja: "1行が何MBもあるファイル", en: "a file with a row of many megabytes" }),
    ("several-schemas", Text { ja: "2つの様式に同じだけ合う見出し", en: "a header that fits two layouts alike" }),
    ("broken-workbook", Text { ja: "壊れたブック", en: "a broken workbook" }),
    (
        "zip-bomb",
        Text {
            ja: "展開すると極端に大きくなるブック", en: "a workbook that unpacks to an enormous size"
        },
    ),
];

/// A stretch of a page.
enum Part<'p> {
    Heading(&'p str),
    /// A paragraph, its lines joined.
    Prose(String),
    Fence {
        info: &'p str,
        lines: Vec<&'p str>,
    },
}

fn parts(page: &str) -> impl Iterator<Item = Part<'_>> {
    let mut lines = page.lines().peekable();
    std::iter::from_fn(move || {
        loop {
            let line = lines.next()?;
            if let Some(info) = line.strip_prefix("```") {
                let inside: Vec<&str> = lines.by_ref().take_while(|line| !line.starts_with("```")).collect();
                return Some(Part::Fence { info, lines: inside });
            }
            if let Some(heading) = line.strip_prefix("## ") {
                return Some(Part::Heading(heading.trim()));
            }
            if line.trim().is_empty() || line.starts_with("# ") {
                continue;
            }
            let mut text = line.trim().to_owned();
            while let Some(next) = lines.next_if(|next| !next.trim().is_empty() && !next.starts_with(['#', '`'])) {
                // Only words of Latin script are parted by a space.
                if text.ends_with(|c: char| c.is_ascii()) || next.starts_with(|c: char| c.is_ascii()) {
                    text.push(' ');
                }
                text.push_str(next.trim());
            }
            return Some(Part::Prose(text));
        }
    })
}

/// Without the marks of code and emphasis.
fn plain(text: &str) -> String {
    text.replace("**", "").replace('`', "")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{RULES, rule_of};

    #[test]
    fn no_mark_of_markdown_is_left() {
        for rule in RULES {
            for lang in [Lang::Ja, Lang::En] {
                let page = rule_page(rule, lang);
                assert!(!page.contains("```") && !page.contains("## ") && !page.contains('`'), "{page}");
                assert!(page.lines().count() > 8, "{page}");
            }
        }
    }

    #[test]
    fn the_languages_do_not_mix() {
        let rule = rule_of(303).unwrap();
        let english = rule_page(rule, Lang::En);
        assert!(
            english
                .starts_with("W303 Registration number has five digits (to check)\nregistration-number-five-digits\n")
        );
        assert!(english.contains("Not reported:") && !english.contains("ご本人"), "{english}");
        let japanese = rule_page(rule, Lang::Ja);
        assert!(japanese.contains("■ 直し方") && !japanese.contains("Practising"), "{japanese}");
    }
}
