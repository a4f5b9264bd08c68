//! The workbook of the office, and what follows the board.

use kenshu::docket::{Level, Resolution};
use kenshu::render::excel::workbook;
use kenshu::report::board::{After, Kept, Office, after, office, package, prepare};
use kenshu::report::sheet::{Cell, Meaning, Sheet, Value};

use super::support::desk::Desk;
use super::{desk, heading, rows, scene, unpacked};

/// The workbook of an office.
pub(crate) fn packed(scene: &scene::Scene) -> Vec<u8> {
    by(scene, 2)
}

/// The same, judged by so many threads.
pub(crate) fn by(scene: &scene::Scene, threads: usize) -> Vec<u8> {
    let mut desk = desk(scene);
    desk.threads = threads;
    workbook(&sheets(&desk)).unwrap()
}

/// The sheets of the office for a desk.
fn sheets(desk: &Desk<'_>) -> Vec<Sheet> {
    desk.judge(|docket, _, _| {
        let prepared = prepare(docket, heading());
        office(&Office { docket, prepared: &prepared, found: &[], inputs: &[], kept: Kept::default() })
    })
}

/// Whether resolutions are entered in it.
fn is_ledger(sheet: &Sheet) -> bool {
    sheet.plan.name.as_ref().is_some_and(|name| name.starts_with("kenshu_minutes"))
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
        let office = office(&Office { docket, prepared: &prepared, found: &[], inputs: &[], kept: Kept::default() });
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
    for sheet in sheets.iter_mut().filter(|sheet| is_ledger(sheet)) {
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
            after(&After {
                docket,
                prepared: &prepared,
                minutes: &told.minutes,
                resolved: &told.resolved,
                remitted: &[],
                as_of,
            })
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
            remitted: &[],
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

/// The column of a sheet from its fourth row on, as far as people stand in it.
fn listed(sheets: &[Sheet], tab: &str, label: &str) -> Vec<String> {
    let sheet = sheets.iter().find(|sheet| sheet.plan.tab == tab).unwrap();
    let at = column(sheet, label);
    let width = sheet.plan.columns.len();
    rows(sheet).into_iter().skip(3).filter(|row| row.len() == width).map(|row| row[at].clone()).collect()
}

#[test]
fn what_an_office_has_entered_is_carried_over() {
    let scene = scene::scene(9, 30);
    let mut desk = desk(&scene);
    let mut sheets = sheets(&desk);
    let mut entered = 0;
    for sheet in &mut sheets {
        let label = if is_ledger(sheet) { "議決" } else { "日医への送金" };
        if sheet.plan.name.is_none() {
            continue;
        }
        let at = column(sheet, label);
        let width = sheet.plan.columns.len();
        for line in sheet.rows[3..].iter_mut().filter(|line| line.cells.len() == width).step_by(2) {
            entered += usize::from(label != "議決");
            let word = if label == "議決" { "承認" } else { "令和7年11月25日" };
            line.cells[at] = Cell::text(word, Meaning::Entry);
        }
    }
    desk.minutes = Some(workbook(&sheets).unwrap());
    desk.judge(|docket, _, told| {
        assert_eq!(told.remitted.len(), entered);
        let prepared = prepare(docket, heading());
        let remitted = kenshu::docket::remitted_of(&docket.cases, &told.remitted);
        let kept = Kept { minutes: Some((&told.minutes, &told.resolved)), remitted: &remitted };
        let again = office(&Office { docket, prepared: &prepared, found: &[], inputs: &[], kept });
        for sheet in sheets.iter().filter(|sheet| sheet.plan.name.is_some()) {
            let tab = &sheet.plan.tab;
            let label = if is_ledger(sheet) { "議決" } else { "日医への送金" };
            assert_eq!(listed(&again, tab, label), listed(&sheets, tab, label), "{tab}");
        }
        let sent: Vec<String> =
            rows(again.iter().find(|sheet| sheet.plan.tab == "審査・登録料").unwrap()).pop().unwrap();
        assert_eq!(sent[2], entered.to_string(), "the sum at the foot counts what was carried over");
        // After the board: who was approved, with what was paid and what has gone on to 日医.
        let after = after(&After {
            docket,
            prepared: &prepared,
            minutes: &told.minutes,
            resolved: &told.resolved,
            remitted: &remitted,
            as_of: jiff::civil::date(2025, 11, 21),
        });
        let names = listed(&after, "審査・登録料送金明細", "医籍登録番号");
        assert_eq!(names, listed(&after, "一括申請対象者一覧", "医籍登録番号"));
        assert!(listed(&after, "審査・登録料送金明細", "送金").iter().any(|said| said == "令和7年11月25日"));
        let foot = rows(after.iter().find(|sheet| sheet.plan.tab == "審査・登録料送金明細").unwrap()).pop().unwrap();
        let amounts = listed(&after, "審査・登録料送金明細", "金額（円）");
        let paid: Vec<f64> = amounts.iter().filter_map(|amount| amount.parse().ok()).collect();
        assert_eq!(foot[1..3], [paid.len().to_string(), paid.iter().sum::<f64>().to_string()]);
    });
}

#[test]
fn the_sum_that_is_asked_stands_beside_what_was_paid() {
    let header = "医籍登録番号,氏名,フリガナ,所属医師会,制度,申請区分,申請日,審査・登録料\r\n";
    let people = [
        ("453182", "10,000円 2025-09-12"),
        ("461095", "8000円 2025-09-12"),
        ("412087", "12000"),
        ("398725", "済"),
        ("402358", "未"),
        ("475806", "免除"),
    ];
    let line = |(number, fee): (&str, &str)| {
        format!("{number},鈴木　健太郎,スズキ　ケンタロウ,港北郡医師会,認定産業医,新規,2025-09-12,\"{fee}\"\r\n")
    };
    let applications = format!("{header}{}", people.map(line).concat());
    let certificates = "医籍登録番号,氏名,制度,有効期限\r\n999999,石原　健,認定産業医,2026-03-31\r\n";
    let credits = "医籍登録番号,単位区分,受講日,単位数,研修会番号\r\n999999,生涯研修 更新,2025-06-01,9,2025-K0101\r\n";
    let sheets = sheets(&Desk::of(&applications, certificates, vec![credits]));
    let of = |label: &str| listed(&sheets, "審査・登録料", label);
    let numbers = of("医籍登録番号");
    let by_person = |label: &str| {
        let told = of(label);
        people.map(|(number, _)| told[numbers.iter().position(|known| known == number).unwrap()].clone())
    };
    assert_eq!(by_person("納める額\n（円）"), ["10000", "10000", "10000", "10000", "10000", ""]);
    assert_eq!(by_person("入金額\n（円）"), ["10000", "8000", "12000", "10000", "", ""]);
    assert_eq!(by_person("備考"), ["", "2,000円不足", "2,000円超過", "", "", ""]);
    let sheet = rows(sheets.iter().find(|sheet| sheet.plan.tab == "審査・登録料").unwrap());
    let foot: Vec<&[String]> = sheet[sheet.len() - 3..].iter().map(|row| &row[1..4]).collect();
    assert_eq!(foot, [["", "4", "40000"], ["10000", "1", ""], ["", "0", "0"]]);
}
