//! After the board: what goes on, what goes back, and whom somebody has to help. For the office; nothing in it says that anybody
//! has been certified, for only 日医 does that.

mod help;
mod onward;
mod remitting;
mod returned;
mod sending;

use crate::docket::{Case, Docket, Level, Minute, Resolution, Resolved};
use crate::report::sheet::{Area, Cell, Column, Input, Line, Meaning, Page, Paper, Plan, Sheet, Tabs, Takes};
use crate::value::Date;

use super::material::Meeting;
use super::openly::clip;
use super::prepare::Prepared;

/// What the workbook is made of.
pub struct After<'a, 'd> {
    /// The applications.
    pub docket: &'a Docket<'d>,
    /// The lists of the board's package, in their order.
    pub prepared: &'a Prepared,
    /// The lines of the minutes.
    pub minutes: &'a [Minute],
    /// Which of them is about which application.
    pub resolved: &'a Resolved,
    /// For each case, what was entered about its fee.
    pub remitted: &'a [Option<&'a str>],
    /// The day that counts as today.
    pub as_of: Date,
}

/// The sheets of the workbook for what follows the board.
#[must_use]
pub fn after(after: &After<'_, '_>) -> Vec<Sheet> {
    let mut tabs = Tabs::default();
    let first = tabs.reserve("一括申請対象者一覧");
    let lists = [
        ("差戻し", returned::returned(tabs.reserve("差戻し連絡一覧"), after, Resolution::Returned)),
        ("継続協議", returned::returned(tabs.reserve("継続協議一覧"), after, Resolution::Continued)),
        ("代理申請", help::proxies(tabs.reserve("代理申請対象者"), after)),
        ("入力支援依頼", help::request(tabs.reserve("入力支援依頼"), after)),
    ];
    // A list of nobody is no page of its own: the first one says that there is none.
    let none: Vec<&str> = lists.iter().filter(|(_, list)| list.is_none()).map(|(name, _)| *name).collect();
    let mut sheets = vec![onward::onward(first, after, &none)];
    sheets.extend(lists.into_iter().filter_map(|(_, list)| list));
    let has_approved = !after.approved().is_empty();
    // Prefectures collect the fees and send them on (日医Q&A 問7).
    if has_approved && after.docket.level == Level::Prefectural {
        sheets.push(remitting::remitting(tabs.reserve("審査・登録料送金明細"), after));
    }
    // Certificates come through the prefecture, after 日医 has decided.
    if has_approved && after.docket.level == Level::Prefectural && after.as_of >= after.docket.round.approval {
        sheets.push(sending::sending(tabs.reserve("認定証送付簿"), after));
    }
    sheets
}

impl<'a, 'd> After<'a, 'd> {
    /// The cases in the order of the board's lists, with what was resolved about each.
    fn cases(&self) -> impl Iterator<Item = (&'a Case<'d>, Option<&'a Minute>)> {
        self.placed().map(|(_, case, line)| (case, line))
    }

    /// The same, each with its position in the docket.
    fn placed(&self) -> impl Iterator<Item = (usize, &'a Case<'d>, Option<&'a Minute>)> {
        let (docket, minutes, resolved) = (self.docket, self.minutes, self.resolved);
        let lists = self.prepared.cases.iter().flatten();
        lists.filter_map(move |&at| {
            let line = resolved.of_case.get(at).copied().flatten().and_then(|line| minutes.get(line));
            Some((at, docket.cases.get(at)?, line))
        })
    }

    /// Those about which the board resolved so.
    fn resolved_as(&self, resolution: Resolution) -> Vec<(&'a Case<'d>, &'a Minute)> {
        let all = self.cases().filter_map(|(case, line)| Some((case, line?)));
        all.filter(|(_, line)| line.resolution == Some(resolution)).collect()
    }

    /// Those about which the board resolved to let them go on, and what was entered about the fee of each.
    fn approved(&self) -> Vec<(&'a Case<'d>, &'a str)> {
        let remitted = self.remitted;
        let approved = |line: Option<&Minute>| line.and_then(|line| line.resolution) == Some(Resolution::Approved);
        let own = self.placed().filter(|(.., line)| approved(*line));
        own.map(|(at, case, _)| (case, remitted.get(at).copied().flatten().unwrap_or_default())).collect()
    }

