//! Decisions are replayed on what they were made about, and on nothing else.

#![allow(clippy::unwrap_used, missing_docs)]

use kenshu::finding::Finding;
use kenshu::io::Input;
use kenshu::reconcile::{Change, DecisionFaultKind, Outcome, Reconciler, Replay, Roster, Ruling, Scope};
use kenshu::schema::Role;
use kenshu::validate::{
    Against, DecisionsRead, MatchPrepare, MatchedRow, NoDecisions, Options, Output, Replayed, RunInput, TableInfo,
    TableTotals, Values, read_decisions, read_rosters, run,
};
use proptest::prelude::*;
use proptest::sample::{Index, select};

const DAY: kenshu::value::Date = jiff::civil::date(2026, 2, 10);

#[derive(Default)]
struct Kept(Vec<MatchedRow>);

impl Output<Vec<MatchedRow>> for Kept {
    fn begin(&mut self, _: &TableInfo) -> bool {
        true
    }

    fn accept(&mut self, _: &TableInfo, piece: &mut Vec<MatchedRow>) -> bool {
        self.0.append(piece);
        true
    }

    fn across(&mut self, _: &TableInfo, _: &[Finding]) -> bool {
        true
    }

    fn end(&mut self, _: &TableInfo, _: &[Finding], _: &TableTotals) -> bool {
        true
    }
}

fn held(name: &str, bytes: &[u8]) -> RunInput {
    RunInput { name: name.to_owned(), input: Input::hold(name.to_owned(), bytes, u64::MAX - 1) }
}

fn roster(rows: &[&str]) -> Roster {
    let text = format!("医籍登録番号,氏名,フリガナ,生年月日,メールアドレス,所属医師会\n{}\n", rows.join("\n"));
    read_rosters(&[held("名簿.csv", text.as_bytes())], DAY, 1).unwrap().roster
}

fn decisions(rows: &[String]) -> DecisionsRead {
    let text = format!(
        "医籍登録番号,氏名,氏名カナ,生年月日,名簿の医籍登録番号,名簿の氏名,決定,決定者,決定日,理由\n{}\n",
        rows.join("\n")
    );
    read_decisions(held("決定.csv", text.as_bytes()), DAY).unwrap()
}

fn answers(roster: &Roster, rows: &[&str], decisions: Option<&DecisionsRead>) -> Vec<MatchedRow> {
    let text = format!("医籍登録番号,氏名,氏名カナ,生年月日,メールアドレス,所属医師会\n{}\n", rows.join("\n"));
    let reconciler = Reconciler::new(roster, Scope::default());
    let replayed = decisions.map(|read| Replayed { reconciler, book: &read.book });
    let decisions = replayed.as_ref().map(|replayed| replayed as &dyn kenshu::validate::Decisions);
    let options = Options { against: Some(Against { reconciler, decisions }), ..Options::on(DAY) };
    let mut kept = Kept::default();
    run(&[held("受講者.csv", text.as_bytes())], &options, &MatchPrepare { values: Values::OfAll }, &mut kept);
    kept.0
}

const ROSTER: [&str; 6] = [
    "451234,髙橋　一郎,タカハシ　イチロウ,1970-04-01,takahashi@chuo.example,中央区医師会",
    "451235,佐藤　花子,サトウ　ハナコ,1971-05-02,sato@minato.example,港区医師会",
    "381920,佐藤　花子,サトウ　ハナコ,1971-05-02,hanako@kita.example,北区医師会",
    "320011,鈴木　実,スズキ　ミノル,1960-01-31,,港区医師会",
    "320099,鈴木　実,スズキ　ミノル,1966-11-02,,北区医師会",
    "290001,山本　清,ヤマモト　キヨシ,1955-07-07,yamamoto@kita.example,北区医師会",
];
/// Asked about: another number, the same name and reading, no birth date.
const ASKED: &str = "999998,山本　清,ヤマモト　キヨシ,,,";

