//! The two workbooks after a match: the office's comes back with decisions, and the submitter's tells nothing of the roster.

#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use kenshu::finding::Lang;
use kenshu::io::Input;
use kenshu::reconcile::{DecisionBook, Outcome, Reconciler, Replay, Roster, Ruling, Scope};
use kenshu::render::excel::{MOST_REPLY_LINES, Office, OfficeLimits, Reply};
use kenshu::report::office::{OfficeFacts, RosterFile};
use kenshu::rules::Stage;
use kenshu::validate::{
    Against, Decisions, DecisionsRead, MatchPrepare, NoDecisions, Options, Replayed, RunInput, Values, read_decisions,
    read_rosters, run,
};

#[path = "bench/reconcile/office.rs"]
mod office;
#[allow(dead_code, reason = "shared with the generators, which use other parts")]
#[path = "bench/people.rs"]
mod people;
#[path = "bench/reconcile/registry.rs"]
mod registry;
#[allow(dead_code, reason = "shared with the benchmarks, which use other parts")]
#[path = "bench/reconcile/scene.rs"]
mod scene;
#[allow(dead_code, reason = "shared with the generators, which use other parts")]
#[path = "bench/spelling.rs"]
mod spelling;
mod support;

use support::mended::{Book, set};

const DAY: kenshu::value::Date = jiff::civil::date(2026, 2, 10);

fn held(name: &str, bytes: &[u8]) -> RunInput {
    RunInput { name: name.to_owned(), input: Input::hold(name.to_owned(), bytes, u64::MAX - 1) }
}

fn roster(text: &str) -> Roster {
    read_rosters(&[held("名簿.csv", text.as_bytes())], DAY, 2).unwrap().roster
}

fn facts() -> OfficeFacts {
    OfficeFacts {
        lang: Lang::Ja,
        as_of: DAY,
        stage: Stage::Result,
        rosters: vec![RosterFile { path: "名簿.csv".to_owned(), rows: 10, sha256: "0".repeat(64) }],
        roster_date: Some(jiff::civil::date(2026, 1, 31)),
        scope: Scope::Prefecture,
        decisions: None,
    }
}

/// Runs files for one output.
fn feed(
    files: &[(&str, &[u8])],
    roster: &Roster,
    book: Option<&DecisionBook>,
    threads: usize,
    output: &mut dyn kenshu::validate::Output<Vec<kenshu::validate::MatchedRow>>,
) {
    let reconciler = Reconciler::new(roster, Scope::Prefecture);
    let replayed = book.map(|book| Replayed { reconciler, book });
    let decisions = replayed.as_ref().map(|replayed| replayed as &dyn Decisions);
    let options =
        Options { threads, digest: true, against: Some(Against { reconciler, decisions }), ..Options::on(DAY) };
    let inputs: Vec<RunInput> = files.iter().map(|(name, bytes)| held(name, bytes)).collect();
    run(&inputs, &options, &MatchPrepare { values: Values::OfAll }, output);
}

fn for_office(files: &[(&str, &[u8])], roster: &Roster, book: Option<&DecisionBook>, threads: usize) -> Vec<u8> {
    within(files, roster, book, threads, OfficeLimits::default())
}

fn within(
    files: &[(&str, &[u8])],
    roster: &Roster,
    book: Option<&DecisionBook>,
    threads: usize,
    limits: OfficeLimits,
) -> Vec<u8> {
    let mut office = Office::new(facts(), limits, roster, book).unwrap();
    feed(files, roster, book, threads, &mut office);
    office.finish().unwrap()
}

fn for_submitter(files: &[(&str, &[u8])], roster: &Roster, book: Option<&DecisionBook>, threads: usize) -> Vec<u8> {
    let mut reply = Reply::new(DAY, roster, Scope::Prefecture, MOST_REPLY_LINES, Lang::Ja).unwrap();
    feed(files, roster, book, threads, &mut reply);
    reply.finish().unwrap()
}

