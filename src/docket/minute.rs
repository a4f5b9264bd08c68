use foldhash::fast::FixedState;
use hashbrown::HashMap;

use crate::finding::Place;

use super::case::Case;
use super::words::{Course, Kind};

/// What a board resolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Resolution {
    /// 承認: it goes on.
    Approved,
    /// 差戻し: it goes back.
    Returned,
    /// 継続協議: it is talked about again.
    Continued,
}

/// One line of the minutes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Minute {
    /// The table it stands in, from 0.
    pub table: usize,
    /// Its row there.
    pub place: Place,
    /// The columns of number and resolution, from 1.
    pub columns: (Option<u32>, Option<u32>),
    /// 医籍登録番号.
    pub number: Option<u32>,
    /// The same as it stands.
    pub number_text: String,
    /// 氏名.
    pub name: String,
    /// 制度.
    pub course: Option<Course>,
    /// 新規 or 更新.
    pub kind: Option<Kind>,
    /// 議決.
    pub resolution: Option<Resolution>,
    /// The same as it stands.
    pub resolution_text: String,
    /// 理由.
    pub reason: String,
}

/// An entry of the office: the fee of an application has gone on to 日医 (S0 Q7).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remitted {
    /// 医籍登録番号.
    pub number: u32,
    /// 制度.
    pub course: Course,
    /// 新規 or 更新.
    pub kind: Kind,
    /// 済, a day, as it was entered.
    pub said: String,
}

/// Which line is about which application.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resolved {
    /// For each case, the line about it, by position.
    pub of_case: Vec<Option<usize>>,
    /// For each line, the case that it is about, by position.
    pub of_line: Vec<Option<usize>>,
    /// For each line, the earlier line about the same case that says otherwise.
    pub contradicts: Vec<Option<usize>>,
}

impl Resolved {
    /// The line about a case, also where what it says cannot be understood.
    #[must_use]
    pub fn line_about(&self, case: usize) -> Option<usize> {
        let understood = self.of_case.get(case).copied().flatten();
        understood.or_else(|| self.of_line.iter().position(|about| *about == Some(case)))
    }
}

impl Resolution {
    /// By its name in the vocabulary.
    #[must_use]
    pub fn of_id(id: &str) -> Option<Self> {
        match id {
            "approved" => Some(Self::Approved),
            "returned" => Some(Self::Returned),
            "continued" => Some(Self::Continued),
            _ => None,
        }
    }

    /// Its name in the vocabulary.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Approved => "approved",
            Self::Returned => "returned",
            Self::Continued => "continued",
        }
    }

    /// 承認, 差戻し, 継続協議.
    #[must_use]
    pub const fn ja(self) -> &'static str {
        match self {
            Self::Approved => "承認",
            Self::Returned => "差戻し",
            Self::Continued => "継続協議",
        }
    }
}

/// Finds the application of each line, by number, programme and kind. The first line about an application holds; of two
/// applications that are the same, both have it.
#[must_use]
pub fn resolve(cases: &[Case<'_>], minutes: &[Minute]) -> Resolved {
    let mut known: HashMap<(u32, Course, Kind), Vec<usize>, FixedState> = HashMap::default();
    for (at, case) in cases.iter().enumerate() {
        let application = &case.application;
        if let (Some(number), Some(course), Some(kind)) = (application.number, application.course, application.kind) {
            known.entry((number, course, kind)).or_default().push(at);
        }
    }
    let mut resolved = Resolved { of_case: vec![None; cases.len()], ..Resolved::default() };
    for (line, minute) in minutes.iter().enumerate() {
        let key =
            minute.number.zip(minute.course).zip(minute.kind).map(|((number, course), kind)| (number, course, kind));
        let own = key.and_then(|key| known.get(&key)).map_or(&[][..], Vec::as_slice);
        let before = own.first().and_then(|&at| resolved.of_case.get(at).copied().flatten());
        let other =
            before.filter(|&before| minutes.get(before).map(|known| known.resolution) != Some(minute.resolution));
        resolved.of_line.push(own.first().copied());
        resolved.contradicts.push(other.filter(|_| minute.resolution.is_some()));
        for &at in own {
            if let Some(place) = resolved.of_case.get_mut(at).filter(|place| place.is_none()) {
                *place = Some(line).filter(|_| minute.resolution.is_some());
            }
        }
    }
    resolved
}

/// For each case, what the office has entered about its fee.
#[must_use]
pub fn remitted_of<'r>(cases: &[Case<'_>], remitted: &'r [Remitted]) -> Vec<Option<&'r str>> {
    let mut known: HashMap<(u32, Course, Kind), &str, FixedState> = HashMap::default();
    for entry in remitted {
        known.entry((entry.number, entry.course, entry.kind)).or_insert(&entry.said);
    }
    let key = |case: &Case<'_>| Some((case.application.number?, case.application.course?, case.application.kind?));
    cases.iter().map(|case| known.get(&key(case)?).copied()).collect()
}