fn one(roster: &Roster, row: &str, decided: &[&str]) -> MatchedRow {
    let read = decisions(&decided.iter().map(|row| (*row).to_owned()).collect::<Vec<_>>());
    assert_eq!(read.book.faults(), []);
    answers(roster, &[row], Some(&read)).remove(0)
}

#[test]
fn a_decision_settles_the_row_it_was_made_about() {
    let all = roster(&ROSTER);
    let plain = answers(&all, &[ASKED], None).remove(0).answer;
    assert_eq!((plain.outcome, plain.person, plain.decision), (Outcome::Candidate, None, None));
    let row = "999998,山本　清,ヤマモト　キヨシ,";
    // What was decided, what becomes of the row, the person, and what the decision did.
    type Case = (&'static str, Outcome, Option<u32>, Option<Replay>);
    let cases: &[Case] = &[
        (
            "290001,山本　清,この会員とする,大島,2026-02-01,電話",
            Outcome::MatchedWithDifferences,
            Some(5),
            Some(Replay::Used(0, Ruling::Accept)),
        ),
        (
            "第290001号,山本 清,accept,,,",
            Outcome::MatchedWithDifferences,
            Some(5),
            Some(Replay::Used(0, Ruling::Accept)),
        ),
        (
            "290001,山本　清,名簿に該当なしとする,大島,,",
            Outcome::NotFound,
            None,
            Some(Replay::Used(0, Ruling::NotFound)),
        ),
        (",,該当なし,大島,,", Outcome::NotFound, None, Some(Replay::Used(0, Ruling::NotFound))),
        (
            "290001,山本　清,別人（番号の誤り）,大島,,",
            Outcome::NotFound,
            None,
            Some(Replay::Used(0, Ruling::WrongNumber)),
        ),
        ("290001,山本　清,保留,大島,,照会中", Outcome::Candidate, None, Some(Replay::Pending(0))),
        ("290001,山本　清,,,,", Outcome::Candidate, None, None),
        // The person is another, or not as they were.
        ("290001,山本　淸志,この会員とする,,,", Outcome::Candidate, None, Some(Replay::Outdated(0, Change::Person))),
        ("290002,山本　清,この会員とする,,,", Outcome::Candidate, None, Some(Replay::Outdated(0, Change::Person))),
        ("290002,川田　進,この会員とする,,,", Outcome::Candidate, None, Some(Replay::Outdated(0, Change::Gone))),
        // Somebody else was refused.
        ("320011,鈴木　実,該当なし,,,", Outcome::Candidate, None, Some(Replay::Outdated(0, Change::Newcomer))),
    ];
    for (decided, outcome, person, replay) in cases {
        let answer = one(&all, ASKED, &[&format!("{row},{decided}")]).answer;
        assert_eq!((answer.outcome, answer.person, answer.decision), (*outcome, *person, *replay), "{decided}");
        let keeps = matches!(outcome, Outcome::Candidate);
        assert!(!keeps || answer.candidates == plain.candidates, "{decided}");
    }
}

#[test]
fn a_row_with_another_value_is_asked_about_again() {
    let all = roster(&ROSTER);
    let decided = "999998,山本　清,ヤマモト　キヨシ,,290001,山本　清,この会員とする,大島,2026-02-01,";
    let again = |role| Some(Replay::Outdated(0, Change::Row(role)));
    let cases = [
        ("999998,山本　清,ヤマモト　キヨシ,,,", Some(Replay::Used(0, Ruling::Accept))),
        ("９９９９９８,山本 清,ﾔﾏﾓﾄ ｷﾖｼ,,,", Some(Replay::Used(0, Ruling::Accept))),
        ("999997,山本　清,ヤマモト　キヨシ,,,", again(Role::RegistrationNumber)),
        (",山本　清,ヤマモト　キヨシ,,,", again(Role::RegistrationNumber)),
        ("999998,山本　潔,ヤマモト　キヨシ,,,", again(Role::Name)),
        ("999998,山本　清,ヤマモト　セイ,,,", again(Role::Kana)),
        ("999998,山本　清,ヤマモト　キヨシ,1955-07-08,,", again(Role::BirthDate)),
        // Two parts are others: another person.
        ("999997,山本　潔,ヤマモト　キヨシ,,,", None),
        ("870123,林　次郎,ハヤシ　ジロウ,,,", None),
    ];
    for (row, replay) in cases {
        let answer = one(&all, row, &[decided]).answer;
        assert_eq!(answer.decision, replay, "{row}");
        assert!(answer.person.is_none() || replay == Some(Replay::Used(0, Ruling::Accept)), "{row}");
    }
    // What is clear by itself is not asked about, whatever was decided about another row.
    let clear = one(&all, "290001,山本　清,ヤマモト　キヨシ,1955-07-07,,", &[decided]).answer;
    assert_eq!((clear.outcome, clear.decision), (Outcome::Matched, None));
}

#[test]
fn somebody_new_on_the_roster_is_asked_about() {
    let newcomer = "999998,山本　清,ヤマモト　キヨシ,1980-01-01,,西区医師会";
    let with = roster(&[&ROSTER[..], &[newcomer]].concat());
    let settled = answers(&with, &[ASKED], None).remove(0).answer;
    assert_eq!((settled.outcome, settled.person), (Outcome::Matched, Some(6)), "the roster settles it now");
    let accepted = "999998,山本　清,ヤマモト　キヨシ,,290001,山本　清,この会員とする,大島,2026-02-01,";
    let answer = one(&with, ASKED, &[accepted]).answer;
    assert_eq!((answer.outcome, answer.person), (Outcome::Ambiguous, None));
    let people: Vec<u32> = answer.candidates.iter().map(|candidate| candidate.person).collect();
    assert_eq!((people, answer.decision), (vec![6, 5], Some(Replay::Outdated(0, Change::Newcomer))));
    for refused in ["290001,山本　清", ","] {
        let refused = format!("999998,山本　清,ヤマモト　キヨシ,,{refused},該当なし,大島,2026-02-01,");
        let answer = one(&with, ASKED, &[&refused]).answer;
        assert_eq!((answer.outcome, answer.person), (Outcome::Candidate, None));
        assert_eq!(answer.decision, Some(Replay::Outdated(0, Change::Newcomer)));
    }
    // The very person who was chosen, now by the roster alone.
    let chosen = "999998,山本　清,ヤマモト　キヨシ,,999998,山本　清,この会員とする,大島,2026-02-01,";
    let answer = one(&with, ASKED, &[chosen]).answer;
    assert_eq!((answer.outcome, answer.decision), (Outcome::Matched, Some(Replay::Used(0, Ruling::Accept))));
}

#[test]
fn a_number_of_another_stays_told() {
    let all = roster(&ROSTER);
    // 山本's name and birth date with 鈴木's number.
    let row = "320011,川上　進,カワカミ　ススム,1950-02-02,,";
    let plain = answers(&all, &[row], None).remove(0).answer;
    assert_eq!((plain.outcome, plain.number_holder), (Outcome::NotFound, Some(3)));
    let told = "320011,川上　進,カワカミ　ススム,1950-02-02";
    let refused = one(&all, row, &[&format!("{told},320011,鈴木　実,別人,大島,,")]).answer;
    assert_eq!((refused.outcome, refused.number_holder), (Outcome::NotFound, Some(3)));
    assert_eq!(refused.decision, Some(Replay::Used(0, Ruling::WrongNumber)));
    let accepted = one(&all, row, &[&format!("{told},320011,鈴木　実,この会員とする,大島,,改姓")]).answer;
    assert_eq!((accepted.person, accepted.number_holder), (Some(3), None));
    let kinds: Vec<&str> = accepted.differences.iter().map(|difference| difference.kind.id()).collect();
    assert_eq!(kinds, ["other-kanji", "kana-other", "birth-date-other"]);
}

#[test]
fn a_file_of_decisions_says_what_is_wrong_with_it() {
    let row = "999998,山本　清,ヤマモト　キヨシ,";
    type Case<'c> = (&'c [&'c str], &'c [(Role, DecisionFaultKind)]);
    let cases: &[Case<'_>] = &[
        (&["290001,山本　清,たぶん,,,"], &[(Role::Decision, DecisionFaultKind::Word)]),
        (&["290001,山本　清,候補2の会員とする,,,"], &[(Role::Decision, DecisionFaultKind::NoSuchCandidate)]),
        (&["290001,山本　清,番号の持ち主の会員とする,,,"], &[(Role::Decision, DecisionFaultKind::NoSuchCandidate)]),
        (&[",,この会員とする,,,"], &[(Role::Decision, DecisionFaultKind::NobodyNamed)]),
        (
            &["290001／290002,山本　清／山本　潔,この会員とする,,,"],
            &[(Role::Decision, DecisionFaultKind::SeveralNamed)],
        ),
        (&["不明,山本　清,この会員とする,,,"], &[(Role::RosterNumber, DecisionFaultKind::RosterNumber)]),
        (&["不明,,,,,"], &[]),
        (&["290001,山本　清,この会員とする,,,", "290001,山本 清,accept,小川,,"], &[]),
        (&["290001,山本　清,保留,,,", "290001,山本 清,accept,小川,,"], &[]),
    ];
    for (decided, wanted) in cases {
        let read = decisions(&decided.iter().map(|decided| format!("{row},{decided}")).collect::<Vec<_>>());
        let faults: Vec<_> = read.book.faults().iter().map(|fault| (fault.role, fault.kind.clone())).collect();
        assert_eq!(faults, *wanted, "{decided:?}");
    }
    let nobody = decisions(&[",,ヤマモト　キヨシ,,290001,山本　清,この会員とする,,,".to_owned()]);
    assert_eq!(nobody.book.faults()[0].kind, DecisionFaultKind::NobodyTold);
}

#[test]
fn two_decisions_that_contradict_each_other_are_none() {
    let all = roster(&ROSTER);
    let row = "999998,山本　清,ヤマモト　キヨシ,";
    let read = decisions(&[
        format!("{row},290001,山本　清,この会員とする,大島,2026-02-01,"),
        format!("{row},290001,山本　清,該当なし,小川,2026-02-02,"),
    ]);
    let [fault] = read.book.faults() else { panic!("{:?}", read.book.faults()) };
    let DecisionFaultKind::Contradicts(earlier) = &fault.kind else { panic!("{fault:?}") };
    assert_eq!((earlier.place.line, fault.spot.place.line), (Some(2), Some(3)));
    assert_eq!((fault.spot.place.record, fault.spot.place.column), (Some(2), Some(7)));
    let answer = answers(&all, &[ASKED], Some(&read)).remove(0).answer;
    assert_eq!((answer.outcome, answer.decision), (Outcome::Candidate, None));
}

#[test]
fn files_that_tell_no_decisions_are_refused() {
    for text in ["", "あ\n"] {
        let read = read_decisions(held("決定.csv", text.as_bytes()), DAY);
        assert!(matches!(read, Err(NoDecisions::Fault(_))), "{text:?}: {read:?}");
    }
    let attendance = read_decisions(held("a.csv", "医籍登録番号,氏名\n451234,髙橋　一郎\n".as_bytes()), DAY);
    assert!(matches!(attendance, Err(NoDecisions::NoColumn)), "{attendance:?}");
    let header = "医籍登録番号,氏名,決定\n";
    assert!(read_decisions(held("決定.csv", header.as_bytes()), DAY).is_ok_and(|read| read.book.list().is_empty()));
}

fn digits() -> impl Strategy<Value = String> {
    "[1-9][0-9]{5}"
}

fn name() -> impl Strategy<Value = String> {
    let family = select(vec!["山本", "川上", "林", "佐々木", "髙橋", "渡邉"]);
    let given = select(vec!["清", "進", "次郎", "花子", "一", "美智子"]);
    (family, given).prop_map(|(family, given)| format!("{family}　{given}"))
}

fn kana() -> impl Strategy<Value = String> {
    select(vec!["ヤマモト　キヨシ", "カワカミ　ススム", "ハヤシ　ジロウ", "", "ワタナベ　ミチコ"])
        .prop_map(str::to_owned)
}

fn birth() -> impl Strategy<Value = String> {
    select(vec!["1955-07-07", "1980-12-31", "1966-02-01", ""]).prop_map(str::to_owned)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    /// Whatever was asked and decided is not asked again; with any one value changed it is never settled by that decision.
    #[test]
    fn what_was_decided_holds_for_that_row_only(
        row in (digits(), name(), kana(), birth()),
        people in prop::collection::vec((digits(), name(), kana(), birth()), 1..8),
        (chosen, ruling) in (any::<Index>(), select(vec!["この会員とする", "該当なし", "別人"])),
        (other, field) in ((digits(), name(), kana(), birth()), 0_usize..6),
    ) {
        let listed: Vec<String> = people.iter().map(|(a, b, c, d)| format!("{a},{b},{c},{d},,")).collect();
        let all = roster(&listed.iter().map(String::as_str).collect::<Vec<_>>());
        let line = |(a, b, c, d): &(String, String, String, String)| format!("{a},{b},{c},{d},,");
        let plain = answers(&all, &[&line(&row)], None).remove(0).answer;
        let person = match plain.candidates.first() {
            Some(first) if ruling != "この会員とする" => first.person,
            _ => chosen.index(people.len()) as u32,
        };
        let (number, name, ..) = &people[person as usize];
        let decided = format!("{},{},{},{},{number},{name},{ruling},大島,2026-02-01,", row.0, row.1, row.2, row.3);
        let read = decisions(std::slice::from_ref(&decided));
        prop_assert_eq!(read.book.faults(), []);
        let settled = answers(&all, &[&line(&row)], Some(&read)).remove(0).answer;
        let was_asked = plain.person.is_none();
        let is_plain_refusal = ruling != "この会員とする" && plain.candidates.is_empty() && plain.number_holder.is_some();
        if was_asked && !is_plain_refusal {
            let known = (0_u32..).zip(&people).filter(|(_, one)| one.0 == *number && one.1 == *name).count();
            if ruling == "この会員とする" && known == 1 {
                prop_assert_eq!((settled.person, settled.decision), (Some(person), Some(Replay::Used(0, Ruling::Accept))));
            } else if ruling != "この会員とする" {
                prop_assert!(settled.person.is_none() && matches!(settled.decision, Some(Replay::Used(0, _))));
                prop_assert!(matches!(settled.outcome, Outcome::NotFound | Outcome::OutOfScope) && settled.candidates.is_empty());
            }
        }
        // Any one thing is another.
        let (mut changed, mut people) = (row.clone(), people.clone());
        let target = &mut people[person as usize];
        match field {
            0 => changed.0 = other.0,
            1 => changed.1 = other.1,
            2 => changed.2 = other.2,
            3 => changed.3 = other.3,
            4 => target.0 = other.0,
            _ => target.1 = other.1,
        }
        let (before, now) = (&row, &changed);
        let is_same = before == now && (number, name) == (&people[person as usize].0, &people[person as usize].1);
        // 髙橋 and 高橋 are one name to a row, as is everything that is normalised.
        prop_assume!(!is_same);
        let listed: Vec<String> = people.iter().map(line).collect();
        let all = roster(&listed.iter().map(String::as_str).collect::<Vec<_>>());
        let plain = answers(&all, &[&line(&changed)], None).remove(0).answer;
        let replayed = answers(&all, &[&line(&changed)], Some(&read)).remove(0).answer;
        let is_used = matches!(replayed.decision, Some(Replay::Used(..)));
        let still_named = people.iter().any(|(a, b, ..)| (a, b) == (number, name));
        prop_assert!(!is_used || field >= 4 && (still_named || ruling != "この会員とする"), "{:?}", replayed);
        if !is_used {
            prop_assert!(replayed.person.is_none() || replayed.person == plain.person);
        }
    }
}
