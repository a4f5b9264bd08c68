//! 要約 and 根拠: what the workbook says in one page, and on what it rests.

use std::collections::BTreeMap;

use unicode_width::UnicodeWidthStr;

use super::draw::{column, made, plan, text, wide};
use super::model::Facts;
use crate::report::sheet::{Cell, Column, Line, Meaning, Page, Plan, Sheet, Value};

/// What the summary counts beside the lists.
pub(super) struct Counts {
    /// What was typed and has no place.
    pub(super) leftovers: usize,
    /// Rows of 手帳明細入力 with a number that is on no list.
    pub(super) unknown: usize,
}

const HOW: [&str; 7] = [
    "手帳・紙の修了証の単位は「手帳小計入力」に区分ごとの小計を、一日ごとに残すものは「手帳明細入力」に入力します。黄色の欄が入力欄です。",
    "「一覧」の手帳・合計・不足・充足は入力に合わせて変わります。判定・理由・回・申請期限は作成時点のままなので、「再作成要」と出たら作り直します。",
    "作り直し: kenshu handbook --credits MAMIS.csv --certificates 認定証一覧.csv --update このブック.xlsx -o 新しい名前.xlsx（入力した内容は引き継がれます。元のブックは変わりません）",
    "引き継ぐ先がない入力は「引継ぎ要確認」に並びます。消えることはありません。",
    "「一覧」「MAMIS明細」「更新案内対象者」などは誤って書き換えないよう保護しています（パスワードなし。校閲→シート保護の解除）。並べ替えは入力のシートで行えます。",
    "「更新案内対象者」「単位不足者」「差し込み」「要約」は作成時点の内容です。「差し込み」は Word の差し込み印刷にそのまま使えます。",
    "このブックには個人情報が含まれます。取扱いにご注意ください。",
];

/// 要約.
pub(super) fn summary_sheet(facts: &Facts, [tab, findings]: [&str; 2], counts: &Counts) -> Sheet {
    const ACROSS: u16 = 3;
    let mut rows = vec![
        wide("単位管理　要約", Meaning::Title, ACROSS),
        wide(&format!("{}（kenshu {}）", made(facts), facts.version), Meaning::Plain, ACROSS),
        Line::blank(),
    ];
    for list in &facts.lists {
        rows.push(wide(&list.title, Meaning::Heading, ACROSS));
        rows.push(Line::header(["判定", "人数", ""]));
        let mut tally: BTreeMap<(usize, &str), u64> = BTreeMap::new();
        for doctor in &list.doctors {
            *tally.entry((doctor.verdict_rank, doctor.verdict_kind.as_str())).or_default() += 1;
        }
        for ((_, verdict), count) in tally.into_iter().rev() {
            rows.push(Line::of(vec![
                text(verdict, Meaning::Body),
                Cell::count(count, Meaning::Body),
                Cell::blank(Meaning::Body),
            ]));
        }
        let of = |word: &str| list.doctors.iter().filter(|doctor| doctor.member_word() == word).count();
        let all = list.doctors.len();
        let mut words = format!("会員 {}名・非会員 {}名", of("会員"), of("非会員"));
        if of("不明") > 0 {
            words.push_str(&format!("・会員か不明 {}名", of("不明")));
        }
        rows.push(Line::of(vec![
            Cell::text("合計", Meaning::Total),
            Cell::count(all as u64, Meaning::Total),
            Cell::text(words, Meaning::Total),
        ]));
        rows.push(Line::blank());
    }
    let mut parts = vec![rows.len()];
    rows.push(wide("確かめていただきたいこと", Meaning::Heading, ACROSS));
    let mut asked = facts.findings.words(findings);
    asked.extend(facts.notes.iter().cloned());
    if counts.leftovers > 0 {
        asked.push(format!(
            "前のブックから引き継ぐ先のない入力が{}件あります。「引継ぎ要確認」をご覧ください。",
            counts.leftovers
        ));
    }
    if counts.unknown > 0 {
        asked.push(format!(
            "手帳明細入力に、一覧にない医籍登録番号の行が{}件あります。番号をご確認ください。",
            counts.unknown
        ));
    }
    if asked.is_empty() {
        asked.push("特にありません。".to_owned());
    }
    rows.extend(asked.iter().map(|words| wide(words, Meaning::Plain, ACROSS)));
    rows.push(Line::blank());
    parts.push(rows.len());
    rows.push(wide("使い方", Meaning::Heading, ACROSS));
    rows.extend(HOW.iter().map(|words| wide(words, Meaning::Plain, ACROSS)));
    let columns: Vec<Column> = [44, 10, 50].map(column).to_vec();
    let page = Page { title: "単位管理　要約".to_owned(), landscape: true, ..Page::default() };
    let breaks = breaks(&rows, &parts);
    Sheet { plan: Plan { tab: tab.to_owned(), columns, page, breaks, protected: true, ..Plan::default() }, rows }
}