const ROSTER: &str = "医籍登録番号,氏名,フリガナ,旧姓,生年月日,メールアドレス,勤務先,所属医師会,会員状態\n\
    451234,髙橋　一郎,タカハシ　イチロウ,,1970-04-01,takahashi@chuo.example,中央病院,中央区医師会,在籍\n\
    451235,佐藤　花子,サトウ　ハナコ,,1971-05-02,sato@minato.example,みなと診療所,港区医師会,在籍\n\
    381920,佐藤　花子,サトウ　ハナコ,,1971-05-02,hanako@kita.example,北医院,北区医師会,在籍\n\
    320011,鈴木　実,スズキ　ミノル,,1960-01-31,,鈴木医院,港区医師会,在籍\n\
    290001,山本　清,ヤマモト　キヨシ,,1955-07-07,yamamoto@kita.example,山本内科,北区医師会,在籍\n\
    250777,伊東　宗一,イトウ　ソウイチ,,1948-03-03,,伊東外科,北区医師会,死亡\n";
const ATTENDANCE: &str = "令和7年度 第3回 認定産業医研修会　受講者名簿\n医籍登録番号,氏名,氏名カナ,生年月日,メールアドレス,所属医師会\n\
    451234,髙橋　一郎,タカハシ　イチロウ,1970-04-01,takahashi@chuo.example,\n\
    451234,高橋 一郎,タカハシ　イチロー,1970-04-01,takahashi@chuo.example,\n\
    ,佐藤　花子,サトウ　ハナコ,1971-05-02,,\n\
    320011,川上　進,カワカミ　ススム,1950-02-02,kawakami@nishi.example,\n\
    999998,山本　清,ヤマモト　キヨシ,,seishi@home.example,\n\
    999998,山本　清,ヤマモト　キヨシ,,seishi@home.example,\n\
    999998,山本　清,ヤマモト　キヨシ,,,\n\
    460001,岸　由美,キシ　ユミ,1980-08-08,kishi@osaka.example,大阪府医師会\n\
    470002,東　洋子,ヒガシ　ヨウコ,1982-01-08,higashi@fuku.example,\n\
    250777,伊東　宗一,イトウ　ソウイチ,1948-03-03,,\n";

fn texts(book: &mut Book, tab: &str) -> Vec<Vec<String>> {
    let grid = book.sheet(tab);
    let width = grid.values().flat_map(|row| row.keys()).max().map_or(0, |last| last + 1);
    grid.values().map(|row| (0..width).map(|at| row.get(&at).cloned().unwrap_or_default()).collect()).collect()
}

#[test]
fn every_row_stands_on_the_sheet_of_its_outcome() {
    let all = roster(ROSTER);
    let bytes = for_office(&[("提出/受講者.csv", ATTENDANCE.as_bytes())], &all, None, 1);
    let mut book = Book::open(&bytes);
    let tabs: Vec<&str> = book.sheets.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(tabs, ["要約", "要確認", "一致（相違あり）", "名簿に該当なし", "名簿の対象外", "照合一致"]);
    let names = |book: &mut Book, tab: &str, at: usize| -> Vec<String> {
        texts(book, tab).iter().skip(1).map(|row| row[at].clone()).collect()
    };
    assert_eq!(names(&mut book, "照合一致", 4), ["髙橋　一郎", "伊東　宗一"]);
    assert_eq!(names(&mut book, "一致（相違あり）", 5), ["高橋 一郎"]);
    assert_eq!(names(&mut book, "名簿に該当なし", 4), ["東　洋子"]);
    assert_eq!(names(&mut book, "名簿の対象外", 4), ["岸　由美"]);
    let cases = texts(&mut book, "要確認");
    // Three rows that say the same are decided once; the one without an address is one of them.
    assert_eq!(
        cases.iter().skip(1).map(|row| row[5].as_str()).collect::<Vec<_>>(),
        ["山本　清", "佐藤　花子", "川上　進"]
    );
    assert_eq!(cases[1][3], "7・8・9");
    let first = "可能性あり\n290001\n山本　清\nヤマモト　キヨシ\n1955-07-07\n北区医師会\n・氏名が一致\n・カナが一致";
    assert_eq!(cases[1][9], format!("{first}\n×医籍登録番号：別の番号"));
    assert!(
        cases[2][9].starts_with("有力\n381920\n佐藤　花子") && cases[2][10].starts_with("有力\n451235\n佐藤　花子")
    );
    assert!(cases[3][9].is_empty() && cases[3][14].starts_with("番号の持ち主\n320011\n鈴木　実"));
    let differing = texts(&mut book, "一致（相違あり）");
    assert_eq!(differing[1][11], "氏名：異体字\n氏名カナ：カナの長音など");
    assert_eq!(texts(&mut book, "照合一致")[2][8], "名簿では死亡");
    for number in 1..=6 {
        let xml = book.part(&format!("xl/worksheets/sheet{number}.xml"));
        assert!(xml.contains("取扱注意　事務局内限り・提出者への返却禁止"), "sheet {number}");
        assert!(!xml.contains("<f>"), "sheet {number} has a formula");
    }
    let strings = book.part("xl/sharedStrings.xml");
    assert!(strings.contains("<t>髙</t>") && strings.contains("<t>高</t>"), "what differs is marked by itself");
    assert!(
        book.part("xl/worksheets/sheet2.xml").contains("候補1の会員とする,候補2の会員とする,番号の持ち主の会員とする")
    );
}

