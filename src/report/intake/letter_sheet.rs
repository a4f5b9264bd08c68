//! 返信文案: the mails one below the other, to be copied.

use crate::finding::{Lang, Text};
use crate::report::feedback::storable;
use crate::report::sheet::{Cell, Column, Line, Meaning, Page, Plan, Sheet};

use super::letter::Letter;

const WIDTHS: [u16; 2] = [9, 96];

const COPY: Text = Text {
    ja: "B列の件名と本文をコピーして、メールに貼り付けてください。「○月○日」は返送の期限に、末尾の（　）は差出人に書き換えてください。",
    en: "Copy subject and text from column B into a mail. Replace (date) by the day by which you want a reply, and the brackets at the end by the sender.",
};
const CONTENT: Text = Text {
    ja: "文案には行番号と項目名だけを書いています（氏名・番号・メールアドレスなどは入っていません）。",
    en: "The letters name rows and items only: no names, numbers or addresses of mail.",
};

/// The sheet. A line of a mail is a row, so that what is copied can be pasted as it stands.
#[must_use]
pub fn letter_sheet(tab: String, letters: &[Letter], lang: Lang) -> Sheet {
    let wide = |text: &str, meaning| Line::of(vec![Cell::text(storable(text, true), meaning).across(2)]);
    let label = |name: &str, text: &str| {
        Line::of(vec![Cell::text(name, Meaning::Label), Cell::text(storable(text, true), Meaning::Field)])
    };
    let mut rows = vec![
        wide(lang.pick("返信文案", "Letters"), Meaning::Title),
        wide(COPY.template(lang), Meaning::Plain),
        wide(CONTENT.template(lang), Meaning::Plain),
    ];
    for (number, letter) in (1..).zip(letters) {
        rows.push(Line::blank());
        rows.push(wide(&format!("{number}{}{}", lang.pick("　", "  "), letter.to), Meaning::Heading));
        rows.push(label(lang.pick("件名", "Subject"), &letter.subject));
        for (at, line) in letter.body.iter().enumerate() {
            rows.push(label(if at == 0 { lang.pick("本文", "Text") } else { "" }, line));
        }
    }
    Sheet {
        plan: Plan {
            tab,
            columns: WIDTHS.map(Column::fixed).to_vec(),
            page: Page { title: lang.pick("返信文案", "Letters").to_owned(), lang, ..Page::default() },
            ..Plan::default()
        },
        rows,
    }
}
