//! 議案: what the board is asked, on one sheet of A4.

use crate::docket::{Course, Kind, Level};
use crate::report::sheet::{Cell, Column, Line, Meaning, Page, Plan, Sheet, Value};
use crate::value::{Date, wareki};

use super::material::{ENOUGH, Heading, List, Material, Meeting, TO_DISCUSS};
use super::openly::openly;
use super::tally::range;

/// Columns.
const ACROSS: u16 = 12;
/// The width of each, so that all cells can be spread as they need.
const WIDTH: u16 = 7;

/// The paper of what has to be talked about.
pub(super) const MATTERS: &str = "個別協議案件";

/// Names in the box for approvals.
const APPROVERS: [&str; 5] = ["会長", "副会長", "担当理事", "事務局長", "担当"];

/// The sheet. `tabs` are those of the lists, in their order; `papers` the names of what is laid before the board with it.
pub(super) fn agenda(tab: String, material: &Material, tabs: &[String], papers: &[String]) -> Sheet {
    let heading = &material.heading;
    let talk: usize = material.lists.iter().map(List::to_discuss).sum();
    let mut rows = vec![
        tall(
            vec![Cell::text(openly(heading.agenda.as_deref().unwrap_or_default(), 60), Meaning::Edge).across(ACROSS)],
            22,
        ),
        wide(&day(heading.held), Meaning::Edge),
        wide(&whose(heading), Meaning::Edge),
        Line { height: Some(26), ..Line::blank() },
    ];
    if heading.approval_box {
        rows.extend(approvals());
    }
    rows.extend([
        tall(vec![Cell::text(title(&material.lists), Meaning::Headline).across(ACROSS)], 28),
        tall(vec![Cell::text(format!("（{}）", approved_in(heading.approval)), Meaning::Headline).across(ACROSS)], 26),
        Line { height: Some(24), ..Line::blank() },
        tall(vec![Cell::default(), Cell::text(question(material), Meaning::Plain).across(ACROSS - 2)], 44),
        Line { height: Some(14), ..Line::blank() },
        wide("記", Meaning::Middle),
        Line { height: Some(14), ..Line::blank() },
        wide("１　申請件数", Meaning::Heading),
        heads(["制度", "申請区分", "申請件数", "事務局確認\n充足", "事務局確認\n要協議"]),
    ]);
    let first = rows.len() as u64 + 1;
    let counted = counted(&material.lists);
    rows.extend(counted.iter().map(|row| count_line(row, material, tabs)));
    rows.push(total(first, counted.len() as u64, &material.lists));
    rows.push(Line { height: Some(20), ..Line::blank() });
    rows.push(wide("２　個別に協議いただく申請", Meaning::Heading));
    let words = match talk {
        0 => "ありません。".to_owned(),
        _ => {
            let at = papers.iter().position(|paper| paper == MATTERS).map_or(0, |at| at + 1);
            format!("{talk}件　資料{at}「{MATTERS}」のとおり")
        }
    };
    rows.push(indented(&words));
    rows.push(Line { height: Some(20), ..Line::blank() });
    rows.push(wide("３　資料", Meaning::Heading));
    rows.extend((1..).zip(papers).map(|(number, name)| indented(&paper(number, name))));
    rows.push(Line { height: Some(14), ..Line::blank() });
    rows.push(wide("以上", Meaning::Edge));
    Sheet {
        plan: Plan {
            tab,
            columns: vec![Column::fixed(WIDTH); usize::from(ACROSS)],
            page: Page { one_page: true, title: String::new(), ..Page::default() },
            ..Plan::default()
        },
        rows,
    }
}

/// 資料2　個別協議案件
pub(super) fn paper(number: usize, name: &str) -> String {
    format!("資料{number}　{name}")
}

/// 日本医師会認定産業医の新規・更新申請について
fn title(lists: &[List]) -> String {
    let courses: Vec<&str> = Course::ALL
        .into_iter()
        .filter(|course| lists.iter().any(|list| list.course == Some(*course)))
        .map(Course::ja)
        .collect();
    let kinds: Vec<&str> =
        Kind::ALL.into_iter().filter(|kind| lists.iter().any(|list| list.kind == Some(*kind))).map(Kind::ja).collect();
    let courses = if courses.is_empty() { "認定産業医".to_owned() } else { courses.join("及び") };
    let kinds = if kinds.is_empty() { "新規・更新".to_owned() } else { kinds.join("・") };
    format!("日本医師会{courses}の{kinds}申請について")
}

/// 令和8年11月承認分
pub(super) fn approved_in(approval: Date) -> String {
    let day = wareki(approval);
    format!("{}承認分", day.split_inclusive('月').next().unwrap_or(&day))
}

fn day(held: Option<Date>) -> String {
    held.map_or_else(|| "令和　　年　　月　　日".to_owned(), wareki)
}

/// 神奈川県医師会 理事会
fn whose(heading: &Heading) -> String {
    let association = match (heading.association.is_empty(), heading.level) {
        (true, Level::National) => "日本医師会".to_owned(),
        _ => openly(&heading.association, 40),
    };
    format!("{association}　{}", heading.meeting.ja()).trim_start_matches('　').to_owned()
}

