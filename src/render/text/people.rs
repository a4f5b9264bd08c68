//! Whom to call about what: the people of one table, in the order of the list.

use crate::finding::Lang;
use crate::render::visible::{clip, pad, visible, width};
use crate::report::{MOST_PEOPLE, People, Person, Point, Whom};
use crate::rules::{Stage, rule_of};
use crate::validate::TableInfo;

/// Names are set in a column that is no wider than this.
const NAME_WIDTH: usize = 24;

/// A value of a cell takes no more columns of the screen than this.
const VALUE_WIDTH: usize = 28;

/// The list, or its numbers where it would be too long; blank where nobody has to be asked.
pub(super) fn people(table: &TableInfo, people: &People, stage: Stage, lang: Lang, show: bool) -> String {
    let (count, [attendees, organisers, nobody]) = (people.count, people.by_whom);
    if count == 0 {
        return String::new();
    }
    let mut out = match (stage, lang) {
        (Stage::Result, Lang::Ja) => format!("\n確認が必要な方　{count}行\n"),
        (Stage::Entry, Lang::Ja) => format!("\n当日までに確認する方　{count}行\n"),
        (Stage::Result, Lang::En) => format!("\nPeople to ask about: {count} rows\n"),
        (Stage::Entry, Lang::En) => format!("\nPeople to ask before the day: {count} rows\n"),
    };
    if people.rows.is_empty() {
        out.push_str(&match lang {
            Lang::Ja => format!(
                "  ご本人に確認 {attendees}行・主催者に確認 {organisers}行・修正案どおりに直すだけ {nobody}行\n  \
                 {MOST_PEOPLE}行を超えるため、ここには並べません。--format csv -o 一覧.csv を付けると、Excel で開ける一覧になります。\n"
            ),
            Lang::En => format!(
                "  ask the attendee {attendees}, ask the organiser {organisers}, only apply the suggestion {nobody}\n  \
                 More than {MOST_PEOPLE} are not listed here; --format csv -o list.csv writes them all for a spreadsheet.\n"
            ),
        });
        return out;
    }
    let digits = people.rows.iter().filter_map(|person| person.line).max().unwrap_or_default().to_string().len();
    let names: Vec<String> = people.rows.iter().map(|person| called(person, lang, show)).collect();
    let column = names.iter().map(|name| width(name)).max().unwrap_or_default().min(NAME_WIDTH);
    if stage == Stage::Entry {
        // Before the day everybody is met once: in the order of the list, whoever is asked.
        for (person, name) in people.rows.iter().zip(&names) {
            let told = Whom::ALL.into_iter().filter_map(|whom| {
                let points = points(table, person, whom, lang, show);
                (!points.is_empty()).then(|| format!("{}{}", asked(whom, lang), joined(&points, lang)))
            });
            let told: Vec<String> = told.collect();
            push_line(&mut out, (person, digits), (name, column), &told.join(" / "), lang);
        }
        return out;
    }
    for (whom, rows) in Whom::ALL.into_iter().zip(people.by_whom) {
        if rows == 0 {
            continue;
        }
        out.push_str(&format!("  {}\n", heading(whom, rows, lang)));
        for (person, name) in people.rows.iter().zip(&names) {
            let points = points(table, person, whom, lang, show);
            if !points.is_empty() {
                push_line(&mut out, (person, digits), (name, column), &joined(&points, lang), lang);
            }
        }
    }
    out
}

/// One person: the row, the name in a column of its own, and what is asked.
fn push_line(
    out: &mut String,
    (person, digits): (&Person, usize),
    (name, column): (&str, usize),
    told: &str,
    lang: Lang,
) {
    let line = person.line.unwrap_or_default();
    let name = pad(&clip(name, column), column);
    out.push_str(&match lang {
        Lang::Ja => format!("    {line:>digits$}行目  {name}  {told}\n"),
        Lang::En => format!("    row {line:>digits$}  {name}  {told}\n"),
    });
}

fn joined(points: &[String], lang: Lang) -> String {
    points.join(if lang == Lang::Ja { "、" } else { ", " })
}

