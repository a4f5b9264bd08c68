//! The package for a board: nothing personal in it, every number a count of its lists, the same bytes for the same input.

#![allow(clippy::unwrap_used, missing_docs)]

use std::io::Read as _;

use jiff::civil::date;
use kenshu::docket::{Belonging, Course, Kind, Level};
use kenshu::render::excel::workbook;
use kenshu::report::board::{Due, Entry, Heading, List, Material, Matter, Meeting, package, prepare};
use kenshu::report::sheet::{Sheet, Value};
use kenshu::value::{Date, wareki};
use proptest::prelude::*;

#[allow(dead_code, reason = "shared with generators, which use other parts")]
#[path = "../bench/people.rs"]
mod people;
#[allow(dead_code, reason = "shared with a generator, which uses other parts")]
#[path = "../bench/board/scene.rs"]
mod scene;
#[path = "../support/mod.rs"]
mod support;

mod bad;
mod office;
mod words;

use support::desk::Desk;

pub fn heading() -> Heading {
    Heading {
        level: Level::Prefectural,
        association: "神奈川県医師会".to_owned(),
        meeting: Meeting::Board,
        agenda: Some("協議事項（3）".to_owned()),
        held: Some(date(2025, 11, 20)),
        approval: date(2025, 11, 30),
        round: "令和7年度 第4回（11月承認分）".to_owned(),
        approval_box: false,
    }
}

/// The desk of a round.
fn desk(scene: &scene::Scene) -> Desk<'_> {
    let mut desk = Desk::of(&scene.applications, &scene.certificates, vec![&scene.handbook, &scene.mamis]);
    desk.roster = Some(&scene.roster);
    desk
}

/// The package of a round with so many applicants.
fn packed(scene: &scene::Scene) -> Vec<u8> {
    desk(scene).judge(|docket, _, _| workbook(&package(&prepare(docket, heading()).material)).unwrap())
}

/// All parts of a workbook, unpacked, one after another; the names of the parts as well.
fn unpacked(bytes: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut all = String::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        all.push_str(&part.name().unwrap());
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        all.push_str(&String::from_utf8_lossy(&bytes));
    }
    all
}

/// The ways in which a birth date may be written.
fn spellings(birth: Date) -> Vec<String> {
    let (year, month, day) = (birth.year(), birth.month(), birth.day());
    vec![
        birth.to_string(),
        format!("{year}/{month:02}/{day:02}"),
        format!("{year}/{month}/{day}"),
        format!("{year}.{month}.{day}"),
        format!("{year}年{month}月{day}日"),
        format!("{year}{month:02}{day:02}"),
        wareki(birth),
    ]
}

#[test]
fn no_number_birth_date_or_address_is_in_the_package() {
    let mut scene = scene::scene(11, 90);
    assert_eq!(leaks(&unpacked(&packed(&scene)), &scene), Vec::<String>::new());
    // The search finds what is there: everybody in the workbook of the office.
    let office = unpacked(&office::packed(&scene));
    assert!(leaks(&office, &scene).len() > 150, "the search finds nothing");
    // The same where somebody wrote them into columns that are shown.
    let poisoned: Vec<String> = scene
        .applications
        .lines()
        .enumerate()
        .map(|(at, line)| {
            let mut cells: Vec<String> = line.split(',').map(str::to_owned).collect();
            if at == 0 || cells.len() < 14 {
                return line.to_owned();
            }
            let birth: Date = cells[3].parse().unwrap();
            let secret = match at % 4 {
                0 => cells[0].clone(),
                1 => wareki(birth),
                2 => format!("{}　{}生", cells[0], birth),
                _ => "横浜市中区住吉町3-4-5".to_owned(),
            };
            let column = [1, 2, 4, 6, 13][at % 5];
            cells[column] = format!("{}　{secret}", cells[column]);
            cells.join(",")
        })
        .collect();
    scene.applications = poisoned.join("\r\n");
    assert_eq!(leaks(&unpacked(&packed(&scene)), &scene), Vec::<String>::new());
    let office = leaks(&unpacked(&office::packed(&scene)), &scene);
    assert!(office.contains(&"3-4-5".to_owned()) && office.contains(&"住吉町".to_owned()));
}

/// What a package must not hold and holds: numbers, birth dates, addresses, and words that go with them.
fn leaks(all: &str, scene: &scene::Scene) -> Vec<String> {
    assert!(scene.people.len() > 100);
    let mut secrets: Vec<String> =
        ["住吉町", "3-4-5", ".example", "申請.csv", "認定証番号", "医籍登録番号：", "生年月日"]
            .map(str::to_owned)
            .to_vec();
    for (number, birth) in &scene.people {
        let wide = number.to_string().chars().map(|c| char::from_u32(u32::from(c) + 0xFEE0).unwrap()).collect();
        secrets.extend([number.to_string(), wide]);
        secrets.extend(spellings(*birth));
    }
    secrets.retain(|secret| all.contains(secret));
    secrets
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let scene = scene::scene(3, 40);
    let by = |threads| {
        let mut desk = desk(&scene);
        desk.threads = threads;
        desk.judge(|docket, _, _| workbook(&package(&prepare(docket, heading()).material)).unwrap())
    };
    let one = by(1);
    assert_eq!(one, packed(&scene));
    for threads in [2, 3, 8] {
        assert_eq!(one, by(threads), "{threads} threads");
        assert_eq!(office::by(&scene, 1), office::by(&scene, threads), "{threads} threads, for the office");
    }
}

