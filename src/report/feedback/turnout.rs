//! 開催報告用集計: one line a seminar, for the report that follows it.

use crate::finding::{Lang, Severity, Text};
use crate::record::{SeminarTurnout, Turnout};
use crate::report::sheet::{Cell, Column, Line, Meaning, Page, Plan, Sheet};
use crate::value::Date;

use super::{TableSummary, heading, storable};

/// Its name.
pub const TURNOUT_TAB: Text = Text { ja: "開催報告用集計", en: "For the report (開催報告用集計)" };
/// After the retraining course of 認定健康スポーツ医 none is asked for [S2案].
const NO_REPORT: Text = Text {
    ja: "開催報告は不要の見込み（日医の説明資料の案による）",
    en: "Probably no report is needed (after a draft of the JMA)",
};

/// The sheet; none where nobody is counted. The `tables` name seminars that their rows do not name, and tell of errors, which
/// make the counts provisional.
#[must_use]
pub fn turnout_sheet(tab: String, turnout: Turnout, tables: &[TableSummary], lang: Lang) -> Option<Sheet> {
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
        lang,
    };
    let (labels, widths) = shown.columns();
    let across = labels.len() as u16;
    let wide = |text: &str, meaning| Line::of(vec![Cell::text(text, meaning).across(across)]);
    let mut rows = vec![
        wide(lang.pick("開催報告用集計", "Counts for the report on each seminar"), Meaning::Title),
        Line::header(labels),
    ];
    rows.extend(seminars.iter().map(|seminar| shown.line(seminar, tables)));
    rows.push(Line::blank());
    let told = Told { has_credits: seminars.iter().any(|seminar| !seminar.credits.is_empty()), beyond, has_errors };
    for remark in remarks(shown, &told) {
        rows.push(wide(&remark, Meaning::Remark));
    }
    Some(Sheet {
        plan: Plan {
            tab,
            columns: widths.into_iter().map(Column::fixed).collect(),
            frozen_rows: 2,
            header_row: Some(2),
            page: Page { landscape: true, title: TURNOUT_TAB.template(lang).to_owned(), lang, ..Page::default() },
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
    lang: Lang,
}

impl Shown {
    fn columns(self) -> (Vec<&'static str>, Vec<u16>) {
        let all = [
            (true, "研修会", "Seminar", 38),
            (true, "開催日", "Date", 13),
            (true, "受講者数\n（実人数）", "Attendees\n(people)", 11),
            (self.members, "会員", "Mem-\nbers", 8),
            (self.members, "非会員", "Others", 8),
            (self.members, "会員か\n不明", "Not\nknown", 8),
            (self.locals, "県内", "Of the\nprefec-\nture", 8),
            (self.locals, "県外", "From\noutside", 8),
            (self.locals, "県内か\n不明", "Not\nknown", 8),
            (true, "講師数", "Lec-\nturers", 8),
            (true, "単位の合計（人数）", "Sum of credits (people)", 40),
            (true, "数えなかった行", "Rows not counted", 20),
            (self.remarks, "備考", "Remarks", 30),
        ];
        let shown = all.into_iter().filter(|column| column.0);
        shown.map(|(_, ja, en, wide)| (self.lang.pick(ja, en), wide)).unzip()
    }

    fn line(self, seminar: &SeminarTurnout, tables: &[TableSummary]) -> Line {
        let body = |text: String| Cell::text(storable(&text, true), Meaning::Body);
        let count = |count: u64| Cell::count(count, Meaning::Body);
        let mut cells =
            vec![body(name(seminar, tables, self.lang)), body(days(seminar.facts.days)), count(seminar.attendees)];
        for (shown, (yes, no)) in [(self.members, seminar.members), (self.locals, seminar.locals)] {
            if shown {
                let unknown = seminar.attendees.saturating_sub(yes + no);
                cells.extend([count(yes), count(no), count(unknown)]);
            }
        }
        cells.extend([count(seminar.lecturers), body(credits(seminar, self.lang)), body(left_out(seminar, self.lang))]);
        if self.remarks {
            let remark = if seminar.facts.is_sports_retraining { NO_REPORT.template(self.lang) } else { "" };
            cells.push(body(remark.to_owned()));
        }
        Line::of(cells)
    }
}

/// Its number, title and host; where the rows say nothing of it, what stands above the table, else the file.
fn name(seminar: &SeminarTurnout, tables: &[TableSummary], lang: Lang) -> String {
    let facts = &seminar.facts;
    let mut parts: Vec<&str> = [&facts.id, &facts.title].into_iter().map(String::as_str).collect();
    parts.retain(|part| !part.is_empty());
    let mut name = parts.join("　");
    if name.is_empty() {
        let mut of_file = tables.iter().filter(|table| table.info.path == seminar.path);
        name = match (of_file.find_map(|table| heading(&table.info)), facts.days) {
            (Some(heading), _) => heading,
            (None, Some(_)) => lang.pick("（研修会名の記載なし）", "(no title is given)").to_owned(),
            (None, None) => {
                let file = super::entry::called(&seminar.path, lang);
                match lang {
                    Lang::Ja => format!("（研修会の記載なし：{file}）"),
                    Lang::En => format!("(no seminar is given: {file})"),
                }
            }
        };
    }
    if !facts.host.is_empty() {
        name.push_str(&format!("\n{}{}", lang.pick("主催：", "Host: "), facts.host));
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

fn credits(seminar: &SeminarTurnout, lang: Lang) -> String {
    let line = |credits: &crate::record::CreditSum| {
        let unsaid = lang.pick("区分の記載なし", "no category is given");
        let category = if credits.category.is_empty() { unsaid } else { &credits.category };
        match lang {
            Lang::Ja => format!("{category}　{}単位（{}名）", credits.units(), credits.people),
            Lang::En => format!("{category}: {} ({})", credits.units(), credits.people),
        }
    };
    let lines: Vec<String> = seminar.credits.iter().map(line).collect();
    if lines.is_empty() {
        lang.pick("単位の記載なし", "no credits are given").to_owned()
    } else {
        lines.join("\n")
    }
}

fn left_out(seminar: &SeminarTurnout, lang: Lang) -> String {
    let parts = [
        (lang.pick("欠席・取消", "absent"), seminar.absent_rows),
        (lang.pick("医師以外", "no physicians"), seminar.other_professions),
        (lang.pick("番号も氏名も読めない", "neither number nor name"), seminar.unreadable_rows),
    ];
    let line = |(what, rows): (&str, u64)| match lang {
        Lang::Ja => format!("{what} {rows}行"),
        Lang::En => format!("{what}: {rows}"),
    };
    let lines: Vec<String> = parts.into_iter().filter(|(_, rows)| *rows > 0).map(line).collect();
    if lines.is_empty() { lang.pick("なし", "none").to_owned() } else { lines.join("\n") }
}

/// What the remarks depend on beside the columns.
struct Told {
    has_credits: bool,
    /// Rows of seminars beyond those that are counted.
    beyond: u64,
    has_errors: bool,
}

fn remarks(shown: Shown, told: &Told) -> Vec<String> {
    let lang = shown.lang;
    let unsaid = match (shown.members, shown.locals) {
        (true, true) => None,
        (false, true) => Some(MEMBERS.template(lang).to_owned()),
        (true, false) => Some(LOCALS.template(lang).to_owned()),
        (false, false) => Some(format!("{}{}{}", MEMBERS.template(lang), lang.pick("と", ", "), LOCALS.template(lang))),
    };
    let unsaid = unsaid.map(|unsaid| match lang {
        Lang::Ja => format!("{unsaid}の別は、ファイルに記載がないため集計していません。"),
        Lang::En => format!("Not counted, because the file does not say it: {unsaid}."),
    });
    let beyond = (told.beyond > 0).then(|| match lang {
        Lang::Ja => format!("研修会が多すぎるため、ほかの {}行は集計していません。", told.beyond),
        Lang::En => format!("There are too many seminars: {} more rows are not counted.", told.beyond),
    });
    let said = |is_said: bool, text: Text| is_said.then(|| text.template(lang).to_owned());
    let all = [
        said(told.has_errors, PROVISIONAL),
        said(true, PEOPLE),
        unsaid,
        said(shown.locals, WHICH_ARE_LOCAL),
        said(told.has_credits, SUM),
        beyond,
    ];
    all.into_iter().flatten().collect()
}

const MEMBERS: Text = Text { ja: "会員・非会員", en: "members and others" };
const LOCALS: Text = Text { ja: "県内・県外", en: "of the prefecture and from outside" };
const PROVISIONAL: Text = Text {
    ja: "エラーを直すと人数や単位が変わることがあります。直したあとのファイルで集計し直してください。",
    en: "Numbers may change when errors are corrected: count again from the corrected file.",
};
const PEOPLE: Text = Text {
    ja: "人数は、同じ人を研修会ごとに1人と数えています（医籍登録番号で、番号が読めない人は氏名と生年月日で）。講師と受講の両方をした人は、それぞれに数えます。",
    en: "Each person counts once for a seminar (by registration number, else by name and birth date); who both lectured and attended counts in both.",
};
const WHICH_ARE_LOCAL: Text = Text {
    ja: "県内・県外は、ファイルに「県内」「県外」とあるか、主催者名の都道府県と所属医師会などの都道府県が分かる場合だけ分けています。",
    en: "Whether somebody is of the prefecture is told only where the file says so, or where the prefectures of host and association are known.",
};
const SUM: Text = Text {
    ja: "単位の合計は、ファイルに書かれた単位数を区分ごとに足したものです（括弧の中は付与された人の実人数）。",
    en: "The sum of credits adds up the credits in the file by category (in brackets: people who are given them).",
};
