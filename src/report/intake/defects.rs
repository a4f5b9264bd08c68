//! What is wrong with a table, by rule: which rows, which items, what to do; no value of any cell.

use std::collections::BTreeMap;

use crate::finding::{Finding, Lang, Piece, Severity, Text, column_letters};
use crate::rules::{Asks, rule_of};
use crate::schema::Role;
use crate::validate::{HeaderWord, Judged, Prepare, TableInfo};

use super::rows::Rows;

/// Items and words that one rule may have.
const MOST_WORDS: usize = 6;

/// All findings of one rule at one severity, in one table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Defect {
    /// The rule's code.
    pub code: u16,
    /// How much it weighs.
    pub severity: Severity,
    /// How many findings.
    pub count: u64,
    /// The rows of the sheet; none where it is about the file.
    pub rows: Rows,
    /// The items, as the header calls them, or the letters of columns that the layout does not know.
    pub items: Vec<String>,
    /// What to do, in the words of the findings that name no value but items.
    pub helps: Vec<String>,
    /// Some finding has other words, which name values.
    pub has_other_helps: bool,
    /// For each of them the safe edit is known.
    pub is_safe: bool,
}

/// The defects of a table, or of a stretch of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Defects(BTreeMap<(u16, Severity), Defect>);

/// Collects defects, with words in that language.
pub struct DefectPrepare(pub Lang);

impl Prepare for DefectPrepare {
    type Piece = Defects;

    fn prepare(&self, judged: &Judged<'_>) -> Defects {
        let mut defects = Defects::default();
        judged.findings.iter().for_each(|finding| defects.note(judged.table, finding, self.0));
        defects
    }
}

impl Defects {
    /// Adds a finding; those of one rule come in the order of their rows.
    pub fn note(&mut self, table: &TableInfo, finding: &Finding, lang: Lang) {
        let defect = self.of(finding.code, finding.severity);
        defect.count += 1;
        if let Some(row) = finding.place.sheet_row {
            defect.rows.push(row);
        }
        if let Some(column) = finding.place.column {
            let item = item(table, column, lang);
            push(&mut defect.items, item);
        }
        match help(table, finding, lang) {
            Some(help) => push(&mut defect.helps, help),
            None => defect.has_other_helps = true,
        }
        defect.is_safe &= finding.edit.as_ref().is_some_and(|edit| edit.safe);
    }

    /// Adds the next stretch.
    pub fn add(&mut self, later: &Self) {
        for (&(code, severity), theirs) in &later.0 {
            let mine = self.of(code, severity);
            mine.count += theirs.count;
            mine.rows.add(&theirs.rows);
            theirs.items.iter().for_each(|item| push(&mut mine.items, item.clone()));
            theirs.helps.iter().for_each(|help| push(&mut mine.helps, help.clone()));
            mine.has_other_helps |= theirs.has_other_helps;
            mine.is_safe &= theirs.is_safe;
        }
    }

    /// Those of one severity, in order of code.
    pub fn of_severity(&self, severity: Severity) -> impl Iterator<Item = &Defect> {
        self.0.values().filter(move |defect| defect.severity == severity)
    }

    fn of(&mut self, code: u16, severity: Severity) -> &mut Defect {
        self.0.entry((code, severity)).or_insert_with(|| Defect {
            code,
            severity,
            count: 0,
            rows: Rows::default(),
            items: Vec::new(),
            helps: Vec::new(),
            has_other_helps: false,
            is_safe: true,
        })
    }
}

impl Defect {
    /// What is wrong, as a heading.
    #[must_use]
    pub fn title(&self, lang: Lang) -> &'static str {
        rule_of(self.code).map_or("", |rule| rule.title.template(lang))
    }

    /// What to do, whatever the cells hold.
    #[must_use]
    pub fn steps(&self, lang: Lang) -> Vec<String> {
        if self.is_safe {
            let ja = "確認結果の「修正案」のとおりに書き直してください（ご本人への確認は不要です）。";
            let en = "Write it as \"Proposal\" in the result says; nobody need be asked.";
            return vec![lang.pick(ja, en).to_owned()];
        }
        let mut steps = self.helps.clone();
        if self.has_other_helps {
            let step = match rule_of(self.code).map(|rule| rule.asks) {
                Some(Asks::Attendee) => Text {
                    ja: "ご本人にご確認のうえ、正しい内容に直してください。",
                    en: "Ask the person, and correct it.",
                },
                _ => Text {
                    ja: "確認結果の「対処方法」をご覧のうえ、正しい内容に直してください。",
                    en: "See \"What to do\" in the result, and correct it.",
                },
            };
            steps.push(step.template(lang).to_owned());
        }
        steps
    }
}