/// Fills in decisions by the name of the row: word, who, when, why.
fn decide(bytes: &[u8], decided: &[(&str, [&str; 4])]) -> Vec<u8> {
    let mut book = Book::open(bytes);
    let grid = book.sheet("要確認");
    let header = grid[&0].clone();
    let column = *header.iter().find(|(_, label)| *label == "決定").unwrap().0;
    for (name, words) in decided {
        let row = *grid.iter().find(|(_, cells)| cells.get(&5).is_some_and(|text| text == name)).unwrap().0;
        for (at, word) in (column..).zip(words) {
            set(grid, row, at, word);
        }
    }
    book.bytes()
}

fn outcomes(roster: &Roster, text: &str, book: &DecisionBook) -> Vec<(Outcome, Option<u32>, Option<Replay>)> {
    #[derive(Default)]
    struct Kept(Vec<(Outcome, Option<u32>, Option<Replay>)>);
    impl kenshu::validate::Output<Vec<kenshu::validate::MatchedRow>> for Kept {
        fn begin(&mut self, _: &kenshu::validate::TableInfo) -> bool {
            true
        }
        fn accept(&mut self, _: &kenshu::validate::TableInfo, piece: &mut Vec<kenshu::validate::MatchedRow>) -> bool {
            self.0.extend(piece.iter().map(|row| (row.answer.outcome, row.answer.person, row.answer.decision)));
            true
        }
        fn across(&mut self, _: &kenshu::validate::TableInfo, _: &[kenshu::finding::Finding]) -> bool {
            true
        }
        fn end(
            &mut self,
            _: &kenshu::validate::TableInfo,
            _: &[kenshu::finding::Finding],
            _: &kenshu::validate::TableTotals,
        ) -> bool {
            true
        }
    }
    let mut kept = Kept::default();
    feed(&[("受講者.csv", text.as_bytes())], roster, Some(book), 1, &mut kept);
    kept.0
}

fn read(bytes: &[u8]) -> DecisionsRead {
    read_decisions(held("照合結果.xlsx", bytes), DAY).unwrap()
}

