use crate::record::Record;
use crate::schema::Role;
use crate::value::{fold_name_into, is_clean_kana, kana_skeleton, read_email, read_kana, split_former, trim_wide};

use super::birth::Birth;
use super::key::{Key, key_of};
use super::number::Number;

/// A text of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Text {
    /// As it stands, without spaces at its ends.
    Name,
    /// Folded, without a former family name.
    Folded,
    /// Full-width katakana.
    Kana,
    /// The former family name, folded.
    Former,
    /// Folded, in lower case.
    Email,
    /// Folded.
    Workplace,
    /// As it stands.
    Association,
}

const TEXTS: usize = Text::Association as usize + 1;

/// What a row of the roster says of the membership.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Membership {
    /// 退会 or 死亡, where a column says so.
    pub status: MemberStatus,
    /// Whether My Page was completed, where a column says so.
    pub my_page: Option<MyPage>,
}

/// The state of a membership.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MemberStatus {
    /// No column says anything else.
    #[default]
    Member,
    /// 退会: keeps the ID and counts on (日医Q&A 問25).
    Withdrawn,
    /// 死亡: the number is probably somebody else's.
    Deceased,
    /// 非会員.
    NonMember,
}

/// The state of a My Page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MyPage {
    /// 登録完了.
    Completed,
    /// 登録未完了 (日医Q&A 問14).
    Incomplete,
    /// None: nothing is recorded of a non-member without one.
    None,
}

/// One row of a roster: 64 bytes, and its texts in the piece that it came in.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Entry {
    pub number: u32,
    pub birth: Birth,
    pub name_key: Key,
    pub kana_key: Key,
    /// The former family name with the given name.
    pub former_key: Key,
    pub mail_key: Key,
    /// The physical line, from 1.
    pub line: u32,
    pub piece: u32,
    /// The next row of the same person, plus one.
    pub next: u32,
    /// The first row of the same person.
    pub person: u32,
    start: u32,
    lens: [u8; TEXTS],
    /// Bytes of the family name in the folded name; 0 where nothing shows where it ends.
    pub family: u8,
    pub membership: Membership,
    /// The number is held by two people: nobody is accepted by it.
    pub contested: bool,
    /// Which of [`READ`] hold something that cannot be read, one bit each.
    pub unreadable: u8,
}

/// The roles whose cells are read as something else than text, and the name, which may be garbled.
pub(super) const READ: [Role; 3] = [Role::RegistrationNumber, Role::Name, Role::BirthDate];

/// A stretch of roster rows, read on any thread.
#[derive(Debug, Default)]
pub struct RosterPiece {
    pub(super) texts: String,
    pub(super) entries: Vec<Entry>,
    folded: String,
}

impl RosterPiece {
    /// A piece for about so many rows.
    #[must_use]
    pub fn with_capacity(rows: usize) -> Self {
        Self { texts: String::with_capacity(rows * 128), entries: Vec::with_capacity(rows), folded: String::new() }
    }

