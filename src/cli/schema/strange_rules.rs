use crate::rules::RULES;
use crate::schema::{Message, Schema, SchemaError, SeveritySetting, nearest};

/// Settings of `[severity]` that name no rule. The room of layouts does not know the rules.
pub(super) fn strange_rules(path: &str, schema: &Schema) -> Vec<SchemaError> {
    let names = || RULES.iter().map(|rule| rule.name);
    let strange = schema.severities.iter().filter(|setting| !names().any(|name| name == setting.rule));
    let fault = |setting: &SeveritySetting| {
        let rule = &setting.rule;
        let (ja, en) = match nearest(rule, names()) {
            Some(near) => (format!("（「{near}」ではありませんか）"), format!("; did you mean `{near}`?")),
            None => ("。規則の一覧は kenshu explain で見られます".to_owned(), "; kenshu explain lists them".to_owned()),
        };
        let message = Message {
            ja: format!("[severity] の「{rule}」という規則はありません{ja}"),
            en: format!("there is no rule `{rule}` for [severity]{en}"),
        };
        SchemaError { path: path.to_owned(), line: setting.line, column: 1, message }
    };
    strange.map(fault).collect()
}
