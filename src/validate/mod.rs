//! The whole way of a run: inputs → tables → blocks → findings in order.
//!
//! Invariants: no more than one block a thread is alive; findings leave in order of (input, record, column, code), then those
//! about the header, the table and what was counted over all of it; the same input gives the same findings for any number of threads.

mod across;
mod again;
mod against;
mod against_row;
mod amended;
mod applications;
mod as_submitted;
mod ask;
mod before;
mod bench;
mod book_rows;
mod book_table;
mod books;
mod both;
mod decided;
mod docket;
mod fault;
mod held;
mod holders;
mod judge;
mod judged_row;
mod keep;
mod marks;
mod matched;
mod meeting;
mod merge;
mod minutes;
mod needs;
mod open;
mod options;
mod output;
mod pending;
mod person;
mod remitted;
mod returned;
mod room;
mod rosters;
mod run;
mod run_input;
mod running;
mod seminar_list;
mod sheet_rows;
mod sheets;
mod stay;
mod stream;
mod table_info;
mod text;
mod text_feed;
mod told_seminar;
mod turnstile;
mod twins;
mod values;

pub use again::Again;
pub use against::{Against, Decisions};
pub use amended::Amended;
pub use applications::{ApplicationTable, ApplicationsRead, NoApplications, read_applications};
pub use book_table::BookTable;
pub use books::{BookOptions, BooksRead, NoBooks, read_books};
pub use both::{Both, BothOutput};
pub use decided::{
    ALL_SHOWN, BETWEEN_PEOPLE, CASES_HEADER, CASES_NAME, DecisionsRead, NO_NUMBER, NoDecisions, RECORD_FATE,
    RECORD_HEADER, RECORD_NAME, REPLY_NAME, Replayed, is_of_match, read_decisions,
};
pub use docket::{judge_docket, judge_minutes, keep_only};
pub use judged_row::JudgedRow;
pub use matched::{IDENTIFYING, MatchPrepare, MatchedRow, Submitted, Values};
pub use minutes::{MINUTES_NAME, MinutesRead, NoMinutes, REASON_LABEL, RESOLUTION_LABEL, read_minutes};
pub use options::Options;
pub use output::Output;
pub use remitted::{FEES_NAME, REMITTED_LABEL};
pub use returned::{LIST_HEADER, LIST_NAME, LOST, NO_CELL, TABLE_NAME, in_list, is_feedback};
pub use rosters::{NoRoster, RosterTable, RostersRead, read_rosters, read_rosters_with};
pub use run::run;
pub use run_input::RunInput;
pub use running::RunTotals;
pub use seminar_list::{NoList, SeminarList, read_seminars};
pub use sheets::is_workbook;
pub use stream::Prepare;
pub use table_info::{
    ColumnInfo, HeaderWord, Judged, SchemaInfo, SeminarInfo, Silent, TableInfo, TableTotals, TitleRow,
};
pub use told_seminar::{SeminarsGiven, ToldBy, ToldSeminar};
