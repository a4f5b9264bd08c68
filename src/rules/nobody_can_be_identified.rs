use super::prelude::*;

/// Neither a number nor a name: no row tells who it is about.
pub(super) static RULE: Rule = Rule {
    code: 609,
    name: "nobody-can-be-identified",
    title: Text {
        ja: "番号も氏名もなく照合できない", en: "Neither number nor name to hold against the roster"
    },
    severity: Severity::Error,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Header(check),
    page: include_str!("nobody_can_be_identified.md"),
};

const MESSAGE: Text = Text {
    ja: "「医籍登録番号」の列も「氏名」の列もないため、名簿と照合できません。",
    en: "There is neither a column for the registration number nor one for the name: nothing can be held against the roster.",
};
const HELP: Text = Text {
    ja: "医籍登録番号か氏名の、少なくともどちらかの列を加えてください。別の見出しで入っているなら、見出しを直してください。",
    en: "Add at least one of the two columns, or rename the column that holds it.",
};

fn check(header: &HeaderCx<'_>, out: &mut Out<'_>) {
    let tells = [Role::RegistrationNumber, Role::Name].into_iter().any(|role| header.plan.knows(role));
    if header.held && !tells {
        out.report(header.place(None), None, MESSAGE, HELP, []);
    }
}
