//! What a board is shown, as plain facts. Nothing here can hold a registration number, a birth date or an address.

use crate::docket::{Belonging, Course, Kind, Level};
use crate::value::Date;

/// All that the package for a board says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Material {
    /// What stands over it.
    pub heading: Heading,
    /// The applicants: one list for each programme and kind, none of them empty.
    pub lists: Vec<List>,
    /// The prefecture whose association a local one applies to, where it is told.
    pub prefecture: Option<&'static str>,
    /// The associations of the applicants, in the order in which they stand.
    pub associations: Vec<Belonging>,
    /// The round after this one and who is due in it.
    pub due: Due,
}

/// What stands over the material.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Whose board.
    pub level: Level,
    /// The association; blank where nobody said.
    pub association: String,
    /// The meeting.
    pub meeting: Meeting,
    /// 協議事項（3）.
    pub agenda: Option<String>,
    /// The day of the meeting.
    pub held: Option<Date>,
    /// The day about which 日医 decides.
    pub approval: Date,
    /// 令和8年度 第4回（11月承認分）.
    pub round: String,
    /// Whether there is a box for approvals.
    pub approval_box: bool,
}

/// The meeting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Meeting {
    /// 理事会.
    #[default]
    Board,
    /// 運営委員会.
    Committee,
}

impl Meeting {
    /// 理事会, 運営委員会.
    #[must_use]
    pub const fn ja(self) -> &'static str {
        match self {
            Self::Board => "理事会",
            Self::Committee => "運営委員会",
        }
    }
}

/// The applicants of one programme and kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// The programme; `None` for applications of which it is not known.
    pub course: Option<Course>,
    /// 新規 or 更新; `None` where it is not known.
    pub kind: Option<Kind>,
    /// The applicants, by association and kana.
    pub entries: Vec<Entry>,
}

/// One applicant, as a board sees one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// 氏名.
    pub name: String,
    /// フリガナ.
    pub kana: String,
    /// 所属医師会.
    pub belonging: Belonging,
    /// 勤務先.
    pub workplace: String,
    /// 現有効期限.
    pub valid_until: Option<Date>,
    /// What the board has to talk about; none where the office found everything in order.
    pub matters: Vec<Matter>,
    /// What else is worth knowing, in a few words each.
    pub remarks: Vec<String>,
}

/// Something that the board has to talk about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matter {
    /// In a few words: 単位不足.
    pub title: String,
    /// What is known.
    pub facts: String,
    /// By which rule.
    pub rule: String,
}

/// Who is due in the round after this one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Due {
    /// That round; blank where no calendar tells.
    pub round: String,
    /// Certificates that expire from … until.
    pub expiry: Option<(Date, Date)>,
    /// For each association and programme, how many.
    pub counts: Vec<DueCount>,
}

/// How many are due in one association.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueCount {
    /// The association.
    pub belonging: Belonging,
    /// For each of [`Course::ALL`].
    pub of: [u64; 2],
}

impl Entry {
    /// 充足 or 要協議.
    #[must_use]
    pub const fn review(&self) -> &'static str {
        if self.matters.is_empty() { ENOUGH } else { TO_DISCUSS }
    }
}

/// The office found everything in order.
pub(super) const ENOUGH: &str = "充足";
/// The board has to talk about it.
pub(super) const TO_DISCUSS: &str = "要協議";

impl List {
    /// 認定産業医（更新）.
    #[must_use]
    pub fn title(&self) -> String {
        format!("{}（{}）", self.course_words(), self.kind_words())
    }

    /// 産業医_更新.
    #[must_use]
    pub fn tab(&self) -> String {
        format!("{}_{}", self.course.map_or("制度不明", Course::short), self.kind_words())
    }

    /// 認定産業医, 認定健康スポーツ医, 制度不明.
    #[must_use]
    pub fn course_words(&self) -> &'static str {
        self.course.map_or("制度不明", Course::ja)
    }

    /// 新規, 更新, 不明.
    #[must_use]
    pub fn kind_words(&self) -> &'static str {
        self.kind.map_or("区分不明", Kind::ja)
    }

    /// Applicants of whom the board has to talk.
    #[must_use]
    pub fn to_discuss(&self) -> usize {
        self.entries.iter().filter(|entry| !entry.matters.is_empty()).count()
    }
}

impl Belonging {
    /// As lists show it: never blank, so that it can be counted.
    #[must_use]
    pub(super) fn shown(&self) -> String {
        match self {
            Self::NotTold => "（記載なし）".to_owned(),
            _ => super::openly::openly(self.words(), 30),
        }
    }
}
