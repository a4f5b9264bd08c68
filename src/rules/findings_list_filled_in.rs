use super::prelude::*;

/// Somebody wrote into the list of findings of a workbook that came back: nothing is read from there.
pub(super) static RULE: Rule = Rule {
    code: 801,
    name: "findings-list-filled-in",
    title: Text { ja: "エラー一覧に書き込みがある", en: "Somebody wrote into the list of findings" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::File(check),
    page: include_str!("findings_list_filled_in.md"),
};

const MESSAGE: Text = Text {
    ja: "エラー一覧への記入は反映されません（{0}）。",
    en: "What was written into the list of findings (エラー一覧) is not taken over ({0}).",
};
const MANY: Text = Text {
    ja: "エラー一覧への記入は反映されません（{0} ほか{1}か所）。",
    en: "What was written into the list of findings (エラー一覧) is not taken over ({0} and {1} more).",
};
const HELP: Text = Text {
    ja: "直す内容を、表のシートの「修正はこのセルで」のセルに入力してください。連絡事項は、メールなどでお知らせください。",
    en: "Type corrections into the cells of the table sheet that the last column (修正はこのセルで) leads to; send remarks by mail.",
};

fn check(file: &FileCx<'_>, out: &mut Out<'_>) {
    let FileFault::ListFilledIn { places, more } = file.fault else { return };
    let args = [Datum::open(places.join("、")), Datum::open(more.to_string())];
    out.report(Place::default(), None, if *more == 0 { MESSAGE } else { MANY }, HELP, args);
}
