use crate::finding::{Lang, Text};
use crate::reconcile::{Answer, Declared, DifferenceKind, MemberStatus, Outcome, Replay, Roster, Ruling, Scope};
use crate::record::Standing;
use crate::schema::Role;
use crate::validate::MatchedRow;

/// An item that only the person knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    /// 医籍登録番号.
    Number,
    /// 氏名.
    Name,
    /// 氏名カナ.
    Kana,
    /// 生年月日.
    BirthDate,
}

/// The items that the person of a row is asked to confirm, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Items(Vec<Item>);

impl Item {
    const ALL: [Self; 4] = [Self::Number, Self::Name, Self::Kana, Self::BirthDate];

    /// Its role.
    #[must_use]
    pub const fn role(self) -> Role {
        match self {
            Self::Number => Role::RegistrationNumber,
            Self::Name => Role::Name,
            Self::Kana => Role::Kana,
            Self::BirthDate => Role::BirthDate,
        }
    }

    /// Where the person finds it.
    #[must_use]
    pub const fn found_at(self) -> Text {
        match self {
            Self::Number => Text {
                ja: "医籍登録番号（医師免許証に記載の番号）",
                en: "Registration number on the medical licence (医籍登録番号)",
            },
            Self::Name => Text {
                ja: "氏名（漢字の字体や、姓が変わったことがないかも）",
                en: "Name (氏名): the shape of its characters, and whether the family name has changed",
            },
            Self::Kana => Text { ja: "氏名のフリガナ", en: "Reading of the name (氏名カナ)" },
            Self::BirthDate => Text { ja: "生年月日", en: "Date of birth (生年月日)" },
        }
    }

    /// Its name.
    #[must_use]
    pub const fn name(self) -> Text {
        let en = match self {
            Self::Number => "registration number (医籍登録番号)",
            Self::Name => "name (氏名)",
            Self::Kana => "kana (氏名カナ)",
            Self::BirthDate => "date of birth (生年月日)",
        };
        Text { ja: self.role().ja(), en }
    }
}

impl Items {
    /// What is to be confirmed of a row. Somebody who is merely on no roster is asked nothing: an office's roster holds its own
    /// members, and that is no fault of theirs.
    #[must_use]
    pub fn of(row: &MatchedRow, roster: &Roster, scope: Scope) -> Self {
        let standing = row.facts.standing;
        if matches!(standing, Standing::Absent | Standing::NotPhysician | Standing::UncreditedLecturer) {
            return Self::default();
        }
        let answer = &row.answer;
        let told = |item: &Item| *item == Item::Number || !row.submitted.value(item.role()).is_empty();
        let whole = || Self([Item::Number, Item::Name, Item::BirthDate].into_iter().filter(told).collect());
        match answer.outcome {
            _ if matches!(answer.decision, Some(Replay::Used(_, Ruling::WrongNumber))) => Self(vec![Item::Number]),
            Outcome::NotFound if answer.is_settled() && answer.number_holder.is_none() => Self::default(),
            Outcome::Matched | Outcome::MatchedWithDifferences => {
                let mut items = Self::differing(answer);
                let accepted = answer.person.and_then(|person| roster.person(person));
                // Probably somebody else's number.
                if accepted.is_some_and(|person| person.membership().status == MemberStatus::Deceased) {
                    items.add(Item::Number);
                }
                items
            }
            Outcome::Candidate => {
                let mut items = Self::differing(answer);
                if answer.number_holder.is_some() {
                    items.add(Item::Number);
                }
                if items.is_empty() { whole() } else { items }
            }
            Outcome::Ambiguous => whole(),
            Outcome::NotFound if answer.number_holder.is_some() => whole(),
            Outcome::NotFound if answer.declared == Declared::Inside || scope == Scope::National => whole(),
            Outcome::NotFound | Outcome::OutOfScope => Self::default(),
        }
    }

    /// The items in which a row and a person differ. A space or another address is nothing to ask about.
    fn differing(answer: &Answer) -> Self {
        let mut items = Self::default();
        for difference in &answer.differences {
            match (difference.kind, difference.role) {
                (DifferenceKind::NameSpace | DifferenceKind::EmailOther, _) => {}
                (DifferenceKind::NameKanaSwapped, _) => {
                    items.add(Item::Name);
                    items.add(Item::Kana);
                }
                (_, role) => {
                    if let Some(item) = Item::ALL.into_iter().find(|item| item.role() == role) {
                        items.add(item);
                    }
                }
            }
        }
        items
    }

    /// Puts one in.
    pub fn add(&mut self, item: Item) {
        if let Err(at) = self.0.binary_search(&item) {
            self.0.insert(at, item);
        }
    }

    /// `true` where nobody need be asked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// `true` where one is in.
    #[must_use]
    pub fn has(&self, item: Item) -> bool {
        self.0.contains(&item)
    }

    /// Those that are in.
    pub fn iter(&self) -> impl Iterator<Item = Item> {
        self.0.iter().copied()
    }

    /// Their names: 医籍登録番号・氏名.
    #[must_use]
    pub fn names(&self, lang: Lang) -> String {
        let names: Vec<&str> = self.iter().map(|item| item.name().template(lang)).collect();
        names.join(lang.pick("・", ", "))
    }

    /// The sentence.
    #[must_use]
    pub fn sentence(&self, lang: Lang) -> String {
        match lang {
            Lang::Ja => format!("{}をご本人にご確認ください。", self.names(lang)),
            Lang::En => format!("Ask the person to confirm: {}.", self.names(lang)),
        }
    }
}
