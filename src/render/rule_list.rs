//! All rules on one page.

use crate::finding::{Lang, Text};
use crate::rules::Rule;

use super::visible::{pad, width};

/// Every rule with its code, title and name, grouped by band.
#[must_use]
pub fn rule_list(rules: &[&Rule], lang: Lang) -> String {
    let title = |rule: &Rule| rule.title.template(lang);
    let column = rules.iter().map(|rule| width(title(rule))).max().unwrap_or_default();
    let mut out = String::new();
    let mut last = None;
    for rule in rules {
        let band = rule.code / 100;
        if last != Some(band) {
            out.push_str(if last.is_some() { "\n" } else { "" });
            out.push_str(&format!("{band}xx {}\n", band_word(band).template(lang)));
            last = Some(band);
        }
        let (letter, code, name) = (rule.severity.letter(), rule.code, rule.name);
        out.push_str(&format!("  {letter}{code:03}  {}  {name}\n", pad(title(rule), column)));
    }
    out.push_str(match lang {
        Lang::Ja => {
            "\nE エラー、W 要確認、I 参考。kenshu explain E301 のように番号か名前を付けると、説明を読めます。\n"
        }
        Lang::En => "\nE error, W to check, I note. kenshu explain E301 shows a page, by code or name.\n",
    });
    out
}

/// The bands a person can say on the telephone (contracts, Codes).
const fn band_word(band: u16) -> Text {
    match band {
        1 => Text { ja: "ファイル", en: "file" },
        2 => Text { ja: "見出し", en: "header" },
        3 => Text { ja: "セル", en: "cell" },
        4 => Text { ja: "行", en: "row" },
        7 => Text { ja: "単位・認定証", en: "credits, certificates" },
        _ => Text { ja: "表全体", en: "table" },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::RULES;

    #[test]
    fn every_rule_stands_in_the_list_once() {
        for lang in [Lang::Ja, Lang::En] {
            let list = rule_list(RULES, lang);
            for rule in RULES {
                let line = format!("  {}{:03}  ", rule.severity.letter(), rule.code);
                assert_eq!(list.matches(&line).count(), 1, "{line}");
                assert!(list.lines().any(|line| line.ends_with(&format!("  {}", rule.name))));
            }
        }
    }
}
