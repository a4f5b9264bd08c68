//! 開催報告用集計: one line a seminar, for the report that follows it.

use crate::finding::Severity;
use crate::record::{SeminarTurnout, Turnout};
use crate::report::sheet::{Cell, Column, Line, Meaning, Page, Plan, Sheet};
use crate::value::Date;

use super::{TableSummary, heading, storable};

/// Its name.
pub const TURNOUT_TAB: &str = "開催報告用集計";
/// After the retraining course of 認定健康スポーツ医 none is asked for [S2案].
const NO_REPORT: &str = "開催報告は不要の見込み（日医の説明資料の案による）";

/// The sheet; none where nobody is counted. The `tables` name seminars that their rows do not name, and tell of errors, which
/// make the counts provisional.
#[must_use]
pub fn turnout_sheet(tab: String, turnout: Turnout, tables: &[TableSummary]) -> Option<Sheet> {
    let has_errors = tables.iter().any(|table| table.totals.count(Severity::Error) > 0);
    let (seminars, beyond) = turnout.finish();
    if seminars.is_empty() {
        return None;
    }
    let any = |says: fn(&SeminarTurnout) -> bool| seminars.iter().any(says);
    let shown = Shown {
        members: any(|seminar| seminar.members != (0, 0)),
        locals: any(|seminar| seminar.locals != (0, 0)),
        remarks: any(|seminar| seminar.facts.is_sports_retraining),
    };
    let (labels, widths) = shown.columns();
    let across = labels.len() as u16;
    let wide = |text: &str, meaning| Line::of(vec![Cell::text(text, meaning).across(across)]);
    let mut rows = vec![wide("開催報告用集計", Meaning::Title), Line::header(labels)];
    rows.extend(seminars.iter().map(|seminar| shown.line(seminar, tables)));
    rows.push(Line::blank());
    for remark in remarks(&seminars, shown, beyond, has_errors) {
        rows.push(wide(&remark, Meaning::Remark));
    }
    Some(Sheet {
        plan: Plan {
            tab,
            columns: widths.into_iter().map(Column::fixed).collect(),
            frozen_rows: 2,
            header_row: Some(2),
            page: Page { landscape: true, title: TURNOUT_TAB.to_owned(), ..Page::default() },
            ..Plan::default()
        },
        rows,
    })
}

/// Which counts the files tell anything about.
#[derive(Clone, Copy)]
struct Shown {
    members: bool,
    locals: bool,
    remarks: bool,
}

impl Shown {
    fn columns(self) -> (Vec<&'static str>, Vec<u16>) {
        let all = [
            (true, "研修会", 38),
            (true, "開催日", 13),
            (true, "受講者数\n（実人数）", 11),
            (self.members, "会員", 8),
            (self.members, "非会員", 8),
            (self.members, "会員か\n不明", 8),
            (self.locals, "県内", 8),
            (self.locals, "県外", 8),
            (self.locals, "県内か\n不明", 8),
            (true, "講師数", 8),
            (true, "単位の合計（人数）", 40),
            (true, "数えなかった行", 20),
            (self.remarks, "備考", 30),
        ];
        all.into_iter().filter(|column| column.0).map(|(_, label, wide)| (label, wide)).unzip()
    }

    fn line(self, seminar: &SeminarTurnout, tables: &[TableSummary]) -> Line {
        let body = |text: String| Cell::text(storable(&text, true), Meaning::Body);
        let count = |count: u64| Cell::count(count, Meaning::Body);
        let mut cells = vec![body(name(seminar, tables)), body(days(seminar.facts.days)), count(seminar.attendees)];
        for (shown, (yes, no)) in [(self.members, seminar.members), (self.locals, seminar.locals)] {
            if shown {
                let unknown = seminar.attendees.saturating_sub(yes + no);
                cells.extend([count(yes), count(no), count(unknown)]);
            }
        }
        cells.extend([count(seminar.lecturers), body(credits(seminar)), body(left_out(seminar))]);
        if self.remarks {
            let remark = if seminar.facts.is_sports_retraining { NO_REPORT } else { "" };
            cells.push(body(remark.to_owned()));
        }
        Line::of(cells)
    }
}

