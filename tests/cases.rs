//! The cases of tests/cases/*.md, which can be read without knowing Rust: rows → findings.
//!
//! A table is one file per row: the usual row of tests/cases/README.md with the named columns changed. A `csv` block is one
//! file; what stands behind ⇒ at the end of a line are the findings expected there. Lines before a table or a block set
//! the stage, the day, the layout or facts, up to the next heading.

#![allow(clippy::unwrap_used, missing_docs)]

use std::sync::Arc;

use kenshu::finding::Finding;
use kenshu::reconcile::{Reconciler, Scope};
use kenshu::rules::Stage;
use kenshu::schema::{Role, catalogue};
use kenshu::validate::{Against, Options};

mod support;

/// The row of a table's files, before it is changed.
const USUAL: [(&str, &str); 12] = [
    ("医籍登録番号", "453182"),
    ("氏名", "田中　一郎"),
    ("氏名カナ", "タナカ　イチロウ"),
    ("生年月日", "1975-04-01"),
    ("メールアドレス", "tanaka@chiyoda-naika.example"),
    ("職種", "医師"),
    ("受講区分", "受講"),
    ("制度", "認定産業医"),
    ("単位区分", "更新"),
    ("単位数", "1.5"),
    ("開催日", "2025-11-16"),
    ("備考", ""),
];

/// What holds from a line on.
#[derive(Clone, Default)]
struct Setting {
    entry: bool,
    as_of: Option<String>,
    schema: Option<String>,
    facts: Vec<(Role, String)>,
    /// The list of seminars, and the one that all rows are about.
    seminars: Option<(String, Option<String>)>,
    /// The rosters that rows are held against, and whom they hold.
    roster: Option<String>,
    scope: Scope,
}

/// One file and what is expected of it.
struct Case {
    name: String,
    text: String,
    setting: Setting,
    /// Codes expected of each record; those of no record first. `W303` or `W303 医籍登録番号`, the column's label.
    wanted: Vec<Vec<String>>,
    /// What becomes of its row, where it is held against a roster.
    outcome: Option<String>,
    /// Labels of the columns that a table changed: findings stand there.
    changed: Option<Vec<String>>,
}

