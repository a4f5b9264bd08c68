//! ご案内: what the workbook is, and what to do with it.

use crate::finding::Lang;
use crate::report::feedback::storable;
use crate::report::sheet::{Cell, Column, Line, Meaning, Page, Plan, Sheet};
use crate::value::Date;

const WIDTHS: [u16; 2] = [18, 78];
/// Files that are named.
const MOST_FILES: usize = 20;

/// A file as it was submitted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SubmittedFile {
    /// Its name, with the sheet of a workbook.
    pub name: String,
    /// It could not be read as a table.
    pub is_unreadable: bool,
}

/// What the sheet tells.
#[derive(Clone, Copy, Debug)]
pub struct GuideFacts<'a> {
    /// The sheet with the rows to confirm.
    pub list: &'a str,
    /// The sheet with the mails.
    pub inquiry: &'a str,
    /// Somebody is to be asked.
    pub asks: bool,
    /// Some rows had no room.
    pub is_cut: bool,
    /// What was submitted.
    pub files: &'a [SubmittedFile],
    /// The day of judgement.
    pub as_of: Date,
    /// The language.
    pub lang: Lang,
}

/// The sheet.
#[must_use]
pub fn guide(tab: String, facts: &GuideFacts<'_>) -> Sheet {
    let GuideFacts { files, lang, .. } = *facts;
    let title = lang.pick("受講者名簿についてのご確認のお願い", "The list of attendees: please check");
    let mut rows = vec![wide(title, Meaning::Title), Line::blank()];
    rows.extend(steps(facts).iter().map(|line| wide(line, Meaning::Plain)));
    if facts.is_cut {
        let ja = "行数が多いため、シートに載せられない行がありました。ファイルを分けて、もう一度お送りください。";
        let en = "There are more rows than a sheet can hold. Please split the file and send it again.";
        rows.push(wide(lang.pick(ja, en), Meaning::Remark));
    }
    let ja = "※ 個人情報が含まれます。送付と保管にはご注意ください。";
    rows.push(wide(lang.pick(ja, "* This holds personal data: take care how it is sent and kept."), Meaning::Plain));
    rows.push(Line::blank());
    rows.push(wide(lang.pick("ご提出いただいたファイル", "Files that you submitted"), Meaning::Heading));
    // No digest: by chance it holds digits that look like a number on the roster.
    for file in files.iter().take(MOST_FILES) {
        let remark = lang.pick("　（読み取れませんでした）", " (could not be read)");
        let remark = if file.is_unreadable { remark } else { "" };
        rows.push(label(lang.pick("ファイル", "File"), &format!("{}{remark}", file.name)));
    }
    if let Some(more @ 1..) = files.len().checked_sub(MOST_FILES) {
        let text = match lang {
            Lang::Ja => format!("ほかに {more}ファイル"),
            Lang::En => format!("and {more} more"),
        };
        rows.push(wide(&text, Meaning::Remark));
    }
    rows.push(Line::blank());
    rows.push(label(lang.pick("確認した日", "Day of check"), &facts.as_of.to_string()));
    rows.push(label(lang.pick("確認プログラム", "Checked with"), &format!("kenshu {}", env!("CARGO_PKG_VERSION"))));
    let title = lang.pick("ご確認のお願い", "Please check").to_owned();
    Sheet {
        plan: Plan {
            tab,
            columns: WIDTHS.map(Column::fixed).to_vec(),
            page: Page { one_page: true, title, lang, ..Page::default() },
            ..Plan::default()
        },
        rows,
    }
}

fn steps(facts: &GuideFacts<'_>) -> Vec<String> {
    let GuideFacts { list, inquiry, asks, lang, .. } = *facts;
    match (lang, asks) {
        (Lang::Ja, true) => vec![
            "ご提出いただいた受講者名簿について、ご本人にご確認いただきたい項目がございました。".to_owned(),
            format!("1. シート「{list}」の色の付いた項目を、ご本人にご確認ください。"),
            "2. 正しい内容を「正しい内容」に書いてください。お届けのとおりで間違いがないときは「間違いなし」とお書きください。"
                .to_owned(),
            "3. 保存して、このブックをご返送ください。".to_owned(),
            format!("※ シート「{inquiry}」は、ご本人へのメールの差し込み印刷にお使いいただけます。"),
        ],
        (Lang::Ja, false) => vec!["ご本人にご確認いただきたい項目は、見つかりませんでした。".to_owned()],
        (Lang::En, true) => vec![
            "In the list of attendees that you submitted there are items to be confirmed by the people themselves."
                .to_owned(),
            format!("1. Ask them about the coloured items on the sheet \"{list}\"."),
            "2. Write what is right into the column \"Correct\", or OK where the item is right as it stands.".to_owned(),
            "3. Save this workbook and send it back.".to_owned(),
            format!("* The sheet \"{inquiry}\" can be used for mail merge."),
        ],
        (Lang::En, false) => vec!["Nothing was found that the people themselves would have to confirm.".to_owned()],
    }
}

fn wide(text: &str, meaning: Meaning) -> Line {
    Line::of(vec![Cell::text(text, meaning).across(WIDTHS.len() as u16)])
}

fn label(name: &str, value: &str) -> Line {
    Line::of(vec![Cell::text(name, Meaning::Label), Cell::text(storable(value, true), Meaning::Field)])
}
