use crate::record::Record;
use crate::schema::Role;
use crate::value::fold_name;

use super::association::association_key;
use super::roster::Roster;

/// Whom a roster holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// 全国: everybody.
    National,
    /// 県内会員: the members of one prefecture.
    #[default]
    Prefecture,
    /// 郡市区会員: the members of one local association.
    Local,
}

impl Scope {
    /// The scope of a word, Japanese or ASCII.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "全国" | "national" => Some(Self::National),
            "県内会員" | "prefecture" => Some(Self::Prefecture),
            "郡市区会員" | "local" => Some(Self::Local),
            _ => None,
        }
    }

    /// The word of the contracts.
    #[must_use]
    pub const fn ja(self) -> &'static str {
        match self {
            Self::National => "全国",
            Self::Prefecture => "県内会員",
            Self::Local => "郡市区会員",
        }
    }

    /// Its ASCII alias.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::National => "national",
            Self::Prefecture => "prefecture",
            Self::Local => "local",
        }
    }
}

/// What a row says of the membership of its person, held against the scope of the roster.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Declared {
    /// Nothing that tells whether the roster should hold them.
    #[default]
    Nothing,
    /// An association whose members the roster holds.
    Inside,
    /// Another association.
    Outside,
    /// 非会員.
    NonMember,
}

impl Declared {
    /// What a row says.
    pub(super) fn of(record: &Record<'_>, roster: &Roster, scope: Scope) -> Self {
        let is_none = |role| record.value(role).is_some_and(|text| fold_name(&text).contains("非会員"));
        if is_none(Role::Association) || is_none(Role::MemberClass) {
            return Self::NonMember;
        }
        let Some(association) = record.value(Role::Association) else { return Self::Nothing };
        let association = association_key(&association);
        if association.is_empty() || !roster.tells_associations() && scope != Scope::National {
            return Self::Nothing;
        }
        let holds = match scope {
            Scope::National => true,
            Scope::Local => roster.has_association(&association),
            Scope::Prefecture => {
                let prefecture = PREFECTURES.iter().find(|prefecture| association.starts_with(*prefecture));
                roster.has_association(&association)
                    || prefecture.is_some_and(|prefecture| roster.has_association_in(prefecture))
            }
        };
        if holds { Self::Inside } else { Self::Outside }
    }
}

const PREFECTURES: [&str; 47] = [
    "北海道",
    "青森",
    "岩手",
    "宮城",
    "秋田",
    "山形",
    "福島",
    "茨城",
    "栃木",
    "群馬",
    "埼玉",
    "千葉",
    "東京",
    "神奈川",
    "新潟",
    "富山",
    "石川",
    "福井",
    "山梨",
    "長野",
    "岐阜",
    "静岡",
    "愛知",
    "三重",
    "滋賀",
    "京都",
    "大阪",
    "兵庫",
    "奈良",
    "和歌山",
    "鳥取",
    "島根",
    "岡山",
    "広島",
    "山口",
    "徳島",
    "香川",
    "愛媛",
    "高知",
    "福岡",
    "佐賀",
    "長崎",
    "熊本",
    "大分",
    "宮崎",
    "鹿児島",
    "沖縄",
];
