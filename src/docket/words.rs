//! For what boards are asked, and at which level.

/// A certification for which boards are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Course {
    /// 認定産業医.
    Occupational,
    /// 認定健康スポーツ医.
    Sports,
}

impl Course {
    /// Both, in the order in which they are put.
    pub const ALL: [Self; 2] = [Self::Occupational, Self::Sports];

    /// By its name in the vocabulary; `None` for a programme of which no board is asked this way.
    #[must_use]
    pub fn of_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|course| course.id() == id)
    }

    /// Its name in the vocabulary.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Occupational => "occupational-physician",
            Self::Sports => "sports-physician",
        }
    }

    /// 認定産業医.
    #[must_use]
    pub const fn ja(self) -> &'static str {
        match self {
            Self::Occupational => "認定産業医",
            Self::Sports => "認定健康スポーツ医",
        }
    }

    /// 産業医: for tabs.
    #[must_use]
    pub const fn short(self) -> &'static str {
        match self {
            Self::Occupational => "産業医",
            Self::Sports => "スポーツ医",
        }
    }
}

/// First certificate or renewal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// 新規.
    New,
    /// 更新.
    Renewal,
}

impl Kind {
    /// Both, in the order in which they are put.
    pub const ALL: [Self; 2] = [Self::New, Self::Renewal];

    /// By its name in the vocabulary.
    #[must_use]
    pub fn of_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// Its name in the vocabulary.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Renewal => "renewal",
        }
    }

    /// 新規, 更新.
    #[must_use]
    pub const fn ja(self) -> &'static str {
        match self {
            Self::New => "新規",
            Self::Renewal => "更新",
        }
    }
}

/// Whose board is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// 郡市区医師会.
    Local,
    /// 都道府県医師会.
    Prefectural,
    /// 日本医師会.
    National,
}

impl Level {
    /// By the name on the command line.
    #[must_use]
    pub fn of_id(id: &str) -> Option<Self> {
        match id {
            "gun" => Some(Self::Local),
            "ken" => Some(Self::Prefectural),
            "nichii" => Some(Self::National),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Role, Vocabulary};

    #[test]
    fn names_are_those_of_the_vocabulary() {
        let vocabulary = Vocabulary::embedded();
        for course in Course::ALL {
            assert_eq!(vocabulary.canonical(Role::Programme, course.ja()), Some(course.id()));
            assert_eq!(vocabulary.canonical(Role::Programme, course.short()), Some(course.id()));
        }
        for kind in Kind::ALL {
            assert_eq!(vocabulary.canonical(Role::ApplicationKind, kind.ja()), Some(kind.id()));
            assert_eq!(Kind::of_id(kind.id()), Some(kind));
        }
    }
}
