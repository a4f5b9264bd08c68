use super::prelude::*;

/// A workbook that is broken, or that lies about its size (hazards, Reading workbooks).
pub(super) static RULE: Rule = Rule {
    code: 104,
    name: "workbook-refused",
    title: Text { ja: "Excel ブックを読み取れない", en: "The workbook cannot be read" },
    severity: Severity::Error,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::File(check),
    page: include_str!("workbook_refused.md"),
};

const HELP: Text = Text {
    ja: "Excel で開き直し、「名前を付けて保存」→「Excel ブック (.xlsx)」で保存してください。開けなければ提出元に再送をご依頼ください。",
    en: "Open it in Excel and save it as .xlsx again; if it does not open, ask the sender for it again.",
};

fn check(file: &FileCx<'_>, out: &mut Out<'_>) {
    if let FileFault::Refused(why, detail) = file.fault {
        out.report(Place::default(), None, *why, HELP, [Datum::open(detail.as_str())]);
    }
}
