//! The words of the paper at each level, what a roster fills in, and the JSON.

use kenshu::docket::{Level, Matter, Minute, Resolution, resolve};
use kenshu::finding::Lang;
use kenshu::render::excel::workbook;
use kenshu::render::{BoardJson, JsonStyle, board_json};
use kenshu::report::board::{Heading, Kept, Meeting, Office, office, package, prepare};

use super::support::desk::Desk;
use super::{heading, rows, scene, unpacked};

/// Everything on the first sheet, for a heading.
fn paper(heading: Heading) -> String {
    let scene = scene::scene(4, 12);
    let desk = Desk::of(&scene.applications, &scene.certificates, vec![&scene.handbook, &scene.mamis]);
    desk.judge(|docket, _, _| {
        let sheets = package(&prepare(docket, heading.clone()).material);
        assert!(sheets[0].plan.page.one_page, "the paper is one page");
        rows(&sheets[0]).concat().join("\n")
    })
}

#[test]
fn each_level_asks_in_its_own_words() {
    let of = |level, association: &str, meeting| {
        paper(Heading { level, association: association.to_owned(), meeting, ..heading() })
    };
    let cases = [
        (
            Level::Prefectural,
            "神奈川県医師会",
            Meeting::Board,
            "標記について、下記のとおり申請がありましたので、日本医師会へ申請することについてお諮りいたします。",
        ),
        (
            Level::Local,
            "神奈川県横浜市医師会",
            Meeting::Board,
            "神奈川県医師会へ申請することについてお諮りいたします。",
        ),
        (Level::Local, "横浜市医師会", Meeting::Board, "都道府県医師会へ申請することについてお諮りいたします。"),
        (Level::National, "", Meeting::Board, "認定することについてお諮りいたします。"),
        (Level::National, "", Meeting::Committee, "認定することについてご審議をお願いいたします。"),
    ];
    for (level, association, meeting, words) in cases {
        let paper = of(level, association, meeting);
        assert!(paper.contains(words), "{paper}");
        assert!(paper.contains("（令和7年11月承認分）") && paper.contains("令和7年11月20日"), "{paper}");
        assert!(!paper.contains("決裁") && !paper.contains("事務局長"), "no box unless it is asked for");
    }
    assert!(of(Level::National, "", Meeting::Committee).contains("日本医師会　運営委員会"));
    let boxed = paper(Heading { approval_box: true, held: None, ..heading() });
    assert!(boxed.contains("会長") && boxed.contains("事務局長") && boxed.contains("令和　　年　　月　　日"));
}

#[test]
fn the_prefecture_that_is_applied_to_is_told_by_the_lists() {
    let asked = |associations: [&str; 2], holder: &str, association: &str| {
        let line = |(number, association)| {
            format!("{number},林　誠,ハヤシ　マコト,1969-05-05,{association},林眼科,認定産業医,新規,2025-09-12\r\n")
        };
        let applications =
            format!("{HEADER}{}{}", line(("365578", associations[0])), line(("412087", associations[1])));
        let certificates =
            format!("医籍登録番号,氏名,制度,有効期限,所属医師会\r\n999999,石原　健,認定産業医,2029-03-31,{holder}\r\n");
        let credits =
            "医籍登録番号,単位区分,受講日,単位数,研修会番号\r\n999999,生涯研修 更新,2025-06-01,9,2025-K0101\r\n";
        Desk::of(&applications, &certificates, vec![credits]).judge(|docket, _, _| {
            let heading = Heading { level: Level::Local, association: association.to_owned(), ..heading() };
            let sheets = package(&prepare(docket, heading).material);
            let texts = rows(&sheets[0]).concat();
            texts.into_iter().find(|text| text.starts_with("　標記について")).unwrap()
        })
    };
    let cases = [
        (["横浜市医師会", "横浜市医師会"], "", "", "、都道府県医師会へ"),
        (["神奈川県横浜市医師会", "横浜市医師会"], "", "", "、神奈川県医師会へ"),
        (["横浜市医師会", "非会員"], "神奈川県横浜市医師会", "横浜市医師会", "、神奈川県医師会へ"),
        (["神奈川県横浜市医師会", "東京都港区医師会"], "", "", "、都道府県医師会へ"),
        (["神奈川県横浜市医師会", "東京都港区医師会"], "", "東京都港区医師会", "、東京都医師会へ"),
    ];
    for (associations, holder, association, words) in cases {
        let asked = asked(associations, holder, association);
        assert!(asked.contains(words), "{associations:?} {holder} {association}: {asked}");
    }
}

const HEADER: &str = "医籍登録番号,氏名,フリガナ,生年月日,所属医師会,勤務先,制度,申請区分,申請日\r\n";

