use super::control_mark::without_control_marks;
use super::lost_sign::{LostSign, lost_in_name, lost_in_text, resolved};
use super::prelude::*;

/// What is left of a character that an export before this one could not write: `?`, `〓`, `&#39640;`, `・` among kanji.
pub(super) static RULE: Rule = Rule {
    code: 326,
    name: "name-character-lost",
    title: Text { ja: "文字が失われた跡がある", en: "Trace of a lost character" },
    severity: Severity::Warning,
    roles: &[
        Role::Name,
        Role::FamilyName,
        Role::GivenName,
        Role::FormerName,
        Role::Workplace,
        Role::Association,
        Role::Address,
        Role::SeminarHost,
        Role::SeminarTitle,
    ],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Cell(check),
    page: include_str!("name_character_lost.md"),
};

const MARK: Text = Text {
    ja: "{1}「{0}」に「{2}」があります。漢字が文字化けしたものと思われます。",
    en: "{1} \"{0}\" has \"{2}\": probably a kanji that was lost when the file was saved.",
};
const DOT: Text = Text {
    ja: "{1}「{0}」の「・」は、漢字が失われた跡ではありませんか。",
    en: "The \"・\" in {1} \"{0}\" may stand for a kanji that was lost.",
};
const REFERENCE: Text = Text {
    ja: "{1}「{0}」に「{2}」とあります。「{3}」が別の書き方に化けたものです。",
    en: "{1} \"{0}\" has \"{2}\", which stands for \"{3}\".",
};
const HELP: Text = Text {
    ja: "申込書などで正しい漢字を確かめ、入力し直してください。分からなければご本人にお尋ねください。",
    en: "Look the right kanji up in the application form, or ask the attendee, and enter it again.",
};
const HELP_DOT: Text = Text {
    ja: "申込書などで漢字を確かめて入力し直してください。不要な記号なら消してください。",
    en: "Look the kanji up in the application form and enter it, or delete the sign.",
};
const HELP_REFERENCE: Text = Text {
    ja: "申込書などで確かめ、「{3}」に直してください。表せない文字なら通常の字体かカナで入力してください。",
    en: "Check it with the application form and enter \"{3}\", or an ordinary form of it.",
};
const HELP_TEXT: Text = Text {
    ja: "元の一覧や申込書で正しい文字を確かめ、入力し直してください。",
    en: "Look the right character up in the original list and enter it again.",
};

fn check(cell: &CellCx<'_>, out: &mut Out<'_>) {
    let Some(role) = cell.role() else { return };
    let is_name = matches!(role, Role::Name | Role::FamilyName | Role::GivenName | Role::FormerName);
    let found = if is_name {
        lost_in_name(&without_control_marks(cell.text))
    } else {
        lost_in_text(cell.text, role == Role::SeminarTitle)
    };
    let help = if is_name { HELP } else { HELP_TEXT };
    match found {
        None => {}
        Some(LostSign::Mark(mark)) => {
            cell.report(out, MARK, help, [Datum::sign(mark)]);
        }
        Some(LostSign::Dot) => {
            cell.report(out, DOT, HELP_DOT, []);
        }
        Some(LostSign::Reference(written, None)) => {
            cell.report(out, MARK, help, [Datum::open(written)]);
        }
        Some(LostSign::Reference(written, Some(named))) => {
            let finding = cell.report(out, REFERENCE, HELP_REFERENCE, [Datum::open(written), Datum::sign(named)]);
            if let Some(meant) = resolved(cell.text) {
                finding.suggest(cell.datum(meant));
            }
        }
    }
}