#[test]
fn decisions_come_back_in_the_workbook_and_are_carried_on() {
    let all = roster(ROSTER);
    let files = [("受講者.csv", ATTENDANCE.as_bytes())];
    let first = for_office(&files, &all, None, 1);
    assert_eq!(read(&first).book.list().len(), 0, "nothing has been decided yet");
    let mended = decide(
        &first,
        &[
            ("山本　清", ["候補1の会員とする", "大島", "2026-02-12", "電話で確認"]),
            ("佐藤　花子", ["保留", "大島", "2026-02-12", "照会中"]),
            ("川上　進", ["別人（番号の誤り）", "小川", "2026-02-12", ""]),
        ],
    );
    let decided = read(&mended);
    assert_eq!(decided.book.faults(), []);
    let heard = outcomes(&all, ATTENDANCE, &decided.book);
    let yamamoto = (Outcome::MatchedWithDifferences, Some(4), Some(Replay::Used(0, Ruling::Accept)));
    assert_eq!(heard[4..7], [yamamoto; 3]);
    assert_eq!(heard[2], (Outcome::Ambiguous, None, Some(Replay::Pending(1))));
    assert_eq!(heard[3], (Outcome::NotFound, None, Some(Replay::Used(2, Ruling::WrongNumber))));

    // The next workbook asks the rest, shows what was put off, and carries on what was decided.
    let second = for_office(&files, &all, Some(&decided.book), 1);
    let mut book = Book::open(&second);
    let cases = texts(&mut book, "要確認");
    assert_eq!(cases.iter().skip(1).map(|row| row[5].as_str()).collect::<Vec<_>>(), ["佐藤　花子"]);
    assert_eq!(cases[1][15..], ["保留", "大島", "2026-02-12", "照会中"]);
    let record = texts(&mut book, "決定の記録");
    assert_eq!(record[1][..7], ["999998", "山本　清", "ヤマモト　キヨシ", "", "290001", "山本　清", "この会員とする"]);
    assert_eq!(record[1][10], "使いました");
    assert_eq!(record[2][10], "保留のままです");
    let differing = texts(&mut book, "一致（相違あり）");
    assert!(
        differing.iter().any(|row| row[12] == "決定済み：候補1の会員とする　大島　2026-02-12　電話で確認"),
        "{differing:?}"
    );

    let third = decide(&second, &[("佐藤　花子", ["候補2の会員とする", "大島", "2026/2/13", "返信あり"])]);
    let decided = read(&third);
    assert_eq!(decided.book.faults(), []);
    let heard = outcomes(&all, ATTENDANCE, &decided.book);
    assert_eq!((heard[2].0, heard[2].1), (Outcome::MatchedWithDifferences, Some(1)), "not 保留 any more");
    assert_eq!((heard[3].0, heard[4].1), (Outcome::NotFound, Some(4)), "what was decided before still holds");
    assert!(matches!(heard[3].2, Some(Replay::Used(_, Ruling::WrongNumber))));
    let last = for_office(&files, &all, Some(&decided.book), 1);
    assert_eq!(texts(&mut Book::open(&last), "要確認")[1][0], "確認が必要な行はありません。");

    // Somebody changed on the roster: it is asked again, and the new answer takes the place of the old one.
    let renamed = roster(&ROSTER.replace("山本　清,", "山本　淸太,"));
    let again = for_office(&files, &renamed, Some(&decided.book), 1);
    let mut book = Book::open(&again);
    let cases = texts(&mut book, "要確認");
    let row = cases.iter().find(|row| row[5] == "山本　清");
    assert!(row.is_none_or(|row| row[1].contains("決定は使えません（名簿の記載が変わったため）")), "{cases:?}");
    let fate: Vec<String> = texts(&mut book, "決定の記録").iter().skip(1).map(|row| row[10].clone()).collect();
    assert!(fate.iter().any(|fate| fate.contains("名簿の記載が変わった")), "{fate:?}");
}

#[test]
fn what_cannot_be_used_is_carried_on_as_it_is() {
    let all = roster(ROSTER);
    let row = "999998,山本　清,ヤマモト　キヨシ,";
    let list = format!(
        "医籍登録番号,氏名,氏名カナ,生年月日,名簿の医籍登録番号,名簿の氏名,決定,決定者,決定日,理由\n\
         {row},290001,山本　清,この会員とする,大島,2026-02-01,\n{row},290001,山本　清,該当なし,小川,2026-02-02,\n\
         320011,川上　進,カワカミ　ススム,1950-02-02,320011,鈴木　実,該当なし,小川,2026-02-02,\n\
         1,誰か,,,,,該当なし,小川,2026-02-02,\n"
    );
    let decided = read_decisions(held("決定.csv", list.as_bytes()), DAY).unwrap();
    let files = [("受講者.csv", ATTENDANCE.as_bytes())];
    let made = for_office(&files, &all, Some(&decided.book), 1);
    let again = read(&made);
    assert_eq!(again.book.faults().len(), 1, "they still contradict each other");
    assert_eq!(again.book.list().len(), 4);
    assert_eq!(outcomes(&all, ATTENDANCE, &again.book), outcomes(&all, ATTENDANCE, &decided.book));
    let refused = &again.book.list()[2];
    assert!(!refused.entry.saw_all && refused.people.len() == 1, "a list need not name everybody: {refused:?}");
    // Decided anew, the old ones are gone.
    let mended = decide(&made, &[("山本　清", ["候補1の会員とする", "大島", "2026-02-12", ""])]);
    let again = read(&mended);
    assert_eq!((again.book.faults().len(), again.book.list().len()), (0, 3));
    assert_eq!(outcomes(&all, ATTENDANCE, &again.book)[4].1, Some(4));
}

