//! Names that a workbook defines, and the sheets they lead to.

use std::io::{Read, Seek};

use super::entities::{push_resolved, push_verbatim};
use super::markup::Token;
use super::package::Package;
use super::sheet_info::SheetInfo;
use crate::table::WorkbookError;

/// A name for a place in a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DefinedName {
    /// The name.
    pub name: String,
    /// The sheet it leads to, by [`SheetInfo::index`].
    pub sheet: usize,
}

/// Names that are kept of one workbook; broken ones hold hundreds of thousands.
const MOST_NAMES: usize = 10_000;

/// The names that lead to a sheet of the workbook. One that leads nowhere, or through a formula, is left out.
pub(super) fn read<R: Read + Seek>(
    package: &mut Package<R>,
    part: &str,
    sheets: &[SheetInfo],
) -> Result<Vec<DefinedName>, WorkbookError> {
    let mut names = Vec::new();
    let Some(mut xml) = package.xml(part)? else { return Ok(names) };
    let (mut open, mut range): (Option<String>, _) = (None, String::new());
    let broken = |error| WorkbookError::read(part, error);
    while names.len() < MOST_NAMES {
        match xml.next().map_err(broken)? {
            Token::Open(element) if element.name == b"definedName" && !element.empty => {
                open = element.attribute("name").map(std::borrow::Cow::into_owned);
                range.clear();
            }
            Token::Text(text) if open.is_some() => push_resolved(text, &mut range).map_err(broken)?,
            Token::Verbatim(text) if open.is_some() => push_verbatim(text, &mut range).map_err(broken)?,
            Token::Close(b"definedName") => {
                let tab = tab_of(&range);
                let sheet = tab.and_then(|tab| sheets.iter().find(|sheet| sheet.name == tab));
                names.extend(open.take().zip(sheet).map(|(name, sheet)| DefinedName { name, sheet: sheet.index }));
            }
            Token::End => break,
            _ => {}
        }
    }
    Ok(names)
}

/// The sheet that a range begins with: `'O''Hara'!$A$1:$B$2`, `名簿!$A$1`, and `$名簿.$A$1` as LibreOffice may write it.
fn tab_of(range: &str) -> Option<String> {
    let range = range.trim().trim_start_matches(['=', '$']);
    let Some(quoted) = range.strip_prefix('\'') else {
        let tab = range.split_once('!').or_else(|| range.split_once(".$"))?.0;
        return (!tab.is_empty() && !tab.contains(['#', '(', '['])).then(|| tab.to_owned());
    };
    let mut tab = String::new();
    let mut chars = quoted.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\'' if chars.next_if_eq(&'\'').is_some() => tab.push('\''),
            '\'' => return matches!(chars.next(), Some('!' | '.')).then_some(tab),
            c => tab.push(c),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_lead_to_sheets() {
        let cases = [
            ("'O''Hara 一覧'!$A$1:$B$2", Some("O'Hara 一覧")),
            ("名簿!$A$1", Some("名簿")),
            ("=名簿!$A$1", Some("名簿")),
            ("$'名 簿'.$A$1:$'名 簿'.$B$2", Some("名 簿")),
            ("$名簿.$A$1", Some("名簿")),
            ("#REF!$A$1", None),
            ("OFFSET(名簿!$A$1,0,0)", None),
            ("[1]名簿!$A$1", None),
            ("'名簿", None),
            ("3.14", None),
            ("", None),
        ];
        for (range, tab) in cases {
            assert_eq!(tab_of(range).as_deref(), tab, "{range}");
        }
    }
}
