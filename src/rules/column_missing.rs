use crate::record::{Plan, Source};
use crate::schema::{Field, Need};

use super::prelude::*;

/// A column that the layout requires or recommends is not there. One that is merely misspelt: `near-miss-column`.
pub(super) static RULE: Rule = Rule {
    code: 201,
    name: "column-missing",
    title: Text { ja: "必要な列がない", en: "A column is missing" },
    severity: Severity::Error,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Header(check),
    page: include_str!("column_missing.md"),
};

const REQUIRED: Text = Text { ja: "「{0}」の列がありません。", en: "There is no column \"{0}\"." };
const RECOMMENDED: Text = Text {
    ja: "「{0}」の列がありません。本人の確認に使うため、あることが望まれます。",
    en: "There is no column \"{0}\". It helps to tell people apart.",
};
const HELP: Text = Text {
    ja: "見出し「{0}」の列を加え、全員分を入力してください。別の見出しで入っているなら「{0}」に直してください。",
    en: "Add the column and fill it for everybody, or rename the column that holds it to \"{0}\".",
};
const HELP_NUMBER: Text = Text {
    ja: "見出し「{0}」の列を加え、ご本人の申し出の番号を入力してください（日医Q&A 問15・問18）。",
    en: "Add the column and enter the numbers that the attendees report (JMA Q&A 15 and 18).",
};
const HELP_EMAIL: Text = Text {
    ja: "見出し「{0}」の列を加え、全員分を入力してください。MAMIS に登録したものでなくても構いません（日医Q&A 問26）。",
    en: "Add the column and fill it for everybody; any address will do (JMA Q&A 26).",
};
const HELP_RECOMMENDED: Text = Text {
    ja: "分かる場合は、見出し「{0}」の列を加えてください。",
    en: "Add the column \"{0}\" where you have it.",
};

fn check(header: &HeaderCx<'_>, out: &mut Out<'_>) {
    // What a roster can do without is told once, by a rule of its own.
    if header.held {
        return;
    }
    let binding = header.binding;
    let required = binding.missing_required.iter().map(|&field| (field, Need::Required));
    let recommended = binding.missing_recommended.iter().map(|&field| (field, Need::Recommended));
    for (index, need) in required.chain(recommended) {
        let Some(field) = header.cx.schema.fields.get(index) else { continue };
        if binding.near.iter().any(|near| near.field == index)
            || !is_asked(header.cx.stage, field)
            || is_constant(header.plan, field)
        {
            continue;
        }
        let args = [Datum::open(field.label.as_str())];
        if need == Need::Required {
            out.report(header.place(None), None, REQUIRED, help(field.role), args);
        } else {
            out.report_as(Severity::Warning, header.place(None), None, RECOMMENDED, HELP_RECOMMENDED, args);
        }
    }
}

/// Before the seminar nobody has credits, and what is about the seminar is not asked.
pub(super) const fn is_asked(stage: Stage, field: &Field) -> bool {
    match stage {
        Stage::Result => true,
        Stage::Entry => !matches!(
            field.role,
            Role::Participation
                | Role::Presence
                | Role::Credits
                | Role::Programme
                | Role::Category
                | Role::Item
                | Role::CurriculumCode
                | Role::SeminarId
                | Role::SeminarTitle
                | Role::SeminarDate
                | Role::SeminarStart
                | Role::SeminarEnd
                | Role::SeminarHost
                | Role::SeminarHostKind
                | Role::ApprovalRound
                | Role::SessionMode
        ),
    }
}

/// What a title row or the command line tells for all rows needs no column.
fn is_constant(plan: &Plan, field: &Field) -> bool {
    matches!(plan.source(field.role), Source::Constant(_) | Source::Listed)
}

const fn help(role: Role) -> Text {
    match role {
        Role::RegistrationNumber => HELP_NUMBER,
        Role::Email => HELP_EMAIL,
        _ => HELP,
    }
}