/// Its number, title and host; where the rows say nothing of it, what stands above the table, else the file.
fn name(seminar: &SeminarTurnout, tables: &[TableSummary]) -> String {
    let facts = &seminar.facts;
    let mut parts: Vec<&str> = [&facts.id, &facts.title].into_iter().map(String::as_str).collect();
    parts.retain(|part| !part.is_empty());
    let mut name = parts.join("　");
    if name.is_empty() {
        let mut of_file = tables.iter().filter(|table| table.info.path == seminar.path);
        name = match (of_file.find_map(|table| heading(&table.info)), facts.days) {
            (Some(heading), _) => heading,
            (None, Some(_)) => "（研修会名の記載なし）".to_owned(),
            (None, None) => format!("（研修会の記載なし：{}）", super::entry::bare(&seminar.path)),
        };
    }
    if !facts.host.is_empty() {
        name.push_str(&format!("\n主催：{}", facts.host));
    }
    name
}

/// `2025-12-07`, or the first and the last day.
#[must_use]
pub fn days(days: Option<(Date, Date)>) -> String {
    match days {
        None => "―".to_owned(),
        Some((first, last)) if first == last => first.to_string(),
        Some((first, last)) => format!("{first}\n～{last}"),
    }
}

fn credits(seminar: &SeminarTurnout) -> String {
    let line = |credits: &crate::record::CreditSum| {
        let category = if credits.category.is_empty() { "区分の記載なし" } else { &credits.category };
        format!("{category}　{}単位（{}名）", credits.units(), credits.people)
    };
    let lines: Vec<String> = seminar.credits.iter().map(line).collect();
    if lines.is_empty() { "単位の記載なし".to_owned() } else { lines.join("\n") }
}

fn left_out(seminar: &SeminarTurnout) -> String {
    let parts = [
        ("欠席・取消", seminar.absent_rows),
        ("医師以外", seminar.other_professions),
        ("番号も氏名も読めない", seminar.unreadable_rows),
    ];
    let lines: Vec<String> =
        parts.into_iter().filter(|(_, rows)| *rows > 0).map(|(what, rows)| format!("{what} {rows}行")).collect();
    if lines.is_empty() { "なし".to_owned() } else { lines.join("\n") }
}

fn remarks(seminars: &[SeminarTurnout], shown: Shown, beyond: u64, has_errors: bool) -> Vec<String> {
    let mut remarks = Vec::new();
    if has_errors {
        remarks.push(
            "エラーを直すと人数や単位が変わることがあります。直したあとのファイルで集計し直してください。".to_owned(),
        );
    }
    remarks.push(
        "人数は、同じ人を研修会ごとに1人と数えています（医籍登録番号で、番号が読めない人は氏名と生年月日で）。講師と受講の両方をした人は、それぞれに数えます。"
            .to_owned(),
    );
    let unsaid = match (shown.members, shown.locals) {
        (true, true) => None,
        (false, true) => Some("会員・非会員"),
        (true, false) => Some("県内・県外"),
        (false, false) => Some("会員・非会員と県内・県外"),
    };
    if let Some(unsaid) = unsaid {
        remarks.push(format!("{unsaid}の別は、ファイルに記載がないため集計していません。"));
    }
    if shown.locals {
        remarks.push(
            "県内・県外は、ファイルに「県内」「県外」とあるか、主催者名の都道府県と所属医師会などの都道府県が分かる場合だけ分けています。".to_owned(),
        );
    }
    if seminars.iter().any(|seminar| !seminar.credits.is_empty()) {
        remarks.push(
            "単位の合計は、ファイルに書かれた単位数を区分ごとに足したものです（括弧の中は付与された人の実人数）。"
                .to_owned(),
        );
    }
    if beyond > 0 {
        remarks.push(format!("研修会が多すぎるため、ほかの {beyond}行は集計していません。"));
    }
    remarks
}
