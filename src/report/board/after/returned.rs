use crate::docket::Resolution;
use crate::report::sheet::Sheet;
use crate::value::wareki;

use super::super::words;
use super::{After, Paged, SHORT_WHO, entry, short_who, text};

/// 差戻し連絡一覧 and 継続協議一覧: whom to tell what, and until when the application can be made again.
pub(super) fn returned(tab: String, after: &After<'_, '_>, resolution: Resolution) -> Sheet {
    let own = after.resolved_as(resolution);
    let is_return = resolution == Resolution::Returned;
    let deadline = after.docket.due.round.as_ref().map_or_else(
        || "（期限は都道府県医師会にご確認ください）".to_owned(),
        |round| format!("{}\n（{}の受付）", wareki(round.apply_until), round.label.ja),
    );
    let columns: Vec<(&str, u16)> =
        SHORT_WHO.into_iter().chain([("理由", 28), ("事務局の確認", 32), ("期限", 26), ("連絡", 7)]).collect();
    let rows = own.iter().map(|(case, line)| {
        let told = words::matters(case, after.docket).into_iter();
        let facts: Vec<String> = told.map(|matter| format!("{}: {}", matter.title, matter.facts)).collect();
        let reason =
            if line.reason.is_empty() { "（議決に理由の記載がありません）" } else { &line.reason };
        let mut cells = short_who(case).to_vec();
        cells.extend([text(reason), text(&facts.join("\n")), text(&deadline), entry()]);
        cells
    });
    let title = if is_return { "差戻し連絡一覧" } else { "継続協議一覧" };
    let about = match is_return {
        true => "郡市区医師会（非会員の方はご本人）に、理由と期限をご連絡ください。",
        false => "次の会議で改めて協議する申請です。",
    };
    Paged {
        tab,
        title,
        about: format!("{}　{}件　{about}", after.about(), own.len()),
        columns: &columns,
        rows: rows.collect(),
        none: if is_return {
            "差戻しの議決はありません。"
        } else {
            "継続協議の議決はありません。"
        },
        ticks: &[9],
    }
    .sheet()
}
