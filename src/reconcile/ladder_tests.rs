//! The ladder, rung by rung, and what must never happen whatever the row says.

use proptest::prelude::*;

use super::answer::{Answer, Reconciler};
use super::roster::Roster;
use super::roster_for_tests::{Table, roster, rosters};
use super::scope::{Declared, Scope};
use super::words::{DifferenceKind, Evidence, Grade, Outcome};
use super::{RosterFaultKind, Tier};

const HEADER: &str = "医籍登録番号,氏名,フリガナ,旧姓,生年月日,メールアドレス,勤務先,所属医師会,会員状態,マイページ";
const PEOPLE: &str = "\
451234,髙橋　一郎,タカハシ　イチロウ,,1970-04-01,ichiro@takahashi.example,高橋医院,中央区医師会,会員,登録完了
451235,佐藤　花子,サトウ　ハナコ,山田,1971-05-02,hanako@sato.example,佐藤医院,中央区医師会,退会,登録未完了
451301,鈴木　誠,スズキ　マコト,,1965-01-10,info@suzuki.example,鈴木医院,港区医師会,会員,登録完了
462777,鈴木　誠,スズキ　マコト,,1966-02-11,info@suzuki.example,鈴木医院,港区医師会,死亡,
470001,伊藤　洋子,イトウ　ヨウコ,,1980-03-03,yoko@ito.example,,港区医師会,会員,
470100,森　修,モリ　オサム,,1981-06-06,osamu@mori.example,,港区医師会,会員,
480001,田中　実,タナカ　ミノル,,1975-07-07,,,港区医師会,会員,
480500,田中　実,タナカ　ミノル,,1975-07-07,,,港区医師会,会員,
490001,斎藤　圭,サイトウ　ケイ,,1978-08-08,kei@saito.example,,港区医師会,会員,
";

fn everybody() -> Roster {
    roster(&format!("{HEADER}\n{PEOPLE}"))
}

fn answers(roster: &Roster, rows: &str) -> Vec<Answer> {
    let table = Table::of("mamis-attendance", rows);
    let reconciler = Reconciler::new(roster, Scope::Prefecture);
    table.records().map(|record| reconciler.answer(&record)).collect()
}

fn answer(roster: &Roster, row: &str) -> Answer {
    let rows = format!("医籍登録番号,氏名,氏名カナ,生年月日,メールアドレス,旧姓,所属医師会\n{row}\n");
    answers(roster, &rows).remove(0)
}

