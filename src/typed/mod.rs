//! What an office has typed into 単位管理.xlsx, read back: nothing of it is ever dropped.
//!
//! Every typed cell is a [`Slot`] (which sheet, which list, which doctor, which heading) and its [`Cell`]; rows of 手帳明細入力
//! stand for themselves. Whoever makes the next workbook takes what has a place there; the rest is listed.

mod at;
mod cell;
mod detail;
mod kept;
mod not_ours;
mod places;
mod sheets;
mod slot;
mod table;
pub mod words;

pub use at::At;
pub use cell::Cell;
pub use detail::{Columns, Detail};
pub use kept::{Kept, is_handbook};
pub use not_ours::NotOurs;
pub use places::Places;
pub use slot::{Room, Slot};