    /// Takes a row.
    pub fn push(&mut self, record: &Record<'_>, line: u64) {
        let value = |role: Role| if record.is_garbled(role) { None } else { record.value(role) };
        let mut entry = Entry { line: line as u32, start: self.texts.len() as u32, ..Entry::default() };
        if let Some(Number::Given(number)) = value(Role::RegistrationNumber).map(|text| Number::read(&text)) {
            entry.number = number;
        }
        entry.birth = value(Role::BirthDate).map_or_else(Birth::default, |text| Birth::read(&text));
        entry.unreadable = unreadable(record, &entry);
        let (whole, kana) = (value(Role::Name), value(Role::Kana));
        let whole = trim_wide(whole.as_deref().unwrap_or_default());
        let (name, bracketed) = if whole.contains(['(', '（', '[', '［', '【', '〔', '旧']) {
            split_former(whole)
        } else {
            (String::new(), None)
        };
        let name = if bracketed.is_some() { name.as_str() } else { whole };
        self.put(&mut entry, Text::Name, whole);
        // The folded name stands right behind, family name first.
        let start = self.texts.len();
        let mut parts = name.split(char::is_whitespace).filter(|part| !part.is_empty());
        if let (Some(family), Some(_), None) = (parts.next(), parts.next(), parts.next()) {
            fold_name_into(family, &mut self.folded);
            entry.family = u8::try_from(self.folded.len()).unwrap_or(0);
        }
        fold_name_into(name, &mut self.folded);
        self.texts.push_str(clip(&self.folded));
        let folded = self.texts.len() - start;
        entry.lens[Text::Folded as usize] = folded as u8;
        entry.name_key = key_of(&self.texts[start..]);
        let kana = kana.as_deref().map(trim_wide).unwrap_or_default();
        if !kana.is_empty() {
            if is_clean_kana(kana.as_bytes()) {
                self.put(&mut entry, Text::Kana, kana);
            } else {
                self.put(&mut entry, Text::Kana, &read_kana(kana).folded);
            }
            entry.kana_key = key_of(&kana_skeleton(kana));
        }
        if let Some(former) = value(Role::FormerName).map(|text| text.into_owned()).or(bracketed) {
            fold_name_into(&former, &mut self.folded);
            let folded = std::mem::take(&mut self.folded);
            self.put(&mut entry, Text::Former, &folded);
            let given =
                self.texts.get(start + usize::from(entry.family)..start + entry.lens[Text::Folded as usize] as usize);
            if entry.family > 0 {
                entry.former_key = key_of(&format!("{folded}{}", given.unwrap_or_default()));
            }
            self.folded = folded;
        }
        if let Some(email) = value(Role::Email) {
            let email = email_key(&email);
            self.put(&mut entry, Text::Email, &email);
            entry.mail_key = key_of(&email);
        }
        if let Some(workplace) = value(Role::Workplace) {
            fold_name_into(&workplace, &mut self.folded);
            let folded = std::mem::take(&mut self.folded);
            self.put(&mut entry, Text::Workplace, &folded);
            self.folded = folded;
        }
        if let Some(association) = value(Role::Association) {
            self.put(&mut entry, Text::Association, trim_wide(&association));
        }
        entry.membership = membership(record);
        self.entries.push(entry);
    }

    /// Texts are put in their order; one that is absent is empty.
    fn put(&mut self, entry: &mut Entry, text: Text, value: &str) {
        let value = clip(value);
        self.texts.push_str(value);
        entry.lens[text as usize] = value.len() as u8;
    }

    pub(super) fn text(&self, entry: &Entry, text: Text) -> &str {
        let at = text as usize;
        let start = entry.start as usize + entry.lens[..at].iter().map(|&len| usize::from(len)).sum::<usize>();
        self.texts.get(start..start + usize::from(entry.lens[at])).unwrap_or_default()
    }
}

/// An address as it is compared.
pub(super) fn email_key(text: &str) -> String {
    let mut email = if text.bytes().all(|b| b.is_ascii_graphic()) {
        text.to_owned()
    } else {
        read_email(text).folded.as_str().to_owned()
    };
    email.make_ascii_lowercase();
    email
}

fn unreadable(record: &Record<'_>, entry: &Entry) -> u8 {
    let is_read = |role| match role {
        Role::RegistrationNumber => entry.number > 0,
        Role::BirthDate => entry.birth.is_known(),
        _ => true,
    };
    let mut bits = 0;
    for (bit, role) in READ.into_iter().enumerate() {
        let is_lost = record.is_garbled(role) || !is_read(role) && record.value(role).is_some();
        bits |= u8::from(is_lost) << bit;
    }
    bits
}

fn membership(record: &Record<'_>) -> Membership {
    let status = match record.code(Role::MemberStatus).as_deref() {
        Some("withdrawn") => MemberStatus::Withdrawn,
        Some("deceased") => MemberStatus::Deceased,
        Some("non-member") => MemberStatus::NonMember,
        _ => MemberStatus::Member,
    };
    let my_page = match record.code(Role::MyPage).as_deref() {
        Some("completed") => Some(MyPage::Completed),
        Some("incomplete") => Some(MyPage::Incomplete),
        Some("none") => Some(MyPage::None),
        _ => None,
    };
    Membership { status, my_page }
}

/// What is longer is garbage and need not be kept whole.
fn clip(text: &str) -> &str {
    let mut end = text.len().min(usize::from(u8::MAX));
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