#[test]
fn every_rung() {
    use Outcome::{Ambiguous, Candidate, Matched, MatchedWithDifferences as Differs, NotFound, OutOfScope};
    use Tier::{T1, T2, T3, T4};
    let roster = everybody();
    let cases = [
        ("451234,髙橋　一郎,タカハシ　イチロウ,1970-04-01,,,", Matched, Some(T1), Some(0), None),
        ("４５１２３４,髙橋 一郎,ﾀｶﾊｼ ｲﾁﾛｳ,昭和45年4月1日,,,", Matched, Some(T1), Some(0), None),
        ("451234,髙橋　一郎,,,,,", Matched, Some(T1), Some(0), None),
        ("451234,髙橋　一郎,,1970-04-01,other@mail.example,,", Matched, Some(T1), Some(0), None),
        ("451234,高橋　一郎,,1970-04-01,,,", Differs, Some(T2), Some(0), None),
        ("451234,髙橋一郎,,1970-04-01,,,", Differs, Some(T2), Some(0), None),
        ("451234,髙橋　一郎,タカハシ　イチロー,1970-04-01,,,", Differs, Some(T1), Some(0), None),
        ("451235,山田　花子,,1971-05-02,,,", Differs, Some(T3), Some(1), None),
        ("451235,木村　花子,キムラ　ハナコ,1971-05-02,,,", Differs, Some(T3), Some(1), None),
        ("451235,木村　花子,キムラ　ハナコ,,,,", Candidate, None, None, None),
        ("451234,一郎　髙橋,,,,,", Differs, Some(T3), Some(0), None),
        ("470001,伊東　洋子,イトウ　ヨウコ,1980-03-03,,,", Differs, Some(T3), Some(4), None),
        ("451234,タカハシ　イチロウ,髙橋　一郎,1970-04-01,,,", Differs, Some(T1), Some(0), None),
        // The number belongs to somebody else, one digit off.
        ("451235,髙橋　一郎,,1970-04-01,,,", Differs, Some(T4), Some(0), Some(1)),
        ("451243,髙橋　一郎,,1970-04-01,,,", Differs, Some(T4), Some(0), None),
        ("45124,髙橋　一郎,,1970-04-01,,,", Differs, Some(T4), Some(0), None),
        (",髙橋　一郎,,1970-04-01,,,", Differs, Some(T4), Some(0), None),
        (",髙橋　一郎,,,ichiro@takahashi.example,,", Differs, Some(T4), Some(0), None),
        // A name of two characters needs two proofs.
        (",森　修,,1981-06-06,,,", Candidate, None, None, None),
        (",森　修,,1981-06-06,osamu@mori.example,,", Differs, Some(T4), Some(5), None),
        // A wholly different number is only ever a candidate.
        ("612000,髙橋　一郎,タカハシ　イチロウ,1970-04-01,,,", Candidate, None, None, None),
        ("480001,髙橋　一郎,タカハシ　イチロウ,1970-04-01,,,", Candidate, None, None, Some(6)),
        // Same name and birth date.
        (",田中　実,タナカ　ミノル,1975-07-07,,,", Ambiguous, None, None, None),
        ("480001,田中　実,タナカ　ミノル,1975-07-07,,,", Matched, Some(T1), Some(6), None),
        // A birth date that contradicts.
        ("451234,髙橋　一郎,タカハシ　イチロウ,1970-04-02,,,", Candidate, None, None, None),
        ("451234,髙橋　一郎,タカハシ　イチロウ,1999-12-31,,,", Candidate, None, None, None),
        // A shared mailbox is no proof.
        (",鈴木　誠,,,info@suzuki.example,,", Candidate, None, None, None),
        // Nobody, but the number is somebody's.
        ("451234,渡辺　次郎,ワタナベ　ジロウ,1960-01-01,,,", NotFound, None, None, Some(0)),
        ("600000,渡辺　次郎,ワタナベ　ジロウ,1960-01-01,,,", NotFound, None, None, None),
        ("600000,渡辺　次郎,ワタナベ　ジロウ,1960-01-01,,,仙台市医師会", OutOfScope, None, None, None),
        ("600000,渡辺　次郎,ワタナベ　ジロウ,1960-01-01,,,非会員", OutOfScope, None, None, None),
        ("600000,渡辺　次郎,ワタナベ　ジロウ,1960-01-01,,,港区医師会", NotFound, None, None, None),
        // 斎 and 斉 are two characters: the reading and the birth date tell that it is a slip.
        ("490001,斉藤　圭,サイトウ　ケイ,1978-08-08,,,", Differs, Some(T3), Some(8), None),
    ];
    for (row, outcome, tier, person, holder) in cases {
        let answer = answer(&roster, row);
        let told = (answer.outcome, answer.tier, answer.person, answer.number_holder);
        assert_eq!(told, (outcome, tier, person, holder), "{row}: {answer:?}");
        assert_eq!(answer.outcome == Matched, answer.candidates.is_empty() && tier.is_some(), "{row}");
    }
}

#[test]
fn differences_and_evidence_are_told() {
    let roster = everybody();
    let about = answer(&roster, "451235,高橋一郎,タカハシ　イチロー,1970-04-01,x@y.example,,");
    let kinds: Vec<_> = about.differences.iter().map(|difference| difference.kind).collect();
    use DifferenceKind as Kind;
    assert_eq!(kinds, [Kind::NumberOneDigit, Kind::VariantKanji, Kind::KanaLongVowel, Kind::EmailOther]);
    let evidence: Vec<_> = about.candidates[0].evidence.iter().collect();
    use Evidence as Proof;
    assert_eq!(
        evidence,
        [Proof::NumberOneEdit, Proof::NameFoldedEqual, Proof::KanaSkeletonEqual, Proof::BirthDateEqual]
    );
    assert_eq!(about.candidates[0].grade, Grade::Certain);
    let kind = |row: &str| answer(&roster, row).differences.first().map(|difference| difference.kind);
    assert_eq!(kind("451324,髙橋　一郎,,1970-04-01,,,"), Some(Kind::NumberTransposed));
    assert_eq!(kind("451235,木村　花子,キムラ　ハナコ,1971-05-02,,,"), Some(Kind::SurnameChanged));
    assert_eq!(kind("490001,斉藤　圭,サイトウ　ケイ,1978-08-08,,,"), Some(Kind::OtherKanji));
    assert_eq!(kind("451234,タカハシ　イチロウ,髙橋　一郎,1970-04-01,,,"), Some(Kind::NameKanaSwapped));
    assert_eq!(kind("451234,髙橋　一郎,,1970-04-02,,,"), Some(Kind::BirthDateOneDigit));
}

