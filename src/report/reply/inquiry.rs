//! 問い合わせ文面: one line a person to ask, for mail merge. It names items and no value of them: an address may be wrong.

use std::collections::HashMap;

use crate::finding::{Lang, Text};
use crate::reconcile::Identity;
use crate::report::feedback::storable;
use crate::report::sheet::{Cell, Column, Line, Meaning, Page, Plan, Sheet};
use crate::schema::Role;
use crate::validate::MatchedRow;

use super::items::Items;

const COLUMNS: [(Text, u16); 6] = [
    (Text { ja: "メールアドレス", en: "Mail address" }, 32),
    (Text { ja: "氏名", en: "Name" }, 18),
    (Text { ja: "研修会", en: "Seminar" }, 34),
    (Text { ja: "確認項目", en: "Items to confirm" }, 24),
    (Text { ja: "件名", en: "Subject" }, 40),
    (Text { ja: "本文", en: "Text" }, 84),
];

/// Somebody to ask.
#[derive(Clone, Debug)]
struct Inquiry {
    email: String,
    name: String,
    seminar: String,
    items: Items,
}

/// Everybody to ask, in the order of the rows.
#[derive(Debug, Default)]
pub struct Inquiries {
    people: Vec<Inquiry>,
    known: HashMap<(Identity, String), usize>,
    /// Some people had no room.
    is_cut: bool,
}

impl Inquiries {
    /// Takes a row; somebody of whom several rows tell is asked once. `most` are listed.
    pub fn push(&mut self, row: &MatchedRow, items: &Items, seminar: &str, most: u64) {
        let value = |role: Role| storable(row.submitted.value(role).trim(), true).into_owned();
        let identity = Identity::of_texts(&Identity::ROLES.map(|role| row.submitted.value(role).to_owned()));
        let email = value(Role::Email);
        let key = (identity, email.to_lowercase());
        if let Some(known) = self.known.get(&key).and_then(|&at| self.people.get_mut(at)) {
            items.iter().for_each(|item| known.items.add(item));
            return;
        }
        if self.people.len() as u64 >= most {
            self.is_cut = true;
            return;
        }
        self.known.insert(key, self.people.len());
        let seminar = storable(seminar, true).into_owned();
        self.people.push(Inquiry { email, name: value(Role::Name), seminar, items: items.clone() });
    }

    /// The sheet.
    #[must_use]
    pub fn sheet(&self, tab: String, lang: Lang) -> Sheet {
        let mut rows = vec![Line::header(COLUMNS.map(|(label, _)| label.template(lang)))];
        rows.extend(self.people.iter().map(|person| person.line(lang)));
        if self.is_cut {
            let ja = "このシートに載せられる行数を超えたため、ほかの方は載せていません。";
            let text = lang.pick(ja, "There are more people than the sheet has room for.");
            rows.push(Line::of(vec![Cell::text(text, Meaning::Remark).across(COLUMNS.len() as u16)]));
        }
        let title = lang.pick("問い合わせ文面（差し込み用）", "Mails to send (for mail merge)").to_owned();
        Sheet {
            plan: Plan {
                tab,
                columns: COLUMNS.map(|(_, wide)| Column::fixed(wide)).to_vec(),
                frozen_rows: 1,
                header_row: Some(1),
                page: Page { landscape: true, title, lang, ..Page::default() },
                ..Plan::default()
            },
            rows,
        }
    }
}

impl Inquiry {
    fn line(&self, lang: Lang) -> Line {
        let cells = [
            self.email.clone(),
            self.name.clone(),
            self.seminar.clone(),
            self.items.names(lang),
            match lang {
                Lang::Ja => format!("【ご確認のお願い】{}について", self.items.names(lang)),
                Lang::En => format!("Please confirm: {}", self.items.names(lang)),
            },
            self.body(lang),
        ];
        Line::of(cells.into_iter().map(|text| Cell::text(text, Meaning::Body)).collect())
    }

    fn body(&self, lang: Lang) -> String {
        let whom = if self.name.is_empty() { lang.pick("受講者", "attendee") } else { &self.name };
        let seminar = if self.seminar.is_empty() { lang.pick("研修会", "our seminar") } else { &self.seminar };
        let point = lang.pick("・", "- ");
        let items: Vec<String> =
            self.items.iter().map(|item| format!("{point}{}", item.found_at().template(lang))).collect();
        if lang == Lang::En {
            return format!(
                "Dear {whom},\n\nWe are checking the list of attendees of {seminar}. Please confirm the following items, and reply with what is right by (date).\n\n{}\n\nPlease reply also where everything is right as you submitted it.\n\n(host, name, telephone)",
                items.join("\n")
            );
        }
        format!(
            "{whom} 様\n\n{seminar}の受講者名簿を確認しております。恐れ入りますが、次の項目をご確認のうえ、正しい内容を○月○日までにご返信ください。\n\n{}\n\nお届けいただいた内容のとおりで間違いがない場合も、その旨をお知らせください。\n\n（主催団体名・担当者名・電話番号）",
            items.join("\n")
        )
    }
}