/// openpyxl leaves a name behind when it renames a sheet: the headings tell which one it was.
#[test]
fn a_sheet_without_its_name_is_known_by_its_headings() {
    let all = roster(ROSTER);
    let made = for_office(&[("受講者.csv", ATTENDANCE.as_bytes())], &all, None, 1);
    let mended = decide(&made, &[("山本　清", ["候補1の会員とする", "大島", "2026-02-12", ""])]);
    let mut book = Book::open(&mended);
    let parts = book.part("xl/workbook.xml").replace("kenshu_cases", "somebody_else");
    book.set_part("xl/workbook.xml", &parts);
    assert_eq!(read(&book.bytes()).book.list().len(), 1);
    // Without its headings it is refused, not passed over.
    let damaged = book.part("xl/workbook.xml").replace("somebody_else", "kenshu_cases");
    book.set_part("xl/workbook.xml", &damaged);
    let grid = book.sheet("要確認");
    set(grid, 0, 9, "だれか");
    let refused = read_decisions(held("照合結果.xlsx", &book.bytes()), DAY);
    assert!(matches!(refused, Err(NoDecisions::Damaged)), "{refused:?}");
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let scene = office::scene(5, 3_000, 6_000, 60);
    let all = roster(&scene.roster);
    let files = [("受講者.csv", scene.attendance.as_bytes())];
    let (ours, theirs) = (for_office(&files, &all, None, 1), for_submitter(&files, &all, None, 1));
    for threads in [2, 8] {
        assert!(for_office(&files, &all, None, threads) == ours, "{threads} threads");
        assert!(for_submitter(&files, &all, None, threads) == theirs, "{threads} threads");
    }
}

#[test]
fn a_sheet_says_what_it_has_no_room_for() {
    let scene = office::scene(6, 2_000, 6_000, 40);
    let all = roster(&scene.roster);
    let files = [("受講者.csv", scene.attendance.as_bytes())];
    let bytes = within(&files, &all, None, 2, OfficeLimits { rows: 100, cases: 3 });
    let mut book = Book::open(&bytes);
    for (tab, lines) in [("照合一致", 100), ("要確認", 3)] {
        let rows = texts(&mut book, tab);
        assert_eq!(rows.len(), lines + 2, "{tab}");
        let last = &rows.last().unwrap()[0];
        assert!(last.starts_with("このシートに載せられる行数を超えたため、ほかに "), "{tab}: {last}");
    }
    assert_eq!(texts(&mut book, "要約").iter().filter(|row| row[0] == "合計").count(), 1);
}

/// Every part of a package, with its name, as text.
fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let each = (0..zip.len()).map(|at| {
        let mut file = zip.by_index(at).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
        (name, text)
    });
    each.collect()
}

/// Which of these values stand in a text; digits only where they stand by themselves.
fn among<'v>(values: &BTreeSet<&'v str>, text: &str) -> BTreeSet<&'v str> {
    const HEAD: usize = 5;
    let mut by_head: BTreeMap<&[u8], Vec<&str>> = BTreeMap::new();
    for value in values.iter().filter(|value| value.len() >= HEAD) {
        by_head.entry(&value.as_bytes()[..HEAD]).or_default().push(value);
    }
    let bytes = text.as_bytes();
    let mut found = BTreeSet::new();
    for at in 0..bytes.len().saturating_sub(HEAD - 1) {
        for value in by_head.get(&bytes[at..at + HEAD]).into_iter().flatten() {
            let end = at + value.len();
            let is_alone = || {
                let is_word = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
                !is_word(at.checked_sub(1).and_then(|at| bytes.get(at))) && !is_word(bytes.get(end))
            };
            let is_here = bytes.get(at..end) == Some(value.as_bytes());
            if is_here && (!value.bytes().all(|byte| byte.is_ascii_digit()) || is_alone()) {
                found.insert(*value);
            }
        }
    }
    found
}

