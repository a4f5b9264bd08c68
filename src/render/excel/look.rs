//! From meanings to looks: fonts, colours, lines.

use std::collections::HashMap;

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

use crate::finding::Severity;
use crate::report::sheet::{Meaning, Value};

/// The height of a row and the width of a column that 游ゴシック 11 has in Excel, in pixels.
pub(super) const ROW_PIXELS: u32 = 25;
pub(super) const COLUMN_PIXELS: u32 = 72;

pub(super) const FONT: &str = "游ゴシック";
/// The built-in format of text.
pub(super) const TEXT: u8 = 49;
const LINE: u32 = 0x00BF_BFBF;

/// The format of a cell that says nothing about itself.
pub(super) fn default() -> Format {
    Format::new().set_font_name(FONT).set_font_size(11).set_font_charset(128).set_align(FormatAlign::VerticalCenter)
}

/// The formats made so far: making one costs more than finding it.
#[derive(Default)]
pub(super) struct Looks(HashMap<Key, Format>);

/// What a format follows from.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Key {
    meaning: Meaning,
    kind: Kind,
    wraps: bool,
    leads: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Kind {
    Text,
    Number(u8),
    Date,
}

impl Looks {
    /// The format of a cell of that meaning.
    pub(super) fn of(&mut self, meaning: Meaning, value: &Value, wraps: bool, leads: bool) -> &Format {
        let shown = if let Value::Computed(computed) = value { &*computed.result } else { value };
        let kind = match shown {
            Value::Number(_, decimals) => Kind::Number(*decimals),
            Value::Date(_) => Kind::Date,
            _ => Kind::Text,
        };
        let key = Key { meaning, kind, wraps, leads };
        self.0.entry(key).or_insert_with(|| make(key))
    }
}

fn make(Key { meaning, kind, wraps, leads }: Key) -> Format {
    let lines = |format: Format| format.set_border(FormatBorder::Thin).set_border_color(LINE);
    let lead = |format: Format| format.set_border_top(FormatBorder::Medium).set_border_top_color(0x0080_8080);
    let base = default();
    let format = match meaning {
        Meaning::Plain => base,
        Meaning::Title => base.set_bold().set_font_size(16),
        Meaning::Heading => base.set_bold().set_font_size(12).set_border_bottom(FormatBorder::Thin),
        Meaning::Label => lines(base).set_background_color(0x00F2_F2F2),
        Meaning::Field | Meaning::Body | Meaning::Tight => lines(base),
        Meaning::Short => lines(base).set_align(FormatAlign::Center),
        Meaning::Grade(severity) => {
            lines(base).set_background_color(colour(severity)).set_bold().set_align(FormatAlign::Center)
        }
        Meaning::Verdict(severity) => {
            lines(base).set_bold().set_font_size(12).set_background_color(severity.map_or(0x00E2_EFDA, colour))
        }
        Meaning::Header => lines(base).set_bold().set_background_color(0x00DD_EBF7).set_align(FormatAlign::Center),
        Meaning::RequiredHeader => {
            lines(base).set_bold().set_background_color(0x00F8_CBAD).set_align(FormatAlign::Center)
        }
        Meaning::Example => lines(base).set_num_format_index(TEXT).set_italic().set_font_color(0x0059_5959),
        Meaning::Source => base.set_num_format("@"),
        Meaning::Marked(severity) => lines(base).set_num_format("@").set_background_color(colour(severity)).set_bold(),
        Meaning::MarkedHeader(severity) => lines(base)
            .set_num_format("@")
            .set_bold()
            .set_background_color(colour(severity))
            .set_align(FormatAlign::Center),
        Meaning::Entry | Meaning::ListedEntry => {
            lines(base).set_align(FormatAlign::Center).set_background_color(0x00FF_FFE5).set_unlocked()
        }
        Meaning::Total => {
            lines(base).set_bold().set_border_top(FormatBorder::Medium).set_align(FormatAlign::Left).set_indent(1)
        }
        Meaning::Remark => base.set_font_size(9).set_font_color(0x0059_5959),
        Meaning::Headline => base.set_bold().set_font_size(14).set_align(FormatAlign::Center),
        Meaning::Middle => base.set_align(FormatAlign::Center),
        Meaning::Edge => base.set_align(FormatAlign::Right),
        Meaning::Listed => lines(base).set_indent(1),
        Meaning::ListedShort => lines(base).set_align(FormatAlign::Center),
        Meaning::Leading => lead(lines(base)).set_indent(1),
        Meaning::LeadingShort => lead(lines(base)).set_align(FormatAlign::Center),
    };
    let format = match kind {
        Kind::Text => format,
        Kind::Number(0)
            if matches!(
                meaning,
                Meaning::Short | Meaning::Entry | Meaning::ListedEntry | Meaning::ListedShort | Meaning::LeadingShort
            ) =>
        {
            format.set_num_format("0")
        }
        Kind::Number(decimals) if meaning == Meaning::Tight => {
            let decimals = "0".repeat(usize::from(decimals));
            format.set_num_format(format!("0.{decimals}")).set_align(FormatAlign::Right).set_shrink()
        }
        Kind::Number(0) => format.set_num_format("#,##0").set_align(FormatAlign::Right).set_indent(1),
        Kind::Number(decimals) => {
            let decimals = "0".repeat(usize::from(decimals));
            format.set_num_format(format!("#,##0.{decimals}")).set_align(FormatAlign::Right).set_indent(1)
        }
        Kind::Date => format.set_num_format("yyyy/mm/dd").set_align(FormatAlign::Center),
    };
    let format = if leads {
        format.set_font_color(0x0005_63C1).set_underline(rust_xlsxwriter::FormatUnderline::Single)
    } else {
        format
    };
    match wraps {
        // A number is on one line; LibreOffice forgets the indent of one that might not be.
        true if kind != Kind::Text && (meaning.is_listed() || meaning == Meaning::Total) => format,
        true if kind != Kind::Text => format.set_align(FormatAlign::Top),
        true if matches!(meaning, Meaning::Header | Meaning::Total | Meaning::ListedEntry) || meaning.is_listed() => {
            format.set_text_wrap()
        }
        true => format.set_text_wrap().set_align(FormatAlign::Top),
        false => format,
    }
}

/// What a watched cell looks like while its condition holds: what can change without moving anything.
pub(super) fn watched(meaning: Meaning) -> Format {
    match meaning {
        Meaning::Grade(severity) | Meaning::Marked(severity) | Meaning::MarkedHeader(severity) => {
            Format::new().set_background_color(colour(severity))
        }
        Meaning::Verdict(severity) => {
            Format::new().set_bold().set_background_color(severity.map_or(0x00E2_EFDA, colour))
        }
        Meaning::Remark => Format::new().set_font_color(0x00A6_A6A6),
        Meaning::Entry | Meaning::ListedEntry => Format::new().set_background_color(0x00FF_FFE5),
        _ => Format::new().set_bold(),
    }
}

/// A stretch of a text that differs from what it stands beside.
pub(super) fn run(marked: bool) -> Format {
    let base = Format::new().set_font_name(FONT).set_font_size(11).set_font_charset(128);
    if marked { base.set_bold().set_font_color(0x00C0_0000) } else { base }
}

/// The colour of a severity. Words say the same: nobody depends on a colour.
const fn colour(severity: Severity) -> u32 {
    match severity {
        Severity::Error => 0x00F8_CBAD,
        Severity::Warning => 0x00FF_E699,
        Severity::Info => 0x00DA_E9F8,
    }
}
