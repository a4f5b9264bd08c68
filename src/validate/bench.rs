use crate::record::{Plan, Prevailing};
use crate::rules::{AskedRules, Context, Filter};

use super::against::Against;
use super::needs::Needs;

/// Everything that judging one table needs; shared by all threads.
pub(super) struct Bench<'a> {
    /// What holds for the whole table.
    pub cx: Context<'a>,
    /// What is expected of each column.
    pub plan: &'a Plan,
    /// The rules that are asked.
    pub asked: &'a AskedRules,
    /// Which of their findings count.
    pub filter: &'a Filter,
    /// What rules about several rows compare.
    pub needs: Needs,
    /// Where all of the table and its seminar disagree.
    pub prevailing: &'a Prevailing,
    /// What its rows are held against.
    pub against: Option<Against<'a>>,
}
