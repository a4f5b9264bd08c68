//! 問い合わせ文面: one line a person to ask, for mail merge. It names items and no value of them: an address may be wrong.

use std::collections::HashMap;

use crate::reconcile::Identity;
use crate::report::feedback::storable;
use crate::report::sheet::{Cell, Column, Line, Meaning, Page, Plan, Sheet};
use crate::schema::Role;
use crate::validate::MatchedRow;

use super::items::Items;

const COLUMNS: [(&str, u16); 6] =
    [("メールアドレス", 32), ("氏名", 18), ("研修会", 34), ("確認項目", 24), ("件名", 40), ("本文", 84)];

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
    pub fn sheet(&self, tab: String) -> Sheet {
        let mut rows = vec![Line::header(COLUMNS.map(|(label, _)| label))];
        rows.extend(self.people.iter().map(Inquiry::line));
        if self.is_cut {
            let text = "このシートに載せられる行数を超えたため、ほかの方は載せていません。";
            rows.push(Line::of(vec![Cell::text(text, Meaning::Remark).across(COLUMNS.len() as u16)]));
        }
        Sheet {
            plan: Plan {
                tab,
                columns: COLUMNS.map(|(_, wide)| Column::fixed(wide)).to_vec(),
                frozen_rows: 1,
                header_row: Some(1),
                page: Page {
                    landscape: true, title: "問い合わせ文面（差し込み用）".to_owned(), ..Page::default()
                },
                ..Plan::default()
            },
            rows,
        }
    }
}

impl Inquiry {
    fn line(&self) -> Line {
        let cells = [
            self.email.clone(),
            self.name.clone(),
            self.seminar.clone(),
            self.items.names(),
            format!("【ご確認のお願い】{}について", self.items.names()),
            self.body(),
        ];
        Line::of(cells.into_iter().map(|text| Cell::text(text, Meaning::Body)).collect())
    }

    fn body(&self) -> String {
        let whom = if self.name.is_empty() { "受講者" } else { &self.name };
        let seminar = if self.seminar.is_empty() { "研修会" } else { &self.seminar };
        let items: Vec<String> = self.items.iter().map(|item| format!("・{}", item.found_at())).collect();
        format!(
            "{whom} 様\n\n{seminar}の受講者名簿を確認しております。恐れ入りますが、次の項目をご確認のうえ、正しい内容を○月○日までにご返信ください。\n\n{}\n\nお届けいただいた内容のとおりで間違いがない場合も、その旨をお知らせください。\n\n（主催団体名・担当者名・電話番号）",
            items.join("\n")
        )
    }
}