fn push<T: PartialEq>(list: &mut Vec<T>, new: T) {
    if list.len() < MOST_WORDS && !list.contains(&new) {
        list.push(new);
    }
}

/// The help of a finding, where all it names are items: a value may be somebody's.
fn help(table: &TableInfo, finding: &Finding, lang: Lang) -> Option<String> {
    let is_item = |text: &str| {
        let bound = table.columns.iter().filter(|column| column.role.is_some());
        Role::ALL.iter().any(|role| role.ja() == text) || bound.into_iter().any(|column| column.label.trim() == text)
    };
    let (mut help, mut is_plain) = (String::new(), true);
    finding.help.pieces(lang, &finding.args, |piece| match piece {
        Piece::Words(words) => help.push_str(words),
        Piece::Value(value) if is_item(&value.text) => help.push_str(&value.text),
        Piece::Value(_) => is_plain = false,
    });
    match (is_plain, lang) {
        (false, _) => None,
        (true, Lang::Ja) => for_submitter(&help),
        (true, Lang::En) => for_submitter_in_english(&help),
    }
}

/// The same for a help in English, which is one sentence for the most part: it is left out as a whole.
fn for_submitter_in_english(help: &str) -> Option<String> {
    let help = help.replace("the sender or ", "");
    let is_for_office = ["sender", "sent", "submitter", "organiser", "host"].iter().any(|word| help.contains(word));
    (!is_for_office).then_some(help)
}

/// Helps are written for the office. Whoever reads a mail is the submitter and the organiser: what is to be asked of them is left
/// out; `None` where nothing else is said.
fn for_submitter(help: &str) -> Option<String> {
    let help = help.replace("提出元か", "");
    let is_for_office = |sentence: &&str| ["提出元", "提出者", "主催者"].iter().any(|word| sentence.contains(word));
    let (others, kept): (Vec<&str>, Vec<&str>) = help.split_inclusive('。').partition(is_for_office);
    let begins_otherwise = others.first().is_some_and(|first| help.starts_with(first));
    let opening = if begins_otherwise { "内容をご確認ください。" } else { "" };
    (!kept.is_empty()).then(|| format!("{opening}{}", kept.concat()))
}

/// What a reader calls a column. A header that the layout does not know may hold anything, a person's name too.
fn item(table: &TableInfo, column: u32, lang: Lang) -> String {
    let known = table.columns.get(column.saturating_sub(1) as usize);
    let word = known.filter(|known| matches!(known.header, HeaderWord::Label | HeaderWord::Alias(_)));
    match word {
        Some(known) if known.role.is_some() => known.label.trim().replace(['\n', '\r'], ""),
        _ => match lang {
            Lang::Ja => format!("{}列", column_letters(column)),
            Lang::En => format!("column {}", column_letters(column)),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_for_the_office_is_not_said_to_the_submitter() {
        let cases = [
            ("ご本人にお尋ねください。", Some("ご本人にお尋ねください。")),
            (
                "入力してください。分からなければ提出元かご本人にお尋ねください。",
                Some("入力してください。分からなければご本人にお尋ねください。"),
            ),
            (
                "主催者にお尋ねください。違えば行を削除してください。",
                Some("内容をご確認ください。違えば行を削除してください。"),
            ),
            (
                "もう一度保存してください。空のままなら提出元に再送をご依頼ください。",
                Some("もう一度保存してください。"),
            ),
            ("提出元に、送り直してもらってください。", None),
        ];
        for (help, said) in cases {
            assert_eq!(for_submitter(help).as_deref(), said, "{help}");
        }
        let cases = [
            ("Enter it, or ask the sender or the attendee.", Some("Enter it, or ask the attendee.")),
            ("Ask the host whether the credits are earned; if not, correct them.", None),
            ("Ask the attendee.", Some("Ask the attendee.")),
        ];
        for (help, said) in cases {
            assert_eq!(for_submitter_in_english(help).as_deref(), said, "{help}");
        }
    }
}