/// Everything that the rosters say and the submission does not, in the spellings in which it might get through.
fn secrets(roster: &str, submission: &str) -> BTreeSet<String> {
    let mut values = BTreeSet::new();
    for cell in roster.lines().skip(1).flat_map(|line| line.split(',')).filter(|cell| !cell.is_empty()) {
        values.insert(cell.to_owned());
        values.insert(cell.replace('　', ""));
        values.insert(cell.replace('　', " "));
        values.insert(cell.replace('-', "/"));
    }
    let borrowed: BTreeSet<&str> = values.iter().map(String::as_str).collect();
    let told = among(&borrowed, submission);
    values.iter().filter(|value| value.len() >= 5 && !told.contains(value.as_str())).cloned().collect()
}

#[test]
fn nothing_of_the_roster_goes_to_the_submitter() {
    let sample = (ROSTER.to_owned(), ATTENDANCE.to_owned());
    let made = [
        office::scene(11, 1_500, 5_000, 60),
        registry::scene(12, 1_500, 5_000, 60),
        office::scene(13, 1_000, 4_000, 60).without(&["生年月日"]),
        registry::scene(14, 1_000, 4_000, 60).without(&["医籍登録番号"]),
    ];
    let scenes = made.into_iter().map(|scene| (scene.roster, scene.attendance)).chain([sample]);
    // What every workbook of ours has, whatever stands in it.
    let constant = parts(&for_submitter(&[("a.csv", b"")], &roster(ROSTER), None, 1));
    for (text, submission) in scenes {
        let all = roster(&text);
        let bytes = for_submitter(&[("受講者.csv", submission.as_bytes())], &all, None, 2);
        let secrets = secrets(&text, &submission);
        assert!(secrets.len() > 15, "there is something to hide");
        let secrets: BTreeSet<&str> = secrets.iter().map(String::as_str).collect();
        let parts = parts(&bytes);
        assert_eq!(parts["xl/theme/theme1.xml"], constant["xl/theme/theme1.xml"]);
        let lines = parts["xl/worksheets/sheet2.xml"].matches("<row ").count();
        assert!(lines > 5, "somebody is asked: {lines}");
        for (name, text) in parts.iter().filter(|(name, _)| !name.ends_with("theme1.xml")) {
            assert_eq!(among(&secrets, text), BTreeSet::new(), "{name}");
            assert_eq!(among(&secrets, name), BTreeSet::new(), "{name}");
        }
        // The office's workbook shows that the search finds what is there.
        let ours = self::parts(&for_office(&[("受講者.csv", submission.as_bytes())], &all, None, 2));
        assert!(among(&secrets, &ours["xl/sharedStrings.xml"]).len() > 5);
        let comments: Vec<&String> = parts.keys().filter(|name| name.contains("comment")).collect();
        assert_eq!(comments, [] as [&String; 0]);
    }
}

/// Whatever fact of the roster makes a number, a name or a birth date questionable, the submitter reads the same.
#[test]
fn the_cause_does_not_show() {
    let file = |row: &str| format!("医籍登録番号,氏名,氏名カナ,生年月日,メールアドレス\n{row}\n");
    let head = "医籍登録番号,氏名,フリガナ,生年月日,会員状態\n";
    let row = "451234,髙橋　一郎,タカハシ　イチロウ,1970-04-01,a@b.example";
    let cases: [(&str, &[&str]); 3] = [
        (
            "number",
            &[
                // One digit, two swapped, another number; it is somebody else's as well; the person died.
                "451235,髙橋　一郎,タカハシ　イチロウ,1970-04-01,",
                "451243,髙橋　一郎,タカハシ　イチロウ,1970-04-01,退会",
                "299999,髙橋　一郎,タカハシ　イチロウ,1970-04-01,",
                "451235,髙橋　一郎,タカハシ　イチロウ,1970-04-01,\n451234,佐藤　花子,サトウ　ハナコ,1980-05-05,",
                "451234,髙橋　一郎,タカハシ　イチロウ,1970-04-01,死亡",
            ],
        ),
        (
            "birth date",
            &[
                "451234,髙橋　一郎,タカハシ　イチロウ,1970-04-11,",
                "451234,髙橋　一郎,タカハシ　イチロウ,1949-12-31,",
                "451234,髙橋　一郎,タカハシ　イチロウ,1970-01-04,退会",
            ],
        ),
        (
            "name",
            &[
                "451234,高橋　一郎,タカハシ　イチロウ,1970-04-01,",
                "451234,髙橋　市郎,タカハシ　イチロウ,1970-04-01,",
                "451234,髙梁　一郎,タカハシ　イチロウ,1970-04-01,退会",
            ],
        ),
    ];
    for (what, rosters) in cases {
        let made: Vec<Vec<u8>> = rosters
            .iter()
            .map(|lines| {
                let all = roster(&format!("{head}{lines}\n320011,鈴木　実,スズキ　ミノル,1960-01-31,\n"));
                for_submitter(&[("受講者.csv", file(row).as_bytes())], &all, None, 1)
            })
            .collect();
        assert!(texts(&mut Book::open(&made[0]), "ご確認のお願い").len() == 2, "{what}");
        for (other, lines) in made.iter().zip(rosters) {
            let shown = |bytes: &[u8]| texts(&mut Book::open(bytes), "ご確認のお願い");
            assert_eq!(shown(other), shown(&made[0]), "{what}: {lines}");
            assert!(*other == made[0], "{what}: {lines}");
        }
    }
}