#[test]
fn a_roster_fills_in_and_its_differences_stay_in_the_office() {
    let applications = format!(
        "{HEADER}453182,鈴木　健太郎,,1979-06-27,,みなと総合病院,認定産業医,新規,2025-09-12\r\n461095,山根　和彦,ヤマネ　カズヒコ,1980-02-06,緑市医師会,やまねクリニック,認定産業医,新規,2025-09-12\r\n412087,佐藤　恵,サトウ　メグミ,1974-09-08,中央市医師会,さくら台内科,認定産業医,新規,2025-09-12\r\n"
    );
    let roster = "医籍登録番号,氏名,フリガナ,生年月日,所属医師会\r\n453182,鈴木　健太郎,スズキ　ケンタロウ,1979-06-27,港北郡医師会\r\n461095,山根　和彦,ヤマネ　カズヒコ,1980-02-06,浜風市医師会\r\n412087,佐藤　恵,サトウ　メグミ,1974-09-03,中央市医師会\r\n";
    let certificates = "医籍登録番号,氏名,制度,有効期限\r\n999999,石原　健,認定産業医,2026-03-31\r\n";
    let credits = "医籍登録番号,単位区分,受講日,単位数,研修会番号\r\n999999,生涯研修 更新,2025-06-01,9,2025-K0101\r\n";
    let mut desk = Desk::of(&applications, certificates, vec![credits]);
    let board = |desk: &Desk<'_>| {
        desk.judge(|docket, _, _| unpacked(&workbook(&package(&prepare(docket, heading()).material)).unwrap()))
    };
    let alone = board(&desk);
    assert!(!alone.contains("スズキ") && alone.contains("（記載なし）"));
    desk.roster = Some(roster);
    let held = board(&desk);
    assert!(held.contains("スズキ　ケンタロウ") && held.contains("港北郡医師会") && !held.contains("浜風市医師会"));
    desk.judge(|docket, _, _| {
        let prepared = prepare(docket, heading());
        let office = unpacked(
            &workbook(&office(&Office { docket, prepared: &prepared, found: &[], inputs: &[], kept: Kept::default() }))
                .unwrap(),
        );
        assert!(office.contains("名簿では浜風市医師会") && office.contains("名簿から補った項目: フリガナ・所属医師会"));
        assert!(office.contains("生年月日の1か所違い"));
    });
}

#[test]
fn json_has_a_standing_for_each_application_and_hides_who_it_is() {
    let scene = scene::scene(6, 50);
    let mut desk = Desk::of(&scene.applications, &scene.certificates, vec![&scene.handbook, &scene.mamis]);
    desk.strict = true;
    desk.judge(|docket, tables, _| {
        let style = JsonStyle { lang: Lang::Ja, show_values: false };
        let text = board_json(&BoardJson { as_of: desk.as_of, inputs: &[], tables, docket, resolved: None, style });
        let json: serde_json::Value = serde_json::from_str(&text).unwrap();
        let standings = json["standings"].as_array().unwrap();
        assert_eq!(standings.len(), docket.cases.len());
        assert_eq!(json["summary"]["applications"], docket.cases.len());
        let talk = docket.cases.iter().filter(|case| !case.matters.is_empty()).count();
        assert_eq!(json["summary"]["to_discuss"], talk);
        for (standing, case) in standings.iter().zip(&docket.cases) {
            assert_eq!(standing["programme"], case.application.course.unwrap().id());
            assert_eq!(standing["kind"], case.application.kind.unwrap().id());
            assert_eq!(standing["standing"], case.standing.as_ref().unwrap().verdict.id());
            assert_eq!(standing["in_order"], case.matters.is_empty());
            let matters: Vec<&str> =
                standing["matters"].as_array().unwrap().iter().filter_map(|it| it.as_str()).collect();
            assert_eq!(matters, case.matters.iter().map(Matter::id).collect::<Vec<_>>());
            for key in [
                "period",
                "categories",
                "total",
                "basis",
                "reasons",
                "judged_on",
                "round_due",
                "round_next",
                "apply_from",
                "apply_until",
                "new_period",
            ] {
                assert!(standing.get(key).is_some(), "{key}");
            }
        }
        for (number, _) in &scene.people {
            assert!(!text.contains(&number.to_string()), "{number}");
        }
        assert!(standings.iter().all(|standing| standing.get("resolution").is_none()), "nobody asked for it");
        // After the board each says what was resolved.
        let number = docket.cases[0].application.number.unwrap();
        let minute = Minute {
            number: Some(number),
            course: docket.cases[0].application.course,
            kind: docket.cases[0].application.kind,
            resolution: Some(Resolution::Returned),
            ..Minute::default()
        };
        let minutes = [minute];
        let resolved = resolve(&docket.cases, &minutes);
        let resolved = Some((&minutes[..], &resolved));
        let text = board_json(&BoardJson { as_of: desk.as_of, inputs: &[], tables, docket, resolved, style });
        let json: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(json["standings"][0]["resolution"], "returned");
        assert_eq!(json["standings"][1]["resolution"], serde_json::Value::Null);
    });
}