    /// To whom applications go on from here.
    const fn upward(&self) -> &'static str {
        match self.docket.level {
            Level::Local => "都道府県医師会",
            Level::Prefectural => "日本医師会",
            Level::National => "（日本医師会での承認）",
        }
    }

    /// 神奈川県医師会理事会の議決による: under the title of each sheet.
    fn about(&self) -> String {
        let heading = &self.prepared.material.heading;
        let meeting = match heading.meeting {
            Meeting::Board => "理事会",
            Meeting::Committee => "運営委員会",
        };
        let held = heading.held.map_or_else(String::new, |day| format!("{} ", crate::value::wareki(day)));
        format!("{}　{held}{}{meeting}", heading.round, heading.association)
    }
}

/// A sheet with a title, a line about it, headings and rows.
struct Paged<'t> {
    tab: String,
    title: &'t str,
    about: String,
    columns: &'t [(&'t str, u16)],
    rows: Vec<Vec<Cell>>,
    /// Columns from 1 in which an office enters 済.
    ticks: &'t [u32],
}

impl Paged<'_> {
    fn sheet(self) -> Sheet {
        let across = self.columns.len() as u16;
        let count = self.rows.len() as u32;
        let mut lines = vec![
            Line::wide(self.title, Meaning::Title, across),
            Line::wide(&self.about, Meaning::Plain, across),
            Line::header(self.columns.iter().map(|column| column.0)),
        ];
        lines.extend((1..).zip(self.rows).map(|(number, cells)| {
            Line::of(std::iter::once(Cell::count(number, Meaning::ListedShort)).chain(cells).collect())
        }));
        let tick = |column: &u32| Input {
            area: Area { first_row: 4, last_row: 3 + count.max(1), first_column: *column, last_column: *column },
            takes: Takes::OneOf(vec!["済".to_owned()]),
            hint: None,
            lenient: true,
        };
        Sheet {
            plan: Plan {
                tab: self.tab,
                columns: self.columns.iter().map(|(_, width)| Column::fixed(*width)).collect(),
                frozen_rows: 3,
                header_row: Some(3),
                inputs: self.ticks.iter().map(tick).collect(),
                page: Page {
                    paper: Paper::A4,
                    landscape: true,
                    title: self.title.to_owned(),
                    care: Some("取扱注意・事務局用"),
                    full_last: true,
                    ..Page::default()
                },
                ..Plan::default()
            },
            rows: lines,
        }
    }
}

fn text(text: &str) -> Cell {
    Cell::text(clip(text, 400), Meaning::Listed)
}

fn short(text: &str) -> Cell {
    Cell::text(clip(text, 40), Meaning::ListedShort)
}

/// A cell into which an office writes, with what it has written before.
fn entry_of(kept: &str) -> Cell {
    if kept.is_empty() { entry() } else { Cell::text(clip(kept, 40), Meaning::ListedEntry) }
}

fn entry() -> Cell {
    Cell::blank(Meaning::ListedEntry)
}

/// Number, name, reading, association, programme and kind of an applicant.
fn who(case: &Case<'_>) -> [Cell; 6] {
    let application = &case.application;
    [
        short(&application.number_text),
        text(&clip(&application.name, 60)),
        text(&clip(&application.kana, 60)),
        text(application.belonging.words()),
        text(application.course.map_or(application.course_text.as_str(), |course| course.ja())),
        short(application.kind.map_or(application.kind_text.as_str(), |kind| kind.ja())),
    ]
}

/// The same in fewer columns, for lists with much else to say.
fn short_who(case: &Case<'_>) -> [Cell; 4] {
    let application = &case.application;
    let course = application.course.map_or(application.course_text.as_str(), |course| course.ja());
    let kind = application.kind.map_or(application.kind_text.as_str(), |kind| kind.ja());
    [
        short(&application.number_text),
        text(&clip(&application.name, 60)),
        text(application.belonging.words()),
        text(&format!("{course}（{kind}）")),
    ]
}

/// The heading of programme and kind.
const COURSE: &str = "制度・申請区分";

/// The headings and widths of those.
const SHORT_WHO: [(&str, u16); 5] = [("No", 5), ("医籍登録番号", 13), ("氏名", 18), ("所属医師会", 20), (COURSE, 28)];

/// The headings and widths of the longer ones.
const WHO: [(&str, u16); 7] = [
    ("No", 5),
    ("医籍登録番号", 13),
    ("氏名", 17),
    ("フリガナ", 24),
    ("所属医師会", 20),
    ("制度", 21),
    ("申請区分", 9),
];
