//! The workbook of the office, and what follows the board.

use kenshu::docket::{Level, Resolution};
use kenshu::render::excel::workbook;
use kenshu::report::board::{After, Office, after, office, package, prepare};
use kenshu::report::sheet::{Cell, Meaning, Sheet, Value};

use super::support::desk::Desk;
use super::{heading, rows, scene, unpacked};

fn desk(scene: &scene::Scene) -> Desk<'_> {
    let mut desk = Desk::of(&scene.applications, &scene.certificates, vec![&scene.handbook, &scene.mamis]);
    desk.roster = Some(&scene.roster);
    desk
}

/// The sheets of the office for a desk.
fn sheets(desk: &Desk<'_>) -> Vec<Sheet> {
    desk.judge(|docket, _, _| {
        let prepared = prepare(docket, heading());
        office(&Office { docket, prepared: &prepared, found: &[], inputs: &[] })
    })
}

/// The column of a heading and the first row of data, from 0.
fn column(sheet: &Sheet, label: &str) -> usize {
    rows(sheet)[2].iter().position(|cell| cell == label).unwrap()
}

#[test]
fn the_office_has_what_the_board_must_not_see() {
    let scene = scene::scene(5, 40);
    let desk = desk(&scene);
    let office = unpacked(&workbook(&sheets(&desk)).unwrap());
    let board = desk.judge(|docket, _, _| unpacked(&workbook(&package(&prepare(docket, heading()).material)).unwrap()));
    for line in scene.applications.lines().skip(1) {
        let number = line.split(',').next().unwrap();
        assert!(office.contains(number) && !board.contains(number), "{number}");
    }
    assert!(office.contains("kenshu_minutes_1") && !board.contains("kenshu_minutes"));
    assert!(office.contains("事務局用") && !board.contains("事務局用"));
    for word in ["失効", "資格喪失", "受付可", "登録可", "認定されました"] {
        assert!(!office.contains(word) && !board.contains(word), "{word}");
    }
}

#[test]
fn lists_of_both_have_the_same_people_in_the_same_order() {
    let scene = scene::scene(8, 60);
    desk(&scene).judge(|docket, _, _| {
        let prepared = prepare(docket, heading());
        let office = office(&Office { docket, prepared: &prepared, found: &[], inputs: &[] });
        let board = package(&prepared.material);
        for list in &prepared.material.lists {
            let of = |sheets: &[Sheet], tab: &str| rows(sheets.iter().find(|sheet| sheet.plan.tab == tab).unwrap());
            let mine = of(&board, &list.tab());
            let theirs = of(&office, &format!("台帳_{}", list.tab()));
            let names =
                |rows: &[Vec<String>], at: usize| rows[3..].iter().map(|row| row[at].clone()).collect::<Vec<_>>();
            assert_eq!(names(&mine, 1), names(&theirs, 2), "{}", list.title());
        }
    });
}

#[test]
fn resolutions_filled_into_the_workbook_come_back() {
    let scene = scene::scene(9, 30);
    let mut desk = desk(&scene);
    let mut sheets = sheets(&desk);
    let mut count = 0;
    let mut returned = Vec::new();
    for sheet in sheets.iter_mut().filter(|sheet| sheet.plan.name.is_some()) {
        let (resolution, reason, number) =
            (column(sheet, "議決"), column(sheet, "議決の理由"), column(sheet, "医籍登録番号"));
        for line in &mut sheet.rows[3..] {
            count += 1;
            let is_returned = count % 7 == 0;
            let word = if is_returned { "差戻し" } else { "承認" };
            line.cells[resolution] = Cell::text(word, Meaning::Entry);
            if is_returned {
                line.cells[reason] = Cell::text("単位の確認のため", Meaning::Entry);
                if let Value::Text(number) = &line.cells[number].value {
                    returned.push(number.clone());
                }
            }
        }
    }
    desk.minutes = Some(workbook(&sheets).unwrap());
    desk.judge(|docket, tables, told| {
        assert_eq!((told.minutes.len(), count), (docket.cases.len(), docket.cases.len()));
        assert!(told.resolved.of_case.iter().all(Option::is_some), "every application has its line");
        assert!(told.findings.is_empty(), "{:?}", told.findings);
        assert!(tables.iter().flat_map(|table| &table.findings).all(|finding| finding.code != 781));
        let prepared = prepare(docket, heading());
        let made = |as_of| {
            after(&After { docket, prepared: &prepared, minutes: &told.minutes, resolved: &told.resolved, as_of })
        };
        let before = made(jiff::civil::date(2025, 11, 21));
        let of = |sheets: &[Sheet], tab: &str| rows(sheets.iter().find(|sheet| sheet.plan.tab == tab).unwrap());
        assert_eq!(of(&before, "一括申請対象者一覧").len() - 3, count - returned.len());
        let mut back: Vec<String> = of(&before, "差戻し連絡一覧")[3..].iter().map(|row| row[1].clone()).collect();
        back.sort();
        returned.sort();
        assert_eq!(back, returned);
        // Before 日医 decides nobody is sent anything, and nobody is ever said to have been certified.
        assert!(before.iter().all(|sheet| sheet.plan.tab != "認定証送付簿"));
        let later = made(jiff::civil::date(2025, 12, 1));
        assert_eq!(of(&later, "認定証送付簿").len() - 3, count - returned.len());
        assert!(!unpacked(&workbook(&later).unwrap()).contains("認定されました"));
        assert!(told.minutes.iter().all(|minute| minute.resolution.is_some_and(|it| it != Resolution::Continued)));
    });
}

#[test]
fn doctors_in_no_association_are_for_the_office_of_mamis() {
    let scene = scene::scene(21, 120);
    let mut desk = desk(&scene);
    desk.level = Level::Local;
    let numbers = |member: bool| {
        let lines = scene.applications.lines().skip(1).map(|line| line.split(',').collect::<Vec<_>>());
        let own = lines.filter(move |cells| (cells[4] != "非会員") == member && (!member || cells[13] == "代理申請"));
        let mut numbers: Vec<String> = own.map(|cells| cells[0].to_owned()).collect();
        numbers.sort();
        numbers
    };
    desk.judge(|docket, _, told| {
        let prepared = prepare(docket, heading());
        let sheets = after(&After {
            docket,
            prepared: &prepared,
            minutes: &told.minutes,
            resolved: &kenshu::docket::resolve(&docket.cases, &[]),
            as_of: jiff::civil::date(2025, 12, 1),
        });
        let listed = |tab: &str, column: usize| {
            let sheet = sheets.iter().find(|sheet| sheet.plan.tab == tab).unwrap();
            let own = rows(sheet).into_iter().skip(3).filter(|row| row.len() > 3).map(|row| row[column].clone());
            let mut own: Vec<String> = own.collect();
            own.sort();
            own
        };
        assert!(!numbers(false).is_empty() && !numbers(true).is_empty());
        assert_eq!(listed("入力支援依頼", 1), numbers(false));
        assert_eq!(listed("代理申請対象者", 1), numbers(true));
        // Certificates are sent by prefectures only.
        assert!(sheets.iter().all(|sheet| sheet.plan.tab != "認定証送付簿"));
    });
}
