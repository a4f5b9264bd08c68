use super::prelude::*;

/// Columns that an upload needs and a roster can do without: told once, and it stops nothing.
pub(super) static RULE: Rule = Rule {
    code: 608,
    name: "columns-for-upload-missing",
    title: Text {
        ja: "名簿との照合に使わない列がない", en: "Columns that only an upload needs are missing"
    },
    severity: Severity::Info,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Office,
    check: Check::Header(check),
    page: include_str!("columns_for_upload_missing.md"),
};

const MESSAGE: Text = Text {
    ja: "{0}の列がありません。名簿との照合は、ある列だけで行いました。",
    en: "There is no column for {1}. The rows were held against the roster by what there is.",
};
const HELP: Text = Text {
    ja: "MAMIS へ登録するファイルは、列をそろえてから kenshu validate でも確認してください。",
    en: "Before an upload, add the columns and check the file with kenshu validate as well.",
};

fn check(header: &HeaderCx<'_>, out: &mut Out<'_>) {
    if !header.held {
        return;
    }
    let binding = header.binding;
    let missing = binding.missing_required.iter().chain(&binding.missing_recommended);
    let fields = missing.filter_map(|&index| header.cx.schema.fields.get(index).map(|field| (index, field)));
    let fields: Vec<_> = fields
        .filter(|(index, field)| {
            let is_near = binding.near.iter().any(|near| near.field == *index);
            !is_near && !header.plan.knows(field.role) && super::column_missing::is_asked(header.cx.stage, field)
        })
        .collect();
    if fields.is_empty() {
        return;
    }
    let labels: Vec<String> = fields.iter().map(|(_, field)| format!("「{}」", field.label)).collect();
    let ids: Vec<&str> = fields.iter().map(|(_, field)| field.role.id()).collect();
    let args = [Datum::open(labels.concat()), Datum::open(ids.join(", "))];
    out.report(header.place(None), None, MESSAGE, HELP, args);
}
