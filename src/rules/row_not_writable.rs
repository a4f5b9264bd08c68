use super::prelude::*;

/// A row whose content is not known well enough to be written anew.
pub(super) static RULE: Rule = Rule {
    code: 813,
    name: "row-not-writable",
    title: Text { ja: "書き出せない行", en: "A row that cannot be written" },
    severity: Severity::Error,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Written(check),
    page: include_str!("row_not_writable.md"),
};

const RAGGED: Text = Text {
    ja: "この行はセルの数が見出しと合わず、どの値がどの列のものか決められません。",
    en: "This row has not as many cells as the header, so it is not known which value is whose.",
};
const RAGGED_HELP: Text = Text {
    ja: "カンマの数を見出しに合わせてから、もう一度実行してください。",
    en: "Make it as long as the header and run again.",
};
const UNREADABLE: Text = Text {
    ja: "{1}のセルに読み取れない文字があり、そのまま書き出すと元の内容が失われます。",
    en: "The cell {1} could not be read; writing it would lose what was there.",
};
const UNREADABLE_HELP: Text = Text {
    ja: "元の名簿を見て、正しい内容を入力してから、もう一度実行してください。",
    en: "Type what was meant and run again.",
};
const NO_RESULT: Text = Text {
    ja: "{1}のセルは数式で、計算結果が保存されていません。",
    en: "The cell {1} holds a formula without a stored result.",
};
const NO_RESULT_HELP: Text = Text {
    ja: "Excel で開いて保存し直してから、もう一度実行してください。",
    en: "Open and save it in Excel, and run again.",
};
const NOBODY: Text = Text {
    ja: "この行には医籍登録番号も氏名もなく、どなたの行か決められません。",
    en: "This row has neither a registration number nor a name, so it is not known whose it is.",
};
const NOBODY_HELP: Text = Text {
    ja: "受講者名簿を見て、医籍登録番号か氏名を入力してから、もう一度実行してください。",
    en: "Fill in the number or the name from the list of attendance, and run again.",
};
const BROKEN: Text = Text {
    ja: "このファイル（UTF-16）には壊れた文字があり、ほかをそのまま残して書き出すことができません。",
    en: "This file (UTF-16) has broken characters, so it cannot be written with the rest as it is.",
};
const BROKEN_HELP: Text = Text {
    ja: "Excel などで開いて UTF-8 で保存し直してから、もう一度実行してください。",
    en: "Save it as UTF-8 and run again.",
};
const OFFICE: Text = Text {
    ja: "この行は、どなたの受講かを事務局で確かめている途中です。",
    en: "The office is still finding out whose attendance this is.",
};
const OFFICE_HELP: Text = Text {
    ja: "医籍登録番号・氏名・生年月日が正しいかを、ご本人に確かめてお知らせください。",
    en: "Ask the person whether number, name and birth date are right, and tell the office.",
};

fn check(cx: &WrittenCx<'_>, out: &mut Out<'_>) {
    let texts = match cx.trouble {
        Trouble::Ragged => (RAGGED, RAGGED_HELP),
        Trouble::Unreadable => (UNREADABLE, UNREADABLE_HELP),
        Trouble::NoResult => (NO_RESULT, NO_RESULT_HELP),
        Trouble::WithTheOffice => (OFFICE, OFFICE_HELP),
        Trouble::NobodyTold => (NOBODY, NOBODY_HELP),
        Trouble::BrokenUtf16 => (BROKEN, BROKEN_HELP),
        _ => return,
    };
    cx.report(out, texts, []);
}