#[test]
fn whoever_is_only_on_no_roster_is_asked_nothing() {
    let bytes = for_submitter(&[("受講者.csv", ATTENDANCE.as_bytes())], &roster(ROSTER), None, 1);
    let mut book = Book::open(&bytes);
    let list = texts(&mut book, "ご確認のお願い");
    let told: Vec<(&str, &str)> = list.iter().skip(1).map(|row| (row[4].as_str(), row[7].as_str())).collect();
    let wanted = [
        ("高橋 一郎", "氏名・氏名カナをご本人にご確認ください。"),
        ("佐藤　花子", "医籍登録番号・氏名・生年月日をご本人にご確認ください。"),
        ("川上　進", "医籍登録番号・氏名・生年月日をご本人にご確認ください。"),
        ("山本　清", "医籍登録番号をご本人にご確認ください。"),
        ("山本　清", "医籍登録番号をご本人にご確認ください。"),
        ("山本　清", "医籍登録番号をご本人にご確認ください。"),
        ("伊東　宗一", "医籍登録番号をご本人にご確認ください。"),
    ];
    assert_eq!(told, wanted);
    // One line a person for the mails: 山本 gave an address twice and none once.
    let mails = texts(&mut book, "問い合わせ文面");
    let whom: Vec<(&str, &str)> = mails.iter().skip(1).map(|row| (row[0].as_str(), row[1].as_str())).collect();
    assert_eq!(whom.iter().filter(|(_, name)| *name == "山本　清").count(), 2);
    assert_eq!(mails[3][2], "令和7年度 第3回 認定産業医研修会");
    assert!(mails[3][5].starts_with("川上　進 様\n\n令和7年度 第3回 認定産業医研修会の受講者名簿を確認しております。"));
    // Whoever names an association whose members the roster holds should be on it.
    let inside = ATTENDANCE.replace("higashi@fuku.example,", "higashi@fuku.example,港区医師会");
    let bytes = for_submitter(&[("受講者.csv", inside.as_bytes())], &roster(ROSTER), None, 1);
    let list = texts(&mut Book::open(&bytes), "ご確認のお願い");
    let asked = list.iter().find(|row| row[4] == "東　洋子").map(|row| row[7].as_str());
    assert_eq!(asked, Some("医籍登録番号・氏名・生年月日をご本人にご確認ください。"));
    // What the office decided not to be on the roster is not asked either; a number that it decided to be wrong is.
    for (ruling, asked) in [("該当なし", None), ("別人", Some("医籍登録番号をご本人にご確認ください。"))]
    {
        let list = format!(
            "医籍登録番号,氏名,氏名カナ,生年月日,名簿の医籍登録番号,名簿の氏名,決定\n\
             999998,山本　清,ヤマモト　キヨシ,,290001,山本　清,{ruling}\n"
        );
        let decided = read_decisions(held("決定.csv", list.as_bytes()), DAY).unwrap();
        let files = [("受講者.csv", ATTENDANCE.as_bytes())];
        let list =
            texts(&mut Book::open(&for_submitter(&files, &roster(ROSTER), Some(&decided.book), 1)), "ご確認のお願い");
        assert_eq!(list.iter().find(|row| row[4] == "山本　清").map(|row| row[7].as_str()), asked, "{ruling}");
    }
    for row in mails.iter().skip(1) {
        assert!(!row[5].contains("999998") && !row[5].contains('@'), "a mail names no value: {}", row[5]);
    }
}
