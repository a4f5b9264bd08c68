//! エラー一覧: one line a finding, with a link to the cell.

use crate::finding::{Finding, Lang, Severity};
use crate::report::severity_word;
use crate::report::sheet::{Cell, Column, Line, Meaning, Page, Plan, Target};
use crate::validate::{LIST_HEADER, LIST_NAME, TableInfo, in_list};

use super::storable;

/// A finding as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    lang: Lang,
    severity: Severity,
    code: String,
    file: String,
    row: Option<u64>,
    column: Option<u32>,
    cell: String,
    label: String,
    value: String,
    message: String,
    help: String,
    edit: String,
}

impl Entry {
    /// What the list says of a finding. Values stand in full: the submitter wrote them.
    #[must_use]
    pub fn of(table: &TableInfo, finding: &Finding, lang: Lang) -> Self {
        let known = finding.place.column.and_then(|column| table.columns.get(column as usize - 1));
        let fill = |text: crate::finding::Text| storable(&text.fill(lang, &finding.args, true), true).into_owned();
        let edit = finding.edit.as_ref().map(|edit| {
            let value = in_list(&edit.value.text).into_owned();
            match (value.is_empty(), edit.safe) {
                (true, _) => lang.pick("（空欄にする）", "(leave it blank)").to_owned(),
                (false, true) => value,
                (false, false) => {
                    format!("{value}\n{}", lang.pick("（推測です。ご確認ください）", "(a guess: please check)"))
                }
            }
        });
        Self {
            lang,
            severity: finding.severity,
            code: finding.display_code(),
            file: file_name(table, lang),
            row: finding.place.sheet_row,
            column: finding.place.column,
            cell: finding.place.address().unwrap_or_default(),
            label: known.map(|column| storable(column.label.trim(), true).into_owned()).unwrap_or_default(),
            value: finding.value.as_ref().map(|value| listed(&value.text)).unwrap_or_default(),
            message: fill(finding.message),
            help: fill(finding.help),
            edit: edit.map(|edit| storable(&edit, true).into_owned()).unwrap_or_default(),
        }
    }

    /// Its line. `tab` is the sheet of the table, where the cell stands in one; `leads` says whether there is still room for a link.
    #[must_use]
    pub fn line(&self, number: u64, tab: Option<&str>, leads: bool) -> Line {
        let body = |text: &str| Cell::text(text, Meaning::Body);
        let mut link = Cell::blank(Meaning::Body);
        if let (Some(tab), Some(row)) = (tab, self.row) {
            let column = self.column.unwrap_or(1);
            let place = match (self.cell.is_empty(), self.lang) {
                (false, _) => self.cell.clone(),
                (true, Lang::Ja) => format!("{row}行目"),
                (true, Lang::En) => format!("row {row}"),
            };
            link = Cell::text(format!("{tab}!{place}"), Meaning::Body);
            if leads {
                link = link.leading_to(Target { tab: tab.to_owned(), row, column });
            }
        }
        Line::of(vec![
            Cell::count(number, Meaning::Short),
            Cell::text(severity_word(self.severity, self.lang), Meaning::Grade(self.severity)),
            Cell::text(self.code.as_str(), Meaning::Short),
            body(&self.file),
            self.row.map_or_else(|| Cell::blank(Meaning::Short), |row| Cell::count(row, Meaning::Short)),
            Cell::text(self.cell.as_str(), Meaning::Short),
            body(&self.label),
            Cell::text(self.value.as_str(), Meaning::Body),
            body(&self.message),
            body(&self.help),
            Cell::text(self.edit.as_str(), Meaning::Body),
            Cell::text("□", Meaning::Entry),
            link,
        ])
    }
}

/// The sheet エラー一覧 before its lines.
#[must_use]
pub fn list_plan(tab: String, title: String, lang: Lang) -> Plan {
    // In the order of the headings.
    let widths = match lang {
        Lang::Ja => [6, 8, 7, 16, 7, 7, 14, 20, 38, 38, 16, 8, 18],
        Lang::En => [6, 10, 7, 16, 7, 7, 16, 20, 40, 40, 18, 10, 18],
    };
    Plan {
        tab,
        columns: widths.map(Column::fixed).to_vec(),
        frozen_rows: 1,
        header_row: Some(1),
        filter: true,
        name: Some(LIST_NAME.to_owned()),
        page: Page { landscape: true, title, lang, ..Page::default() },
        ..Plan::default()
    }
}

/// The headings of エラー一覧.
#[must_use]
pub fn list_header(lang: Lang) -> Line {
    Line::header(LIST_HEADER.map(|label| label.template(lang)))
}

/// The last line where findings were left out; `summary` is the sheet that counts them.
#[must_use]
pub fn more_line(left_out: u64, summary: &str, lang: Lang) -> Line {
    let text = match lang {
        Lang::Ja => format!("ほかに {left_out}件あります（規則ごとの件数は「{summary}」にあります）。"),
        Lang::En => format!("There are {left_out} more (\"{summary}\" counts them by rule)."),
    };
    Line::of(vec![Cell::text(text, Meaning::Remark).across(LIST_HEADER.len() as u16)])
}

/// The value of a cell as the list shows it: the same that the table sheet holds, as far as it goes.
fn listed(text: &str) -> String {
    in_list(&storable(text, true)).into_owned()
}

/// The file without its folders (where it lies on the office's computer is nobody else's business), and the sheet.
pub(super) fn file_name(table: &TableInfo, lang: Lang) -> String {
    let name = storable(called(&table.path, lang), true);
    match &table.sheet {
        Some(sheet) => format!("{name}{}{}{}", lang.pick("［", " ["), storable(sheet, true), lang.pick("］", "]")),
        None => name.into_owned(),
    }
}

/// What the head of the pages of a table sheet says.
#[must_use]
pub fn title_of(table: &TableInfo, lang: Lang) -> String {
    file_name(table, lang)
}

/// The name that the sheet of a table should have: that of its sheet, or of its file.
#[must_use]
pub fn wanted_tab(table: &TableInfo, lang: Lang) -> String {
    let file = called(&table.path, lang);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    table.sheet.clone().unwrap_or_else(|| stem.to_owned())
}

/// What a file is called in a sheet: its name without its folders.
#[must_use]
pub fn called(path: &str, lang: Lang) -> &str {
    if path == "-" { lang.pick("標準入力", "standard input") } else { bare(path) }
}

/// The name of a file without its folders.
#[must_use]
pub fn bare(path: &str) -> &str {
    match path.rsplit(['/', '\\']).next() {
        _ if path == "-" => "標準入力",
        Some(name) if !name.is_empty() => name,
        _ => path,
    }
}
