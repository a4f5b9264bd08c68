use crate::record::Kind;

use super::control_mark::{is_control_mark, without_control_marks};
use super::prelude::*;

/// Characters that cannot be seen and steer programs. Other rules do not name them again.
pub(super) static RULE: Rule = Rule {
    code: 115,
    name: "control-character",
    title: Text { ja: "目に見えない制御文字", en: "Invisible control characters" },
    severity: Severity::Error,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Cell(check),
    page: include_str!("control_character.md"),
};

const NUL: Text = Text {
    ja: "{1}「{0}」に、目に見えない文字 {2}（空文字 NUL）が{3}個あります。",
    en: "{1} \"{0}\" has the invisible character {2} (NUL), {3} in all.",
};
const END: Text = Text {
    ja: "{1}「{0}」に、目に見えない文字 {2}（ファイル終端の記号）が{3}個あります。",
    en: "{1} \"{0}\" has the invisible character {2} (end of file), {3} in all.",
};
const ESCAPE: Text = Text {
    ja: "{1}「{0}」に、目に見えない文字 {2}（画面を操作する ESC）が{3}個あります。",
    en: "{1} \"{0}\" has the invisible character {2} (escape), {3} in all.",
};
const DIRECTION: Text = Text {
    ja: "{1}「{0}」に、目に見えない文字 {2}（文字の並ぶ向きを変える記号）が{3}個あります。",
    en: "{1} \"{0}\" has the invisible character {2}, which turns the direction of text, {3} in all.",
};
const OTHER: Text = Text {
    ja: "{1}「{0}」に、目に見えない文字 {2}（制御文字）が{3}個あります。",
    en: "{1} \"{0}\" has the invisible character {2} (a control character), {3} in all.",
};
const TAB: Text = Text {
    ja: "{1}「{0}」の中に、タブ（{2}）が{3}個あります。",
    en: "{1} \"{0}\" has a tab ({2}) inside, {3} in all.",
};
const BREAK: Text = Text {
    ja: "{1}「{0}」の中に、改行（{2}）が{3}個あります。",
    en: "{1} \"{0}\" has a line break ({2}) inside, {3} in all.",
};
const HELP: Text = Text {
    ja: "セルの内容を消して、入力し直してください。貼り付けると、また混じることがあります。",
    en: "Clear the cell and type it again; pasting may bring the character back.",
};
const HELP_SPACE: Text =
    Text { ja: "空白に替えるか、消してください。", en: "Replace it with a space, or delete it." };

fn check(cell: &CellCx<'_>, out: &mut Out<'_>) {
    let is_hard = |c: char| c != '\t' && is_control_mark(c);
    let count =
        |wanted: &dyn Fn(char) -> bool| Datum::open(cell.text.chars().filter(|&c| wanted(c)).count().to_string());
    if let Some(first) = cell.text.chars().find(|&c| is_hard(c)) {
        let finding = cell.report(out, words(first), HELP, [name(first), count(&is_hard)]);
        // A mark of direction carries no content, nor does padding at the end; what another control stands for is not known.
        let (kept, tail) = cell.text.split_at(cell.text.trim_end_matches(['\0', '\u{1A}']).len());
        // Of a cell that could not be read it is not known what should be written instead.
        if !cell.text.contains('\t')
            && !is_garbled(cell)
            && (!tail.is_empty() || is_direction(first))
            && kept.chars().all(|c| !is_hard(c) || is_direction(c))
        {
            finding.mend_safely(cell.datum(without_control_marks(cell.text)));
        }
        return;
    }
    let is_soft = |c: char| c == '\t' || (c == '\n' || c == '\r') && leaves_breaks_to_us(cell);
    if let Some(first) = cell.text.chars().find(|&c| is_soft(c)) {
        let message = if first == '\t' { TAB } else { BREAK };
        let same = |c: char| c == first;
        let mut out = out.weighing(Severity::Warning);
        let finding = cell.report(&mut out, message, HELP_SPACE, [name(first), count(&same)]);
        if !is_garbled(cell) {
            finding.mend_safely(
                cell.datum(cell.text.split(is_soft).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")),
            );
        }
    }
}

/// Numbers, names, dates, addresses and credits have rules of their own that name a line break.
fn leaves_breaks_to_us(cell: &CellCx<'_>) -> bool {
    let kind = cell.column.map_or(Kind::Text, |column| column.kind);
    matches!(kind, Kind::Text | Kind::Note | Kind::Code | Kind::Presence)
}

/// `true` for a cell that could not be decoded or cut.
fn is_garbled(cell: &CellCx<'_>) -> bool {
    cell.flags.has(CellFlags::UNDECODABLE.or(CellFlags::STRAY_QUOTE).or(CellFlags::UNCLOSED_QUOTE))
}

const fn is_direction(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

const fn words(c: char) -> Text {
    match c {
        '\0' => NUL,
        '\u{1A}' => END,
        '\u{1B}' => ESCAPE,
        _ if is_direction(c) => DIRECTION,
        _ => OTHER,
    }
}

fn name(c: char) -> Datum {
    Datum::open(format!("U+{:04X}", u32::from(c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_named() {
        let cases = [
            ('\0', "U+0000", NUL),
            ('\u{1A}', "U+001A", END),
            ('\u{202E}', "U+202E", DIRECTION),
            ('\u{7}', "U+0007", OTHER),
        ];
        for (c, text, message) in cases {
            assert_eq!(name(c).text, text);
            assert_eq!(words(c), message);
        }
    }
}
