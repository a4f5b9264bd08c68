//! The sheets of a form: the one that is filled in, and the one that says how.

use crate::finding::{Lang, Text, column_letters};
use crate::report::sheet::{Cell, Column, Line, Meaning, Page, Paper, Plan, Sheet};
use crate::schema::Need;

use super::lists::inputs;
use super::model::{EXAMPLE_MARK, Form, FormColumn};

/// The words of a header that has to be filled in; `validate` passes over them.
const REQUIRED: Text = Text { ja: "（必須）", en: " (required)" };

/// The sheet that is filled in: headers with notes, and the example row. `tab` is its name, `lists` that of the
/// hidden sheet of its drop-downs.
#[must_use]
pub fn entry_sheet(tab: String, lists: &str, form: &Form) -> Sheet {
    let header = |column: &FormColumn| {
        let required = column.need == Need::Required;
        let words = format!("{}{}", column.label, if required { REQUIRED.template(form.lang) } else { "" });
        Cell::text(words, if required { Meaning::RequiredHeader } else { Meaning::Header })
            .noted(note(column, form.lang))
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
                lang: form.lang,
                ..Page::default()
            },
            ..Plan::default()
        },
        rows: vec![Line::of(form.columns.iter().map(header).collect()), Line::of(example.collect())],
    }
}

fn note(column: &FormColumn, lang: Lang) -> String {
    let mut lines = vec![match lang {
        Lang::Ja => format!("【{}】", column.label),
        Lang::En => named(column),
    }];
    let point = lang.pick("・", "- ");
    lines.extend(column.how.iter().map(|line| format!("{point}{line}")));
    if !column.example.is_empty() {
        lines.push(format!("{}: {}", lang.pick("例", "Example"), column.example));
    }
    if !column.caution.is_empty() {
        lines.push(format!("{}: {}", lang.pick("注意", "Take care"), column.caution));
    }
    lines.join("\n")
}

/// A header of the layout for those who read English: 氏名 (name).
fn named(column: &FormColumn) -> String {
    format!("{} ({})", column.label, column.role.en())
}

const WIDTHS: [u16; 5] = [24, 10, 46, 26, 50];

/// 記入要領: every item, and how the form is handed in. `tab` is its name, `entry` that of the sheet that is filled in.
#[must_use]
pub fn guide_sheet(tab: String, entry: &str, form: &Form) -> Sheet {
    let wide = |text: &str, meaning| Line::of(vec![Cell::text(text, meaning).across(5)]);
    let lang = form.lang;
    let title = lang.pick("記入要領", "How to fill in the form");
    let mut rows = vec![wide(title, Meaning::Title), wide(&form.title, Meaning::Heading)];
    rows.extend(remarks(entry, lang).iter().map(|text| wide(text, Meaning::Plain)));
    if !form.confirmed {
        rows.push(wide(ASSUMED.template(lang), Meaning::Plain));
    }
    rows.push(Line::blank());
    let header = rows.len() as u32 + 1;
    rows.push(Line::header(HEADINGS.map(|heading| heading.template(lang))));
    rows.extend((1..).zip(&form.columns).map(|(at, column)| item(at, column, lang)));
    let title = lang.pick("記入要領　", "How to fill in: ");
    Sheet {
        plan: Plan {
            tab,
            columns: WIDTHS.map(Column::fixed).to_vec(),
            header_row: Some(header),
            page: Page { landscape: true, title: format!("{title}{}", form.title), lang, ..Page::default() },
            ..Plan::default()
        },
        rows,
    }
}

const ASSUMED: Text = Text {
    ja: "※この様式は推定です（公式様式との適合は未確認）。提出先に様式があるときは、その様式をお使いください。",
    en: "* This layout is assumed (agreement with the official one is unconfirmed). If whoever receives the list has a form, use that.",
};

const HEADINGS: [Text; 5] = [
    Text { ja: "項目", en: "Item" },
    Text { ja: "必須", en: "Needed" },
    Text { ja: "書き方", en: "What to write" },
    Text { ja: "例", en: "Example" },
    Text { ja: "注意", en: "Take care" },
];

/// How the form is handed in. `entry` is the name of the sheet that is filled in.
fn remarks(entry: &str, lang: Lang) -> [String; 5] {
    let mark = EXAMPLE_MARK.template(lang).trim_end();
    match lang {
        Lang::Ja => [
            format!("1　「{entry}」シートに、1人（1件）を1行で記入します。見出しの行は変えないでください。列の並びも変えないでください。"),
            format!("2　2行目は記入例です。消しても、残したままでも構いません（「{mark}」で始まる行は、確認のときに数えません）。"),
            "3　見出しに「（必須）」とある項目は、必ず記入してください。見出しにカーソルを合わせると、書き方が表示されます。".to_owned(),
            "4　番号や日付が勝手に変わらないよう、セルはすべて文字列にしてあります。貼り付けるときは「値の貼り付け」を使ってください。".to_owned(),
            "5　記入後のファイルには個人情報が入ります。取り扱いにご注意ください。使い終わったら削除してください。".to_owned(),
        ],
        Lang::En => [
            format!("1  On the sheet \"{entry}\", one person (or one case) is one row. Leave the headers and the order of the columns as they are."),
            format!("2  Row 2 is an example. Delete it or leave it: a row that begins with \"{mark}\" is not counted."),
            "3  Items whose header says (required) are always needed. Point at a header to see how it is filled in.".to_owned(),
            "4  All cells are text, so that numbers and dates stay as they are typed. Paste values only.".to_owned(),
            "5  The file will hold personal data: take care of it, and delete it when it is no longer needed.".to_owned(),
        ],
    }
}

/// The letter of its column stands before the item, so that no row of this sheet looks like a header.
fn item(at: u32, column: &FormColumn, lang: Lang) -> Line {
    let need = match column.need {
        Need::Required => lang.pick("必須", "required"),
        Need::Recommended => lang.pick("推奨", "if possible"),
        Need::Optional => lang.pick("任意", "optional"),
    };
    // The first line of the rules says how much the item is needed: here a column of its own does.
    let how: Vec<&str> = column.how.iter().skip(1).map(String::as_str).collect();
    let letters = column_letters(at);
    let item = match lang {
        Lang::Ja => format!("{letters}列　{}", column.label),
        Lang::En => format!("{letters}: {}", named(column)),
    };
    Line::of(vec![
        Cell::text(item, Meaning::Body),
        Cell::text(need, Meaning::Short),
        Cell::text(how.join("\n"), Meaning::Body),
        Cell::text(column.example.clone(), Meaning::Body),
        Cell::text(column.caution, Meaning::Body),
    ])
}
