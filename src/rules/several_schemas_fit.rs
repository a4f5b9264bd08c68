use super::prelude::*;

/// The header alone does not decide between layouts.
pub(super) static RULE: Rule = Rule {
    code: 107,
    name: "several-schemas-fit",
    title: Text { ja: "見出しが複数の様式に合う", en: "The header fits several layouts" },
    severity: Severity::Error,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::File(check),
    page: include_str!("several_schemas_fit.md"),
};

const MESSAGE: Text = Text {
    ja: "見出しが複数の様式（{0}）に同じように合うため、どれで確認すればよいか決められません。",
    en: "The header fits several layouts alike ({0}), so none could be chosen.",
};
const HELP: Text = Text {
    ja: "--schema {1} のように、様式を指定してください。",
    en: "Name the layout, such as --schema {1}.",
};

fn check(file: &FileCx<'_>, out: &mut Out<'_>) {
    if let FileFault::SeveralSchemas(ids) = file.fault {
        let first = ids.first().map_or("", String::as_str);
        out.report(Place::default(), None, MESSAGE, HELP, [Datum::open(ids.join(", ")), Datum::open(first)]);
    }
}
