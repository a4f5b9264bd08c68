use crate::finding::{Lang, Text};
use crate::reconcile::Scope;
use crate::report::feedback::title_of;
use crate::rules::Stage;
use crate::validate::RosterTable;
use crate::value::Date;

/// What holds for the whole run.
#[derive(Clone, Debug)]
pub struct OfficeFacts {
    /// The day of judgement.
    pub as_of: Date,
    /// Before the seminar or after it.
    pub stage: Stage,
    /// The roster files, in the order given.
    pub rosters: Vec<RosterFile>,
    /// The day on which the rosters were drawn up, where it is known.
    pub roster_date: Option<Date>,
    /// Whom the rosters hold.
    pub scope: Scope,
    /// The file of decisions.
    pub decisions: Option<RosterFile>,
    /// The language of the workbook.
    pub lang: Lang,
}

/// How every page must be handled.
pub(super) const OFFICE_ONLY: Text = Text {
    ja: "取扱注意　事務局内限り・提出者への返却禁止",
    en: "Confidential (取扱注意): for the office only, never for the submitter",
};

impl OfficeFacts {
    /// The day of the roster, in words.
    pub(super) fn roster_day(&self) -> String {
        self.roster_date.map_or_else(|| self.lang.pick("不明", "not known").to_owned(), |date| date.to_string())
    }

    /// What the head of a page says of a sheet: by which roster it was made stands on every one.
    pub(super) fn head(&self, sheet: &str) -> String {
        let date = self.roster_day();
        match self.lang {
            Lang::Ja => format!("{sheet}　名簿の基準日: {date}"),
            Lang::En => format!("{sheet}, day of the roster: {date}"),
        }
    }
}

/// A roster file, or a file of decisions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RosterFile {
    /// The path as given.
    pub path: String,
    /// Its data rows.
    pub rows: u64,
    /// Its SHA-256, in hex.
    pub sha256: String,
}

impl RosterFile {
    /// What is told of a table.
    #[must_use]
    pub fn of(table: &RosterTable, lang: Lang) -> Self {
        Self { path: title_of(&table.info, lang), rows: table.totals.records, sha256: table.info.sha256.clone() }
    }
}
