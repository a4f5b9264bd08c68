//! Results of formulas as a workbook stores them.

use rust_xlsxwriter::ExcelDateTime;

use super::book_fault::BookFault;
use crate::report::sheet::Value;
use crate::value::Date;

/// A day as a workbook counts it.
pub(super) fn day(date: Date) -> Result<ExcelDateTime, BookFault> {
    Ok(ExcelDateTime::from_ymd(date.year().unsigned_abs(), date.month().unsigned_abs(), date.day().unsigned_abs())?)
}

/// A result as it is stored: who opens the file without recalculating sees the same.
pub(super) fn stored(result: &Value) -> Result<String, BookFault> {
    Ok(match result {
        Value::Number(number, _) => number.to_string(),
        // Such a text would be written as a number that no workbook knows.
        Value::Text(text) if text.parse().is_ok_and(|number: f64| !number.is_finite()) => String::new(),
        Value::Text(text) => text.clone(),
        Value::Date(date) => day(*date)?.to_excel().to_string(),
        Value::Blank | Value::Runs(_) | Value::Computed(_) => String::new(),
    })
}
