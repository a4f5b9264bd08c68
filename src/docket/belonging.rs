use crate::value::{fold_width, trim_wide};

/// To which association a doctor belongs.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Belonging {
    /// A member; the association as it stands.
    Member(String),
    /// In no association.
    NonMember,
    /// Nothing says.
    #[default]
    NotTold,
}

impl Belonging {
    /// What the columns 所属医師会 and 会員区分 say.
    #[must_use]
    pub fn read(association: &str, class: &str) -> Self {
        let name = fold_width(trim_wide(association)).split_whitespace().collect::<Vec<_>>().join(" ");
        let bare = name.trim_matches(['(', ')']);
        let is_none = |text: &str| NONE.contains(&text);
        match name.as_str() {
            _ if is_none(bare) => Self::NonMember,
            "" if is_none(fold_width(trim_wide(class)).trim_matches(['(', ')'])) => Self::NonMember,
            "" => Self::NotTold,
            _ => Self::Member(name),
        }
    }

    /// The association, or （非会員）; blank where nothing says.
    #[must_use]
    pub fn words(&self) -> &str {
        match self {
            Self::Member(name) => name,
            Self::NonMember => "（非会員）",
            Self::NotTold => "",
        }
    }
}

/// How lists say that somebody is in no association.
const NONE: [&str; 8] = ["非会員", "会員外", "未入会", "無所属", "所属なし", "なし", "無", "未加入"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn associations_and_non_members() {
        let member = |name: &str| Belonging::Member(name.to_owned());
        let cases = [
            ("横浜市医師会", "A①", member("横浜市医師会")),
            ("　横浜市医師会 ", "", member("横浜市医師会")),
            ("非会員", "", Belonging::NonMember),
            ("（非会員）", "B", Belonging::NonMember),
            ("", "非会員", Belonging::NonMember),
            ("", "A①", Belonging::NotTold),
            ("", "", Belonging::NotTold),
        ];
        for (association, class, wanted) in cases {
            assert_eq!(Belonging::read(association, class), wanted, "{association} {class}");
        }
    }
}
