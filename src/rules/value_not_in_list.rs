use crate::schema::Kind;

use super::prelude::*;

/// A code value in a spelling that nobody taught us. None of the codes of MAMIS is public, so it is a warning.
pub(super) static RULE: Rule = Rule {
    code: 370,
    name: "value-not-in-list",
    title: Text { ja: "知らない値", en: "A value that is not known" },
    severity: Severity::Warning,
    // Profession is not here: whatever is not 医師 is for `not-a-physician`. Nor is the class of a member: local associations
    // have classes of their own.
    roles: &[
        Role::Participation,
        Role::Presence,
        Role::Programme,
        Role::Category,
        Role::SessionMode,
        Role::SeminarHostKind,
        Role::Sex,
        Role::MemberStatus,
        Role::MyPage,
        Role::CreditSource,
        Role::WithinPeriod,
        Role::ApplicationKind,
    ],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Cell(check),
    page: include_str!("value_not_in_list.md"),
};

/// Known values that a message lists.
const LISTED: usize = 6;

const MESSAGE: Text = Text {
    ja: "{1}「{0}」は、知られている値にありません（{2}）。",
    en: "{1} \"{0}\" is none of the known values ({2}).",
};
const HELP: Text = Text {
    ja: "打ち間違いなら直してください。正しい値なら、様式（--schema）の values に加えると読み取れます。",
    en: "Correct it if it is a slip; if it is right, teach the layout (--schema) the value.",
};
/// What follows for a list that the office keeps.
const NOT_COUNTED: Text = Text {
    ja: "打ち間違いなら直してください。読み取れるまで、この行の単位は数えていません。",
    en: "Correct it if it is a slip; until it can be read, the credits of this row do not count.",
};
const NOT_JUDGED: Text = Text {
    ja: "打ち間違いなら直してください。読み取れるまで、この行は判定できません。",
    en: "Correct it if it is a slip; until it can be read, nothing is judged by this row.",
};
const NOT_READ: Text = Text {
    ja: "打ち間違いなら直してください。この欄は読み取れていません。",
    en: "Correct it if it is a slip; this cell was not read.",
};

/// What to do about it, and what follows where the list is one that the office keeps.
fn help(cell: &CellCx<'_>, role: Role) -> Text {
    let kept = match (cell.cx.schema.kind, role) {
        (Kind::Credits, Role::Programme | Role::Category) => NOT_COUNTED,
        (_, Role::Programme | Role::ApplicationKind) => NOT_JUDGED,
        _ => NOT_READ,
    };
    cell.cx.text_for(HELP, kept)
}

fn check(cell: &CellCx<'_>, out: &mut Out<'_>) {
    let Some(column) = cell.column else { return };
    let (Some(role), false) = (cell.role(), column.codes.is_empty()) else { return };
    if cell.cx.stage == Stage::Entry && is_about_the_seminar(role) || is_known(cell) {
        return;
    }
    let mut known: Vec<&str> =
        column.codes.iter().filter_map(|(_, spellings)| spellings.first().map(String::as_str)).collect();
    if known.len() > LISTED {
        known.truncate(LISTED);
        known.push("…");
    }
    cell.report(out, MESSAGE, help(cell, role), [Datum::open(known.join("・"))]);
}

/// A longer entry in a presence column is a remark, which may say anything.
const LONGEST_MARK: usize = 3;

/// Other rules and the scan agree on what is known; a cell may be odd for another reason.
fn is_known(cell: &CellCx<'_>) -> bool {
    if cell.role() == Some(Role::Presence) {
        let is_mark = trim_wide(cell.text).chars().count() <= LONGEST_MARK;
        return !is_mark || cell.record.presence_in(cell.index).is_some();
    }
    let folded = crate::schema::fold::text(cell.text);
    let codes = cell.column.map_or(&[][..], |column| &column.codes);
    codes.iter().any(|(_, spellings)| spellings.iter().any(|spelling| spelling == cell.text || *spelling == folded))
}

/// Before the seminar only the person is asked about.
const fn is_about_the_seminar(role: Role) -> bool {
    matches!(
        role,
        Role::Participation
            | Role::Presence
            | Role::Programme
            | Role::Category
            | Role::SessionMode
            | Role::SeminarHostKind
    )
}
