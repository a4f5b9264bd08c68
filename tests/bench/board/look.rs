//! temporary
#![allow(dead_code, missing_docs, clippy::unwrap_used)]
#[path = "../people.rs"]
mod people;
use jiff::civil::date;
use kenshu::docket::*;
use kenshu::report::board::*;
fn main() {
    let all = people::People::new(7, people::Carrier::Example);
    for n in [6u32, 60, 600] {
        let mut lists = vec![];
        for (course, kind, part) in [
            (Course::Occupational, Kind::New, 2),
            (Course::Occupational, Kind::Renewal, 6),
            (Course::Sports, Kind::Renewal, 2),
        ] {
            let mut entries: Vec<Entry> = (0..n * part / 10).map(|i| {
                let p = all.by_number(300_000 + i * 377 + part * 13);
                let matters = if i % 11 == 3 { vec![Matter { title: "理由書の要る申請".into(), facts: "有効期限 令和6年3月31日から1年を超えて申請（令和7年10月14日）。期間内の単位は充足しています。".into(), rule: "有効期限後12か月を超える申請には理由書が必要です（日医Q&A 問4）。".into() }] } else if i % 17 == 4 { vec![Matter { title: "単位不足".into(), facts: "合計 17.5単位（必要 20単位）。実地 0.0単位（必要 1単位）。".into(), rule: "生涯研修20単位以上、更新・実地・専門 各1単位以上（認定産業医制度）。".into() }, Matter { title: "証拠書類の不足".into(), facts: "医師免許証の写しがありません。".into(), rule: "医師会に所属していない方の新規申請には医師免許証の写しが必要です（日医Q&A 問12）。".into() }] } else { vec![] };
                Entry { name: format!("{}　{}", p.family, p.given), kana: format!("{}　{}", p.family_kana, p.given_kana), belonging: if i % 13 == 5 { Belonging::NonMember } else { Belonging::Member({ let a: Vec<char> = p.association.chars().collect(); let k = a.iter().map(|c| *c as u32).sum::<u32>() as usize % 9; ["横浜市医師会","川崎市医師会","相模原市医師会","横須賀市医師会","鎌倉市医師会","藤沢市医師会","小田原医師会","茅ヶ崎医師会","足柄上医師会"][k].to_owned() }) }, workplace: p.workplace.clone(), valid_until: (kind == Kind::Renewal).then(|| date(2026, 1, 31)), matters, remarks: vec![] }
            }).collect();
            entries.sort_by_key(|e| {
                (
                    match &e.belonging {
                        Belonging::Member(n) => n.clone(),
                        _ => "\u{ffff}".into(),
                    },
                    e.kana.clone(),
                )
            });
            lists.push(List { course: Some(course), kind: Some(kind), entries });
        }
        let due = Due {
            round: "令和7年度 第5回（1月承認分）".into(),
            expiry: Some((date(2026, 2, 1), date(2026, 3, 31))),
            counts: lists[1]
                .entries
                .iter()
                .map(|e| e.belonging.clone())
                .collect::<std::collections::BTreeSet<_>>()
                .into_iter()
                .map(|b| DueCount { belonging: b, of: [3, 1] })
                .collect(),
        };
        let m = Material {
            heading: Heading {
                level: Level::Prefectural,
                association: "神奈川県医師会".into(),
                meeting: Meeting::Board,
                agenda: Some("協議事項（3）".into()),
                held: Some(date(2025, 11, 20)),
                approval: date(2025, 11, 30),
                round: "令和7年度 第4回（11月承認分）".into(),
                approval_box: n == 60,
            },
            associations: lists
                .iter()
                .flat_map(|l: &List| &l.entries)
                .map(|e| e.belonging.clone())
                .collect::<std::collections::BTreeSet<_>>()
                .into_iter()
                .collect(),
            lists,
            due,
        };
        let bytes = kenshu::render::excel::workbook(&package(&m)).unwrap();
        std::fs::write(format!("/tmp/k/board_{n}.xlsx"), bytes).unwrap();
    }
}