/// Lines of a page, and columns of a line.
const PAGE: (usize, usize) = (24, 104);

/// Rows above which a new page begins, from 1: a part that does not fit on the rest of its page goes to the next.
fn breaks(rows: &[Line], parts: &[usize]) -> Vec<u32> {
    let lines = |row: &Line| match row.cells.first().map(|cell| &cell.value) {
        Some(Value::Text(text)) => UnicodeWidthStr::width_cjk(text.as_str()).div_ceil(PAGE.1).max(1),
        _ => 1,
    };
    let of = |from: usize, to: usize| rows.get(from..to).unwrap_or_default().iter().map(lines).sum::<usize>();
    let ends = parts.iter().skip(1).copied().chain([rows.len()]);
    let mut used = of(0, parts.first().copied().unwrap_or_default());
    let mut breaks = Vec::new();
    for (&from, to) in parts.iter().zip(ends) {
        let own = of(from, to);
        let here = used % PAGE.0;
        if used > 0 && (here == 0 || here + own > PAGE.0) {
            breaks.push(u32::try_from(from + 1).unwrap_or(u32::MAX));
            used = 0;
        }
        used += own;
    }
    breaks
}

/// 根拠.
pub(super) fn basis_sheet(facts: &Facts, tab: &str) -> Sheet {
    const ACROSS: u16 = 4;
    let line = |texts: &[String]| Line::of(texts.iter().map(|words| text(words, Meaning::Body)).collect());
    let mut rows = vec![
        wide("根拠", Meaning::Title, ACROSS),
        wide(&format!("{}　kenshu {}", made(facts), facts.version), Meaning::Plain, ACROSS),
        Line::blank(),
        wide("読み込んだファイル", Meaning::Heading, ACROSS),
        Line::header(["種別", "ファイル", "", "SHA-256"]),
    ];
    rows.extend(facts.inputs.iter().map(|[kind, path, digest]| {
        Line::of(vec![text(kind, Meaning::Body), text(path, Meaning::Body).across(2), text(digest, Meaning::Body)])
    }));
    rows.push(Line::blank());
    rows.push(wide("判定に使った定め", Meaning::Heading, ACROSS));
    rows.push(wide(
        "「未確認」の定めは判定に使わず、差し引かれるはずの単位などを理由の欄に示しています。",
        Meaning::Plain,
        ACROSS,
    ));
    rows.push(Line::header(["制度", "定め", "確認", "出典"]));
    let header = rows.len() as u32;
    rows.extend(facts.rules.iter().map(|rule| line(rule)));
    let columns = [24, 40, 10, 66].map(column).to_vec();
    let mut plan = plan(tab, "根拠", columns, 1);
    (plan.header_row, plan.filter, plan.frozen_rows, plan.protected) = (Some(header), false, 0, true);
    Sheet { plan, rows }
}
