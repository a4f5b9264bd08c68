//! A form as a CSV: the header alone, in the spelling of its layout.

use crate::report::form::Form;
use crate::schema::{Dialect, Newline};

/// The header line, without byte order mark, in the delimiter and newline of the layout.
#[must_use]
pub fn form_csv(form: &Form, dialect: &Dialect) -> String {
    let mut out = String::new();
    for (at, column) in form.columns.iter().enumerate() {
        if at > 0 {
            out.push(dialect.delimiter);
        }
        let label = &column.label;
        if label.contains(['"', '\r', '\n', dialect.delimiter]) {
            out.push_str(&format!("\"{}\"", label.replace('"', "\"\"")));
        } else {
            out.push_str(label);
        }
    }
    out.push_str(match dialect.newline {
        Newline::CrLf => "\r\n",
        Newline::Lf => "\n",
        Newline::Cr => "\r",
    });
    out
}
