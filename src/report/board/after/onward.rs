use crate::docket::{Course, Kind, Level, Resolution};
use crate::report::sheet::{Line, Meaning, Sheet};
use crate::value::wareki;

use super::{After, Paged, WHO, entry, short, text, who};

/// 一括申請対象者一覧: to check the operation in MAMIS against. `none` names the lists of nobody.
pub(super) fn onward(tab: String, after: &After<'_, '_>, none: &[&str]) -> Sheet {
    let approved = after.resolved_as(Resolution::Approved);
    let count = |course: Course, kind: Kind| {
        let own = approved.iter().filter(|(case, _)| case.application.course == Some(course));
        own.filter(|(case, _)| case.application.kind == Some(kind)).count()
    };
    let counts: Vec<String> = Course::ALL
        .into_iter()
        .flat_map(|course| Kind::ALL.map(|kind| (course, kind, count(course, kind))))
        .filter(|(.., count)| *count > 0)
        .map(|(course, kind, count)| format!("{}（{}）{count}件", course.ja(), kind.ja()))
        .collect();
    let to = match after.docket.level {
        Level::National => "MAMIS で承認の操作をする対象です。".to_owned(),
        _ => format!("MAMIS で{}へ一括申請する対象です。", after.upward()),
    };
    let title = match after.docket.level {
        Level::National => "一括承認対象者一覧",
        _ => "一括申請対象者一覧",
    };
    let columns: Vec<(&str, u16)> =
        WHO.into_iter().chain([("申請日", 18), ("代理", 7), ("MAMIS操作", 11), ("備考", 18)]).collect();
    let rows = approved.iter().map(|(case, line)| {
        let application = &case.application;
        let day = application.date.map_or_else(|| "―".to_owned(), wareki);
        let mut cells = who(case).to_vec();
        cells.extend([short(&day), short(if application.by_proxy { "代理" } else { "" }), entry(), text(&line.reason)]);
        cells
    });
    let none = if none.is_empty() { String::new() } else { format!("　{}はありません。", none.join("・")) };
    let mut sheet = Paged {
        tab,
        title,
        about: format!("{}　{to}　{}件　{}{none}", after.about(), approved.len(), counts.join("・")),
        columns: &columns,
        rows: rows.collect(),
        ticks: &[10],
    }
    .sheet();
    if approved.is_empty() {
        sheet.rows.push(Line::wide("承認の議決はありません。", Meaning::Listed, columns.len() as u16));
    }
    sheet
}