/// What a cell shows.
fn shown(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Number(number, _) => number.to_string(),
        Value::Computed(computed) => shown(&computed.result),
        _ => String::new(),
    }
}

fn rows(sheet: &Sheet) -> Vec<Vec<String>> {
    sheet.rows.iter().map(|line| line.cells.iter().map(|cell| shown(&cell.value)).collect()).collect()
}

fn entries() -> impl Strategy<Value = Vec<Entry>> {
    let belonging = prop_oneof![
        "[横川鎌藤]市医師会".prop_map(Belonging::Member),
        Just(Belonging::NonMember),
        Just(Belonging::NotTold),
        Just(Belonging::Member("*".to_owned())),
    ];
    let matter =
        Matter { title: "単位不足".to_owned(), facts: "合計 12.0単位".to_owned(), rule: "20単位".to_owned() };
    let entry = (belonging, "[山川田中]{0,3}", any::<bool>()).prop_map(move |(belonging, name, talk)| Entry {
        belonging,
        name,
        matters: if talk { vec![matter.clone()] } else { Vec::new() },
        ..Entry::default()
    });
    proptest::collection::vec(entry, 0..30)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn every_number_is_a_count_of_the_lists(all in proptest::collection::vec(entries(), 5)) {
        let kinds = [
            (Some(Course::Occupational), Some(Kind::New)),
            (Some(Course::Occupational), Some(Kind::Renewal)),
            (Some(Course::Sports), Some(Kind::New)),
            (Some(Course::Sports), Some(Kind::Renewal)),
            (None, Some(Kind::New)),
        ];
        let lists = kinds.into_iter().zip(all).map(|((course, kind), entries)| List { course, kind, entries });
        let lists: Vec<List> = lists.filter(|list| !list.entries.is_empty()).collect();
        let mut associations: Vec<Belonging> =
            lists.iter().flat_map(|list| &list.entries).map(|entry| entry.belonging.clone()).collect();
        associations.sort();
        associations.dedup();
        let material = Material { heading: heading(), lists, prefecture: None, associations, due: Due::default() };
        let sheets = package(&material);
        let of = |tab: &str| sheets.iter().find(|sheet| sheet.plan.tab == tab).unwrap();
        let listed: usize = material.lists.iter().map(|list| list.entries.len()).sum();
        let talk = material.lists.iter().flat_map(|list| &list.entries).filter(|entry| !entry.matters.is_empty()).count();
        // 議案: the rows of the table sum up, and the total is that of the lists.
        let agenda = rows(of("議案"));
        let total = agenda.iter().find(|row| row.first().is_some_and(|cell| cell == "合計")).unwrap();
        prop_assert_eq!(&total[1..], &[listed.to_string(), (listed - talk).to_string(), talk.to_string()][..]);
        // 集計: every association, every list, and the sums.
        let tally = rows(of("集計"));
        let foot = tally.last().unwrap();
        let (all_column, talk_column) = (foot.len() - 2, foot.len() - 1);
        prop_assert_eq!(&foot[all_column], &listed.to_string());
        prop_assert_eq!(&foot[talk_column], &talk.to_string());
        for list in &material.lists {
            let sheet = of(&list.tab());
            let own = rows(sheet);
            prop_assert_eq!(own.len() - 3, list.entries.len());
            let discussed = own[3..].iter().filter(|row| row[7] == "要協議").count();
            prop_assert_eq!(discussed, list.to_discuss());
            let line = agenda.iter().find(|row| row.len() == 5 && row[0] == list.course.map_or("制度不明", Course::ja)
                && row[1] == list.kind_words()).unwrap();
            prop_assert_eq!(&line[2], &list.entries.len().to_string());
            prop_assert_eq!(&line[4], &discussed.to_string());
        }
        for row in &tally[3..tally.len() - 1] {
            let count = sheets.iter().filter(|sheet| sheet.plan.tab.contains('_')).flat_map(|sheet| rows(sheet).into_iter().skip(3))
                .filter(|listed| listed[3] == row[0]).count();
            prop_assert_eq!(&row[all_column], &if material.lists.is_empty() { 0 } else { count }.to_string());
            // Each list and each subtotal of the row, and of whom the board has to talk.
            let labels = &tally[2];
            let (mut lists, mut talked) = (material.lists.iter(), 0);
            let course = |at: usize| labels[at].split('\n').next().unwrap().to_owned();
            for at in 1..all_column {
                if labels[at].ends_with("小計") {
                    let own = (1..at).filter(|&other| course(other) == course(at)).map(|other| row[other].parse::<u64>().unwrap());
                    prop_assert_eq!(&row[at], &own.sum::<u64>().to_string());
                    continue;
                }
                let own = rows(of(&lists.next().unwrap().tab())).into_iter().skip(3).filter(|cells| cells[3] == row[0]);
                let own: Vec<Vec<String>> = own.collect();
                prop_assert_eq!(&row[at], &own.len().to_string());
                talked += own.iter().filter(|cells| cells[7] == "要協議").count();
            }
            prop_assert_eq!(&row[talk_column], &talked.to_string());
        }
    }
}
