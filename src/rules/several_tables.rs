use super::prelude::*;

/// Several sheets with tables: which were read, and which look like one and were not.
pub(super) static RULE: Rule = Rule {
    code: 125,
    name: "several-tables",
    title: Text { ja: "複数のシートに表がある", en: "Tables in several sheets" },
    severity: Severity::Info,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Origin(check),
    page: include_str!("several_tables.md"),
};

const READ: Text = Text {
    ja: "{0}枚のシートに受講者の表があります（{1}）。すべて確認しました。",
    en: "{0} sheets hold tables ({1}); all of them were checked.",
};
const READ_HELP: Text = Text {
    ja: "提出しない表が混じっていないか、確かめてください。",
    en: "See whether all of them are to be submitted.",
};
const MISFIT: Text = Text {
    ja: "シート「{0}」にも人の一覧らしい表がありますが、様式に合わず確認していません。",
    en: "The sheet \"{0}\" looks like a list of people but fits no layout; it was not checked.",
};
const MISFIT_HELP: Text = Text {
    ja: "受講者の一覧なら、見出しをほかのシートとそろえて、もう一度確認してください。",
    en: "If it lists attendees, give it the headers of the other sheet and check again.",
};

/// Sheets that are named.
const NAMED: usize = 5;

fn check(origin: &OriginCx<'_>, out: &mut Out<'_>) {
    let Some(sheets) = &origin.origin.sheets else { return };
    if sheets.read.len() > 1 {
        let mut names: Vec<&str> = sheets.read.iter().map(String::as_str).take(NAMED).collect();
        if sheets.read.len() > NAMED {
            names.push("…");
        }
        let args = [Datum::open(sheets.read.len().to_string()), Datum::open(names.join("、"))];
        out.report(Place::default(), None, READ, READ_HELP, args);
    }
    for sheet in &sheets.misfits {
        let args = [Datum::open(sheet.as_str())];
        out.report_as(Severity::Warning, Place::default(), None, MISFIT, MISFIT_HELP, args);
    }
}
