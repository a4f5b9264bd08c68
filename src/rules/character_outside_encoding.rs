use unicode_normalization::UnicodeNormalization as _;

use crate::record::Kind;
use crate::schema::Status;
use crate::source::Encoding;

use super::control_mark::is_control_mark;
use super::prelude::*;

/// A character that the encoding of the layout cannot hold: written there it becomes `?` (domain, Names).
pub(super) static RULE: Rule = Rule {
    code: 381,
    name: "character-outside-encoding",
    title: Text {
        ja: "様式の文字コードで表せない文字", en: "A character that the layout's encoding cannot hold"
    },
    severity: Severity::Warning,
    roles: &[
        Role::Name,
        Role::FamilyName,
        Role::GivenName,
        Role::FormerName,
        Role::Kana,
        Role::FamilyKana,
        Role::GivenKana,
        Role::Workplace,
        Role::Association,
        Role::Address,
        Role::SeminarTitle,
        Role::SeminarHost,
        Role::Item,
        Role::Note,
    ],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Cell(check),
    page: include_str!("character_outside_encoding.md"),
};

const LETTER: Text = Text {
    ja: "{1}「{0}」の「{2}」（{3}）は、様式の文字コード「{4}」で表せず「?」になります。",
    en: "\"{2}\" ({3}) in {1} \"{0}\" cannot be written in {4}, the layout's encoding.",
};
const SELECTOR: Text = Text {
    ja: "{1}「{0}」に字形を選ぶ記号（{3}）があり、様式の文字コード「{4}」で表せません。",
    en: "{1} \"{0}\" has a variation selector ({3}), which {4}, the layout's encoding, cannot hold.",
};
const INVISIBLE: Text = Text {
    ja: "{1}「{0}」に目に見えない文字（{3}）があり、様式の文字コード「{4}」で表せません。",
    en: "{1} \"{0}\" has an invisible character ({3}), which {4}, the layout's encoding, cannot hold.",
};
const HELP_SAME: Text = Text {
    ja: "「{5}」に直してください。文字の意味は変わりません。",
    en: "Change it to \"{5}\"; the character stays the same.",
};
const HELP_LIKE: Text = Text {
    ja: "「{5}」のように表せる字体にしてよいか、ご本人か提出元にお尋ねください。",
    en: "Ask whether it may be written as \"{5}\".",
};
const HELP_NONE: Text = Text {
    ja: "表せる字体かカナでどう書くか、ご本人か提出元にお尋ねください。",
    en: "Ask how to write it with ordinary characters or kana.",
};

fn check(cell: &CellCx<'_>, out: &mut Out<'_>) {
    let encoding = cell.cx.schema.dialect.encoding.of_bytes();
    let Some(kind) = cell.column.map(|column| column.kind).filter(|_| !encoding.is_unicode()) else { return };
    let is_ours = |c: char| !encoding.holds(c) && !is_named_elsewhere(kind, c);
    let Some(first) = cell.text.chars().find(|&c| is_ours(c)) else { return };
    let (mut meant, mut safe) = (String::with_capacity(cell.text.len()), true);
    for c in cell.text.chars() {
        match instead(c, encoding).filter(|_| is_ours(c)) {
            None if !is_ours(c) => meant.push(c),
            // One character that has no other spelling leaves the cell without a proposal.
            None => return report(cell, out, first, encoding, None),
            Some((text, is_same)) => {
                meant.push_str(&text);
                safe &= is_same;
            }
        }
    }
    // Where nothing would be left, nothing is known of what was meant.
    report(cell, out, first, encoding, (!is_blank(&meant)).then_some((meant, safe)));
}

fn report(cell: &CellCx<'_>, out: &mut Out<'_>, first: char, encoding: Encoding, meant: Option<(String, bool)>) {
    let message = match first {
        _ if is_selector(first) => SELECTOR,
        _ if is_blank(first.encode_utf8(&mut [0; 4])) => INVISIBLE,
        _ => LETTER,
    };
    let code = Datum::open(format!("U+{:04X}", u32::from(first)));
    let mut args = vec![Datum::sign(first), code, Datum::open(encoding.ja())];
    // An official layout leaves no doubt about what will be lost.
    let confirmed = cell.cx.schema.status == Status::Confirmed;
    let mut out = out.weighing(if confirmed { Severity::Error } else { Severity::Warning });
    match meant {
        None => {
            cell.report(&mut out, message, HELP_NONE, args);
        }
        Some((text, safe)) => {
            let meant = cell.datum(text);
            args.push(meant.clone());
            let finding = cell.report(&mut out, message, if safe { HELP_SAME } else { HELP_LIKE }, args);
            if safe { finding.mend_safely(meant) } else { finding.suggest(meant) }
        }
    }
}

/// What rules about names, kana and control characters name already is no second cause.
fn is_named_elsewhere(kind: Kind, c: char) -> bool {
    let is_mark = c == char::REPLACEMENT_CHARACTER || is_control_mark(c);
    is_mark
        || match kind {
            Kind::Name => !(is_kanji(c) || c.is_alphabetic() || is_selector(c) || is_accent(c)),
            Kind::Kana => !is_katakana(c),
            _ => false,
        }
}

/// What can be written instead of a character, and whether it is the same character.
pub(super) fn instead(c: char, encoding: Encoding) -> Option<(String, bool)> {
    let holds = |text: &str| text.chars().all(|c| encoding.holds(c));
    if is_selector(c) || is_blank(c.encode_utf8(&mut [0; 4])) && !c.is_whitespace() {
        return Some((String::new(), true));
    }
    if let Some((_, twin)) = TWINS.iter().find(|(sign, twin)| *sign == c && encoding.holds(*twin)) {
        return Some((twin.to_string(), true));
    }
    if let Some(form) = variant_forms(c).into_iter().find(|&form| encoding.holds(form)) {
        return Some((form.to_string(), false));
    }
    let compatible: String = std::iter::once(c).nfkc().collect();
    if holds(&compatible) {
        return Some((compatible, false));
    }
    // é is e without its accent, to those who cannot write it.
    let bare: String = std::iter::once(c).nfd().filter(|c| !is_accent(*c)).collect();
    (bare.is_ascii() && (!bare.is_empty() || is_accent(c))).then_some((bare, false))
}

/// Signs that have two codes, of which Windows writes the other.
const TWINS: [(char, char); 8] =
    [('〜', '～'), ('‖', '∥'), ('—', '―'), ('−', '－'), ('¢', '￠'), ('£', '￡'), ('¬', '￢'), ('\u{A0}', ' ')];

const fn is_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

const fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_that_work() {
        let cases = [
            ('𠮷', Some(("吉", false))),
            ('𣘺', Some(("橋", false))),
            ('鷗', Some(("鴎", false))),
            ('〜', Some(("～", true))),
            ('\u{E0100}', Some(("", true))),
            ('\u{200B}', Some(("", true))),
            ('é', Some(("e", false))),
            ('⼭', Some(("山", false))),
            ('\u{FA10}', Some(("塚", false))),
            ('김', None),
            ('😀', None),
            ('\u{E000}', None),
        ];
        for (c, expected) in cases {
            let found = instead(c, Encoding::Cp932);
            assert_eq!(found.as_ref().map(|(text, safe)| (text.as_str(), *safe)), expected, "{c}");
        }
    }
}