/// What the board is asked, in the words that such boards use.
fn question(material: &Material) -> String {
    let heading = &material.heading;
    if material.lists.is_empty() {
        return "　標記について、今回は申請がありませんでしたので、ご報告いたします。".to_owned();
    }
    let about = "標記について、下記のとおり";
    match (heading.level, heading.meeting) {
        (Level::Local, _) => {
            let upper = format!("{}医師会", material.prefecture.unwrap_or("都道府県"));
            format!("　{about}申請がありましたので、{upper}へ申請することについてお諮りいたします。")
        }
        (Level::Prefectural, _) => {
            format!("　{about}申請がありましたので、日本医師会へ申請することについてお諮りいたします。")
        }
        (Level::National, Meeting::Committee) => {
            format!("　{about}都道府県医師会より申請がありましたので、認定することについてご審議をお願いいたします。")
        }
        (Level::National, Meeting::Board) => {
            format!("　{about}都道府県医師会より申請がありましたので、認定することについてお諮りいたします。")
        }
    }
}

/// A row of counts: its words, and the list that it counts.
struct Counted {
    course: String,
    kind: &'static str,
    list: Option<usize>,
}

/// Every list, and those kinds of a programme of which there is none.
fn counted(lists: &[List]) -> Vec<Counted> {
    let mut rows = Vec::new();
    let known = |course: Course| lists.iter().any(|list| list.course == Some(course));
    let courses =
        Course::ALL.into_iter().filter(|course| known(*course) || *course == Course::Occupational && lists.is_empty());
    for course in courses {
        for kind in Kind::ALL {
            let list = lists.iter().position(|list| (list.course, list.kind) == (Some(course), Some(kind)));
            rows.push(Counted { course: course.ja().to_owned(), kind: kind.ja(), list });
        }
    }
    for (at, list) in lists.iter().enumerate() {
        if list.course.is_none() || list.kind.is_none() {
            let course = list.course.map_or("制度不明", Course::ja).to_owned();
            rows.push(Counted { course, kind: list.kind.map_or("不明", Kind::ja), list: Some(at) });
        }
    }
    rows
}

fn count_line(row: &Counted, material: &Material, tabs: &[String]) -> Line {
    let mut cells = vec![
        Cell::text(row.course.clone(), Meaning::Listed).across(4),
        Cell::text(row.kind, Meaning::ListedShort).across(2),
    ];
    let list = row.list.and_then(|at| Some((tabs.get(at)?, material.lists.get(at)?)));
    match list {
        None => cells.extend((0..3).map(|_| Cell::count(0, Meaning::Listed).across(2))),
        Some((tab, list)) => {
            let (all, talk) = (list.entries.len() as u64, list.to_discuss() as u64);
            let of = |column| range(tab, column, all);
            let numbers = [
                (format!("COUNT({})", of('A')), all),
                (format!("COUNTIF({},\"{ENOUGH}\")", of('H')), all - talk),
                (format!("COUNTIF({},\"{TO_DISCUSS}\")", of('H')), talk),
            ];
            cells.extend(numbers.map(|(formula, count)| computed(formula, count, Meaning::Listed)));
        }
    }
    tall(cells, 24)
}

fn total(first: u64, rows: u64, lists: &[List]) -> Line {
    let all: usize = lists.iter().map(|list| list.entries.len()).sum();
    let talk: usize = lists.iter().map(List::to_discuss).sum();
    let mut cells = vec![Cell::text("合計", Meaning::Total).across(6)];
    let last = first + rows.max(1) - 1;
    for (column, count) in [('G', all), ('I', all - talk), ('K', talk)] {
        cells.push(computed(format!("SUM({column}{first}:{column}{last})"), count as u64, Meaning::Total));
    }
    tall(cells, 24)
}

fn computed(formula: String, count: u64, meaning: Meaning) -> Cell {
    Cell::computed(formula, Value::Number(count as f64, 0), meaning).across(2)
}

fn heads(labels: [&str; 5]) -> Line {
    let across = |at: usize| if at == 0 { 4 } else { 2 };
    tall((0..).zip(labels).map(|(at, label)| Cell::text(label, Meaning::Header).across(across(at))).collect(), 40)
}

/// The box in which those sign who approve.
fn approvals() -> Vec<Line> {
    let row = |meaning, text: bool, height| {
        let mut cells = vec![Cell::default(), Cell::default()];
        let cell = |name: &str| if text { Cell::text(name, meaning) } else { Cell::blank(meaning) };
        cells.extend(APPROVERS.map(|name| cell(name).across(2)));
        tall(cells, height)
    };
    vec![row(Meaning::Header, true, 20), row(Meaning::Listed, false, 52), Line { height: Some(20), ..Line::blank() }]
}

fn wide(text: &str, meaning: Meaning) -> Line {
    Line::wide(text, meaning, ACROSS)
}

fn indented(text: &str) -> Line {
    tall(vec![Cell::default(), Cell::text(text, Meaning::Plain).across(ACROSS - 1)], 22)
}

fn tall(cells: Vec<Cell>, height: u16) -> Line {
    Line { cells, height: Some(height) }
}