const fn asked(whom: Whom, lang: Lang) -> &'static str {
    match (whom, lang) {
        (Whom::Attendee, Lang::Ja) => "ご本人に: ",
        (Whom::Organiser, Lang::Ja) => "主催者に: ",
        (Whom::Nobody, Lang::Ja) => "直すだけ: ",
        (Whom::Attendee, Lang::En) => "ask the attendee: ",
        (Whom::Organiser, Lang::En) => "ask the organiser: ",
        (Whom::Nobody, Lang::En) => "only correct: ",
    }
}

fn heading(whom: Whom, rows: u64, lang: Lang) -> String {
    match (whom, lang) {
        (Whom::Attendee, Lang::Ja) => format!("■ ご本人に確認すること（{rows}行）"),
        (Whom::Organiser, Lang::Ja) => format!("■ 主催者（提出者）に確認すること（{rows}行）"),
        (Whom::Nobody, Lang::Ja) => format!("■ 修正案のとおりに直すだけのもの（{rows}行。確認は不要です）"),
        (Whom::Attendee, Lang::En) => format!("* ask the attendee ({rows})"),
        (Whom::Organiser, Lang::En) => format!("* ask the organiser ({rows})"),
        (Whom::Nobody, Lang::En) => format!("* only apply the suggestion, nobody need be asked ({rows})"),
    }
}

fn called(person: &Person, lang: Lang, show: bool) -> String {
    let name = visible(&person.name.show(show));
    match (name.trim().is_empty(), lang) {
        (true, Lang::Ja) => "（氏名なし）".to_owned(),
        (true, Lang::En) => "(no name)".to_owned(),
        (false, Lang::Ja) => format!("{name} 様"),
        (false, Lang::En) => name,
    }
}

/// What one person is asked, one point for each rule.
fn points(table: &TableInfo, person: &Person, whom: Whom, lang: Lang, show: bool) -> Vec<String> {
    let mine: Vec<&Point> = person.points.iter().filter(|point| point.whom == whom).collect();
    let mut told = Vec::new();
    for (at, point) in mine.iter().enumerate() {
        if mine[..at].iter().any(|before| before.code == point.code) {
            continue;
        }
        let same: Vec<&Point> = mine[at..].iter().copied().filter(|other| other.code == point.code).collect();
        told.push(tell(table, &same, lang, show));
    }
    if person.more > 0 && !told.is_empty() {
        told.push(if lang == Lang::Ja { format!("ほか{}件", person.more) } else { format!("{} more", person.more) });
    }
    told
}

/// What one rule found in one row: its title, and what tells the reader which cell is meant.
fn tell(table: &TableInfo, points: &[&Point], lang: Lang, show: bool) -> String {
    let Some(first) = points.first() else { return String::new() };
    let mut out = rule_of(first.code).map_or("", |rule| rule.title.template(lang)).to_owned();
    let cells: Vec<String> = points.iter().filter_map(|point| cell(table, point, &out, points.len(), show)).collect();
    let earlier = first.earlier.map(|line| match lang {
        Lang::Ja => format!("{line}行目も"),
        Lang::En => format!("row {line} too"),
    });
    let notes: Vec<String> = cells.into_iter().chain(earlier).collect();
    if !notes.is_empty() {
        out.push_str(&match lang {
            Lang::Ja => format!("（{}）", notes.join("、")),
            Lang::En => format!(" ({})", notes.join(", ")),
        });
    }
    out
}

/// The value, and what it should be; the label where there is no value or where several cells are meant.
fn cell(table: &TableInfo, point: &Point, title: &str, count: usize, show: bool) -> Option<String> {
    let short = |text: &str| clip(&visible(text), VALUE_WIDTH);
    let value = point.value.as_ref().map(|value| short(&value.show(show))).filter(|value| !value.trim().is_empty());
    let column = point.column.and_then(|column| table.columns.get(column as usize - 1));
    let label = column.map(|column| short(&column.label));
    let edit = point.edit.as_ref().map(|edit| short(&edit.show(show)));
    match (value, edit, label) {
        (Some(value), Some(edit), _) if show => Some(format!("{value} → {edit}")),
        (Some(value), _, Some(label)) if count > 1 => Some(format!("{label} {value}")),
        (Some(value), _, _) => Some(value),
        (None, _, Some(label)) if count > 1 || !title.contains(&label) => Some(label),
        _ => None,
    }
}
