use crate::value::{
    CreditsReading, DateFault, DateReading, EmailReading, KanaReading, NumberReading, read_credits, read_date,
    read_email, read_kana, read_number,
};

use super::plan::Kind;

/// An odd cell, read once for all rules that look at it.
#[derive(Clone, Debug)]
pub enum Reading {
    /// A registration number.
    Number(NumberReading),
    /// A name in kana.
    Kana(KanaReading),
    /// A date.
    Date(Result<DateReading, DateFault>),
    /// An address of mail.
    Email(EmailReading),
    /// Credits.
    Credits(CreditsReading),
    /// Text, names and code values: the rules look at the text itself.
    Text,
}

impl Reading {
    /// Reads a cell by the kind of its column.
    #[must_use]
    pub fn of(kind: Kind, text: &str) -> Self {
        match kind {
            Kind::Number => Self::Number(read_number(text)),
            Kind::Kana => Self::Kana(read_kana(text)),
            Kind::BirthDate(_) | Kind::Date(_) => Self::Date(read_date(text)),
            Kind::Email => Self::Email(read_email(text)),
            Kind::Credits => Self::Credits(read_credits(text)),
            Kind::Name | Kind::Code | Kind::Presence | Kind::Note | Kind::Text => Self::Text,
        }
    }
}
