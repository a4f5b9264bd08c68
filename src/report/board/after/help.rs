//! Doctors who cannot apply in MAMIS themselves.

use crate::docket::{Belonging, Case, Resolution};
use crate::report::sheet::{Cell, Line, Meaning, Sheet};
use crate::value::wareki;

use super::{After, Paged, WHO, entry, short, text, who};

/// Applications that have not been sent back.
fn open<'a, 'd>(after: &After<'a, 'd>) -> impl Iterator<Item = &'a Case<'d>> {
    let returned =
        |line: Option<&crate::docket::Minute>| line.and_then(|line| line.resolution) == Some(Resolution::Returned);
    after.cases().filter(move |(_, line)| !returned(*line)).map(|(case, _)| case)
}

/// 代理申請対象者: for whom the office may enter the application (日医Q&A 問8); `None` where there is nobody.
pub(super) fn proxies(tab: String, after: &After<'_, '_>) -> Option<Sheet> {
    let all = open(after).filter(|case| case.application.by_proxy);
    let own: Vec<&Case<'_>> = all.filter(|case| case.application.belonging != Belonging::NonMember).collect();
    if own.is_empty() {
        return None;
    }
    let columns: Vec<(&str, u16)> = WHO.into_iter().chain([("ご本人の依頼", 14), ("代理入力", 12)]).collect();
    let rows = own.iter().map(|case| {
        let mut cells = who(case).to_vec();
        cells.extend([entry(), entry()]);
        cells
    });
    let sheet = Paged {
        tab,
        title: "代理申請対象者",
        about: format!(
            "{}　{}名　MAMIS で申請できない方について、ご本人の依頼により医師会が代わって入力します（日医Q&A 問8）。",
            after.about(),
            own.len()
        ),
        columns: &columns,
        rows: rows.collect(),
        ticks: &[8, 9],
    }
    .sheet();
    Some(sheet)
}

/// Columns of the request: the four items that the MAMIS office needs (S4 4.(2)), and who needs help with what.
const REQUEST: [(&str, u16); 7] = [
    ("No", 5),
    ("医籍登録番号", 15),
    ("氏名", 22),
    ("生年月日", 20),
    ("本人の同意", 13),
    ("制度・申請区分", 30),
    ("代理入力の希望", 18),
];

/// 入力支援依頼: an association cannot find a doctor in no association in MAMIS, so the MAMIS office has to help (S4 4.(2)).
/// `None` where there is none of them.
pub(super) fn request(tab: String, after: &After<'_, '_>) -> Option<Sheet> {
    let own: Vec<&Case<'_>> = open(after).filter(|case| case.application.belonging == Belonging::NonMember).collect();
    if own.is_empty() {
        return None;
    }
    let rows = own.iter().map(|case| {
        let application = &case.application;
        let birth = application.birth.map_or_else(|| "（要記入）".to_owned(), wareki);
        let course = application.course.map_or(application.course_text.as_str(), |course| course.ja());
        let kind = application.kind.map_or(application.kind_text.as_str(), |kind| kind.ja());
        vec![
            short(&application.number_text),
            text(&application.name),
            short(&birth),
            entry(),
            text(&format!("{course}（{kind}）")),
            short(if application.by_proxy { "あり" } else { "記載なし" }),
        ]
    });
    let mut sheet = Paged {
        tab,
        title: "MAMIS 運営事務局への入力支援依頼（非会員）",
        about: "いずれの医師会にも所属しない方は、医師会の画面で検索できません。まずご本人に入力を依頼し、難しい方のみ依頼してください。"
            .to_owned(),
        columns: &REQUEST,
        rows: rows.collect(),
        ticks: &[5],
    }
    .sheet();
    let across = REQUEST.len() as u16;
    sheet.rows.push(Line::blank());
    sheet.rows.extend(NOTES.map(|note| Line::of(vec![Cell::text(note, Meaning::Remark).across(across)])));
    Some(sheet)
}

/// What has to be accepted with the request (S4 4.(2)).
const NOTES: [&str; 3] = [
    "※ 医籍登録番号・氏名・生年月日・本人の同意の4項目が、すべて必須です（日本医師会の運用ガイドライン 4.(2)）。",
    "※ ご本人のログインの有無にかかわらず、ログインID・パスワードのリセットを伴います。新しいID・パスワードは、ご本人にご連絡ください。",
    "※ 代理申請の希望は、申請の一覧の備考・マイページの欄によります。",
];
