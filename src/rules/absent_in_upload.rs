use super::prelude::*;

/// 欠席, キャンセル, 取消: absent people must not be uploaded (domain, The attendance CSV).
pub(super) static RULE: Rule = Rule {
    code: 410,
    name: "absent-in-upload",
    title: Text { ja: "欠席・取消の人が含まれている", en: "Somebody who was absent is in the file" },
    severity: Severity::Error,
    roles: &[Role::Presence, Role::Note],
    stages: Stages::ResultOnly,
    asks: Asks::Organiser,
    check: Check::Row(check),
    page: include_str!("absent_in_upload.md"),
};

const MESSAGE: Text = Text {
    ja: "{2} 様の{1}に「{0}」とあります。出席していない方は登録できません。",
    en: "{1} of {2} says \"{0}\". People who were absent cannot be registered.",
};
const NAMELESS: Text = Text {
    ja: "{1}に「{0}」とあります。出席していない方は登録できません。",
    en: "{1} says \"{0}\". People who were absent cannot be registered.",
};
const HELP: Text = Text {
    ja: "出席していなければこの行を削除してください。出席していたなら{1}の記載を直してください。",
    en: "Delete the row if the person was absent; otherwise correct the remark.",
};

fn check(row: &RowCx<'_>, out: &mut Out<'_>) {
    if row.record.facts.standing != Standing::Absent {
        return;
    }
    if let Some(column) = row.record.presence_column() {
        row.report_column(column, out, row.text_for(MESSAGE, NAMELESS), HELP, [row.name()]);
    }
}
