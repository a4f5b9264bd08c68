//! What Excel watches over, in the words of its writer.

use rust_xlsxwriter::{
    ConditionalFormatFormula, DataValidation, DataValidationErrorStyle, DataValidationRule, ExcelDateTime, Formula,
    ProtectionOptions, Worksheet,
};

use super::book_fault::BookFault;
use super::look;
use crate::report::sheet::{Area, Input, Plan, Takes, Watch};

/// Sets what may be typed where, and what changes its look.
pub(super) fn set_up(sheet: &mut Worksheet, plan: &Plan) -> Result<(), BookFault> {
    for input in &plan.inputs {
        let (first_row, first_column, last_row, last_column) = corners(input.area);
        sheet.add_data_validation(first_row, first_column, last_row, last_column, &validation(input)?)?;
    }
    for Watch { area, when, meaning } in &plan.watches {
        let (first_row, first_column, last_row, last_column) = corners(*area);
        let format = ConditionalFormatFormula::new().set_rule(when.as_str()).set_format(look::watched(*meaning));
        sheet.add_conditional_format(first_row, first_column, last_row, last_column, &format)?;
    }
    if plan.protected {
        let allowed =
            ProtectionOptions { use_autofilter: true, format_columns: true, format_rows: true, ..Default::default() };
        sheet.protect_with_options(&allowed);
    }
    Ok(())
}

fn validation(input: &Input) -> Result<DataValidation, BookFault> {
    let validation = DataValidation::new();
    let validation = match &input.takes {
        Takes::OneOf(words) => validation.allow_list_strings(words)?,
        Takes::OneIn(range) => validation.allow_list_formula(Formula::new(range.as_str())),
        Takes::Number(least, most) => validation.allow_decimal_number(DataValidationRule::Between(*least, *most)),
        Takes::Day => {
            let since = ExcelDateTime::from_ymd(1989, 1, 8)?;
            validation.allow_date(DataValidationRule::GreaterThanOrEqualTo(since))
        }
        Takes::Whatever(formula) => validation.allow_custom(Formula::new(formula.as_str())),
    };
    let validation = match &input.hint {
        Some((title, words)) => validation.set_input_title(title.as_str())?.set_input_message(words.as_str())?,
        None => validation,
    };
    let style = if input.lenient { DataValidationErrorStyle::Information } else { DataValidationErrorStyle::Stop };
    Ok(validation.set_error_style(style))
}

/// Rows and columns from 0, in the order in which the writer takes them.
fn corners(area: Area) -> (u32, u16, u32, u16) {
    let column = |column: u32| u16::try_from(column.saturating_sub(1)).unwrap_or(u16::MAX);
    let Area { first_row, last_row, first_column, last_column } = area;
    (first_row.saturating_sub(1), column(first_column), last_row.saturating_sub(1), column(last_column))
}
