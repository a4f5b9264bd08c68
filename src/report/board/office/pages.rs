//! How the sheets of an office are printed, and where it writes into them.

use crate::report::sheet::{Cell, Meaning, Page, Paper};

use super::super::material::List;
use super::super::openly::clip;

/// How every page of it must be handled.
const CARE: &str = "取扱注意・事務局用";

/// How a sheet of an office is printed.
pub(super) fn page(title: &str, is_large: bool, landscape: bool) -> Page {
    let paper = if is_large { Paper::A3 } else { Paper::A4 };
    Page { paper, landscape, title: title.to_owned(), care: Some(CARE), full_last: true, ..Page::default() }
}

/// The name of a list with a heading before it.
pub(super) fn titled(what: &str, list: &List) -> String {
    format!("{} {what}", list.title())
}

/// A cell into which an office writes, with what it has written before.
pub(super) fn entry(kept: &str) -> Cell {
    match kept {
        "" => Cell::blank(Meaning::ListedEntry),
        kept => Cell::text(clip(kept, 400), Meaning::ListedEntry),
    }
}
