//! ご案内: what the workbook is, and what to do with it.

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

/// The sheet. `asks` says whether anybody is to be asked; `list` and `inquiry` are the other sheets.
#[must_use]
pub fn guide(
    tab: String,
    (list, inquiry): (&str, &str),
    asks: bool,
    is_cut: bool,
    files: &[SubmittedFile],
    as_of: Date,
) -> Sheet {
    let mut rows = vec![wide("受講者名簿についてのご確認のお願い", Meaning::Title), Line::blank()];
    let lines: &[String] = if asks {
        &[
            "ご提出いただいた受講者名簿について、ご本人にご確認いただきたい項目がございました。".to_owned(),
            format!("1. シート「{list}」の色の付いた項目を、ご本人にご確認ください。"),
            "2. 正しい内容を「正しい内容」に書いてください。お届けのとおりで間違いがないときは「間違いなし」とお書きください。"
                .to_owned(),
            "3. 保存して、このブックをご返送ください。".to_owned(),
            format!("※ シート「{inquiry}」は、ご本人へのメールの差し込み印刷にお使いいただけます。"),
        ]
    } else {
        &["ご本人にご確認いただきたい項目は、見つかりませんでした。".to_owned()]
    };
    rows.extend(lines.iter().map(|line| wide(line, Meaning::Plain)));
    if is_cut {
        let text = "行数が多いため、シートに載せられない行がありました。ファイルを分けて、もう一度お送りください。";
        rows.push(wide(text, Meaning::Remark));
    }
    rows.push(wide("※ 個人情報が含まれます。送付と保管にはご注意ください。", Meaning::Plain));
    rows.push(Line::blank());
    rows.push(wide("ご提出いただいたファイル", Meaning::Heading));
    // No digest: by chance it holds digits that look like a number on the roster.
    for file in files.iter().take(MOST_FILES) {
        let remark = if file.is_unreadable { "　（読み取れませんでした）" } else { "" };
        rows.push(label("ファイル", &format!("{}{remark}", file.name)));
    }
    if files.len() > MOST_FILES {
        rows.push(wide(&format!("ほかに {}ファイル", files.len() - MOST_FILES), Meaning::Remark));
    }
    rows.push(Line::blank());
    rows.push(label("確認した日", &as_of.to_string()));
    rows.push(label("確認プログラム", &format!("kenshu {}", env!("CARGO_PKG_VERSION"))));
    Sheet {
        plan: Plan {
            tab,
            columns: WIDTHS.map(Column::fixed).to_vec(),
            page: Page { one_page: true, title: "ご確認のお願い".to_owned(), ..Page::default() },
            ..Plan::default()
        },
        rows,
    }
}

fn wide(text: &str, meaning: Meaning) -> Line {
    Line::of(vec![Cell::text(text, meaning).across(WIDTHS.len() as u16)])
}

fn label(name: &str, value: &str) -> Line {
    Line::of(vec![Cell::text(name, Meaning::Label), Cell::text(storable(value, true), Meaning::Field)])
}
