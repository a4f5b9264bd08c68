//! What nearly every rule needs.

pub(super) use crate::credits::FactKind;
pub(super) use crate::finding::{Datum, Mask, Place, Severity, Text};
pub(super) use crate::reconcile::{
    Change, DecisionFaultKind, Declared, DifferenceKind, Outcome, RosterFault, RosterFaultKind, Ruling,
};
pub(super) use crate::record::{Credited, Kind, Point, Reading, Sitting, Source, Standing, State};
pub(super) use crate::schema::{Role, Vocabulary};
pub(super) use crate::table::CellFlags;
pub(super) use crate::value::*;

pub(super) use super::again::AgainCx;
pub(super) use super::application::ApplicationCx;
pub(super) use super::cell::CellCx;
pub(super) use super::context::Stage;
pub(super) use super::decision::DecisionCx;
pub(super) use super::file::{FileCx, FileFault, Foreign, Obstacle};
pub(super) use super::files::{FilesCx, Likeness};
pub(super) use super::header::HeaderCx;
pub(super) use super::held::{HeldCx, evidence_words, name_of, number_of};
pub(super) use super::ledger::LedgerCx;
pub(super) use super::minutes::MinutesCx;
pub(super) use super::origin::OriginCx;
pub(super) use super::out::Out;
pub(super) use super::pair::PairCx;
pub(super) use super::roster::RosterCx;
pub(super) use super::row::RowCx;
pub(super) use super::rule::{Asks, Check, Rule, Stages};
pub(super) use super::seminars::SeminarsCx;
pub(super) use super::sequence::SequenceCx;
pub(super) use super::shared_mail::SharedMailCx;
pub(super) use super::summary::SummaryCx;
pub(super) use super::typed::{TypedCx, TypedFault};
pub(super) use super::written::{Trouble, WrittenCx};
