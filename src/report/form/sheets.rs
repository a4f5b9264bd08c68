//! The sheets of a form: the one that is filled in, and the one that says how.

use crate::finding::column_letters;
use crate::report::sheet::{Cell, Column, Line, Meaning, Page, Paper, Plan, Sheet};
use crate::schema::Need;

use super::lists::inputs;
use super::{EXAMPLE_MARK, Form, FormColumn};

/// The words of a header that has to be filled in; `validate` passes over them.
const REQUIRED: &str = "（必須）";

/// The sheet that is filled in: headers with notes, and the example row. `tab` is its name, `lists` that of the
/// hidden sheet of its drop-downs.
#[must_use]
pub fn entry_sheet(tab: String, lists: &str, form: &Form) -> Sheet {
    let header = |column: &FormColumn| {
        let required = column.need == Need::Required;
        let words = format!("{}{}", column.label, if required { REQUIRED } else { "" });
        Cell::text(words, if required { Meaning::RequiredHeader } else { Meaning::Header }).noted(note(column))
    };
    let example = form.example_row().into_iter().map(|text| match text.is_empty() {
        true => Cell::blank(Meaning::Example),
        false => Cell::text(text, Meaning::Example),
    });
    let wide = form.columns.len() > 10;
    Sheet {
        plan: Plan {
            tab,
            columns: vec![Column::fit(8, 40); form.columns.len()],
            frozen_rows: 2,
            header_row: Some(1),
            inputs: inputs(form, lists),
            page: Page {
                paper: if wide { Paper::A3 } else { Paper::A4 },
                landscape: true,
                title: form.title.clone(),
                ..Page::default()
            },
            ..Plan::default()
        },
        rows: vec![Line::of(form.columns.iter().map(header).collect()), Line::of(example.collect())],
    }
}

fn note(column: &FormColumn) -> String {
    let mut lines = vec![format!("【{}】", column.label)];
    lines.extend(column.how.iter().map(|line| format!("・{line}")));
    if !column.example.is_empty() {
        lines.push(format!("例: {}", column.example));
    }
    if !column.caution.is_empty() {
        lines.push(format!("注意: {}", column.caution));
    }
    lines.join("\n")
}

const WIDTHS: [u16; 5] = [24, 10, 46, 26, 50];

/// 記入要領: every item, and how the form is handed in. `tab` is its name, `entry` that of the sheet that is filled in.
#[must_use]
pub fn guide_sheet(tab: String, entry: &str, form: &Form) -> Sheet {
    let wide = |text: &str, meaning| Line::of(vec![Cell::text(text, meaning).across(5)]);
    let mut rows = vec![wide("記入要領", Meaning::Title), wide(&form.title, Meaning::Heading)];
    let remarks = [
        format!("1　「{entry}」シートに、1人（1件）を1行で記入します。見出しの行は変えないでください。列の並びも変えないでください。"),
        format!("2　2行目は記入例です。消しても、残したままでも構いません（「{EXAMPLE_MARK}」で始まる行は、確認のときに数えません）。"),
        "3　見出しに「（必須）」とある項目は、必ず記入してください。見出しにカーソルを合わせると、書き方が表示されます。".to_owned(),
        "4　番号や日付が勝手に変わらないよう、セルはすべて文字列にしてあります。貼り付けるときは「値の貼り付け」を使ってください。".to_owned(),
        "5　記入後のファイルには個人情報が入ります。取り扱いにご注意ください。使い終わったら削除してください。".to_owned(),
    ];
    rows.extend(remarks.iter().map(|text| wide(text, Meaning::Plain)));
    if !form.confirmed {
        rows.push(wide(
            "※この様式は推定です（公式様式との適合は未確認）。提出先に様式があるときは、その様式をお使いください。",
            Meaning::Plain,
        ));
    }
    rows.push(Line::blank());
    let header = rows.len() as u32 + 1;
    rows.push(Line::header(["項目", "必須", "書き方", "例", "注意"]));
    rows.extend((1..).zip(&form.columns).map(|(at, column)| item(at, column)));
    Sheet {
        plan: Plan {
            tab,
            columns: WIDTHS.map(Column::fixed).to_vec(),
            header_row: Some(header),
            page: Page { landscape: true, title: format!("記入要領　{}", form.title), ..Page::default() },
            ..Plan::default()
        },
        rows,
    }
}

/// The letter of its column stands before the item, so that no row of this sheet looks like a header.
fn item(at: u32, column: &FormColumn) -> Line {
    let need = match column.need {
        Need::Required => "必須",
        Need::Recommended => "推奨",
        Need::Optional => "任意",
    };
    // The first line of the rules says how much the item is needed: here a column of its own does.
    let how: Vec<&str> = column.how.iter().skip(1).map(String::as_str).collect();
    Line::of(vec![
        Cell::text(format!("{}列　{}", column_letters(at), column.label), Meaning::Body),
        Cell::text(need, Meaning::Short),
        Cell::text(how.join("\n"), Meaning::Body),
        Cell::text(column.example.clone(), Meaning::Body),
        Cell::text(column.caution, Meaning::Body),
    ])
}