#[test]
fn several_rosters_are_one() {
    let first = "医籍登録番号,氏名,フリガナ,生年月日,メールアドレス\n\
        451234,髙橋　一郎,,1970-04-01,a@one.example\n451300,佐藤　実,,1960-01-01,\n451400,林　明,,,\n";
    let second = "医籍登録番号,氏名,フリガナ,生年月日,メールアドレス\n\
        451400,林　明,ハヤシ　アキラ,1966-06-06,\n451300,佐藤　稔,,1961-01-01,\n451234,高橋 一郎,タカハシ　イチロウ,,b@two.example\n";
    let roster = rosters(&[first, second]);
    assert_eq!((roster.people(), roster.rows()), (4, 6));
    let person = roster.person(5).unwrap();
    assert_eq!((person.row(), person.kana(), person.name()), (0, "タカハシ　イチロウ", "髙橋　一郎"));
    let kinds: Vec<_> = roster.faults().iter().map(|fault| (fault.row, fault.other, fault.kind)).collect();
    use crate::schema::Role;
    assert_eq!(
        kinds,
        [
            (4, 1, RosterFaultKind::NumberOfTwo),
            (5, 0, RosterFaultKind::Disagrees(Role::Name)),
            (5, 0, RosterFaultKind::Disagrees(Role::Email)),
        ]
    );
    assert_eq!((roster.path_of(2), roster.path_of(3), roster.line_of(3)), ("名簿0.csv", "名簿1.csv", 2));
    // What the first row leaves blank the second tells.
    let about = answer(&roster, "451400,林　明,,1967-07-07,,,");
    assert_eq!((about.outcome, about.person), (Outcome::Candidate, None));
    // Nobody is accepted by a number that two people hold: the birth date decides, or nobody.
    assert_eq!(answer(&roster, "451300,佐藤　実,,,,,").person, None);
    assert_eq!(answer(&roster, "451300,佐藤　稔,,1961-01-01,,,").person, Some(4));
}

#[test]
fn a_roster_of_one_number_is_no_trap() {
    let mut text = "医籍登録番号,氏名,生年月日\n".to_owned();
    for at in 0..5_000 {
        text.push_str(&format!("451234,佐藤　{at},1970-04-01\n"));
    }
    let roster = roster(&text);
    let about = answer(&roster, "451234,佐藤　一郎,,1970-04-01,,,");
    assert_eq!((about.outcome, about.person, about.candidates.len()), (Outcome::Candidate, None, 5));
    assert!(about.number_holder.is_none_or(|holder| holder < 5_000));
}

#[test]
fn what_is_declared_is_held_against_the_scope() {
    let roster = everybody();
    let declared = |row: &str| answer(&roster, row).declared;
    assert_eq!(declared("600000,渡辺　次郎,,,,,一般社団法人港区医師会"), Declared::Inside);
    assert_eq!(declared("600000,渡辺　次郎,,,,,"), Declared::Nothing);
    assert_eq!(declared("600000,渡辺　次郎,,,,,北海道医師会"), Declared::Outside);
    let person = roster.person(1).unwrap();
    assert_eq!(person.membership().status, super::MemberStatus::Withdrawn);
    assert_eq!(person.membership().my_page, Some(super::MyPage::Incomplete));
    assert_eq!(person.association(), "中央区医師会");
}

proptest! {
    /// Whatever is told, nobody is accepted against the birth date, by the number alone or by the name alone.
    #[test]
    fn nobody_is_accepted_without_proof(
        number in prop::sample::select(vec!["", "451234", "451235", "451301", "480001", "480500", "462777", "4512345", "第451234号"]),
        name in prop::sample::select(vec!["", "髙橋　一郎", "高橋一郎", "鈴木　誠", "田中　実", "森　修", "木村　花子", "？橋　一郎", "一郎 髙橋"]),
        kana in prop::sample::select(vec!["", "タカハシ　イチロウ", "スズキ　マコト", "タナカ　ミノル", "髙橋　一郎", "モリ　オサム"]),
        birth in prop::sample::select(vec!["", "1970-04-01", "1975-07-07", "1966-02-11", "1970-04-02", "不明", "S45.4.1"]),
        mail in prop::sample::select(vec!["", "ichiro@takahashi.example", "info@suzuki.example", "a@b.example"]),
        former in prop::sample::select(vec!["", "山田", "髙橋"]),
    ) {
        let roster = everybody();
        let about = answer(&roster, &format!("{number},{name},{kana},{birth},{mail},{former},"));
        if let Some(person) = about.person.and_then(|row| roster.person(row)) {
            let told = super::Birth::read(birth);
            prop_assert!(!told.is_known() || told == person.birth(), "{about:?}");
            prop_assert!(!(name.is_empty() && kana.is_empty()), "by the number alone: {about:?}");
            let proofs = [!number.is_empty(), told.is_known(), !mail.is_empty()];
            prop_assert!(proofs.contains(&true), "by the name alone: {about:?}");
        }
        prop_assert!(about.candidates.len() <= 5);
        prop_assert_eq!(about.person.is_some(), matches!(about.outcome, Outcome::Matched | Outcome::MatchedWithDifferences));
    }
}
