//! What was found in lists that are read whole (applications, certificates, credits), for people: by table and rule, the first
//! findings of each in full.

use crate::finding::{Finding, Lang, Severity, Text};
use crate::rules::rule_of;
use crate::validate::TableInfo;

use super::json::JsonStyle;
use super::visible::visible;
use super::words::severity_word;

/// Findings of one rule that are shown in full.
const SHOWN: usize = 10;

/// Whether values are shown, and how to have it otherwise.
pub(super) const fn masking_note(style: JsonStyle) -> &'static str {
    match (style.lang, style.show_values) {
        (Lang::Ja, true) => "※ 個人情報を表示しています。伏せるには --mask を付けてください。\n",
        (Lang::Ja, false) => "※ 個人情報は伏せて表示しています。表示するには --show-values を付けてください。\n",
        (Lang::En, true) => "Note: personal data is shown; --mask hides it.\n",
        (Lang::En, false) => "Note: personal data is hidden; --show-values shows it.\n",
    }
}

/// What was found in one table, the weightiest first; nothing where nothing was found.
pub(super) fn push_found(out: &mut String, info: &TableInfo, findings: &[&Finding], style: JsonStyle) {
    if findings.is_empty() {
        return;
    }
    let sheet = info.sheet.as_ref().map_or_else(String::new, |sheet| format!(" [{}]", visible(sheet)));
    out.push_str(&format!("\n{}{sheet}\n", visible(&info.path)));
    let mut rules: Vec<(Severity, u16)> = findings.iter().map(|finding| (finding.severity, finding.code)).collect();
    rules.sort_by_key(|(severity, code)| (std::cmp::Reverse(*severity as u8), *code));
    rules.dedup();
    for (severity, code) in rules {
        let of_rule = findings.iter().filter(|finding| (finding.severity, finding.code) == (severity, code));
        let own: Vec<&Finding> = of_rule.copied().collect();
        push_rule(out, (severity, code), &own, style);
    }
}

fn push_rule(out: &mut String, (severity, code): (Severity, u16), own: &[&Finding], style: JsonStyle) {
    let count = own.len();
    let title = rule_of(code).map_or("", |rule| rule.title.template(style.lang));
    let (word, letter) = (severity_word(severity, style.lang), severity.letter());
    out.push_str(&match style.lang {
        Lang::Ja => format!("\n[{word}] {letter}{code:03} {title}　{count}件\n"),
        Lang::En => format!("\n[{word}] {letter}{code:03} {title}: {count}\n"),
    });
    for finding in own.iter().take(SHOWN) {
        let fill = |text: Text| visible(&text.fill(style.lang, &finding.args, style.show_values));
        let row = finding.place.sheet_row.map_or_else(String::new, |row| match style.lang {
            Lang::Ja => format!("{row}行目: "),
            Lang::En => format!("row {row}: "),
        });
        out.push_str(&format!("  {row}{}\n    → {}\n", fill(finding.message), fill(finding.help)));
    }
    if count > SHOWN {
        let more = count - SHOWN;
        out.push_str(&match style.lang {
            Lang::Ja => format!("  … ほか {more}件\n"),
            Lang::En => format!("  … and {more} more\n"),
        });
    }
}
