//! The doctors of tests/standings/*.md, which can be read without knowing Rust: credits → standing.
//!
//! One row of a table is one doctor. What the columns and the lines above a table mean stands in tests/standings/README.md.

#![allow(clippy::unwrap_used, missing_docs)]

use std::collections::BTreeMap;

use kenshu::credits::{Judging, Programmes, Rounds, judge, subjects};
use kenshu::finding::Lang;
use kenshu::io::Input;
use kenshu::rules::Filter;
use kenshu::validate::{BookOptions, RunInput, read_books};

/// What is said of a doctor: the lines above the table, then the row; the row goes before.
type Told = BTreeMap<String, String>;

struct Case {
    name: String,
    told: Told,
}

fn cases() -> Vec<Case> {
    let folder = format!("{}/tests/standings", env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.retain(|path| path.file_name().is_some_and(|name| name != "README.md"));
    files
        .iter()
        .flat_map(|path| read(path.file_name().unwrap().to_str().unwrap(), &std::fs::read_to_string(path).unwrap()))
        .collect()
}

fn read(file: &str, page: &str) -> Vec<Case> {
    let (mut cases, mut setting, mut header) = (Vec::new(), Told::new(), None::<Vec<String>>);
    for (at, line) in page.lines().enumerate() {
        if line.starts_with('#') {
            (setting, header) = (Told::new(), None);
        } else if line.starts_with('|') {
            let cells: Vec<String> = line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
            match &header {
                None => header = Some(cells),
                Some(_) if cells.iter().all(|cell| cell.chars().all(|c| c == '-')) => {}
                Some(labels) => {
                    assert_eq!(labels.len(), cells.len(), "{file}:{}: cells of a row", at + 1);
                    let mut told = setting.clone();
                    told.extend(labels.iter().cloned().zip(cells).filter(|(_, cell)| !cell.is_empty()));
                    cases.push(Case { name: format!("{file}:{}", at + 1), told });
                }
            }
        } else {
            header = None;
            if let Some((key, value)) = line.split_once('：').filter(|(key, _)| KEYS.contains(key)) {
                setting.insert(key.to_owned(), value.trim().to_owned());
            }
        }
    }
    cases
}

const KEYS: [&str; 8] = ["制度", "有効期間", "認定証", "確認日", "申請日", "共通", "実践活動", "種類"];

/// Every word that a table may use; another is a slip of whoever wrote it.
const LABELS: [&str; 19] = [
    "No",
    "制度",
    "有効期間",
    "認定証",
    "確認日",
    "申請日",
    "実践活動",
    "種類",
    "共通",
    "手帳・修了証",
    "MAMIS",
    "判定",
    "数えた単位",
    "理由",
    "期限の回",
    "次の回",
    "次の期間",
    "小計",
    "根拠",
];

#[derive(Default)]
struct Files {
    paper: String,
    mamis: String,
    subtotals: String,
    mamis_totals: String,
}

impl Files {
    /// `2022-06-05 更新 1.5 Web 項目=総論 CC=74 番号=S1`, `小計 更新 6 済`; several with 、 between them.
    fn take(&mut self, told: &str, programme: &str, is_mamis: bool) {
        for entry in told.split('、').map(str::trim).filter(|entry| !entry.is_empty() && *entry != "なし") {
            let words: Vec<&str> = entry.split_whitespace().collect();
            let [day, category, credits] = words[..3] else { panic!("{entry}") };
            let word = |key: &str| words[3..].iter().find_map(|word| word.strip_prefix(key)).unwrap_or_default();
            let programme = if word("制度=").is_empty() { programme } else { word("制度=") };
            if day == "小計" {
                let file = if is_mamis { &mut self.mamis_totals } else { &mut self.subtotals };
                let checked = words.get(3).copied().unwrap_or_default();
                file.push_str(&format!(
                    "453182,田中　一郎,{programme},{category},{credits},{checked},山本,2025-12-01\n"
                ));
                continue;
            }
            let mode = if words.contains(&"Web") { "Web" } else { "対面" };
            let (item, codes, session) = (word("項目="), word("CC="), word("番号="));
            let row = format!("453182,田中　一郎,{programme},{category},{day},{credits},{mode},{item},\"{codes}\"");
            match is_mamis {
                true => self.mamis.push_str(&format!("{row},{session}\n")),
                false => self.paper.push_str(&format!("{row}\n")),
            }
        }
    }
}

/// What the program says of a doctor, in the words of the tables.
fn judged(told: &Told) -> Told {
    let get = |key: &str| told.get(key).map_or("", String::as_str);
    let programme = get("制度");
    let mut files = Files::default();
    for (key, is_mamis) in [("共通", false), ("手帳・修了証", false), ("小計", false), ("MAMIS", true)] {
        files.take(get(key), programme, is_mamis);
    }
    let header = "医籍登録番号,氏名,制度,単位区分,受講日,単位数,開催形式,項目,カリキュラムコード";
    let totals = "医籍登録番号,氏名,制度,単位区分,単位数,期間内確認,確認者,確認日";
    let mut ledgers = vec![
        ("手帳.csv", format!("{header}\n{}", files.paper)),
        ("MAMIS.csv", format!("{header},研修会番号\n{}", files.mamis)),
        ("小計.csv", format!("{totals}\n{}", files.subtotals)),
    ];
    if !files.mamis_totals.is_empty() {
        let rows = files.mamis_totals.lines().map(|line| format!("{line},MAMIS\n")).collect::<String>();
        ledgers.push(("MAMIS小計.csv", format!("{totals},出所\n{rows}")));
    }
    let mut list = String::from("医籍登録番号,氏名,制度,有効期間開始日,有効期限,申請区分,更新申請日,実践活動\n");
    if get("認定証") != "なし" && !get("有効期間").is_empty() {
        for (at, validity) in get("有効期間").split('、').enumerate() {
            let (from, until) = validity.split_once('～').unwrap_or((validity, ""));
            let (applied, activity, kind) = (get("申請日"), get("実践活動"), if at == 0 { get("種類") } else { "" });
            list.push_str(&format!("453182,田中　一郎,{programme},{from},{until},{kind},{applied},{activity}\n"));
        }
    }
    for other in get("認定証").split('、').filter(|other| other.contains('～')) {
        let (programme, validity) = other.split_once(' ').unwrap();
        let (from, until) = validity.split_once('～').unwrap();
        list.push_str(&format!("453182,田中　一郎,{programme},{from},{until},,,\n"));
    }
    let input = |(name, text): (&str, String)| RunInput {
        name: name.to_owned(),
        input: Input::hold(name.to_owned(), text.as_bytes(), u64::MAX - 1),
    };
    let ledgers: Vec<RunInput> = ledgers.into_iter().map(input).collect();
    let lists = [input(("認定証.csv", list))];
    let (programmes, as_of) = (Programmes::embedded(), get("確認日").parse().unwrap());
    let options = BookOptions { as_of, threads: 1, filter: Filter::default(), programmes, advance: &|_| {} };
    let read = read_books(&ledgers, &lists, &options).unwrap();
    let subjects = subjects(&read.ledger, &read.certificates, programmes);
    let judging = Judging {
        ledger: &read.ledger,
        certificates: &read.certificates,
        programmes,
        rounds: Rounds::embedded(),
        as_of,
    };
    let standings = judge(&judging, &subjects, 1);
    let wanted = kenshu::schema::Vocabulary::embedded().canonical(kenshu::schema::Role::Programme, programme);
    let of =
        |standing: &&kenshu::credits::Standing<'_>| Some(subjects[standing.subject].who.programme.as_str()) == wanted;
    let mut found = standings.iter().filter(of);
    let Some(standing) = found.next() else {
        return Told::from([("判定".to_owned(), "（対象外）".to_owned())]);
    };
    assert!(found.next().is_none(), "one standing for each doctor and programme");
    let needed = kenshu::finding::Datum::open(standing.still_needed.to_string());
    let round = |round: &Option<std::sync::Arc<kenshu::credits::Round>>| {
        round.as_ref().map_or("なし".to_owned(), |round| round.id.clone())
    };
    let reasons: Vec<String> = standing.reasons.iter().map(|reason| reason.say(Lang::Ja)).collect();
    let next = standing.new_period.map_or("なし".to_owned(), |span| format!("{}～{}", span.from, span.until));
    Told::from([
        ("判定".to_owned(), standing.verdict.text().fill(Lang::Ja, &[needed], true)),
        ("数えた単位".to_owned(), standing.total.counted.to_string()),
        ("理由".to_owned(), reasons.join("＋")),
        ("期限の回".to_owned(), round(&standing.round_due)),
        ("次の回".to_owned(), round(&standing.round_next)),
        ("次の期間".to_owned(), next),
    ])
}

#[test]
fn every_doctor_stands_where_the_tables_say() {
    let mut wrong = Vec::new();
    for Case { name, told } in cases() {
        let heard = judged(&told);
        for key in ["判定", "数えた単位", "理由", "期限の回", "次の回", "次の期間"] {
            let Some(wanted) = told.get(key) else { continue };
            let said = heard.get(key).map_or("", String::as_str);
            let holds = match (key, wanted.as_str()) {
                ("理由", "なし") => said.is_empty(),
                ("理由", parts) => parts.split('＋').all(|part| said.contains(part)),
                _ => said == wanted,
            };
            if !holds {
                wrong.push(format!("{name} {key}: 「{wanted}」のはずが「{said}」"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} do not hold\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn there_are_enough_of_them_and_each_says_why() {
    let cases = cases();
    assert!(cases.len() >= 120, "{} doctors", cases.len());
    for Case { name, told } in &cases {
        let strange: Vec<&String> = told.keys().filter(|key| !LABELS.contains(&key.as_str())).collect();
        assert!(strange.is_empty(), "{name}: {strange:?}");
        assert!(
            told.contains_key("判定") && told.get("根拠").is_some_and(|source| source.chars().count() > 2),
            "{name}"
        );
        for source in ["S0", "S1", "S2", "S3", "S4", "Q"] {
            assert!(!told["根拠"].replace("Q&A", "").contains(source), "{name}: {source} is no word for readers");
        }
    }
}