fn cases() -> Vec<Case> {
    let folder = format!("{}/tests/cases", env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.retain(|path| path.file_name().is_some_and(|name| name != "README.md"));
    files
        .iter()
        .flat_map(|path| read(&std::fs::read_to_string(path).unwrap(), path.file_name().unwrap().to_str().unwrap()))
        .collect()
}

fn read(page: &str, file: &str) -> Vec<Case> {
    let (mut cases, mut setting, mut title) = (Vec::new(), Setting::default(), String::new());
    let mut header: Option<Vec<String>> = None;
    let mut is_roster = false;
    let mut block: Option<(String, Vec<Vec<String>>)> = None;
    for (at, line) in page.lines().enumerate() {
        let name = || format!("{file}:{} {title}", at + 1);
        if let Some((text, wanted)) = &mut block {
            if line.starts_with("```") {
                let (text, wanted) = block.take().unwrap();
                if is_roster {
                    setting.roster = Some(text);
                    is_roster = false;
                    continue;
                }
                let (setting, outcome, changed) = (setting.clone(), None, None);
                cases.push(Case { name: name(), text, setting, wanted, outcome, changed });
            } else {
                let (row, codes) = line.split_once('⇒').unwrap_or((line, ""));
                text.push_str(&unescape(row.trim_end()));
                text.push('\n');
                wanted.push(
                    codes.split('+').map(|code| code.trim().to_owned()).filter(|code| !code.is_empty()).collect(),
                );
            }
        } else if line.starts_with("```csv") {
            is_roster = line.ends_with(" roster");
            block = Some((String::new(), Vec::new()));
        } else if let Some(heading) = line.trim_start_matches('#').strip_prefix(' ').filter(|_| line.starts_with('#')) {
            title = heading.to_owned();
            // A roster holds to the end of the page.
            setting = Setting { roster: setting.roster, ..Setting::default() };
            header = None;
        } else if line.starts_with('|') {
            let cells: Vec<String> = line.trim_matches('|').split('|').map(|cell| unescape(cell.trim())).collect();
            match &header {
                None => header = Some(cells),
                Some(_) if cells.iter().all(|cell| cell.chars().all(|c| c == '-')) => {}
                Some(labels) => cases.push(changed(name(), labels, &cells, &setting)),
            }
        } else {
            header = None;
            set(line, &mut setting);
        }
    }
    assert!(block.is_none(), "{file}: a block is not closed");
    cases
}

fn set(line: &str, setting: &mut Setting) {
    let Some((key, value)) = line.split_once('：') else { return };
    let value = value.trim();
    match key {
        "段階" => setting.entry = value == "申込",
        "確認日" => setting.as_of = Some(value.to_owned()),
        "様式" => setting.schema = Some(value.to_owned()),
        "--roster-scope" => setting.scope = Scope::from_word(value).unwrap(),
        "--seminars" => setting.seminars = Some((value.to_owned(), None)),
        "--seminar" => {
            if let Some((_, named)) = &mut setting.seminars {
                *named = Some(value.to_owned());
            }
        }
        "--set" => {
            let (role, value) = value.split_once('=').unwrap();
            let role = Role::ALL.iter().find(|known| known.ja() == role).unwrap();
            setting.facts.push((*role, value.to_owned()));
        }
        _ => {}
    }
}

/// `「…」` keeps spaces at the ends, `（空欄）` is blank, `\n` and `\t` are what they are elsewhere.
fn unescape(cell: &str) -> String {
    let cell = cell.strip_prefix('「').and_then(|cell| cell.strip_suffix('」')).unwrap_or(cell);
    let cell = if cell == "（空欄）" { "" } else { cell };
    cell.replace("\\n", "\n").replace("\\t", "\t").replace("\\u200B", "\u{200B}").replace("\\u3099", "\u{3099}")
}

fn changed(name: String, labels: &[String], cells: &[String], setting: &Setting) -> Case {
    let (labels, told) = labels.split_at(labels.iter().position(|label| label == "照合" || label == "指摘").unwrap());
    assert_eq!(labels.len() + told.len(), cells.len(), "{name}: cells of a row");
    let mut columns: Vec<(String, String)> = USUAL.map(|(label, value)| (label.to_owned(), value.to_owned())).into();
    for (label, cell) in labels.iter().zip(cells) {
        // A column with a line through it is not in the file.
        if cell == "（列なし）" {
            columns.retain(|column| column.0 != *label);
        } else if let Some(column) = columns.iter_mut().find(|column| column.0 == *label) {
            column.1.clone_from(cell);
        } else {
            columns.push((label.clone(), cell.clone()));
        }
    }
    let quoted = |cell: &str| format!("\"{}\"", cell.replace('"', "\"\""));
    let row =
        |pick: fn(&(String, String)) -> &str| columns.iter().map(|c| quoted(pick(c))).collect::<Vec<_>>().join(",");
    let text = format!("{}\n{}\n", row(|column| &column.0), row(|column| &column.1));
    let codes = cells.last().unwrap();
    let outcome = (told.len() == 2).then(|| cells[labels.len()].clone());
    assert!(!codes.is_empty(), "{name}: what is expected? なし, or codes");
    let codes = codes.split('+').map(|code| code.trim().to_owned()).filter(|code| code != "なし").collect();
    let changed = Some(labels.to_vec());
    Case {
        name: format!("{name} {}", cells.join(" | ")),
        text,
        setting: setting.clone(),
        wanted: vec![vec![], codes],
        outcome,
        changed,
    }
}

impl Case {
    fn run(&self) -> Option<String> {
        let mut options: Options<'_> = support::options(1);
        if self.setting.entry {
            options.stage = Stage::Entry;
        }
        if let Some(day) = &self.setting.as_of {
            options.as_of = day.parse().unwrap();
        }
        options.schema = self.setting.schema.as_ref().map(|id| Arc::new(catalogue::by_id(id).unwrap().clone()));
        options.facts.clone_from(&self.setting.facts);
        options.seminars = self
            .setting
            .seminars
            .as_ref()
            .map_or_else(Default::default, |(list, named)| support::seminars(list, named.as_deref()));
        let read = self.setting.roster.as_ref().map(|roster| support::held::rosters(roster, &options));
        let mut wrong = Vec::new();
        if let Some(read) = &read {
            let reconciler = Reconciler::new(&read.roster, self.setting.scope);
            options.against = Some(Against { reconciler, decisions: None });
            let outcome = support::held::outcome(&self.text, &options);
            if self.outcome.as_ref().is_some_and(|wanted| *wanted != outcome) {
                wrong.push(format!("照合: wanted {:?}, came to {outcome}", self.outcome));
            }
        }
        let (mut kept, _) = support::judge("case", self.text.as_bytes(), &options);
        // Every seminar grows old: that is told only where a case asks for it.
        if !self.wanted.iter().flatten().any(|code| code.starts_with("I443")) {
            kept.findings.retain(|finding| finding.code != 443);
        }
        let columns = &kept.tables[0].0.columns;
        let label = |finding: &Finding| {
            let column = finding.place.column.and_then(|column| columns.get(column as usize - 1));
            column.map_or(String::new(), |column| column.label.clone())
        };
        // In a table the record is the second line; in a block findings stand at their line.
        for (at, wanted) in self.wanted.iter().enumerate() {
            let here = |finding: &&Finding| finding.place.line.unwrap_or(1) == at as u64 + 1;
            let mut heard: Vec<String> = Vec::new();
            for finding in kept.findings.iter().filter(here) {
                let code = finding.display_code();
                let placed = format!("{code} {}", label(finding));
                heard.push(if wanted.contains(&placed) { placed } else { code });
                // What the roster tells may stand at a cell that was left as usual.
                if let Some(changed) = &self.changed
                    && finding.code / 100 != 6
                    && !changed.contains(&label(finding))
                {
                    wrong.push(format!("{} stands at {:?}", finding.display_code(), label(finding)));
                }
            }
            let mut wanted = wanted.clone();
            wanted.sort();
            heard.sort();
            if heard != wanted {
                wrong.push(format!("line {}: wanted {wanted:?}, heard {heard:?}", at + 1));
            }
        }
        let told: usize = self.wanted.len();
        if let Some(finding) =
            kept.findings.iter().find(|finding| finding.place.line.is_some_and(|line| line > told as u64))
        {
            wrong.push(format!("{finding:?} stands behind the last line"));
        }
        (!wrong.is_empty()).then(|| format!("{}\n  {}", self.name, wrong.join("\n  ")))
    }
}

#[test]
fn every_case_holds() {
    let cases = cases();
    let wrong: Vec<String> = cases.iter().filter_map(Case::run).collect();
    assert!(wrong.is_empty(), "{} of {} cases do not hold\n{}", wrong.len(), cases.len(), wrong.join("\n"));
    assert!(cases.len() >= 120, "{} cases", cases.len());
}
