use crate::docket::Resolution;
use crate::report::sheet::Sheet;
use crate::value::wareki;

use super::{After, Paged, SHORT_WHO, entry, short_who, text};

/// 認定証送付簿: whom a prefecture sends the certificates that come from 日医. Only whom 日医 has told of gets one.
pub(super) fn sending(tab: String, after: &After<'_, '_>) -> Sheet {
    let approved = after.resolved_as(Resolution::Approved);
    let columns: Vec<(&str, u16)> = SHORT_WHO
        .into_iter()
        .chain([("日医の通知", 10), ("認定証番号", 14), ("有効期間", 33), ("送付日", 12), ("受領", 7)])
        .collect();
    let rows = approved.iter().map(|(case, _)| {
        let next = case.standing.as_ref().and_then(|standing| standing.new_period);
        let next = next.map_or_else(String::new, |span| format!("{}～{}", wareki(span.from), wareki(span.until)));
        let mut cells = short_who(case).to_vec();
        cells.extend([entry(), entry(), text(&next), entry(), entry()]);
        cells
    });
    Paged {
        tab,
        title: "認定証送付簿",
        about: format!(
            "{}　{}名　日本医師会の承認の通知で確かめた方に送付してください。",
            after.about(),
            approved.len()
        ),
        columns: &columns,
        rows: rows.collect(),
        ticks: &[6, 10],
    }
    .sheet()
}
