use crate::docket::Resolution;
use crate::report::sheet::{Cell, Sheet, Value};
use crate::value::wareki;

use super::super::words;
use super::{After, COURSE, Paged, SHORT_WHO, entry, short, short_who, text};

/// 差戻し連絡一覧 and 継続協議一覧: whom to tell what, and until when the application can be made again.
/// `None` where nothing was resolved so.
pub(super) fn returned(tab: String, after: &After<'_, '_>, resolution: Resolution) -> Option<Sheet> {
    let own = after.resolved_as(resolution);
    if own.is_empty() {
        return None;
    }
    let is_return = resolution == Resolution::Returned;
    let next = after.docket.due.round.as_ref();
    let deadline = next.map_or_else(|| "（要確認）".to_owned(), |round| wareki(round.apply_until));
    // Reasons and facts need the room.
    let who = SHORT_WHO.map(|(label, width)| (label, if label == COURSE { 21 } else { width }));
    let rest: &[(&str, u16)] = match is_return {
        true => &[("理由", 28), ("事務局の確認", 32), ("期限", 18), ("連絡", 7)],
        false => &[("理由", 36), ("事務局の確認", 40)],
    };
    let columns: Vec<(&str, u16)> = who.into_iter().chain(rest.iter().copied()).collect();
    let rows = own.iter().map(|(case, line)| {
        let told = words::matters(case, after.docket).into_iter();
        let facts: Vec<String> =
            told.map(|matter| format!("{}: {}", matter.title.replace('\n', ""), matter.facts)).collect();
        let reason =
            if line.reason.is_empty() { "（議決に理由の記載がありません）" } else { &line.reason };
        let [number, name, belonging, course] = short_who(case);
        let mut cells = vec![number, name, belonging, in_two_lines(course)];
        cells.extend([text(reason), text(&facts.join("\n"))]);
        if is_return {
            cells.extend([short(&deadline), entry()]);
        }
        cells
    });
    let title = if is_return { "差戻し連絡一覧" } else { "継続協議一覧" };
    let about = match (is_return, next) {
        (true, Some(round)) => format!(
            "郡市区医師会（非会員の方はご本人）に、理由と期限をご連絡ください。期限は{}の都道府県医師会の受付の最終日です。",
            round.label.ja
        ),
        (true, None) => "郡市区医師会（非会員の方はご本人）に、理由と期限をご連絡ください。".to_owned(),
        (false, _) => "次の会議で改めて協議する申請です。".to_owned(),
    };
    let sheet = Paged {
        tab,
        title,
        about: format!("{}　{}件　{about}", after.about(), own.len()),
        columns: &columns,
        rows: rows.collect(),
        ticks: if is_return { &[9] } else { &[] },
    }
    .sheet();
    Some(sheet)
}

/// Programme and kind one under the other: the column is narrow.
fn in_two_lines(cell: Cell) -> Cell {
    match cell.value {
        Value::Text(text) => Cell::text(text.replace('（', "\n（"), cell.meaning),
        _ => cell,
    }
}
