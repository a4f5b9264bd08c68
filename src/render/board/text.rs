//! What was found about the applications, for people.

use crate::docket::Docket;
use crate::finding::{Lang, Severity, Text};
use crate::render::json::JsonStyle;
use crate::render::visible::visible;
use crate::render::words::severity_word;
use crate::rules::rule_of;
use crate::validate::{ApplicationTable, BooksRead};

/// What is shown.
pub struct BoardText<'a, 'd> {
    /// The tables of applications with what was found.
    pub tables: &'a [ApplicationTable],
    /// Certificates and credits.
    pub books: &'a BooksRead,
    /// The applications.
    pub docket: &'a Docket<'d>,
    /// Whether there is any material.
    pub is_made: bool,
    /// Applications that cannot be judged.
    pub unjudged: usize,
    /// The language, and whether values are shown.
    pub style: JsonStyle,
}

/// Findings of one rule that are shown in full.
const SHOWN: usize = 10;

/// The text.
#[must_use]
pub fn board_text(text: &BoardText<'_, '_>) -> String {
    let lang = text.style.lang;
    let mut out = String::new();
    let total: usize = text.tables.iter().map(|table| table.findings.len()).sum();
    if total > 0 {
        out.push_str(match (lang, text.style.show_values) {
            (Lang::Ja, true) => "※ 個人情報を表示しています。伏せるには --mask を付けてください。\n",
            (Lang::Ja, false) => "※ 個人情報は伏せて表示しています。表示するには --show-values を付けてください。\n",
            (Lang::En, true) => "Note: personal data is shown; --mask hides it.\n",
            (Lang::En, false) => "Note: personal data is hidden; --show-values shows it.\n",
        });
    }
    for table in text.tables {
        push_table(&mut out, table, text.style);
    }
    if !out.is_empty() {
        out.push('\n');
    }
    push_books(&mut out, text.books, lang);
    push_closing(&mut out, text);
    out
}

fn push_table(out: &mut String, table: &ApplicationTable, style: JsonStyle) {
    if table.findings.is_empty() {
        return;
    }
    let sheet = table.info.sheet.as_ref().map_or_else(String::new, |sheet| format!(" [{}]", visible(sheet)));
    out.push_str(&format!("\n{}{sheet}\n", visible(&table.info.path)));
    let mut codes: Vec<(Severity, u16)> =
        table.totals.by_code.keys().map(|(code, severity)| (*severity, *code)).collect();
    codes.sort_by_key(|(severity, code)| (std::cmp::Reverse(*severity as u8), *code));
    for (severity, code) in codes {
        let own = || table.findings.iter().filter(|finding| (finding.severity, finding.code) == (severity, code));
        let count = own().count();
        let title = rule_of(code).map_or("", |rule| rule.title.template(style.lang));
        let (word, letter) = (severity_word(severity, style.lang), severity.letter());
        out.push_str(&match style.lang {
            Lang::Ja => format!("\n[{word}] {letter}{code:03} {title}　{count}件\n"),
            Lang::En => format!("\n[{word}] {letter}{code:03} {title}: {count}\n"),
        });
        for finding in own().take(SHOWN) {
            let fill = |text: Text| visible(&text.fill(style.lang, &finding.args, style.show_values));
            let row = finding.place.sheet_row.map(|row| match style.lang {
                Lang::Ja => format!("{row}行目: "),
                Lang::En => format!("row {row}: "),
            });
            out.push_str(&format!(
                "  {}{}\n    → {}\n",
                row.unwrap_or_default(),
                fill(finding.message),
                fill(finding.help)
            ));
        }
        if count > SHOWN {
            let more = count - SHOWN;
            out.push_str(&match style.lang {
                Lang::Ja => format!("  … ほか {more}件\n"),
                Lang::En => format!("  … and {more} more\n"),
            });
        }
    }
}

/// What is wrong with certificates and credits is told by `handbook`, about all of them.
fn push_books(out: &mut String, books: &BooksRead, lang: Lang) {
    let count = |severity| books.findings.iter().filter(|(_, finding)| finding.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    if errors + warnings > 0 {
        out.push_str(&match lang {
            Lang::Ja => format!(
                "認定証・単位の一覧への指摘: エラー {errors}件・要確認 {warnings}件（kenshu handbook で一覧できます）\n"
            ),
            Lang::En => format!(
                "Lists of certificates and credits: {errors} errors, {warnings} to check (kenshu handbook lists them)\n"
            ),
        });
    }
}

fn push_closing(out: &mut String, text: &BoardText<'_, '_>) {
    let cases = &text.docket.cases;
    let in_order = cases.iter().filter(|case| case.is_in_order()).count();
    let count = |severity| text.tables.iter().map(|table| table.totals.count(severity)).sum::<u64>();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let (all, talk, unjudged) = (cases.len(), cases.len() - in_order, text.unjudged);
    let lang = text.style.lang;
    let round = if lang == Lang::Ja { &text.docket.round.label.ja } else { &text.docket.round.label.en };
    out.push_str(&match lang {
        Lang::Ja => format!("{round}　申請 {all}件（充足 {in_order}件・要協議 {talk}件）　エラー {errors}件・要確認 {warnings}件\n"),
        Lang::En => format!("{round}: {all} applications ({in_order} in order, {talk} to talk about), {errors} errors, {warnings} to check\n"),
    });
    if !text.is_made {
        out.push_str(&match lang {
            Lang::Ja => format!("確かめられない申請が {unjudged}件あるため、資料を作りませんでした（--strict）。\n"),
            Lang::En => format!("No material was made: {unjudged} applications cannot be judged (--strict).\n"),
        });
    }
}
